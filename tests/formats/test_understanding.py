"""What is there is read, or it is said that it was not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.formats.core.format import Format
from argmap.formats.core.lookup import find_format
from argmap.formats.core.reading import load_all, read_text
from argmap.formats.core.registry import FORMATS
from argmap.formats.core.writing import dumps

FENCES = {
    "plain": ("```argdown\n", "", "```\n"),
    "of Pandoc": ("```{.argdown}\n", "", "```\n"),
    "of Pandoc, with more": ('~~~ { #map .argdown data-x="1" }\n', "", "~~~\n"),
    "with attributes": ("```argdown {.wide}\n", "", "```\n"),
    "longer": ("`````Argdown\n", "", "`````\n"),
    "in a list": ("- item\n\n  ```argdown\n", "  ", "  ```\n"),
    "deep in a list": ("1. item\n   - item\n\n     ```{.argdown}\n", "     ", "     ```\n"),
    "in a quotation": ("> ```argdown\n", "> ", "> ```\n"),
    "not closed": ("```argdown\n", "", ""),
}


@pytest.mark.parametrize(("opening", "margin", "closing"), FENCES.values(), ids=FENCES)
def test_every_fence_of_argdown_is_read_beside_a_plain_one(
    opening: str, margin: str, closing: str
) -> None:
    text = f"# Notes\n\n```argdown\n[A]: First.\n```\n\n{opening}{margin}[B]: Second.\n{margin}  - [C]: Third.\n{closing}"
    loaded = read_text(text, "notes.md")
    assert loaded.map is not None
    assert [claim.text for claim in loaded.map.claims.values()] == ["First.", "Second.", "Third."]
    assert [r.kind for r in loaded.map.relations.values()] == ["rebuts"]


def test_what_stands_in_another_fence_is_no_argdown() -> None:
    text = "```argdown\n[A]: First.\n```\n````markdown\n```argdown\n[X]: Shown.\n```\n````\n"
    loaded = read_text(text, "notes.md")
    assert loaded.map is not None
    assert [claim.text for claim in loaded.map.claims.values()] == ["First."]


NATIVE_SPELLINGS = {
    "double quotes": ("m.yaml", '"claims":\n  a: A.\n'),
    "single quotes": ("m.yaml", "'claims' :\n  a: A.\n"),
    "comments, and a line of dashes": ("m.yml", "# c\n---\nclaims:\n  a: A.\n"),
    "line breaks of Windows": ("m.yaml", 'title: T\r\n"claims":\r\n  a: A.\r\n'),
    "a byte order mark": ("m.yaml", "\ufeffclaims: {a: A.}\n"),
    "braces": ("m.yaml", "# c\n{title: T,\n claims: {a: A.}}\n"),
    "a question mark": ("m.yaml", "? claims\n: a: A.\n"),
    "JSON in a .yaml": ("m.yaml", '{"title": "T", "claims": {"a": "A."}}\n'),
    "JSON in another order": ("m.json", '{"extra": {}, "title": "T", "claims": {"a": "A."}}'),
}


@pytest.mark.parametrize(("name", "text"), NATIVE_SPELLINGS.values(), ids=NATIVE_SPELLINGS)
def test_a_map_is_found_in_its_folder_however_its_first_key_is_spelled(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "other.yaml").write_text("services:\n  claims: 1\n", encoding="utf-8")
    [(_, loaded)] = load_all([tmp_path])
    assert loaded.map is not None
    assert list(loaded.map.claims) == ["a"]


COLUMNS = {
    "nodes": {
        "nodeID": ["1", "2", "3"],
        "text": ["We need a bus.", "It is dark.", "Default Inference"],
        "type": ["I", "I", "RA"],
        "timestamp": [None, None, None],
    },
    "edges": {"edgeID": ["1", "2"], "fromID": ["2", "3"], "toID": ["3", "1"]},
}


@pytest.mark.parametrize("envelope", [COLUMNS, {"AIF": COLUMNS, "text": ""}], ids=["aif", "xaif"])
def test_aif_in_columns_is_read(envelope: object) -> None:
    loaded = read_text(json.dumps(envelope), "data.json")
    assert loaded.map is not None
    assert [c.text for c in loaded.map.claims.values()] == ["We need a bus.", "It is dark."]
    assert [r.kind for r in loaded.map.relations.values()] == ["supports"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"nodes": {}, "edges": {}, "about": "a bus"}'),
        ("a.argdown", "// only a comment\n"),
        ("a.md", "```argdown\n\n```\n"),
    ],
)
def test_a_file_of_which_nothing_is_understood_says_so(name: str, text: str) -> None:
    loaded = read_text(text, name)
    said = {d.message for d in loaded.diagnostics}
    nothing = "nothing in this file was understood as a claim: the map is empty"
    assert said & {nothing, "there is nothing to read"}


def test_an_empty_map_may_be_empty() -> None:
    assert read_text("claims: {}\n", "a.yaml").diagnostics == []


def test_the_xml_of_carneades_is_named_with_a_way_out() -> None:
    text = '<?xml version="1.0"?>\n<caf version="1.1">\n<statements/></caf>\n'
    [diagnostic] = read_text(text, "a.xml").diagnostics
    assert "CAF" in diagnostic.message
    assert "Carneades 4" in (diagnostic.help or "")


CARNEADES = """\
statements:
  coin(b, head): The coin shows head.
  x: The coin is fair.
