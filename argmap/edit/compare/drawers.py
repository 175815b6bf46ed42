"""Keeping who draws a relation as it was, when claims of several maps become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from argmap.edit.compare.same import says_other
from argmap.model import ArgumentMap


def with_own_drawers(map: ArgumentMap, sides: Sequence[ArgumentMap]) -> ArgumentMap:
    """The map, changed so that only those draw a relation who draw it in one of the sides.

    A relation without speakers is drawn by those who voice its premises. Suppose ours has `b` said by
    Ann and `b rebuts a`, and theirs adds Ben as a voice of `b`. In the merged map Ben would draw the
    rebuttal, too; so the relation gets `speakers: [ann]`. If nobody draws a relation in any side,
    there is nobody to name: see `strange_drawers`. The maps must call one relation by one id. Linear.

    >>> from argmap import loads
    >>> people = "speakers: {ann: Ann, ben: Ben}"
    >>> ours = loads(f"{{{people}, claims: {{a: A., b: {{speaker: ann, rebuts: a}}}}}}")
    >>> merged = loads(f"{{{people}, claims: {{a: A., b: {{speaker: [ann, ben], rebuts: a}}}}}}")
    >>> with_own_drawers(merged, [ours]).relations["b/a"].speakers
    ['ann']
    """
    relations = dict(map.relations)
    for id, now, own in _drawers(map, sides):
        if own and not set(own).issuperset(now):
            # If none of them voices the premises any more, all of them are named.
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
    """The relations that people draw who draw them in none of the sides, each with those people."""
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
            # A version that joins other claims is another relation with the same id.
            if here is not None and not says_other(here, relation):
                own[id].update(dict.fromkeys(side.drawn_by(relation)))
    return own
