"""The normal form of a text: one spelling of every mark, of the same length as the text.

Patterns are matched against the normal form. What is shown or quoted always comes from the text
itself, at the same place, so every character must become exactly one other. Characters that were
damaged on their way are read as what they were.
"""

from __future__ import annotations

import re

FILLER = "\u2060"
"""Takes the place of characters that say nothing: soft hyphens, the rest of a damaged character."""

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006", " "),
        **dict.fromkeys("\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", FILLER),
        **dict.fromkeys("\u2013\u2014\u2015\u2012\u2212", "\u2014"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2019\u02bc\u2032\u00b4", "'"),
        "\u201f": "\u201c",
        **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    }
)

_MOJIBAKE = {
    "\u00e2\u20ac\u0153": "\u201c",
    "\u00e2\u20ac\u009d": "\u201d",
    "\u00e2\u20ac\u2122": "'",
    "\u00e2\u20ac\u02dc": "\u2018",
    "\u00e2\u20ac\u201c": "\u2014",
    "\u00e2\u20ac\u201d": "\u2014",
    "\u00e2\u20ac\u00a6": "\u2026",
    "\u00c2\u00a0": " ",
}
"""UTF-8 that was read as Windows-1252, and what it was."""
_DAMAGED = re.compile("|".join(map(re.escape, _MOJIBAKE)))

_FOREIGN = "\u0370-\u03ff\u0400-\u04ff"
_LONE_LETTER = re.compile(rf"(?<=[a-z0-9,'\"] )[{_FOREIGN}](?= [A-Za-z0-9])")
"""One Greek or Cyrillic letter by itself between Latin words: a dash, read in a wrong code page."""
_GLUED_LETTER = re.compile(rf"(?<=[a-z0-9.,])[{_FOREIGN}](?=[ a-z0-9]|$)")
"""One stuck to a Latin word: a no-break space, read in a wrong code page."""
_ANY_FOREIGN = re.compile(f"[{_FOREIGN}]")


def normal(text: str) -> str:
    """`text` in its normal form, of the same length: one kind of space, dash and apostrophe.

    >>> normal("It’s\\u00a0late\\u2013very") == "It's late\\u2014very"
    True

    Curly quotation marks stay, because they say where a quotation begins and ends.
    """
    # A filler takes the place of the carriage return, so that all places stay the same.
    plain = text.replace("\r\n", f"{FILLER}\n").replace("\r", "\n").translate(_ALIKE)
    # Looking for these first is much faster than the pattern, and most texts have none.
    if "\u00e2\u20ac" in plain or "\u00c2" in plain:
        plain = _DAMAGED.sub(_repaired, plain)
    if _ANY_FOREIGN.search(plain):
        plain = _LONE_LETTER.sub("\u2014", plain)
        plain = _GLUED_LETTER.sub(" ", plain)
    return plain


def _repaired(match: re.Match[str]) -> str:
    return _MOJIBAKE[match[0]].ljust(len(match[0]), FILLER)
