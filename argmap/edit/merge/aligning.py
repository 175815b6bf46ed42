"""Three versions of a map made to speak alike: one id for one thing in all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from argmap.edit.compare.matching import match, match_relations
from argmap.edit.compare.names import Names, numbered, renamed
from argmap.model import ArgumentMap

Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The three versions under common ids."""

    base: ArgumentMap
    ours: ArgumentMap
    theirs: ArgumentMap
    double_renames: list[tuple[str, str, str]] = field(default_factory=list)
    """What both sides renamed: the old id, ours, which is kept, and theirs."""


@dataclass(slots=True)
class _Tables:
    """The common ids by those of each version, for one kind of element."""

    base: dict[str, str] = field(default_factory=dict)
    ours: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    double: list[tuple[str, str, str]] = field(default_factory=list)


def align(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Aligned:
    """The three versions under common ids: what one side renamed is renamed in all."""
    to_ours, to_theirs = match(base, ours), match(base, theirs)
    kinds = {
        kind: _common(
            getattr(to_ours, kind),
            getattr(to_theirs, kind),
            getattr(base, kind),
            getattr(ours, kind),
            getattr(theirs, kind),
        )
        for kind in ("speakers", "sources", "claims")
    }
    base, ours, theirs = (
        renamed(version, Names(**{kind: getattr(tables, side) for kind, tables in kinds.items()}))
        for side, version in (("base", base), ("ours", ours), ("theirs", theirs))
    )
    return _with_relations_aligned(base, ours, theirs, kinds)


def _common(
    to_ours: Table,
    to_theirs: Table,
    base: Collection[str],
    ours: Collection[str],
    theirs: Collection[str],
) -> _Tables:
    """The common ids of elements of one kind.

    A new id that the other side gave to something else is no new id: to this merge, the element was
    removed and another one added.
    """
    tables = _Tables()
    kept_ours = {
        b: o for b, o in to_ours.items() if o == b or _is_free(o, to_theirs.get(b), theirs)
    }
    kept_theirs = {
        b: t for b, t in to_theirs.items() if t == b or _is_free(t, to_ours.get(b), ours)
    }
    for id in base:
        our_id, their_id = kept_ours.get(id), kept_theirs.get(id)
        if our_id is None or our_id == id:
            common = their_id or id
        else:
            common = our_id
            if their_id not in (None, id, our_id):
                tables.double.append((id, our_id, str(their_id)))
        tables.base[id] = common
        if our_id is not None:
            tables.ours[our_id] = common
        if their_id is not None:
            tables.theirs[their_id] = common
    return tables


def _is_free(new: str, same: str | None, other_side: Collection[str]) -> bool:
    """Whether a new id does not stand for something else on the other side."""
    return new == same or new not in other_side


def _with_relations_aligned(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap, kinds: Mapping[str, _Tables]
) -> Aligned:
    """Relations, too, under common ids; all else has them already."""
    to_ours, to_theirs = match_relations(base, ours), match_relations(base, theirs)
    both = {
        to_ours[id]: to_theirs[id] for id in base.relations if id in to_ours and id in to_theirs
    }
    origin = {o: b for b, o in to_ours.items()}
    from_base = set(to_theirs.values())
    added = {
        our_id: their_id
        for our_id, their_id in match_relations(ours, theirs, both).items()
        if our_id not in origin
        and their_id not in from_base
        and ours.relations[our_id].kind == theirs.relations[their_id].kind
    }
    tables = _Tables()
    taken = set(ours.claims) | set(theirs.claims)

    def settle(common: str, base_id: str | None, our_id: str | None, their_id: str | None) -> None:
        free = numbered(common, taken)
        taken.add(free)
        if base_id is not None:
            tables.base[base_id] = free
        if our_id is not None:
            tables.ours[our_id] = free
        if their_id is not None:
            tables.theirs[their_id] = free

    for our_id, their_id in both.items():
        id = origin[our_id]
        settle(their_id if our_id == id else our_id, id, our_id, their_id)
    for our_id in ours.relations:
        if our_id not in origin:
            settle(our_id, None, our_id, added.get(our_id))
    paired = {*both.values(), *added.values()}
    of_theirs = {t: b for b, t in to_theirs.items()}
    for their_id in theirs.relations:
        if their_id not in paired:
            settle(their_id, of_theirs.get(their_id), None, their_id)
    for id, our_id in to_ours.items():
        if our_id not in both:
            settle(our_id, id, our_id, None)
    for id in base.relations:
        if id not in tables.base:
            settle(id, id, None, None)
    return Aligned(
        renamed(base, Names(relations=tables.base)),
        renamed(ours, Names(relations=tables.ours)),
        renamed(theirs, Names(relations=tables.theirs)),
        [pair for tables in kinds.values() for pair in tables.double],
    )
