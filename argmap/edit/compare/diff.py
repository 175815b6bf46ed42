"""The changes from one version of a map to another, as typed data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from pydantic import BaseModel

from argmap.edit.compare.matching import match
from argmap.edit.compare.names import Names, renamed
from argmap.edit.compare.nested import changed_values
from argmap.edit.compare.utterances import pair_utterances
from argmap.edit.relation_ids import is_derived
from argmap.formats.native.fields import MAP, element_of
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker, Utterance

ElementKind = Literal["claim", "relation", "speaker", "source"]
Element = Claim | Relation | Speaker | Source
AnElement = TypeVar("AnElement", Claim, Relation, Speaker, Source)

WORDING = ("title", "text")
"""The fields with the wording of a claim: whoever changes one rewords the claim."""
MAP_FIELDS = tuple(field.name for field in MAP.plain)
"""The fields of the map itself, such as its title."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with another value than before."""

    field: str
    """Its name; in foreign data the path to the value, such as `extra.aif.nodes.3.text`."""
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class UtteranceChange:
    """An utterance that a claim gained or lost, or that has other words or another place now.

    `before` is the utterance of the earlier map, with the ids of that map; `fields` are compared as
    those of any `Change`.
    """

    before: Utterance | None
    after: Utterance | None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one element. `before` is None if it was added, `after` if it was removed.

    The fields of a changed element are compared as if nothing had been renamed: a reference that
    only follows the new id of what it refers to is no change.
    """

    kind: ElementKind
    before: Element | None
    after: Element | None
    fields: tuple[FieldChange, ...] = ()
    utterances: tuple[UtteranceChange, ...] = ()

    @property
    def id(self) -> str:
        """The later id, or that of an element that is gone."""
        element = self.after or self.before
        assert element is not None
        return element.id

    @property
    def is_added(self) -> bool:
        """Whether the earlier version does not have it."""
        return self.before is None

    @property
    def is_removed(self) -> bool:
        """Whether the later version does not have it."""
        return self.after is None

    @property
    def old_id(self) -> str | None:
        """The earlier id of an element that was given another one.

        A derived id of a relation is not given: it follows what the relation joins.
        """
        before, after = self.before, self.after
        if before is None or after is None or before.id == after.id:
            return None
        if isinstance(before, Relation) and isinstance(after, Relation):
            follows = is_derived(before) and is_derived(after)
            return None if follows else before.id
        return before.id

    @property
    def is_reworded(self) -> bool:
        """Whether the wording of a claim is another one, whatever it says now."""
        return self.kind == "claim" and any(f.field in WORDING for f in self.fields)

    @property
    def is_revoiced(self) -> bool:
        """Whether other people voice a claim, or the same people in other words or elsewhere."""
        return bool(self.utterances)


@dataclass(frozen=True, slots=True)
class Diff:
    """All that is different, by kind of element, in the order of the later map."""

    before: ArgumentMap
    after: ArgumentMap
    names: Names
    """The later ids of the elements that both maps have."""
    fields: tuple[FieldChange, ...] = ()
    """Of the map itself, such as its title and its issues."""
    claims: tuple[Change, ...] = ()
    relations: tuple[Change, ...] = ()
    speakers: tuple[Change, ...] = ()
    sources: tuple[Change, ...] = ()
    reordered: tuple[str, ...] = ()
    """The kinds of elements whose order is another one than before."""

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        return not (self.fields or self.reordered or any(self.changes()))

    def changes(self) -> Iterator[Change]:
        """The changes of all elements that are not as they were."""
        for changes in (self.claims, self.relations, self.speakers, self.sources):
            yield from changes


def diff(before: ArgumentMap, after: ArgumentMap) -> Diff:
    """The changes from `before` to `after`. Linear but for sorting.

    >>> from argmap.model import ArgumentMap, Claim
    >>> def version(id, text):
    ...     return ArgumentMap(claims={id: Claim(id=id, text=text)})
    >>> [change] = diff(version("a", "Buses are late."), version("late", "Buses are late!")).claims
    >>> change.old_id, change.id, change.is_reworded
    ('a', 'late', True)
    """
    # The old map is renamed first, so that a rename is one change and not one for every reference.
    names = match(before, after)
    alike = renamed(before, names)
    return Diff(
        before=before,
        after=after,
        names=names,
        fields=field_changes(alike, after, MAP_FIELDS),
        claims=_changes("claim", names.claims, before.claims, alike.claims, after.claims),
        relations=_changes(
            "relation", names.relations, before.relations, alike.relations, after.relations
        ),
        speakers=_changes(
            "speaker", names.speakers, before.speakers, alike.speakers, after.speakers
        ),
        sources=_changes("source", names.sources, before.sources, alike.sources, after.sources),
        reordered=tuple(_reordered(alike, after)),
    )


def field_changes(
    before: BaseModel, after: BaseModel, fields: Iterable[str]
) -> tuple[FieldChange, ...]:
    """The fields in which two elements differ; of a field with parts, the parts that differ."""
    found: list[FieldChange] = []
    table = element_of(after).by_name
    for name in fields:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        shape = table[name].shape
        if not shape.is_structured:
            found.append(FieldChange(name, old, new))
            continue
        values = [None if value is None else shape.parts(value) for value in (old, new)]
        if shape.is_ordered:
            found += _changed_entries(name, values[0] or {}, values[1] or {})
        else:
            found += [FieldChange(*change) for change in changed_values(name, *values)]
    return tuple(found)


def _changed_entries(
    name: str, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[FieldChange]:
    """What became of the entries of a field, and the order of those that stay if it has changed."""
    for key in dict.fromkeys([*old, *new]):
        for change in changed_values(f"{name}.{key}", old.get(key), new.get(key)):
            yield FieldChange(*change)
    orders = [key for key in old if key in new], [key for key in new if key in old]
    if orders[0] != orders[1]:
        yield FieldChange(name, *orders)


def _changes(
    kind: ElementKind,
    names: Mapping[str, str],
    before: Mapping[str, AnElement],
    alike: Mapping[str, AnElement],
    after: Mapping[str, AnElement],
) -> tuple[Change, ...]:
    """The changes of elements of one kind: in the later order, then those that are gone."""
    earlier = {new: before[old] for old, new in names.items()}
    found: list[Change] = []
    for id, later in after.items():
        old = earlier.get(id)
        if old is None:
            found.append(Change(kind, None, later))
        elif old.id != id or alike[id] != later:
            change = _change(kind, old, alike[id], later)
            if change.old_id or change.fields or change.utterances:
                found.append(change)
    found += [Change(kind, gone, None) for id, gone in before.items() if id not in names]
    return tuple(found)


def _change(kind: ElementKind, old: AnElement, alike: AnElement, later: AnElement) -> Change:
    plain = [name for name in type(later).model_fields if name not in ("id", "utterances")]
    fields = field_changes(alike, later, plain)
    voices: tuple[UtteranceChange, ...] = ()
    if isinstance(old, Claim) and isinstance(alike, Claim) and isinstance(later, Claim):
        changes = _utterance_changes(old.utterances, alike.utterances, later.utterances)
        voices = tuple(changes)
        if not voices and alike.utterances != later.utterances:
            # The same utterances in another order; the speakers show it best.
            orders = [[u.speaker for u in claim.utterances] for claim in (alike, later)]
            fields += (FieldChange("utterances", *orders),)
    return Change(kind, old, later, fields, voices)


def _utterance_changes(
    before: Sequence[Utterance], alike: Sequence[Utterance], after: Sequence[Utterance]
) -> Iterator[UtteranceChange]:
    """The changes of utterances; `alike` are those of `before` with the ids of `after`."""
    if alike == after:
        return
    for i, j in pair_utterances(alike, after):
        if i is None:
            yield UtteranceChange(None, after[j] if j is not None else None)
        elif j is None:
            yield UtteranceChange(before[i], None)
        elif alike[i] != after[j]:
            fields = field_changes(alike[i], after[j], Utterance.model_fields)
            yield UtteranceChange(before[i], after[j], fields)


def _reordered(before: ArgumentMap, after: ArgumentMap) -> Iterator[str]:
    """The kinds of elements whose order has changed, among the elements that both maps have."""
    for kind in ("claims", "speakers", "sources"):
        old, new = getattr(before, kind), getattr(after, kind)
        if [id for id in old if id in new] != [id for id in new if id in old]:
            yield kind
