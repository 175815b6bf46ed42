"""What holds for any map: no check raises, and a large one is checked, too."""

from __future__ import annotations

from random import Random

from hypothesis import given

from argmap.checks.registry import run_checks
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap, Claim, Relation
from tests.strategies import maps


@given(maps())
def test_every_map_can_be_checked(map: ArgumentMap) -> None:
    before = map.model_dump()
    found = run_checks(Loaded(map, partial=map))
    assert map.model_dump() == before
    assert all(d.message and len(d.message) < 500 for d in found)
    assert len(found) == len(set(found))
    assert found == run_checks(Loaded(map, partial=map))


def test_a_dense_map_is_checked_in_few_words() -> None:
    random, size = Random(1), 2000
    claims = {f"c{i}": Claim(id=f"c{i}", text=f"number {i} of these claims") for i in range(size)}
    relations: dict[str, Relation] = {}
    for id in claims:
        for kind in ("rebuts", "supports"):
            for target in random.sample(list(claims), 20):
                made = f"{kind}.{id}.{target}"
                relations[made] = Relation(id=made, kind=kind, premises=[id], target=target)
    map = ArgumentMap(claims=claims, relations=relations, issues=["c0"])
    found = run_checks(Loaded(map, partial=map))
    assert len(found) < 1000
    assert max(len(d.message) for d in found) < 300


def test_ten_thousand_claims_that_are_nearly_alike_are_checked() -> None:
    claims = {
        f"c{i}": Claim(
            id=f"c{i}", text=f"the mayor {'x' * (i % 97)}{i:x}y voted for the new bridge"
        )
        for i in range(10_000)
    }
    map = ArgumentMap(claims=claims, issues=["c0"])
    assert run_checks(Loaded(map, partial=map))
