"""What a map says of who argued what: the yardstick for maps that were made of several."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from argmap.edit.compare.same import wording
from argmap.graph import to_graph
from argmap.model import ArgumentMap, Relation

Names = Mapping[str, str]


def utterances(map: ArgumentMap) -> set[tuple[str, Hashable, str]]:
    """Every utterance, with the claim it voices and the words of that claim."""
    return {
        (claim.id, wording(claim), repr(utterance))
        for claim in map.claims.values()
        for utterance in claim.utterances
    }


def drawn(map: ArgumentMap, but: ArgumentMap | None = None) -> set[tuple[Hashable, ...]]:
    """Every relation with each of those who draw it; what nobody draws stands with None.

    Those that another map has under the same id and alike, whatever they aim at there, are left out.
    """
    graph = to_graph(map)
    return {
        (*_content(map, relation, set()), speaker)
        for relation in map.relations.values()
        if but is None or but.relations.get(relation.id) != relation
        for speaker in graph.speakers_of(relation) or [None]
    }


def undrawn(relations: Iterable[tuple[Hashable, ...]]) -> set[Hashable]:
    """The same relations, whoever draws them."""
    return {relation[:-1] for relation in relations}


def _content(map: ArgumentMap, relation: Relation, seen: set[str]) -> tuple[Hashable, ...]:
    """What a relation says, whatever its id, and that of the relation it aims at."""
    target: Hashable = relation.target
    aimed_at = map.relations.get(relation.target or "")
    if aimed_at is not None and aimed_at.id not in seen:
        target = _content(map, aimed_at, seen | {relation.id})[:3]
    details = (relation.scheme, relation.question, relation.note)
    return relation.kind, tuple(sorted(relation.premises)), target, *details


def foreign_to(map: ArgumentMap, sides: Iterable[ArgumentMap]) -> Iterator[Hashable]:
    """Utterances and drawn relations of a map that stand so in none of the sides."""
    sides = list(sides)
    yield from utterances(map) - set().union(*(utterances(side) for side in sides))
    relations = set().union(*(drawn(side) for side in sides))
    # Nobody draws it any more, where a side took back the words of who did.
    yield from undrawn(drawn(map)) - undrawn(relations)
    by = {(*relation[:3], relation[-1]) for relation in relations}
    for relation in drawn(map):
        if relation[-1] is not None and (*relation[:3], relation[-1]) not in by:
            yield relation
