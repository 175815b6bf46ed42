"""Every quote of a map, compared with the texts of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap, Claim, CodePointSpan, Utterance
from argmap.quotes.finding import Finding
from argmap.quotes.searched_text import SearchedText
from argmap.quotes.verifying import find, find_at

Words = Literal["quote", "reported"]
QuoteKey = tuple[str, int, Words]
"""Which words of a map: a claim's id, the number of the utterance, and whose words."""


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """The verdict about one quote, or about the reporter's words, of a map."""

    claim: Claim
    number: int
    """Which of the claim's utterances, from 0."""
    words: Words
    finding: Finding
    found: tuple[str, ...]
    """The words of the source at the finding's spans."""
    is_at_span: bool = False
    """Whether the map gives a span, and what was found stands there."""
    problem: str | None = None
    """Why there is no text to look in."""

    @property
    def key(self) -> QuoteKey:
        """Which words of the map these are."""
        return self.claim.id, self.number, self.words

    @property
    def utterance(self) -> Utterance:
        """The utterance whose words were looked for."""
        return self.claim.utterances[self.number]

    @property
    def said(self) -> list[str]:
        """The words as the map has them, in parts."""
        if self.words == "quote":
            return self.utterance.quote_parts
        return [self.utterance.reported or ""]

    @property
    def is_unmarked(self) -> bool:
        """Whether own words stand outside quotation marks: perhaps they are the reporter's.

        What is said in a turn of a transcript has none.
        """
        is_outside = self.words == "quote" and self.finding.is_quoted is False
        return is_outside and self.finding.passed and self.utterance.turn is None

    @property
    def is_misplaced(self) -> bool:
        """Whether the map gives a span, and the words stand elsewhere."""
        return bool(self.utterance.span) and self.is_placing and not self.is_at_span

    @property
    def is_unplaced(self) -> bool:
        """Whether the words are found and the map gives no span."""
        return not self.utterance.span and self.is_placing

    @property
    def is_placing(self) -> bool:
        """Whether the span of the utterance is that of these words: own words come first."""
        first = self.words == "quote" or not self.utterance.quote_parts
        return first and self.finding.passed


def verify(map: ArgumentMap, texts: SourceTexts) -> Iterator[QuoteCheck]:
    """The verdict about every quote and all reported words of a map, in its order."""
    checker = QuoteChecker(texts)
    for claim in map.claims.values():
        for number, utterance in enumerate(claim.utterances):
            kinds: list[Words] = ["quote"] if utterance.quote_parts else []
            kinds += ["reported"] if utterance.reported else []
            for words in kinds:
                yield checker.check(claim, number, words)


class QuoteChecker:
    """Compares quotes with the texts of sources; each text is taken apart once."""

    def __init__(self, texts: SourceTexts) -> None:
        self.texts = texts
        self._searched: dict[str, SearchedText] = {}

    def check(self, claim: Claim, number: int, words: Words) -> QuoteCheck:
        """The verdict about the words of one utterance."""
        utterance = claim.utterances[number]
        problem = _problem(utterance, self.texts)
        if problem is not None:
            return QuoteCheck(claim, number, words, Finding("no-text"), (), problem=problem)
        text = self._text_of(utterance)
        own, span = words == "quote", sorted(utterance.span)
        said = utterance.quote_parts if own else [utterance.reported or ""]
        finding = find_at(text, said, span, own=own) if span else find(text, said, own=own)
        found = tuple(text.text[start:end] for start, end in finding.spans)
        is_at_span = bool(span and finding.spans) and _agree(text.text, span, finding.spans)
        return QuoteCheck(claim, number, words, finding, found, is_at_span)

    def passes_at_span(self, utterance: Utterance) -> bool:
        """Whether a quote stands at its span; nothing else is searched, so that False proves nothing."""
        text, span = self._text_of(utterance), sorted(utterance.span)
        return bool(span) and text.stand_at(utterance.quote_parts, span)

    def _text_of(self, utterance: Utterance) -> SearchedText:
        source = utterance.source or ""
        if source not in self._searched:
            self._searched[source] = SearchedText(self.texts.text(source) or "")
        return self._searched[source]


def _problem(utterance: Utterance, texts: SourceTexts) -> str | None:
    """Why there is no text to look in; None where there is one."""
    if utterance.source is None:
        return "no source"
    file = texts.file(utterance.source)
    if file is None:
        return f"{utterance.source} has no path"
    return f"{texts.map.sources[utterance.source].path} {file.problem}" if file.problem else None


def _agree(text: str, given: Sequence[CodePointSpan], found: Sequence[tuple[int, int]]) -> bool:
    """Whether two lists of spans hold the same words; marks and spaces at either end do not count."""
    ends = [
        (min(start for start, _ in spans), max(end for _, end in spans)) for spans in (given, found)
    ]
    # A mark may be of any kind, but no letter or digit stands between the two.
    return ends[0][1] <= len(text) and not any(
        sign.isalnum()
        for one, other in zip(*ends, strict=True)
        for sign in text[min(one, other) : max(one, other)]
    )
