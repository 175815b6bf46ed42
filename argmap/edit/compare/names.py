"""A map with other ids, in which every reference follows, so that two versions can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from argmap.edit.relation_ids import is_derived
from argmap.formats.native.fields import CLAIM, MAP, RELATION, SOURCE, SPEAKER, UTTERANCE
from argmap.formats.native.records import Element
from argmap.model import ArgumentMap, Claim, Relation, derived_id

Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True)
class Names:
    """New ids by old ids; elements that are not named keep their ids."""

    speakers: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)

    def moved(self) -> Names:
        """Only the ids that change."""
        tables = (self.speakers, self.sources, self.claims, self.relations)
        return Names(*({o: n for o, n in table.items() if o != n} for table in tables))

    def by_kind(self) -> Mapping[str, Mapping[str, str]]:
        """The tables by the kind of element."""
        return {
            "speaker": self.speakers,
            "source": self.sources,
            "claim": self.claims,
            "relation": self.relations,
        }

    def then(self, later: Names) -> Names:
        """The names of two renames in a row, as one.

        >>> Names(claims={"a": "b"}).then(Names(claims={"b": "c"})).claims
        {'a': 'c'}
        """
        return Names(*map(_chained, self.by_kind().values(), later.by_kind().values()))

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return bool(self.speakers or self.sources or self.claims or self.relations)


def renamed(map: ArgumentMap, names: Names) -> ArgumentMap:
    """The map with other ids, in the same order; derived ids of relations follow those of claims.

    A relation in `names` gets exactly the id given there. `names` must keep different ids different.
    What does not change is shared with the old map.

    >>> from argmap import loads
    >>> map = loads("{issue: a, claims: {a: A., b: {text: B., rebuts: a}}}")
    >>> after = renamed(map, Names(claims={"a": "motion"}))
    >>> after.issues, [*after.relations]
    (['motion'], ['b/motion'])
    """
    moved = names.moved()
    if not moved:
        return map
    relations = _relation_ids(map, moved.claims, names.relations)
    return map.model_copy(
        update={
            **MAP.renamed_fields(map, moved.by_kind()),
            "speakers": _held(map.speakers, moved.speakers, SPEAKER, moved),
            "sources": _held(map.sources, moved.sources, SOURCE, moved),
            "claims": _claims(map, moved),
            "relations": _relations(map, moved, relations),
        }
    )


def numbered(id: str, taken: Container[str], mark: str = "#") -> str:
    """The id itself if it is free, else followed by the first free number from 2 on.

    >>> numbered("b/a", {"b/a", "b/a#2"})
    'b/a#3'
    """
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}{mark}{number}"
    return free


def earlier_by_id(
    before: Mapping[str, Noun], moved: Mapping[str, str]
) -> Callable[[str], Noun | None]:
    """A function from an id to the earlier element; it returns None for a new element."""
    old_ids = {new: old for old, new in moved.items()}

    def earlier(id: str) -> Noun | None:
        if id in old_ids:
            return before.get(old_ids[id])
        # Something new may have an id that was given up.
        return None if id in moved else before.get(id)

    return earlier


def _chained(first: Mapping[str, str], later: Mapping[str, str]) -> dict[str, str]:
    given = set(first.values())
    # An id that was given up may have been given to something new, which `later` renames.
    fresh = {old: new for old, new in later.items() if old not in given and old not in first}
    return {old: later.get(new, new) for old, new in first.items()} | fresh


def _all(names: Mapping[str, str], ids: Iterable[str]) -> list[str]:
    return [names.get(id, id) for id in ids]


def _held(
    elements: Mapping[str, Any], names: Mapping[str, str], kind: Element, moved: Names
) -> dict[str, Any]:
    """Elements under their new ids, which also refer to others by new ids."""
    held: dict[str, Any] = {}
    by_kind = moved.by_kind() if kind.referring else {}
    for id, element in elements.items():
        new = names.get(id, id)
        if by_kind:
            element = kind.renamed(element, by_kind)
        held[new] = element if new == id else element.model_copy(update={"id": new})
    return held


def _claims(map: ArgumentMap, moved: Names) -> dict[str, Claim]:
    claims = _held(map.claims, moved.claims, CLAIM, moved)
    if not moved.speakers and not moved.sources:
        return claims
    return {id: _claim(claim, moved) for id, claim in claims.items()}


def _claim(claim: Claim, moved: Names) -> Claim:
    names = moved.by_kind()
    utterances = [UTTERANCE.renamed(utterance, names) for utterance in claim.utterances]
    if all(new is old for new, old in zip(utterances, claim.utterances, strict=True)):
        return claim
    return claim.model_copy(update={"utterances": utterances})


def _relations(map: ArgumentMap, moved: Names, ids: Mapping[str, str]) -> dict[str, Relation]:
    """The relations with their new ids; `ids` has the ids of all relations that are touched."""
    made: dict[str, Relation] = {}
    names = moved.by_kind()
    for id, relation in map.relations.items():
        if id in ids:
            relation = relation.model_copy(
                update={
                    "id": ids[id],
                    "premises": _all(moved.claims, relation.premises),
                    "target": _target(relation.target, map, moved.claims, ids),
                }
            )
        details = RELATION.renamed_fields(relation, names)
        details.pop("premises", None)
        if details:
            relation = relation.model_copy(update=details)
        made[relation.id] = relation
    return made


def _target(
    target: str | None, map: ArgumentMap, claims: Mapping[str, str], ids: Mapping[str, str]
) -> str | None:
    if target is None or target in map.relations:
        return ids.get(target or "", target)
    return claims.get(target, target)


def _relation_ids(
    map: ArgumentMap, claims: Mapping[str, str], named: Mapping[str, str]
) -> dict[str, str]:
    """The new id of every relation that is touched, also where it is the old one."""
    touched = _touched(map, claims, named)
    if not touched:
        return {}
    # Ids of people's own choice stay, and are the first to have their place.
    found: dict[str, str] = {}
    for id in touched:
        if id in named or not is_derived(map.relations[id]):
            found[id] = named.get(id, id)
    taken = {named.get(id, id) for id in map.relations if id not in touched} | set(found.values())
    for id in touched:
        way = [id]
        # A derived id holds that of its target, so that this way cannot lead in a circle.
        while way[-1] not in found:
            target = map.relations[way[-1]].target
            if target is None or target not in touched or target in found:
                break
            way.append(target)
        for step in reversed(way):
            if step not in found:
                found[step] = numbered(_derived(map, step, claims, found), taken)
                taken.add(found[step])
    return found


def _touched(
    map: ArgumentMap, claims: Mapping[str, str], named: Mapping[str, str]
) -> dict[str, None]:
    """The relations that join what is renamed or are renamed themselves, and what is aimed at them."""
    ready = [
        r.id
        for r in map.relations.values()
        if named.get(r.id, r.id) != r.id
        or r.target in claims
        or any(premise in claims for premise in r.premises)
    ]
    if not ready:
        return {}
    aiming: dict[str, list[str]] = defaultdict(list)
    for relation in map.relations.values():
        if relation.target in map.relations:
            aiming[relation.target].append(relation.id)
    touched: dict[str, None] = {}
    while ready:
        id = ready.pop()
        if id not in touched:
            touched[id] = None
            ready += aiming[id]
    return {id: None for id in map.relations if id in touched}


def _derived(map: ArgumentMap, id: str, claims: Mapping[str, str], found: Mapping[str, str]) -> str:
    relation = map.relations[id]
    old = derived_id(relation.premises, relation.target)
    new = derived_id(_all(claims, relation.premises), _target(relation.target, map, claims, found))
    return new + id.removeprefix(old)
