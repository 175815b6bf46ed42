"""Adding speakers, sources, claims and utterances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from argmap.edit.edits.base import Edit, EditError, changed, found, record
from argmap.model import ArgumentMap, Claim, Source, Speaker, Utterance
from argmap.queries.doubles import repeated


@dataclass(frozen=True, slots=True)
class AddSpeaker(Edit):
    """A new speaker."""

    speaker: Speaker

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        _check_free(map.speakers, "speaker", self.speaker.id)
        return changed(map, speakers={**map.speakers, self.speaker.id: self.speaker})

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        return [record("added", "speaker", self.speaker.id)]


@dataclass(frozen=True, slots=True)
class AddSource(Edit):
    """A new source."""

    source: Source

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        _check_free(map.sources, "source", self.source.id)
        return changed(map, sources={**map.sources, self.source.id: self.source})

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        return [record("added", "source", self.source.id)]


@dataclass(frozen=True, slots=True)
class AddClaim(Edit):
    """A new claim with its utterances; its relations are edits of their own (`Link`)."""

    claim: Claim

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        id = self.claim.id
        _check_free(map.claims, "claim", id)
        # A target is written as a bare id, so no claim and relation can share one.
        if id in map.relations:
            raise EditError(f"there is a relation with the id {id!r}; choose another id")
        for utterance in self.claim.utterances:
            check_utterance(map, utterance)
        return changed(map, claims={**map.claims, id: self.claim})

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        return [record("added", "claim", self.claim.id)]


@dataclass(frozen=True, slots=True)
class AddUtterance(Edit):
    """One more utterance of a claim, after the others.

    >>> from argmap import loads
    >>> map = loads("{speakers: {ada: Ada}, claims: {a: A.}}")
    >>> AddUtterance("a", Utterance(speaker="ada"))(map).claims["a"].speakers
    ['ada']
    >>> map.claims["a"].speakers
    []
    """

    claim: str
    utterance: Utterance

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        claim = found(map.claims, "claim", self.claim)
        check_utterance(map, self.utterance)
        self._refuse_double(claim)
        voiced = claim.model_copy(update={"utterances": [*claim.utterances, self.utterance]})
        return changed(map, claims=map.claims | {self.claim: voiced})

    def _refuse_double(self, claim: Claim) -> None:
        """Raise `DoubledError` if the claim has the utterance already."""
        other = repeated(self.utterance, claim.utterances)
        if other is not None:
            what = "in the same words and place" if _has_words(self.utterance) else "without words"
            raise DoubledError(
                f"{self.utterance.speaker} says {self.claim} already {what} "
                f"(utterance {other + 1}); argmap set changes it, and another --source, --at or "
                "--turn makes it another utterance"
            )

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        number = len(after.claims[self.claim].utterances)
        return [
            record("added", "utterance", self.claim, speaker=self.utterance.speaker, number=number)
        ]


class DoubledError(EditError):
    """An edit would add something that the map has already."""


def _has_words(utterance: Utterance) -> bool:
    return bool(utterance.quote_parts or utterance.reported)


def check_utterance(map: ArgumentMap, utterance: Utterance) -> None:
    """Raise `EditError` if an utterance names a speaker or a source that the map lacks."""
    found(map.speakers, "speaker", utterance.speaker)
    if utterance.source is not None:
        found(map.sources, "source", utterance.source)


def _check_free(held: dict[str, Any], kind: str, id: str) -> None:
    if id in held:
        raise EditError(f"there is a {kind} with the id {id!r} already; choose another id")
