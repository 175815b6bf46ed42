"""The figures of the parts of a map, shown as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.queries.breakdown import Breakdown
from argmap.render.terminal.lines import Line, Screen, beside
from argmap.render.terminal.text import cells, cut
from argmap.render.view import LaidView, Record, field_text

_LEAST_NAME = 12
"""The first column must be at least this wide, or rows become paragraphs instead of a table."""


class BreakdownView(LaidView):
    """How a debate is divided among its speakers, sections, schemes, kinds or turns."""

    def __init__(self, answer: Breakdown) -> None:
        self.answer = answer
        self.columns = answer.columns

    def data(self) -> Mapping[str, Any]:
        """The rows, and what they are divided by."""
        return {"by": self.answer.by, "rows": self.answer.rows}

    def json_lines(self) -> Iterator[Mapping[str, Any]]:
        """One object for each row."""
        yield from self.answer.rows

    def records(self) -> Iterator[Record]:
        """One record for each row."""
        for row in self.answer.rows:
            yield [row[column] for column in self.columns]

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A table: words to the left, numbers to the right."""
        # On a terminal a speaker's name says more than the id.
        columns = [c for c in self.columns if not (c == "speaker" and "name" in self.columns)]
        heads = [c for c in columns if c not in ("name", "share")]
        # A share takes 8 columns: a gap of two, and `100.0%`, which is wider than its heading.
        numbers = sum(len(head) + 2 for head in heads) + (8 if "share" in columns else 0)
        room = screen.text_width - numbers
        first = columns[0]
        texts = [_name(row[first]) for row in self.answer.rows]
        if room < _LEAST_NAME:
            yield from self._one_below_the_other(columns[1:], texts, screen)
            return
        width = min(max([cells(text) for text in texts] + [len(first)]), room)
        yield [(f"{first:<{width}}" + "".join(_head(c) for c in columns[1:]), "dim")]
        for row, text in zip(self.answer.rows, texts, strict=True):
            shown = cut(text, width, screen.ellipsis)
            line: Line = [(shown + " " * (width - cells(shown)), "speaker")]
            yield [*line, *((_cell(c, row[c]), _style(c, row[c])) for c in columns[1:])]

    def _one_below_the_other(
        self, columns: list[str], texts: list[str], screen: Screen
    ) -> Iterator[Line]:
        """Each row as a paragraph, for screens that are too narrow for a table."""
        for row, text in zip(self.answer.rows, texts, strict=True):
            yield from beside([], text, "speaker", screen.text_width)
            told = ", ".join(f"{column} {_cell(column, row[column]).strip()}" for column in columns)
            yield from beside([("    ", "")], told, "", screen.text_width)


def _name(value: object) -> str:
    return "(none)" if value is None else field_text(str(value))


def _head(column: str) -> str:
    return f"  {column:>{max(len(column), 6 if column == 'share' else 0)}}"


def _cell(column: str, value: object) -> str:
    if column == "share" and isinstance(value, float):
        return f"  {value:>6.1%}"
    return f"  {field_text(str(value)):>{len(column)}}"


def _style(column: str, value: object) -> str:
    return "alert" if column == "dropped" and value else ""
