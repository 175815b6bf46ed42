"""Lines for a terminal: pieces of text with the name of a style, which Rich prints as segments.

Views with thousands of rows are laid out here and not by a table of Rich, which would take seconds.
Text from a file is never read as Rich markup.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.render.terminal.text import cells, one_line, shown, wrap

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

MAX_TEXT_WIDTH = 110
"""Wider lines of prose are hard to read, however wide the screen is."""
_LEAST_ROOM = 16
"""Prose in narrower columns cannot be read."""

Piece = tuple[str, str]
"""A text and the name of its style."""
Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Screen:
    """The screen that lines are laid out for."""

    width: int = 80
    unicode: bool = True
    hints: bool = True
    """Whether a person is looking, who can use legends and next steps."""

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
    """Something laid out as lines: a renderable of Rich that prints as fast as its lines come."""

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


class Said(Laid):
    """A message: on a terminal broken between words, elsewhere on lines of its own, for programs."""

    def __init__(self, message: str) -> None:
        self._message = message

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The lines of the message; names stay whole."""
        for line in map(shown, self._message.split("\n")):
            # A program that reads messages wants one a line, however wide the terminal was.
            parts = wrap(line, screen.width, fold=False) if screen.hints else [line]
            yield from ([(part, "")] for part in parts)


def segments(lines: Iterable[Line], console: Console) -> RenderResult:
    """Lines as segments of Rich; spaces at their ends are left out."""
    from rich.segment import Segment

    from argmap.render.terminal.console import theme

    # Looked up once, not once for each of a hundred thousand pieces.
    styles = {
        name: console.get_style(name, default=style) for name, style in theme().styles.items()
    }
    end = Segment.line()
    for line in lines:
        last = len(line)
        # Spaces at line ends would show in files and copied text.
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
    return sum(cells(text) for text, _ in line)


def plain(line: Line) -> str:
    """A line without its styles."""
    return "".join(text for text, _ in line).rstrip()


def beside(head: Line, text: str, style: str, width: int, below: int = 4) -> Iterator[Line]:
    """A text that begins beside a head and goes on below itself, in lines of at most `width`.

    Where a head leaves too little room, the text stands on the lines below it, indented by `below`.
    """
    text, indent = one_line(text), width_of(head)
    if cells(text) <= width - indent:
        yield [*head, (text, style)]
        return
    # A narrow column beside a long head would hold one word a line.
    if is_tight(text, width - indent, width - below):
        yield head
        indent = below
        head = [(" " * indent, "")]
    for i, part in enumerate(wrap(text, width - indent)):
        yield [*head, (part, style)] if i == 0 else [(" " * indent, ""), (part, style)]


def is_tight(text: str, room: int, wide: int = MAX_TEXT_WIDTH) -> bool:
    """Whether a text can hardly be read in `room` columns, or a word would break that `wide` ones hold."""
    if cells(text) <= room:
        return False
    # No character takes more than two columns.
    long = (word for word in text.split(" ") if 2 * len(word) > room)
    return room < _LEAST_ROOM or any(room < cells(word) <= wide for word in long)


def flow(line: Line, width: int, indent: int = 4) -> Iterator[Line]:
    """A line broken between words where it is too long, its further lines indented; names stay whole."""
    if width_of(line) <= width:
        yield line
        return
    at = 0
    for part in wrap(plain(line), width - indent, width, fold=False):
        found = _stretch(line, at, at + len(part))
        yield [(" " * indent, ""), *found] if at else found
        # One more for the space that `wrap` broke at.
        at += len(part) + 1


def _stretch(line: Line, start: int, end: int) -> Line:
    """The part of a line between two offsets, with its styles."""
    found, at = [], 0
    for text, style in line:
        if part := text[max(start - at, 0) : max(end - at, 0)]:
            found.append((part, style))
        at += len(text)
    return found


def with_right(line: Line, right: Line, width: int) -> Iterator[Line]:
    """A line with something at the right edge, which gets a line of its own where it does not fit."""
    if not right:
        yield line
        return
    gap = width - width_of(line) - width_of(right)
    if gap < 2:
        yield line
        line, gap = [], width - width_of(right)
    yield [*line, (" " * gap, ""), *right]


def rule(left: Piece, right: str, screen: Screen) -> Iterator[Line]:
    """A heading, a rule behind it and a count at its end; a rule of Rich holds one text alone."""
    text, style = left
    width = screen.text_width
    *above, last = wrap(text, width)
    yield from ([(part, style)] for part in above)
    sign = "─" if screen.unicode else "-"
    fill = width - cells(last) - 1
    fits = fill - len(right) - 1 >= 3
    end = f" {right}" if fits else ""
    yield [(last, style), (" " + sign * (fill - len(end)) + end, "dim")]
    if not fits:
        yield [(right.rjust(width), "dim")]
