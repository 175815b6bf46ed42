"""What is only written: drawings, outlines, tables, networks."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
from defusedxml import ElementTree

import argmap
from tests.helpers import map_of

HOSTILE = """
    title: "x\\"] --- click"
    speakers: {eve: {name: "</b> [eve](javascript:x)"}}
    claims:
      a:
        text: 'A "quoted" ]:::x %%{init: {}}%% click a href "javascript:alert(1)" <script>; end'
        speaker: eve
        quote: "# no heading\\n- no list"
      b: {text: "=HYPERLINK(\\"http://x\\")", rebuts: a}
      c: {text: "-5 degrees, *bold* | `code`", undercuts: b/a}
      d: {text: "1. no list", supports: a}
"""
CONTROL = "bell \x07, null \0, half \ufffe, tab\t, line\nbreak"


def test_mermaid_text_cannot_leave_its_box() -> None:
    lines = argmap.dumps(map_of(HOSTILE), "mermaid").splitlines()
    assert lines[3] == "flowchart BT"
    for line in lines[4:8]:
        label = line[line.index('"') + 1 : line.rindex('"')]
        assert not set(label.replace("<br/>", "")) & set('"[]{}()<>%|`\\')
    assert not any("click a" in line for line in lines if "%%" in line)


def test_mermaid_draws_steps_that_something_aims_at() -> None:
    text = argmap.dumps(map_of(HOSTILE), "mermaid")
    assert '  r1(("x"))' in text
    assert "  c2 --- r1" in text
    assert "  r1 --x|rebuts| c1" in text
    assert "  c3 -.-x|undercuts| r1" in text


def test_mermaid_has_stances_and_sections_and_what_is_unanswered() -> None:
    text = argmap.dumps(
        map_of("""
            issue: a
            claims:
              a: {text: A.}
              b: {text: B., section: [Costs "x"], rebuts: a}
              c: {text: C., supports: a}
        """),
        "mermaid",
    )
    assert '  subgraph s2["Costs #34;x#34;"]\n  c2["B.<br/>#91;#33;#93; unanswered"]\n  end' in text
    assert "\n  class c2 against\n" in text
    assert "\n  class c3 for\n" in text
    assert "\n  class c2 unanswered\n" in text


def test_an_outline_shows_text_as_it_is() -> None:
    lines = argmap.dumps(map_of(HOSTILE), "markdown").splitlines()
    assert any(line.endswith("1\\. no list") for line in lines)
    assert any("\\*bold\\* \\| \\`code\\`" in line for line in lines)
    assert not any("<script>" in line for line in lines)
    assert any("“\\# no heading - no list”" in line for line in lines)


def test_an_outline_puts_what_bears_on_a_claim_below_it() -> None:
    map = map_of("""
        issue: a
        speakers: {ann: Ann}
        claims:
          a: {text: Trams.}
          b: {text: Quiet., speaker: ann, supported-by: [[c, d]], supports: a}
          c: {text: Rails.}
          d: {text: Rubber.}
          e: {text: Not in bends., undercuts: b/a}
    """)
    assert argmap.dumps(map, "markdown") == (
        "# Argument map\n"
        "\n"
        "- Trams.\n"
        "  - *supported by* Quiet. — **Ann**\n"
        "    - *the step is undercut by* Not in bends.\n"
        "    - *supported by* Rails.\n"
        "      - *together with* Rubber.\n"
        "\n## Speakers\n\n- Ann\n"
    )


def test_tables_run_no_formula_in_a_spreadsheet() -> None:
    rows = list(csv.DictReader(io.StringIO(argmap.dumps(map_of(HOSTILE), "csv-claims"))))
    assert [row["id"] for row in rows] == ["a", "b", "c", "d"]
    assert rows[1]["text"] == '\'=HYPERLINK("http://x")'
    assert rows[2]["text"].startswith("'-5 degrees")
    assert rows[0]["quotes"] == "# no heading\n- no list"


def test_the_table_of_edges_has_a_row_for_each_premise() -> None:
    map = map_of("claims: {a: A., b: {text: B.}, c: {text: C., supported-by: [[a, b]]}}")
    rows = list(csv.DictReader(io.StringIO(argmap.dumps(map, "csv"))))
    found = [(r["premise"], r["kind"], r["target"], r["sign"], r["linked"]) for r in rows]
    assert found == [("a", "supports", "c", "1", "yes"), ("b", "supports", "c", "1", "yes")]


def test_networks_are_read_by_networkx() -> None:
    map = map_of(HOSTILE)
    map.claims["d"].text = CONTROL
    graph = nx.parse_graphml(argmap.dumps(map, "graphml"), force_multigraph=True)
    assert set(graph) == {"a", "b", "c", "d", "b/a"}
    assert graph.nodes["a"]["text"] == map.claims["a"].text
    assert "\ufffd" in graph.nodes["d"]["text"]
    assert ElementTree.fromstring(argmap.dumps(map, "gexf")) is not None
    linked = json.loads(argmap.dumps(map, "node-link"))
    again = nx.node_link_graph(linked, edges="edges")
    assert again.nodes["d"] == argmap.to_graph(map, plain=True).nodes["d"]
    assert again.edges["b/a", "a", "b/a"]["sign"] == -1


def test_gexf_does_not_change_from_day_to_day() -> None:
    assert "lastmodified" not in argmap.dumps(map_of(HOSTILE), "gexf")
