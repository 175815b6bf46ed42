"""Rebuttal chains: what was answered to a claim, what was answered to that, and so on."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, SYMMETRIC_KINDS, Label, Relation, RelationKind
from argmap.queries.answers import unanswered
from argmap.queries.stance import issue_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

OBJECTIONS = ATTACKS | {"contradicts"}
# A chain is about objections: they are shown before what only limits or supports a claim.
_ORDER = {"rebuts": 0, "undercuts": 0, "contradicts": 1, "qualifies": 2, "supports": 3}


@dataclass(frozen=True, slots=True)
class Ways:
    """Which relations a chain follows.

    It always follows rebuttals, undercuts and contradictions. It shows qualifications, but does not
    follow them.
    """

    up: bool = False
    """From a claim to what it answers, rather than to what answers it."""
    supports: bool | None = None
    """Follow supports too: True, False, or None for only where the chain begins at an issue."""
    between: tuple[str, str] | None = None
    """Only steps from one of these two speakers to the other."""
    switching: bool = False
    """Only steps at which the speaker changes."""
    depth: int | None = None
    """How many relations away from its beginning a chain goes at most, by the shortest way."""


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a chain: a claim, or the relation by which the claims under it answer.

    Steps are in reading order; the parent of a step is the last step before it that is one level
    less deep. The relations that aim at a claim are below it; below a relation are its premises, and
    then what aims at the relation itself.
    """

    level: int
    claim: str | None
    relation: Relation | None
    repeated: bool = False
    """The claim is shown in full elsewhere in this answer."""
    cyclic: bool = False
    """The claim is one of those that led here: the debate goes round in a circle."""
    unanswered: bool = False
    own: bool = False
    """The relation comes from a speaker of what it aims at."""
    folded: int = 0
    """How many relations below are left out because of the depth asked for."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The answer to "what was answered to this?"."""

    graph: ArgumentGraph
    roots: list[str]
    steps: list[Step]
    ways: Ways
    labels: dict[str, Label] | None = None
    """The verdict on each claim, if the map was judged too."""

    @property
    def longest(self) -> int:
        """The longest exchange among the whole map's rebuttals and undercuts, in relations."""
        from argmap.graph.paths import longest_path

        return longest_path(self.graph.of_kinds(ATTACKS)).length


def chain_roots(graph: ArgumentGraph, issue: str | None = None, ways: Ways = Ways()) -> list[str]:
    """Where chains begin when no claim is named: the issues, else what is attacked and attacks nothing.

    Exchanges between two speakers begin wherever one of the two first answers the other.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {text: B., rebuts: a}, c: C., d: {text: D., rebuts: c}}")
    >>> chain_roots(to_graph(map))
    ['a', 'c']
    """
    map = graph.map
    if ways.between is not None:
        return _exchange_roots(graph, ways.between)
    if issue or map.issues:
        return [issue] if issue else list(map.issues)
    only = issue_of(graph)
    if only:
        return [only]
    met = [id for id in map.claims if any(r.kind in ATTACKS for r in graph.relations_into(id))]
    ends = [id for id in met if not any(r.kind in ATTACKS for r in graph.relations_from(id))]
    # If every attacked claim attacks another one, none is a better beginning than the first.
    return ends or met[:1]


def _exchange_roots(graph: ArgumentGraph, between: tuple[str, str]) -> list[str]:
    walk = _Walk(graph, Ways(between=between))
    claims = graph.map.claims
    met = [id for id in claims if any(r.kind in OBJECTIONS for r in walk._replies(id))]
    answers = _Walk(graph, Ways(up=True, between=between))
    begins = [id for id in met if not answers._replies(id)]
    return begins or met[:1]


def chain(
    graph: ArgumentGraph,
    roots: list[str],
    ways: Ways = Ways(),
    labels: dict[str, Label] | None = None,
) -> Chain:
    """The chains that begin at some claims. O(n+m): each claim is followed once.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}}")
    >>> for step in chain(to_graph(map), ["a"]).steps:
    ...     print("  " * step.level + (step.claim or step.relation.kind))
    a
      rebuts
        b
        undercuts
          c
    """
    issues = set(graph.map.issues or filter(None, [issue_of(graph)]))
    walk = _Walk(graph, ways)
    wanted = {r: r in issues if ways.supports is None else ways.supports for r in roots}
    if ways.depth is not None:
        # Supports may be followed from some roots only, so the two kinds are measured apart.
        for supports in (True, False):
            begins = [root for root in roots if wanted[root] == supports]
            walk.measure(begins, ways.depth, supports=supports and not ways.up)
    for root in roots:
        walk.follow(root, supports=wanted[root] and not ways.up)
    steps = walk.steps_with_repeats()
    if ways.between is not None or ways.switching:
        steps = _only_objections(steps)
    return Chain(graph, roots, steps, ways, labels)


