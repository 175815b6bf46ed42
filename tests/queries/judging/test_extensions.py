"""What extensions hold, where there are too many to be counted."""

from __future__ import annotations

import pytest

from argmap.graph import to_graph
from argmap.queries.judging import extensions
from argmap.queries.judging.judge import Judging, judge
from argmap.semantics.reduction.reading import SUPPORTS, Reading
from tests.helpers import graph_of
from tests.semantics.reduction.random_maps import random_maps


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable", "stage"])
@pytest.mark.parametrize("support", SUPPORTS)
def test_what_is_not_counted_is_asked_claim_by_claim(monkeypatch, support, semantics) -> None:
    judging = Judging(semantics, reading=Reading(support))
    for map in random_maps(200, f"bound {support} {semantics}"):
        monkeypatch.setattr(extensions, "MOST_COUNTED", 1000)
        whole = judge(to_graph(map), judging)
        monkeypatch.setattr(extensions, "MOST_COUNTED", 1)
        part = judge(to_graph(map), judging)
        assert part.labels == whole.labels, map
        assert part.accepted.credulous == whole.accepted.credulous
        assert part.accepted.sceptical == whole.accepted.sceptical
        assert part.accepted.count <= whole.accepted.count


def test_twenty_duels_have_a_million_extensions() -> None:
    duels = "\n".join(
        f"  a{i}: {{text: A., rebuts: top}}\n  b{i}: {{text: B., contradicts: a{i}}}"
        for i in range(20)
    )
    answer = judge(graph_of(f"claims:\n  top: Top.\n{duels}"), Judging("preferred"))
    assert answer.accepted is not None
    assert (answer.accepted.count, answer.accepted.counted) == (1000, False)
    assert len(answer.accepted.credulous) == 41
    assert answer.accepted.sceptical == []
    assert set(answer.labels.values()) == {"undecided"}


def test_extensions_of_separate_parts_are_multiplied() -> None:
    duels = "\n".join(f"  a{i}: A.\n  b{i}: {{text: B., contradicts: a{i}}}" for i in range(30))
    answer = judge(graph_of(f"claims:\n{duels}"), Judging("stable", most=2))
    assert answer.accepted is not None
    assert (answer.accepted.count, answer.accepted.counted) == (2**30, True)
    assert len(answer.accepted.extensions) == 2
