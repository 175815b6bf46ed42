"""The critical questions of the schemes that a map uses, and which of them the map deals with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Relation
from argmap.schemes import Question, Scheme, find_question, scheme_named
from argmap.several import refuse_text

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A critical question of a relation's scheme that no relation of the map names."""

    relation: Relation
    scheme: Scheme
    question: Question


def open_questions(graph: ArgumentGraph, speakers: Iterable[str] = ()) -> list[OpenQuestion]:
    """The critical questions that a careful reader would still ask, in file order.

    A relation deals with a question if it names the question (`question: evidence`) and aims at the
    step, at one of its premises or at its conclusion. `speakers` keeps only the steps they draw.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {text: B., supports: {claim: a, scheme: expert opinion}}}")
    >>> [open.question.key for open in open_questions(to_graph(map))][:3]
    ['expertise', 'field', 'opinion']
    """
    refuse_text(speakers=speakers)
    speakers = frozenset(speakers)
    found: list[OpenQuestion] = []
    for relation in graph.map.relations.values():
        scheme = scheme_named(relation.scheme) if relation.scheme and relation.whole else None
        if scheme is None or (speakers and speakers.isdisjoint(graph.speakers_of(relation))):
            continue
        asked = [r.question for r in _near(graph, relation) if r.question]
        met = {q.key for text in asked if (q := find_question(scheme, text)) is not None}
        found += [OpenQuestion(relation, scheme, q) for q in scheme.questions if q.key not in met]
    return found


def _near(graph: ArgumentGraph, relation: Relation) -> Iterator[Relation]:
    """The relation itself, and those that aim at it, its premises or its conclusion."""
    yield relation
    yield from graph.relations_into(relation.id)
    for premise in dict.fromkeys(relation.premises):
        yield from graph.relations_into(premise)
    if relation.target is not None:
        yield from graph.relations_into(relation.target)
