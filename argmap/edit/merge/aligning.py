"""Aligning three versions of a map, so that each element has the same id in all of them.

If the claim `a` of the base is `motion` in ours (renamed) and `a` in theirs, all three call it `motion`
afterwards. The merge can then compare element by element, whatever the ids were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from argmap.edit.compare.matching import match, match_relations
from argmap.edit.compare.names import Names, numbered, renamed
from argmap.edit.compare.same import is_one_source, keys_of, names_of, said_by
from argmap.edit.merge.conflicts import ElementKind
from argmap.edit.merge.people import with_people_apart
from argmap.edit.merge.values import Side
from argmap.model import ArgumentMap, Relation

Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ToldApart:
    """A speaker or a source of theirs that needs another id, because ours has given its id to another."""

    kind: ElementKind
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """The three versions under common ids."""

    base: ArgumentMap
    ours: ArgumentMap
    theirs: ArgumentMap
    double_renames: list[tuple[str, str, str]] = field(default_factory=list)
    """Elements that both sides renamed: the old id, our id, which is kept, and their id."""
    told_apart: list[ToldApart] = field(default_factory=list)
    numbered: Mapping[str, str] = field(default_factory=dict)
    """The ids that relations had before they were numbered, by those they have here."""


@dataclass(slots=True)
class _Tables:
    """The common ids by those of each version, for one kind of element."""

    base: dict[str, str] = field(default_factory=dict)
    ours: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    double: list[tuple[str, str, str]] = field(default_factory=list)


def align(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Aligned:
    """The three versions under common ids: what one side renamed is renamed in all.

    >>> from argmap.model import ArgumentMap, Claim
    >>> def version(id):
    ...     return ArgumentMap(claims={id: Claim(id=id, text="Buses are late.")})
    >>> list(align(version("a"), version("motion"), version("a")).theirs.claims)
    ['motion']
    """
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
    told_apart = [
        ToldApart("speaker", id, _own_id(id, kinds["speakers"], ours.speakers, theirs.speakers))
        # Both sides may have added `smith` and meant two people. One id for both would give each
        # the words of the other.
        for id in _two_speakers(ours, theirs, kinds["speakers"])
    ]
    told_apart += [
        ToldApart("source", id, _own_id(id, kinds["sources"], ours.sources, theirs.sources))
        for id in _two_sources(ours, theirs, kinds["sources"])
    ]
    base, ours, theirs = (
        renamed(version, Names(**{kind: getattr(tables, side) for kind, tables in kinds.items()}))
        for side, version in (("base", base), ("ours", ours), ("theirs", theirs))
    )
    speakers = kinds["speakers"]
    own_ids: dict[Side, Table] = {
        "ours": {common: own for own, common in speakers.ours.items()},
        "theirs": {common: own for own, common in speakers.theirs.items()},
    }
    # People come after the common ids and before relations, which name their speakers.
    base, ours, theirs, people = with_people_apart(base, ours, theirs, own_ids)
    told_apart += [ToldApart("speaker", old, new) for old, new in people]
    return _with_relations_aligned(base, ours, theirs, kinds, told_apart)


def _two_speakers(ours: ArgumentMap, theirs: ArgumentMap, tables: _Tables) -> Iterator[str]:
    """The ids that each side gave to a speaker of its own."""
    said = [said_by(map) for map in (ours, theirs)]
    for id in _added_by_both(ours.speakers, theirs.speakers, tables):
        mine, other = ours.speakers[id], theirs.speakers[id]
        if mine.anonymous or other.anonymous:
            # Two voices without a name are hardly the same, unless they say the same on both sides.
            words = [by[id] for by in said]
            if mine != other or (all(words) and words[0].isdisjoint(words[1])):
                yield id
        # The same id and a name in common, even an alias, mean the same person.
        elif mine.name and other.name and set(names_of(mine)).isdisjoint(names_of(other)):
            yield id


def _two_sources(ours: ArgumentMap, theirs: ArgumentMap, tables: _Tables) -> Iterator[str]:
    """The ids that each side gave to a source of its own."""
    for id in _added_by_both(ours.sources, theirs.sources, tables):
        mine, other = ours.sources[id], theirs.sources[id]
        known = not set(keys_of(mine)).isdisjoint(keys_of(other))
        if mine != other and not (known and is_one_source(mine, other)):
            yield id


def _added_by_both(ours: Iterable[str], theirs: Collection[str], tables: _Tables) -> Iterator[str]:
    return (id for id in ours if id in theirs and id not in tables.ours and id not in tables.theirs)


def _own_id(id: str, tables: _Tables, ours: Collection[str], theirs: Collection[str]) -> str:
    """A free id for an element of theirs; it is noted in the tables."""
    taken = {*ours, *theirs, *tables.theirs.values(), *tables.base.values()}
    tables.theirs[id] = numbered(id, taken, "-")
    return tables.theirs[id]


def with_first_ids(map: ArgumentMap, aligned: Aligned) -> ArgumentMap:
    """A map made of the aligned versions, in which no relation has a number without need."""
    taken = {*map.relations, *map.claims}
    names: dict[str, str] = {}
    for new, old in aligned.numbered.items():
        if new in taken and old not in taken:
            names[new] = old
            taken.remove(new)
            taken.add(old)
    return renamed(map, Names(relations=names))


def _common(
    to_ours: Table,
    to_theirs: Table,
    base: Collection[str],
    ours: Collection[str],
    theirs: Collection[str],
) -> _Tables:
    """The common ids of elements of one kind.

    Ours wins where both sides renamed one element: `a` to `x` in ours and to `y` in theirs is `x`.
    If the other side gave the new id to something else, the rename does not count: to this merge,
    the element was removed and another one added.

    >>> tables = _common({"a": "x"}, {"a": "y"}, ["a"], ["x"], ["y"])
    >>> tables.theirs, tables.double
    ({'y': 'x'}, [('a', 'x', 'y')])
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
            # Ours kept the id, so a rename by theirs is the only one.
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
    """Whether the other side has not given a new id to something else."""
    return new == same or new not in other_side


