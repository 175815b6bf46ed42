"""Which formats a text can be: each format sniffs at its head and says how sure it is.

A format's `sniff` is a function `Head -> int`, from 0 (not mine) to 100 (nobody else's). It knows the
marks of its own format only. If two formats recognise a text, the surer one gets it, and a tie is a
question to the user. So a format can be added without a look at the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.formats.core.format import Format
from argmap.formats.core.head import Head
from argmap.formats.core.lookup import formats_of_suffix, formats_that_read

SURE = 85
"""A format this sure of a text, with the file's suffix on its side, is not compared with others."""

CERTAIN = 95
"""A format this sure of a text, with the file's suffix on its side, is believed at once."""

NAMED = 15
"""How much the file's name adds to the sureness of a format that has found its marks in a text."""


def candidates(text: str, path: str | None = None) -> list[Format]:
    """The formats a text can be: one where its content says which, more where it is ambiguous.

    Formats with the file's suffix are asked first. The list is empty if no format recognises the
    content; `formats_of_suffix` then has a guess.

    >>> [format.name for format in candidates("claims: {a: A.}")]
    ['yaml']
    >>> [format.name for format in candidates("[A]: One thing.", "notes.txt")]
    ['argdown']
    """
    head = Head(text)
    likely = formats_of_suffix(path, reads=True) if path else []
    found, sureness = _surest(likely, head, named=True)
    # Most files end here: their suffix and their content agree, and no other format is loaded.
    if sureness >= SURE:
        return found
    others, more = _surest((f for f in formats_that_read() if f not in likely), head)
    return others if more > sureness else found


def _surest(
    formats: Iterable[Format], head: Head, *, named: bool = False
) -> tuple[list[Format], int]:
    """The formats that are surest of a text, and how sure they are; no format if none is.

    `named`: the file has a suffix of each of them.
    """
    scores: list[tuple[int, Format]] = []
    for format in formats:
        # Nobody else uses this suffix, so that the content need not be asked.
        score = CERTAIN if named and format.suffix_tells else format.load_sniffer()(head)
        if named and score:
            score += NAMED
        scores.append((score, format))
        # The sniffers of the other formats are then not even imported.
        if named and score >= CERTAIN + NAMED:
            break
    top = max((score for score, _ in scores), default=0)
    return [format for score, format in scores if score == top > 0], top
