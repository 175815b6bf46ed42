"""Lines for a terminal: pieces of text with the name of a style, which Rich prints as segments.

What can have thousands of rows is laid out here and not by a table of Rich, so that it takes no
longer than its text. Nothing from a file is ever read as Rich markup.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from argmap.render.terminal.text import shown, wrap

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

MAX_TEXT_WIDTH = 110
"""Wider lines of prose are hard to read, however wide the screen is."""

Piece = tuple[str, str]
"""A text and the name of its style."""
Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Screen:
    """What lines are laid out for."""

    width: int = 80
    unicode: bool = True
    hints: bool = True
    """Whether a person is looking, to whom legends and next steps are of use."""

    @classmethod
    def of(cls, options: ConsoleOptions) -> Screen:
        """The screen that Rich renders for."""
        return cls(options.max_width, not options.ascii_only, options.is_terminal)

    @property
    def ellipsis(self) -> str:
        """What stands for text that is left out."""
        return "…" if self.unicode else "..."

    @property
    def text_width(self) -> int:
        """The width of lines of prose."""
        return min(self.width, MAX_TEXT_WIDTH)


class Laid(ABC):
    """What is laid out as lines: a renderable of Rich that prints as fast as its lines come."""

    @abstractmethod
    def lines(self, screen: Screen) -> Iterator[Line]:
        """The lines for a person."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return segments(self.lines(Screen.of(options)), console)


class Lines(Laid):
    """Lines that look the same on every screen."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = lines

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The lines."""
        yield from self._lines


def segments(lines: Iterable[Line], console: Console) -> RenderResult:
    """Lines as segments of Rich; spaces at their ends are left out."""
    from rich.segment import Segment

    from argmap.render.terminal.console import theme

    styles = {
        name: console.get_style(name, default=style) for name, style in theme().styles.items()
    }
    end = Segment.line()
    for line in lines:
        last = len(line)
        while last and not line[last - 1][0].rstrip(" "):
            last -= 1
        for i, (text, name) in enumerate(line[:last], 1):
            if text:
                yield Segment(text if i < last else text.rstrip(" "), styles.get(name))
        yield end


def piece(text: str, style: str = "") -> Piece:
    """A text from a file, made harmless, with a style."""
    return (shown(text), style)


def width_of(line: Line) -> int:
    """How many columns a line takes."""
    return sum(cell_len(text) for text, _ in line)


def plain(line: Line) -> str:
    """A line without its styles."""
    return "".join(text for text, _ in line).rstrip()


def beside(head: Line, text: str, style: str, width: int) -> Iterator[Line]:
    """A text that begins beside a head and goes on below itself, in lines of at most `width`."""
    indent = width_of(head)
    for i, part in enumerate(wrap(text, width - indent)):
        yield [*head, (part, style)] if i == 0 else [(" " * indent, ""), (part, style)]
