"""Reads a workbook as a spreadsheet does, to see what is in it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from defusedxml import ElementTree

NAMES = {"": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def read(made: bytes) -> dict[str, list[list[str]]]:
    """The sheets of a workbook: each cell as its kind and its value."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        strings = [
            "".join(piece.text or "" for piece in item.iterfind(".//t", NAMES))
            for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        found = {}
        for number, sheet in enumerate(book.iterfind("sheets/sheet", NAMES), 1):
            page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            found[sheet.get("name")] = [
                [_cell(cell, strings) for cell in row.iterfind("c", NAMES)]
                for row in page.iterfind("sheetData/row", NAMES)
            ]
            assert page.find(".//f", NAMES) is None
            assert page.find(".//hyperlink", NAMES) is None
    return found


def _cell(cell, strings: list[str]) -> str:
    value = cell.find("v", NAMES).text
    kind = cell.get("t", "n")
    if kind == "s":
        return "text " + re.sub(
            "_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), strings[int(value)]
        )
    return f"{kind} {value}"
