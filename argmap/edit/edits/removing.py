"""Removing claims, speakers and sources, with everything that would be left dangling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from argmap.edit.edits.base import EditError, Removal, changed, found, record
from argmap.edit.edits.linking import falling, relation_record
from argmap.model import ArgumentMap, Claim

RemovedKind = Literal["claim", "speaker", "source"]


@dataclass(frozen=True, slots=True)
class Remove(Removal):
    """Remove an element.

    A claim takes along the relations that start or end at it and those that aim at them. A speaker
    takes along their utterances. A source takes along only the mentions of it.
    """

    kind: RemovedKind
    id: str

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        held: dict[str, Any] = getattr(map, f"{self.kind}s")
        found(held, self.kind, self.id)
        left = {f"{self.kind}s": {id: noun for id, noun in held.items() if id != self.id}}
        if self.kind == "claim":
            joined = {r.id for r in map.relations.values() if self.id in (r.target, *r.premises)}
            gone = falling(map, joined)
            return changed(
                map,
                **left,
                relations={id: r for id, r in map.relations.items() if id not in gone},
                issues=[id for id in map.issues if id != self.id],
                expect={id: label for id, label in map.expect.items() if id != self.id},
            )
        if self.kind == "source":
            return changed(
                map, **left, claims={c.id: self._unsourced(c) for c in map.claims.values()}
            )
        relations = {
            r.id: r.model_copy(update={"speakers": [s for s in r.speakers if s != self.id]})
            if self.id in r.speakers
            else r
            for r in map.relations.values()
        }
        claims = {c.id: self._unvoiced(c) for c in map.claims.values()}
        return changed(map, **left, claims=claims, relations=relations)

    def _unsourced(self, claim: Claim) -> Claim:
        if not any(u.source == self.id for u in claim.utterances):
            return claim
        utterances = [
            u.model_copy(update={"source": None}) if u.source == self.id else u
            for u in claim.utterances
        ]
        return claim.model_copy(update={"utterances": utterances})

    def _unvoiced(self, claim: Claim) -> Claim:
        kept = [u for u in claim.utterances if u.speaker != self.id]
        if len(kept) == len(claim.utterances):
            return claim
        return claim.model_copy(update={"utterances": kept})

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        made = [record("removed", self.kind, self.id)]
        gone = [r for id, r in before.relations.items() if id not in after.relations]
        made += [relation_record("removed", r) for r in gone]
        for id, was in before.claims.items():
            claim = after.claims.get(id)
            # Edits share what they do not change, so `is` finds the changed claims quickly.
            if claim is None or claim is was:
                continue
            for number, utterance in enumerate(was.utterances, 1):
                if self.kind == "speaker" and utterance.speaker == self.id:
                    made.append(record("removed", "utterance", id, speaker=self.id, number=number))
                elif self.kind == "source" and utterance.source == self.id:
                    speaker = utterance.speaker
                    made.append(record("changed", "utterance", id, speaker=speaker, number=number))
        for id, relation in before.relations.items():
            if id in after.relations and after.relations[id] is not relation:
                made.append(record("changed", "relation", id, field="speakers"))
        if self.id in before.issues and self.kind == "claim":
            made.append(record("changed", "map", None, field="issues"))
        if self.id in before.expect and self.kind == "claim":
            made.append(record("changed", "map", None, field="expect"))
        return made

    @property
    def subject(self) -> tuple[str, str]:
        """The element."""
        return self.kind, self.id

    def is_there(self, map: ArgumentMap) -> bool:
        """Whether the map has it."""
        return self.id in getattr(map, f"{self.kind}s")


@dataclass(frozen=True, slots=True)
class RemoveUtterance(Removal):
    """Remove one utterance of a claim, counted from 0."""

    claim: str
    index: int

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        claim = found(map.claims, "claim", self.claim)
        count = len(claim.utterances)
        if not 0 <= self.index < count:
            raise EditError(f"{self.claim} has no utterance {self.index + 1}; it has {count}")
        kept = [u for i, u in enumerate(claim.utterances) if i != self.index]
        unsaid = claim.model_copy(update={"utterances": kept})
        return changed(map, claims=map.claims | {self.claim: unsaid})

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        speaker = before.claims[self.claim].utterances[self.index].speaker
        number = self.index + 1
        return [record("removed", "utterance", self.claim, speaker=speaker, number=number)]

    @property
    def subject(self) -> tuple[str, str]:
        """The utterance, by its claim."""
        return "utterance", self.claim

    def is_there(self, map: ArgumentMap) -> bool:
        """Whether the map has the claim."""
        return self.claim in map.claims