def parents(steps: list[Step]) -> list[int]:
    """The index of the step that each step is under; -1 for a root.

    >>> parents([Step(0, "a", None), Step(1, "b", None), Step(2, "c", None), Step(1, "d", None)])
    [-1, 0, 1, 0]
    """
    found: list[int] = []
    trail: list[int] = []
    for i, step in enumerate(steps):
        del trail[step.level :]
        found.append(trail[-1] if trail else -1)
        trail.append(i)
    return found


def longest_chain(graph: ArgumentGraph, root: str | None = None) -> list[str]:
    """The claims of the longest chain of rebuttals and undercuts, from the root on.

    The longest of the map, or the longest that begins at `root`. A cycle counts as one place.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}")
    >>> longest_chain(to_graph(map))
    ['a', 'b', 'c']
    """
    from argmap.graph.paths import longest_path

    return longest_path(graph.of_kinds(ATTACKS), root).claims


@dataclass(frozen=True, slots=True)
class _Visit:
    """Something left to do in the walk: show a claim, show a relation, or leave a claim."""

    level: int
    distance: int
    """How many relations lie between the root and here."""
    claim: str | None = None
    relation: Relation | None = None
    over: str = ""
    """With `relation`: the claim or relation from which the walk came to it."""
    through: Relation | None = None
    """With `claim`: the relation that led to it, which is not walked back."""
    leaving: bool = False


