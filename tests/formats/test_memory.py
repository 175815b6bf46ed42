"""Writers hold on to nothing that only the garbage collector could free, and refuse what would explode."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap
from argmap.formats.core.format import Format
from argmap.formats.core.registry import FORMATS
from argmap.formats.core.writing import text_pieces
from argmap.formats.tools.kialo import MAX_LEVELS
from argmap.model import ArgumentMap
from tests.helpers import chain_of, invoke

WRITERS = [format for format in FORMATS if format.writer is not None]


@pytest.fixture
def _without_collection() -> Iterator[None]:
    """Commands read and write with the collector off."""
    was_on = gc.isenabled()
    gc.disable()
    # What the other tests have loaded is not looked through each time.
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    if was_on:
        gc.enable()


def rich_chain(length: int) -> ArgumentMap:
    """A chain of rebuttals with something in every kind of field."""
    map = chain_of(length)
    claims = {
        id: claim.model_copy(update={"tags": ["t"], "note": "n", "weight": 1.0, "section": ["s"]})
        for id, claim in map.claims.items()
    }
    return map.model_copy(update={"claims": claims, "title": "A chain"})


def garbage_of(map: ArgumentMap, format: Format) -> int:
    """How many objects are left behind in circles when a map has been written."""
    gc.collect()
    if format.is_binary:
        _ = list(format.load_binary_writer()(map, ""))
    else:
        _ = list(text_pieces(map, format))
    return gc.collect()


@pytest.mark.usefixtures("_without_collection")
@pytest.mark.parametrize("format", WRITERS, ids=lambda format: format.name)
def test_a_writer_leaves_little_in_circles(format: Format) -> None:
    garbage_of(rich_chain(3), format)
    few, many = garbage_of(rich_chain(10), format), garbage_of(rich_chain(210), format)
    # A document whose parts know where they stand is some objects for a claim, and not hundreds.
    assert many - few < 50 * 200


def test_numbers_that_would_repeat_one_another_endlessly_are_refused(tmp_path: Path) -> None:
    deepest = chain_of(MAX_LEVELS - 1)
    assert argmap.dumps(deepest, "kialo").count(" Con: ") == MAX_LEVELS - 1
    with pytest.raises(ValueError, match="more than 1,000 claims stand under one another"):
        argmap.dumps(chain_of(MAX_LEVELS), "kialo")
    argmap.dump(chain_of(MAX_LEVELS), tmp_path / "deep.yaml")
    ran = invoke("export", tmp_path / "deep.yaml", "-o", tmp_path / "deep.txt", "--to", "kialo")
    assert (ran.code, ran.out) == (2, "")
    assert "kialo repeats the number of each" in ran.err
    assert not (tmp_path / "deep.txt").exists()


@pytest.mark.parametrize("format", WRITERS, ids=lambda format: format.name)
def test_a_text_is_about_as_long_as_what_it_says_however_deep_the_map_is(
    format: Format, tmp_path: Path
) -> None:
    sizes = []
    for length in (400, 800):
        argmap.dump(chain_of(length), tmp_path / "chain", format.name)
        sizes.append((tmp_path / "chain").stat().st_size)
    # Twice as long, and a little more for longer numbers; Kialo's numbers end at a limit.
    assert sizes[1] < sizes[0] * (2.3 if format.name != "kialo" else 4)
