"""`argmap merge`: two people's changes to one map, combined."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import (
    format_option,
    former,
    former_option,
    output_file_option,
    report_option,
)
from argmap.cli.options.parameters import source_root_option
from argmap.cli.printing.messages import complain, say
from argmap.cli.shared.edits import tell_laid_out
from argmap.cli.shared.formats import map_format
from argmap.cli.shared.git import merge_lines, names_of_sides
from argmap.cli.shared.maps import sound
from argmap.cli.shared.versions import read_version
from argmap.cli.shared.writing import is_same_file, refuse_existing, write_file
from argmap.edit.file.reconcile import Reconciled
from argmap.edit.merge.conflicts import Sides
from argmap.edit.merge.text import NATIVE, comments_left_out, merged_text
from argmap.edit.merge.three_way import Merged, merge
from argmap.formats.core.conflict_markers import MARKER_SIZE
from argmap.formats.core.loaded import Loaded
from argmap.render.json_text import json_text
from argmap.render.reports.merge import conflict_data
from argmap.render.terminal.text import one_line
from argmap.render.wording import plural


@click.command("merge", cls=Command)
@click.argument("base", metavar="BASE", shell_complete=completing.map_file)
@click.argument("ours", metavar="OURS", shell_complete=completing.map_file)
@click.argument("theirs", metavar="THEIRS", shell_complete=completing.map_file)
@output_file_option("Write to a file, not to stdout; it may be OURS itself.")
@format_option(NATIVE)
@former_option("--path", "--pathname", "pathname", say_so=False)
@click.option(
    "--pathname",
    metavar="NAME",
    shell_complete=completing.any_file,
    help="What the file is called, where git hands over copies with other names.",
)
@click.option(
    "--marker-size",
    type=click.IntRange(MARKER_SIZE, 200),
    default=MARKER_SIZE,
    show_default=True,
    metavar="N",
    help="How long conflict markers are.",
)
@click.option(
    "--ours-name",
    metavar="NAME",
    help="What conflicts call OURS, such as a branch [default: its file].",
)
@click.option("--theirs-name", metavar="NAME", help="The same for THEIRS.")
@report_option("conflicts")
@source_root_option
def command(
    base: str,
    ours: str,
    theirs: str,
    output_file: str | None,
    output_format: str | None,
    pathname: str | None,
    marker_size: int,
    ours_name: str | None,
    theirs_name: str | None,
    as_json: bool,
) -> None:
    """Combine the changes from BASE to OURS with those from BASE to THEIRS.

    argmap merges claims, not lines: it keeps what either side added, and changes what one side
    changed. The text is that of OURS, comments included, with the changes of THEIRS. If two changes
    exclude one another, both versions are put between conflict markers, which argmap check explains,
    and the exit code is 1. As git's merge driver, with --pathname, it leaves maps with errors to git.

    \b
    argmap merge base.argmap.yaml ours.argmap.yaml theirs.argmap.yaml -o merged.argmap.yaml
    git config merge.argmap.driver "argmap merge %O %A %B -o %A --pathname %P \\
      --marker-size %L --ours-name %X --theirs-name %Y"
    """
    if as_json and output_file is None:
        raise click.UsageError("--json prints the conflicts, so the map needs a file: add -o FILE.")
    path = former("pathname", pathname)
    # As a merge driver argmap has to overwrite the file that git names.
    if path is None and not is_same_file(output_file, ours):
        refuse_existing(output_file, new_map=True)
    sides = _sides((ours_name, theirs_name), (ours, theirs), is_driver=path is not None)
    versions = _Versions(*(read_version(word, path) for word in (base, ours, theirs)))
    if path is not None and not versions.can_be_merged:
        _merge_lines((base, ours, theirs), output_file, marker_size, versions.problem(), sides)
        return
    for loaded in (versions.base, versions.ours, versions.theirs):
        sound(loaded)
    # git names the file after OURS, so as its merge driver argmap writes the format of OURS.
    format = output_format or versions.ours.format
    if path is None:
        format = map_format(output_format, output_file, _usual(versions.ours))
    merged, made = _merged(versions, format, marker_size, sides)
    # The text is that of OURS, so what THEIRS says in comments would be lost without a word.
    left_out = comments_left_out(versions.base.text, versions.theirs.text, made.text)
    _write(output_file, made.text, ours)
    if left_out:
        count = plural(len(left_out), "comment line")
        say(f"left out: {count} of theirs, such as: {one_line(left_out[0])}")
    if as_json:
        data = conflict_data(merged, sides, left_out, made.laid_out_because)
        sys.stdout.writelines(json_text(data))
    else:
        _report(merged, sides)
    if merged.conflicts:
        sys.stdout.flush()
        raise click.exceptions.Exit(1)


@dataclass(frozen=True, slots=True)
class _Versions:
    """The three versions as they were read."""

    base: Loaded
    ours: Loaded
    theirs: Loaded

    @property
    def can_be_merged(self) -> bool:
        """Whether all are sound maps, and ours is in a format that a merge can be written in."""
        maps = (self.base.map, self.ours.map, self.theirs.map)
        return all(map is not None for map in maps) and self.ours.format in NATIVE

    def problem(self) -> str:
        """Why they cannot be merged."""
        names = ("the common origin", "our version", "their version")
        for name, loaded in zip(names, (self.base, self.ours, self.theirs), strict=True):
            if loaded.map is None:
                return f"{name} is not a sound map"
        return f"{self.ours.format} is not a format that a merge is written in"


def _sides(
    given: tuple[str | None, str | None], files: tuple[str, str], *, is_driver: bool
) -> Sides:
    """What to call the two sides: as somebody said, else as git knows them, else by their files.

    An older git hands over `%X` as it stands, where a newer one says the name.
    """
    names = [name if name and name not in ("%X", "%Y") else None for name in given]
    if is_driver and None in names:
        known = names_of_sides()
        names = [name or there for name, there in zip(names, known, strict=True)]
        files = ("ours", "theirs")
    ours, theirs = (name or file for name, file in zip(names, files, strict=True))
    return Sides(ours, theirs)


def _merged(
    versions: _Versions, format: str, marker_size: int, sides: Sides
) -> tuple[Merged, Reconciled]:
    base, ours, theirs = versions.base, versions.ours, versions.theirs
    assert base.map is not None
    assert ours.map is not None
    assert theirs.map is not None
    merged = merge(base.map, ours.map, theirs.map)
    texts = [version.text for version in (base, ours, theirs)]
    if texts[0] == texts[1] and theirs.format == format:
        # Ours is unchanged, so the merge is the text of theirs, comments included.
        return merged, Reconciled(texts[2])
    made = merged_text(merged, ours, format, marker_size, sides)
    tell_laid_out(ours.path or "our file", made.laid_out_because)
    return merged, made


def _usual(ours: Loaded) -> str:
    """The format of a merge if nothing says which: that of ours, or YAML."""
    return ours.format if ours.format in NATIVE else "yaml"


def _write(file: str | None, text: str, ours: str) -> None:
    if file is not None:
        write_file(file, [text], new_map=True, instead_of=ours)
    else:
        sys.stdout.write(text)


def _report(merged: Merged, sides: Sides) -> None:
    for apart in merged.told_apart:
        what = f"{apart.kind} {apart.old} of {sides.theirs}"
        say(one_line(f"Told apart: the {what} is {apart.new}."))
    for old, our_id, their_id in merged.double_renames:
        say(f"Both sides renamed {old}: ours to {our_id}, which is kept, theirs to {their_id}.")
    for conflict in merged.conflicts:
        complain(f"Conflict: {one_line(conflict.said(sides))}.")
    if merged.conflicts:
        count = plural(len(merged.conflicts), "conflict")
        complain(f"{count}; both versions stand between markers, argmap check shows where.")


def _merge_lines(
    words: tuple[str, str, str], file: str | None, marker_size: int, problem: str, sides: Sides
) -> None:
    """Leave the merge to git, line by line."""
    say(f"{problem[0].upper()}{problem[1:]}, so the lines are merged.")
    content, has_conflicts = merge_lines(*words, marker_size, (sides.ours, sides.theirs))
    if file is not None:
        write_file(file, [content], new_map=True, instead_of=words[1])
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    if has_conflicts:
        sys.stdout.flush()
        raise click.exceptions.Exit(1)
