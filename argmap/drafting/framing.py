"""Patterns that frame a whole sentence: Mayor: ...; According to X, ...; As X noted, ...."""

from __future__ import annotations

import re

from argmap.drafting.phrases import Mention, mention_after
from argmap.drafting.reading import Reading

_HEADLINE = re.compile(r"(?P<who>N{1,4}n{0,2}):")
_AS_FAR_AS = re.compile(r"(?:[aY]|[It][^vXTQ,It]{0,14}+)*+,")
"""(As Lund noted) in a letter on Monday,"""


def attribute_headline(reading: Reading) -> bool:
    """Pattern `headline`: Mayor: No new taxes."""
    match = _HEADLINE.match(reading.tags, reading.sentence.first, reading.last)
    if reading.sentence.paragraph > 1 or match is None or reading.last - match.end() < 3:
        return False
    who = Mention(*match.span("who"))
    reading.attribute_words(
        "headline",
        [(match.end(), _stripped(reading, reading.last))],
        (who.last, match.end()),
        who,
    )
    reading.at = reading.last
    return True


def attribute_according(reading: Reading) -> bool:
    """Pattern `according`: According to X, ...; ..., according to X."""
    word, first = reading.tokens.word, reading.at
    for i in range(first, reading.last - 2):
        if word[i] != "according" or word[i + 1] != "to" or reading.tags[i + 2] == "G":
            continue
        mention = mention_after(reading.tokens, i + 2, reading.last)
        if mention is None:
            return False
        spans = _around_according(reading, i, mention)
        if not spans:
            return False
        reading.attribute_words("according", spans, (i, i + 2), mention, "high")
        reading.at = reading.last
        return True
    return False


def _around_according(reading: Reading, i: int, mention: Mention) -> list[tuple[int, int]]:
    end = _stripped(reading, reading.last)
    if i > reading.sentence.first + 1:
        return [(reading.at, _stripped(reading, i))] if i - reading.at >= 3 else []
    comma = reading.tags.find(",", mention.last, reading.last)
    if 0 <= comma < end and reading.tags[comma + 1] == "R":
        comma = reading.tags.find(",", comma + 1, reading.last)
    return [(comma + 1, end)] if 0 <= comma < end - 3 else []


def attribute_as(reading: Reading) -> bool:
    """Pattern `as`: As X noted, ...; But as X said on Monday, ..."""
    tags, first = reading.tags, reading.at
    while first < reading.last and tags[first] in "CBa":
        first += 1
    cue = next((cue for cue in reading.cues if cue.first > first), None)
    if cue is None or reading.tokens.word[first] != "as" or "last" not in cue.frames:
        return False
    behind = _AS_FAR_AS.match(tags, cue.after, reading.last)
    end = _stripped(reading, reading.last)
    if cue.subject is None or cue.clause > first + 1 or behind is None or end - behind.end() < 2:
        return False
    reading.used.add(cue.verb)
    confidence = cue.tail.confidence
    content = [(behind.end(), end)]
    reading.attribute_words("as", content, (cue.first, cue.after), cue.subject, confidence)
    reading.at = reading.last
    return True


def _stripped(reading: Reading, last: int) -> int:
    return last - 1 if reading.tags[last - 1] in ".,;:-" else last
