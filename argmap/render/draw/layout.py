"""From a map to a scene: the cards are measured here, and placed by Graphviz."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Any

from argmap.graph import Links
from argmap.model import Relation, RelationKind
from argmap.queries.stance import issue_of
from argmap.render.dot_groups import Path, grouped, paths
from argmap.render.dot_layout import SIDEWAYS, UPRIGHT, lengths, stacks
from argmap.render.dot_lines import relation_words
from argmap.render.dot_selection import Selection, among
from argmap.render.draw.cards import SMALL_SIZE, CardMaker
from argmap.render.draw.extract import Extract, extract
from argmap.render.draw.furniture import furnished
from argmap.render.draw.graphviz import TooSlowError, laid_out
from argmap.render.draw.measure import width, wrap
from argmap.render.draw.scene import Edge, Group, Junction, Point, Scene
from argmap.render.draw.style import DrawStyle

SECONDS = 40.0
"""How long Graphviz may take for the picture that is asked for, before more of it is folded."""
EDGES_PER_CLAIM = 3
"""With more relations than so many for each claim, Graphviz takes long: fewer claims are drawn."""
POINTS = 72.0
"""Graphviz counts sizes in inches of so many of our pixels."""
JUNCTION = 8.0
HEADING_ROOM, HEADING_HEIGHT = 260.0, 15.0
HEAD_LENGTH: dict[RelationKind, float] = {"supports": 0.9, "rebuts": 1.1, "undercuts": 0.6}
"""The room for the heads of arrows, in tens of pixels; 1 where nothing is said, and 0 for restatements."""


def scene_of(links: Links, style: DrawStyle, seconds: float = SECONDS) -> Scene:
    """The picture of a map, laid out.

    Where Graphviz takes more than `seconds`, less of the map is drawn, and the scene's notes say so.
    Raises `KeyError` where the map has no claim `style.about`, `LayoutError` where there is no layout.
    """
    chosen = _bounded(links, extract(links, style), style.most)
    end = monotonic() + 2 * seconds
    while True:
        try:
            return _Layout(links, style, chosen).scene(max(seconds, 1))
        except TooSlowError:
            if len(chosen.claims) < 50 or monotonic() > end:
                raise
            chosen = chosen.fewer(links, len(chosen.claims) // 3)
            seconds /= 2


def _bounded(links: Links, chosen: Extract, most: int) -> Extract:
    """Fewer claims where there are too many relations between them to be laid out or read."""
    while len(chosen.claims) > 50:
        count = len(among(links, chosen.claims.keys()).relations)
        if count <= max(EDGES_PER_CLAIM * most, 150):
            break
        chosen = chosen.fewer(links, len(chosen.claims) * 2 // 3)
    return chosen


class _Layout:
    """One attempt at a layout."""

    def __init__(self, links: Links, style: DrawStyle, chosen: Extract) -> None:
        self.links = links
        self.style = style
        self.chosen = chosen
        self.selection: Selection = among(links, chosen.claims.keys())
        self.direction = style.direction or ("RL" if style.cluster else "BT")
        self.sideways = self.direction in ("LR", "RL")
        self.issue = style.issue or issue_of(links)
        self.maker = CardMaker(links, style, self.issue)
        claims = links.map.claims
        self.cards = {
            id: self.maker.card(claims[id], chosen.folded[id]) for id in self.selection.claims
        }
        self.paths = paths(links.map, self.selection, style.cluster)
        self.group_paths: list[Path] = []
        """In the order in which Graphviz' clusters are numbered."""
        self.number = {id: i for i, id in enumerate([*self.cards, *self._junction_ids()])}
        self.edges: list[tuple[Relation, str, str]] = []
        """The lines that are asked for, in the order of their numbers."""

    def _junction_ids(self) -> Iterator[str]:
        return (r.id for r in self.selection.relations if r.id in self.selection.junctions)

    def scene(self, seconds: float) -> Scene:
        """The scene, if Graphviz ends in time."""
        read = laid_out(self._source(), seconds) if self.cards else {"bb": "0,0,0,0"}
        placed = _Placed(read)
        drawing = Scene(placed.width, placed.height, [], "", "")
        for id, card in self.cards.items():
            x, y = placed.node(self.number[id])
            card.x, card.y = x - card.width / 2, y - card.height / 2
            drawing.cards.append(card)
        for relation in self.selection.relations:
            if relation.id in self.selection.junctions:
                x, y = placed.node(self.number[relation.id])
                words = relation_words(self.links, relation)
                drawing.junctions.append(Junction(relation, x, y, words))
        for i, (relation, start, end) in enumerate(self.edges):
            curve, tip, tail_tip = placed.edge(i)
            words = relation_words(self.links, relation)
            drawing.edges.append(Edge(relation, start, end, curve, tip, tail_tip, words))
        drawing.groups = list(self._groups(placed))
        return furnished(
            drawing, self.links, self.style, self.chosen, self.maker, self.selection.relations
        )

    # -- what Graphviz is asked ---------------------------------------------------------------

    def _source(self) -> Iterator[str]:
        yield f"digraph {{ graph [rankdir={self.direction}, newrank=true, pad=0, margin=0, nodesep=0.3, "
        yield 'ranksep=0.5, fontname="Arial", fontsize=12];\n'
        yield 'node [shape=box, fixedsize=true, label="", fontname="Arial"]; edge [arrowsize=1];\n'
        # Where the arrows lead upwards, Graphviz turns the picture over with the headings in it.
        heading_at = "b" if self.direction == "BT" else "t"
        for line in grouped(self._nodes(), lambda path: self._group_head(path, heading_at)):
            yield line + "\n"
        yield from self._lines()
        yield "}\n"

    def _nodes(self) -> Iterator[tuple[Path, str]]:
        for id, card in self.cards.items():
            size = f"width={card.width / POINTS:.4f}, height={card.height / POINTS:.4f}"
            yield self.paths[id], f"n{self.number[id]} [{size}];"
        size = f"{JUNCTION / POINTS:.4f}"
        for id in self._junction_ids():
            node = f"n{self.number[id]} [shape=circle, width={size}, height={size}];"
            yield self.paths[id], node

    def _group_head(self, path: Path, heading_at: str) -> Iterator[str]:
        self.group_paths.append(path)
        lines = self._heading(path)
        wide = max(width(line, SMALL_SIZE, bold=True) for line in lines) + 4
        high = HEADING_HEIGHT * len(lines)
        # A box of the heading's size keeps its place.
        yield (
            f'label=<<TABLE BORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" '
            f'WIDTH="{wide:.0f}" HEIGHT="{high:.0f}"><TR><TD></TD></TR></TABLE>>; '
            f"labelloc={heading_at}; margin=12;"
        )

    def _heading(self, path: Path) -> list[str]:
        return wrap(self._name_of(path[-1]), HEADING_ROOM, SMALL_SIZE)

    def _name_of(self, group: str) -> str:
        speakers = self.links.map.speakers
        return speakers[group].label if self.style.cluster == "speaker" else group

    def _lines(self) -> Iterator[str]:
        proportions = SIDEWAYS if self.sideways else UPRIGHT
        length_of = lengths(self.selection, self.paths, proportions)
        for relation in self.selection.relations:
            assert relation.target is not None
            span = length_of.get(relation.id, 1)
            if relation.id not in self.selection.junctions:
                yield self._line(relation, relation.premises[0], relation.target, span=span)
                continue
            for premise in dict.fromkeys(relation.premises):
                yield self._line(relation, premise, relation.id, weight=3, is_part=True)
            # The weight keeps the two halves in one line.
            yield self._line(relation, relation.id, relation.target, span=span, weight=3)
        for behind, before in stacks(self.selection, self.paths, proportions):
            yield f"n{self.number[behind]} -> n{self.number[before]} [style=invis];\n"

    def _line(
        self,
        relation: Relation,
        start: str,
        end: str,
        *,
        span: int = 1,
        weight: int = 1,
        is_part: bool = False,
    ) -> str:
        """A line for Graphviz, with room at its ends for the heads that are drawn on it."""
        i = len(self.edges)
        self.edges.append((relation, start, end))
        has_head = not is_part and relation.kind != "restates"
        has_tail = relation.kind == "contradicts" and start in self.cards
        ends = {(True, False): "forward", (True, True): "both", (False, True): "back"}
        size = HEAD_LENGTH.get(relation.kind, 1.0)
        return (
            f"n{self.number[start]} -> n{self.number[end]} [id=e{i}, minlen={span}, "
            f"weight={weight}, dir={ends.get((has_head, has_tail), 'none')}, arrowsize={size}];\n"
        )

    # -- what Graphviz answered ---------------------------------------------------------------

    def _groups(self, placed: _Placed) -> Iterator[Group]:
        for i, path in enumerate(self.group_paths, 1):
            x, y, right, bottom, heading_y = placed.group(i)
            lines = self._heading(path)
            top = heading_y - HEADING_HEIGHT * len(lines) / 2
            words = " / ".join(map(self._name_of, path))
            yield Group(path, x, y, right - x, bottom - y, lines, top, words)


class _Placed:
    """Positions in Graphviz' JSON, turned over: our y grows downwards."""

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

    def edge(self, number: int) -> tuple[list[Point], Point | None, Point | None]:
        """The control points of a line, the point of the arrow at its end, and at its start."""
        curve: list[Point] = []
        tips: dict[str, Point] = {}
        # Several curves can only come from lines between groups as a whole, of which there are none.
        for word in self.edges[f"e{number}"]["pos"].split():
            kind = word[0] if word[0] in "es" else ""
            x, y = _numbers(word.removeprefix(f"{kind},") if kind else word)
            if kind:
                tips[kind] = self._point(x, y)
            else:
                curve.append(self._point(x, y))
        return curve, tips.get("e"), tips.get("s")

    def group(self, number: int) -> tuple[float, float, float, float, float]:
        """The left, upper, right and lower edge of a group, and the middle of its heading."""
        found = self.objects[f"cluster_{number}"]
        left, low, right, high = _numbers(found["bb"])
        x, y = self._point(left, high)
        far_x, far_y = self._point(right, low)
        return x, y, far_x, far_y, self._point(*_numbers(found["lp"]))[1]


def _numbers(text: str) -> list[float]:
    return [float(n) for n in text.split(",")]
