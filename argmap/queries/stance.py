"""Which side of an issue a claim and a speaker are on."""

from __future__ import annotations

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
    relations_reached: dict[str, int] = {}
    only_through: dict[tuple[str, int], str] = {}
    """By claim and sign: the symmetric relation that is the only way there, if something aims at it."""
    work: list[tuple[str, int]] = [(issue, _FOR)]
    reached[issue] = _FOR

    def reach(claim: str, sign: int, relation: Relation) -> None:
        if claim == issue:
            return
        if not reached[claim] & sign:
            reached[claim] |= sign
            work.append((claim, sign))
            if relation.kind in SYMMETRIC_KINDS and relation.id in links.into:
                only_through[claim, sign] = relation.id
        elif only_through.get((claim, sign), relation.id) != relation.id:
            del only_through[claim, sign]
            work.append((claim, sign))

    while work:
        id, sign = work.pop()
        ways = [(relation, relation.premises) for relation in links.aimed_at(id)]
        # The far end of a symmetric relation is reached from its premise, too.
        ways += [
            (relation, [relation.target])
            for relation in links.drawn_from(id)
            if relation.kind in SYMMETRIC_KINDS and relation.target in reached
        ]
        for relation, ends in ways:
            kept = SIGNS[relation.kind]
            if kept == 0:
                continue
            effect = sign if kept > 0 else _FOR + _AGAINST - sign
            for end in ends:
                reach(end, effect, relation)
            if only_through.get((id, sign)) == relation.id:
                # What undercuts the relation is judged from where the way came, not on the way back.
                continue
            seen = relations_reached.get(relation.id, 0)
            if relation.id in links.into and not seen & effect:
                relations_reached[relation.id] = seen | effect
                work.append((relation.id, effect))
    return {id: _OF_SIGNS[signs] for id, signs in reached.items()}


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
