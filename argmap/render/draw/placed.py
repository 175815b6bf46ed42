"""Places in a picture, read from Graphviz' JSON and turned over, as our y grows downwards."""

from __future__ import annotations

from typing import Any, Protocol

from argmap.render.draw.scene import Point

Ends = tuple[list[Point], Point | None, Point | None]
"""The control points of a line, the point of the arrow at its end, and at its start."""
Frame = tuple[float, float, float, float, float]
"""The left, upper, right and lower edge of a group, and the middle of its heading."""


class Placement(Protocol):
    """Where the boxes, lines and groups of a picture are."""

    width: float
    height: float

    def node(self, number: int) -> Point:
        """The middle of a node."""

    def leads(self, number: int) -> bool:
        """Whether a line has a way."""

    def edge(self, number: int) -> Ends:
        """The way of a line that has one."""

    def group(self, number: int) -> Frame:
        """Where a group is; they are numbered from 1."""


NOTHING: dict[str, Any] = {"bb": "0,0,0,0"}
"""What Graphviz says of a graph without nodes."""


class Placed:
    """Where the nodes, lines and groups of a graph are."""

    def __init__(self, read: dict[str, Any]) -> None:
        left, low, right, high = _numbers(read["bb"])
        self.left, self.high = left, high
        self.width, self.height = right - left, high - low
        self.objects = {o["name"]: o for o in read.get("objects", [])}
        self.edges = {e["id"]: e for e in read.get("edges", []) if "id" in e}

    def _point(self, x: float, y: float) -> Point:
        return round(x - self.left, 1), round(self.high - y, 1)

    def node(self, number: int) -> Point:
        """The middle of a node."""
        x, y = _numbers(self.objects[f"n{number}"]["pos"])
        return self._point(x, y)

    def leads(self, number: int) -> bool:
        """Whether Graphviz was given a line."""
        return f"e{number}" in self.edges

    def edge(self, number: int) -> Ends:
        """The control points of a line, the point of the arrow at its end, and at its start."""
        curve: list[Point] = []
        tips: dict[str, Point] = {}
        # Several curves can only come from lines between groups as a whole, of which there are none.
        for word in self.edges[f"e{number}"]["pos"].split():
            # Graphviz writes `e,x,y s,x,y x,y x,y …`: the arrow tips, if any, before the control
            # points.
            kind = word[0] if word[0] in "es" else ""
            x, y = _numbers(word.removeprefix(f"{kind},") if kind else word)
            if kind:
                tips[kind] = self._point(x, y)
            else:
                curve.append(self._point(x, y))
        return curve, tips.get("e"), tips.get("s")

    def group(self, number: int) -> Frame:
        """The left, upper, right and lower edge of a group, and the middle of its heading."""
        found = self.objects[f"cluster_{number}"]
        left, low, right, high = _numbers(found["bb"])
        x, y = self._point(left, high)
        far_x, far_y = self._point(right, low)
        return x, y, far_x, far_y, self._point(*_numbers(found["lp"]))[1]


def _numbers(text: str) -> list[float]:
    return [float(n) for n in text.split(",")]
