"""Every format argmap knows: one entry here, one module there.

Modules are named by path and imported when first used, so that the list costs nothing. A reader is
a function `SourceText -> Loaded`; a writer is a function `ArgumentMap -> Iterator[str]` that gives
the text in pieces, or the writer of a format that is no text: `(ArgumentMap, path) -> Iterator[bytes]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any, cast

from argmap.diagnostics import did_you_mean
from argmap.formats.base import BinaryWriter, Reader, Writer

KEEPABLE = ("speakers", "utterances", "undercuts", "linked premises", "schemes", "sections")
"""What formats differ in keeping; the column heads of `argmap formats`."""


class UnknownFormatError(ValueError):
    """A format that argmap does not have, or that does not read or write."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file suffixes, what it keeps, and where its code is."""

    name: str
    suffixes: tuple[str, ...]
    summary: str
    keeps: frozenset[str]
    reader: str | None = None
    """`module:function`, or None where argmap does not read the format."""
    writer: str | None = None
    pattern: str | None = None
    """A regular expression found in every text of the format, and seldom elsewhere."""
    is_binary: bool = False
    """Whether the writer gives bytes, which only a file can take."""

    def recognises(self, text: str) -> bool:
        """Whether a text looks like this format."""
        return self.pattern is not None and re.search(self.pattern, text, re.MULTILINE) is not None

    def load_reader(self) -> Reader:
        """The function that reads the format; raises `UnknownFormatError` where there is none."""
        if self.reader is None:
            raise UnknownFormatError(f"argmap writes {self.name} but does not read it")
        return cast(Reader, imported(self.reader))

    def load_writer(self) -> Writer:
        """The function that writes the format; raises `UnknownFormatError` where there is none."""
        if self.is_binary:
            raise UnknownFormatError(f"{self.name} is no text; write it to a file with argmap.dump")
        return cast(Writer, self._writer())

    def load_binary_writer(self) -> BinaryWriter:
        """The function that writes a binary format."""
        return cast(BinaryWriter, self._writer())

    def _writer(self) -> Any:
        if self.writer is None:
            raise UnknownFormatError(f"argmap reads {self.name} but does not write it")
        return imported(self.writer)


def imported(path: str) -> Any:
    """What a path such as `argmap.formats.native:read_yaml` names, its module imported now."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


FORMATS: tuple[Format, ...] = (
    Format(
        "yaml",
        (".yaml", ".yml"),
        "the native file, as people write it",
        frozenset(KEEPABLE),
        reader="argmap.formats.native:read_yaml",
        writer="argmap.formats.native:write_yaml",
        pattern=r"^claims[ \t]*:",
    ),
    Format(
        "json",
        (".json",),
        "the native file in JSON, the same keys",
        frozenset(KEEPABLE),
        reader="argmap.formats.native:read_json",
        writer="argmap.formats.native:write_json",
        pattern=r'\A\s*\{(?s:.*)"claims"\s*:\s*\{',
    ),
    Format(
        "dot",
        (".dot", ".gv"),
        "a drawing for Graphviz",
        frozenset(KEEPABLE),
        writer="argmap.render.dot:write",
    ),
    Format(
        "sqlite",
        (".db", ".sqlite", ".sqlite3"),
        "a database, as argmap sql asks it",
        frozenset(KEEPABLE),
        writer="argmap.render.sqlite:write",
        is_binary=True,
    ),
)


def format_names(*, reads: bool = False, writes: bool = False) -> list[str]:
    """The names of the formats, or of those that argmap reads or writes."""
    return [
        f.name
        for f in FORMATS
        if (f.reader is not None or not reads) and (f.writer is not None or not writes)
    ]


def find_format(name: str) -> Format:
    """The format of a name; raises `UnknownFormatError` that says which was probably meant."""
    for format in FORMATS:
        if format.name == name.lower():
            return format
    near = did_you_mean(name, format_names())
    hint = near or f"there are: {', '.join(format_names())}"
    raise UnknownFormatError(f"there is no format {name!r}; {hint}")


def format_of_suffix(path: str) -> Format | None:
    """The format a file's name stands for, or None."""
    suffix = PurePath(path).suffix.lower()
    return next((f for f in FORMATS if suffix in f.suffixes), None)


def has_known_suffix(path: str) -> bool:
    """Whether a file's name says that it is a map that argmap can read."""
    format = format_of_suffix(path)
    return format is not None and format.reader is not None


def recognise(text: str, path: str | None = None) -> Format | None:
    """The format of a text: by its content, and by the file's suffix where that says nothing."""
    by_suffix = format_of_suffix(path) if path else None
    if by_suffix and by_suffix.reader and by_suffix.recognises(text):
        return by_suffix
    by_content = next((f for f in FORMATS if f.reader and f.recognises(text)), None)
    if by_content or by_suffix is None or by_suffix.reader is None:
        return by_content
    return by_suffix
