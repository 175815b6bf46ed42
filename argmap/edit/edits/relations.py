"""How relations are written, and how they are changed in the file.

A relation stands with its only premise (`rebuts: x`), with the claim it aims at (`supported-by:
[[a, b]]`), or by itself under `relations`.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Node, Part
from argmap.formats.native.fields import MAP, RELATION, RELATION_DETAILS
from argmap.formats.native.keys import BACKWARD_KINDS, CLAIM_ORDER
from argmap.formats.native.resolving import CLAIM_PREFIX, loose_id
from argmap.formats.native.writing import BACKWARD_KEYS, aim_shape, is_bare, long_shape
from argmap.model import MAX_DERIVED_ID, ArgumentMap, Relation, derived_id

_NUMBERED = re.compile(r"(.*)#\d+\Z", re.DOTALL)
_TOKEN = re.compile(r"[^+/#]+")
LOOKED_AT = 50
"""How many relations are looked at to see where a file keeps them."""


def base_id(relation: Relation) -> str:
    """The id a relation would have if no other joined the same things."""
    return derived_id(relation.premises, relation.target)


def is_derived(relation: Relation) -> bool:
    """Whether the id of a relation follows from what it joins."""
    base = base_id(relation)
    match = _NUMBERED.match(relation.id)
    return relation.id == base or (match is not None and match[1] == base)


def free_id(map: ArgumentMap, premises: list[str], target: str | None) -> str:
    """The id for a new relation: the derived one, with a number where it is taken."""
    base = derived_id(premises, target)
    if base not in map.relations:
        return base
    number = 2
    while f"{base}#{number}" in map.relations:
        number += 1
    return f"{base}#{number}"


# -- writing --------------------------------------------------------------------------------------


def write_relation(file: MapFile, relation: Relation, after: ArgumentMap) -> None:
    """Write a new relation where the file keeps such."""
    base = base_id(relation)
    named = relation.id != base or len(base) > MAX_DERIVED_ID
    claims = after.claims
    target = relation.target
    key = BACKWARD_KEYS.get(relation.kind)
    backward = _backward_holder(file, relation, claims) if key and not named else None
    if target is None or _keeps_long_form(file):
        part = _write_long(file, relation, claims, named=named)
    elif key and backward is not None:
        premises = relation.premises[0] if len(relation.premises) == 1 else [*relation.premises]
        part = _put_one(file, backward, key, premises)
    elif len(relation.premises) == 1:
        holder = file.mapping("claims", relation.premises[0])
        part = _put_one(file, holder, relation.kind, aim_shape(relation, claims, named=named))
    elif key and target in claims and is_bare(relation) and not named:
        part = _put_one(file, file.mapping("claims", target), key, [*relation.premises])
    else:
        part = _write_long(file, relation, claims, named=named)
    file.added_relation(relation.id, part)


def _keeps_long_form(file: MapFile) -> bool:
    """Whether the file keeps all its relations under `relations`."""
    places = file.places.nodes["relations"][:LOOKED_AT]
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
    if len(relation.premises) == 1:
        premise = file.element("claims", relation.premises[0]).value
        if premise.is_mapping and premise.part(relation.kind) is not None:
            return None
    return aimed


def _write_long(file: MapFile, relation: Relation, claims: Any, *, named: bool) -> Part:
    section = file.root.part("relations")
    if section is None or section.value.is_null or not section.value.parts:
        shape = long_shape(relation, claims, named=named)
        section = file.root.put("relations", [shape], MAP.order)
        section.layout = {}
        return section.value.all_parts[0]
    if section.value.is_mapping:
        fields = long_shape(relation, claims, named=False)
        return section.value.put(relation.id, fields)
    return section.value.append(long_shape(relation, claims, named=named))


def _put_one(file: MapFile, holder: Node, key: str, shape: Any) -> Part:
    """One more relation under a key of a claim; several make a list."""
    part = holder.part(key)
    linked = isinstance(shape, list)
    if part is None or part.value.is_null or (part.value.is_list and not part.value.parts):
        part = holder.put(key, [shape] if linked else shape, CLAIM_ORDER)
        part.layout = None
        return part.value.all_parts[0] if linked else part
    several = part.value if part.value.is_list else file.into_list(holder, part)
    return several.append(shape)


# -- reading what is written ----------------------------------------------------------------------


def written_key(part: Part) -> str | None:
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


def aim_of(part: Part) -> Part | None:
    """The part that names what a relation aims at; None where it stands with that claim."""
    key = written_key(part)
    if key in BACKWARD_KINDS:
        return None
    if not part.value.is_mapping:
        return part
    if key is None:
        return part.value.part("target")
    return part.value.part("relation") or part.value.part("claim")


def premise_parts(part: Part) -> list[Part]:
    """The parts that name the premises of a relation; none where it stands with its premise."""
    key = written_key(part)
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


def own_id(part: Part) -> Part | None:
    """The part that gives a relation an id of its own."""
    return part.value.part("id") if part.value.is_mapping else None


def is_named(part: Part) -> bool:
    """Whether the file gives a relation an id of its own."""
    return own_id(part) is not None or (part.key is not None and written_key(part) is None)


def set_detail(file: MapFile, part: Part, key: str, value: Any) -> None:
    """Write what is said of a relation under a key; None takes it away."""
    if not part.value.is_mapping:
        if value is None:
            return
        target = "claim"
        if written_key(part) not in BACKWARD_KINDS and "/" in (part.value.text or ""):
            target = "relation"
        file.replace(part, {target: part.value.data()})
    if key == "speakers":
        names = [name for name in ("speaker", "speakers") if part.value.part(name)]
        key = names[0] if names else ("speaker" if value and len(value) == 1 else "speakers")
        for name in names[1:]:
            part.value.drop(name)
        value = value[0] if value and len(value) == 1 and key == "speaker" else value
    if value is None:
        part.value.drop(key)
    else:
        part.value.put(key, value)


# -- keeping ids and references as they are -------------------------------------------------------


def settle(file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
    """Write out the ids and targets that would now be read in another way.

    The bare id of a claim means its only relation: that changes when the claim gets another. And
    `a/b#2` would become `a/b` when the first one goes.
    """
    gone = before.relations.keys() - after.relations.keys()
    if gone:
        _keep_numbers(file, [before.relations[id] for id in before.relations if id in gone], after)
    _keep_bare_targets(file, before, after)


def _keep_numbers(file: MapFile, gone: list[Relation], after: ArgumentMap) -> None:
    bases = {base_id(relation) for relation in gone}
    for relation in after.relations.values():
        if relation.id != base_id(relation) and base_id(relation) in bases:
            part = file.relation(relation.id)
            if not is_named(part):
                set_detail(file, part, "id", relation.id)


def _keep_bare_targets(file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
    counts: dict[str, int] | None = None
    for relation in after.relations.values():
        if relation.id not in before.relations or relation.target not in after.relations:
            continue
        if before.relations[relation.id].target != relation.target:
            continue
        aim = aim_of(file.relation(relation.id))
        text = aim.value.text if aim is not None else None
        if aim is None or text is None or text not in before.claims:
            continue
        if counts is None:
            counts = _outgoing(after)
        own = text in relation.premises
        target = after.relations[relation.target]
        if counts.get(text, 0) - own != 1 or text not in target.premises:
            file.replace(aim, relation.target)


def _outgoing(map: ArgumentMap) -> dict[str, int]:
    counts: dict[str, int] = {}
    for relation in map.relations.values():
        for premise in relation.premises:
            counts[premise] = counts.get(premise, 0) + 1
    return counts


def renamed_aim(text: str, was: Relation, now: Relation, claims: dict[str, str]) -> str:
    """What names the target of a relation, once that may be called otherwise.

    `claims` gives the ids of claims now, by what they were. A relation with an id of its own keeps it,
    however much that looks like the ids of claims; the order of linked premises stays as written.
    """
    prefix = CLAIM_PREFIX if text.startswith(CLAIM_PREFIX) else ""
    bare = text.removeprefix(CLAIM_PREFIX)
    if bare in claims:
        return prefix + claims[bare]
    if was.target == now.target or now.target is None:
        return text
    respelled = _TOKEN.sub(lambda m: claims.get(m[0], m[0]), bare)
    return respelled if loose_id(respelled) == loose_id(now.target) else now.target
