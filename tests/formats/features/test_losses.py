"""What a format cannot hold is counted, named, and left out of what is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats.core.format import Format
from argmap.formats.core.lookup import find_format
from argmap.formats.core.registry import FORMATS
from argmap.formats.features.losses import left_out, reduced
from argmap.formats.features.table import EVERYTHING, FEATURES
from argmap.model import ArgumentMap, Source
from tests.formats.foreign.samples import SAMPLES
from tests.helpers import ROOT, map_of
from tests.strategies import maps

MAP = """
title: Tea
issue: tea
speakers: {cy: "Cy, a cook", di: Di}
sources: {book: {title: A book, author: Ed}}
claims:
  tea: {text: Tea is better., speaker: cy, quote: Tea!, source: book, at: p. 4, tags: [drinks]}
  hot: {text: It is hot., said: [{speaker: di, quote: Hot}, {speaker: di, reported: warm}], supports: tea}
  cold: {text: It goes cold., implicit: true, weight: 2, rebuts: tea}
  cup: {text: A cup keeps it warm., undercuts: cold/tea}
  pot: {text: So does a pot., supported-by: [[hot, cup]], section: Pots}
  wine: {text: Wine is better., contradicts: tea, qualifies: hot}
"""


def lost(keeps: set[str], **more: Any) -> list[str]:
    """What a format that keeps only some features leaves out of the map, as people read it."""
    format = Format("little", (), "", frozenset(keeps), **more)
    return [str(loss) for loss in left_out(map_of(MAP), format)]


def test_each_kind_of_loss_is_counted_and_named() -> None:
    assert lost({"titles", "schemes"}) == [
        "left out: 1 title of the map",
        "left out: 1 issue",
        "left out: 2 speakers",
        "left out: 1 speaker's details",
        "left out: 1 further utterance",
        "left out: 2 quotes",
        "left out: 1 report",
        "left out: 1 place",
        "left out: 1 source",
        "left out: 1 source's details",
        "left out: 1 mark of an implicit claim",
        "left out: 1 section of a claim",
        "left out: 1 tagged claim",
        "left out: 1 weight",
        "left out: 2 supports",
        "left out: 1 rebuttal",
        "left out: 1 undercut",
        "left out: 1 qualification",
        "left out: 1 contradiction",
        "left out: 1 relation with linked premises",
    ]


def test_a_format_that_keeps_everything_loses_nothing() -> None:
    assert lost(set(EVERYTHING)) == []


def test_a_kind_of_relation_can_be_written_as_another() -> None:
    keeps = set(EVERYTHING) - {"contradicts"}
    assert lost(keeps, instead={"contradicts": "rebuts"}) == ["written as rebuts: 1 contradiction"]
    format = Format("little", (), "", frozenset(keeps), instead={"contradicts": "rebuts"})
    assert reduced(map_of(MAP), format).relations["wine/tea"].kind == "rebuts"


def test_without_linked_premises_each_bears_alone() -> None:
    format = Format("little", (), "", EVERYTHING - {"linked premises"})
    map = reduced(map_of(MAP), format)
    assert [id for id in map.relations if id.endswith("/pot")] == ["hot/pot", "cup/pot"]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_of_a_file_that_comes_back_as_it_was_nothing_is_said_to_be_lost(name: str) -> None:
    format = find_format(name)
    if format.writer is None:
        pytest.skip("argmap reads it only")
    map = argmap.loads(SAMPLES[name], name)
    assert argmap.loads(argmap.dumps(map, name), name) == map
    assert left_out(map, format) == []


def test_sources_that_text_in_kialo_links_are_kept_and_others_are_counted() -> None:
    map = argmap.loads(
        "1. See [the book](https://b.example) and [that](https://c.example).", "kialo"
    )
    assert left_out(map, find_format("kialo")) == []
    map.sources["own"] = Source(id="own", title="No link")
    assert [str(loss) for loss in left_out(map, find_format("kialo"))] == ["left out: 1 source"]


def test_what_aims_at_a_relation_that_goes_goes_too() -> None:
    format = Format("little", (), "", EVERYTHING - {"rebuts"})
    assert not {"cold/tea", "cup/cold/tea"} & set(reduced(map_of(MAP), format).relations)


def test_a_format_keeps_its_own_foreign_data() -> None:
    text = "claims: {a: {text: A, extra: {aif: '1', odf: 2}}}\nextra: {aif: {}}"
    format = Format("little", (), "", EVERYTHING - {"extra"}, extra="aif")
    map = argmap.loads(text)
    assert [str(loss) for loss in left_out(map, format)] == ["left out: foreign data of 1 element"]
    assert reduced(map, format).claims["a"].extra == {"aif": "1"}


@given(map=maps(), keeps=st.frozensets(st.sampled_from(sorted(EVERYTHING))))
def test_a_reduced_map_is_sound_and_loses_nothing_more(
    map: ArgumentMap, keeps: frozenset[str]
) -> None:
    format = Format("little", (), "", keeps)
    before = map.model_dump()
    small = reduced(map, format)
    assert map.model_dump() == before
    assert ArgumentMap.model_validate(small.model_dump()) == small
    assert left_out(small, format) == []
    assert reduced(small, format) == small


@given(map=maps())
def test_a_map_without_losses_is_not_changed(map: ArgumentMap) -> None:
    for format in FORMATS:
        if not left_out(map, format):
            assert reduced(map, format) == map


def test_strict_refuses_what_would_be_lost(tmp_path: Path) -> None:
    map = map_of(MAP)
    with pytest.raises(argmap.LossError, match="aif cannot hold 1 title of the map") as raised:
        argmap.dumps(map, "aif", strict=True)
    assert raised.value.losses == argmap.losses(map, "aif")
    with pytest.raises(argmap.LossError):
        argmap.dump(map, tmp_path / "tea.json", "aif", strict=True)
    assert not list(tmp_path.iterdir())
    assert argmap.dumps(map, strict=True) == argmap.dumps(map)


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_formats_name_features_that_there_are(format: Format) -> None:
    assert format.keeps <= EVERYTHING
    assert set(format.instead) <= FEATURES.keys() - format.keeps
    assert set(format.instead.values()) <= format.keeps


def test_the_documentation_lists_every_feature() -> None:
    page = Path(ROOT, "docs/formats.md").read_text(encoding="utf-8")
    section = page.partition("## What a format keeps")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)
    assert listed == [*FEATURES, "extra"]


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="did you mean xaif"):
        find_format("xaiff")
