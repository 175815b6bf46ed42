"""What a drawing shows: read back through Graphviz' own `dot`, which is the reader that counts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.graph import to_graph
from argmap.model import RELATION_KINDS, SYMMETRIC_KINDS, ArgumentMap, Relation
from argmap.queries.selection import bearing_on
from argmap.render.dot.document import Direction, DotStyle, write
from tests.helpers import ROOT, map_of
from tests.strategies import maps
from tests.thoroughness import examples

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
STYLES = [
    DotStyle(),
    DotStyle(cluster="section", legend=True),
    DotStyle(cluster="section", direction="BT"),
    DotStyle(cluster="speaker", colour_by="speaker", direction="LR", legend=True),
    DotStyle(colour_by="kind", direction="TB", legend=True),
    DotStyle(colour_by="speaker", direction="RL"),
]

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz' `dot` is not here")


def run_dot(source: str, format: str) -> str:
    done = subprocess.run(
        ["dot", f"-T{format}"], input=source.encode(), capture_output=True, check=False
    )
    # Some systems' font settings warn about themselves, whatever is drawn.
    warnings = [w for w in done.stderr.decode().splitlines() if not w.startswith("Fontconfig")]
    assert (done.returncode, warnings) == (0, [])
    return done.stdout.decode()


class Drawing:
    """A drawing as Graphviz understands it."""

    def __init__(self, map: ArgumentMap | str, **style: Any) -> None:
        if isinstance(map, str):
            map = argmap.loads(map)
        read = json.loads(run_dot("".join(write(map, DotStyle(**style))), "dot_json"))
        objects = read.get("objects", [])
        self.groups = {o["name"]: o for o in objects[: read["_subgraph_cnt"]]}
        self.nodes = {o["name"]: o for o in objects if o["name"] not in self.groups}
        self.edges = [
            (objects[e["tail"]]["name"], objects[e["head"]]["name"], e)
            for e in read.get("edges", [])
            if e.get("style") != "invis"
        ]
        self._objects = objects

    @property
    def steps(self) -> list[tuple[str, str]]:
        return [(tail, head) for tail, head, _ in self.edges]

    def edge(self, tail: str, head: str) -> dict[str, Any]:
        found: list[dict[str, Any]] = [e for t, h, e in self.edges if (t, h) == (tail, head)]
        assert len(found) == 1
        return found[0]

    def members(self) -> dict[str, set[str]]:
        """By heading: the nodes of a group, those of its inner groups among them."""
        return {
            group["label"].removeprefix("<B>").removesuffix("</B>"): {
                self._objects[n]["name"] for n in group.get("nodes", [])
            }
            for group in self.groups.values()
        }


DEBATE = """
issue: dog
speakers: {ada: Ada, ben: Ben}
claims:
  dog: {text: The office should get a dog., speaker: ada, section: Pets}
  barking: {text: It would bark., said: {ben: woof all day}, section: [Pets, Noise], rebuts: dog}
  whippets:
    text: Whippets do not bark.
    said: [{speaker: ada, reported: they are silent}, {speaker: ben, at: p. 4}]
    section: [Pets, Noise]
    undercuts: barking/dog
  calm: {text: Dogs calm people., speaker: ben, supported-by: [[walks, air]], supports: dog}
  walks: {text: Dogs need walks.}
  air: {text: Walks are good., implicit: true}
  sometimes: {text: Not every day., qualifies: calm}
  cat: {text: A cat instead., contradicts: dog}
  hound: {text: A hound for the office., restates: dog}
