"""Which side of an issue a claim and a speaker are on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from argmap.graph import SIGNS, Links
from argmap.model import SYMMETRIC_KINDS, ArgumentMap, Relation, Stance

_OF_SIGNS: dict[int, Stance] = {0: "none", 1: "for", 2: "against", 3: "mixed"}
_FOR, _AGAINST = 1, 2


def issue_of(links: Links) -> str | None:
    """The claim the debate is about: the first issue declared, else the only possible one.

    That is the only claim that something bears on and that bears on nothing itself; where there
    are several, or none, the map has no issue.
    """
    map = links.map
    if map.issues:
        return map.issues[0]
    candidates = [id for id in map.claims if id in links.into and id not in links.out_of]
    return candidates[0] if len(candidates) == 1 else None


def claim_stances(links: Links, issue: str | None) -> dict[str, Stance]:
    """The stance of every claim towards the issue, by signed reachability.

    supports and restates keep the sign, rebuts and contradicts flip it, qualifies ends the way, an
    undercut counts as the opposite of what its target does. A claim that reaches the issue with both
    signs is mixed, one that reaches it with neither has none; ways stop at the issue. O(n+m).
    """
    reached = dict.fromkeys(links.map.claims, 0)
    if issue is None:
        return dict.fromkeys(reached, "none")
    into, sideways = links.into, _sideways(links)
    aimed_at = into.keys() & links.map.relations.keys()
    relations_reached = dict.fromkeys(aimed_at, 0)
    only_through: dict[tuple[str, int], str] = {}
    """By claim and sign: the symmetric relation that is the only way there, if something aims at it."""
    work: list[tuple[str, int]] = [(issue, _FOR)]
    # Ways stop at the issue: it counts as reached by both signs for as long as they are walked.
    reached[issue] = _FOR | _AGAINST
    while work:
        id, sign = work.pop()
        ways = [(relation, relation.premises) for relation in into.get(id, ())]
        if id in sideways:
            ways += sideways[id]
        for relation, ends in ways:
            kept = SIGNS[relation.kind]
            if kept == 0:
                continue
            effect = sign if kept > 0 else _FOR + _AGAINST - sign
            is_aimed_at = relation.id in aimed_at
            for end in ends:
                if not reached[end] & effect:
                    reached[end] |= effect
                    work.append((end, effect))
                    if is_aimed_at and relation.kind in SYMMETRIC_KINDS:
                        only_through[end, effect] = relation.id
                elif only_through.get((end, effect), relation.id) != relation.id:
                    del only_through[end, effect]
                    work.append((end, effect))
            if not is_aimed_at or relations_reached[relation.id] & effect:
                continue
            # What undercuts the relation is judged from where the way came, not on the way back.
            if only_through.get((id, sign)) != relation.id:
                relations_reached[relation.id] |= effect
                work.append((relation.id, effect))
    reached[issue] = _FOR
    return {id: _OF_SIGNS[signs] for id, signs in reached.items()}


def _sideways(links: Links) -> dict[str, list[tuple[Relation, list[str]]]]:
    """By claim: the symmetric relations that start from it, each with its far end."""
    found: dict[str, list[tuple[Relation, list[str]]]] = defaultdict(list)
    for relation in links.map.relations.values():
        if relation.kind in SYMMETRIC_KINDS and relation.target in links.map.claims:
            for premise in dict.fromkeys(relation.premises):
                found[premise].append((relation, [relation.target]))
    return found


def speaker_stance(map: ArgumentMap, speaker: str, stances: Iterable[Stance]) -> Stance:
    """The stance of a speaker: declared, else what their claims agree on, else mixed, else none."""
    return map.speakers[speaker].stance or agreed(stances)


def agreed(stances: Iterable[Stance]) -> Stance:
    """What several stances come to; those that are none do not count."""
    found = {s for s in stances if s != "none"}
    if not found:
        return "none"
    return found.pop() if len(found) == 1 else "mixed"


def speaker_stances(links: Links, stances: dict[str, Stance]) -> dict[str, Stance]:
    """The stance of every speaker of the map, from the stances of claims."""
    voiced: dict[str, list[Stance]] = {id: [] for id in links.map.speakers}
    for claim in links.map.claims.values():
        for speaker in claim.speakers:
            voiced[speaker].append(stances[claim.id])
    return {id: speaker_stance(links.map, id, found) for id, found in voiced.items()}
