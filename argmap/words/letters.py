"""Letters in one spelling, however a font or a keyboard put them together."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts without spaces: kana, Han, Thai, Lao, Khmer, Burmese. Every character counts as a word."""
_FORMS = frozenset(
    ("compat", "wide", "narrow", "initial", "medial", "final", "isolated", "font", "vertical")
)


def letters(text: str) -> str:
    """A text with its ligatures taken apart, letters in one width, and accents put on letters.

    `ﬁnal` is `final`. High and low numbers and fractions stay, since 10² is not 102.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(map(_letters_of, text)))


@lru_cache(maxsize=4096)
def _letters_of(character: str) -> str:
    # The tag in front says how a character differs from its plain form. NFKC over the whole text
    # would also turn 10² into 102 and ½ into 1⁄2, which are other words.
    decomposed = unicodedata.decomposition(character)
    if decomposed[:1] != "<" or decomposed[1 : decomposed.index(">")] not in _FORMS:
        return character
    return unicodedata.normalize("NFKC", character)
