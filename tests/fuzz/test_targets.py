"""The fuzz targets themselves: there is one for every reader, and each takes what it begins with."""

from __future__ import annotations

import pytest

from argmap.formats.core.reading import Reading, read_bytes
from argmap.formats.core.registry import FORMATS
from tests.fuzz.corpus import seeds
from tests.fuzz.targets import targets

TARGETS = targets()
READ = [format for format in FORMATS if format.reader is not None]


@pytest.mark.parametrize("format", READ, ids=lambda format: format.name)
def test_every_reader_is_fuzzed_from_sound_files(format) -> None:
    assert f"read-{format.name}" in TARGETS
    assert seeds(format)
    for text in seeds(format):
        loaded = read_bytes(text.encode(), "file", Reading(format.name))
        assert loaded.map is not None, loaded.diagnostics


def test_documents_quotes_and_the_laws_of_edits_are_fuzzed() -> None:
    kinds = {name.partition("-")[0] for name in TARGETS}
    assert kinds == {"read", "draft", "verify", "edit"}


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.seeds])
def test_a_target_takes_its_seeds_and_pieces_of_them(name: str) -> None:
    for seed in TARGETS[name].seeds:
        for data in (
            seed,
            seed[: len(seed) // 2],
            seed[len(seed) // 3 :],
            seed * 2,
            b"",
            b"\xff\0",
        ):
            TARGETS[name].run(data)
