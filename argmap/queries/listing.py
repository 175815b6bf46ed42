"""The elements of a map as lists: claims, speakers, sources and relations, filtered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from argmap.model import VOICING, Claim, Relation, Source, Speaker, Stance
from argmap.queries.answers import unanswered
from argmap.queries.selection import Selection, select
from argmap.queries.stance import Stances, stances_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim with its stance, and whether it is a premise of an unanswered objection."""

    claim: Claim
    stance: Stance
    stances: dict[str, Stance]
    """Towards each issue that the claim reaches."""
    under: list[str]
    """The issues to list it under: those it reaches with a stance that was asked for."""
    unanswered: bool


@dataclass(frozen=True, slots=True)
class ListedSpeaker:
    """A speaker with their stance, and how many of the selected claims they voice."""

    speaker: Speaker
    stance: Stance
    stances: dict[str, Stance]
    """Towards each issue that the speaker has a stance towards."""
    under: list[str]
    """The issues to list them under: those they take a stance towards that was asked for."""
    claims: int
    unanswered: int
    """How many unanswered objections they draw."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source, and how much of the selected claims is taken from it."""

    source: Source
    utterances: int
    speakers: int


@dataclass(frozen=True, slots=True)
class ListedRelation:
    """A relation with who draws it, and whether it is an objection that nothing answers."""

    relation: Relation
    speakers: list[str]
    unanswered: bool


def list_claims(
    graph: ArgumentGraph, selection: Selection, issue: str | None = None
) -> list[ListedClaim]:
    """The claims that fit, in file order.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}"))
    >>> [(c.claim.id, c.stance) for c in list_claims(graph, Selection(kinds=("rebuts",)))]
    [('b', 'against'), ('c', 'for')]
    """
    stances = stances_of(graph, issue)
    under = partial(stances.under, wanted=selection.stances)
    open_relations = unanswered(graph)
    objecting = {p for r in open_relations.values() for p in r.premises}
    return [
        ListedClaim(
            claim,
            stances.claim(claim.id),
            stances.of(claim.id),
            under(stances.of(claim.id)),
            claim.id in objecting,
        )
        for claim in select(graph, voiced(selection), stances, open_relations)
    ]


def voiced(selection: Selection) -> Selection:
    """The selection, narrowed to what its speakers voice unless it names other acts."""
    if not selection.speakers or selection.acts:
        return selection
    # Sorted, because the order of a set changes from run to run.
    return replace(selection, acts=tuple(sorted(VOICING)))


def list_speakers(
    graph: ArgumentGraph, selection: Selection, issue: str | None = None
) -> list[ListedSpeaker]:
    """The speakers who voice a claim that fits; without a filter all speakers.

    `selection.stances` is about the stance of the speaker, not that of each claim.
    """
    stances = stances_of(graph, issue)
    under = partial(stances.under, wanted=selection.stances)
    open_relations = unanswered(graph)
    # What is asked about the speakers themselves is tested below, and must not drop their claims.
    of_claims = replace(selection, stances=(), anonymous=False)
    chosen = select(graph, of_claims, stances, open_relations)
    acts = selection.acts or VOICING
    voiced = Counter(s for claim in chosen for s in claim.speakers_by(*acts))
    dropped = Counter(s for r in open_relations.values() for s in graph.speakers_of(r))
    return [
        ListedSpeaker(
            speaker,
            stances.speaker(id),
            stances.of_speakers[id],
            under(stances.of_speakers[id]),
            voiced[id],
            dropped[id],
        )
        for id, speaker in graph.map.speakers.items()
        if (voiced[id] or of_claims.empty)
        and (not selection.speakers or id in selection.speakers)
        and (speaker.is_nameless or not selection.anonymous)
        and (not selection.stances or _takes(stances, id, selection.stances))
    ]


def _takes(stances: Stances, speaker: str, wanted: Sequence[Stance]) -> bool:
    """Whether a speaker takes one of some stances towards an issue."""
    # Without any issue a speaker can still have the stance that the map declares.
    taken = stances.among(stances.of_speakers[speaker]) if stances.issues else set()
    return not (taken or {stances.speaker(speaker)}).isdisjoint(wanted)


def list_sources(
    graph: ArgumentGraph, selection: Selection, issue: str | None = None
) -> list[ListedSource]:
    """The sources of the claims that fit; without a filter all sources."""
    stances = stances_of(graph, issue)
    chosen = select(graph, selection, stances, unanswered(graph))
    taken: Counter[str] = Counter()
    speakers: dict[str, set[str]] = defaultdict(set)
    for claim in chosen:
        for utterance in claim.utterances:
            wanted = not selection.speakers or utterance.speaker in selection.speakers
            if utterance.source is not None and wanted:
                taken[utterance.source] += 1
                speakers[utterance.source].add(utterance.speaker)
    return [
        ListedSource(source, taken[id], len(speakers[id]))
        for id, source in graph.map.sources.items()
        if (taken[id] or selection.empty) and (not selection.sources or id in selection.sources)
    ]


def list_relations(
    graph: ArgumentGraph, selection: Selection, issue: str | None = None
) -> list[ListedRelation]:
    """The relations that fit, in file order.

    The relation itself must fit `kinds`, `speakers` and `unanswered`. One of its premises or its target
    must fit `match`, and one of its premises must fit everything else.
    """
    stances = stances_of(graph, issue)
    open_relations = unanswered(graph)
    of_claims = replace(selection, kinds=(), speakers=(), unanswered=False, match=None)
    fitting = {c.id for c in select(graph, of_claims, stances, open_relations)}
    matching = replace(Selection(), match=selection.match)
    matched = {c.id for c in select(graph, matching, stances, open_relations)}
    everything = of_claims.empty
    found: list[ListedRelation] = []
    for relation in graph.map.relations.values():
        speakers = graph.speakers_of(relation)
        is_open = relation.id in open_relations
        if (
            (everything or not fitting.isdisjoint(relation.premises))
            and (selection.match is None or matched & {*relation.premises, relation.target})
            and (not selection.kinds or relation.kind in selection.kinds)
            and (not selection.speakers or not set(speakers).isdisjoint(selection.speakers))
            and (is_open or not selection.unanswered)
        ):
            found.append(ListedRelation(relation, speakers, is_open))
    return found
