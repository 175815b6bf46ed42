"""Which objections were answered, by whom, and which were not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, Relation
from argmap.queries.once import once

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


def answers_to(graph: ArgumentGraph, relation: Relation) -> Iterator[Relation]:
    """What answers a relation, each once, in file order per place.

    An undercut of it, or a rebuttal or contradiction of one of its premises; an answer to one of two
    restated claims counts for both. Supports, qualifications and restatements answer nothing.

    An answer is made by something other than what the relation aims at. Ben says q, Ada objects to it
    with p, and the map has q rebutting p as well: q was there first, so it does not answer the
    objection, and neither does q in other words, or a contradiction between the two. The same holds
    of a step: where p undercuts the step from q, that step does not answer p, even if it aims at p.
    A rebuttal of p by q together with something new is an answer.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {q: Q., p: {text: P., rebuts: q}, r: {text: R., rebuts: p}}")
    >>> [answer.id for answer in answers_to(to_graph(map), map.relations["p/q"])]
    ['r/p']
    """
    given: set[str] = set()
    for answer in _answers(graph, relation):
        if answer.id not in given:
            given.add(answer.id)
            yield answer


def _answers(graph: ArgumentGraph, relation: Relation) -> Iterator[Relation]:
    for answer in graph.objections(relation.id):
        if answer.kind in ATTACKS and _is_new(graph, relation, answer, relation.id):
            yield answer
    for premise in relation.premises:
        for claim in graph.same_point(premise):
            for answer in graph.objections(claim):
                # An undercut objects to a step; even one that names a claim leaves the claim untouched.
                if answer.kind != "undercuts" and _is_new(graph, relation, answer, claim):
                    yield answer


def _is_new(graph: ArgumentGraph, relation: Relation, answer: Relation, found_at: str) -> bool:
    """Whether an answer is neither the relation itself nor made by what the relation aims at."""
    target = relation.target or ""
    if answer.id in (relation.id, target):
        return False
    # A contradiction has two ends: found at a premise, it is the target that answers.
    from_target = answer.kind == "contradicts" and found_at != answer.target
    makers = [answer.target or ""] if from_target else answer.premises
    return any(not graph.is_same_point(maker, target) for maker in makers)


def is_unanswered(graph: ArgumentGraph, relation: Relation) -> bool:
    """Whether a relation is a rebuttal or undercut that nothing answers."""
    return relation.kind in ATTACKS and next(_answers(graph, relation), None) is None


@once
def unanswered(graph: ArgumentGraph) -> Mapping[str, Relation]:
    """The rebuttals and undercuts that nothing answers, by id, in file order."""
    return {
        relation.id: relation
        for relation in graph.map.relations.values()
        if relation.whole and is_unanswered(graph, relation)
    }
