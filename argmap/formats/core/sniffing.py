"""Which formats a text can be: each format sniffs at its head and says how sure it is.

A format's `sniff` is a function `Head -> int`, from 0 (this is none of mine) to 100 (this is nobody
else's). It knows the marks of its own format and no other's: where two know the same text, the surer
one has it, and a tie is a question to the user. So a format is added without a look at the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.formats.core.format import Format
from argmap.formats.core.head import Head
from argmap.formats.core.lookup import formats_of_suffix, formats_that_read

SURE = 85
"""Who is that sure of a text whose file has one of its suffixes need not be compared with others."""

CERTAIN = 95
"""Who is that sure of a text whose file has one of its suffixes is believed at once."""

NAMED = 15
"""How much surer a format is of a text that its marks are in where the file's name agrees."""


def candidates(text: str, path: str | None = None) -> list[Format]:
    """The formats a text can be: one where its content says which, more where it is ambiguous.

    Those that the file's suffix stands for are asked first. Empty where the content fits none: then
    `formats_of_suffix` has a guess.
    """
    head = Head(text)
    likely = formats_of_suffix(path, reads=True) if path else []
    found, sureness = _surest(likely, head, named=True)
    if sureness >= SURE:
        return found
    others, more = _surest((f for f in formats_that_read() if f not in likely), head)
    return others if more > sureness else found


def _surest(
    formats: Iterable[Format], head: Head, *, named: bool = False
) -> tuple[list[Format], int]:
    """The formats that are the surest of a text, and how sure they are; none where nobody is."""
    scores: list[tuple[int, Format]] = []
    for format in formats:
        scores.append((_sureness(format, head, named), format))
        if named and scores[-1][0] >= CERTAIN + NAMED:
            break
    top = max((score for score, _ in scores), default=0)
    return [format for score, format in scores if score == top > 0], top


def _sureness(format: Format, head: Head, named: bool) -> int:
    """How sure a format is of a text; `named`: the file has one of its suffixes."""
    if named and format.suffix_tells:
        return CERTAIN + NAMED
    score = format.load_sniffer()(head)
    return score + NAMED if named and score else score
