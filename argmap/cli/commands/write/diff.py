"""`argmap diff`: what changed between two versions of a map."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import output_options
from argmap.cli.options.everywhere import chosen_colour
from argmap.cli.options.parameters import source_root_option
from argmap.cli.printing.messages import complain
from argmap.cli.printing.output import Output
from argmap.cli.shared.git import compare_lines
from argmap.cli.shared.versions import load_version, read_version
from argmap.diagnostics import Diagnostic
from argmap.edit.compare.diff import Diff, diff
from argmap.formats.core.loaded import Loaded
from argmap.render.reports.diagnostics import concise
from argmap.render.reports.diff import DiffStatView, DiffView
from argmap.render.terminal.console import look_of, show
from argmap.render.terminal.lines import Line, Lines, piece

GIT_WORDS = (7, 9)
"""How many words git gives to an external diff: two more for a file that was renamed."""
FROM_GIT = "GIT_DIFF_PATH_COUNTER"
"""The variable that git sets when it calls an external diff."""
_HASH = re.compile(r"(?:\.|[0-9a-f]{40,64})\Z")


class _DiffCommand(Command):
    """A command that git calls with the name of a file, which may begin with a dash."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words that git appends to its setting as names, even if they begin with a dash."""
        if FROM_GIT in os.environ:
            own = len(args) - _added_by_git(args)
            args = [*args[:own], "--", *args[own:]]
        return super().parse_args(ctx, args)


def _added_by_git(words: Sequence[str]) -> int:
    """How many words at the end git has added: one for a file that is not merged yet."""
    for count in GIT_WORDS:
        # A path, and of the old and the new file each the place, the hash and the mode.
        hashes = [words[-count + i] for i in (2, 5)] if len(words) >= count else []
        if hashes and all(_HASH.match(hash) for hash in hashes):
            return count
    return 1


@click.command("diff", cls=_DiffCommand)
@click.argument("words", nargs=-1, metavar="BEFORE AFTER", shell_complete=completing.map_file)
@click.option("--stat", "only_stat", is_flag=True, help="Only how many of each were changed.")
@output_options
@source_root_option
def command(words: tuple[str, ...], only_stat: bool, output: Output) -> None:
    """What changed between two versions of a map, in claims and not in lines.

    Claims that were added, removed, renamed, reworded (word by word) or re-voiced; relations,
    speakers and sources. A version is a file, - for standard input, or git's REV:path if there is no
    such file. Exit 0 if the two say the same, 1 if not. As git's external diff it always exits 0.

    \b
    argmap diff old.argmap.yaml new.argmap.yaml
    argmap diff HEAD~1:debate.argmap.yaml debate.argmap.yaml --stat
    git config diff.argmap.command "argmap diff"
    """
    if len(words) in GIT_WORDS:
        _for_git(words)
        return
    if len(words) == 1 and FROM_GIT in os.environ:
        # With a single word git says that a file is not merged yet.
        complain(f"{words[0]} is not merged yet; argmap check {words[0]} shows where.")
        return
    if len(words) != 2:
        raise click.UsageError("name two versions: argmap diff BEFORE AFTER.")
    found = _difference(load_version(words[0]), load_version(words[1]))
    output.answer(DiffStatView(found) if only_stat else DiffView(found))
    if not found.is_empty:
        # As `diff` and `git diff --exit-code` do.
        sys.stdout.flush()
        raise click.exceptions.Exit(1)


def _difference(before: Loaded, after: Loaded) -> Diff:
    assert before.map is not None
    assert after.map is not None
    return diff(before.map, after.map)


def _for_git(words: tuple[str, ...]) -> None:
    """Answer as git's external diff: for a person, through git's pager, and always exit 0."""
    path, old, new = words[0], words[1], words[4]
    later_path = words[7] if len(words) > 7 else path
    colour = chosen_colour()
    look = look_of(sys.stdout, colour)
    if colour is None and look.colours is None and _pager_takes_colour():
        look = replace(look, colours="standard")
    console = look.console(sys.stdout)
    before, after = read_version(old, path), read_version(new, later_path)
    show(console, Lines([_heading(path, later_path)]))
    problems = [*_errors(before), *_errors(after)]
    if problems:
        said = "Not a sound map, so the lines are compared. The first problem:"
        show(console, Lines([[(said, "note")], [piece(f"  {concise(problems[0])}")]]))
        show(console, Lines(compare_lines(old, new)))
        return
    show(console, DiffView(_difference(before, after)))
    show(console, Lines([[]]))


def _heading(path: str, later_path: str) -> Line:
    return [piece(path if path == later_path else f"{path} → {later_path}", "heading")]


def _errors(loaded: Loaded) -> list[Diagnostic]:
    if loaded.map is not None:
        return []
    return [d for d in loaded.diagnostics if d.severity == "error"]


def _pager_takes_colour() -> bool:
    """Whether git has started a pager for a person, who sees colours through it."""
    in_use = os.environ.get("GIT_PAGER_IN_USE") in ("1", "true")
    return in_use and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
