"""Several maps of different authors brought into one."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import BaseModel

from argmap.edit.compare.drawers import strange_drawers, with_all_drawers
from argmap.edit.compare.names import Names, numbered, renamed
from argmap.edit.compare.same import is_one_source, keys_of, names_of, said_by, says_the_same
from argmap.edit.unite.joined import Joined, joined
from argmap.edit.unite.near_duplicates import NearDuplicate, near_duplicates
from argmap.edit.unite.same_relations import Either, joint, relation_names
from argmap.formats.features.elements import default_of
from argmap.formats.native.fields import MAP, element_of
from argmap.formats.native.records import Field
from argmap.model import (
    ArgumentMap,
    Claim,
    Relation,
    Source,
    Speaker,
    derived_id,
)

Noun = TypeVar("Noun", Speaker, Source, Claim, Relation)
ElementKind = Literal["claim", "relation", "speaker", "source"]


@dataclass(frozen=True, slots=True)
class Part:
    """A map that is to be united with others, and what to call it."""

    name: str
    map: ArgumentMap


@dataclass(frozen=True, slots=True)
class Renamed:
    """An element that has another id than in the map it comes from.

    It is `told_apart` if another element had the id already; otherwise it is the same as the element
    with the new id.
    """

    part: str
    kind: ElementKind
    old: str
    new: str
    told_apart: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A value that is left out, because an earlier map has another value for the same element."""

    part: str
    kind: Literal["claim", "relation", "speaker", "source", "map"]
    id: str
    field: str
    kept: object
    left: object


@dataclass(slots=True)
class United:
    """Several maps as one, and everything that a person may want to know about how it was made."""

    map: ArgumentMap
    renamed: list[Renamed] = dataclasses.field(default_factory=list)
    left: list[Left] = dataclasses.field(default_factory=list)
    near: list[NearDuplicate] = dataclasses.field(default_factory=list)
    """Pairs of claims of different maps that seem to make one point, the most similar first."""
    joined: list[Joined] = dataclasses.field(default_factory=list)
    """Elements that are one now and differed between the maps."""


def unite(parts: Sequence[Part]) -> United:
    """Unite maps: the same elements become one, and different elements with one id get two ids.

    Claims are the same if they have the same id and wording, speakers and sources if they have a name
    in common and nothing speaks against it. If maps say different things about one element, the first
    map wins.

    Nobody comes to draw a relation who draws it in none of the maps. So a relation names its speakers
    if its premises get new ones; if it has no speakers to name, a claim that nobody voices is told
    apart from the same claim with speakers. Paths of sources must be relative to one folder. Linear in
    the size of all maps.

    >>> from argmap import loads
    >>> ours, theirs = loads("claims: {a: A., b: B.}"), loads("claims: {a: A., b: Something else.}")
    >>> united = unite([Part("ours", ours), Part("theirs", theirs)])
    >>> {id: claim.text for id, claim in united.map.claims.items()}
    {'a': 'A.', 'b': 'B.', 'b-2': 'Something else.'}
    """
    own: set[tuple[int, str]] = set()
    while True:
        uniting = _Uniting(own)
        for part in parts:
            uniting.add(part)
        more = uniting.claims_to_tell_apart()
        # Telling one claim apart can make another relation's speakers strange, so all maps are
        # united again until nothing new is found. `own` only grows.
        if more <= own:
            return uniting.finished()
        own |= more


def restated(map: ArgumentMap, near: Sequence[NearDuplicate]) -> ArgumentMap:
    """The map with a relation for each pair: the later claim restates the earlier one."""
    relations = dict(map.relations)
    for pair in near:
        id = numbered(derived_id([pair.later], pair.earlier), relations)
        relations[id] = Relation(id=id, kind="restates", premises=[pair.later], target=pair.earlier)
    return map.model_copy(update={"relations": relations})


