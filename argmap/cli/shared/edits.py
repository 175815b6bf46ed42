"""What all commands that write to a map have in common."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

from argmap.atomic import ProtectedError
from argmap.cli import completion as completing
from argmap.cli.options.common import format_option, json_option
from argmap.cli.options.parameters import Function, gathered, source_root_option
from argmap.cli.printing.errors import CommandError, io_message
from argmap.cli.printing.messages import complain, say, show_diagnostics
from argmap.cli.printing.output import Output
from argmap.cli.shared.formats import the_format
from argmap.cli.shared.git import names_revision
from argmap.cli.shared.maps import STDIN, missing_file
from argmap.cli.shared.source_roots import asked_source_roots, folder_of, tell_refused
from argmap.cli.shared.writing import NotWrittenError, is_dry_run, is_forced, writing_flags
from argmap.edit.change import Change, ForeignFormatError, OpenedMap, RefusedError, opened
from argmap.edit.edits.adding import DoubledError
from argmap.edit.edits.base import Edit, EditError, Removal
from argmap.edit.requests.changes import falling
from argmap.edit.requests.given import RequestError
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.source_texts import SourceTexts
from argmap.locking import LockedError
from argmap.model import ArgumentMap
from argmap.render.json_text import json_text
from argmap.render.reports.changes import change_data, sentence, shown_diff
from argmap.render.terminal.lines import Lines
from argmap.render.terminal.text import shown

Edits = Callable[[OpenedMap], Sequence[Edit]]
"""From a map to the edits to make to it; raises `EditError`."""

MOST_SAID = 12
"""How many changes are told in words; the others are only counted."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What `--dry-run` and `--json` ask for."""

    dry_run: bool = False
    as_json: bool = False


map_argument = click.argument("map", metavar="MAP", shell_complete=completing.map_file)
"""The map to write to; it is always named."""


def writing_options(function: Function) -> Function:
    """`--dry-run` and `--json`: passed on as `writing`."""
    return gathered(
        function,
        "writing",
        _writing,
        ("as_json", "output_format"),
        [format_option(("text", "json")), json_option, writing_flags, source_root_option],
    )


def _writing(as_json: bool, output_format: str | None) -> Writing:
    named = the_format(output_format, "json" if as_json else None)
    return Writing(is_dry_run(), named == "json")


cascade_option = click.option(
    "--cascade", is_flag=True, help="Also remove what depends on it, without asking."
)
"""Passed on as `cascade`."""


def edit_map(path: str, edits: Edits, writing: Writing) -> Change:
    """Make edits to a map and say what changed."""
    with map_to_edit(path) as map:
        for edit in edits(map):
            map.make(edit)
        return finish(map, writing)


def remove_from(
    path: str, edits: Callable[[ArgumentMap], Sequence[Removal]], cascade: bool, writing: Writing
) -> None:
    """Remove things; if others fall with them, a person is asked, or `--cascade` is needed."""
    with map_to_edit(path) as map:
        wanted = edits(map.map)
        for edit in wanted:
            # An earlier removal may already have taken it along.
            if edit.is_there(map.map):
                map.make(edit)
        others = falling(map.changes, wanted)
        if others and not cascade and not writing.dry_run:
            _ask(path, others)
        finish(map, writing)


def _ask(path: str, others: Sequence[dict[str, Any]]) -> None:
    """Say what else falls, and go on only if a person agrees."""
    listed = [shown(sentence(record)) for record in others[:MOST_SAID]]
    if len(others) > MOST_SAID:
        listed.append(f"and {len(others) - MOST_SAID} more")
    complain("\n".join(["This would also happen:", *(f"  {line}" for line in listed)]))
    # A script must not wait for an answer that nobody gives.
    if sys.stdin.isatty() and sys.stderr.isatty():
        if click.confirm("Go on?", err=True):
            return
        raise NotWrittenError("nothing was written")
    raise NotWrittenError(f"{path}: other things would change, too; --cascade allows that")


