"""What every answer can be shown as: one `View` per question, one method per output format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.render.terminal.lines import Laid
from argmap.render.terminal.text import one_line
from argmap.workbooks.sheet import Sheet

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

Record = Sequence[str | int | float | bool | None]


class View(ABC):
    """An answer that Rich can print, and that can be written in every other output format."""

    columns: tuple[str, ...] = ()
    """The names of a record's fields."""
    bare_list: str | None = None
    """The only field of the data, where JSON about one map is just the list in it."""

    @property
    def is_empty(self) -> bool:
        """Whether the answer is that there is nothing; for commands that can fail over it."""
        return False

    @property
    def has_failed(self) -> bool:
        """Whether the answer is that a map does not pass its own test."""
        return False

    @abstractmethod
    def data(self) -> Mapping[str, Any]:
        """The answer as JSON data with documented, stable names."""

    @abstractmethod
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The answer for a person."""

    @abstractmethod
    def records(self) -> Iterator[Record]:
        """The answer as records, for CSV and TSV."""

    def sheets(self) -> Iterator[Sheet]:
        """The answer as the sheets of a workbook."""
        yield Sheet("Answer", self.columns, self.records())

    title = "argmap"
    """What a page with the answer is called."""

    def html(self) -> Iterator[str]:
        """The answer as the body of a page, for the commands that write one."""
        raise NotImplementedError

    def json_lines(self) -> Iterator[Mapping[str, Any]]:
        """The answer as a stream of JSON objects."""
        if self.bare_list is not None:
            yield from self.data()[self.bare_list]
        else:
            yield self.data()

    def markdown(self) -> Iterator[str]:
        """The answer as lines of Markdown."""
        yield _row(self.columns)
        yield _row(["---"] * len(self.columns))
        for record in self.records():
            yield _row([field_text(field) for field in record])


class LaidView(Laid, View):
    """An answer that is laid out as lines, for it can have thousands."""


def field_text(field: str | int | float | bool | None) -> str:
    """A field of a record on one line: nothing for None, yes and no for a truth value."""
    if isinstance(field, str):
        return one_line(field)
    if field is None:
        return ""
    if isinstance(field, bool):
        return "yes" if field else "no"
    return str(field)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(markdown_text(cell) for cell in cells) + " |"


_ENTITIES = {"&": "&amp;", "<": "&lt;"}


def markdown_text(text: str) -> str:
    """Text that Markdown shows as it is, whatever it holds."""
    plain = one_line(text)
    for character in "\\&`*_[]<>|#~!":
        if character in plain:
            plain = plain.replace(character, _ENTITIES.get(character, f"\\{character}"))
    return plain
