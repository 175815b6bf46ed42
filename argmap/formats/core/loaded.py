"""What all formats share: the result of reading, and the signatures of readers and writers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from argmap.diagnostics import Diagnostic, Rule, SourceText, Span
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.formats.native.places import Places


class Locate(Protocol):
    """Where an element of a map stands in the text it was read from."""

    def __call__(self, *path: str | int) -> tuple[int, int] | None:
        """The offsets of the element at a path such as `("claims", "a", "text")`."""


def _nowhere(*path: str | int) -> tuple[int, int] | None:
    return None


@dataclass(slots=True)
class Native:
    """What edits need to know of a native file, besides its map."""

    places: Places
    """Where each element stands on the tape of its document."""
    plain: dict[str, Any] | None
    """Its content as plain dicts, by section; kept only on request."""


@dataclass(slots=True)
class Loaded:
    """The result of reading a text: the map, if it is valid, and everything that was noticed."""

    map: ArgumentMap | None
    """None where an error was found."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    partial: ArgumentMap | None = None
    """The map as far as it makes sense, even if there are errors, for further checks."""
    locate: Locate = _nowhere
    native: Native | None = None
    """What edits need to know of a native file; None for other formats."""
    source_text: SourceText | None = None
    format: str = ""
    path: str | None = None
    source_roots: tuple[Path, ...] = ()
    """The folders, besides its own, in which the map may name files."""
    is_drawing: bool = False
    """Whether this is the map that the format's own tools would draw, not all that the text says."""

    @property
    def text(self) -> str:
        """The text that was read; empty where none could be."""
        return self.source_text.text if self.source_text else ""

    def span(self, *path: str | int) -> Span | None:
        """The place in the file of the element at a path, or None where the format has none."""
        found = self.locate(*path) if self.source_text else None
        return self.source_text.span(*found) if self.source_text and found else None

    def report(
        self, rule: type[Rule], message: str, *path: str | int, help: str | None = None
    ) -> Diagnostic:
        """A diagnostic of `rule` at the element at a path."""
        found = self.locate(*path)
        if found is None or self.source_text is None:
            return rule.report(message, file=self.path, help=help)
        return self.source_text.report(rule, message, *found, help=help)


class LostProcess(Rule):
    """The process that worked on a map ended before it was done.

    Many maps are shared by several processes. The system, or a person, has ended the one that had this
    map; often there was too little memory. The other maps have their answers.

    Instead: ask about this map alone, or with fewer processes at a time, as in
    `argmap stats debates --jobs 1`.
    """

    code = "AM702"
    severity = "error"


Reader = Callable[[SourceText], Loaded]
Drawer = Callable[[SourceText, dict[str, Any]], Loaded]
"""Reads a text as its own tools draw it, with settings that go over those of the text."""
Writer = Callable[[ArgumentMap], Iterator[str]]
BinaryWriter = Callable[[ArgumentMap, str], Iterator[bytes]]
"""From a map, and the path it was read from (empty where there is none), to the bytes of a file."""
