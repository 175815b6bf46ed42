"""circular-support."""

from __future__ import annotations

from argmap.model import ArgumentMap, Claim, Relation
from tests.checks.helpers import diagnostics, found, found_in, helps


def test_two_circles() -> None:
    text = """
        issue: a
        claims:
          a: A
          b: {text: B, supports: [a, c]}
          c: {text: C, supports: d}
          d: {text: D, supports: b}
          e: {text: E, supports: e}
          f: {text: F, supports: b}
          g: {text: G, supports: a, rebuts: h}
          h: {text: H, supports: a, rebuts: g}
    """
    assert found(text, "circular-support") == [
        "4:30 warning AM216: b is its own reason: b supports c, c supports d, d supports b",
        "7:26 warning AM216: e is its own reason: e supports e",
    ]
    assert helps(text, "circular-support")[0] == (
        "delete a step nobody takes; if two claims make one point, write `restates`"
    )
    circle = next(d for d in diagnostics(text) if d.name == "circular-support")
    assert [(r.message, r.span.line) for r in circle.related] == [
        ("c supports d", 5),
        ("d supports b", 6),
    ]


def test_a_circle_through_linked_premises() -> None:
    text = """
        claims:
          a: {text: A, supported-by: [[b, c]]}
          b: {text: B, supported-by: [a]}
          c: C
    """
    assert found(text, "circular-support") == [
        "3:31 warning AM216: a is its own reason: a supports b, b+c supports a"
    ]


def test_a_circle_through_a_step() -> None:
    text = """
        claims:
          a: {text: A, supports: {claim: b, id: one}}
          b: {text: B, supports: one}
          c: {text: C, supports: {relation: three, id: two}}
          d: {text: D, supports: {relation: two, id: three}}
    """
    assert found(text, "circular-support") == [
        "3:26 warning AM216: b is its own reason: b supports one, a supports b",
        "4:26 warning AM216: two is its own reason: c supports three, d supports two",
    ]


def ring(*sizes: int) -> ArgumentMap:
    """Circles of the given sizes, one after the other."""
    claims: dict[str, Claim] = {}
    relations: dict[str, Relation] = {}
    for size in sizes:
        ids = [f"c{len(claims) + i}" for i in range(size)]
        claims |= {id: Claim(id=id, text=id) for id in ids}
        made = (
            Relation(kind="supports", premises=[a], target=b)
            for a, b in zip(ids, ids[1:] + ids[:1], strict=True)
        )
        relations |= {r.id: r for r in made}
    return ArgumentMap(claims=claims, relations=relations)


def test_a_long_circle_is_cut() -> None:
    (line,) = found_in(ring(1000), "circular-support")
    assert line.endswith("c4 supports c5, … (1000 steps)")


def test_a_dense_map_is_told_once() -> None:
    map = ring(300)
    for i in range(300):
        for j in range(0, 300, 7):
            relation = Relation(kind="supports", premises=[f"c{i}"], target=f"c{j}")
            map.relations.setdefault(relation.id, relation)
    (line,) = found_in(map, "circular-support")
    assert line == (
        "warning AM216: c0 is its own reason: c0 supports c0; "
        "300 claims in all hang together in circles"
    )
