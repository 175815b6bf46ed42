"""Taking claims, speakers and sources away, with all that would be left dangling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from argmap.edit.edits.base import EditError, Removal, changed, found, record
from argmap.edit.edits.linking import falling, relation_record, write_unlinked
from argmap.edit.edits.relations import set_detail
from argmap.edit.edits.utterances import remove_utterance, set_word
from argmap.edit.file.map_file import MapFile
from argmap.model import ArgumentMap, Claim

RemovedKind = Literal["claim", "speaker", "source"]


@dataclass(frozen=True, slots=True)
class Remove(Removal):
    """Taking an element away.

    With a claim go the relations it is a premise or the target of, and what is aimed at these; with
    a speaker their utterances; with a source the mention of it.
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

    # -- in the file ----------------------------------------------------------------------------

    def write(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Make the same change in the file."""
        if self.kind == "claim":
            self._write_without_claim(file, before, after)
        elif self.kind == "source":
            self._write_without_source(file, before, after)
        else:
            self._write_without_speaker(file, before, after)
        section = file.section(f"{self.kind}s")
        section.remove(file.element(f"{self.kind}s", self.id))
        if not section.parts and self.kind != "claim":
            file.root.drop(f"{self.kind}s")

    def _write_without_claim(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        write_unlinked(file, before, after)
        for key in ("issue", "issues"):
            part = file.root.part(key)
            for named in (part.value.parts if part.value.is_list else [part]) if part else []:
                if named.value.text == self.id:
                    file.remove(named)
        expect = file.root.part("expect")
        if expect is not None and self.id in before.expect:
            expect.value.drop(self.id)
            if not expect.value.parts:
                file.root.remove(expect)

    def _write_without_source(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        default = file.root.part("source")
        if default is not None and default.value.text == self.id:
            file.root.remove(default)
        for id, claim in after.claims.items():
            was = before.claims[id]
            for index, utterance in enumerate(claim.utterances if claim is not was else ()):
                if utterance is not was.utterances[index]:
                    set_word(file, claim, index, "source")

    def _write_without_speaker(
        self, file: MapFile, before: ArgumentMap, after: ArgumentMap
    ) -> None:
        for id, claim in after.claims.items():
            was = before.claims[id]
            if claim is was:
                continue
            for index in reversed(range(len(was.utterances))):
                if was.utterances[index].speaker == self.id:
                    left = [u for u in was.utterances[index + 1 :] if u.speaker != self.id]
                    now = was.utterances[:index] + left
                    remove_utterance(file, claim.model_copy(update={"utterances": now}), index)
        for id, relation in after.relations.items():
            if relation is not before.relations[id]:
                set_detail(file, file.relation(id), "speakers", relation.speakers or None)

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """What changed, the edit itself first."""
        made = [record("removed", self.kind, self.id)]
        gone = [r for id, r in before.relations.items() if id not in after.relations]
        made += [relation_record("removed", r) for r in gone]
        for id, was in before.claims.items():
            claim = after.claims.get(id)
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
    """Taking one utterance of a claim away, counted from 0."""

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

    def write(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Make the same change in the file."""
        remove_utterance(file, after.claims[self.claim], self.index)

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """What changed, the edit itself first."""
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
