"""A format's description of itself: its name, its marks, what it keeps, and where its code is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from argmap.formats.core.loaded import BinaryWriter, Drawer, Reader, Writer

if TYPE_CHECKING:
    from argmap.formats.core.head import Head

Sniffer = Callable[["Head"], int]
"""How sure a format is, from 0 to 100, that a text that looks like this is one of its own."""


class UnknownFormatError(ValueError):
    """A format that argmap does not have, or that does not read or write."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its file suffixes, what it keeps, and where its code is."""

    name: str
    suffixes: tuple[str, ...]
    summary: str
    keeps: frozenset[str]
    """What of a map the format can hold: names of `argmap.formats.features.table.FEATURES`."""
    claims_are: str = ""
    """What its reader takes for claims, to tell a user for whose file it found none."""
    reader: str | None = None
    """`module:function`, or None where argmap does not read the format."""
    drawer: str | None = None
    """A `Drawer`, for a format whose own tools do not draw exactly what a text says."""
    writer: str | None = None
    sniff: str | None = None
    """`module:function` that says from 0 to 100 how sure it is of a text (`core.sniffing`); every
    format that is read has one."""
    suffix_tells: bool = False
    """Whether only this format uses its suffixes, so that it need not sniff at a file with one."""
    is_binary: bool = False
    """Whether the writer gives bytes, which only a file can take."""
    is_drawing: bool = False
    """Whether it is only to be looked at, so that nobody expects the whole map in it."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Kinds of relations that it cannot hold, and the kind that its writer turns each into."""
    extra: str | None = None
    """The key under `extra` for data that the model has no field for, and that its writer restores."""

    def load_sniffer(self) -> Sniffer:
        """The function that says how sure the format is of a text."""
        return cast(Sniffer, imported(self.sniff)) if self.sniff else _unsure

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


def _unsure(head: Head) -> int:
    """The sniffer of a format that is not read."""
    return 0


def imported(path: str) -> Any:
    """The object that a path such as `argmap.formats.native:read_yaml` names; imports its module."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)
