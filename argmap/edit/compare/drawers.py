"""Who draws a relation, kept as it was when claims of several maps become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from argmap.edit.compare.same import says_other
from argmap.model import ArgumentMap


def with_own_drawers(map: ArgumentMap, sides: Sequence[ArgumentMap]) -> ArgumentMap:
    """The map, in which nobody draws a relation who draws it in none of the sides.

    A relation that names no speaker is drawn by those who voice its premises. Where a premise has
    got a voice from one side and the relation comes from another, the relation names its speakers.
    It cannot, where nobody draws it in any of them: see `strange_drawers`. The maps must call one
    relation by one id. Linear.
    """
    relations = dict(map.relations)
    for id, now, own in _drawers(map, sides):
        if own and not set(own).issuperset(now):
            kept = [s for s in now if s in own] or [s for s in own if s in map.speakers]
            relations[id] = map.relations[id].model_copy(update={"speakers": kept})
    return map.model_copy(update={"relations": relations}) if relations != map.relations else map


def with_all_drawers(map: ArgumentMap, sides: Sequence[ArgumentMap]) -> ArgumentMap:
    """The same, and who draws a relation in a side that does not say so is named where others are."""
    own = _own_drawers(map, sides)
    relations = {
        id: relation.model_copy(update={"speakers": [*relation.speakers, *more]})
        if more
        else relation
        for id, relation in map.relations.items()
        for more in [
            [s for s in own.get(id, ()) if s not in relation.speakers] if relation.speakers else []
        ]
    }
    return with_own_drawers(map.model_copy(update={"relations": relations}), sides)


def strange_drawers(
    map: ArgumentMap, sides: Sequence[ArgumentMap]
) -> Iterator[tuple[str, frozenset[str]]]:
    """The relations that somebody draws who draws them in none of the sides, with who that is."""
    for id, now, own in _drawers(map, sides):
        if not set(own).issuperset(now):
            yield id, frozenset(now).difference(own)


def _drawers(
    map: ArgumentMap, sides: Sequence[ArgumentMap]
) -> Iterator[tuple[str, list[str], Collection[str]]]:
    """Who draws each relation that names no speakers: here, and in the sides that have it."""
    own = _own_drawers(map, sides)
    for id, relation in map.relations.items():
        if not relation.speakers:
            yield id, map.drawn_by(relation), own[id].keys()


def _own_drawers(map: ArgumentMap, sides: Sequence[ArgumentMap]) -> dict[str, dict[str, None]]:
    """Who draws each relation of the map, as it is there, in any of the sides, in their order."""
    own: dict[str, dict[str, None]] = defaultdict(dict)
    for side in sides:
        for id, relation in side.relations.items():
            here = map.relations.get(id)
            if here is not None and not says_other(here, relation):
                own[id].update(dict.fromkeys(side.drawn_by(relation)))
    return own
