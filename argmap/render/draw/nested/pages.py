"""Pictures of nested blocks: one sheet, or pages of paper with a section or some parts on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.render.draw.extract import Extract
from argmap.render.draw.legend_and_margins import MARGIN, furnished
from argmap.render.draw.nested.packing import packed
from argmap.render.draw.nested.sheet import GAP, Item, Sheet, set_out
from argmap.render.draw.papers import Paper
from argmap.render.draw.scene import Point, Scene
from argmap.render.draw.style import DrawStyle

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

SMALLEST = 11.0
"""The size of the smallest letters of a picture."""
FEW = 3
"""So many claims without a section get no page of their own."""
HEAD_ROOM, FOOT_ROOM = 150.0, 60.0
"""What title, legend and notes may take of a page."""


def nested_scene(graph: ArgumentGraph, style: DrawStyle, chosen: Extract) -> Scene:
    """The picture as nested blocks on one sheet; see `DrawStyle.width` and `aspect` for its size."""
    if style.width is None:
        sheet = Sheet(graph, style, chosen)
    else:
        wide = style.width * SMALLEST / max(style.least_text, 1.0)
        room = max(wide - 2 * MARGIN, 200.0)
        high = wide / style.aspect if style.aspect else float("inf")
        sheet = Sheet(graph, style, chosen, width=room, height=high)
    items = sheet.items()
    if style.cluster:
        # Sections follow one another down the sheet, as they do in the file.
        widest = max((item.width for item in items), default=0.0)
        corners, (width, height) = _below_one_another(items), (widest, 0.0)
        height = max((y + i.height for (_, y), i in zip(corners, items, strict=True)), default=0.0)
    else:
        corners, (width, height) = set_out(items, sheet.width, sheet.aspect)
    scene = sheet.scene(list(zip(corners, items, strict=True)), width, height)
    least = style.width * SMALLEST / style.least_text - 2 * MARGIN if style.width else 0.0
    scene.width = max(scene.width, least)
    scene.shown_width = style.width
    return furnished(scene, graph, style, chosen, sheet.maker, sheet.selection.relations)


def _below_one_another(items: Sequence[Item]) -> list[Point]:
    corners, y = [], 0.0
    for item in items:
        corners.append((0.0, y))
        y += item.height + GAP
    return corners


def pages(graph: ArgumentGraph, style: DrawStyle, chosen: Extract, paper: Paper) -> list[Scene]:
    """The pages of a picture; each section of the map begins a new one."""
    width = paper.width - 2 * MARGIN
    height = paper.height - HEAD_ROOM - FOOT_ROOM
    found: list[tuple[str, Sheet, list[tuple[Point, Item]]]] = []
    for name, part in _sections(graph, chosen):
        plain = replace(style, cluster=None)
        sheet = Sheet(graph, plain, part, width=width, height=height - 2 * GAP, whole=chosen)
        found += [(name, sheet, page) for page in _paged(sheet.items(), width, height)]
    scenes = []
    for nth, (name, sheet, placed) in enumerate(found, 1):
        scene = sheet.scene(placed, width, 0.0)
        scene.height = max((y + item.height for (_, y), item in placed), default=0.0)
        scene.width = width
        told = " - ".join(filter(None, [style.subtitle, name, f"page {nth} of {len(found)}"]))
        own = replace(style, subtitle=told)
        drawn = furnished(scene, graph, own, chosen, sheet.maker, sheet.selection.relations)
        drawn.height = max(drawn.height, paper.height)
        scenes.append(drawn)
    return scenes


def _sections(graph: ArgumentGraph, chosen: Extract) -> Iterator[tuple[str, Extract]]:
    """The claims of each section with its name, in the order of the file; one part without sections."""
    claims = graph.map.claims
    names = [c.section[0] if c.section else "" for c in claims.values() if c.id in chosen.claims]
    order = list(dict.fromkeys(names))
    # What stands before all sections, as an issue does, stands with the first of them.
    first = order[1] if len(order) > 1 and order[0] == "" and names.count("") <= FEW else None
    for name in order[1:] if first else order:
        wanted = {name, ""} if name == first else {name}
        kept = {
            id: distance
            for id, distance in chosen.claims.items()
            if (claims[id].section[0] if claims[id].section else "") in wanted
        }
        yield name, replace(chosen, claims=kept)


def _paged(
    items: Sequence[Item], width: float, height: float
) -> Iterator[list[tuple[Point, Item]]]:
    """Items on pages, as many on each as it holds, in their order."""
    page: list[Item] = []
    for item in items:
        _, (_, high) = packed([(i.width, i.height) for i in [*page, item]], width, GAP)
        if page and high > height:
            yield _placed(page, width)
            page = []
        page.append(item)
    if page:
        yield _placed(page, width)


def _placed(items: Sequence[Item], width: float) -> list[tuple[Point, Item]]:
    corners, _ = packed([(item.width, item.height) for item in items], width, GAP)
    return list(zip(corners, items, strict=True))
