"""The check `circular-support`."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown, step
from argmap.diagnostics import Diagnostic
from argmap.model import ArgumentMap, Relation
from argmap.strong_components import strong_components

Arcs = dict[str, list[tuple[str, Relation]]]

_SHOWN_STEPS = 5


class CircularSupport(Check):
    """Claims support one another in a circle.

    Who follows the reasons comes back to where they began: nothing outside the circle carries it.
    One circle is named for each group of claims that hang together in this way.

    Instead of

        claims:
          people-walk:
            text: People walk because the street is pleasant.
            supports: pleasant
          pleasant:
            text: The street is pleasant because people walk.
            supports: people-walk

    leave out the step that nobody takes:

        claims:
          people-walk:
            text: People walk because the street is pleasant.
          pleasant:
            text: The street is pleasant because people walk.
            supports: people-walk

    Where two claims make one point, write `restates`.
    """

    code = "AM216"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each group of claims that support one another."""
        arcs = _arcs(checked.map)
        for group in _groups(arcs):
            start = next((name for name in group if name in checked.map.claims), group[0])
            circle = _circle(arcs, group, start)
            said = ", ".join(step(r) for r in circle[:_SHOWN_STEPS])
            if len(circle) > _SHOWN_STEPS:
                said += f", … ({len(circle)} steps)"
            claims = sum(name in checked.map.claims for name in group)
            if claims > len(circle):
                said += f"; {claims} claims in all hang together in circles"
            yield checked.report(
                cls,
                f"{shown(start)} is its own reason: {said}",
                "relations",
                circle[0].id,
                help="delete a step nobody takes; if two claims make one point, write `restates`",
                related=[(step(r), ("relations", r.id)) for r in circle[1:_SHOWN_STEPS]],
            )


def _arcs(map: ArgumentMap) -> Arcs:
    """By claim: what it supports, and by which relation.

    A support that is itself supported stands between its premises and its target.
    """
    supports = [r for r in map.relations.values() if r.kind == "supports" and r.whole]
    aimed_at = {r.target for r in supports}
    arcs: Arcs = {}
    for relation in supports:
        target = relation.target or ""
        ends = [target, relation.id] if relation.id in aimed_at else [target]
        for premise in relation.premises:
            arcs.setdefault(premise, []).extend((end, relation) for end in ends)
        if relation.id in aimed_at:
            arcs.setdefault(relation.id, []).append((target, relation))
    return arcs


def _groups(arcs: Arcs) -> list[list[str]]:
    """The strongly connected nodes that hold a circle, each group in the order of the arcs."""
    names = _on_or_behind_circles(arcs)
    number = {name: i for i, name in enumerate(names)}
    successors = [[number[end] for end, _ in arcs[name] if end in number] for name in names]
    return [
        [names[n] for n in sorted(component)]
        for component in strong_components(successors)
        if len(component) > 1 or component[0] in successors[component[0]]
    ]


def _on_or_behind_circles(arcs: Arcs) -> list[str]:
    """The nodes that are left when those that nothing leads to are taken away, again and again.

    Most maps have no circle, and then nothing is left to look at closely.
    """
    incoming = Counter(end for ends in arcs.values() for end, _ in ends)
    free = [name for name in arcs if not incoming[name]]
    taken = set(free)
    while free:
        for end, _ in arcs.get(free.pop(), ()):
            incoming[end] -= 1
            if not incoming[end]:
                free.append(end)
                taken.add(end)
    return [name for name in arcs if name not in taken]


def _circle(arcs: Arcs, group: list[str], start: str) -> list[Relation]:
    """The relations along a shortest circle through a node of a group.

    Breadth first: linear in the size of the group.
    """
    inside = set(group)
    came_from: dict[str, tuple[str, Relation]] = {}
    queue = deque([start])
    while start not in came_from:
        node = queue.popleft()
        for end, relation in arcs[node]:
            if end in inside and end not in came_from:
                came_from[end] = (node, relation)
                queue.append(end)
    node, relation = came_from[start]
    backwards = [relation]
    while node != start:
        node, relation = came_from[node]
        backwards.append(relation)
    # A support that is passed through as a node is met twice.
    return list({r.id: r for r in reversed(backwards)}.values())
