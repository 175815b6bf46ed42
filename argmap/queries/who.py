"""Who argued what: speakers with their claims, their words, what these bear on and who objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from argmap.model import (
    ATTACKS,
    VOICING,
    Claim,
    Force,
    Label,
    Relation,
    RelationKind,
    Speaker,
    Stance,
    Utterance,
)
from argmap.queries.answers import unanswered
from argmap.queries.selection import Selection, select
from argmap.queries.stance import OPPOSITE, Stances, issues_of, stances_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Bearing:
    """A relation seen from one of its ends: who draws it, and whether it is an unanswered objection."""

    relation: Relation
    speakers: tuple[str, ...]
    unanswered: bool


# Large maps have many of these, and a frozen dataclass takes three times as long to make.
@dataclass(slots=True)
class Voiced:
    """A claim as one speaker voices it."""

    graph: ArgumentGraph = field(repr=False)
    open_relations: Mapping[str, Relation] = field(repr=False)
    """The map's objections that nothing answers."""
    claim: Claim
    stance: Stance
    stances: dict[str, Stance]
    """Towards each issue that the claim reaches."""
    utterances: Sequence[Utterance]
    """The speaker's own; empty for a claim that nobody voices."""
    unanswered: bool
    """Whether the claim is a premise of an objection that nothing answers."""
    label: Label | None = None
    """The verdict on the claim, if the map was judged too."""
    act: Force = "asserts"
    """What the speaker does with the claim; `asserts` for all who voice it."""

    @property
    def is_voiced(self) -> bool:
        """Whether the speaker says that the claim holds."""
        return self.act in VOICING

    @property
    def relations(self) -> Sequence[Relation]:
        """The relations that the claim is a premise of."""
        return self.graph.relations_from(self.claim.id)

    @property
    def bears(self) -> list[Bearing]:
        """What the claim is a premise of, with who draws it."""
        return [self._bearing(r) for r in self.relations]

    @property
    def met_by(self) -> list[Bearing]:
        """The rebuttals, undercuts and contradictions that the claim, or its use, meets."""
        graph, id = self.graph, self.claim.id
        met = [r for r in graph.relations_into(id) if r.kind == "rebuts"]
        met += [r for r, _ in graph.across(id, "contradicts")]
        for relation in self.relations:
            met += [r for r in graph.relations_into(relation.id) if r.kind in ATTACKS]
        return [self._bearing(r) for r in {r.id: r for r in met}.values()]

    def targets(self, kind: RelationKind) -> list[str]:
        """What the claim bears on in one way: ids of claims or relations."""
        return [str(r.target) for r in self.relations if r.kind == kind]

    def _bearing(self, relation: Relation) -> Bearing:
        speakers = tuple(self.graph.speakers_of(relation))
        return Bearing(relation, speakers, relation.id in self.open_relations)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with their stance and claims."""

    speaker: Speaker
    stance: Stance
    claims: tuple[Voiced, ...]
    """The claims they voice, deny, ask or challenge; a claim occurs once for each `act`."""
    stances: dict[str, Stance]
    """Towards each issue that the speaker has a stance towards."""


@dataclass(frozen=True, slots=True)
class Camp:
    """The speakers with one stance towards an issue, each with the claims that bear on the issue."""

    issue: str | None
    """None for those who speak to no issue, where there are several."""
    stance: Stance
    voices: list[Voice]


@dataclass(frozen=True, slots=True)
class Who:
    """The answer to "who argued what?"."""

    graph: ArgumentGraph
    issue: str | None
    issues: list[str]
    voices: list[Voice]
    """For, then against, mixed and none; in file order within each."""
    claims: list[Voiced]
    """The claims asked about, each once, with all their utterances."""
    unvoiced: list[str]
    stances: Stances = field(repr=False)
    shown: Collection[Stance] = ()
    """The stances that were asked for; empty for all."""
    labels: dict[str, Label] | None = field(default=None, repr=False)
    """The verdict on each claim, if the map was judged too."""

    @property
    def camps(self) -> list[Camp]:
        """The speakers for, against and mixed towards each issue in turn, then those towards none.

        A claim is listed under each issue that it reaches. A claim that reaches none is listed with
        what else its speaker says, under the issue that the speaker's stance is towards.
        """
        issues = self.stances.shown
        camps: list[Camp] = []
        placed: set[tuple[str, str]] = set()
        for issue in issues:
            towards = [v for voice in self.voices if (v := self._towards(issue, voice)) is not None]
            placed |= {(v.speaker.id, c.claim.id) for v in towards for c in v.claims}
            towards.sort(key=lambda v: _ORDER[v.stance])
            camps += [Camp(issue, s, list(vs)) for s, vs in groupby(towards, lambda v: v.stance)]
        rest = [
            replace(voice, stance="none" if issues else voice.stance, claims=left)
            for voice in self.voices
            if (
                left := tuple(
                    c for c in voice.claims if (voice.speaker.id, c.claim.id) not in placed
                )
            )
        ]
        # groupby needs its input sorted; `who` has sorted the voices by stance.
        only = issues[0] if len(issues) == 1 else None
        return camps + [Camp(only, s, list(vs)) for s, vs in groupby(rest, lambda v: v.stance)]

    def _towards(self, issue: str, voice: Voice) -> Voice | None:
        """A speaker with what they say on one issue; None if they take no side on it."""
        stance = voice.stances.get(issue, "none")
        if stance == "none":
            return None
        # What they say besides is listed once, under the first issue that they take a side on.
        first = self.stances.towards(voice.stances) == issue
        claims = tuple(
            replace(c, stance=c.stances[issue]) if issue in c.stances else c
            for c in voice.claims
            if (
                self._is_shown(c.stances[issue])
                if issue in c.stances
                else first and not self._reaches(c)
            )
        )
        return replace(voice, stance=stance, claims=claims) if claims else None

    def _is_shown(self, stance: Stance) -> bool:
        return not self.shown or stance in self.shown

    def _reaches(self, voiced: Voiced) -> bool:
        return self.stances.towards(voiced.stances) is not None


_ORDER: dict[Stance, int] = {"for": 0, "against": 1, "mixed": 2, "none": 3}


EVERYTHING = Selection()
SHOWN_ACTS: frozenset[Force] = VOICING | {"denies"}
"""The acts listed by default: whoever only asks or challenges takes no side."""


def who(
    graph: ArgumentGraph,
    selection: Selection = EVERYTHING,
    issue: str | None = None,
    labels: dict[str, Label] | None = None,
) -> Who:
    """Who argued what, about the claims that fit a selection.

    Stances are towards `issue`, else towards each issue of the map.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads(
    ...     "{speakers: {x: X, y: Y}, claims: {a: {speaker: x}, b: {speaker: y, rebuts: a}}}"
    ... ))
    >>> for voice in who(graph).voices:
    ...     print(voice.speaker.id, voice.stance, [voiced.claim.id for voiced in voice.claims])
    x for ['a']
    y against ['b']
    """
    map = graph.map
    stances = stances_of(graph, issue)
    open_relations = unanswered(graph)
    # Lists leave out an argument whose steps are spelled out, but not if somebody voices it.
    chosen = [
        c
        for c in select(graph, replace(selection, arguments=True), stances, open_relations)
        if selection.arguments or c.utterances or c.id not in graph.spelled_out
    ]
    unmet = {premise for relation in open_relations.values() for premise in relation.premises}
    known = labels or {}
    acts = selection.acts

    def said(claim: Claim) -> Sequence[Utterance]:
        return [u for u in claim.utterances if u.force in acts] if acts else claim.utterances

    claims = [
        Voiced(
            *(graph, open_relations, c, stances.claim(id), stances.of(id), said(c)),
            *(id in unmet, known.get(id)),
        )
        for id, c in ((c.id, c) for c in chosen)
    ]
    by_speaker: dict[str, list[Voiced]] = defaultdict(list)
    for voiced in claims:
        for speaker, act in _acts(voiced.claim, selection):
            by_speaker[speaker].append(_by(voiced, speaker, act))
    voices = [
        Voice(speaker, stances.speaker(id), tuple(by_speaker[id]), stances.of_speakers[id])
        for id, speaker in map.speakers.items()
        if id in by_speaker or selection.empty or id in selection.speakers
    ]
    voices.sort(key=lambda v: _ORDER[v.stance])
    unvoiced = [v.claim.id for v in claims if not v.claim.speakers]
    issues = issues_of(graph) or stances.shown
    towards = next(iter(stances.shown), None)
    asked = selection.stances
    return Who(graph, towards, issues, voices, claims, unvoiced, stances, asked, labels)


def _acts(claim: Claim, selection: Selection) -> Iterable[tuple[str, Force]]:
    """Who does what with a claim, among the acts asked for; voicing it in any way is `asserts`."""
    asked = selection.acts or SHOWN_ACTS
    return dict.fromkeys(
        (u.speaker, "asserts" if u.voices else u.force)
        for u in claim.utterances
        if u.force in asked and (not selection.speakers or u.speaker in selection.speakers)
    )


def _by(voiced: Voiced, speaker: str, act: Force) -> Voiced:
    """What one speaker does with a claim: whoever denies it has the opposite stance."""
    # Most claims have one utterance, and large maps have many claims: these need no copy.
    if act == "asserts" and len(voiced.utterances) == 1:
        return voiced
    forces = VOICING if act == "asserts" else {act}
    own = [u for u in voiced.utterances if u.speaker == speaker and u.force in forces]
    if act == "asserts":
        return replace(voiced, utterances=own)
    denies = act == "denies"
    stances = {i: OPPOSITE[s] for i, s in voiced.stances.items()} if denies else {}
    stance = OPPOSITE[voiced.stance] if denies else "none"
    return replace(
        voiced, utterances=own, act=act, stance=stance, stances=stances, unanswered=False
    )
