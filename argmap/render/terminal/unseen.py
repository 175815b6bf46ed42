"""Characters that a terminal obeys or that nobody sees; they are spelled out to be shown at all.

Text of every script stays as it is. A joiner stays between letters of a script that uses it (Persian,
Hindi) and inside an emoji, a soft hyphen inside a word, and one variation selector behind the character
that it varies. Anywhere else these characters only hide something.
"""

from __future__ import annotations

import re

_OBEYED = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
"""Control characters, the separators of lines and paragraphs, and halves of characters."""

_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"
"""Characters that change the order in which a line is read."""

_INVISIBLE = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""Fillers, invisible operators, notes between lines, tags: what can carry words that nobody sees."""

_JOINED = "\u0590-\u1dff\u2190-\u2bff\u2e80-\ufdff\ufe0f\ufe70-\ufefc\U00010000-\U0003ffff"
"""The neighbours of joiners and zero-width spaces: scripts unlike Latin, and emoji."""
_JOINERS = "\u200b-\u200d"

_VARIED = (
    "0-9#*\xa9\xae\u1000-\u109f\u1800-\u180a\u1820-\u18ff\u203c-\u205f\u2070-\ufdff"
    "\ufe10-\ufefe\uff00-\uff9f\uffa1-\uffef\U00010000-\U0003ffff"
)
"""The characters that a variation selector may follow."""
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"

CONTROL = re.compile(
    f"[{_OBEYED}{_REORDERING}{_INVISIBLE}]"
    f"|(?<![{_JOINED}])[{_JOINERS}]|[{_JOINERS}](?![{_JOINED}])"
    f"|(?<![{_VARIED}])[{_SELECTORS}]"
    r"|(?<![^\W\d_])\xad|\xad(?![^\W\d_])"
)
"""Everything that a terminal might obey rather than show, or that would be there unseen."""


def is_harmless(text: str) -> bool:
    """Whether a text can be shown as it is; most can, and one look at them says so."""
    return text.isprintable() and (text.isascii() or not CONTROL.search(text))


def spelled(character: str) -> str:
    """A character as Python writes it in a text: `\\x1b`, `\\u202e`, `\\U000e0041`."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def escaped(character: str) -> str:
    """A character as JSON escapes it, where one beyond U+FFFF is a pair."""
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
