"""Lines for a terminal: pieces of text with the name of a style, and how they reach the screen.

Answers are laid out here, not by a table of Rich's, so that ten thousand rows take no longer than
their text; Rich turns the styles into colour. Nothing from a file is ever read as Rich markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO

from argmap.render.text import cells, shown, wrap

MAX_TEXT_WIDTH = 110
"""Wider lines of prose are hard to read, however wide the screen is."""

STYLES = {
    "": "",
    "title": "bold",
    "heading": "bold",
    "id": "cyan",
    "speaker": "bold",
    "quote": "italic",
    "for": "green",
    "against": "red",
    "mixed": "yellow",
    "none": "",
    "alert": "bold red",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "help": "green",
    "hue1": "blue",
    "hue2": "yellow",
    "hue3": "green",
    "hue4": "red",
    "hue5": "magenta",
    "hue6": "cyan",
}
"""What the names of styles look like; colour repeats what marks and words already say."""

Piece = tuple[str, str]
"""A text and the name of its style."""
Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Screen:
    """What lines are laid out for."""

    width: int = 80
    unicode: bool = True
    colour: bool = False
    hints: bool = True
    """Whether a person is looking, to whom legends and next steps are of use."""

    @property
    def ellipsis(self) -> str:
        """What stands for text that is left out."""
        return "…" if self.unicode else "..."

    @property
    def text_width(self) -> int:
        """The width of lines of prose."""
        return min(self.width, MAX_TEXT_WIDTH)


def piece(text: str, style: str = "") -> Piece:
    """A text from a file, made harmless, with a style."""
    return (shown(text), style)


def width_of(line: Line) -> int:
    """How many columns a line takes."""
    return sum(cells(text) for text, _ in line)


def plain(line: Line) -> str:
    """A line without its styles."""
    return "".join(text for text, _ in line).rstrip()


def beside(head: Line, text: str, style: str, width: int) -> Iterator[Line]:
    """A text that begins beside a head and goes on below itself, in lines of at most `width`."""
    indent = width_of(head)
    for i, part in enumerate(wrap(text, width - indent)):
        yield [*head, (part, style)] if i == 0 else [(" " * indent, ""), (part, style)]


def paint(lines: Iterable[Line], stream: IO[str], *, colour: bool) -> None:
    """Write lines to a stream, in colour where that is wanted, as they come."""
    for text in painted(lines, colour=colour):
        stream.write(text)


def painted(lines: Iterable[Line], *, colour: bool) -> Iterator[str]:
    """Lines as text, with the codes for colour where that is wanted."""
    if not colour:
        yield from (plain(line) + "\n" for line in lines)
        return
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(look) for name, look in STYLES.items()}
    source = iter(lines)
    # In batches: few enough to begin at once, large enough to be cheap.
    while batch := list(islice(source, 200)):
        yield "".join(
            "".join(
                styles[name].render(text, color_system=ColorSystem.STANDARD) if name else text
                for text, name in line
            ).rstrip(" ")
            + "\n"
            for line in batch
        )
