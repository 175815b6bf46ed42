"""The texts of nodes, as a file has them and as a person reads them.

Files from the web hold character references (`&quot;`), no-break spaces and stray blanks around a
text. `plain` reads them, and `written` is its inverse.

>>> plain(" Trade &amp; jobs "), written("&amp; stands for &")
('Trade & jobs', '&amp;amp; stands for &')
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import Any

_BLANKS = " \t\r\n"
_REFERENCE = re.compile(r"&(?:#(?P<number>\d{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|\w+);")
_WINDOWS_1252 = range(0x80, 0xA0)
_SURROGATES = range(0xD800, 0xE000)


def plain(raw: str) -> str:
    """A text as a person reads it: references resolved, no blanks around it."""
    text = raw.replace("\xa0", " ").strip(_BLANKS)
    return _REFERENCE.sub(_resolved, text) if "&" in text else text


def written(text: str) -> str:
    """A text that `plain` turns into `text`: itself, unless it holds what `plain` would change."""
    raw = re.sub(r"&(?=[#\w]+;)", "&amp;", text).replace("\xa0", "&#160;")
    inner = raw.strip(_BLANKS)
    if inner == raw:
        return raw
    start = raw.find(inner) if inner else len(raw)
    return _spelled(raw[:start]) + inner + _spelled(raw[start + len(inner) :])


def written_name(name: str) -> str:
    """A speaker's name as it stands before the colon of a locution."""
    return written(name).replace(":", "&#58;")


def text_of(value: Any) -> str:
    """The text that stands in a file where a text should: nothing for null, a number as written."""
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _spelled(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _resolved(match: re.Match[str]) -> str:
    if match["number"] is None and match["hex"] is None:
        named = html5.get(match[0][1:], match[0])
        return " " if named == "\xa0" else named
    code = int(match["number"]) if match["number"] else int(match["hex"], 16)
    # Browsers read these numbers as Windows-1252, and web texts mean them so.
    if code in _WINDOWS_1252:
        return html.unescape(match[0])
    return chr(code) if 0 < code <= 0x10FFFF and code not in _SURROGATES else "\ufffd"
