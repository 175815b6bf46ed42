"""Which side of an issue a claim and a speaker are on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import SIGNS, SYMMETRIC_KINDS, Relation, Stance
from argmap.queries.once import once

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

# A sign is a bit, so that one number says which signs a claim reaches the issue with: 3 is both.
_OF_SIGNS: dict[int, Stance] = {1: "for", 2: "against", 3: "mixed"}
_FOR, _AGAINST = 1, 2
OPPOSITE: dict[Stance, Stance] = {
    "for": "against",
    "against": "for",
    "mixed": "mixed",
    "none": "none",
}
"""The stance of whoever denies a claim with a stance."""


def issue_of(graph: ArgumentGraph) -> str | None:
    """The claim the debate is about: the first issue declared, else the only possible one.

    That is the only claim that something bears on and that bears on nothing itself; where there
    are several, or none, the map has no issue.
    """
    map = graph.map
    if map.issues:
        return map.issues[0]
    candidates = [id for id in map.claims if graph.is_aimed_at(id) and not graph.is_premise(id)]
    return candidates[0] if len(candidates) == 1 else None


def issues_of(graph: ArgumentGraph) -> list[str]:
    """The claims the debate is about: all issues declared, else what `issue_of` finds."""
    issue = issue_of(graph)
    return list(dict.fromkeys(graph.map.issues or ([issue] if issue else [])))


class _Ways:
    """The paths by which claims reach an issue."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.sideways = _sideways(graph)
        self.aimed_at = {id for id in graph.map.relations if graph.is_aimed_at(id)}

    def to(self, issue: str) -> dict[str, Stance]:
        """The stance of every claim that reaches the issue, by signed reachability.

        supports and restates keep the sign, rebuts and contradicts flip it, qualifies ends the path, an
        undercut counts as the opposite of what its target does. A claim that reaches the issue with
        both signs is mixed; paths stop at the issue. Linear in what reaches it.

        In `c undercuts b/a`, where `b rebuts a`, b is against a, and c takes that objection away:

        >>> from argmap import loads, to_graph
        >>> map = loads("claims: {a: A., b: {rebuts: a}, c: {undercuts: b/a}}")
        >>> _Ways(to_graph(map)).to("a")
        {'a': 'for', 'b': 'against', 'c': 'for'}
        """
        sideways, aimed_at = self.sideways, self.aimed_at
        reached: dict[str, int] = {}
        relations_reached: dict[str, int] = {}
        # By claim and sign: the symmetric relation that is the only way there, if something aims at it.
        only_through: dict[tuple[str, int], str] = {}
        work: list[tuple[str, int]] = [(issue, _FOR)]
        # Paths stop at the issue: until the end it counts as reached with both signs.
        reached[issue] = _FOR | _AGAINST
        while work:
            id, sign = work.pop()
            ways = [(relation, relation.premises) for relation in self.graph.relations_into(id)]
            if id in sideways:
                ways += sideways[id]
            for relation, ends in ways:
                kept = SIGNS[relation.kind]
                if kept == 0:
                    continue
                effect = sign if kept > 0 else _FOR + _AGAINST - sign
                is_aimed_at = relation.id in aimed_at
                for end in ends:
                    if not reached.get(end, 0) & effect:
                        reached[end] = reached.get(end, 0) | effect
                        work.append((end, effect))
                        if is_aimed_at and relation.kind in SYMMETRIC_KINDS:
                            only_through[end, effect] = relation.id
                    elif only_through.get((end, effect), relation.id) != relation.id:
                        # A second relation leads here: walk on again, now also to what undercuts the first.
                        del only_through[end, effect]
                        work.append((end, effect))
                if not is_aimed_at or relations_reached.get(relation.id, 0) & effect:
                    continue
                # An undercutter's stance follows from the end nearer to the issue, not from the way back.
                if only_through.get((id, sign)) != relation.id:
                    relations_reached[relation.id] = relations_reached.get(relation.id, 0) | effect
                    work.append((relation.id, effect))
        reached[issue] = _FOR
        return {id: _OF_SIGNS[signs] for id, signs in reached.items()}


