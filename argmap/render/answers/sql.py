"""The views of the rows that a statement selects, and of the tables that it can read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from argmap.queries.sql.statement import Rows, Value
from argmap.queries.sql.tables import Table
from argmap.render.json_text import compact
from argmap.render.terminal.lines import Line, Screen, beside, piece
from argmap.render.terminal.tables import Trimmed, cell, columns, indented
from argmap.render.terminal.text import cells, cut, fair_widths, wrap
from argmap.render.view import LaidView, Record, View, field_text
from argmap.render.wording import plural

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

EXAMPLE = "SELECT name, count(*) AS points FROM who_argued_what GROUP BY name ORDER BY points DESC"

_SAMPLE = 200
"""How many rows are read before the first is shown, to decide how wide columns are."""
_GAP = 2
_NARROW = 12
"""A column of prose narrower than this cannot be read."""
_LINES_OF_A_CELL = 3


class RowsView(LaidView):
    """The answer to a statement; its rows are fetched as they are shown, once."""

    def __init__(self, answer: Rows) -> None:
        self.answer = answer
        self.columns = answer.columns

    def data(self) -> Mapping[str, Any]:
        """The columns and all rows."""
        return {"columns": list(self.columns), "rows": [list(row) for row in self.records()]}

    def json_pieces(self) -> Iterator[str]:
        """The same as `data` as text, a line for each row, as they are fetched."""
        yield f'{{\n  "columns": {compact(list(self.columns))},\n  "rows": ['
        end = "]\n}\n"
        for i, row in enumerate(self.records()):
            yield (",\n    " if i else "\n    ") + compact(row)
            end = "\n  ]\n}\n"
        yield end

    def records(self) -> Iterator[Record]:
        """The rows."""
        for row in self.answer.rows:
            yield [_plain(value) for value in row]

    def json_lines(self) -> Iterator[Mapping[str, Any]]:
        """One object for each row; columns of the same name are told apart by a number."""
        keys = distinct(self.columns)
        for row in self.records():
            yield dict(zip(keys, row, strict=True))

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Columns side by side if there is room for them, else a block of lines for each row."""
        # The rows come from a running statement, one at a time and once: there may be millions.
        table = _Table(self.columns, screen)
        rows = ([field_text(value) for value in row] for row in self.records())
        sample = list(islice(rows, _SAMPLE))
        table.measure(sample)
        count = 0
        for row in chain(sample, rows):
            # An answer without rows has no heading: its last line says that it is empty.
            if count == 0 and table.side_by_side:
                yield table.head()
            count += 1
            yield from table.row(row, count)
        yield [(f"{plural(count, 'row')}.", "dim")]
        if table.has_cut:
            yield [("… means that there is more: -F csv or -F json show it.", "dim")]


def _plain(value: Value) -> str | int | float | None:
    """A value that every output format can hold."""
    if isinstance(value, bytes):
        return value.hex()
    # JSON has no infinity. (SQLite turns a NaN into NULL.)
    if isinstance(value, float) and math.isinf(value):
        return "Inf" if value > 0 else "-Inf"
    return value


def distinct(names: Sequence[str]) -> list[str]:
    """The names with numbers where they would be equal, as keys of one JSON object must not be.

    >>> distinct(["n", "n", "text", "n"])
    ['n', 'n_2', 'text', 'n_3']
    """
    taken: list[str] = []
    for name in names:
        candidate, number = name, 2
        # A new name must not be that of another column, either: `n, n, n_2` gives `n, n_3, n_2`.
        while candidate in taken or (candidate != name and candidate in names):
            candidate, number = f"{name}_{number}", number + 1
        taken.append(candidate)
    return taken


class _Table:
    """Rows laid out for a terminal."""

    def __init__(self, columns: Sequence[str], screen: Screen) -> None:
        self.columns = [field_text(name) for name in columns]
        self.screen = screen
        self.widths: list[int] = []
        self.side_by_side = True
        self.has_cut = False

    def measure(self, sample: Sequence[Sequence[str]]) -> None:
        """Decide the widths of columns by their names and the first rows."""
        found = zip(self.columns, *sample, strict=True)
        wanted = [max(cells(cell) for cell in column) for column in found]
        room = self.screen.width - _GAP * (len(wanted) - 1)
        self.widths = fair_widths(wanted, room)
        # A column may be narrow if its cells are; a column of prose must stay readable.
        self.side_by_side = all(
            width >= min(want, _NARROW) for width, want in zip(self.widths, wanted, strict=True)
        )

    def head(self) -> Line:
        """The names of the columns."""
        return [(self._in_columns(self.columns), "dim")]

    def row(self, row: Sequence[str], number: int) -> Iterator[Line]:
        """A row, on as many lines as it needs."""
        if not self.side_by_side:
            yield from self._block(row, number)
            return
        parts = [self._wrapped(cell, width) for cell, width in zip(row, self.widths, strict=True)]
        for i in range(max(map(len, parts))):
            yield [piece(self._in_columns([p[i] if i < len(p) else "" for p in parts]))]

    def _wrapped(self, cell: str, width: int) -> list[str]:
        if cells(cell) <= width:
            return [cell]
        # Words broken over lines of a few letters are harder to read than one line that is cut.
        lines = wrap(cell, width) if width >= _NARROW else [cell]
        kept = lines[:_LINES_OF_A_CELL]
        if kept != lines or cells(kept[-1]) > width:
            self.has_cut = True
            kept[-1] = cut(" ".join(lines[len(kept) - 1 :]), width)
        return kept

    def _in_columns(self, row: Sequence[str]) -> str:
        padded = (
            cut(cell, width) + " " * (width - cells(cell))
            for cell, width in zip(row, self.widths, strict=True)
        )
        return (" " * _GAP).join(padded)

    def _block(self, row: Sequence[str], number: int) -> Iterator[Line]:
        rule = "──" if self.screen.unicode else "--"
        yield [(f"{rule} {number}", "dim")]
        indent = min(max(cells(name) for name in self.columns), self.screen.width // 3) + _GAP
        for name, text in zip(self.columns, row, strict=True):
            label = cut(name, indent - _GAP)
            label += " " * (indent - cells(label))
            yield from beside([(label, "dim")], text, "", self.screen.text_width)


class SchemaView(View):
    """The tables and views with their columns, and a statement to begin with."""

    columns = ("table", "kind", "column")

    def __init__(self, schema: Sequence[Table]) -> None:
        self.schema = schema

    def data(self) -> Mapping[str, Any]:
        """The tables under `tables`, and the example."""
        return {
            "tables": [
                {"name": t.name, "kind": t.kind, "columns": list(t.columns), "about": t.about}
                for t in self.schema
            ],
            "example": EXAMPLE,
        }

    def records(self) -> Iterator[Record]:
        """One record for each column."""
        for table in self.schema:
            for column in table.columns:
                yield (table.name, table.kind, column)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each table with its columns below it."""
        for kind, heading in (("table", "Tables"), ("view", "Views")):
            yield Trimmed(cell(heading, "heading"))
            for table in self.schema:
                if table.kind == kind:
                    yield Trimmed(
                        indented(columns([(table.name, table.about)], style="id"), 2),
                        indented(cell(", ".join(table.columns))),
                    )
            yield Trimmed("")
        yield Trimmed(cell("An example", "heading"), indented(cell(f'argmap sql "{EXAMPLE}"'), 2))
