"""A text where several ids or words are asked for is refused, not taken apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.checks.registry import choice_of
from argmap.edit.edits.proposing import proposed_link
from argmap.graph import ArgumentGraph, to_graph
from argmap.graph.ways import distances
from argmap.model import derived_id
from argmap.queries.gaps import gaps
from argmap.queries.judging.verdict_groups import by_issue_and_speaker
from argmap.queries.questions import open_questions
from argmap.queries.selection import Selection, resolved
from argmap.queries.sql.tables import rows_of
from argmap.render.dot.selection import among
from argmap.render.draw.style import DrawStyle

MAP = argmap.loads(
    "{speakers: {a: Ada, d: Dee, ada: Ada}, claims: {a: A., b: {text: B., rebuts: a, speaker: ada}}}"
)


def graph() -> ArgumentGraph:
    return to_graph(MAP)


CALLS: dict[str, Callable[[], Any]] = {
    "derived_id": lambda: derived_id("ab", "c"),
    **{
        field: lambda field=field: Selection(**{field: "ada"})
        for field in ("claims", "speakers", "sources", "tags", "sections", "kinds", "stances")
    },
    "resolved": lambda: resolved(graph(), Selection(), "ab"),
    "gaps of a kind": lambda: gaps(graph(), only="unanswered"),
    "gaps of a speaker": lambda: gaps(graph(), speakers="ada"),
    "questions": lambda: open_questions(graph(), "ada"),
    "tables": lambda: rows_of("", graph(), "claims"),
    "verdicts": lambda: by_issue_and_speaker(graph(), "ab"),
    "distances": lambda: distances(graph(), "ab"),
    "drawn claims": lambda: among(graph(), "ab"),
    "drawn speakers": lambda: DrawStyle(speakers="ada"),  # type: ignore[arg-type]
    "checks": lambda: choice_of("AM201"),
    "ignored checks": lambda: choice_of(ignore="AM201"),
    "premises of an edit": lambda: proposed_link(MAP, "ab", "supports", "a", {}),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_one_text_in_place_of_several_is_refused_with_what_to_write(
    call: Callable[[], Any],
) -> None:
    with pytest.raises(TypeError, match=r"are several: write \['\w+'\] instead of '\w+'"):
        call()


def test_several_may_come_in_any_collection() -> None:
    for several in (["ada"], ("ada",), {"ada"}, frozenset({"ada"})):
        found = gaps(graph(), only=["unquoted"], speakers=several)
        assert [claim.id for claim in found.unquoted] == ["b"]


def test_one_path_is_one_path(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("claims: {a: A.}", encoding="utf-8")
    assert [path for path, _ in argmap.load_all(str(file))] == [str(file)]
    roots = str(tmp_path)
    assert [path for path, _ in argmap.load_all(file, source_root=roots)] == [str(file)]
