"""The three-way merge on the model: the changes of both sides, made to one map."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from argmap.edit.compare.diff import MAP_FIELDS
from argmap.edit.compare.drawers import strange_drawers, with_own_drawers
from argmap.edit.merge.aligning import Aligned, ToldApart, align, with_first_ids
from argmap.edit.merge.apart import Apart, kept_apart
from argmap.edit.merge.conflicts import PLURALS, Conflict, Conflicts, ElementKind
from argmap.edit.merge.references import mended
from argmap.edit.merge.values import Side, in_order, merge_fields
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker

Noun = TypeVar("Noun", Speaker, Source, Claim, Relation)


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge."""

    map: ArgumentMap
    """Both sides' changes; if they exclude one another, ours."""
    alternative: ArgumentMap
    """The same, but theirs if they exclude one another; equal to `map` without conflicts."""
    conflicts: list[Conflict] = field(default_factory=list)
    double_renames: list[tuple[str, str, str]] = field(default_factory=list)
    """Elements that both sides renamed: the old id, our id, which is kept, and their id."""
    told_apart: list[ToldApart] = field(default_factory=list)
    """Speakers and sources of theirs that have another id now."""


def merge(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Merged:
    """Bring the changes from `base` to `ours` and those from `base` to `theirs` into one map.

    A claim, an utterance or a relation is lost only if one side removed it and the other did not
    touch it. Linear except for sorting.

    >>> from argmap.model import ArgumentMap, Claim
    >>> def version(**texts):
    ...     return ArgumentMap(claims={id: Claim(id=id, text=t) for id, t in texts.items()})
    >>> base = version(a="Buses are late.")
    >>> merged = merge(base, version(a="Buses are often late."), version(a="Buses are late.", b="So?"))
    >>> [claim.text for claim in merged.map.claims.values()]
    ['Buses are often late.', 'So?']
    >>> merged = merge(base, version(a="Buses are often late."), version(a="Buses are mostly late."))
    >>> [str(conflict) for conflict in merged.conflicts]
    ['both sides reworded a']
    """
    if theirs == base:
        return Merged(ours, ours)
    if ours == base:
        return Merged(theirs, theirs)
    aligned = align(base, ours, theirs)
    drawn: dict[str, str] = {}
    while True:
        found = _outcomes(aligned, drawn)
        more = {
            claim: relation
            for outcome in (found.map, found.alternative)
            for claim, relation in _drawn_by_others(outcome, aligned)
        }
        # Keeping a claim apart can make another relation's speakers strange, so the merge is
        # repeated until nothing new is found. `drawn` only grows, and there are finitely many
        # claims.
        if more.keys() <= drawn.keys():
            return found
        drawn |= more


def _drawn_by_others(outcome: ArgumentMap, aligned: Aligned) -> Iterator[tuple[str, str]]:
    """Claims that nobody voices on the side that draws a relation from them, with the relation."""
    for id, drawers in strange_drawers(outcome, (aligned.ours, aligned.theirs)):
        for premise in outcome.relations[id].premises:
            in_both = premise in aligned.ours.claims and premise in aligned.theirs.claims
            if in_both and not drawers.isdisjoint(outcome.claims[premise].speakers):
                yield premise, id


def _outcomes(aligned: Aligned, drawn: Mapping[str, str]) -> Merged:
    apart = kept_apart(aligned.base, aligned.ours, aligned.theirs, drawn)
    conflicts = Conflicts()
    conflicts.kept_apart(apart.conflicts)
    map = _merged(aligned, apart, "ours", conflicts)
    # The second outcome serves only the conflict markers.
    alternative = map if not conflicts.found() else _merged(aligned, apart, "theirs", conflicts)
    return Merged(map, alternative, conflicts.found(), aligned.double_renames, aligned.told_apart)


def _merged(aligned: Aligned, apart: Apart, prefer: Side, conflicts: Conflicts) -> ArgumentMap:
    base, ours, theirs = aligned.base, aligned.ours, aligned.theirs
    kept, other = (ours, theirs) if prefer == "ours" else (theirs, ours)
    fields: dict[str, Any] = merge_fields(
        MAP_FIELDS,
        base,
        ours,
        theirs,
        prefer,
        lambda changed: conflicts.both_changed("map", "", changed),
    )
    _name_only_what_is_kept(fields, apart, kept)
    for kind, plural in PLURALS.items():
        held = [getattr(version, plural) for version in (base, ours, theirs)]
        whole: Container[str] = getattr(apart, plural, ())
        mine = getattr(kept, plural)
        fields[plural] = _elements(kind, held[0], held[1], held[2], prefer, conflicts, whole, mine)
    merged = mended(fields, kept, other, prefer, conflicts)
    return with_first_ids(with_own_drawers(merged, (ours, theirs)), aligned)


def _name_only_what_is_kept(fields: dict[str, Any], apart: Apart, kept: ArgumentMap) -> None:
    """Take from the preferred side what the map says of claims that are kept apart."""
    if not apart.claims:
        return
    issues = [id for id in fields["issues"] if id not in apart.claims or id in kept.issues]
    issues += [id for id in kept.issues if id in apart.claims]
    fields["issues"] = list(dict.fromkeys(issues))
    labels = {id: label for id, label in fields["expect"].items() if id not in apart.claims}
    own = {id: label for id, label in kept.expect.items() if id in apart.claims}
    fields["expect"] = labels | own


def _elements(
    kind: ElementKind,
    base: Mapping[str, Noun],
    ours: Mapping[str, Noun],
    theirs: Mapping[str, Noun],
    prefer: Side,
    conflicts: Conflicts,
    apart: Container[str],
    kept: Mapping[str, Noun],
) -> dict[str, Noun]:
    """The elements of one kind: ours in their order, then those that theirs added.

    Of those that are kept apart there are only the preferred side's (`kept`), as it has them.
    """
    merged: dict[str, Noun] = {}
    for id in in_order(ours, theirs):
        if id in apart:
            element = kept.get(id)
        else:
            element = _element(
                kind, id, base.get(id), ours.get(id), theirs.get(id), prefer, conflicts
            )
        if element is not None:
            merged[id] = element
    return merged


def _element(
    kind: ElementKind,
    id: str,
    base: Noun | None,
    ours: Noun | None,
    theirs: Noun | None,
    prefer: Side,
    conflicts: Conflicts,
) -> Noun | None:
    """One element after both changes; None if it was removed."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        conflicts.one_removed(kind, id, "ours" if ours is None else "theirs")
        return ours if prefer == "ours" else theirs
    if _are_other_relations(ours, theirs):
        # Fields of a relation are not mixed: nobody has drawn one of our kind by their scheme.
        for name in type(ours).model_fields:
            if getattr(ours, name) != getattr(theirs, name):
                conflicts.both_changed(kind, id, name)
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


def _are_other_relations(ours: Noun, theirs: Noun) -> bool:
    """Whether two versions of a relation differ in more than in whom they name as its speakers."""
    if not isinstance(ours, Relation) or not isinstance(theirs, Relation):
        return False
    if not ours.speakers or not theirs.speakers:
        return True
    return ours.model_copy(update={"speakers": theirs.speakers}) != theirs