def _with_relations_aligned(
    base: ArgumentMap,
    ours: ArgumentMap,
    theirs: ArgumentMap,
    kinds: Mapping[str, _Tables],
    told_apart: list[ToldApart],
) -> Aligned:
    """Give relations common ids, too; everything else has them already."""
    tables = _Tables()
    first_ids: dict[str, str] = {}
    # No relation may have the id of a claim, of whichever side.
    taken = set(ours.claims) | set(theirs.claims)
    for same in _same_relations(base, ours, theirs):
        free = numbered(same.common, taken)
        taken.add(free)
        if free != same.common:
            first_ids[free] = same.common
        for table, id in (
            (tables.base, same.base),
            (tables.ours, same.ours),
            (tables.theirs, same.theirs),
        ):
            if id is not None:
                table[id] = free
    return Aligned(
        renamed(base, Names(relations=tables.base)),
        renamed(ours, Names(relations=tables.ours)),
        renamed(theirs, Names(relations=tables.theirs)),
        [pair for tables in kinds.values() for pair in tables.double],
        told_apart,
        first_ids,
    )


@dataclass(frozen=True, slots=True)
class _SameRelation:
    """One relation: the id to give it if that is free, and its id in each version."""

    common: str
    base: str | None = None
    ours: str | None = None
    theirs: str | None = None


def _same_relations(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> Iterator[_SameRelation]:
    """Every relation of the three versions once, in the order in which they get their ids.

    A relation that both sides kept comes before one that a side added, and what is only in the base
    comes last. If both sides added `b/a`, once as a rebuttal and once as a support, ours is `b/a`
    and theirs `b/a#2`.
    """
    to_ours, to_theirs = match_relations(base, ours), match_relations(base, theirs)
    of_ours = {our_id: id for id, our_id in to_ours.items()}
    of_theirs = {their_id: id for id, their_id in to_theirs.items()}
    both = {
        to_ours[id]: to_theirs[id] for id in base.relations if id in to_ours and id in to_theirs
    }
    alike = match_relations(ours, theirs, both)
    # Two relations that both sides added are one only if they say the same; matching alone would
    # also pair a rebuttal with a support.
    added = {
        our_id: their_id
        for our_id, their_id in alike.items()
        if our_id not in of_ours
        and their_id not in of_theirs
        and _is_one(ours.relations[our_id], theirs.relations[their_id], alike)
    }
    for our_id, their_id in both.items():
        id = of_ours[our_id]
        yield _SameRelation(their_id if our_id == id else our_id, id, our_id, their_id)
    for our_id in ours.relations:
        if our_id not in of_ours:
            yield _SameRelation(our_id, None, our_id, added.get(our_id))
    paired = {*both.values(), *added.values()}
    for their_id in theirs.relations:
        if their_id not in paired:
            yield _SameRelation(their_id, of_theirs.get(their_id), None, their_id)
    for id, our_id in to_ours.items():
        if our_id not in both:
            yield _SameRelation(our_id, id, our_id)
    for id in base.relations:
        if id not in to_ours and id not in to_theirs:
            yield _SameRelation(id, id)


def _is_one(one: Relation, other: Relation, alike: Table) -> bool:
    """Whether two relations can be the same: of one kind, with the same premises and target."""
    return (
        one.kind == other.kind
        and sorted(one.premises) == sorted(other.premises)
        and (one.target == other.target or alike.get(one.target or "") == other.target)
    )