class _Uniting:
    """The map so far, with indices of what is in it."""

    def __init__(self, own: Collection[tuple[int, str]]) -> None:
        self.own = own
        """Claims, by the number of their map, that are told apart from others with their ids."""
        self.drawn: list[ArgumentMap] = []
        """The maps with the ids that their elements have here."""
        self.part_names: list[str] = []
        self.first_ids: list[dict[str, str]] = []
        """Per map: the ids that claims have in it, by those they have here."""
        self.united = United(ArgumentMap())
        self.fields: dict[str, Any] = dict(ArgumentMap())
        self.origins: dict[str, set[int]] = defaultdict(set)
        """Per claim: the numbers of the maps that have it."""
        self.speakers_called: dict[str, list[str]] = defaultdict(list)
        self.sources_called: dict[Hashable, list[str]] = defaultdict(list)
        self.relations_joining: dict[Hashable, list[str]] = defaultdict(list)
        self.said: dict[str, set[Hashable]] = defaultdict(set)
        """Per speaker: what they say, in which words."""
        self.count = 0

    def add(self, part: Part) -> None:
        """Bring one more map in."""
        map = part.map
        said = said_by(map)
        speakers = self._names(
            part, "speaker", map.speakers, lambda s: self._same_speaker(s, said[s.id])
        )
        sources = self._names(part, "source", map.sources, self._same_source)
        claims = self._names(part, "claim", map.claims, self._same_claim)
        self.first_ids.append({new: old for old, new in claims.items()})
        map = renamed(map, Names(speakers, sources, claims))
        fields = self.fields
        names = relation_names(map, fields["relations"], self.relations_joining, fields["claims"])
        map = renamed(map, Names(relations=names))
        self.drawn.append(map)
        self.part_names.append(part.name)
        for kind in ("speakers", "sources", "claims", "relations"):
            singular: ElementKind = kind[:-1]  # type: ignore[assignment]
            for id, element in getattr(map, kind).items():
                self._take(part, singular, self.fields[kind], id, element)
        for id in map.claims:
            self.origins[id].add(self.count)
        self._add_own_fields(part, map)
        self._index(map)
        for id, words in said.items():
            self.said[speakers[id]] |= words
        self.count += 1

    def claims_to_tell_apart(self) -> set[tuple[int, str]]:
        """Claims whose speakers would seem to draw a relation that another map draws from nobody's claim."""
        apart: set[tuple[int, str]] = set()
        map = ArgumentMap(**self.fields)
        for id, drawers in strange_drawers(map, self.drawn):
            for premise in map.relations[id].premises:
                holders = [n for n in range(len(self.drawn)) if premise in self.first_ids[n]]
                if len(holders) > 1 and not drawers.isdisjoint(map.claims[premise].speakers):
                    # The first map keeps the id; claims that differ from its claim get another one.
                    voiced = bool(self.drawn[holders[0]].claims[premise].speakers)
                    apart |= {
                        (n, self.first_ids[n][premise])
                        for n in holders[1:]
                        if bool(self.drawn[n].claims[premise].speakers) != voiced
                    }
        return apart

    def finished(self) -> United:
        """The united map, with everything to tell about it."""
        united = self.united
        united.map = with_all_drawers(ArgumentMap(**self.fields), self.drawn)
        united.near = near_duplicates(united.map, self.origins)
        united.joined = list(joined(self.drawn, self.part_names))
        return united

    def _index(self, map: ArgumentMap) -> None:
        """Add new elements to the indices."""
        for id in map.speakers:
            for name in names_of(self.fields["speakers"][id]):
                if id not in self.speakers_called[name]:
                    self.speakers_called[name].append(id)
        for id in map.sources:
            for key in keys_of(self.fields["sources"][id]):
                if id not in self.sources_called[key]:
                    self.sources_called[key].append(id)
        for id, relation in map.relations.items():
            joining = self.relations_joining[joint(relation, relation.target)]
            if id not in joining:
                joining.append(id)

    # -- what is the same -------------------------------------------------------------------------

    def _names(
        self,
        part: Part,
        kind: ElementKind,
        elements: Mapping[str, Noun],
        same: Callable[[Noun], str | None],
    ) -> dict[str, str]:
        """The ids of a map's elements in the map so far: that of the same element, or a free one."""
        held: Container[str] = self.fields[f"{kind}s"]
        if kind == "claim":
            # No relation has the id of a claim.
            held = Either(held, self.fields["relations"])
        names: dict[str, str] = {}
        taken: set[str] = set()
        for id, element in elements.items():
            known = same(element)
            # Two elements of one map never become one.
            if known is not None and known not in taken:
                names[id] = known
                taken.add(known)
        for id in elements:
            if id not in names:
                reserved = Either(held, taken, elements if id in held else ())
                names[id] = (
                    id if id not in held and id not in taken else numbered(id, reserved, "-")
                )
                taken.add(names[id])
                if names[id] != id:
                    self.united.renamed.append(Renamed(part.name, kind, id, names[id], True))
            elif names[id] != id:
                self.united.renamed.append(Renamed(part.name, kind, id, names[id], False))
        return names

    def _same_speaker(self, speaker: Speaker, said: set[Hashable]) -> str | None:
        if speaker.anonymous:
            # Two voices without a name are hardly the same, unless they say the same in both maps.
            known = self.fields["speakers"].get(speaker.id)
            says_so = not said or said & self.said[speaker.id]
            return speaker.id if known == speaker and says_so else None
        for name in names_of(speaker):
            for id in self.speakers_called.get(name, ()):
                if not self.fields["speakers"][id].anonymous:
                    return id
        return None

    def _same_source(self, source: Source) -> str | None:
        for key in keys_of(source):
            for id in self.sources_called.get(key, ()):
                if is_one_source(self.fields["sources"][id], source):
                    return id
        return None

    def _same_claim(self, claim: Claim) -> str | None:
        held = self.fields["claims"].get(claim.id)
        if held is None or (self.count, claim.id) in self.own:
            return None
        return claim.id if says_the_same(held, claim) else None

    # -- taking over ------------------------------------------------------------------------------

    def _take(
        self, part: Part, kind: ElementKind, held: dict[str, Any], id: str, element: Any
    ) -> None:
        known = held.get(id)
        if known is None:
            held[id] = element
            return
        update: dict[str, Any] = {}
        for name, field in element_of(element).by_name.items():
            old, new = getattr(known, name), getattr(element, name)
            if name == "id" or old == new:
                continue
            together = _together(field, old, new, default_of(element, name))
            if together is None:
                self.united.left.append(Left(part.name, kind, id, name, old, new))
            elif together != old:
                update[name] = together
        if update:
            held[id] = known.model_copy(update=update)

    def _add_own_fields(self, part: Part, map: ArgumentMap) -> None:
        held, default = self.fields, ArgumentMap()
        for field in MAP.plain:
            name, new = field.name, getattr(map, field.name)
            if field.shape.merging == "keyed":
                for key, value in new.items():
                    if held[name].setdefault(key, value) != value:
                        self._leave(part, f"{name}.{key}", held[name][key], value)
                continue
            together = _together(field, held[name], new, getattr(default, name))
            if together is None and held[name] != new:
                self._leave(part, name, held[name], new)
            else:
                held[name] = together

    def _leave(self, part: Part, name: str, kept: object, left: object) -> None:
        kept, left = (
            value.model_dump(mode="json", exclude_defaults=True)
            if isinstance(value, BaseModel)
            else value
            for value in (kept, left)
        )
        self.united.left.append(Left(part.name, "map", "", name, kept, left))


def _together(field: Field, old: Any, new: Any, default: Any) -> Any:
    """The value of a field that says what both versions say; None if they exclude one another."""
    if field.name == "utterances":
        return [*old, *(u for u in new if u not in old)]
    if field.shape.merging == "united":
        return list(dict.fromkeys([*old, *new]))
    if field.shape.merging == "keyed":
        clash = any(old[key] != new[key] for key in old.keys() & new.keys())
        return None if clash else {**old, **new}
    if field.name == "implicit":
        # Somebody says it, as soon as one map knows who does.
        return old and new
    if isinstance(old, bool):
        return None
    if old == default:
        return new
    empty: tuple[Any, ...] = (None, "", [], default)
    if new in empty:
        return old
    return new if old in empty else None
