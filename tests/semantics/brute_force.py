"""The semantics by their definitions, over all sets of arguments: slow, and plainly right."""

from __future__ import annotations

from itertools import chain, combinations

Attacks = set[tuple[int, int]]
Sets = set[frozenset[int]]


def subsets(count: int) -> list[frozenset[int]]:
    all = range(count)
    return [
        frozenset(s) for s in chain.from_iterable(combinations(all, k) for k in range(count + 1))
    ]


class BruteForce:
    """Every extension of a small graph."""

    def __init__(self, count: int, attacks: Attacks) -> None:
        self.count, self.attacks = count, attacks
        self.attackers = [{a for a, t in attacks if t == b} for b in range(count)]
        self.conflict_free = [
            s for s in subsets(count) if not any(a in s and b in s for a, b in attacks)
        ]
        self.admissible = [s for s in self.conflict_free if s <= self.defended(s)]

    def attacked(self, s: frozenset[int]) -> frozenset[int]:
        return frozenset(b for a, b in self.attacks if a in s)

    def defended(self, s: frozenset[int]) -> frozenset[int]:
        attacked = self.attacked(s)
        return frozenset(a for a in range(self.count) if self.attackers[a] <= attacked)

    def range(self, s: frozenset[int]) -> frozenset[int]:
        return s | self.attacked(s)

    def complete(self) -> Sets:
        return {s for s in self.admissible if s == self.defended(s)}

    def grounded(self) -> Sets:
        return {s for s in self.complete() if all(s <= t for t in self.complete())}

    def preferred(self) -> Sets:
        return {s for s in self.admissible if not any(s < t for t in self.admissible)}

    def stable(self) -> Sets:
        return {s for s in self.conflict_free if len(self.range(s)) == self.count}

    def semi_stable(self) -> Sets:
        ranges = [self.range(s) for s in self.complete()]
        return {s for s in self.complete() if not any(self.range(s) < r for r in ranges)}

    def stage(self) -> Sets:
        ranges = [self.range(s) for s in self.conflict_free]
        return {s for s in self.conflict_free if not any(self.range(s) < r for r in ranges)}

    def ideal(self) -> Sets:
        preferred = self.preferred()
        inside = {s for s in self.admissible if all(s <= p for p in preferred)}
        return {s for s in inside if not any(s < t for t in inside)}

    def extensions(self, semantics: str) -> Sets:
        found: Sets = getattr(self, semantics.replace("-", "_"))()
        return found