class _Walk:
    """A depth-first walk in reading order.

    It keeps its own stack, because a chain can be longer than Python lets functions call themselves.
    """

    def __init__(self, graph: ArgumentGraph, ways: Ways) -> None:
        self.graph = graph
        self.ways = ways
        self.steps: list[Step] = []
        self.full: dict[str, int] = {}
        """By claim: the index of the step that shows it in full."""
        self.followed: set[str] = set()
        """The relations whose own replies are shown; relations, too, can aim at one another in a circle."""
        self.nearest: dict[str, int] = {}
        """By claim: how many relations away from a root it is, where there is a limit to that."""
        self.trail: set[str] = set()
        """The claims that lead from the root to here."""
        self.open_relations = unanswered(graph)
        self.supports = False

    def measure(self, roots: Sequence[str], depth: int, *, supports: bool) -> None:
        """Find how near each claim is to the roots, so that it is followed where it is nearest."""
        self.supports = supports
        queue: deque[tuple[int, str, Relation | None]] = deque((0, root, None) for root in roots)
        met: set[tuple[str, str]] = set()
        while queue:
            distance, id, relation = queue.popleft()
            if relation is None:
                if self.nearest.get(id, depth + 1) <= distance:
                    continue
                self.nearest[id] = distance
                replies = self._replies(id)
            elif (id, relation.id) in met:
                continue
            else:
                met.add((id, relation.id))
                if relation.kind != "qualifies":
                    # The claims at a relation's end are as far away as the relation itself.
                    queue.extendleft((distance, end, None) for end in self._ends(relation, id))
                id = relation.id
                replies = [] if self.ways.up else self._replies(id)
            if distance < depth:
                queue.extend((distance + 1, id, reply) for reply in replies)

    def steps_with_repeats(self) -> list[Step]:
        """The steps; a claim that is shown in full elsewhere, or occurred before, is marked."""
        home = dict(self.full)
        for i, step in enumerate(self.steps):
            if step.claim is not None and home.setdefault(step.claim, i) != i:
                self.steps[i] = replace(step, repeated=True)
        return self.steps

    def follow(self, root: str, *, supports: bool) -> None:
        """Add the steps of the chain that begins at `root`."""
        self.supports = supports
        stack = [_Visit(0, 0, claim=root)]
        while stack:
            visit = stack.pop()
            if visit.relation is not None:
                stack += reversed(self._show_relation(visit, visit.relation))
            elif visit.claim is not None and visit.leaving:
                self.trail.discard(visit.claim)
            elif visit.claim is not None:
                stack += reversed(self._show_claim(visit, visit.claim))

    def _show_claim(self, visit: _Visit, claim: str) -> list[_Visit]:
        leaf = visit.through is not None and visit.through.kind == "qualifies"
        nearer_elsewhere = visit.distance > self.nearest.get(claim, visit.distance)
        if leaf or nearer_elsewhere or claim in self.full:
            self.steps.append(Step(visit.level, claim, None, cyclic=claim in self.trail))
            return []
        self.full[claim] = len(self.steps)
        back = visit.through
        if back is not None and back.target == claim and len(back.premises) > 1:
            # The walk came from one of several linked premises: the relation leads to the others.
            back = None
        replies = [r for r in self._replies(claim) if r is not back]
        if self._too_deep(visit):
            self.steps.append(Step(visit.level, claim, None, folded=len(replies)))
            return []
        self.steps.append(Step(visit.level, claim, None))
        self.trail.add(claim)
        level, distance = visit.level + 1, visit.distance + 1
        below = [_Visit(level, distance, relation=r, over=claim) for r in replies]
        # The walk leaves the claim only after everything below it.
        return [*below, _Visit(visit.level, visit.distance, claim, leaving=True)]

    def _show_relation(self, visit: _Visit, relation: Relation) -> list[_Visit]:
        again = self.ways.up or relation.id in self.followed
        replies = [] if again else self._replies(relation.id)
        too_deep = self._too_deep(visit)
        by, to = self._sides(relation, visit.over)
        self.steps.append(
            Step(
                visit.level,
                None,
                relation,
                unanswered=relation.id in self.open_relations,
                own=not by.isdisjoint(to),
                folded=len(replies) if too_deep else 0,
            )
        )
        level, distance = visit.level + 1, visit.distance
        ends = self._ends(relation, visit.over)
        below = [_Visit(level, distance, claim=end, through=relation) for end in ends]
        if not too_deep:
            self.followed.add(relation.id)
            below += [_Visit(level, distance + 1, relation=r, over=relation.id) for r in replies]
        return below

    def _too_deep(self, visit: _Visit) -> bool:
        return self.ways.depth is not None and visit.distance >= self.ways.depth

    def _replies(self, id: str) -> list[Relation]:
        """The relations to follow from a claim or relation, each once: objections come first."""
        graph = self.graph
        if self.ways.up:
            found = [r for r in graph.relations_from(id) if r.kind in ATTACKS]
        else:
            found = [r for r in graph.relations_into(id) if self._followed(r.kind)]
        if id in graph.map.claims:
            found += [r for r, _ in graph.across(id, "contradicts")]
        wanted = [r for r in {r.id: r for r in found}.values() if self._asked_for(r, id)]
        return sorted(wanted, key=lambda r: _ORDER[r.kind])

    def _followed(self, kind: RelationKind) -> bool:
        return self.supports if kind == "supports" else kind != "restates"

    def _ends(self, relation: Relation, over: str) -> list[str]:
        """The claims that a relation leads to when the walk comes to it from `over`."""
        target = relation.target or ""
        if target == over:
            return relation.premises
        # An undercut answers a step, and the premises of that step are shown in its place.
        return (
            [target]
            if target in self.graph.map.claims
            else self.graph.map.relations[target].premises
        )

    def _asked_for(self, relation: Relation, over: str) -> bool:
        ways = self.ways
        if relation.kind == "supports" or (ways.between is None and not ways.switching):
            return True
        by, to = self._sides(relation, over)
        if ways.between is not None and not _exchange(ways.between, by, to):
            return False
        return not ways.switching or by.isdisjoint(to)

    def _sides(self, relation: Relation, over: str) -> tuple[set[str], set[str]]:
        """Who answers whom by a relation, seen from its end `over`.

        A contradiction has no direction of its own: the walk decides which of its ends answers.
        """
        near = set(self._speakers_at(over))
        far = {s for end in self._ends(relation, over) for s in self._speakers_at(end)}
        by, to = (near, far) if self.ways.up else (far, near)
        if relation.speakers or relation.kind not in SYMMETRIC_KINDS:
            by = set(self.graph.speakers_of(relation))
        return by, to

    def _speakers_at(self, id: str) -> list[str]:
        claim = self.graph.map.claims.get(id)
        return claim.speakers if claim else self.graph.speakers_of(self.graph.map.relations[id])


def _exchange(between: tuple[str, str], speakers: set[str], met: set[str]) -> bool:
    a, b = between
    return (a in speakers and b in met) or (b in speakers and a in met)


def _only_objections(steps: list[Step]) -> list[Step]:
    """The steps without the supports that lead to no objection."""
    kept: list[Step] = []
    # The level of the last relation kept. It is deeper than a support only if an objection is below
    # that support, which is known in time because the steps are read backwards.
    last = 0
    for step in reversed(steps):
        if step.relation is not None:
            if step.relation.kind == "supports" and last <= step.level:
                # Nothing below objects: leave out the support and what is under it.
                while kept and kept[-1].level > step.level:
                    kept.pop()
                continue
            last = step.level
        elif step.level == 0:
            last = 0
        kept.append(step)
    return kept[::-1]
