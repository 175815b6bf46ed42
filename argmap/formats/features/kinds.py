"""The kinds of features: how to find the things that a feature covers, and how to leave them out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.formats.core.ids import FreshIds, derived_ids
from argmap.formats.features.elements import (
    Holder,
    changed,
    default_of,
    elements_of,
    with_derived_ids,
)
from argmap.formats.native.fields import MAP
from argmap.model import ArgumentMap, Relation, RelationKind, Utterance, derived_id


@dataclass(frozen=True)
class Feature(ABC):
    """Something that a map can hold and that a format may not be able to."""

    name: str
    one: str
    """What one of the things it covers is called."""
    several: str
    about: str
    """What it is, in the words of the documentation."""

    @abstractmethod
    def items(self, map: ArgumentMap) -> Iterable[Any]:
        """Each of the things of a map that it covers, once."""

    @abstractmethod
    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map without them; where there are none, the map itself."""

    def said(self, map: ArgumentMap) -> Iterable[Hashable]:
        """What each of the things says, to recognise it under another id; empty if it cannot be."""
        return ()

    def counted(self, count: int) -> str:
        """A number of these things in words: `3 undercuts`."""
        return f"{count:,} {self.one if count == 1 else self.several}"


@dataclass(frozen=True)
class Fields(Feature):
    """Fields of a kind of element, which are empty in a map without the feature."""

    holder: Holder
    fields: tuple[str, ...]

    def items(self, map: ArgumentMap) -> Iterator[Any]:
        """The elements in which any of the fields holds something."""
        return (e for e in elements_of(map, self.holder) if self._has(e))

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map with these fields empty in all elements."""
        return changed(map, self.holder, lambda e: self._emptied(e) if self._has(e) else e)

    def said(self, map: ArgumentMap) -> Iterator[Hashable]:
        """What the fields hold."""
        return (repr([getattr(e, field) for field in self.fields]) for e in self.items(map))

    def _has(self, element: Any) -> bool:
        return any(getattr(element, f) != default_of(element, f) for f in self.fields)

    def _emptied(self, element: Any) -> Any:
        return element.model_copy(update={f: default_of(element, f) for f in self.fields})


@dataclass(frozen=True)
class Entries(Fields):
    """A list or mapping of the map, of which every entry counts."""

    def items(self, map: ArgumentMap) -> Iterator[Any]:
        """The entries."""
        return (entry for field in self.fields for entry in getattr(map, field))

    def said(self, map: ArgumentMap) -> Iterator[Hashable]:
        """The entries."""
        return (repr(entry) for entry in self.items(map))


class Speakers(Feature):
    """The speakers: without them, nobody voices the claims of a map."""

    def items(self, map: ArgumentMap) -> Iterable[Any]:
        """The speakers."""
        return map.speakers

    def said(self, map: ArgumentMap) -> Iterator[Hashable]:
        """Who it is, and what they voice."""
        voiced: dict[str, list[str]] = {id: [] for id in map.speakers}
        for claim in map.claims.values():
            for id in claim.speakers:
                voiced[id].append(claim.text)
        return ((map.speakers[id].label, *sorted(texts)) for id, texts in voiced.items())

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map without speakers, utterances, and those who draw relations or hold speeches."""
        map = changed(map, "claims", lambda c: c.model_copy(update={"utterances": []}))
        map = changed(map, "relations", lambda r: r.model_copy(update={"speakers": []}))
        nobody = {"speaker": dict.fromkeys(map.speakers)}
        map = map.model_copy(update=MAP.renamed_fields(map, nobody))
        return map.model_copy(update={"speakers": {}})


