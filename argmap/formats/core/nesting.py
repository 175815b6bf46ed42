"""How deep brackets nest, counted on the text of a YAML file itself.

YAML parsers look ahead over a whole line before they say anything about it. Some give up in a line
that nests too deep for them, each at its own depth and in its own words, so their messages say
little. Counting brackets is reliable: the line in which a parser gave up shows whether depth may be
the reason, and the text up to there is shallow enough for any parser to read.
"""

from __future__ import annotations

import re
from itertools import accumulate

_BRACKET = re.compile(r"[\[\]{}]")


def shallow_part(text: str, stop: int, limit: int) -> str | None:
    """The text up to the bracket that nests more than `limit` deep in the line of offset `stop`.

    None where the brackets of that line, up to `stop`, nest no deeper. Brackets inside quotation
    marks count too, so the part has to be read before anything is said of it: only a parser knows
    which brackets are brackets.
    """
    begin = text.rfind("\n", 0, stop) + 1
    # What the parser stopped at may itself be the bracket that was one too many.
    brackets = list(_BRACKET.finditer(text, begin, stop + 1))
    depths = accumulate(1 if bracket[0] in "[{" else -1 for bracket in brackets)
    deepest = next((b for b, depth in zip(brackets, depths, strict=True) if depth > limit), None)
    return text[: deepest.end()] if deepest else None
