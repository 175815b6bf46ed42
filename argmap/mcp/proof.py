"""The proof of what an assistant writes: every quote in its source, and in the mouth of its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from argmap.attribution.checking import AttributionChecker, at_speaker
from argmap.attribution.verdicts import Attribution
from argmap.content import SourceFile
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap, Claim, Utterance
from argmap.quotes.verification import QuoteCheck, QuoteChecker, Words
from argmap.render.answers.attribution import attribution_remarks
from argmap.render.answers.fact_check import MEANINGS, WHO_SAYS, has_passed, verdict_of
from argmap.render.answers.verify import UNMARKED

UNPROVEN = "unproven"
"""The key in the `extra` of an utterance that says why its words are not proven."""
_MOST_SHOWN = 600
"""How many characters of a source an answer repeats of one place."""


class TextsAtHand(SourceTexts):
    """The texts of sources, some of which are not on the disk yet."""

    def __init__(self, map: ArgumentMap, at_hand: Mapping[str, str] | None = None) -> None:
        super().__init__(map, ".")
        self._at_hand = at_hand or {}

    def file(self, source: str) -> SourceFile | None:
        """The text of a source: the one at hand, or else its file."""
        path = self.map.sources[source].path
        if path is not None and path in self._at_hand:
            return SourceFile(self.folder / path, self._at_hand[path])
        return super().file(source)


@dataclass(frozen=True, slots=True)
class Proven:
    """What was found about some words of a map."""

    check: QuoteCheck
    speaker: str
    """What the map calls their speaker."""
    line: int | None = None
    attribution: Attribution | None = None
    """Whom the source gives them to; None where they do not stand there."""
    alone: Attribution | None = None
    """Whom the source gives them to by the speaker's own name: without aliases and a go-between."""

    @property
    def utterance(self) -> Utterance:
        """The utterance whose words these are."""
        return self.check.utterance

    @property
    def is_silent(self) -> bool:
        """Whether somebody is given a claim without any words."""
        return not self.utterance.quote_parts and not self.utterance.reported

    @property
    def has_passed(self) -> bool:
        """Whether the words are those of the source, and by the right speaker."""
        return not self.is_silent and has_passed(self.check, self.attribution)

    @property
    def is_open(self) -> bool:
        """Whether nothing can be looked up, and nobody is quoted."""
        return not self.utterance.quote_parts and self.check.finding.verdict == "no-text"

    @property
    def verdict(self) -> str:
        """The verdict that matters most."""
        return "no-words" if self.is_silent else verdict_of(self.check, self.attribution)

    @property
    def remarks(self) -> list[str]:
        """What is not sure about words that pass."""
        found = [UNMARKED] if self.check.is_unmarked else []
        if self.attribution is not None:
            found += attribution_remarks(self.check, self.attribution, self.speaker)
        if self.alone is not None and self.alone.is_alarm:
            what = "whom it is `via`" if self.utterance.via else "an alias"
            found.append(f"the source gives these words to {self.alone.speaker}: is that {what}?")
        return found

    def is_as(self, other: Proven) -> bool:
        """Whether this is what was found about the same words of the same speaker, for the same claim."""
        mine, its = self.utterance, other.utterance
        return (
            (self.check.said, mine.source) == (other.check.said, its.source)
            and (mine.speaker == its.speaker or self.speaker == other.speaker)
            and (
                self.check.claim.id == other.check.claim.id
                or self.check.claim.text == other.check.claim.text
            )
        )

    def data(self) -> dict[str, Any]:
        """The words, what the source says in their place, and what to do."""
        check = self.check
        data: dict[str, Any] = {
            "claim": check.claim.id,
            "speaker": check.utterance.speaker,
            "words": check.words,
            "said": check.said,
            "verdict": self.verdict,
            "means": _NO_WORDS if self.is_silent else check.problem or _MEANINGS[self.verdict],
            "source": check.utterance.source,
        }
        if self.is_silent:
            del data["words"], data["said"]
        if check.found:
            data["source_says"] = [words[:_MOST_SHOWN] for words in check.found]
        if self.line is not None:
            data["line"] = self.line
        if check.finding.left_out:
            data["left_out"] = list(check.finding.left_out)
        if self.remarks:
            data["remarks"] = self.remarks
        return data


_MEANINGS = {**MEANINGS, **WHO_SAYS}
_NO_WORDS = "a speaker is given the claim without words of the source: give `quote` or `reported`"