arguments:
  a1: {premises: ["coin(b,head)"], conclusion: x}
issues:
  i1: ["coin( b , head )", y]
"""


def test_terms_of_carneades_are_one_however_they_are_spaced_and_issues_may_be_lists() -> None:
    loaded = read_text(CARNEADES, "coin.yml")
    assert loaded.map is not None
    assert list(loaded.map.claims) == ["coin-b-head", "x", "y"]
    assert loaded.map.relations["coin-b-head/x"].kind == "supports"
    assert loaded.map.issues == ["coin-b-head", "y"]


def test_an_example_stays_one_in_arggraph() -> None:
    text = (
        '<arggraph id="m"><edu id="e1">A.</edu><edu id="e2">B.</edu><adu id="a1" type="pro"/>'
        '<adu id="a2" type="pro"/><edge id="c1" src="e1" trg="a1" type="seg"/>'
        '<edge id="c2" src="e2" trg="a2" type="seg"/>'
        '<edge id="c3" src="a2" trg="a1" type="exa"/></arggraph>'
    )
    loaded = read_text(text, "m.xml")
    assert loaded.map is not None
    assert 'type="exa"' in dumps(loaded.map, "arggraph")


@pytest.mark.parametrize("metadata", ["/", 7, ["a"]])
def test_metadata_of_sadface_that_is_no_mapping_comes_back(metadata: object) -> None:
    atom = {"id": "1", "type": "atom", "text": "A.", "metadata": metadata}
    file = {"nodes": [atom], "edges": [], "metadata": metadata, "resources": []}
    loaded = read_text(json.dumps(file), "s.json")
    assert loaded.map is not None
    back = json.loads(dumps(loaded.map, "sadface"))
    assert back["metadata"] == metadata
    assert back["nodes"][0]["metadata"] == metadata


@pytest.mark.parametrize(
    "format", [f for f in FORMATS if f.reader and f.name not in ("yaml", "json", "mindmup-yaml")]
)
def test_every_format_can_say_what_was_looked_for(format: Format) -> None:
    assert format.claims_are


def test_a_file_of_which_nothing_was_understood_says_what_its_format_looks_for() -> None:
    loaded = read_text('{"nodes": {}, "edges": {}, "about": "a bus"}', "a.json")
    [said] = [d.help or "" for d in loaded.diagnostics if d.message.startswith("nothing in this")]
    sought = find_format(loaded.format).claims_are
    assert said.startswith(f"it was read as {loaded.format}, whose claims are {sought};")
