"""Which objections were answered, by whom, and which were not."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import Links
from argmap.model import ATTACKS, Relation


def answers_to(links: Links, relation: Relation) -> Iterator[Relation]:
    """What answers a relation, each once, in file order per place.

    An undercut of it, or a rebuttal or contradiction of one of its premises; an answer to one of two
    restated claims counts for both. Supports, qualifications and restatements answer nothing.
    """
    given: set[str] = set()
    for answer in _answers(links, relation):
        if answer.id != relation.id and answer.id not in given:
            given.add(answer.id)
            yield answer


def _answers(links: Links, relation: Relation) -> Iterator[Relation]:
    met = links.met
    for answer in met.get(relation.id, ()):
        if answer.kind in ATTACKS:
            yield answer
    for premise in relation.premises:
        for claim in links.same_point(premise):
            for answer in met.get(claim, ()):
                # An undercut of a claim's use is none of the claim.
                if answer.kind != "undercuts":
                    yield answer


def is_unanswered(links: Links, relation: Relation) -> bool:
    """Whether a relation is a rebuttal or undercut that nothing answers."""
    if relation.kind not in ATTACKS:
        return False
    return all(answer.id == relation.id for answer in _answers(links, relation))


def unanswered(links: Links) -> dict[str, Relation]:
    """The rebuttals and undercuts that nothing answers, by id, in file order."""
    return {
        relation.id: relation
        for relation in links.map.relations.values()
        if relation.whole and is_unanswered(links, relation)
    }
