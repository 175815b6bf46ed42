"""Finding a format by its name, or by the suffix of a file."""

from __future__ import annotations

from pathlib import PurePath

from argmap.diagnostics import did_you_mean
from argmap.formats.core.format import Format, UnknownFormatError
from argmap.formats.core.registry import FORMATS


def format_names(*, reads: bool = False, writes: bool = False) -> list[str]:
    """The names of the formats, or of those that argmap reads or writes."""
    return [
        f.name
        for f in FORMATS
        if (f.reader is not None or not reads) and (f.writer is not None or not writes)
    ]


def find_format(name: str, *, reads: bool = False, writes: bool = False) -> Format:
    """The format of a name; raises `UnknownFormatError` that says which was probably meant.

    The message names the formats that argmap `reads` or `writes`, where that is what is wanted.
    """
    for format in FORMATS:
        if format.name == name.lower():
            return format
    known = format_names(reads=reads, writes=writes)
    near = did_you_mean(name, known)
    hint = near or f"there are: {', '.join(known)}"
    raise UnknownFormatError(f"there is no format {name!r}; {hint}")


def formats_of_suffix(path: str, *, reads: bool = False, writes: bool = False) -> list[Format]:
    """The formats that a file's name can stand for, the usual one first."""
    suffix = PurePath(path).suffix.lower()
    return [
        f
        for f in FORMATS
        if suffix in f.suffixes
        and (f.reader is not None or not reads)
        and (f.writer is not None or not writes)
    ]


def format_of_suffix(path: str) -> Format | None:
    """The format that a file of this name is usually written in, or None."""
    return next(iter(formats_of_suffix(path, writes=True)), None)


def has_known_suffix(path: str) -> bool:
    """Whether a file's name says that it is a map that argmap can read."""
    return bool(formats_of_suffix(path, reads=True))


def formats_that_read() -> list[Format]:
    """The formats that argmap reads."""
    return [f for f in FORMATS if f.reader is not None]
