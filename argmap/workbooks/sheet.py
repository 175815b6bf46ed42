"""What a workbook holds: tables, each under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Dyed:
    """A text on a colour, or in one; colours are six hexadecimal digits, red first."""

    text: str
    ground: str | None = None
    ink: str | None = None
    """The colour of the letters, which are bold then."""


Cell = str | int | float | bool | Dyed | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under a name of its own."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Mapping[str, int] = field(default_factory=dict)
    """How wide columns are, in characters; others are as wide as is usual."""


class NoWorkbookError(RuntimeError):
    """A workbook cannot be written here, or the tables do not fit into one; the message says why."""
