"""The part of a map that is asked about, for questions about a map as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker, Utterance
from argmap.queries.answers import unanswered
from argmap.queries.listing import list_relations, list_sources, list_speakers
from argmap.queries.selection import EVERYTHING, Selection, fits_utterance, select
from argmap.queries.stance import issue_of, stances_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Part:
    """What fits a selection: exactly what `claims`, `relations`, `speakers` and `sources` list for it.

    Questions about a part still look at the whole map: an objection is not dropped only because its
    answer is outside the part.
    """

    claims: list[Claim]
    relations: list[Relation]
    speakers: list[Speaker]
    sources: list[Source]
    selection: Selection = EVERYTHING

    def words_of(self, claim: Claim) -> list[Utterance]:
        """The utterances of a claim that fit."""
        return [u for u in claim.utterances if fits_utterance(self.selection, u)]

    @property
    def is_whole(self) -> bool:
        """Whether everything fits."""
        return self.selection.empty


def part_of(
    graph: ArgumentGraph, selection: Selection = EVERYTHING, issue: str | None = None
) -> Part:
    """The part of a map that fits; stances are towards `issue`, or the map's own. O(n+m).

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads("{speakers: {x: X}, claims: {a: {speaker: x}, b: B.}}"))
    >>> [claim.id for claim in part_of(graph, Selection(speakers=("x",))).claims]
    ['a']
    """
    map = graph.map
    if selection.empty:
        return Part(
            [*map.claims.values()],
            [*map.relations.values()],
            [*map.speakers.values()],
            [*map.sources.values()],
        )
    return Part(
        select(graph, selection, stances_of(graph, issue), unanswered(graph)),
        [listed.relation for listed in list_relations(graph, selection, issue)],
        [listed.speaker for listed in list_speakers(graph, selection, issue)],
        [listed.source for listed in list_sources(graph, selection, issue)],
        selection,
    )


@dataclass(frozen=True, slots=True)
class Extract:
    """A map of what fits a selection, and what it leaves out."""

    map: ArgumentMap
    claims_left_out: int
    relations_left_out: int


def extract(
    graph: ArgumentGraph,
    selection: Selection,
    issue: str | None = None,
    *,
    with_neighbours: bool = False,
) -> Extract:
    """The claims that fit, as a map of their own.

    The map keeps the relations between these claims, their speakers and their sources, and of each
    claim the utterances that fit. With `about` it keeps that claim, too. `with_neighbours` adds the
    claims they bear on and those that bear on them, with all utterances, so that a picture shows what
    the chosen claims are about.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {text: B., tags: t, rebuts: a}, c: {text: C., rebuts: a}}")
    >>> part = extract(to_graph(map), Selection(tags=("t",)), with_neighbours=True)
    >>> [*part.map.claims], [*part.map.relations], part.claims_left_out
    (['a', 'b'], ['b/a'], 1)
    """
    map = graph.map
    chosen = {c.id for c in select(graph, selection, stances_of(graph, issue), unanswered(graph))}
    fitting = frozenset(chosen)
    if selection.about is not None:
        chosen.add(selection.about)
    if with_neighbours:
        chosen |= neighbours(graph, chosen)
    claims = {
        id: _with_fitting_words(claim, selection)
        if id in fitting and not with_neighbours
        else claim
        for id, claim in map.claims.items()
        if id in chosen
    }
    relations = _joining(graph, chosen)
    voices = {s for c in claims.values() for u in c.utterances for s in (u.speaker, u.via)}
    voices |= {s for r in relations.values() for s in r.speakers}
    # A declared stance is towards the first issue; without it, it would be towards another claim.
    about = issue_of(graph)
    speakers = {
        id: s if about is None or about in claims else s.model_copy(update={"stance": None})
        for id, s in map.speakers.items()
        if id in voices
    }
    cited = {u.source for c in claims.values() for u in c.utterances}
    part = map.model_copy(
        update={
            "claims": claims,
            "relations": relations,
            "issues": [id for id in map.issues if id in claims],
            "expect": {id: label for id, label in map.expect.items() if id in claims},
            "speakers": speakers,
            "sources": {id: s for id, s in map.sources.items() if id in cited},
        }
    )
    return Extract(part, len(map.claims) - len(claims), len(map.relations) - len(relations))


def _with_fitting_words(claim: Claim, selection: Selection) -> Claim:
    words = [u for u in claim.utterances if fits_utterance(selection, u)]
    # Different utterances can meet different filters, so that none fits alone. Then all are kept.
    if not words or len(words) == len(claim.utterances):
        return claim
    return claim.model_copy(update={"utterances": words})


def neighbours(graph: ArgumentGraph, claims: set[str]) -> set[str]:
    """Some claims, those they bear on, and those that bear on them, through one relation."""
    from argmap.graph.ways import distances

    near: set[str] = set(distances(graph, sorted(claims), 1))
    for id in claims:
        for relation in graph.relations_from(id):
            near.update(relation.premises)
            near.update(_aimed_at(graph.map, relation.target))
    return near


def _aimed_at(map: ArgumentMap, target: str | None) -> set[str]:
    """The target if it is a claim; if it is a relation, all the claims that it joins."""
    found: set[str] = set()
    # Relations can aim at one another in a circle, so each is followed once.
    seen: set[str] = set()
    while target is not None and target not in seen:
        seen.add(target)
        if target in map.claims:
            return found | {target}
        relation = map.relations[target]
        found.update(relation.premises)
        target = relation.target
    return found


def _joining(graph: ArgumentGraph, claims: set[str]) -> dict[str, Relation]:
    """The relations all of whose ends are among some claims, or are such relations."""
    kept = {
        id: relation
        for id, relation in graph.map.relations.items()
        if claims.issuperset(relation.premises)
    }
    # A relation that is dropped can leave others without a target, which are then dropped too.
    lost = [id for id, r in kept.items() if _dangles(r, claims, kept)]
    while lost:
        gone = kept.pop(lost.pop()).id
        lost += [r.id for r in graph.relations_into(gone) if r.id in kept]
    return kept


def _dangles(relation: Relation, claims: set[str], kept: dict[str, Relation]) -> bool:
    target = relation.target
    return target is not None and target not in claims and target not in kept
