"""Gradual semantics against the values that their authors, and others, have published."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from argmap.semantics.gradual import gradual
from argmap.semantics.gradual.bipolar import BipolarGraph, strengths


def found(
    semantics: str, weights: dict[str, float], attacks: Sequence[str], supports: Sequence[str] = ()
) -> dict[str, float]:
    """The strengths by name; a pair is written `attacker target`."""
    number = {name: i for i, name in enumerate(weights)}
    pairs = [[tuple(number[name] for name in p.split()) for p in ps] for ps in (attacks, supports)]
    graph = BipolarGraph.from_pairs([*weights.values()], *pairs)
    answer = strengths(graph, gradual(semantics))
    assert answer.restless == []
    return {name: answer.values[i] for name, i in number.items()}


QDT = (
    {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1},
    ["c a", "e b", "f c"],
    ["b a", "d a", "e c"],
)
DECISION = (
    {"A1": 0.5, "A2": 0.5, "P1": 0.7, "P2": 0.5, "P3": 0.9}
    | {"C1": 0.2, "C2": 0.2, "C3": 0.6, "C4": 0.5},
    ["C1 A2", "C2 P2", "C3 P2", "C4 P2"],
    ["P1 A1", "P2 A1", "P3 A2"],
)
STOCK = (
    {"Buy": 0.5, "Sell": 0.5, "1": 0.8, "2": 0.7, "3": 0.3, "4": 0.9, "5": 0.9},
    ["Buy Sell", "Sell Buy", "2 1", "3 2", "4 3", "5 1"],
    ["1 Sell", "2 Buy", "5 Buy", "4 2"],
)


@pytest.mark.parametrize(
    ("semantics", "debate", "expected"),
    [
        ("quadratic-energy", QDT, {"a": 0.518755, "b": 0.172414, "c": 0.625}),
        ("df-quad", QDT, {"a": 0.676, "b": 0.12, "c": 0.34}),
        ("df-quad", DECISION, {"A1": 0.862, "A2": 0.85, "P2": 0.08}),
        ("quadratic-energy", STOCK, {"Buy": 0.821646, "Sell": 0.362170}),
        ("df-quad", STOCK, {"Buy": 0.996360, "Sell": 0.003380}),
    ],
)
def test_a_published_example(semantics, debate, expected) -> None:
    answer = found(semantics, *debate)
    assert {name: answer[name] for name in expected} == pytest.approx(expected, abs=1e-6)


def test_the_h_categorizer_of_a_chain_and_of_a_duel() -> None:
    assert [*found("h-categorizer", {"a": 1, "b": 1, "c": 1}, ["a b", "b c"]).values()] == [
        1,
        1 / 2,
        pytest.approx(2 / 3),
    ]
    duel = found("h-categorizer", {"a": 1, "b": 1}, ["a b", "b a"])
    assert [*duel.values()] == pytest.approx([0.618034] * 2, abs=1e-6)
