"""The map that an Argdown file is drawn as: that of the reference, and the speakers in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.diagnostics import SourceText
from argmap.formats.argdown import read_drawing
from argmap.model import ArgumentMap
from tests.formats.argdown.documents import documents
from tests.formats.argdown.reference import asked, needs_reference
from tests.helpers import run
from tests.thoroughness import examples

FIXTURES = Path(__file__).parent / "fixtures"
KINDS = {
    **dict.fromkeys(("support", "entails"), "supports"),
    **dict.fromkeys(("contrary", "contradictory"), "contradicts"),
    "attack": "rebuts",
    "undercut": "undercuts",
}
Plain = dict[str, Any]


def drawn(text: str, **selection: str) -> ArgumentMap:
    loaded = read_drawing(SourceText(text), {"selection": selection} if selection else {})
    assert loaded.map is not None, "\n".join(map(str, loaded.diagnostics))
    return loaded.map


def own_picture(map: ArgumentMap) -> tuple[Counter[Any], Counter[Any]]:
    """The boxes of a map and the arrows between them."""
    boxes = {c.id: (c.kind, c.title, c.text, tuple(c.section)) for c in map.claims.values()}
    arrows = ((r.kind, boxes[r.premises[0]], boxes[str(r.target)]) for r in map.relations.values())
    return Counter(boxes.values()), Counter(arrows)


def reference_picture(plain: Plain) -> tuple[Counter[Any], Counter[Any]]:
    """The same of the reference's export, whose closed groups are boxes."""
    boxes: Plain = {}
    pending: list[tuple[Plain, tuple[str, ...]]] = [(node, ()) for node in plain["nodes"]]
    while pending:
        node, path = pending.pop()
        if node["type"] == "group-map-node" and not node.get("isClosed"):
            pending += [(child, (*path, node["title"])) for child in node["children"]]
            continue
        kind = "argument" if node["type"] == "argument-map-node" else "statement"
        title = node["title"] if node.get("isClosed") else node.get("labelTitle")
        boxes[node["id"]] = (kind, title, (node.get("labelText") or "").strip(), path)
    arrows = ((KINDS[e["relationType"]], boxes[e["from"]], boxes[e["to"]]) for e in plain["edges"])
    return Counter(boxes.values()), Counter(arrows)


@needs_reference
@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.argdown")), ids=lambda path: path.stem)
def test_a_file_is_drawn_as_the_reference_draws_it(path):
    text = path.read_bytes().decode("utf-8")
    theirs = asked(text, closing=True)
    assert theirs is not None
    assert own_picture(drawn(text)) == reference_picture(theirs["map"])


@needs_reference
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_any_document_is_drawn_as_the_reference_draws_it(text):
    theirs = asked(text, closing=True)
    if theirs is not None:
        assert own_picture(drawn(text)) == reference_picture(theirs["map"])


def test_a_structure_is_one_box_with_its_speaker():
    map = drawn("<A>: Why. {speaker: Ana}\n\n(1) [P]: p {speaker: Ben}\n----\n(2) [C]: c\n")
    assert {c.id: c.speakers for c in map.claims.values()} == {"p": ["ben"], "c": [], "a": ["ana"]}
    assert [f"{r.kind} {r.id}" for r in map.relations.values()] == ["supports a/c", "supports p/a"]


def test_a_closed_group_is_one_box():
    map = drawn((FIXTURES / "groups-closed.argdown").read_text())
    titles = {c.id: c.title for c in map.claims.values()}
    assert titles == {"money": "Money", "life-people": "Life #people", "close-it": "Close it"}
    assert [f"{r.kind} {r.id}" for r in map.relations.values()] == [
        "rebuts money/close-it",
        "supports life-people/close-it",
        "rebuts life-people/money",
        "supports money/life-people",
    ]


def test_the_steps_of_an_argument_keep_apart_from_statements_of_the_same_name():
    map = drawn(
        "===\nmodel: {explodeArguments: true}\n===\n\n[A 1]: other\n  + <A>\n\n<A>: a\n\n"
        "(1) [P]: p\n----\n(2) [Q]: q\n----\n(3) [R]: r\n"
    )
    assert [c.title for c in map.claims.values()] == ["A 1", "P", "Q", "R", "A - 1", "A - 2"]


def test_a_selection_asked_for_wins():
    text = (FIXTURES / "selection-all.argdown").read_text()
    assert len(drawn(text).claims) > len(drawn(text, statementSelectionMode="with-title").claims)


def test_the_command_draws_boxes_titles_and_speakers(tmp_path):
    file = tmp_path / "street.argdown"
    file.write_text((FIXTURES / "groups-closed.argdown").read_text())
    done = run("export", file, "--to", "dot", "--no-legend")
    assert done.code == 0
    assert "<B>Close it</B>" in done.out
    assert "The mayor" in done.out
    assert len(re.findall(" -> ", done.out)) == 4
    assert "Trade would fall" not in done.out


def test_the_selection_is_for_argdown_only(tmp_path):
    done = run("export", "examples/tiny.argmap.yaml", "--to", "dot", "--statement-selection", "all")
    assert done.code == 2
    assert "read from Argdown" in done.err
