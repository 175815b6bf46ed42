"""The relations of a map in its file: where they are written, and how they change there.

A relation is written with its only premise (`rebuts: x`), with the claim it aims at (`supported-by:
[[a, b]]`), or by itself under `relations`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Any

from argmap.edit.compare.names import Names, earlier_by_id
from argmap.edit.file.fields import write_field
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Node, Part
from argmap.edit.relation_ids import base_id
from argmap.formats.native.fields import MAP, RELATION, RELATION_DETAILS
from argmap.formats.native.keys import BACKWARD_KINDS, CLAIM_ORDER
from argmap.formats.native.resolving import CLAIM_PREFIX, loose_id
from argmap.formats.native.writing import (
    BACKWARD_KEYS,
    aim_shape,
    is_bare,
    long_shape,
    target_shape,
)
from argmap.model import MAX_DERIVED_ID, ArgumentMap, Relation

_TOKEN = re.compile(r"[^+/#]+")
_LOOKED_AT = 50
"""How many relations are looked at to see where a file keeps them."""


class RelationsInFile:
    """Makes the file say the relations of another map: first those that stay, then the new ones.

    `change` needs the old ids of claims in the file, `write_new` the new ones.
    """

    def __init__(
        self, file: MapFile, before: ArgumentMap, after: ArgumentMap, names: Names
    ) -> None:
        self.file = file
        self.before = before
        self.after = after
        self.names = names
        self.new: list[Relation] = []
        """Relations that are new or join other things than before."""

    def change(self) -> None:
        """Remove what is gone and change what stays."""
        if self.before.relations is self.after.relations:
            return
        kept = self._kept()
        staying = {was.id for was, _ in kept}
        gone = [was for id, was in self.before.relations.items() if id not in staying]
        for was in gone:
            self.file.relation(was.id).take_out()
        # Derived ids are numbered in file order: once `b/a` is gone, a bare `b/a#2` would be read
        # as `b/a`. Such a relation must be given its id in writing.
        vacated = {id for was in gone for id in (was.id, base_id(was))}
        vacated |= {was.id for was, now in kept if was.id != now.id and not _id_follows(was, now)}
        for was, now in kept:
            loses_number = "#" in was.id and (
                base_id(was) in vacated or base_id(now) not in self.after.relations
            )
            if was is not now or loses_number or now.target in self.after.relations:
                self._change(was, now, loses_number)

    def _kept(self) -> list[tuple[Relation, Relation]]:
        """The relations that stay, as they were and as they are; all others are noted as new."""
        kept: list[tuple[Relation, Relation]] = []
        earlier = earlier_by_id(self.before.relations, self.names.relations)
        for id, now in self.after.relations.items():
            was = earlier(id)
            if was is not None and (was is now or self._joins_the_same(was, now)):
                kept.append((was, now))
            else:
                self.new.append(now)
        return kept

    @cached_property
    def _outgoing(self) -> Counter[str]:
        """How many relations each claim is a premise of."""
        return Counter(p for r in self.after.relations.values() for p in r.premises)

    def write_new(self) -> None:
        """Write the new ones, each where the file keeps such."""
        for relation in self.new:
            _write_new(self.file, relation, self.after)

    def _joins_the_same(self, was: Relation, now: Relation) -> bool:
        """Whether a relation stays where it is: its kind can change where that is a field."""
        claims = self.names.claims
        target = was.target or ""
        moved = claims if target in self.before.claims else self.names.relations
        return (
            [claims.get(id, id) for id in was.premises] == now.premises
            and (moved.get(target, target) or None) == now.target
            and (was.kind == now.kind or _kind_of(self.file.relation(was.id)) is not None)
        )

    def _change(self, was: Relation, now: Relation, loses_number: bool) -> None:
        part = self.file.relation(was.id)
        if was is not now:
            kind = _kind_of(part)
            # Elsewhere the kind is the key itself; such a relation is removed and written anew.
            if kind is not None and was.kind != now.kind:
                kind.replace(now.kind)
            for premise in _premises_of(part):
                self._rename(premise)
        self._set_aim(part, was, now)
        for field in RELATION_DETAILS:
            if getattr(was, field.name) != getattr(now, field.name):
                node = self._as_mapping(part)
                write_field(node, RELATION, field, was, now, self.names.by_kind())
        self._set_id(part, was, now, loses_number)

    def _rename(self, part: Part) -> None:
        id = part.value.text or ""
        if id in self.names.claims:
            part.replace(self.names.claims[id])

    def _as_mapping(self, part: Part) -> Node:
        """A relation as a mapping; one that was written as what it joins grows into one."""
        if not part.value.is_mapping:
            aims = _key_of(part) not in BACKWARD_KINDS and "/" in (part.value.text or "")
            part.replace({"relation" if aims else "claim": part.value.data()})
        return part.value

    def _set_id(self, part: Part, was: Relation, now: Relation, loses_number: bool) -> None:
        """Write the id of a relation where it would be read as another one."""
        own = part.value.part("id") if part.value.is_mapping else None
        if own is not None:
            if own.value.text != now.id:
                own.replace(now.id)
        elif part.key is not None and _key_of(part) is None:
            if part.key != now.id:
                part.rename(now.id)
        elif loses_number or (was is not now and not _id_follows(was, now)):
            self._as_mapping(part).put("id", now.id)

    def _set_aim(self, part: Part, was: Relation, now: Relation) -> None:
        aim = _aim_of(part)
        text = aim.value.text if aim is not None else None
        if aim is None or text is None or now.target is None:
            return
        wanted = self._aim(text, was, now)
        if wanted != text:
            aim.replace(wanted)

    def _aim(self, text: str, was: Relation, now: Relation) -> str:
        """The text that names a relation's target from now on: the old text, if it still means the target.

        The bare id of a claim means its only relation: that changes when the claim gets another. A
        relation with an id of its own keeps it, however much that looks like the ids of claims; the
        order of linked premises stays as written.
        """
        after, claims = self.after, self.names.claims
        target = now.target or ""
        bare = text.removeprefix(CLAIM_PREFIX)
        if target in after.claims:
            # `claim:` before the id is the author's choice; a new kind may no longer need it.
            is_marked = text != bare or was.kind == now.kind
            marked = text.removesuffix(bare) + target
            return marked if is_marked else target_shape(now, after.claims) or target
        if text in self.before.claims:
            claim = claims.get(text, text)
            # The relation itself does not count among those that the claim makes.
            others = self._outgoing[claim] - (claim in now.premises)
            means_it = others == 1 and claim in after.relations[target].premises
            return claim if means_it and now.kind == "undercuts" else target
        if was.target == target:
            return text
        respelled = _TOKEN.sub(lambda m: claims.get(m[0], m[0]), bare)
        return respelled if loose_id(respelled) == loose_id(target) else target


def _id_follows(was: Relation, now: Relation) -> bool:
    """Whether an id that was derived from what is joined is derived in the same way now."""
    base = base_id(now)
    return now.id == base + was.id.removeprefix(base_id(was)) and len(base) <= MAX_DERIVED_ID


# -- reading what is written ----------------------------------------------------------------------


def _key_of(part: Part) -> str | None:
    """The key of the claim with which a relation is written; None where it stands by itself."""
    node = part.value.parent
    if part.key is not None and node is not None:
        return part.key if _is_claim(node) else None
    while node is not None and node.parent is not None:
        if _is_claim(node.parent):
            return node.parent.part_of(node).key
        node = node.parent
    return None


def _is_claim(node: Node) -> bool:
    section = node.parent
    if section is None or section.parent is None or section.parent.parent is not None:
        return False
    return section.parent.part_of(section).key == "claims"


def _kind_of(part: Part) -> Part | None:
    """The part that names the kind of a relation that stands by itself."""
    return part.value.part("kind") if part.value.is_mapping else None


def _aim_of(part: Part) -> Part | None:
    """The part that names what a relation aims at; None where it stands with that claim."""
    key = _key_of(part)
    if key in BACKWARD_KINDS:
        return None
    if not part.value.is_mapping:
        return part
    if key is None:
        return part.value.part("target")
    return part.value.part("relation") or part.value.part("claim")


def _premises_of(part: Part) -> list[Part]:
    """The parts that name the premises of a relation; none where it stands with its premise."""
    key = _key_of(part)
    named: Part | None = part
    if key is not None and key not in BACKWARD_KINDS:
        return []
    if part.value.is_mapping:
        named = part.value.part("premises" if key is None else "claim")
        if named is None and key is not None:
            named = part.value.part("relation")
    if named is None:
        return []
    return named.value.parts if named.value.is_list else [named]


# -- writing what is new --------------------------------------------------------------------------


def _write_new(file: MapFile, relation: Relation, after: ArgumentMap) -> None:
    base = base_id(relation)
    named = relation.id != base or len(base) > MAX_DERIVED_ID
    claims = after.claims
    target = relation.target
    key = BACKWARD_KEYS.get(relation.kind)
    backward = _backward_holder(file, relation, claims) if key and not named else None
    # A new relation goes where its author would look for it: in the long list if there is one,
    # beside its target if such are written there, else with its premise.
    if target is None or _keeps_long_form(file):
        _write_long(file, relation, claims, named=named)
    elif key and backward is not None:
        premises = relation.premises[0] if len(relation.premises) == 1 else [*relation.premises]
        _put_one(backward, key, premises)
    elif len(relation.premises) == 1:
        holder = file.mapping("claims", relation.premises[0])
        _put_one(holder, relation.kind, aim_shape(relation, claims, named=named))
    elif key and target in claims and is_bare(relation) and not named:
        _put_one(file.mapping("claims", target), key, [*relation.premises])
    else:
        _write_long(file, relation, claims, named=named)


def _keeps_long_form(file: MapFile) -> bool:
    """Whether the file keeps all its relations under `relations`."""
    places = file.places.nodes["relations"][:_LOOKED_AT]
    section = file.root.part("relations")
    if section is None or section.value_at is None or not places:
        return False
    start, stop = section.value_at, file.tree.document.after(section.value_at)
    return all(start < place < stop for place in places)


def _backward_holder(file: MapFile, relation: Relation, claims: Any) -> Node | None:
    """The claim aimed at, where its file says under it what bears on it, and not with the premise."""
    key = BACKWARD_KEYS[relation.kind]
    if relation.target is None or relation.target not in claims:
        return None
    if RELATION.written(relation, RELATION_DETAILS):
        return None
    aimed = file.element("claims", relation.target).value
    if not aimed.is_mapping or aimed.part(key) is None:
        return None
    # A premise that already says what it bears on shows the other habit.
    if len(relation.premises) == 1:
        premise = file.element("claims", relation.premises[0]).value
        if premise.is_mapping and premise.part(relation.kind) is not None:
            return None
    return aimed


def _write_long(file: MapFile, relation: Relation, claims: Any, *, named: bool) -> None:
    section = file.root.part("relations")
    if section is None or section.value.is_null or not section.value.parts:
        shape = long_shape(relation, claims, named=named)
        file.root.put("relations", [shape], MAP.order).layout = {}
    elif section.value.is_mapping:
        section.value.put(relation.id, long_shape(relation, claims, named=False))
    else:
        section.value.append(long_shape(relation, claims, named=named))


def _put_one(holder: Node, key: str, shape: Any) -> None:
    """One more relation under a key of a claim; several make a list."""
    part = holder.part(key)
    if part is None or part.value.is_null or (part.value.is_list and not part.value.parts):
        holder.put(key, [shape] if isinstance(shape, list) else shape, CLAIM_ORDER).layout = None
    elif part.value.is_list:
        part.value.append(shape)
    else:
        part.replace([part.value.data(), shape])
