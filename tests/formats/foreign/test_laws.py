"""What holds for every format that is both read and written, and for every mangled file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats.core.lookup import find_format
from argmap.formats.core.reading import Reading, read_bytes
from argmap.formats.core.registry import FORMATS
from argmap.formats.core.sniffing import candidates
from argmap.formats.features.losses import reduced
from argmap.formats.features.table import FEATURES
from argmap.model import MAX_DERIVED_ID, ArgumentMap, Claim, Relation, derived_id
from tests.formats.foreign.helpers import again, joined, map_from
from tests.formats.foreign.samples import SAMPLES
from tests.strategies import maps
from tests.thoroughness import examples

LOSSLESS = ("arguebuf", "sadface", "carneades")
ATTACKS = ("af", "apx", "tgf")
WRITTEN = [name for name in SAMPLES if find_format(name).writer is not None]


@pytest.mark.parametrize("format", LOSSLESS)
@given(map=maps())
@settings(max_examples=examples(60))
def test_any_map_comes_back_whole(format: str, map: ArgumentMap) -> None:
    # What is only proposed stays at home, whatever the format.
    assert again(format, map) == FEATURES["proposals"].without(map)


@pytest.mark.parametrize("format", ATTACKS)
@given(map=maps())
@settings(max_examples=examples(40))
def test_claims_and_rebuttals_come_back_from_a_framework(format: str, map: ArgumentMap) -> None:
    assume(map.claims)
    rebuttals = {
        id: r
        for id, r in map.relations.items()
        # An id that is too long to be derived is given anew.
        if r.kind == "rebuts"
        and r.target in map.claims
        and len(derived_id(r.premises, r.target)) < MAX_DERIVED_ID
    }
    kept = reduced(map.model_copy(update={"relations": rebuttals}), find_format(format))
    assert again(format, kept) == kept


@pytest.mark.parametrize("format", ["kialo", "arggraph"])
@given(map=maps())
@settings(max_examples=examples(60))
def test_a_second_writing_changes_nothing_more(format: str, map: ArgumentMap) -> None:
    assume(map.claims)
    once = again(format, map)
    assert again(format, once) == once


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
    min_size=1,
    max_size=12,
).map(lambda text: " ".join(text.split()) or "x")


@st.composite
def replies(draw: st.DrawFn) -> ArgumentMap:
    """Claims for and against one another, also in circles; no two say the same."""
    texts = draw(st.lists(words, min_size=1, max_size=6, unique=True))
    claims = {f"c{i}": Claim(id=f"c{i}", text=text) for i, text in enumerate(texts)}
    ids = st.sampled_from(list(claims))
    pairs = draw(st.lists(st.tuples(ids, ids, st.sampled_from(["supports", "rebuts"])), max_size=8))
    relations = [Relation(kind=kind, premises=[a], target=b) for a, b, kind in pairs]
    return ArgumentMap(claims=claims, relations={r.id: r for r in relations})


@pytest.mark.parametrize("format", ["kialo", "arggraph"])
@given(map=replies())
@settings(max_examples=examples(60))
def test_what_bears_on_what_survives(format: str, map: ArgumentMap) -> None:
    assert sorted(joined(again(format, map))) == sorted(joined(map))


@pytest.mark.parametrize("format", WRITTEN)
def test_a_file_comes_back_as_it_was(format: str) -> None:
    map = map_from(format, SAMPLES[format])
    assert again(format, map) == map


@pytest.mark.parametrize("format", SAMPLES)
def test_a_file_is_recognised_by_its_content_alone(format: str) -> None:
    assert [f.name for f in candidates(SAMPLES[format])] == [format]


@pytest.mark.parametrize("format", SAMPLES)
def test_claims_and_relations_know_their_places(format: str) -> None:
    loaded = read_bytes(SAMPLES[format].encode(), "file", Reading(format))
    assert loaded.map is not None
    claim = next(iter(loaded.map.claims))
    span = loaded.span("claims", claim)
    assert span is not None
    assert span.line >= 1


SPLINTERS = (
    *(b'"', b"{", b"}", b"[", b"]", b":", b",", b"null", b"1e999", b"-", b"<", b">", b"&", b"\n"),
    *(b"\r\n", b" ", b"\xff", b"\0", "👩‍🚀".encode(), b"1.1. Pro: ", b"-> See 1.1.", b'"argmap": '),
    *(b'"id"', b"\\ud800", b"true", b"0", b"#", b"*a", b"&a ", b"!!x ", b"<!DOCTYPE a>", b"]]>"),
)


@st.composite
def mangled(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sample with pieces taken out, doubled and put in, and the name of its format."""
    format = draw(st.sampled_from(list(SAMPLES)))
    content = SAMPLES[format].encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 1, 8, 80])))
        again_from = draw(st.integers(0, len(content)))
        piece = draw(st.sampled_from([*SPLINTERS, b"", content[again_from : again_from + 60]]))
        content = content[:start] + piece + content[end:]
    return format, content


