"""Every quote of a map against the texts of its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.formats.sources import SourceTexts
from argmap.model import ArgumentMap, Claim, CodePointSpan, Utterance
from argmap.text.verifying import Finding, SearchedText

Words = Literal["quote", "reported"]


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
    problem: str | None = None
    """Why there is no text to look in."""

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
        """Whether own words stand outside quotation marks: perhaps they are the reporter's."""
        return self.words == "quote" and self.finding.passed and self.finding.is_quoted is False

    @property
    def is_misplaced(self) -> bool:
        """Whether the map gives a span, and the words stand elsewhere."""
        return (
            bool(self.utterance.span)
            and self.is_placing
            and not _agree(self.utterance.span, self.finding.spans)
        )

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
    searched: dict[str, SearchedText] = {}
    for claim in map.claims.values():
        for number, utterance in enumerate(claim.utterances):
            kinds: list[Words] = ["quote"] if utterance.quote_parts else []
            kinds += ["reported"] if utterance.reported else []
            for words in kinds:
                yield _check(claim, number, words, texts, searched)


def _check(
    claim: Claim,
    number: int,
    words: Words,
    texts: SourceTexts,
    searched: dict[str, SearchedText],
) -> QuoteCheck:
    utterance = claim.utterances[number]
    problem = _problem(utterance, texts)
    if problem is not None:
        return QuoteCheck(claim, number, words, Finding("no-text"), (), problem)
    source = utterance.source or ""
    if source not in searched:
        searched[source] = SearchedText(texts.text(source) or "")
    text = searched[source]
    said = utterance.quote_parts if words == "quote" else [utterance.reported or ""]
    near = utterance.span[0][0] if utterance.span else None
    finding = text.find(said, near, own=words == "quote")
    found = tuple(text.text[start:end] for start, end in finding.spans)
    return QuoteCheck(claim, number, words, finding, found)


def _problem(utterance: Utterance, texts: SourceTexts) -> str | None:
    """Why there is no text to look in; None where there is one."""
    if utterance.source is None:
        return "no source"
    file = texts.file(utterance.source)
    if file is None:
        return f"{utterance.source} has no path"
    return f"{texts.map.sources[utterance.source].path} {file.problem}" if file.problem else None


_NEGLIGIBLE = 3


def _agree(given: list[CodePointSpan], found: tuple[tuple[int, int], ...]) -> bool:
    """Whether two lists of spans mean the same words: marks at either end do not count."""
    start, end = min(given)[0], max(e for _, e in given)
    return abs(start - found[0][0]) <= _NEGLIGIBLE and abs(end - found[-1][1]) <= _NEGLIGIBLE
