"""Removing claims, speakers and sources, with everything that would be left dangling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from argmap.edit.edits.base import EditError, Removal, changed, found, record
from argmap.edit.edits.linking import falling, relation_record
from argmap.formats.native.fields import CLAIM, MAP, RELATION, SOURCE, SPEAKER, UTTERANCE
from argmap.formats.native.shapes import Names
from argmap.model import ArgumentMap, Claim, Relation

RemovedKind = Literal["claim", "speaker", "source"]


@dataclass(frozen=True, slots=True)
class Remove(Removal):
    """Remove an element.

    With a claim go the relations from and to it, and those that aim at these. With a speaker go their
    utterances. With a source goes only the mention of it.

    >>> from argmap import loads
    >>> map = loads("{issue: a, claims: {a: A., b: {rebuts: a}, c: {undercuts: b/a}}}")
    >>> after = Remove("claim", "a")(map)
    >>> [*after.claims], [*after.relations], after.issues
    (['b', 'c'], [], [])
    """

    kind: RemovedKind
    id: str

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        held: dict[str, Any] = getattr(map, f"{self.kind}s")
        found(held, self.kind, self.id)
        # Renaming to None drops every reference, in whatever field it is.
        gone: Names = {self.kind: {self.id: None}}
        after = changed(
            map,
            **MAP.renamed_fields(map, gone),
            speakers={id: SPEAKER.renamed(noun, gone) for id, noun in map.speakers.items()},
            sources={id: SOURCE.renamed(noun, gone) for id, noun in map.sources.items()},
            claims={id: self._unsaid(claim, gone) for id, claim in map.claims.items()},
            relations=self._relations(map, gone),
        )
        del getattr(after, f"{self.kind}s")[self.id]
        return after

    def _relations(self, map: ArgumentMap, gone: Names) -> dict[str, Relation]:
        """The relations that stay, without mentions of a speaker who is removed."""
        if self.kind == "claim":
            joined = {r.id for r in map.relations.values() if self.id in (r.target, *r.premises)}
            fallen = falling(map, joined)
            return {id: r for id, r in map.relations.items() if id not in fallen}
        return {id: RELATION.renamed(r, gone) for id, r in map.relations.items()}

    def _unsaid(self, claim: Claim, gone: Names) -> Claim:
        """A claim without the utterances of a removed speaker, and without mentions of a removed source."""
        kept = [
            UTTERANCE.renamed(u, gone)
            for u in claim.utterances
            if self.kind != "speaker" or u.speaker != self.id
        ]
        if kept != claim.utterances:
            claim = claim.model_copy(update={"utterances": kept})
        return CLAIM.renamed(claim, gone)

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
        for field in MAP.plain:
            if getattr(before, field.name) != getattr(after, field.name):
                made.append(record("changed", "map", None, field=field.name))
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
