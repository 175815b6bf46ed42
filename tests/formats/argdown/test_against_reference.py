"""The same statements, arguments, structures, relations and maps as the reference implementation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import argmap
from argmap.formats.argdown import write
from argmap.formats.core.reading import is_map
from tests.formats.argdown.comparing import comparable, exported, loaded, map_of
from tests.formats.argdown.documents import MODES, documents
from tests.formats.argdown.reference import asked, needs_reference
from tests.helpers import ROOT
from tests.strategies import maps
from tests.thoroughness import examples

FIXTURES = sorted(Path(__file__).parent.glob("fixtures/*.argdown"))
EXAMPLES = sorted(p for p in Path(ROOT, "examples").iterdir() if is_map(p))
pytestmark = needs_reference
quick = settings(
    max_examples=examples(60),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_file_means_the_same(path):
    theirs = asked(text_of(path))
    assert theirs is not None, "the reference rejects it"
    assert exported(map_of(text_of(path))) == comparable(theirs)


@quick
@given(documents)
def test_any_document_means_the_same(text):
    theirs = asked(text)
    found = loaded(text)
    if theirs is None:
        assert found.map is None or found.diagnostics or "explode" in text
    else:
        assert exported(map_of(text)) == comparable(theirs)


@pytest.mark.parametrize("mode", MODES)
def test_a_selection_asked_for_on_the_command_line_wins(mode):
    text = text_of(Path(__file__).parent / "fixtures" / "selection-all.argdown")
    config = {"selection": {"statementSelectionMode": mode}}
    # The reference lets the file win: so the file is asked without its own setting.
    bare = text.split("===\n\n", 1)[1]
    theirs = asked(bare, config)
    assert theirs is not None
    assert exported(map_of(text), config) == comparable(theirs)


@quick
@given(documents)
def test_what_argmap_writes_the_reference_reads_alike(text):
    before = asked(text)
    map = loaded(text).map
    if before is not None and map is not None:
        after = asked("".join(write(map)))
        assert after is not None, "the reference rejects what was written"
        assert comparable(after) == comparable(before)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_written_so_that_the_reference_reads_it(path):
    text = argmap.dumps(argmap.load(path), "argdown")
    theirs = asked(text)
    assert theirs is not None
    assert exported(map_of(text)) == comparable(theirs)


@quick
@given(maps())
def test_any_map_is_written_so_that_the_reference_reads_it(map):
    text = "".join(write(map))
    theirs = asked(text)
    if map.claims:
        assert theirs is not None, text
        assert exported(map_of(text)) == comparable(theirs)
