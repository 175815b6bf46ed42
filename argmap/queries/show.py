"""All about one claim: its words, what it bears on, what bears on it, and it as an argument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Claim, Relation, Stance
from argmap.queries.answers import answers_to, unanswered
from argmap.queries.stance import stances_of

if TYPE_CHECKING:
    import networkx as nx

    from argmap.graph import ArgumentGraph


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

    graph: ArgumentGraph
    claim: Claim
    stance: Stance
    issue: str | None
    """The issue that the stance is towards."""
    stances: dict[str, Stance]
    """Towards each issue that the claim reaches."""
    incoming: list[End]
    """The relations that aim at the claim, each followed by what aims at that relation."""
    outgoing: list[End]


def show(graph: ArgumentGraph, claim: str, issue: str | None = None) -> Show:
    """All about one claim; its stance is towards the issue, else the first one that it reaches."""
    stances = stances_of(graph, issue)
    reached = stances.of(claim)
    open_relations = unanswered(graph)

    def end(relation: Relation) -> End:
        return End(
            relation,
            tuple(graph.speakers_of(relation)),
            relation.id in open_relations,
            tuple(answers_to(graph, relation)),
        )

    return Show(
        graph,
        graph.map.claims[claim],
        stances.claim(claim),
        stances.towards(reached) or next(iter(stances.shown), None),
        reached,
        [end(r) for r in _below(graph, graph.relations_into(claim))],
        [end(r) for r in graph.relations_from(claim)],
    )


def _below(graph: ArgumentGraph, relations: Sequence[Relation]) -> list[Relation]:
    """The relations, each followed by whatever aims at it, directly or through others."""
    import networkx as nx

    known = graph.map.relations
    aiming: nx.DiGraph[str] = nx.DiGraph()
    aiming.add_nodes_from(relation.id for relation in relations)
    aiming.add_edges_from(
        (relation.target, relation.id)
        for relation in graph.whole_relations
        if relation.target in known
    )
    found = (id for r in relations for id in nx.dfs_preorder_nodes(aiming, r.id))
    return [known[id] for id in dict.fromkeys(found)]


@dataclass(frozen=True, slots=True)
class Inference:
    """One step of an argument: numbered premises, the rule, and what follows."""

    premises: tuple[str, ...]
    relation: Relation
    conclusion: str


def standard_form(graph: ArgumentGraph, claim: str) -> list[Inference]:
    """The argument for a claim, as steps from premises to conclusions, the claim itself last.

    Supports are followed back to claims that nothing supports; each step comes after those that its
    premises rest on. A circle of supports is cut where it closes.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads("claims: {a: A., b: {supports: a}, c: {supports: b}}"))
    >>> [(step.premises, step.conclusion) for step in standard_form(graph, "a")]
    [(('c',), 'b'), (('b',), 'a')]
    """
    import networkx as nx

    back = graph.of_kinds({"supports"}).reverse(copy=False)
    # Post-order, so that a claim comes only after all that it rests on.
    return [
        Inference(tuple(relation.premises), relation, at)
        for at in nx.dfs_postorder_nodes(back, claim)
        if at in graph.map.claims
        for relation in graph.relations_into(at)
        if relation.kind == "supports"
    ]
