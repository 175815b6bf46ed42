"""Lines from one frame to another: out to the right, along the edge of the sheet, and in again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from argmap.model import Relation
from argmap.render.draw.nested.ways import rounded
from argmap.render.draw.scene import Point, Scene
from argmap.render.draw.straight import Area

LANE = 8.0
Way = tuple[list[Point], Point | None, Point | None]
Router = Callable[[Relation, Area, Area, float, float], Way | None]


def round_frames(scene: Scene) -> Router:
    """Leads lines round the frames of a scene, and widens it by the lanes that they take.

    Lines of a kind to the same place share a lane. A line within one frame gets no way.
    """
    edge = scene.width
    lanes: dict[tuple[str, float, float], float] = {}

    def frame_at(area: Area) -> int:
        inner = -1
        for nth, group in enumerate(scene.groups):
            is_across = group.x <= area.x <= group.x + group.width
            if is_across and group.y <= area.y <= group.y + group.height:
                inner = nth
        return inner

    def led(relation: Relation, start: Area, end: Area, head: float, tail: float) -> Way | None:
        if frame_at(start) == frame_at(end):
            return None
        key = relation.kind, end.x, end.y
        if key not in lanes:
            lanes[key] = edge + LANE * (len(lanes) % 24 + 1.5)
            scene.width = max(scene.width, lanes[key] + LANE)
        lane = lanes[key]
        nth = list(lanes).index(key) % 5
        out = (start.x + start.width / 2, start.y)
        into = (end.x + end.width / 2, end.y + (nth - 2) * min(5.0, end.height / 8))
        points = [out, (lane, out[1]), (lane, into[1]), into]
        return rounded(points, head, tail)

    return led


def loop(area: Area, head: float, tail: float, nth: int) -> Way:
    """A line from a card to itself, at its right side; each swings out further than the one before."""
    side = area.x + area.width / 2
    reach = min(area.height / 3, 7.0 + 3.0 * nth)
    swing = side + 20.0 + 6.0 * nth
    points = [
        (side, area.y + reach),
        (swing, area.y + reach),
        (swing, area.y - reach),
        (side, area.y - reach),
    ]
    return rounded(points, head, tail)


def dot_between(ends: Sequence[Area], aim: Area) -> Point:
    """Where premises meet that stand apart: nearer to them than to what they aim at, and on none of them."""
    x = (2 * sum(end.x for end in ends) / len(ends) + aim.x) / 3
    y = (2 * sum(end.y for end in ends) / len(ends) + aim.y) / 3
    for area in (*ends, aim):
        if abs(x - area.x) < area.width / 2 + 8 and abs(y - area.y) < area.height / 2 + 8:
            x = area.x + area.width / 2 + 18
    return round(x, 1), round(y, 1)
