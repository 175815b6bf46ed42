"""What a speaker of a transcript does with a claim in so many words: I concede that ...; I deny that ..."""

from __future__ import annotations

import re
from typing import Literal

_LEAD = r"(?:(?:and|but|well|yes|no|look|now|so|sir|madam|of course|certainly|to be fair|mr \w+|mrs \w+|ms \w+),?\s+)*"
_WILLING = r"(?:do|fully|freely|readily|happily|gladly|will|would|must|can|have to|had to|am happy to|am willing to|am prepared to|'ll|\u2019ll)"
_FIRM = r"(?:do|utterly|flatly|completely|absolutely|totally|entirely|categorically|simply|strongly|must|would|will|have to)"
_NOT = r"(?:do not|don't|don\u2019t|cannot|can't|can\u2019t|can not|will not|won't|won\u2019t|could not|never)"
_CLAIM = r"(?:the (?:claim|idea|notion|suggestion|charge|allegation|argument|point|premise) |any (?:suggestion|claim) )?that,? (?P<claim>.+)"
_CONCEDES = re.compile(
    rf"{_LEAD}I(?: {_WILLING})* (?:concede|admit|grant|acknowledge|accept)(?: to you)? {_CLAIM}",
    re.IGNORECASE | re.DOTALL,
)
_DENIES = re.compile(
    rf"{_LEAD}I(?: {_FIRM})* (?:deny|dispute|reject|refute|contest) {_CLAIM}"
    rf"|{_LEAD}I (?:simply |just )?{_NOT} (?:accept|agree|concede|believe|think|admit) "
    r"(?:for a (?:moment|minute|second) )?(?:the (?:claim|idea|argument|premise) )?that,? (?P<other>.+)",
    re.IGNORECASE | re.DOTALL,
)
_BUT = re.compile(r",? (?:but|yet|however|and yet|though|although) ", re.IGNORECASE)
"""What is conceded ends here: I concede that it cost more, but it saved lives."""

_SELF = re.compile(r"\b(?:I|me|my|mine|myself)\b")


def answer(claim: str) -> tuple[str, Literal["asserts", "concedes", "denies"]]:
    """The claim that is conceded or denied, with the force; else the words themselves, asserted.

    >>> answer("I concede that the pool is old.")
    ('The pool is old.', 'concedes')
    >>> answer("I do not accept that the pool is old.")
    ('The pool is old.', 'denies')
    >>> answer("The pool is old.")
    ('The pool is old.', 'asserts')

    What goes on with `but` makes another point, so it stays one claim of the speaker's own.
    """
    # A denial first: "I do not accept that" holds the words of a concession.
    denied = _DENIES.fullmatch(claim)
    conceded = None if denied else _CONCEDES.fullmatch(claim)
    match = denied or conceded
    said = (match["claim"] or (denied["other"] if denied else "")) if match else ""
    # Whoever speaks of himself says so in the words as they stand: I deny that I was there.
    if not said or _BUT.search(said) or _SELF.search(said) or claim.endswith("?"):
        return claim, "asserts"
    return said[:1].upper() + said[1:], "denies" if denied else "concedes"