@given(mangled())
@settings(max_examples=examples(400))
def test_no_mangled_file_gives_a_traceback(case: tuple[str, bytes]) -> None:
    format, content = case
    loaded = read_bytes(content, "file", Reading(format))
    assert loaded.map is not None or loaded.diagnostics
    if loaded.map is not None and loaded.map.claims and find_format(format).writer is not None:
        assert len(again(format, loaded.map).claims) == len(loaded.map.claims)


@pytest.mark.parametrize("format", SAMPLES)
@given(
    content=st.binary(max_size=60)
    | st.text(max_size=60).map(lambda t: t.encode("utf-8", "replace"))
)
@settings(max_examples=examples(30))
def test_nor_does_anything_else(format: str, content: bytes) -> None:
    loaded = read_bytes(content, "file", Reading(format))
    assert loaded.map is not None or loaded.diagnostics


KEEPING = """
speakers: {ada: {name: Ada, role: mayor, extra: {other: 1}}}
sources: {minutes: {title: Minutes}}
claims:
  a: {text: A., speaker: ada, tags: [x], extra: {other: 1}}
  b: {text: B., tags: [x], supports: {claim: a, note: why}}
  c: {text: C., undercuts: b, restates: b}
"""
"""A map of which other formats hold much only as what argmap keeps there for itself."""

values = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["", "a", "ada", "zz"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)
keys = st.sampled_from(
    [
        *("id", "name", "label", "place", "self", "text", "extra", "kind", "scheme", "note"),
        *("premises", "target", "utterances", "tags", "speakers", "sources", "relations", "title"),
    ]
)


def kept_in(data: Any, is_kept: bool = False) -> Iterator[dict[str, Any]]:
    """The mappings in what argmap keeps for itself in a file."""
    if isinstance(data, dict):
        if is_kept:
            yield data
        for key, value in data.items():
            yield from kept_in(value, is_kept or key == "argmap")
    for element in data if isinstance(data, list) else ():
        yield from kept_in(element, is_kept)


@pytest.mark.parametrize("format", LOSSLESS)
@given(key=keys, value=values, pick=st.integers(0, 99))
@settings(max_examples=examples(300))
def test_what_argmap_keeps_in_a_file_may_be_edited_into_anything(
    format: str, key: str, value: object, pick: int
) -> None:
    data = yaml.safe_load(argmap.dumps(argmap.loads(KEEPING), format))
    kept = list(kept_in(data))
    kept[pick % len(kept)][key] = value
    loaded = read_bytes(json.dumps(data).encode(), "file", Reading(format))
    assert loaded.map is not None
    assert [c.text for c in loaded.map.claims.values()] == ["A.", "B.", "C."] or key == "text"


def test_every_format_of_others_has_a_sample() -> None:
    elsewhere = {"yaml", "json", "aif", "xaif", "ova2", "argdown", "argdown-md"}
    assert {f.name for f in FORMATS if f.reader} - elsewhere == set(SAMPLES)
