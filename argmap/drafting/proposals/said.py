"""Claims as they are said one after another, and what stands between two of them in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.model import Force
from argmap.text.places import Place
from argmap.text.sentences import NOT_SHORT

_SENTENCE_END = re.compile(
    NOT_SHORT
    + r"""
    (?<=[.!?\u2026])["\u201d\u2019')\]]*\s+(?=["\u201c\u2018'(\[]?[A-Z0-9])
    |\s*\n\s*\n\s*|(?<=[.!?:\u2026"\u201d\u2019)\]])[ \t\r]*\n\s*  # not where a narrow page breaks a line""",
    re.VERBOSE,
)
_MARKS = " \t\r\"\u201c\u201d\u2018\u2019'\u00ab\u00bb.,;:!?\u2026)]("


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as somebody says it at a place of a text."""

    claim: str
    """The id of the claim."""
    speakers: tuple[str, ...]
    """The ids of those who say it."""
    names: tuple[str, ...]
    """What these are called."""
    place: Place
    """From the first of the words to the last, in code points."""
    words: str
    """The words as the text has them, with what joins them to those before."""
    force: Force = "asserts"
    cue: str = ""
    """The verb that reports them (`noting`); empty where they stand by themselves, as in a transcript."""
    is_quotation: bool = False
    """Whether they are nothing but the speaker's own words, out of a text that reports others as well."""
    turn: int | None = None
    """Where the turn of the speaker begins in a transcript."""


@dataclass(frozen=True, slots=True)
class Between:
    """What a text has between two claims."""

    lead: str
    """The words of the sentence of the second claim before it: `However, the mayor said`."""
    lead_at: int
    """Where the lead begins."""
    tail: str
    """The words of the sentence of the first claim behind it: `, said Bruce Hoffman`."""
    whole: tuple[tuple[int, str], ...]
    """The whole sentences between the two, each with where it begins."""
    paragraphs: int
    """How many paragraphs begin between them."""
    is_one_sentence: bool
    """Whether both claims stand in one sentence."""


def between(text: str, before: Said, after: Said) -> Between | None:
    """What stands between two claims; None where one is within the other."""
    start, end = before.place[1], after.place[0]
    if start > end:
        return None
    # A sentence may end with the words themselves, which the end of a sentence has to see.
    first = max(before.place[0], start - 2)
    pieces: list[tuple[int, str]] = []
    at, paragraphs = first, 0
    # The end of a sentence shows in how the next one begins.
    for match in _SENTENCE_END.finditer(text, first, end + 3):
        if match.end() > end:
            break
        pieces.append((at, text[at : match.start()]))
        at = match.end()
        paragraphs += "\n" in match[0]
    pieces.append((at, text[at:end]))
    whole = tuple((i, piece) for i, piece in pieces[1:-1] if piece.strip(_MARKS))
    lead_at, lead = pieces[-1]
    is_one = len(pieces) == 1
    if is_one:
        lead_at, lead = start, text[start:end]
    return Between(
        lead, lead_at, text[start : pieces[0][0] + len(pieces[0][1])], whole, paragraphs, is_one
    )
