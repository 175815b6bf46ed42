"""Who stands where, and who answers whom how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from argmap.graph import Links
from argmap.model import ATTACKS, Relation, Speaker, Stance
from argmap.queries.stance import claim_stances, issue_of, speaker_stance


@dataclass(frozen=True, slots=True)
class Side:
    """A speaker's stance, and how many of their claims are on either side."""

    speaker: Speaker
    stance: Stance
    claims_for: int
    claims_against: int
    claims: int


@dataclass(frozen=True, slots=True)
class Answers:
    """How often one speaker rebuts or undercuts another."""

    from_speaker: str
    to_speaker: str
    rebuts: int
    undercuts: int


@dataclass(frozen=True, slots=True)
class Sides:
    """The answer to "who stands where, and who answers whom?"."""

    links: Links
    issue: str | None
    sides: list[Side]
    answers: list[Answers]
    own: list[Answers]
    """Answers that speakers give to themselves."""


def sides(links: Links, issue: str | None = None) -> Sides:
    """The stances of all speakers, and a count for each pair of whom one answers the other."""
    issue = issue or issue_of(links)
    stances = claim_stances(links, issue)
    voiced: dict[str, list[Stance]] = defaultdict(list)
    for claim in links.map.claims.values():
        for speaker in claim.speakers:
            voiced[speaker].append(stances[claim.id])
    found = [
        Side(
            speaker,
            speaker_stance(links.map, id, voiced[id]),
            voiced[id].count("for"),
            voiced[id].count("against"),
            len(voiced[id]),
        )
        for id, speaker in links.map.speakers.items()
    ]
    pairs = _pairs(links)
    order = {id: i for i, id in enumerate(links.map.speakers)}
    counted = [
        Answers(a, b, kinds["rebuts"], kinds["undercuts"])
        for (a, b), kinds in sorted(pairs.items(), key=lambda p: (order[p[0][0]], order[p[0][1]]))
    ]
    return Sides(
        links,
        issue,
        found,
        [c for c in counted if c.from_speaker != c.to_speaker],
        [c for c in counted if c.from_speaker == c.to_speaker],
    )


def _pairs(links: Links) -> dict[tuple[str, str], Counter[str]]:
    pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for relation in links.map.relations.values():
        if relation.kind in ATTACKS and relation.whole:
            for speaker in links.speakers_of(relation):
                for other in speakers_met(links, relation):
                    pairs[speaker, other][relation.kind] += 1
    return pairs


def speakers_met(links: Links, relation: Relation) -> list[str]:
    """Those who voice the claim, or draw the relation, that a relation aims at."""
    target = links.map.claims.get(relation.target or "")
    if target is not None:
        return target.speakers
    return links.speakers_of(links.map.relations[relation.target or ""])
