"""Why a claim stands, has fallen or is undecided: the verdict, its proof, and the proof as a dialogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import Label
from argmap.queries.judging.dialogue import Turn, circle_dialogue, proof_dialogue
from argmap.queries.judging.extensions import is_always_defeated
from argmap.queries.judging.judge import BY_DEFAULT, LABELS, Judging, Search, at_once
from argmap.queries.judging.proof import (
    Lasso,
    Proof,
    blocking_circle,
    grounded_proof,
    witness_proof,
)
from argmap.semantics.attacks import UNDECIDED, AttackGraph, Extension, labels_of
from argmap.semantics.grounded import grounded
from argmap.semantics.reduction.attack_graph import Reduction, reduced
from argmap.semantics.registry import semantics
from argmap.semantics.sat import require_solver

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to "why does this claim stand, or not?"."""

    graph: ArgumentGraph = field(repr=False)
    judging: Judging
    reduction: Reduction = field(repr=False)
    claim: str
    label: Label
    proofs: list[Proof]
    """One for grounded and ideal semantics; else one for an extension that holds the claim, if there
    is one, and one for an extension that does not."""
    lasso: Lasso | None
    """The circle that blocks the claim, if it is undecided under grounded semantics."""
    in_some: bool
    """Whether some extension holds the claim."""
    has_extension: bool
    """Whether there is any extension; only stable semantics can have none."""
    extensions: list[Extension]
    """The extensions that the proofs are about; empty for grounded semantics."""
    dialogues: list[list[Turn]]
    """Each proof, or the circle, as a dialogue."""


def why(
    graph: ArgumentGraph,
    claim: str,
    judging: Judging = BY_DEFAULT,
    search: Search = at_once,
    *,
    every: bool = False,
) -> Why:
    """The verdict on a claim and its proof. Raises what `judge` raises.

    One standing objection proves that a claim does not stand; with `every` all of them are told.

    >>> from argmap import loads, to_graph
    >>> why(to_graph(loads("claims: {a: A., b: {rebuts: a}, c: {rebuts: b}}")), "b").label
    'out'
    """
    if judging.semantics == "grounded":
        return _why_grounded(graph, claim, judging, every=every)
    require_solver(f"the {judging.semantics} semantics")
    reduction = reduced(graph, judging.reading, guarded=True)
    argument = reduction.claims[claim]
    holding, lacking, label = search(_witnesses, judging.semantics, reduction.graph, argument)
    extensions = [e for e in (holding, lacking) if e is not None]
    proofs = [witness_proof(reduction.graph, e, argument, every=every) for e in extensions]
    dialogues = [
        proof_dialogue(reduction, labels_of(reduction.graph, e), proof, claim, every=every)
        for e, proof in zip(extensions, proofs, strict=True)
    ]
    return Why(
        graph,
        judging,
        reduction,
        claim,
        label,
        proofs,
        None,
        holding is not None,
        bool(extensions),
        extensions,
        dialogues,
    )


def _why_grounded(graph: ArgumentGraph, claim: str, judging: Judging, *, every: bool) -> Why:
    reduction = reduced(graph, judging.reading)
    attacks, argument = reduction.graph, reduction.claims[claim]
    labelling = grounded(attacks)
    label = labelling.labels[argument]
    proofs, lasso = [], None
    if label == UNDECIDED:
        lasso = blocking_circle(attacks, labelling.labels, argument)
        dialogue = circle_dialogue(reduction, labelling.labels, lasso, claim)
    else:
        proofs = [grounded_proof(attacks, labelling, argument, every=every)]
        dialogue = proof_dialogue(reduction, labelling.labels, proofs[0], claim, every=every)
    word = LABELS.get(label, "undecided")
    return Why(
        graph,
        judging,
        reduction,
        claim,
        word,
        proofs,
        lasso,
        word == "in",
        True,
        [],
        [dialogue],
    )


def _witnesses(
    name: str, attacks: AttackGraph, argument: int
) -> tuple[Extension | None, Extension | None, Label]:
    """An extension with an argument and one without it, if they exist, and its label in all."""
    engine = semantics(name)
    holding = engine.extension_with(attacks, argument)
    lacking = engine.extension_without(attacks, argument)
    if lacking is None:
        return holding, lacking, "in" if holding is not None else "undecided"
    if holding is None and is_always_defeated(engine, attacks, argument):
        return holding, lacking, "out"
    return holding, lacking, "undecided"
