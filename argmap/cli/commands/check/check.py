"""`argmap check`: what is wrong or odd in a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.checks.registry import RuleChoice, UnknownRuleError, choice_of, run_checks
from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import answer_options, corpus_options, map_words
from argmap.cli.options.parameters import list_option
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.printing.progress import Progress
from argmap.cli.shared.answers import Corpus, File, in_order, write_failures
from argmap.cli.shared.asked import split_words
from argmap.cli.shared.configured import configured
from argmap.cli.shared.git import names_revision
from argmap.cli.shared.maps import (
    STDIN,
    asked_reading,
    files_of,
    is_single,
    no_map_in,
    read_found,
    read_map,
)
from argmap.cli.shared.writing import is_dry_run
from argmap.diagnostics import Diagnostic, Severity
from argmap.formats.core.reading import Reading, is_map
from argmap.render.ci.findings import Findings
from argmap.render.ci.formats import CI_FORMATS, ci_format
from argmap.render.output import Part
from argmap.render.reports.checking import CheckView
from argmap.render.reports.diagnostics import counts, summary
from argmap.render.terminal.text import shown
from argmap.render.wording import plural


@click.command("check", cls=Command)
@map_words("[MAP]...")
@list_option(
    "--select", metavar="CODES", shell_complete=completing.rules, help="Only these checks."
)
@list_option("--ignore", metavar="CODES", shell_complete=completing.rules, help="Not these checks.")
@click.option("--strict", is_flag=True, help="Exit 1 also for warnings.")
@click.option(
    "--fix", is_flag=True, help="First put right what can be without changing what is said."
)
@corpus_options
@answer_options([*CI_FORMATS])
def command(
    words: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    fix: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """Find what is wrong or odd in maps.

    Errors leave a map unsound, warnings are probably slips, notes are advice. Exit 1 if there is an
    error. CODES are codes (AM106), the beginning of codes (AM2) or names (unknown-claim), with
    commas between them; argmap explain CODE tells all about one. A comment # argmap: ignore[AM205]
    at the end of a line keeps that from being told there. --fix deletes what is said twice, points
    spans to their words, and corrects slips in the names of schemes.

    \b
    argmap check debate.argmap.yaml
    argmap check folder --strict --ignore unvoiced
    argmap check debate.argmap.yaml --fix
    argmap check . -o argmap.sarif
    """
    maps, rest = split_words(words)
    if rest:
        raise click.UsageError(f"{rest[0]} is no map; check is about whole maps.")
    try:
        # Options win over what is set: whoever selects a check wants to see it.
        is_chosen = bool(select or ignore)
        select = select or (() if is_chosen else tuple(configured("check.select") or ()))
        ignore = ignore or (() if is_chosen else tuple(configured("check.ignore") or ()))
        choice = choice_of(select, ignore)
    except UnknownRuleError as error:
        raise CommandError(str(error)) from error
    if fix:
        for file, in_folder in files_of(maps):
            if not in_folder or is_map(file):
                _fix(file, choice)
    # All maps are checked before anything is shown: the exit status depends on every one of them.
    checked = _checked(maps, choice, corpus)
    found = [diagnostic for each in checked.read for diagnostic in each.diagnostics]
    failing: frozenset[Severity] = frozenset({"error", "warning"} if strict else {"error"})
    _write([each.path for each in checked.read], found, failing, output)
    if corpus.errors is not None:
        write_failures(corpus.errors, [each.part for each in checked.read if each.has_failed])
    if output.format == "text":
        several = "" if is_single(maps) else f" in {plural(len(checked.read), 'map')}"
        more = f"; {plural(checked.skipped, 'other file')} skipped" if checked.skipped else ""
        say(f"{summary(found)}{several}{more}")
    if any(diagnostic.severity in failing for diagnostic in found):
        raise click.exceptions.Exit(1)


def _fix(path: str, choice: RuleChoice) -> None:
    """Make the safe fixes of a map, and say how many; a map that cannot be edited is only checked."""
    from argmap.cli.shared.edits import map_to_edit, show_change
    from argmap.edit.edits.base import EditError
    from argmap.edit.fixes import fixes

    if path == STDIN or names_revision(path):
        raise click.UsageError(f"--fix needs a file to write to; {path} is none.")
    loaded = read_map(path)
    if loaded.map is None or loaded.native is None:
        return
    with map_to_edit(path) as opened:
        made = 0
        for found in fixes(opened.loaded, choice):
            try:
                opened.make(found.edit)
                made += 1
            except EditError:
                # What an earlier fix has taken along.
                continue
        change = opened.save(dry_run=is_dry_run())
    if is_dry_run():
        show_change(change)
    if made:
        say(
            f"{shown(path)}: {made:,} {'fix' if made == 1 else 'fixes'} {'to make' if is_dry_run() else 'made'}"
        )


@dataclass(frozen=True, slots=True)
class _One:
    """The diagnostics of one map."""

    path: str
    diagnostics: list[Diagnostic]

    @property
    def has_failed(self) -> bool:
        """Whether there is an error in it."""
        return counts(self.diagnostics)["error"] > 0

    @property
    def part(self) -> Part:
        """The map in the form in which `--errors` writes failures."""
        return Part(self.path, problems=tuple(self.diagnostics))


@dataclass(frozen=True, slots=True)
class _Checked:
    """The diagnostics of all maps, and how many other files there were."""

    read: list[_One]
    skipped: int


@dataclass(frozen=True, slots=True)
class _Task:
    """Checks each of several maps, in this process or in another."""

    choice: RuleChoice
    reading: Reading

    def __call__(self, file: File) -> _One | None:
        """What is wrong with a map; None for a file that is no map."""
        path, in_folder = file
        loaded = read_found(path, in_folder, self.reading)
        if loaded is None:
            return None
        # A map from standard input has no folder: its sources are looked for here.
        folder = "." if path == STDIN else None
        return _One(path, list(run_checks(loaded, folder, self.choice)))

    def failed(self, file: File, part: Part) -> _One:
        """A map whose process was ended."""
        return _One(part.path, list(part.problems or ()))


def _checked(maps: list[str], choice: RuleChoice, corpus: Corpus) -> _Checked:
    files = list(files_of(maps))
    read: list[_One] = []
    with Progress(len(files), "files") as progress:
        found = in_order(_Task(choice, asked_reading()), files, corpus.jobs)
        for done, each in enumerate(found, 1):
            progress.show(done)
            if each is not None:
                read.append(each)
    if not read:
        raise no_map_in(maps)
    return _Checked(read, len(files) - len(read))


def _write(
    maps: Sequence[str],
    found: Sequence[Diagnostic],
    failing: frozenset[Severity],
    output: Output,
) -> None:
    write = ci_format(output.format)
    if write is not None:
        output.write(write(Findings(maps, found, Path.cwd(), failing)))
    else:
        output.answer(CheckView(found))
