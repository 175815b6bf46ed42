"""Files are recognised by what stands in them, then by their name."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.formats.core import lookup
from argmap.formats.core.format import Format
from argmap.formats.core.head import Head
from argmap.formats.core.lookup import formats_that_read
from argmap.formats.core.reading import read_text
from argmap.formats.core.sniffing import candidates

NODES = '"nodes": [{"nodeID": "1", "text": "x", "type": "I"}]'


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("claims: {a: A}", "yaml"),
        ('{"speakers": {}, "claims": {"a": "A"}}', "json"),
        ("{" + NODES + "}", "aif"),
        ('{"edges": [], ' + NODES + "}", "aif"),
        ('{"AIF": {' + NODES + '}, "OVA": {"nodes": [{"nodeID": "1", "x": 3}]}}', "xaif"),
        ('{"OVA": {"nodes": [{"x": 3}]}, "AIF": {' + NODES + "}}", "xaif"),
        ('{"nodes": [{"id": 1, "x": 3, "text": "x", "type": "I"}], "edges": []}', "ova2"),
        ('{"nodes": [], "edges": [], "analysis": {"txt": ""}}', "ova2"),
        ('{"nodes": [], "edges": []}', "aif"),
        ('{"claims": {"a": "see \\"nodes\\": [{\\"nodeID\\": 1}]"}}', "json"),
        ('{"nodes": [{"nodeID": "1", "text": "claims: none", "type": "I"}]}', "aif"),
    ],
)
@pytest.mark.parametrize("name", [None, "debate.json", "debate.txt", "debate.yaml"])
def test_content_says_which_format_it_is(text: str, format: str, name: str | None) -> None:
    assert read_text(text, name).format == format


def test_the_option_decides(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("{" + NODES + "}", encoding="utf-8")
    assert argmap.read(file, "aif").format == "aif"
    loaded = argmap.read(file, "json")
    assert loaded.map is None


def test_what_fits_several_formats_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = Format(
        "twin",
        (".json",),
        "",
        frozenset(),
        reader="x:y",
        sniff="argmap.formats.aif.sniffing:aif",
    )
    monkeypatch.setattr(lookup, "FORMATS", (*lookup.FORMATS, twin))
    (problem,) = read_text("{" + NODES + "}", "x.json").diagnostics
    assert problem.code == "AM701"
    assert problem.span is not None
    assert "aif or twin" in problem.message
    assert "--from aif" in (problem.help or "")


def test_what_fits_no_format_says_what_it_could_be() -> None:
    (problem,) = read_text('{"a": 1}', "x.json").diagnostics[:1]
    assert problem.span is not None
    help = " ".join(d.help or "" for d in read_text('{"a": 1}', "x.json").diagnostics)
    assert "aif, xaif, ova2" in help
    assert "yaml, json, aif" in (read_text("?", "x.xyz").diagnostics[0].help or "")


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2]",
        '["a", "b"]\n',
        "[true,\n null]",
        "[project]\nname = 'bus'\n\n[tool.x]\n",
        "; settings\n[core]\n",
        "See the list below.\n[1]\n[2]\n",
    ],
)
@pytest.mark.parametrize("name", [None, "odd.json", "odd.yaml", "odd.toml", "odd.txt"])
def test_brackets_alone_make_no_argdown(text: str, name: str | None) -> None:
    loaded = read_text(text, name)
    assert (loaded.map, loaded.format == "argdown") == (None, False)


@pytest.mark.parametrize("text", ["[Street]", "[Street]\n\n[Noise] #loud\r\n", "\n[1984]\n"])
def test_titles_alone_are_argdown(text: str) -> None:
    assert read_text(text, "debate.txt").format == "argdown"


@pytest.mark.parametrize("mark", ["", '"', "'"])
def test_keys_of_yaml_tell_a_format_however_they_are_quoted(mark: str) -> None:
    note = "see\n    [a]: b\n    ```argdown\n    [a]\n    ```\n"
    own = f"{mark}claims{mark}:\n  a: |\n    {note}{mark}arguments{mark}:\n"
    assert [format.name for format in candidates(own)] == ["yaml"]
    other = f"{mark}statements{mark}:\n  a: |\n    {note}{mark}arguments{mark}: {{}}\n"
    assert [format.name for format in candidates(other)] == ["carneades"]


def dialogue(head: Head) -> int:
    """How sure a format of JSON is, made up for this test, whose nodes say who `utters` them."""
    return 90 if "utters" in head.first_keys("nodes") else 0


DIALOGUE = '{"nodes": [{"id": 1, "x": 3, "nodeID": "1", "type": "atom", "utters": "ann"}]}'


@pytest.mark.parametrize("name", [None, "debate.json"])
def test_another_json_with_nodes_needs_no_word_from_its_neighbours(
    monkeypatch: pytest.MonkeyPatch, name: str | None
) -> None:
    new = Format(
        "dialogue", (".json",), "", frozenset(), reader="x:y", sniff=f"{__name__}:dialogue"
    )
    before = {text: candidates(text, name) for text in OTHERS_WITH_NODES}
    monkeypatch.setattr(lookup, "FORMATS", (*lookup.FORMATS, new))
    assert candidates(DIALOGUE, name) == [new]
    assert {text: candidates(text, name) for text in OTHERS_WITH_NODES} == before


OTHERS_WITH_NODES = (
    "{" + NODES + "}",
    '{"nodes": [{"id": 1, "x": 3}], "edges": []}',
    '{"nodes": {"1": {"atom": {"text": "utters"}}}}',
    '{"metadata": {"core": {}}, "nodes": []}',
)


def test_every_format_that_is_read_sniffs() -> None:
    head = Head("Nothing that any format knows.")
    for format in formats_that_read():
        assert format.sniff is not None
        assert format.load_sniffer()(head) == 0


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"a": {"b": 1}, "c": ["d"], "e\\"": "f: {", "g":1}', {"a", "c", 'e\\"', "g"}),
        ('{"a": {"b": [1, {"c": ', {"a"}),
        ('{"a": 1 "b": "broken off\n, "c": {}', {"a", "b", "c"}),
        ("a: 1\n'b': |\n  c: 2\n\"d\" : 3\n# e: 4\n- f: 5\n", {"a", "b", "d"}),
    ],
)
def test_keys_at_the_top_are_found_and_no_others(text: str, keys: set[str]) -> None:
    head = Head(text)
    assert {key for key in [*"abcdefg", 'e\\"'] if head.has(key)} == keys


def test_a_line_that_looks_like_a_key_makes_no_map_of_marked_argdown() -> None:
    notes = "Notes of Monday\n\nclaims: none yet\n\n```argdown\n[Bus]: It is late.\n```\n"
    assert [format.name for format in candidates(notes)] == ["argdown-md"]
    assert [format.name for format in candidates("claims: {}\n" + notes)] == ["yaml"]
