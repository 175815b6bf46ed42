"""Claims of different maps that seem to make one point in nearly the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model import ArgumentMap
from argmap.words.similar import Words, similar_texts
from argmap.words.statements import turn_round, words_of

NEARLY_THE_SAME = 85.0
"""Two texts this similar (0 to 100, letter by letter) may make one point."""


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two claims of different maps; `ratio` is 100 if only marks and case differ."""

    earlier: str
    later: str
    ratio: float


def near_duplicates(map: ArgumentMap, origins: Mapping[str, set[int]]) -> list[NearDuplicate]:
    """The pairs of similar claims that no map has both of, and that no relation joins.

    Texts that differ in a negation, a number or one of two opposites such as more and less make no
    pair. Each claim is in one pair at most: with the earlier claim that is most similar.

    >>> from argmap import loads
    >>> map = loads("claims: {late: Buses are late., delay: 'Buses are late!', calm: Not late.}")
    >>> near_duplicates(map, {"late": {0}, "delay": {1}, "calm": {1}})
    [NearDuplicate(earlier='late', later='delay', ratio=100.0)]
    """
    from argmap.graph import to_graph

    everywhere = set().union(*origins.values())
    words = {
        id: words
        for id, claim in map.claims.items()
        # A claim of all maps shares a map with every other claim, so it makes no pair.
        if origins[id] != everywhere and (words := words_of(claim.text))
    }
    place = {id: i for i, id in enumerate(map.claims)}
    joined = _joined(map)
    graph = to_graph(map)
    found: dict[str, NearDuplicate] = {}
    for pair in _pairs(words):
        earlier, later = sorted((pair.earlier, pair.later), key=place.__getitem__)
        if later in found or origins[earlier] & origins[later]:
            continue
        if (earlier, later) in joined or (later, earlier) in joined:
            continue
        if graph.same_point(earlier)[0] == graph.same_point(later)[0]:
            continue
        # `Trade falls by 5 %` and `Trade falls by 9 %` have similar letters, but other meanings.
        if turn_round(words[earlier], words[later]):
            continue
        found[later] = NearDuplicate(earlier, later, pair.ratio)
    return list(found.values())


def _pairs(words: Mapping[str, Words]) -> list[NearDuplicate]:
    """Claims with the same words, whatever their marks, then claims with similar words."""
    first: dict[Words, str] = {}
    same: list[NearDuplicate] = []
    for id, said in words.items():
        other = first.setdefault(said, id)
        if other != id:
            same.append(NearDuplicate(other, id, 100.0))
    distinct = {id: words[id] for id in first.values()}
    near = similar_texts(distinct, distinct, NEARLY_THE_SAME)
    return same + [NearDuplicate(p.one, p.other, p.ratio) for p in near if p.one != p.other]


def _joined(map: ArgumentMap) -> set[tuple[str, str]]:
    """The pairs of a premise and its target: the map-maker knows how they differ."""
    return {
        (premise, relation.target)
        for relation in map.relations.values()
        if relation.target is not None
        for premise in relation.premises
    }
