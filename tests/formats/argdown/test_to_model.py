"""What of Argdown becomes what in the model, and that it comes back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

import argmap
from argmap.formats.argdown import write
from argmap.formats.argdown.meaning.naming import slug
from argmap.graph import to_graph
from argmap.model import ArgumentMap, Claim
from tests.formats.argdown.comparing import loaded, map_of
from tests.formats.argdown.documents import documents
from tests.helpers import ROOT, run
from tests.strategies import maps
from tests.thoroughness import examples

slow = settings(
    max_examples=examples(30),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def relations_of(map: ArgumentMap) -> list[str]:
    return [f"{r.kind} {r.id}" for r in map.relations.values()]


def test_statements_and_arguments_are_claims():
    map = map_of("[Trade falls]: Trade falls.\n  - <Trade falls>: Because.\n  + untitled\n")
    assert {c.id: (c.title, c.kind) for c in map.claims.values()} == {
        "trade-falls": ("Trade falls", "statement"),
        "trade-falls-argument": ("Trade falls", "argument"),
        "untitled-1": ("Untitled 1", "statement"),
    }
    assert relations_of(map) == [
        "rebuts trade-falls-argument/trade-falls",
        "supports untitled-1/trade-falls",
    ]


def test_every_sign_has_its_relation():
    map = map_of(
        "[A]: a\n  + [B]\n  - [C]\n  +> [D]\n  -> [E]\n  >< [F]\n  _> <G>\n\n<G>: g\n  <_ [H]\n"
    )
    assert relations_of(map) == [
        *("supports b/a", "rebuts c/a", "supports a/d", "rebuts a/e", "contradicts a/f"),
        *("undercuts a/g", "undercuts h/g"),
    ]


STRUCTURE = """
[T]: thesis
  - <A>: An argument. {speaker: Ana}

<A>
  - [X]: against it
  + [Y]: for it
  <_ [Z]: not so

(1) [P]: p
(2) [Q]: q
-- Modus ponens, Common sense {uses: [1, 2]} --
(3) [I]: inner
(4) [R]: r
----
    <_ [U]: no