@dataclass(frozen=True, slots=True)
class Stances:
    """Where claims and speakers stand towards each issue of a map.

    A debate about uniforms and fees has two issues. What Ada says for uniforms and against fees makes
    her for the one and against the other; a claim that reaches both has a stance towards both. *The*
    stance is the one towards the issue that was asked for, else towards the first one reached.
    """

    issues: list[str]
    """All that a stance can be towards: the map's issues in file order, and the one asked for."""
    asked: str | None
    """The issue that was asked for."""
    of_claims: dict[str, dict[str, Stance]]
    """By claim that reaches an issue: its stance towards each issue that it reaches."""
    of_speakers: dict[str, dict[str, Stance]]
    """By speaker: the stance towards each issue that they have one towards."""
    declared: dict[str, Stance]
    """By speaker: the stance that the map declares."""
    declared_towards: dict[str, str]
    """By speaker: the issue that the declared stance is towards; empty if the map has no issue."""

    @property
    def shown(self) -> list[str]:
        """The issues under which answers are listed: the one asked for, else all."""
        return self.issues if self.asked is None else [self.asked]

    def of(self, claim: str) -> dict[str, Stance]:
        """The stance of a claim towards each issue that it reaches."""
        return self.of_claims.get(claim, {})

    def claim(self, id: str) -> Stance:
        """The stance of a claim."""
        return self._first(self.of(id))

    def speaker(self, id: str) -> Stance:
        """The stance of a speaker."""
        # A map without any issue can still declare a stance.
        own = None if self.issues else self.declared.get(id)
        return own or self._first(self.of_speakers[id])

    def towards(self, found: dict[str, Stance]) -> str | None:
        """The issue that the stance of a claim or speaker is towards; None if they reach none."""
        return next((issue for issue in self.shown if issue in found), None)

    def under(self, found: dict[str, Stance], wanted: Collection[Stance] = ()) -> list[str]:
        """The issues shown towards which there is a stance, or one of those wanted."""
        return [i for i in self.shown if i in found and (not wanted or found[i] in wanted)]

    def is_declared(self, speaker: str, issue: str | None) -> bool:
        """Whether the map declares the stance of a speaker towards an issue."""
        return speaker in self.declared and issue == self.declared_towards.get(speaker)

    def among(self, found: dict[str, Stance]) -> set[Stance]:
        """The stances of a claim or speaker towards the issues shown; only "none" if they reach none."""
        return {found[issue] for issue in self.shown if issue in found} or {"none"}

    def _first(self, found: dict[str, Stance]) -> Stance:
        issue = self.towards(found)
        return "none" if issue is None else found[issue]


@once
def stances_of(graph: ArgumentGraph, asked: str | None = None) -> Stances:
    """Where claims and speakers stand towards each issue, and towards one that is asked for.

    A declared stance is towards the first issue that the speaker reaches, else the map's first one. It
    wins over what their claims, and their denials of claims, agree on. Linear in the claims that reach
    each issue.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads(
    ...     "{speakers: {x: X, y: Y}, claims: {a: {speaker: x}, b: {speaker: y, rebuts: a}}}"
    ... ))
    >>> stances_of(graph).claim("b"), stances_of(graph).speaker("x")
    ('against', 'for')
    """
    declared = issues_of(graph)
    issues = declared if asked is None or asked in declared else [*declared, asked]
    ways = _Ways(graph) if issues else None
    of_claims: dict[str, dict[str, Stance]] = {}
    for issue in issues:
        assert ways is not None
        for id, stance in ways.to(issue).items():
            of_claims.setdefault(id, {})[issue] = stance
    taken: dict[str, dict[str, list[Stance]]] = {id: {} for id in graph.map.speakers}
    for claim in graph.map.claims.values():
        for issue, stance in of_claims.get(claim.id, {}).items():
            for voice in claim.speakers:
                taken[voice].setdefault(issue, []).append(stance)
            for denier in claim.denied_by:
                taken[denier].setdefault(issue, []).append(OPPOSITE[stance])
    of_speakers: dict[str, dict[str, Stance]] = {}
    declared_towards: dict[str, str] = {}
    for id, speaker in graph.map.speakers.items():
        found = {i: agreed(taken[id][i]) for i in issues if i in taken[id]}
        if speaker.stance is not None:
            towards = next(iter(found), issues[0] if issues else None)
            if towards is not None:
                found[towards] = speaker.stance
                declared_towards[id] = towards
        of_speakers[id] = {i: found[i] for i in issues if i in found}
    by_map = {s.id: s.stance for s in graph.map.speakers.values() if s.stance is not None}
    return Stances(issues, asked, of_claims, of_speakers, by_map, declared_towards)


def _sideways(graph: ArgumentGraph) -> dict[str, list[tuple[Relation, list[str]]]]:
    """By claim: the symmetric relations that start from it, each with its far end."""
    found: dict[str, list[tuple[Relation, list[str]]]] = defaultdict(list)
    for relation in graph.map.relations.values():
        if relation.kind in SYMMETRIC_KINDS and relation.target in graph.map.claims:
            for premise in dict.fromkeys(relation.premises):
                found[premise].append((relation, [relation.target]))
    return found


def agreed(stances: Iterable[Stance]) -> Stance:
    """The stance that several stances make together; "none" does not count.

    >>> agreed(["for", "none"]), agreed(["for", "against"]), agreed([])
    ('for', 'mixed', 'none')
    """
    found = {s for s in stances if s != "none"}
    if not found:
        return "none"
    return found.pop() if len(found) == 1 else "mixed"
