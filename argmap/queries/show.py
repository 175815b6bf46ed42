"""All about one claim: its words, what it bears on, what bears on it, and it as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.graph import Links
from argmap.model import Claim, Relation, Stance
from argmap.queries.answers import answers_to, unanswered
from argmap.queries.stance import stances_of


@dataclass(frozen=True, slots=True)
class End:
    """A relation at the claim, with who draws it and what answers it."""

    relation: Relation
    speakers: tuple[str, ...]
    unanswered: bool
    answers: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """The answer to "what about this claim?"."""

    links: Links
    claim: Claim
    stance: Stance
    issue: str | None
    """The issue that the stance is towards."""
    stances: dict[str, Stance]
    """Towards each issue that the claim reaches."""
    incoming: list[End]
    """What aims at the claim, and then what aims at those relations, in order of reading."""
    outgoing: list[End]


def show(links: Links, claim: str, issue: str | None = None) -> Show:
    """All about one claim; its stance is towards the issue, else the first one that it reaches."""
    stances = stances_of(links, issue)
    reached = stances.of(claim)
    open_relations = unanswered(links)

    def end(relation: Relation) -> End:
        return End(
            relation,
            tuple(links.speakers_of(relation)),
            relation.id in open_relations,
            tuple(answers_to(links, relation)),
        )

    return Show(
        links,
        links.map.claims[claim],
        stances.claim(claim),
        stances.towards(reached) or next(iter(stances.shown), None),
        reached,
        [end(r) for r in _below(links, links.aimed_at(claim))],
        [end(r) for r in links.drawn_from(claim)],
    )


def _below(links: Links, relations: Sequence[Relation]) -> list[Relation]:
    """The relations and whatever aims at them, in the order of reading."""
    found: dict[str, Relation] = {}
    waiting = list(reversed(relations))
    while waiting:
        relation = waiting.pop()
        if relation.id not in found:
            found[relation.id] = relation
            waiting += reversed(links.aimed_at(relation.id))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Inference:
    """One step of an argument: numbered premises, the rule, and what follows."""

    premises: tuple[str, ...]
    relation: Relation
    conclusion: str


def standard_form(links: Links, claim: str) -> list[Inference]:
    """The argument for a claim, as steps from premises to conclusions, the claim itself last.

    Supports are followed back to claims that nothing supports; each step stands after those that its
    premises rest on. A circle of supports is cut where it closes.
    """
    steps: list[Inference] = []
    begun: set[str] = set()
    stack: list[tuple[str, bool]] = [(claim, False)]
    while stack:
        at, ready = stack.pop()
        supports = [r for r in links.aimed_at(at) if r.kind == "supports"]
        if ready:
            steps += [Inference(tuple(r.premises), r, at) for r in supports]
        elif at not in begun:
            begun.add(at)
            stack.append((at, True))
            for relation in reversed(supports):
                stack += [(p, False) for p in reversed(relation.premises) if p not in begun]
    return steps
