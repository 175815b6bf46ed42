"""The texts of a map's sources as data of the page, with the words in them that are claims of the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise
from typing import Any

from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.quotes.verification import verify

Data = dict[str, Any]
_Said = tuple[int, int, str, str]
"""Where words stand, the claim that they are, and who says them."""


def source_texts(map: ArgumentMap, texts: SourceTexts, shown: Container[str]) -> list[Data]:
    """The texts in which words of the claims that are shown stand; words that `verify` does not pass are not marked.

    Each text is in pieces: plain text, or words with `[claim, speaker]` for each claim that they are.
    """
    found: dict[str, set[_Said]] = defaultdict(set)
    for check in verify(map, texts):
        if check.claim.id not in shown or not check.finding.passed:
            continue
        for start, end in check.finding.spans:
            said = (start, end, check.claim.id, check.utterance.speaker)
            found[check.utterance.source or ""].add(said)
    return [
        {"source": id, "pieces": list(_pieces(texts.text(id) or "", sorted(found[id])))}
        for id in map.sources
        if id in found
    ]


def _pieces(text: str, said: list[_Said]) -> Iterator[str | list[Any]]:
    """A text cut wherever words of a claim begin or end."""
    begin: dict[int, list[_Said]] = defaultdict(list)
    end: dict[int, list[_Said]] = defaultdict(list)
    for one in said:
        begin[one[0]].append(one)
        end[one[1]].append(one)
    now: dict[_Said, None] = {}
    places = sorted({0, *begin, *end, len(text)})
    for start, stop in pairwise(places):
        for one in end[start]:
            now.pop(one, None)
        now.update(dict.fromkeys(begin[start]))
        words = text[start:stop]
        yield [words, [[claim, speaker] for _, _, claim, speaker in now]] if now else words
