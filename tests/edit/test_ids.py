"""Ids of relations that look as if they followed from what is joined, and do not."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from argmap.edit.editor import Editor, apply
from argmap.edit.edits.base import EditError
from argmap.edit.edits.renaming import Rename
from argmap.formats.core.reading import read_text
from argmap.model import RELATION_KINDS, ArgumentMap, Claim, Relation, derived_id
from tests.edit.random_edits import random_edit
from tests.edit.spellings import spelled, spelled_json
from tests.thoroughness import examples

LOOKALIKES = (
    *("a/b", "a/b#2", "b/a", "a/a/b", "a+b/c", "b+a/c", "c/a+b/c", "/a", "a/", "a#2", "b/a/b#2"),
    *("a/a#2", "a/a#3", "c/c", "c/a/b", "r", "new1/b"),
)


@st.composite
def lookalikes(draw: st.DrawFn) -> ArgumentMap:
    """A few claims, and relations at claims and at one another whose ids mislead."""
    claims = draw(st.sampled_from([["a"], ["a", "b"], ["a", "b", "c"]]))
    made: dict[str, Relation] = {}
    for _ in range(draw(st.integers(1, 5))):
        premises = draw(st.lists(st.sampled_from(claims), max_size=2, unique=True))
        target = draw(st.sampled_from([*claims, *made, *made]))
        derived = derived_id(premises, target)
        id = draw(st.sampled_from([derived, derived, f"{derived}#2", *LOOKALIKES]))
        if id not in made:
            kind = draw(st.sampled_from(RELATION_KINDS))
            made[id] = Relation(id=id, kind=kind, premises=premises, target=target)
    return ArgumentMap(
        claims={id: Claim(id=id, text=id) for id in claims},
        relations={id: made[id] for id in draw(st.permutations([*made]))},
    )


@settings(
    max_examples=examples(600),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(lookalikes(), st.integers(0, 2**32), st.sampled_from(["yaml", "json"]))
def test_ids_that_look_derived_survive_edits(map, seed, format):
    chance = Random(seed)
    loaded = read_text((spelled if format == "yaml" else spelled_json)(map, chance), None, format)
    assume(loaded.map == map)
    editor = Editor(loaded)
    for _ in range(chance.choice([1, 1, 2, 4])):
        try:
            editor.make(random_edit(editor.map, chance))
        except EditError:
            continue
    assert read_text(editor.text(), None, format).map == editor.map


def test_an_id_of_its_own_stays_when_a_claim_in_it_is_renamed():
    text = "claims:\n  a: {supports: [{claim: a, id: a/b}, a/b]}\n"
    now = apply(read_text(text, None, "yaml"), [Rename("claim", "a", "new")])
    assert now == "claims:\n  new: {supports: [{claim: new, id: a/b}, a/b]}\n"
    renamed = read_text(now, None, "yaml").map
    assert renamed is not None
    assert [(r.id, r.target) for r in renamed.relations.values()] == [
        ("a/b", "new"),
        ("new/a/b", "a/b"),
    ]


def test_linked_premises_keep_the_order_in_which_an_aim_names_them():
    text = (
        "claims:\n  a: A\n  b: B\n  c: {text: C, supported-by: [[a, b]]}\n"
        "  d: {text: D, undercuts: b+a/c}\n"
    )
    loaded = read_text(text, None, "yaml")
    assert apply(loaded, [Rename("claim", "a", "x")]) == (
        "claims:\n  x: A\n  b: B\n  c: {text: C, supported-by: [[x, b]]}\n"
        "  d: {text: D, undercuts: b+x/c}\n"
    )
    named = apply(read_text(text, None, "yaml"), [Rename("relation", "a+b/c", "r")])
    again = read_text(named, None, "yaml").map
    assert again is not None
    assert again.relations["d/r"].target == "r"
    assert "b+a/c" not in named
