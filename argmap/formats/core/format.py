"""What a format declares about itself: its name, how it is recognised, what it keeps, where its code is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any, cast

from argmap.formats.core.loaded import BinaryWriter, Drawer, Reader, Writer

JSON_OPENING = r"\s*\{"
"""How every text of a format begins that is one JSON object."""
XML_OPENING = r"\s*<"
"""How every text of a format begins that is XML."""
NOT_OTHERS = r"(?!\s*(?:<[?!\w]|Discussion (?:Title|Name):|={3,}))"
"""How no text of a format in lines begins: like XML, Kialo's text or Argdown's front matter.

Lines such as `claims:` or a fence can stand in the texts of these.
"""


def xml_root(name: str) -> str:
    """How every XML text begins whose outermost element has a name, whatever namespace it is in."""
    before = r"<\?(?s:.*?)\?>|<!--(?s:.*?)-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>"
    return rf"\s*(?:(?:{before})\s*)*<(?:[\w.-]+:)?{name}\b"


def first_object_with(key: str) -> str:
    """A list whose first element is an object with a key, whatever its texts hold before that."""
    return rf'\[\s*\{{(?:[^{{}}"]|"(?:[^"\\]|\\.)*+")*?"{key}"\s*:'


class UnknownFormatError(ValueError):
    """A format that argmap does not have, or that does not read or write."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file suffixes, what it keeps, and where its code is."""

    name: str
    suffixes: tuple[str, ...]
    summary: str
    keeps: frozenset[str]
    """What of a map it has a place for: names of `argmap.formats.features.table.FEATURES`."""
    claims_are: str = ""
    """What its reader takes for claims, for whom it found none."""
    reader: str | None = None
    """`module:function`, or None where argmap does not read the format."""
    drawer: str | None = None
    """A `Drawer`, for a format whose own tools draw something else than what a text says."""
    writer: str | None = None
    opening: str = ""
    """A regular expression that every text of the format begins with; it is looked at first."""
    pattern: str | None = None
    """A regular expression found in every text of the format, and seldom elsewhere."""
    keys: tuple[str, ...] = ()
    """Keys of JSON that stand in every text of the format; they are looked for before `pattern`."""
    unless: tuple[str, ...] = ()
    """Keys of JSON that stand only in texts of other formats that `pattern` would take for it."""
    suffix_tells: bool = False
    """Whether no other kind of file has its suffixes; the pattern then only tells unnamed texts."""
    is_binary: bool = False
    """Whether the writer gives bytes, which only a file can take."""
    is_drawing: bool = False
    """Whether it is made to be looked at, so that nobody expects the whole map in it."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Kinds of relations it has no place for, and the kind that its writer turns each into."""
    extra: str | None = None
    """The key under `extra` that holds what its reader found no field for, and its writer wants."""

    def recognises(self, text: str) -> bool:
        """Whether a text looks like this format."""
        if self.pattern is None or not re.match(self.opening, text):
            return False
        # A plain search is ten times as fast as any pattern, and says no most of the time.
        if not all(_may_have(text, key) for key in self.keys):
            return False
        if any(_has(text, key) for key in self.unless):
            return False
        return re.search(self.pattern, text, re.MULTILINE) is not None

    def load_reader(self) -> Reader:
        """The function that reads the format; raises `UnknownFormatError` where there is none."""
        if self.reader is None:
            raise UnknownFormatError(f"argmap writes {self.name} but does not read it")
        return cast(Reader, imported(self.reader))

    def load_drawer(self) -> Drawer | None:
        """The function that reads a text as the format's own tools draw it, if there is one."""
        return cast(Drawer, imported(self.drawer)) if self.drawer else None

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


# Several formats ask for the same keys of the same text.
@lru_cache(maxsize=8)
def _may_have(text: str, key: str) -> bool:
    return f'"{key}"' in text


def _has(text: str, key: str) -> bool:
    """Whether a JSON text has a key."""
    return _may_have(text, key) and re.search(rf'"{key}"\s*:', text) is not None


def imported(path: str) -> Any:
    """What a path such as `argmap.formats.native:read_yaml` names, its module imported now."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)
