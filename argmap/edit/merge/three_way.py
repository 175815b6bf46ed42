"""The three-way merge on the model: what both sides did to a map, done to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from argmap.edit.compare.diff import MAP_FIELDS
from argmap.edit.merge.aligning import Aligned, align
from argmap.edit.merge.conflicts import PLURALS, Conflict, Conflicts, ElementKind
from argmap.edit.merge.references import mended
from argmap.edit.merge.values import Side, merge_fields
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker

Noun = TypeVar("Noun", Speaker, Source, Claim, Relation)


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge."""

    map: ArgumentMap
    """Both sides' changes; where they exclude one another, ours."""
    alternative: ArgumentMap
    """The same, but theirs where the two exclude one another; equal to `map` without conflicts."""
    conflicts: list[Conflict] = field(default_factory=list)
    double_renames: list[tuple[str, str, str]] = field(default_factory=list)
    """What both sides renamed: the old id, ours, which is kept, and theirs."""


def merge(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Merged:
    """Bring the changes from `base` to `ours` and those from `base` to `theirs` into one map.

    No claim, utterance or relation of either side is lost but where the other side took it away and
    this side did not touch it. Linear but for sorting.
    """
    if theirs == base:
        return Merged(ours, ours)
    if ours == base:
        return Merged(theirs, theirs)
    aligned = align(base, ours, theirs)
    conflicts = Conflicts()
    map = _merged(aligned, "ours", conflicts)
    if not conflicts.found():
        return Merged(map, map, [], aligned.double_renames)
    alternative = _merged(aligned, "theirs", conflicts)
    return Merged(map, alternative, conflicts.found(), aligned.double_renames)


def _merged(aligned: Aligned, prefer: Side, conflicts: Conflicts) -> ArgumentMap:
    base, ours, theirs = aligned.base, aligned.ours, aligned.theirs
    fields: dict[str, Any] = merge_fields(
        MAP_FIELDS,
        base,
        ours,
        theirs,
        prefer,
        lambda changed: conflicts.both_changed("map", "", changed),
    )
    for kind, plural in PLURALS.items():
        held = [getattr(version, plural) for version in (base, ours, theirs)]
        fields[plural] = _elements(kind, held[0], held[1], held[2], prefer, conflicts)
    kept, other = (ours, theirs) if prefer == "ours" else (theirs, ours)
    return mended(fields, kept, other, prefer, conflicts)


def _elements(
    kind: ElementKind,
    base: Mapping[str, Noun],
    ours: Mapping[str, Noun],
    theirs: Mapping[str, Noun],
    prefer: Side,
    conflicts: Conflicts,
) -> dict[str, Noun]:
    """The elements of one kind: ours in their order, then those that theirs added."""
    merged: dict[str, Noun] = {}
    for id in _in_order(ours, theirs):
        element = _element(kind, id, base.get(id), ours.get(id), theirs.get(id), prefer, conflicts)
        if element is not None:
            merged[id] = element
    return merged


def _in_order(ours: Collection[str], theirs: Collection[str]) -> Iterator[str]:
    """Our order, with what only theirs has behind what it stands behind there, or at the end."""
    behind: dict[str | None, list[str]] = defaultdict(list)
    previous: str | None = None
    for id in theirs:
        if id in ours:
            previous = id
        else:
            behind[previous].append(id)
    waiting: list[str] = []
    for id in ours:
        # What we added in the same place comes first.
        if id in theirs:
            yield from waiting
            waiting = behind[id]
        yield id
    yield from waiting
    yield from behind[None]


def _element(
    kind: ElementKind,
    id: str,
    base: Noun | None,
    ours: Noun | None,
    theirs: Noun | None,
    prefer: Side,
    conflicts: Conflicts,
) -> Noun | None:
    """One element after both changes; None where it was taken away."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        conflicts.one_removed(kind, id, "ours" if ours is None else "theirs")
        return ours if prefer == "ours" else theirs
    names = (name for name in type(ours).model_fields if name != "id")
    values = merge_fields(
        names,
        base,
        ours,
        theirs,
        prefer,
        lambda changed: conflicts.both_changed(kind, id, changed),
    )
    return ours.model_copy(update=values)