"""


@needs_dot
def test_a_claim_is_a_box_with_its_text_and_its_speakers() -> None:
    label = Drawing(DEBATE).nodes["whippets"]["label"]
    assert label.startswith("Whippets do not bark.<BR/><FONT")
    assert "<I>Ada + Ben</I>" in label


@needs_dot
def test_the_words_stand_in_the_tooltip_and_quotes_are_told_from_reports() -> None:
    nodes = Drawing(DEBATE).nodes
    assert nodes["barking"]["tooltip"] == "barking\\nBen says: “woof all day”"
    assert nodes["whippets"]["tooltip"] == (
        "whippets\\nAda as reported: they are silent\\nBen says so (p. 4)"
    )


@needs_dot
def test_an_edge_says_who_does_what() -> None:
    drawing = Drawing(DEBATE)
    assert drawing.edge("calm", "dog")["tooltip"] == "Ben supports dog\\ncalm/dog"
    assert drawing.edge("cat", "dog")["tooltip"] == "cat contradicts dog\\ncat/dog"


@needs_dot
def test_an_undercut_ends_on_the_edge_it_attacks() -> None:
    drawing = Drawing(DEBATE)
    assert drawing.nodes["barking/dog"]["shape"] == "point"
    assert ("whippets", "barking/dog") in drawing.steps
    assert drawing.edge("barking", "barking/dog")["arrowhead"] == "none"
    assert drawing.edge("barking/dog", "dog")["arrowhead"] != "none"
    assert ("barking", "dog") not in drawing.steps


@needs_dot
def test_linked_premises_meet_in_one_junction() -> None:
    drawing = Drawing(DEBATE)
    ends = [step for step in drawing.steps if "walks+air/calm" in step]
    assert ends == [
        ("walks", "walks+air/calm"),
        ("air", "walks+air/calm"),
        ("walks+air/calm", "calm"),
    ]


@needs_dot
def test_implicit_claims_are_dashed_and_only_they() -> None:
    nodes = Drawing(DEBATE).nodes
    assert [id for id, node in nodes.items() if "dashed" in node["style"]] == ["air"]


@needs_dot
def test_the_issue_stands_out() -> None:
    nodes = Drawing(DEBATE).nodes
    assert [id for id, node in nodes.items() if node.get("peripheries") == "2"] == ["dog"]
    chosen = Drawing(DEBATE, issue="calm").nodes
    assert chosen["calm"]["peripheries"] == "2"
    assert chosen["walks"]["fillcolor"] == nodes["calm"]["fillcolor"]


@needs_dot
def test_symmetric_kinds_have_two_heads_or_none() -> None:
    drawing = Drawing(DEBATE)
    contradicts, restates = drawing.edge("cat", "dog"), drawing.edge("hound", "dog")
    assert (contradicts["dir"], contradicts["arrowtail"]) == ("both", contradicts["arrowhead"])
    assert restates["arrowhead"] == "none"


@needs_dot
def test_a_linked_contradiction_keeps_both_its_heads() -> None:
    drawing = Drawing(
        "claims: {a: A, b: B, c: C}\nrelations: [{kind: contradicts, premises: [a, b], target: c}]"
    )
    assert drawing.edge("a", "a+b/c")["arrowtail"] == "vee"
    assert drawing.edge("a", "a+b/c")["arrowhead"] == "none"
    assert (drawing.edge("a+b/c", "c")["dir"], drawing.edge("a+b/c", "c")["arrowhead"]) == (
        "forward",
        "vee",
    )


@needs_dot
def test_each_kind_has_a_look_of_its_own_even_without_colour() -> None:
    map = argmap.loads("claims: {a: A, b: B, x: {text: X, rebuts: b}}")
    for kind in RELATION_KINDS:
        target = "x/b" if kind == "undercuts" else "b"
        map.relations[kind] = Relation(id=kind, kind=kind, premises=["a"], target=target)
    drawing = Drawing(map)
    found = [e for tail, _, e in drawing.edges if tail == "a"]
    looks = [(e["arrowhead"], e.get("style"), e.get("dir")) for e in found]
    colours = [e["color"] for e in found]
    assert len(set(looks)) == len(set(colours)) == len(RELATION_KINDS)


@needs_dot
def test_sections_nest() -> None:
    members = Drawing(DEBATE, cluster="section").members()
    assert members["Noise"] == {"barking", "whippets", "barking/dog"}
    assert members["Pets"] == {"dog", *members["Noise"]}


@needs_dot
def test_a_claim_stands_with_its_first_speaker_or_with_nobody() -> None:
    members = Drawing(DEBATE, cluster="speaker").members()
    assert members == {"Ada": {"dog", "whippets"}, "Ben": {"barking", "barking/dog", "calm"}}


def test_a_junction_does_not_leave_the_group_of_its_premises() -> None:
    text = "".join(write(argmap.loads(DEBATE), DotStyle(cluster="section")))
    inside = text[text.index("subgraph") : text.index("}\n")]
    assert '"barking/dog" [shape=point' in inside


@needs_dot
def test_colours_by_speaker_follow_the_file_and_do_not_change_with_what_is_drawn() -> None:
    whole = Drawing(DEBATE, colour_by="speaker").nodes
    part = Drawing(DEBATE, colour_by="speaker", about="calm").nodes
    assert whole["barking"]["fillcolor"] == whole["calm"]["fillcolor"]
    assert whole["dog"]["fillcolor"] != whole["calm"]["fillcolor"]
    assert all(part[id].get("fillcolor") == whole[id].get("fillcolor") for id in part)


def test_clusters_stand_one_above_the_other_unless_told_otherwise() -> None:
    def direction(**style: Any) -> str:
        text = "".join(write(argmap.loads(DEBATE), DotStyle(**style)))
        return text.partition("rankdir=")[2][:2]

    assert direction() == "BT"
    assert direction(cluster="section") == "RL"
    assert direction(cluster="section", direction="TB") == "TB"


@needs_dot
def test_colours_by_kind() -> None:
    nodes = Drawing("claims: {a: A, b: {text: B, kind: argument}}", colour_by="kind").nodes
    assert nodes["a"]["fillcolor"] != nodes["b"]["fillcolor"]


@needs_dot
def test_about_and_depth_choose_what_bears_on_a_claim() -> None:
    assert set(Drawing(DEBATE, about="calm").nodes) == {
        *("calm", "walks", "air", "walks+air/calm", "sometimes"),
    }
    near = Drawing(DEBATE, about="dog", depth=1)
    assert set(near.nodes) == {"dog", "barking", "calm", "cat", "hound"}
    assert ("barking", "dog") in near.steps
    assert "whippets" in Drawing(DEBATE, about="dog", depth=2).nodes
    assert set(Drawing(DEBATE, about="barking", depth=0).nodes) == {"barking"}


def test_a_symmetric_relation_is_reached_from_both_its_ends() -> None:
    graph = to_graph(argmap.loads(DEBATE))
    assert bearing_on(graph, "cat", 1) == {"cat": 0, "dog": 1}


def test_about_a_claim_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="nobody"):
        list(write(argmap.loads(DEBATE), DotStyle(about="nobody")))


def bears_within(map: ArgumentMap, claim: str, depth: int) -> set[str]:
    """What `bearing_on` finds, from its meaning: let it bear in rounds until nothing changes."""
    bearing, relations = {claim}, set[str]()
    for _ in range(depth):
        now, known = set(bearing), set(relations)
        for r in map.relations.values():
            ends = {end for end in (*r.premises, r.target or "") if end in map.claims}
            symmetric = r.kind in SYMMETRIC_KINDS
            if r.whole and (r.target in now | known or (symmetric and ends & now)):
                relations.add(r.id)
                bearing |= ends if symmetric else set(r.premises)
    return bearing


@given(maps(), st.data())
def test_what_bears_on_a_claim_by_brute_force(map: ArgumentMap, data: st.DataObject) -> None:
    if not map.claims:
        return
    claim = data.draw(st.sampled_from(list(map.claims)))
    found = bearing_on(to_graph(map), claim)
    for depth in range(5):
        near = {id for id, distance in found.items() if distance <= depth}
        assert near == bears_within(map, claim, depth)
        assert bearing_on(to_graph(map), claim, depth).keys() == near
    assert found.keys() == bears_within(map, claim, len(map.relations) + 1)


@needs_dot
def test_incomplete_relations_are_left_out_with_what_aims_at_them() -> None:
    map = argmap.loads("claims: {a: A, b: B, c: C}")
    for id, premises, target in (("r", [], "a"), ("s", ["b"], "r"), ("t", ["c"], "s")):
        map.relations[id] = Relation(id=id, kind="undercuts", premises=premises, target=target)
    drawing = Drawing(map)
    assert set(drawing.nodes) == {"a", "b", "c"}
    assert drawing.steps == []


@needs_dot
def test_the_legend_holds_what_is_drawn_and_nothing_else() -> None:
    drawing = Drawing(DEBATE, legend=True, about="calm")
    legend = {n: o for n, o in drawing.nodes.items() if n.startswith("legend ")}
    assert {"legend supports", "legend qualifies"} <= legend.keys()
    assert "legend rebuts" not in legend
    assert {o["label"] for n, o in legend.items() if " box " in n} == {
        *("for the issue", "neither", "implicit"),
    }
    # Ids hold no space, so no claim can take the name of a sample.
    assert all(" " in name for name in legend)


@needs_dot
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
@pytest.mark.parametrize("style", STYLES, ids=range(len(STYLES)))
def test_dot_draws_every_example_without_a_warning(path: Path, style: DotStyle) -> None:
    assert "<svg" in run_dot("".join(write(argmap.load(path), style)), "svg")


@cache
def crowd(attackers: int) -> ArgumentMap:
    claims = {"issue": "The issue."} | {
        f"c{i}": {"text": "An objection of the usual length, give or take.", "rebuts": "issue"}
        for i in range(attackers)
    }
    return argmap.loads(json.dumps({"claims": claims}))


@needs_dot
@pytest.mark.parametrize("count", [20, 100])
@pytest.mark.parametrize("direction", ["BT", "LR"])
@pytest.mark.parametrize("related", [True, False])
def test_a_crowd_is_no_strip(count: int, direction: Direction, related: bool) -> None:
    map = crowd(count)
    if not related:
        map = map.model_copy(update={"relations": {}})
    source = "".join(write(map, DotStyle(direction=direction)))
    _, _, width, height = map_box(run_dot(source, "json"))
    assert 1 / 6 < width / height < 6


def map_box(read: str) -> list[float]:
    return [float(part) for part in json.loads(read)["bb"].split(",")]


@needs_dot
@settings(max_examples=examples(60), deadline=None)
@given(maps(), st.data())
def test_dot_draws_any_map(map: ArgumentMap, data: st.DataObject) -> None:
    styles = product(
        [None, "section", "speaker"], ["speaker", "stance", "kind"], ["BT", "LR"], [True, False]
    )
    cluster, colour_by, direction, legend = data.draw(st.sampled_from(list(styles)))
    drawing = Drawing(map, cluster=cluster, colour_by=colour_by, direction=direction, legend=legend)
    assert map.claims.keys() <= drawing.nodes.keys()


@given(maps())
def test_the_same_map_gives_the_same_drawing(map: ArgumentMap) -> None:
    again = ArgumentMap.model_validate(map.model_dump())
    for style in STYLES:
        assert list(write(map, style)) == list(write(again, style))


def test_a_long_chain_and_deeply_nested_sections_do_not_recurse() -> None:
    claims = {"c0": {"text": "The first."}} | {
        f"c{i}": {"text": "On.", "rebuts": f"c{i - 1}", "section": [f"s{i % 7}"]}
        for i in range(1, 10_000)
    }
    deep = argmap.loads(
        json.dumps({"claims": claims | {"x": {"text": "X", "section": ["s"] * 2000}}})
    )
    assert sum(line.count(" -> ") for line in write(deep, DotStyle(cluster="section"))) == 9_999


def test_a_plain_drawing_has_words_and_classes_and_no_look() -> None:
    map = map_of("""
        issue: a
        claims:
          a: {text: 'Say "a".'}
          b: {text: B., rebuts: a}
          c: {text: C., undercuts: b/a}
    """)
    drawn = "".join(write(map, DotStyle(plain=True, legend=True)))
    assert not re.search("color|font|style=|penwidth|arrowtail", drawn)
    assert r'"a" [label="Say \"a\".", class="claim issue"];' in drawn
    assert '"c" [label="C.", class="claim for unanswered"];' in drawn
    assert '"c" -> "b/a" [label="undercuts", class="undercuts"];' in drawn
