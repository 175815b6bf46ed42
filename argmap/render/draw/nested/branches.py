"""A map as branches: what hangs on each claim, and on each step that something aims at.

What `queries.forest` says of places is turned into what a picture needs: claims that stand together
because one relation joins them, and objections to a step beside the step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import Relation
from argmap.queries.whole.forest import Forest, forest

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

DEEPEST = 40
"""How deep branches are nested; what is deeper begins anew in a part of its own."""


@dataclass(slots=True)
class Branch:
    """A claim with what hangs on it."""

    claim: str
    steps: list[Step] = field(default_factory=list)
    size: int = 1
    """How many claims it has."""


@dataclass(slots=True)
class Step:
    """A relation with the claims that stand where they do because of it."""

    relation: Relation
    premises: list[Branch] = field(default_factory=list)
    """The claims that hang by it: its premises, or the other end of a symmetric relation."""
    aimed: list[Step] = field(default_factory=list)
    """What aims at the step itself."""
    is_loose: bool = False
    """Whether it aims at a step that stands elsewhere, so that its line does not end here."""
    is_again: bool = False
    """Whether the relation has a step elsewhere already, as one that joins both its ends can."""

    def branches(self) -> Iterator[Branch]:
        """The claims that hang on it and on what aims at it."""
        yield from self.premises
        for step in self.aimed:
            yield from step.branches()


def branches(
    graph: ArgumentGraph, claims: Collection[str], issue: str | None = None
) -> list[Branch]:
    """The branches of some claims, none deeper than `DEEPEST`; the largest first, lone claims last."""
    trees = forest(graph, issue, claims)
    found = {id: Branch(id) for id in trees.nodes}
    tops = list(trees.roots)
    depth: dict[str, int] = {}
    steps: dict[tuple[str, str], Step] = {}
    used: set[str] = set()
    for node in trees.in_order():
        if node.parent is None or depth[node.parent] >= DEEPEST:
            depth[node.claim] = 0
            if node.parent is not None:
                tops.append(node.claim)
            continue
        depth[node.claim] = depth[node.parent] + 1
        assert node.via is not None
        key = node.parent, node.via.id
        if key not in steps:
            steps[key] = Step(node.via)
            steps[key].is_again = node.via.id in used
            steps[key].is_loose = node.beside or steps[key].is_again
            used.add(node.via.id)
            _place(trees, found, steps, steps[key], node.parent)
        steps[key].premises.append(found[node.claim])
    _count(found, tops)
    return [found[id] for id in tops]


def _place(
    trees: Forest,
    found: dict[str, Branch],
    steps: dict[tuple[str, str], Step],
    step: Step,
    parent: str,
) -> None:
    """Put a step at what it aims at: a step that stands there, or else the claim."""
    at = trees.nodes[parent]
    # What aims at the step of a claim stands under that claim.
    own = steps.get((at.parent, at.via.id)) if at.parent is not None and at.via else None
    if own is not None and own.relation.id == step.relation.target and not step.is_again:
        own.aimed.append(step)
        step.is_loose = False
    else:
        found[parent].steps.append(step)


def _count(found: dict[str, Branch], tops: list[str]) -> None:
    order: list[Branch] = []
    waiting = [found[id] for id in tops]
    while waiting:
        branch = waiting.pop()
        order.append(branch)
        waiting += below(branch)
    for branch in reversed(order):
        branch.size = 1 + sum(b.size for b in below(branch))


def below(branch: Branch) -> list[Branch]:
    """The claims right below a claim."""
    return [b for step in branch.steps for b in step.branches()]
