"""From a map to the nodes and edges of AIF.

A map that was read from AIF carries its file. Unchanged elements are written as they were, removed
ones are left out, and new ones get new nodes. So one writer serves an unchanged map, an edited one,
and a map that never was AIF.
"""

from __future__ import annotations

from argmap.formats.aif.dialogue import Dialogue
from argmap.formats.aif.draft import Draft
from argmap.formats.aif.keeping import Survivors
from argmap.formats.aif.origins import is_answer, kept_of
from argmap.formats.aif.speech import foreign_id
from argmap.formats.aif.texts import written
from argmap.model import MAX_DERIVED_ID, ArgumentMap, Claim, Relation, derived_id

TYPES = {"supports": "RA", "rebuts": "CA", "undercuts": "CA", "restates": "MA"}
DEFAULTS = {
    "RA": ("Default Inference", "72"),
    "CA": ("Default Conflict", "71"),
    "MA": ("Default Rephrase", "144"),
}
"""The schemes of S-nodes for which none is named, with their numbers in AIFdb."""


def write_graph(map: ArgumentMap) -> Draft:
    """The nodes, edges and locutions of a map, in the shape of AIFdb."""
    draft = Draft(map)
    for claim in map.claims.values():
        _write_claim(draft, claim)
    steps = [relation for relation in map.relations.values() if relation.kind in TYPES]
    for relation in steps:
        _write_step(draft, relation)
    for relation in steps:
        _write_ends(draft, relation)
    # First what goes, then what follows it, and only then what is new: new nodes need no
    # deciding.
    dialogue = Dialogue(draft)
    dialogue.compare()
    dialogue.compare_arguers(steps)
    Survivors(draft).decide()
    dialogue.complete(steps)
    dialogue.mark_restatements(steps)
    return draft


def _write_claim(draft: Draft, claim: Claim) -> None:
    key = draft.matched(claim, draft.old.claims)
    if key is None:
        text = written(claim.text)
        draft.keys[claim.id] = draft.add_node(foreign_id(claim.id, "claim"), "I", text)
    elif claim.text != draft.old.claims[key]["text"]:
        draft.changes[key] = {"text": written(claim.text)}


def _write_step(draft: Draft, relation: Relation) -> None:
    type = TYPES[relation.kind]
    key = draft.matched(relation, draft.old.relations)
    if key is None:
        id = relation.id if _is_derived(relation) else f"relation:{relation.id}"
        key = draft.add_node(id, type, *_scheme(type, relation.scheme))
        draft.keys[relation.id] = key
        if relation.turn is not None:
            draft.change(key, {"turn": relation.turn})
        return
    old = draft.old.relations[key]
    if draft.old.graph.types[key] != type or relation.scheme != old["scheme"]:
        text, scheme, number = _scheme(type, relation.scheme)
        draft.changes[key] = {"type": type, "text": text, "scheme": scheme, "schemeID": number}
    if relation.turn != old["turn"]:
        draft.change(key, {"turn": relation.turn})


def _is_derived(relation: Relation) -> bool:
    """Whether a reader makes up the same id from the premises and the target."""
    premises = list(dict.fromkeys(relation.premises))
    return (
        relation.id == derived_id(premises, relation.target) and len(relation.id) <= MAX_DERIVED_ID
    )


def _scheme(type: str, name: str | None) -> tuple[str, str, str | None]:
    """The text of an S-node, the name of its scheme, and the number of that name where it has one."""
    if name is None:
        default, number = DEFAULTS[type]
        return default, default, number
    return written(name), written(name), None


def _write_ends(draft: Draft, relation: Relation) -> None:
    """The edges from the premises of a relation to its node, and on to its target."""
    key = draft.keys[relation.id]
    old = draft.old.graph
    premises = [draft.keys[premise] for premise in dict.fromkeys(relation.premises)]
    # Equal ends keep their edges, with whatever other fields the file has in them.
    if premises != list(dict.fromkeys(old.premises.get(key, ()))):
        draft.cut(old.premises.get(key, ()), key)
        for premise in premises:
            draft.add_edge(premise, key)
    # A relation that aims at one AIF cannot hold leads nowhere.
    target = draft.keys.get(relation.target or "")
    if is_answer(relation):
        # What the answer is to stays in the file, where it is still there.
        end = kept_of(relation, "end")
        target = end if end is not None and draft.is_matched(end) else None
    targets = old.targets.get(key, [])
    if target != next(iter(targets), None):
        draft.cut_from(key, targets)
        if target is not None:
            draft.add_edge(key, target)