@dataclass(slots=True)
class Proof:
    """What was found about all words that a change brings in or touches."""

    passed: list[Proven] = field(default_factory=list)
    failed: list[Proven] = field(default_factory=list)
    open: list[Proven] = field(default_factory=list)
    """What cannot be looked up and quotes nobody, and what was not proven before either."""

    def data(self) -> dict[str, Any]:
        """How many words passed, and what is to be said of the others."""
        return {
            "proven": len(self.passed),
            "unproven": [each.data() for each in (*self.failed, *self.open)],
            "unsure": [each.data() for each in self.passed if each.remarks],
        }


def proof(before: ArgumentMap | None, after: ArgumentMap, texts: SourceTexts) -> Proof:
    """What is found about the words that a change brings in, or whose speaker or source it changes.

    What was not proven before stays as it is: only the change is held to its proof.
    """
    found = Proof()
    search = _Search(after, texts)
    for claim, number, words in _touched(before, after):
        proven = search.proven(claim, number, words)
        if proven.is_open:
            found.open.append(proven)
        else:
            (found.passed if proven.has_passed else found.failed).append(proven)
    if found.failed and before is not None:
        stood = list(_failing(before))
        old = [each for each in found.failed if any(each.is_as(other) for other in stood)]
        found.open += old
        found.failed = [each for each in found.failed if each not in old]
    return found


def _failing(map: ArgumentMap) -> Iterator[Proven]:
    """What is not proven in a map."""
    search = _Search(map, TextsAtHand(map))
    for claim, number, words in _touched(None, map):
        proven = search.proven(claim, number, words)
        if not proven.has_passed:
            yield proven


class _Search:
    """Looks up words of a map; each of its texts is taken apart once."""

    def __init__(self, map: ArgumentMap, texts: SourceTexts) -> None:
        self.map = map
        self.texts = texts
        self.checker = QuoteChecker(texts)
        self.people = AttributionChecker(texts)

    def proven(self, claim: Claim, number: int, words: Words) -> Proven:
        """What is found about the words of an utterance."""
        check = self.checker.check(claim, number, words)
        speaker = self.map.speakers[check.utterance.speaker].label
        if not check.finding.spans:
            return Proven(check, speaker)
        attribution = self.people.check(check)
        check = at_speaker(check, attribution)
        line = self.texts.line_of(check.utterance.source or "", check.finding.spans[0][0])
        return Proven(check, speaker, line, attribution, self._alone(check))

    def _alone(self, check: QuoteCheck) -> Attribution | None:
        """Whom the source gives words to, without what else the map calls the speaker.

        Aliases and go-betweens can lend somebody the words of another, so they are told.
        """
        utterance = check.utterance
        if utterance.via is None and not self.map.speakers[utterance.speaker].aliases:
            return None
        utterances = [*check.claim.utterances]
        utterances[check.number] = utterance.model_copy(update={"via": None})
        claim = check.claim.model_copy(update={"utterances": utterances})
        return self.plain_people.check(replace(check, claim=claim))

    @cached_property
    def plain_people(self) -> AttributionChecker:
        """Compares the speakers by their own names."""
        plain = copy(self.texts)
        speakers = {
            id: speaker.model_copy(update={"aliases": []})
            for id, speaker in self.map.speakers.items()
        }
        plain.map = self.map.model_copy(update={"speakers": speakers})
        return AttributionChecker(plain)


def _touched(before: ArgumentMap | None, after: ArgumentMap) -> Iterator[tuple[Claim, int, Words]]:
    """Which words are new, or stand for something else than they did."""
    for claim in after.claims.values():
        held = before.claims.get(claim.id) if before is not None else None
        old = held.utterances if held is not None else []
        for number, utterance in enumerate(claim.utterances):
            if before is not None and utterance in old and _stands(before, after, utterance):
                continue
            if utterance.quote_parts:
                yield claim, number, "quote"
            # Where somebody has no words at all, that is found out, too.
            if utterance.reported or not utterance.quote_parts:
                yield claim, number, "reported"


def _stands(before: ArgumentMap, after: ArgumentMap, utterance: Utterance) -> bool:
    """Whether the speaker and the source of an utterance are what they were."""
    speaker, source = utterance.speaker, utterance.source
    if before.speakers.get(speaker) != after.speakers[speaker]:
        return False
    return source is None or before.sources.get(source) == after.sources[source]


def without_source(map: ArgumentMap) -> int:
    """How many claims no utterance takes from any source."""
    return sum(
        not claim.implicit and not any(u.source for u in claim.utterances)
        for claim in map.claims.values()
    )
