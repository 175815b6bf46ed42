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


def inks(made: bytes) -> dict[str, set[str]]:
    """By text of a cell on the first sheet: the colours of its letters, as eight hexadecimal digits."""
    with zipfile.ZipFile(BytesIO(made)) as archive:
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
        strings = [
            "".join(piece.text or "" for piece in item.iterfind(".//t", NAMES))
            for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        ]
        page = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    fonts = [
        (color.get("rgb", "") if (color := font.find("color", NAMES)) is not None else "")
        for font in styles.iterfind("fonts/font", NAMES)
    ]
    used = [int(xf.get("fontId")) for xf in styles.iterfind("cellXfs/xf", NAMES)]
    found: dict[str, set[str]] = {}
    for cell in page.iterfind(".//c", NAMES):
        if cell.get("t") == "s":
            text = strings[int(cell.find("v", NAMES).text)]
            found.setdefault(text, set()).add(fonts[used[int(cell.get("s", "0"))]])
    return found