(5) [C]: conclusion
"""


def test_a_structure_is_one_relation_for_each_inference():
    map = map_of(STRUCTURE)
    assert relations_of(map) == [
        *("supports p+q/i", "supports i+r/c", "rebuts c/t"),
        *("undercuts x/i+r/c", "supports y/i+r/c", "undercuts z/i+r/c", "undercuts u/i+r/c"),
    ]
    step = map.relations["p+q/i"]
    assert step.scheme == "Modus ponens, Common sense"
    assert step.extra == {"argdown": {"argument": "a", "data": {"uses": [1, 2]}}}
    assert map.relations["x/i+r/c"].extra == {"argdown": {"kind": "attack"}}
    assert step.speakers == ["ana"], "whoever voices an argument draws its steps"
    assert map.relations["c/t"].speakers == ["ana"]


def test_an_argument_that_is_spelled_out_stays_out_of_lists(tmp_path):
    file = tmp_path / "map.argdown"
    file.write_text(STRUCTURE)
    assert to_graph(map_of(STRUCTURE)).spelled_out == {"a"}
    listed = run("claims", str(file), "-F", "csv").out
    assert "\na," not in listed
    assert "\na," in run("claims", str(file), "-F", "csv", "--arguments").out
    assert "Ana" in run("who", str(file)).out


def test_strict_relations_are_kept_apart():
    map = map_of("===\nmodel: {mode: strict}\n===\n\n[A]: a\n  + [B]\n  - [C]\n  >< [D]\n")
    assert relations_of(map) == ["supports b/a", "contradicts c/a", "contradicts a/d"]
    kinds = [r.extra.get("argdown", {}).get("kind") for r in map.relations.values()]
    assert kinds == ["entails", "contrary", None]


def test_who_says_so_is_read_from_data():
    map = map_of(
        "[A]: a {speaker: [Ana, Ben], quote: my words, source: Hearing, page: 4, mood: calm}\n\n"
        "[A]: a again {proponent: Cy, url: https://example.org, date: 2026-05-04}\n\n"
        "[B]: b {source: The Herald}\n\n<C>: c {author: Dan}\n"
    )
    said = [(u.speaker, u.quote, u.source, u.at, u.url, u.date) for u in map.claims["a"].utterances]
    assert said == [
        ("ana", "my words", "hearing", "p. 4", None, None),
        ("ben", "my words", "hearing", "p. 4", None, None),
        ("cy", None, None, None, "https://example.org", "2026-05-04"),
    ]
    assert map.claims["a"].extra["argdown"]["data"] == {"mood": "calm"}
    assert map.claims["b"].speakers == ["the-herald"]
    assert map.claims["c"].speakers == ["dan"]
    assert map.sources["the-herald"].title == "The Herald"


def test_sections_and_tags_are_kept():
    map = map_of("# One\n\n[A]: a #x\n\n## Two\n\n[B]: b\n  + [A] #y\n")
    assert map.claims["a"].section == ["One"]
    assert map.claims["b"].section == ["One", "Two"]
    assert map.claims["a"].tags == ["x", "y"]


@slow
@given(documents)
def test_what_was_read_is_written_back(text):
    map = loaded(text).map
    if map is not None:
        again = map_of("".join(write(map)))
        assert again == map or again.model_dump(exclude={"extra"}) == map.model_dump(
            exclude={"extra"}
        )


@slow
@given(documents)
def test_a_map_survives_the_native_file(text):
    map = loaded(text).map
    if map is not None:
        native = argmap.loads(argmap.dumps(map))
        assert "".join(write(native)) == "".join(write(map))


@slow
@given(maps())
def test_any_map_is_written_and_read(map):
    again = loaded("".join(write(map)))
    if not map.claims:
        return
    assert again.map is not None, [str(d) for d in again.diagnostics]
    kept = [c for c in again.map.claims.values() if c.kind == "statement"]
    assert len(kept) == sum(c.kind == "statement" for c in map.claims.values())
    # Argdown draws equal relations once.
    kinds = {r.kind for r in again.map.relations.values()}
    assert kinds == {r.kind for r in map.relations.values()}
    assert again.map.title == map.title


def test_a_text_that_argmap_wrote_keeps_its_order_when_it_is_written_again():
    # Places are pairs of numbers in the model and lists in the text: they must not pass for an edit.
    text = argmap.dumps(argmap.load(ROOT / "examples/lights-out.argmap.yaml"), "argdown")
    assert "span: [[" in text
    assert argmap.dumps(map_of(text), "argdown") == text


def test_an_edited_map_is_laid_out_anew():
    map = map_of("# One\n\n[A]: a\n  + untitled {speaker: Ana}\n    - <B>: b\n")
    changed = map.model_copy(deep=True)
    changed.claims["a"].text = "A new text, with [brackets] and _signs_."
    del changed.relations["b/untitled-1"]
    text = "".join(write(changed))
    again = map_of(text)
    assert again.claims["a"].text == changed.claims["a"].text
    assert list(again.relations) == ["untitled-1/a"]
    assert again.claims["untitled-1"].speakers == ["ana"]
    assert again.claims["a"].section == ["One"]


def test_titles_make_ids():
    titles = ["Trade falls", "À propos: été!", "東京で", "हिन्दी", "  -.-  ", "U.S.", "a_b"]
    assert [slug(t) for t in titles] == [
        "trade-falls",
        "à-propos-été",
        "東京で",
        "हिन्दी",
        "",
        "u.s",
        "a_b",
    ]


def test_a_title_that_is_the_id_is_no_title() -> None:
    map = map_of("[Trade]: Trade falls.\n  - [town]: The town gains.\n")
    assert {c.id: c.title for c in map.claims.values()} == {"trade": "Trade", "town": None}


def test_claims_without_titles_come_back_without_titles() -> None:
    map = argmap.loads("claims: {town: The town gains., trade: {text: Trade falls., rebuts: town}}")
    again = argmap.loads(argmap.dumps(map, format="argdown"), format="argdown")
    assert again.claims == map.claims


@pytest.mark.parametrize(
    "text", ["see #{a: b}", "x:#*y*", "a#<b>", "no \\#[1]", "(#{a: 1}) b", "###", "#/x/"]
)
def test_a_number_sign_before_another_sign_is_text(text) -> None:
    map = ArgumentMap(claims={"a": Claim(id="a", text=text)})
    again = argmap.loads(argmap.dumps(map, "argdown"), "argdown")
    assert again.claims["a"].text == text
    assert again.claims["a"].tags == []
