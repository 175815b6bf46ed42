"""The check `circular-support`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.checks.base import Check, Checked, shown, step
from argmap.diagnostics import Diagnostic
from argmap.model import Relation

if TYPE_CHECKING:
    import networkx as nx

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
        from argmap.graph.paths import cyclic_components

        supports = checked.graph.of_kinds({"supports"})
        # Listing every circle would be exponential; one for each group is enough to find the
        # slip.
        for group in cyclic_components(supports):
            claims = [name for name in group if name in checked.map.claims]
            start = claims[0] if claims else group[0]
            circle = _circle(supports, group, start)
            said = ", ".join(step(r) for r in circle[:_SHOWN_STEPS])
            if len(circle) > _SHOWN_STEPS:
                said += f", … ({len(circle)} steps)"
            if len(claims) > len(circle):
                said += f"; {len(claims)} claims in all hang together in circles"
            yield checked.report(
                cls,
                f"{shown(start)} is its own reason: {said}",
                "relations",
                circle[0].id,
                help="delete a step nobody takes; if two claims make one point, write `restates`",
                related=[(step(r), ("relations", r.id)) for r in circle[1:_SHOWN_STEPS]],
            )


def _circle(supports: nx.DiGraph[str], group: list[str], start: str) -> list[Relation]:
    """The relations along a shortest circle through a node of a group."""
    import networkx as nx

    inside = set(group)
    edges = [(u, v, data) for u, v, data in supports.edges(group, data=True) if v in inside]
    # The circle is a way from the node to a second one, to which all leads that leads to the first.
    end = f"{start} again"  # no id has a space
    around: nx.DiGraph[str] = nx.DiGraph()
    around.add_edges_from((u, end if v == start else v, data) for u, v, data in edges)
    path = nx.shortest_path(around, start, end)
    steps = [around.edges[edge]["relation"] for edge in pairwise(path)]
    # A support that is passed through as a node is met twice.
    return list({relation.id: relation for relation in steps}.values())
