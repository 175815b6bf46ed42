"""A map with other ids, every reference following: so that two versions can speak of one thing alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.model import ArgumentMap, Claim, Relation, Utterance, derived_id

_NUMBER = re.compile(r"#\d+\Z")


@dataclass(frozen=True, slots=True)
class Names:
    """New ids by old ones; an id that is not named keeps its name."""

    speakers: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)

    def moved(self) -> Names:
        """Only the ids that change."""
        tables = (self.speakers, self.sources, self.claims, self.relations)
        return Names(*({o: n for o, n in table.items() if o != n} for table in tables))

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return bool(self.speakers or self.sources or self.claims or self.relations)


def renamed(map: ArgumentMap, names: Names) -> ArgumentMap:
    """The map with other ids, in the same order; derived ids of relations follow those of claims.

    A relation that is named has the id it is given. `names` must keep different ids different. What
    does not change is shared with the old map.
    """
    if not names.moved():
        return map
    relations = _relation_ids(map, names)
    return map.model_copy(
        update={
            "issues": _all(names.claims, map.issues),
            "expect": {names.claims.get(id, id): label for id, label in map.expect.items()},
            "speakers": _held(map.speakers, names.speakers),
            "sources": _held(map.sources, names.sources),
            "claims": {
                names.claims.get(id, id): _claim(claim, names) for id, claim in map.claims.items()
            },
            "relations": {
                relations[id]: _relation(relation, names, relations)
                for id, relation in map.relations.items()
            },
        }
    )


def has_derived_id(relation: Relation) -> bool:
    """Whether a relation has no id of its own: only what it joins, and a number where that is needed."""
    derived = derived_id(relation.premises, relation.target)
    return _NUMBER.sub("", relation.id) == derived or relation.id == derived


def numbered(id: str, taken: Iterable[str] | Mapping[str, object], mark: str = "#") -> str:
    """The id itself where it is free, else with the first free number from 2 on behind it."""
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}{mark}{number}"
    return free


def _all(names: Mapping[str, str], ids: Iterable[str]) -> list[str]:
    return [names.get(id, id) for id in ids]


def _held(elements: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Elements that refer to nothing, under their new ids."""
    return {
        new: element if new == id else element.model_copy(update={"id": new})
        for id, element in elements.items()
        for new in [names.get(id, id)]
    }


def _claim(claim: Claim, names: Names) -> Claim:
    utterances = [_utterance(utterance, names) for utterance in claim.utterances]
    id = names.claims.get(claim.id, claim.id)
    same = all(new is old for new, old in zip(utterances, claim.utterances, strict=True))
    if same and id == claim.id:
        return claim
    return claim.model_copy(update={"id": id, "utterances": utterances})


def _utterance(utterance: Utterance, names: Names) -> Utterance:
    speaker, source, via = utterance.speaker, utterance.source, utterance.via
    changed: dict[str, str | None] = {
        "speaker": names.speakers.get(speaker, speaker),
        "source": None if source is None else names.sources.get(source, source),
        # What stands in `via` is a speaker's id only where there is such a speaker.
        "via": None if via is None else names.speakers.get(via, via),
    }
    if (speaker, source, via) == tuple(changed.values()):
        return utterance
    return utterance.model_copy(update=changed)


def _relation(relation: Relation, names: Names, relations: Mapping[str, str]) -> Relation:
    changed: dict[str, Any] = {
        "id": relations[relation.id],
        "premises": _all(names.claims, relation.premises),
        "target": _target(relation.target, names, relations),
        "speakers": _all(names.speakers, relation.speakers),
    }
    if all(getattr(relation, key) == value for key, value in changed.items()):
        return relation
    return relation.model_copy(update=changed)


def _target(target: str | None, names: Names, relations: Mapping[str, str]) -> str | None:
    if target is None:
        return None
    return relations[target] if target in relations else names.claims.get(target, target)


def _relation_ids(map: ArgumentMap, names: Names) -> dict[str, str]:
    """The new id of every relation, found from what is aimed at to what aims at it."""
    found: dict[str, str] = {}
    taken: set[str] = set(names.relations.values())
    # Ids of people's own choice stay, and are the first to have their place.
    for relation in map.relations.values():
        if relation.id in names.relations or not has_derived_id(relation):
            found[relation.id] = names.relations.get(relation.id, relation.id)
    taken.update(found.values())
    for id in map.relations:
        way = [id]
        # A derived id holds that of its target, so that this way cannot lead in a circle.
        while way[-1] not in found:
            target = map.relations[way[-1]].target
            if target not in map.relations or target in found:
                break
            way.append(target)
        for step in reversed(way):
            if step in found:
                continue
            relation = map.relations[step]
            new = _derived(relation, names, found)
            found[step] = numbered(new, taken)
            taken.add(found[step])
    return found


def _derived(relation: Relation, names: Names, found: Mapping[str, str]) -> str:
    old = derived_id(relation.premises, relation.target)
    new = derived_id(
        _all(names.claims, relation.premises), _target(relation.target, names, found)
    )
    return new + relation.id.removeprefix(old)
