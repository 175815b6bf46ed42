"""A debate in one strip: where each claim stands, and how wide it is."""

from __future__ import annotations

from hypothesis import given, settings

from argmap import to_graph
from argmap.model import ArgumentMap
from argmap.queries.whole.icicle import Bar, icicle
from tests.helpers import map_of
from tests.strategies import maps
from tests.thoroughness import examples


def bars(yaml: str) -> dict[str, Bar]:
    return {bar.claim: bar for bar in icicle(to_graph(map_of(yaml))).bars}


def test_what_speaks_for_the_issue_stands_left_of_what_speaks_against_it() -> None:
    found = bars(
        """
        issues: [dog]
        claims:
          dog: The office should get a dog.
          barks: {text: It barks., rebuts: dog}
          calm: {text: It calms people., supports: dog}
          some: {text: Some dogs bark., qualifies: barks}
        """
    )
    assert [*found] == ["dog", "calm", "barks", "some"]
    assert [found[id].left for id in found] == [0, 0, 1, 1]
    assert [found[id].row for id in found] == [0, 1, 1, 2]
    assert found["dog"].width == 2


def test_issues_come_first_then_the_largest_tree_and_loose_claims_last() -> None:
    found = bars(
        """
        issues: [b]
        claims: {loose: L., a: A., a1: {supports: a}, big: B., c: {supports: big}, d: {supports: c}, b: B.}
        """
    )
    assert [id for id, bar in found.items() if bar.row == 0] == ["b", "big", "a", "loose"]


def test_an_undercut_stands_under_the_claim_whose_step_it_hits_and_that_claim_says_so() -> None:
    found = bars("claims: {a: A., b: {rebuts: a}, c: {undercuts: b/a}}")
    assert (found["c"].parent, found["c"].beside) == ("b", True)
    assert [id for id, bar in found.items() if bar.undercut] == ["b"]
    assert [id for id, bar in found.items() if bar.unanswered] == ["c"]


def test_of_some_claims_only_these_are_there() -> None:
    map = map_of("claims: {a: A., b: {supports: a}, c: {supports: b}, d: {undercuts: b/a}}")
    found = icicle(to_graph(map), claims=("a", "c", "d"))
    assert [(bar.claim, bar.parent) for bar in found.bars] == [
        ("a", None),
        ("c", None),
        ("d", None),
    ]
    found = icicle(to_graph(map), claims=("a", "b", "d"))
    assert [(bar.claim, bar.parent) for bar in found.bars] == [("a", None), ("b", "a"), ("d", "b")]


def test_an_empty_map_has_no_bars() -> None:
    found = icicle(to_graph(map_of("claims: {}")))
    assert (found.bars, found.width, found.rows) == ([], 0, 0)


@settings(max_examples=examples(60))
@given(map=maps())
def test_every_claim_stands_once_and_children_fill_the_width_of_their_parent(
    map: ArgumentMap,
) -> None:
    found = icicle(to_graph(map))
    by_claim = {bar.claim: bar for bar in found.bars}
    assert sorted(by_claim) == sorted(map.claims)
    assert len(by_claim) == len(found.bars)
    for bar in found.bars:
        children = [other for other in found.bars if other.parent == bar.claim]
        assert all(child.row == bar.row + 1 for child in children)
        if children:
            assert (children[0].left, sum(c.width for c in children)) == (bar.left, bar.width)
        assert bar.size == 1 + sum(child.size for child in children)
    assert found.width == sum(bar.width for bar in found.bars if bar.row == 0)
