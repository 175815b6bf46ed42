"""The consoles of Rich that argmap prints on, made in one place.

Every answer is a renderable of Rich. It is printed in batches as it comes, so that the first lines of a
long answer are on the screen before the last ones are laid out.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.segment import Segment
    from rich.theme import Theme

STYLES = {
    "title": "bold",
    "heading": "bold",
    "id": "cyan",
    "speaker": "bold",
    "quote": "italic",
    "for": "green",
    "against": "red",
    "mixed": "yellow",
    "none": "none",
    "alert": "bold red",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "help": "green",
    "markdown.code": "cyan",
    "hue1": "blue",
    "hue2": "yellow",
    "hue3": "green",
    "hue4": "red",
    "hue5": "magenta",
    "hue6": "cyan",
}
"""The look of each style; colour only repeats what marks and words say already."""

DEFAULT_WIDTH = 80
LEAST_WIDTH = 24
"""Narrower than this nothing can be laid out."""

ColourSystem = Literal["standard", "256", "truecolor", "windows"]

_FIRST_BATCH, _BATCH = 200, 2000
"""How many segments are printed at once: few at first, to begin soon; then many, to be quick."""


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks where it goes: all that another process needs to know to print for it."""

    width: int = DEFAULT_WIDTH
    encoding: str = "utf-8"
    is_terminal: bool = False
    """Whether a person is looking, to whom legends and next steps are of use."""
    colours: ColourSystem | None = None

    def console(self, file: TextIO) -> Console:
        """A console that looks so and writes to a file."""
        return _console_class()(
            file=file,
            theme=theme(),
            width=self.width,
            force_terminal=self.is_terminal,
            color_system=self.colours,
            no_color=self.colours is None,
            # Text from files must not be read as markup, emoji codes or numbers to highlight.
            markup=False,
            emoji=False,
            highlight=False,
        )


IN_A_FILE = Look()


def look_of(stream: TextIO, colour: bool | None = None) -> Look:
    """How text looks on a stream: its width (`$COLUMNS` wins), encoding and colours.

    Rich finds out whether the stream is a terminal and which colours it has (`FORCE_COLOR`, `TERM`).
    With `NO_COLOR` it would still print in bold; argmap then prints plain text. `colour` overrules
    the stream and the environment.
    """
    console = _console_class()
    found = console(file=stream)
    colours = None if os.environ.get("NO_COLOR") else found.color_system
    if colour is not None:
        forced = console(file=stream, force_terminal=True).color_system or "standard"
        colours = forced if colour else None
    return Look(
        width=width_for(stream),
        encoding=found.encoding,
        is_terminal=found.is_terminal,
        colours=colours,  # type: ignore[arg-type]
    )


def width_for(stream: TextIO | None) -> int:
    """The width of a terminal; `$COLUMNS` or 80 for a pipe or a file."""
    columns = os.environ.get("COLUMNS", "")
    # Some shells export an empty or zero COLUMNS to their children.
    if columns.isdecimal() and int(columns):
        width = int(columns)
    elif stream is not None and stream.isatty():
        width = shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
    else:
        width = DEFAULT_WIDTH
    return max(width, LEAST_WIDTH)


def show(console: Console, renderable: RenderableType) -> None:
    """Print something as it comes; `Console.print` alone would collect all of it first."""
    for batch in _batches(console, renderable):
        _print(console, batch)


def printed(renderable: RenderableType, look: Look) -> Iterator[str]:
    """The text that would be printed with a look, in pieces as they come."""
    file = _Text(look.encoding)
    console = look.console(file)
    for batch in _batches(console, renderable):
        _print(console, batch)
        yield file.getvalue()
        file.seek(0)
        file.truncate()


def _batches(console: Console, renderable: RenderableType) -> Iterator[list[Segment]]:
    segments = iter(console.render(renderable))
    size = _FIRST_BATCH
    while batch := list(islice(segments, size)):
        yield batch
        size = _BATCH


def _print(console: Console, batch: list[Segment]) -> None:
    from rich.segment import Segments

    # The lines are laid out already; without `soft_wrap` Rich would break them again.
    console.print(Segments(batch), soft_wrap=True, end="")


class _Text(io.StringIO):
    """A text in memory that holds what an encoding can say."""

    def __init__(self, encoding: str) -> None:
        super().__init__(newline="")
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """What Rich asks a stream for."""
        return self._encoding


@cache
def theme() -> Theme:
    """The names of styles for Rich."""
    from rich.theme import Theme

    return Theme(STYLES)


@cache
def _console_class() -> type[Console]:
    """Rich's console, except that a broken pipe is left to argmap: Rich would exit with status 1.

    Rich is imported here, so that what shows nothing starts without it.
    """
    from rich.console import Console

    class AnyConsole(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return AnyConsole
