"""Which format something is written in: the one that an option names, else that of the file's suffix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

import click

from argmap.cli.printing.errors import CommandError
from argmap.formats.core.format import Format
from argmap.formats.core.lookup import find_format, format_names, format_of_suffix

PICTURES = (".svg", ".png", ".pdf")
"""The suffixes of what `argmap draw` writes."""
MAP_FORMATS = ("yaml", "json")
"""The formats of maps that argmap writes for itself, and edits."""


def the_format(*named: str | None) -> str | None:
    """The one format that was named; raises `click.UsageError` if several were.

    >>> the_format(None, "json", "json")
    'json'
    """
    given = list(dict.fromkeys(name for name in named if name))
    if len(given) > 1:
        raise click.UsageError(f"--json and -F {given[0]} ask for two formats; choose one.")
    return given[0] if given else None


def format_by_suffix(file: str, known: Mapping[str, str]) -> str | None:
    """The format that a file's suffix stands for; None for a name without a suffix.

    Raises `CommandError` for a suffix that stands for none of those known.
    """
    suffix = PurePath(file).suffix.lower()
    # The name of a pipe or a device says nothing about what is written to it.
    if not suffix or not is_regular(file):
        return None
    if suffix not in known:
        raise no_format(file, dict.fromkeys(known.values()))
    return known[suffix]


def no_format(file: str, choices: Iterable[str]) -> CommandError:
    """The error that a file's name says no format that a command writes, with the command that does."""
    suffix = PurePath(file).suffix.lower()
    other = ""
    if suffix in PICTURES:
        other = f"; argmap draw -o {file} makes a picture"
    elif suffix and format_of_suffix(file) is not None:
        other = f"; argmap export -o {file} writes the map as {suffix[1:]}"
    return CommandError(f"the name {file} says no format; use --to: {', '.join(choices)}{other}")


def map_format(format: str | None, file: str | None, usual: str = "yaml") -> str:
    """The format of a map that argmap makes: YAML or JSON; `usual` if nothing says which.

    Raises `CommandError` for a suffix that stands for neither.
    """
    if format is not None or file is None:
        return format or usual
    suffixes = {s: name for name in MAP_FORMATS for s in find_format(name).suffixes}
    other = format_of_suffix(file)
    if other is not None and other.name not in MAP_FORMATS and is_regular(file):
        help = f"argmap export --to {other.name} writes that"
        raise CommandError(f"this map is written in YAML or JSON, not in {other.name}; {help}")
    return format_by_suffix(file, suffixes) or usual


def is_regular(file: str) -> bool:
    """Whether a path is a regular file, or will be one: not a pipe, a device or a folder."""
    path = Path(file)
    return path.is_file() or not path.exists()


def written_format(name: str | None, file: str | None) -> Format:
    """The format that a map is exported in; raises `CommandError` if nothing says which."""
    if name is not None:
        format = find_format(name, writes=True)
        if format.writer is None:
            raise CommandError(f"argmap reads {format.name} and does not write it; {_written()}")
        return format
    if file is None:
        raise click.UsageError(f"which format? Use --to: {', '.join(format_names(writes=True))}.")
    found = format_of_suffix(file)
    if found is None:
        other = f"; argmap draw -o {file} makes a picture" if _is_picture(file) else ""
        raise CommandError(
            f"the name {file} says no format; use --to: {', '.join(format_names(writes=True))}{other}"
        )
    return found


def _is_picture(file: str) -> bool:
    return PurePath(file).suffix.lower() in PICTURES


def _written() -> str:
    return f"it writes {', '.join(format_names(writes=True))}"
