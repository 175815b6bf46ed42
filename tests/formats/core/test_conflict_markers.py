"""A file with conflict markers is not read as if it were broken: what to do is said."""

from __future__ import annotations

import pytest

from argmap.diagnostics import SourceText, Span
from argmap.formats.core.conflict_markers import find_conflicts
from argmap.formats.core.reading import read_text

MERGED = """\
claims:
  a: One.
<<<<<<< ours: both sides reworded cost
  cost: It is too dear.
=======
  cost: It costs too much.
>>>>>>> theirs
  b: Two.
"""


def test_each_conflict_is_located_with_its_two_versions_and_a_way_out() -> None:
    loaded = read_text(MERGED, "dog.yaml")
    assert loaded.map is None
    [found] = loaded.diagnostics
    assert (found.code, found.severity, found.file) == ("AM020", "error", "dog.yaml")
    assert found.span == Span(3, 1, 3, 39)
    assert "(ours: both sides reworded cost)" in found.message
    assert [r.span.line for r in found.related] == [5, 7]
    assert found.help is not None
    assert "delete the lines that begin with <<<<<<<, ======= and >>>>>>>" in found.help


@pytest.mark.parametrize(
    "text",
    [
        "<<<<<<< HEAD\na: 1\n||||||| merged\n=======\nb: 2\n>>>>>>> branch",
        "{\n<<<<<<< HEAD\n=======\n>>>>>>> branch\n}",
        "claims:\r\n<<<<<<< HEAD\r\n=======\r\n>>>>>>> x\r\n",
        "<<<<<<<<<<<< long\n============\n>>>>>>>>>>>> long\n",
        "<<<<<<<\n=======\n>>>>>>>\n",
    ],
)
def test_markers_of_every_merge_tool_and_format_are_known(text: str) -> None:
    assert [d.code for d in read_text(text).diagnostics] == ["AM020"]


@pytest.mark.parametrize(
    "text",
    [
        "claims:\n  a: <<<<<<< what\n  b: =======\n  c: '>>>>>>> where'\n",
        "claims:\n  a: |\n    <<<<<<< x\n    =======\n    >>>>>>> y\n",
        "<<<<<<< one\n=======\n",
        "=======\n>>>>>>> two\n",
    ],
)
def test_text_that_only_holds_such_signs_is_no_conflict(text: str) -> None:
    assert find_conflicts(SourceText(text)) == []


def test_several_conflicts_are_told_apart_and_many_take_no_time() -> None:
    assert len(read_text(MERGED * 2000).diagnostics) == 2000
    assert find_conflicts(SourceText("<<<<<<<\n" + "=======\n" * 100_000)) == []
