"""What judging means, by its definitions on the map itself: every labelling tried, no attack graph.

A label is a number: 1 in, 1/2 undecided, 0 out. A labelling is complete if the label of each claim
and step is what the others make of it. Slow, and plainly right.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from argmap.model import Label

HALF = 0.5
WORDS: dict[float, Label] = {1: "in", HALF: "undecided", 0: "out"}
Labelling = dict[str, float]


class Oracle:
    """A small map as its definitions have it."""

    def __init__(self, map, support="ignore", restates=True, supposed=()) -> None:
        self.map, self.support = map, support
        self.same = {c: c for c in map.claims}
        for r in map.relations.values() if restates else ():
            if r.kind == "restates" and len(r.premises) == 1 and r.target in self.same:
                old, new = self.same[r.target], self.same[r.premises[0]]
                self.same = {c: new if s == old else s for c, s in self.same.items()}
        self.supposed = {self.same[c]: float(label == "in") for c, label in supposed}
        self.acting = [
            r
            for r in map.relations.values()
            if r.premises and r.target is not None and r.kind not in ("qualifies", "restates")
        ]
        aimed_at = {r.target for r in map.relations.values() if r.premises}
        self.premises: dict[str, set[str]] = {}
        for r in self.acting:
            start = {self.same[p] for p in r.premises}
            if len(start) > 1 or r.id in aimed_at:
                self.premises[r.id] = start
                if r.kind == "contradicts" and len(start) == 1 and r.target in self.same:
                    self.premises[f"back {r.id}"] = {self.same[r.target]}
        self.things = [*dict.fromkeys(self.same.values()), *self.premises]
        self.attacks: set[tuple[str, str]] = set()
        self.supports: set[tuple[str, str]] = set()
        for r in self.acting:
            self._relate(r)
        if support == "deductive":
            self.attacks |= {("suppose", c) for c, v in self.supposed.items() if v == 0}
            self._close()
        self.attackers = {t: {a for a, b in self.attacks if b == t} for t in self.things}
        self.supporters = {t: {s for s, b in self.supports if b == t} for t in self.things}
        self.rests = {
            t: set() if t not in self.premises else {*self.premises[t]} for t in self.things
        }
        self.circular = {t for t in self.things if self._reaches(t, t)}

    def _ends(self, id: str) -> list[str]:
        if id in self.same:
            return [self.same[id]]
        return [x for x in (id, f"back {id}") if x in self.premises]

    def _relate(self, r) -> None:
        source = r.id if r.id in self.premises else self.same[r.premises[0]]
        for end in self._ends(r.target):
            if r.kind == "supports":
                self.supports.add((source, end))
            else:
                self.attacks.add((source, end))
        if r.kind == "contradicts":
            if f"back {r.id}" in self.premises:
                self.attacks |= {(f"back {r.id}", p) for p in self.premises[r.id]}
            else:
                self.attacks |= {(end, source) for end in self._ends(r.target)}

    def _close(self) -> None:
        while True:
            more = {(s, t) for s, a in self.supports for b, t in self.attacks if a == b}
            more |= {(a, s) for a, b in self.attacks for s, t in self.supports if b == t}
            if more <= self.attacks:
                return
            self.attacks |= more

    def _reaches(self, start: str, end: str) -> bool:
        """Whether something rests on itself, by premises and supports."""
        reached, work = set(), [start]
        while work:
            x = work.pop()
            for y in () if x in self.supposed else self.supporters[x] | self.rests[x]:
                if y not in reached:
                    reached.add(y)
                    work.append(y)
        return end in reached

    def made_of(self, thing: str, labels: Labelling) -> float:
        """What the others make of a claim or a step."""
        if thing in self.supposed:
            return self.supposed[thing]
        known = {**labels, "suppose": 1}
        found = [1 - known[a] for a in self.attackers[thing]]
        found += [known[p] for p in self.rests[thing]]
        supporters = [known[s] for s in self.supporters[thing]]
        if supporters and self.support == "any-of":
            found.append(max(supporters))
        if supporters and self.support == "necessary":
            found.append(min(supporters))
        return min([1, *found])

    def labellings(self) -> Iterator[Labelling]:
        """Every complete labelling, in which no circle of supports holds itself up."""
        for values in product((0, HALF, 1), repeat=len(self.things)):
            labels = dict(zip(self.things, values, strict=True))
            if all(self._fits(t, labels) for t in self.things):
                yield labels

    def _fits(self, thing: str, labels: Labelling) -> bool:
        made = self.made_of(thing, labels)
        if self.support not in ("any-of", "necessary") or thing in self.supposed:
            return labels[thing] == made
        if thing in self.circular and made == 1 and not self._is_founded(thing, labels):
            return labels[thing] == HALF
        return labels[thing] == made

    def _is_founded(self, thing: str, labels: Labelling) -> bool:
        """Whether something rests on what stands and is founded itself, in the end on evidence."""
        if self.support == "necessary":
            return False
        founded: set[str] = set()

        def rests_on_founded(t: str) -> bool:
            has_support = not self.supporters[t] or bool(self.supporters[t] & founded)
            return t in self.supposed or (has_support and self.rests[t] <= founded)

        while True:
            more = {t for t in self.things if labels[t] == 1 and rests_on_founded(t)}
            if more <= founded:
                return rests_on_founded(thing)
            founded |= more

    def grounded(self) -> Labelling:
        """The labels after all that must be has been said, and nothing more."""
        labels = dict.fromkeys(self.things, HALF)
        while True:
            after = {t: self.made_of(t, labels) for t in self.things}
            if after == labels:
                return labels
            labels = after

    def claims_in(self, labels: Labelling) -> frozenset[str]:
        return frozenset(c for c, s in self.same.items() if labels[s] == 1)

    def extensions(self, semantics: str) -> set[frozenset[str]]:
        """The claims of each complete, preferred or stable extension."""
        found = list(self.labellings())
        if semantics == "stable":
            found = [x for x in found if HALF not in x.values()]
        if semantics == "preferred":
            known = [frozenset((t, v) for t, v in x.items() if v != HALF) for x in found]
            found = [x for x, k in zip(found, known, strict=True) if not any(k < o for o in known)]
        return {self.claims_in(labels) for labels in found}


def words(oracle: Oracle, labels: Labelling) -> dict[str, Label]:
    return {c: WORDS[labels[s]] for c, s in oracle.same.items()}