@contextmanager
def map_to_edit(path: str) -> Iterator[OpenedMap]:
    """A map's file, locked; every error about it becomes a message with the right exit code."""
    if path == STDIN:
        raise click.UsageError("an edit needs a file to write to; - is standard input.")
    if names_revision(path):
        raise click.UsageError(f"an edit needs a file to write to; {path} is in git.")
    with refusals(path), opened(path, force=is_forced()) as map:
        yield map


@contextmanager
def refusals(path: str) -> Iterator[None]:
    """Every error about an edit of a file becomes a message with the right exit code."""
    try:
        yield
    except DoubledError as error:
        raise NotWrittenError(str(error)) from error
    except RequestError as error:
        raise click.UsageError(str(error)) from error
    except EditError as error:
        raise CommandError(str(error)) from error
    except ForeignFormatError as error:
        raise _foreign(str(error), path) from error
    except RefusedError as error:
        show_diagnostics(error.diagnostics)
        raise NotWrittenError(f"{error}; nothing was written") from error
    except LockedError as error:
        raise NotWrittenError(f"{path}: {error.strerror}; try again") from error
    except ProtectedError as error:
        raise NotWrittenError(f"{io_message(error)}; nothing was written") from error
    except IsADirectoryError as error:
        raise CommandError(f"{path} is a folder; name one map in it") from error
    except OSError as error:
        raise missing_file(path, error) from error


def refuse_foreign(loaded: Loaded, path: str) -> None:
    """A `CommandError` for a map that is not in argmap's own format."""
    if loaded.native is None:
        raise _foreign(f"{path} is a map in {loaded.format}", path)


def _foreign(message: str, path: str) -> CommandError:
    stem = path.rpartition(".")[0] or "map"
    help = f"argmap edits its own format alone; argmap import {path} -o {stem}.yaml makes one"
    return CommandError(f"{message}; {help}")


def _tell_refused(map: OpenedMap) -> None:
    """Say to which sources the edits gave a path that argmap reads only with `--source-root`."""
    before = map.loaded.map.sources if map.loaded.map else {}
    changed = [id for id, source in map.map.sources.items() if source != before.get(id)]
    texts = SourceTexts(map.map, folder_of(map.path), asked_source_roots())
    tell_refused(texts, map.path, changed)


def finish(map: OpenedMap, writing: Writing) -> Change:
    """Write the edits that were made to a map, or show them, and say what changed."""
    change = map.save(dry_run=writing.dry_run)
    _tell_refused(map)
    if writing.as_json:
        data = change_data(
            change.path,
            change.changes,
            change.old,
            change.new,
            written=change.written,
            laid_out_because=change.laid_out_because,
        )
        sys.stdout.writelines(json_text(data))
    elif writing.dry_run:
        show_change(change)
    if not writing.as_json:
        _say_changes(change, writing)
    tell_laid_out(change.path, change.laid_out_because)
    return change


def tell_laid_out(path: str, because: str | None) -> None:
    """Say that a whole file was laid out anew, although the change touches little of it."""
    # The user would find a large difference in the file and not know why.
    if because is not None:
        say(f"{shown(path)} was laid out anew, because {shown(because)}.")


def show_change(change: Change) -> None:
    """Show the lines of a file that an edit changes, or would change."""
    Output().show(Lines(shown_diff(change.path, change.old, change.new)))


def _say_changes(change: Change, writing: Writing) -> None:
    if change.new == change.old:
        say(f"{shown(change.path)}: nothing to change")
        return
    if writing.dry_run:
        say("Nothing was written. Without --dry-run:")
    for record in change.changes[:MOST_SAID]:
        say(shown(sentence(record)))
    if len(change.changes) > MOST_SAID:
        say(f"and {len(change.changes) - MOST_SAID} more changes (--json lists all)")
