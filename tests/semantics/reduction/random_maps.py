"""Small random maps with everything in them that judging has to read."""

from __future__ import annotations

import random
from collections.abc import Iterator

from argmap.model import ArgumentMap, Claim, Relation, derived_id

KINDS = ["supports"] * 3 + ["rebuts"] * 3 + ["undercuts"] * 3
KINDS += ["contradicts", "contradicts", "restates", "qualifies"]


def random_maps(
    count: int, seed: str, claims: int = 4, relations: int = 5
) -> Iterator[ArgumentMap]:
    chance = random.Random(seed)
    for _ in range(count):
        ids = list("abcd"[: chance.randint(1, claims)])
        drawn: dict[str, Relation] = {}
        for _ in range(chance.randint(0, relations)):
            kind = chance.choice(KINDS)
            premises = chance.sample(ids, 2 if len(ids) > 1 and chance.random() < 0.25 else 1)
            at_step = drawn and chance.random() < (0.8 if kind == "undercuts" else 0.15)
            target = chance.choice([*drawn] if at_step else ids)
            id = derived_id(premises, target)
            if id not in drawn:
                drawn[id] = Relation(id=id, kind=kind, premises=premises, target=target)
        yield ArgumentMap(claims={c: Claim(id=c, text=c) for c in ids}, relations=drawn)
