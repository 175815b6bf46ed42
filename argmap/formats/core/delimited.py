"""Rows as CSV or TSV: the one writer of both, for files and for what commands print.

A cell that a spreadsheet would take for a formula has an apostrophe before it: a map may come from
anywhere, and opening a table should not run what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile('[",\n\r\v\f\x1c-\x1e\x85\u2028\u2029]')
"""Signs for which a CSV cell needs quotation marks; some readers end a line at any of the breaks."""
# Spreadsheets skip spaces and invisible signs before a formula, and some of them read the
# full-width forms of its first sign as the plain ones.
_FORMULA = re.compile("[\t\r\n]|[\\s\u200b-\u200f\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z", re.ASCII)


def csv_line(cells: Sequence[str]) -> str:
    """A row of CSV with its line break; a reader of CSV gets the cells back, line breaks and all."""
    line = ",".join([_quoted(guarded(cell)) for cell in cells])
    # A row of one empty cell would be a blank line, which readers pass over.
    return f"{line}\n" if line or len(cells) != 1 else '""\n'


def tsv_line(cells: Sequence[str]) -> str:
    """A row of TSV with its line break; its cells hold no tab and no line break."""
    return "\t".join([guarded(cell) for cell in cells]) + "\n"


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers are left as they are."""
    is_formula = _FORMULA.match(cell) and not _NUMBER.match(cell)
    return f"'{cell}" if is_formula else cell


def _quoted(cell: str) -> str:
    if not _QUOTED.search(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'
