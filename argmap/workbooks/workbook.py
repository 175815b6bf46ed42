"""The one writer of workbooks. Every text is written as text: nothing in a cell is ever a formula or a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from argmap.workbooks.sheet import Dyed, NoWorkbookError, Sheet
from argmap.xml_safe import xml_safe

MAX_CELL = 32_767
"""The longest text that a cell takes, in UTF-16 code units; a longer one is cut, and ends with `…`."""
MAX_ROWS = 1_048_576
"""So many rows fit on a sheet, the heading included."""
MAX_WHOLE = 2**53
"""A spreadsheet reckons with floating-point numbers: a larger whole number is written as text."""
_MADE = datetime(2000, 1, 1)
"""A workbook does not say when it was made, so that the same answer gives the same bytes."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of a workbook. Headings stay in view, texts are wrapped, and columns can be filtered.

    Raises `NoWorkbookError` where XlsxWriter is missing, or a sheet has too many rows.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise NoWorkbookError(
            "a workbook needs XlsxWriter; pip install 'argmap[xlsx]' brings it (CSV needs nothing more)"
        ) from error
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": _MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    dyes = _Dyes(book)
    taken: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(_sheet_name(sheet.name, taken))
        for column, name in enumerate(sheet.columns):
            page.set_column(column, column, sheet.widths.get(name))
            page.write_string(0, column, cut(name), head)
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            if last >= MAX_ROWS:
                raise NoWorkbookError(f"a sheet takes {MAX_ROWS:,} rows; write CSV")
            for column, cell in enumerate(row):
                if isinstance(cell, Dyed):
                    _write(page, last, column, cell.text, dyes.of(cell))
                else:
                    _write(page, last, column, cell, body)
        page.freeze_panes(1, 0)
        if sheet.columns:
            page.autofilter(0, 0, last, len(sheet.columns) - 1)
    book.close()
    return made.getvalue()


class _Dyes:
    """The formats of coloured cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str | None, str | None], Any] = {}

    def of(self, cell: Dyed) -> Any:
        """The format that a cell asks for."""
        key = cell.ground, cell.ink
        if key not in self._made:
            asked: dict[str, Any] = {"text_wrap": True, "valign": "top"}
            if cell.ground is not None:
                asked["bg_color"] = f"#{cell.ground}"
            if cell.ink is not None:
                asked |= {"font_color": f"#{cell.ink}", "bold": True}
            self._made[key] = self._book.add_format(asked)
        return self._made[key]


def _write(page: Any, row: int, column: int, cell: str | float | None, format: Any) -> None:
    """One cell, by what it is and never by what it looks like: `=1+1` and `0042` are texts."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell, format)
    elif isinstance(cell, str) or abs(cell) > MAX_WHOLE or cell != cell:
        page.write_string(row, column, cut(str(cell)), format)
    else:
        page.write_number(row, column, cell, format)


def cut(text: str) -> str:
    """A text as a cell can hold it: no longer, without what XML cannot hold, and never XML itself.

    >>> cut("a\\x00b"), len(cut("long" * 10_000))
    ('a\\ufffdb', 32767)
    """
    safe = xml_safe(text)
    if safe.startswith("<r>") and safe.endswith("</r>"):
        safe += " "  # XlsxWriter takes such a text for XML, and writes it as it is
    units = len(safe.encode("utf-16-le")) // 2
    if units <= MAX_CELL:
        return safe
    kept = safe.encode("utf-16-le")[: 2 * (MAX_CELL - 1)].decode("utf-16-le", "ignore")
    return f"{kept}\u2026"


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name as a sheet may have it: at most 31 characters, without some marks, and no other's."""
    plain = _NOT_IN_NAMES.sub(" ", xml_safe(name)).strip(" '")[:31].rstrip(" '") or "Sheet"
    if plain.lower() == "history":  # the name of a sheet of Excel's own
        plain += "_"
    found, number = plain, 2
    while found.lower() in taken:
        found = f"{plain[: 31 - len(str(number)) - 1]} {number}"
        number += 1
    taken.add(found.lower())
    return found
