"""Who argued what: every speaker with their claims, the words, what they bear on, who meets them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from argmap.graph import Links
from argmap.model import ATTACKS, Claim, Relation, RelationKind, Speaker, Stance, Utterance
from argmap.queries.answers import unanswered
from argmap.queries.selection import Selection, select
from argmap.queries.stance import claim_stances, issue_of, speaker_stance


@dataclass(frozen=True, slots=True)
class Bearing:
    """A relation seen from one of its ends: the relation, who draws it, and whether it is met."""

    relation: Relation
    speakers: tuple[str, ...]
    unanswered: bool


@dataclass(frozen=True, slots=True)
class Voiced:
    """A claim as one speaker voices it."""

    claim: Claim
    stance: Stance
    utterances: tuple[Utterance, ...]
    """The speaker's own; empty for a claim that nobody voices."""
    bears: tuple[Bearing, ...]
    """What the claim is a premise of."""
    met_by: tuple[Bearing, ...]
    """The rebuttals, undercuts and contradictions that aim at the claim or at what it is used for."""

    @property
    def unanswered(self) -> bool:
        """Whether the claim objects to something and nothing answers it."""
        return any(b.unanswered for b in self.bears)

    def targets(self, kind: RelationKind) -> list[str]:
        """What the claim bears on in one way: ids of claims or relations."""
        return [str(b.relation.target) for b in self.bears if b.relation.kind == kind]


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with their stance and claims."""

    speaker: Speaker
    stance: Stance
    claims: tuple[Voiced, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """The answer to "who argued what?"."""

    links: Links
    issue: str | None
    issues: list[str]
    voices: list[Voice]
    """For, then against, mixed and none; in file order within each."""
    claims: list[Voiced]
    """The claims asked about, each once, with all their utterances."""
    unvoiced: list[str]
    stances: dict[str, Stance] = field(repr=False)


_ORDER: dict[Stance, int] = {"for": 0, "against": 1, "mixed": 2, "none": 3}


def who(links: Links, selection: Selection = Selection(), issue: str | None = None) -> Who:
    """Who argued what, about the claims a selection lets pass; stances are towards the issue."""
    map = links.map
    issue = issue or issue_of(links)
    stances = claim_stances(links, issue)
    open_relations = unanswered(links)
    chosen = select(links, selection, stances, open_relations)
    claims = [_voiced(links, c, stances[c.id], open_relations) for c in chosen]
    by_speaker: dict[str, list[Voiced]] = defaultdict(list)
    for voiced in claims:
        for speaker in voiced.claim.speakers:
            if not selection.speakers or speaker in selection.speakers:
                by_speaker[speaker].append(_by(voiced, speaker))
    of_all: dict[str, list[Stance]] = defaultdict(list)
    for claim in map.claims.values():
        for speaker in claim.speakers:
            of_all[speaker].append(stances[claim.id])
    voices = [
        Voice(speaker, speaker_stance(map, id, of_all[id]), tuple(by_speaker[id]))
        for id, speaker in map.speakers.items()
        if id in by_speaker or selection.empty
    ]
    voices.sort(key=lambda v: _ORDER[v.stance])
    unvoiced = [v.claim.id for v in claims if not v.claim.utterances]
    issues = map.issues or ([issue] if issue else [])
    return Who(links, issue, issues, voices, claims, unvoiced, stances)


def _by(voiced: Voiced, speaker: str) -> Voiced:
    """A claim with only one speaker's utterances."""
    if len(voiced.utterances) == 1:
        return voiced
    own = tuple(u for u in voiced.utterances if u.speaker == speaker)
    return Voiced(voiced.claim, voiced.stance, own, voiced.bears, voiced.met_by)


def _voiced(
    links: Links, claim: Claim, stance: Stance, open_relations: dict[str, Relation]
) -> Voiced:
    bears = tuple(_bearing(links, r, open_relations) for r in links.drawn_from(claim.id))
    met = [r for r in links.aimed_at(claim.id) if r.kind == "rebuts"]
    met += [r for r, _ in links.across(claim.id, "contradicts")]
    for relation in links.drawn_from(claim.id):
        if relation.id in links.into:
            met += [r for r in links.aimed_at(relation.id) if r.kind in ATTACKS]
    met_by = tuple(_bearing(links, r, open_relations) for r in {r.id: r for r in met}.values())
    return Voiced(claim, stance, tuple(claim.utterances), bears, met_by)


def _bearing(links: Links, relation: Relation, open_relations: dict[str, Relation]) -> Bearing:
    return Bearing(relation, tuple(links.speakers_of(relation)), relation.id in open_relations)
