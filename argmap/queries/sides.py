"""Who is on which side, and how often each speaker answers another."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, Relation, Speaker, Stance
from argmap.queries.part import Part, part_of
from argmap.queries.stance import stances_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Side:
    """A speaker's stance, and how many of their claims are on either side."""

    speaker: Speaker
    stance: Stance
    claims_for: int
    claims_against: int
    claims: int
    declared: bool
    """Whether the map declares the stance."""
    stances: dict[str, Stance]
    """Towards each issue that the speaker has a stance towards; counts are towards one of them."""
    denials: int = 0
    """How many claims they deny; `claims` does not count these."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How often one speaker rebuts, undercuts or denies what another says."""

    from_speaker: str
    to_speaker: str
    rebuts: int
    undercuts: int
    denies: int = 0
    """How many claims of the other they deny without a reason."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The answer to "who is on which side, and who answers whom?"."""

    graph: ArgumentGraph
    issue: str | None
    sides: list[Side]
    """Every speaker, with the stance and the counts towards the first issue they reach."""
    by_issue: dict[str, list[Side]]
    """By issue: the speakers who have a stance towards it."""
    answers: list[Answers]
    own: list[Answers]
    """Answers that speakers give to themselves."""


def sides(graph: ArgumentGraph, issue: str | None = None, part: Part | None = None) -> Sides:
    """The stances of all speakers, and how often each answers another.

    With `part`, only its speakers, claims and relations count.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads(
    ...     "{speakers: {x: X, y: Y}, claims: {a: {speaker: x}, b: {speaker: y, rebuts: a}}}"
    ... ))
    >>> [(side.speaker.id, side.stance) for side in sides(graph).sides]
    [('x', 'for'), ('y', 'against')]
    >>> [(pair.from_speaker, pair.to_speaker, pair.rebuts) for pair in sides(graph).answers]
    [('y', 'x', 1)]
    """
    part = part or part_of(graph)
    stances = stances_of(graph, issue)
    voiced: Counter[str] = Counter()
    denied: Counter[str] = Counter()
    counts: Counter[tuple[str, str, Stance]] = Counter()
    for claim in part.claims:
        voiced.update(claim.speakers)
        denied.update(claim.denied_by)
        for reached, stance in stances.of(claim.id).items():
            counts.update((speaker, reached, stance) for speaker in claim.speakers)

    def side(id: str, towards: str | None) -> Side:
        taken = stances.of_speakers[id]
        return Side(
            graph.map.speakers[id],
            stances.speaker(id) if towards is None else taken[towards],
            counts[id, towards or "", "for"],
            counts[id, towards or "", "against"],
            voiced[id],
            stances.is_declared(id, towards),
            taken,
            denied[id],
        )

    speakers = [speaker.id for speaker in part.speakers]
    found = [side(id, stances.towards(stances.of_speakers[id])) for id in speakers]
    by_issue = {
        issue: [side(id, issue) for id in speakers if issue in stances.of_speakers[id]]
        for issue in stances.shown
    }
    pairs = _pairs(graph, part)
    order = {id: i for i, id in enumerate(graph.map.speakers)}
    counted = [
        Answers(a, b, kinds["rebuts"], kinds["undercuts"], kinds["denies"])
        for (a, b), kinds in sorted(pairs.items(), key=lambda p: (order[p[0][0]], order[p[0][1]]))
    ]
    return Sides(
        graph,
        next(iter(stances.shown), None),
        found,
        by_issue,
        [c for c in counted if c.from_speaker != c.to_speaker],
        [c for c in counted if c.from_speaker == c.to_speaker],
    )


def _pairs(graph: ArgumentGraph, part: Part) -> dict[tuple[str, str], Counter[str]]:
    pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for relation in part.relations:
        if relation.kind in ATTACKS and relation.whole:
            for speaker in graph.speakers_of(relation):
                for other in speakers_met(graph, relation):
                    pairs[speaker, other][relation.kind] += 1
    for claim in part.claims:
        for denier in claim.denied_by:
            for other in claim.speakers:
                pairs[denier, other]["denies"] += 1
    return pairs


def speakers_met(graph: ArgumentGraph, relation: Relation) -> list[str]:
    """Those who voice the claim, or draw the relation, that a relation aims at."""
    target = graph.map.claims.get(relation.target or "")
    if target is not None:
        return target.speakers
    return graph.speakers_of(graph.map.relations[relation.target or ""])
