"""The speakers who draw a relation, kept as they were when claims of several maps become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from argmap.edit.compare.same import says_other
from argmap.model import ArgumentMap


def with_own_drawers(map: ArgumentMap, sides: Sequence[ArgumentMap]) -> ArgumentMap:
    """The map, changed so that nobody draws a relation whom no side lets draw it.

    A relation without speakers is drawn by those who voice its premises. Suppose ours has `b` said by
    Ann and `b rebuts a`, and theirs adds Ben as a voice of `b`. In the merged map Ben would draw the
    rebuttal, too; so the relation gets `speakers: [ann]`. A relation that nobody draws in any side
    has nobody to name: see `strange_drawers`. The maps must call one relation by one id. Linear.
    """
    relations = dict(map.relations)
    for id, now, own in _drawers(map, sides):
        if own and not set(own).issuperset(now):
            kept = [s for s in now if s in own] or [s for s in own if s in map.speakers]
            relations[id] = map.relations[id].model_copy(update={"speakers": kept})
    return map.model_copy(update={"relations": relations}) if relations != map.relations else map


def with_all_drawers(map: ArgumentMap, sides: Sequence[ArgumentMap]) -> ArgumentMap:
    """Like `with_own_drawers`, but a relation that names speakers also gets those of the other sides."""
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
    """The relations with drawers whom no side lets draw them, each with those drawers."""
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
