"""Tables that Rich lays out, for answers with few rows; views with thousands of rows yield lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.render.terminal.lines import MAX_TEXT_WIDTH
from argmap.render.terminal.text import one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text


def cell(text: str, style: str = "") -> Text:
    """A text from a file for a table, made harmless: of a plain string Rich would read the markup."""
    from rich.text import Text

    return Text(one_line(text), style)


def columns(
    rows: Iterable[tuple[str, str]], *, style: str = "", width: int = 0, gap: int = 2
) -> Table:
    """Two columns: names, which are not broken, and beside each of them a text that wraps."""
    from rich.table import Table

    table = Table.grid(padding=(0, gap, 0, 0))
    table.add_column(style=style, no_wrap=True, min_width=width)
    table.add_column(overflow="fold")
    for name, text in rows:
        table.add_row(cell(name), cell(text))
    return table


def indented(part: RenderableType, by: int = 4) -> Padding:
    """Something with room to its left."""
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, by))


class Trimmed:
    """Something of Rich without the spaces that fill its lines up, which nobody wants in a file."""

    def __init__(self, *parts: RenderableType) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment

        options = options.update(max_width=min(options.max_width, MAX_TEXT_WIDTH))
        end = Segment.line()
        for part in self.parts:
            for line in Segment.split_lines(console.render(part, options)):
                while line and not line[-1].text.rstrip(" "):
                    line.pop()
                yield from line[:-1]
                if line:
                    text, style, control = line[-1]
                    yield Segment(text.rstrip(" "), style, control)
                yield end