class Forces(Feature):
    """What somebody does with a claim: without it, only those who voice the claim are left.

    Otherwise a speaker who denies a claim or asks about it would appear to have said it.
    """

    def items(self, map: ArgumentMap) -> Iterator[Utterance]:
        """The utterances that do something else than assert."""
        return (u for u in elements_of(map, "utterances") if u.force != "asserts")

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map with the utterances that voice a claim, all alike."""

        def voiced(claim: Any) -> Any:
            if all(u.force == "asserts" for u in claim.utterances):
                return claim
            kept = [u.model_copy(update={"force": "asserts"}) for u in claim.utterances if u.voices]
            return claim.model_copy(update={"utterances": kept})

        return changed(map, "claims", voiced)


class Utterances(Feature):
    """Each single utterance: without them, a claim has each of its speakers once."""

    def items(self, map: ArgumentMap) -> Iterator[Utterance]:
        """The utterances by someone who has already voiced the claim."""
        for claim in map.claims.values():
            if len(claim.utterances) > 1:
                seen: set[str] = set()
                for utterance in claim.utterances:
                    if utterance.speaker in seen:
                        yield utterance
                    seen.add(utterance.speaker)

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map with the first utterance of each speaker of a claim."""

        def once(claim: Any) -> Any:
            firsts: dict[str, Utterance] = {}
            for utterance in claim.utterances:
                firsts.setdefault(utterance.speaker, utterance)
            return claim.model_copy(update={"utterances": list(firsts.values())})

        return changed(map, "claims", once)


class Sources(Feature):
    """The documents where words can be looked up."""

    def items(self, map: ArgumentMap) -> Iterable[Any]:
        """The sources."""
        return map.sources

    def said(self, map: ArgumentMap) -> Iterator[Hashable]:
        """What can be looked up."""
        return ((source.title, source.url, source.path) for source in map.sources.values())

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map without sources; what was said stays, from nowhere."""
        map = changed(map, "utterances", lambda u: u.model_copy(update={"source": None}))
        return map.model_copy(update={"sources": {}})


class _SomeRelations(Feature):
    """Relations that a format cannot hold at all."""

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map without these relations, nor those that aim at them."""
        gone = {relation.id for relation in self.items(map)}
        # What aims at a relation that is gone has nothing to aim at, so it goes too, and so does
        # what aims at that.
        aiming: dict[str, list[str]] = {}
        for relation in map.relations.values():
            if relation.target in map.relations:
                aiming.setdefault(str(relation.target), []).append(relation.id)
        waiting = list(gone)
        while waiting:
            fresh = [id for id in aiming.get(waiting.pop(), ()) if id not in gone]
            gone.update(fresh)
            waiting += fresh
        kept = {id: r for id, r in map.relations.items() if id not in gone}
        return with_derived_ids(map.model_copy(update={"relations": kept}))


@dataclass(frozen=True)
class Kind(_SomeRelations):
    """A kind of relation."""

    kind: RelationKind

    def items(self, map: ArgumentMap) -> Iterator[Relation]:
        """The relations of the kind."""
        return (r for r in map.relations.values() if r.kind == self.kind)


class Incomplete(_SomeRelations):
    """Relations without a premise or without a target."""

    def items(self, map: ArgumentMap) -> Iterator[Relation]:
        """The relations that lack an end."""
        return (r for r in map.relations.values() if not r.whole)


class AtRelations(_SomeRelations):
    """Relations at relations, other than undercuts."""

    def items(self, map: ArgumentMap) -> Iterator[Relation]:
        """The relations whose target is a relation."""
        return (
            r for r in map.relations.values() if r.kind != "undercuts" and r.target in map.relations
        )


class Linked(Feature):
    """Premises that only bear together: without this, each bears alone.

    `a` and `b`, which together support `c`, become the two supports `a/c` and `b/c`.
    """

    def items(self, map: ArgumentMap) -> Iterator[Relation]:
        """The relations with several premises."""
        return (r for r in map.relations.values() if len(r.premises) > 1)

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map with a relation for each premise; what aimed at the whole aims at the first."""
        fresh = FreshIds("#", map.relations)
        relations: dict[str, Relation] = {}
        for relation in map.relations.values():
            premises = list(dict.fromkeys(relation.premises))
            first = relation.model_copy(update={"premises": premises[:1]})
            relations[relation.id] = first
            for premise in premises[1:]:
                id = fresh.take(derived_id([premise], relation.target))
                relations[id] = first.model_copy(update={"id": id, "premises": [premise]})
        return with_derived_ids(map.model_copy(update={"relations": relations}))


class OwnIds(Feature):
    """Ids that somebody gave to relations: without them, all ids are derived."""

    def items(self, map: ArgumentMap) -> Iterator[str]:
        """The ids that do not follow from premises and target."""
        return (id for id, derived in derived_ids(map).items() if id != derived)

    def without(self, map: ArgumentMap) -> ArgumentMap:
        """The map with derived ids."""
        return with_derived_ids(map)
