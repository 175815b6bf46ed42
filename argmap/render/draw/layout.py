"""From a map to a scene: the cards are measured here, and placed by Graphviz.

If Graphviz is missing or fails, a plain layout of our own places them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from argmap.model import Relation
from argmap.queries.stance import issue_of
from argmap.render.dot.groups import Path, grouped, paths
from argmap.render.dot.layout import SIDEWAYS, UPRIGHT, Proportions, lengths, stacks
from argmap.render.dot.lines import relation_words
from argmap.render.dot.selection import Selection, among
from argmap.render.draw.cards import SMALL_SIZE, CardMaker
from argmap.render.draw.extract import Extract, extract
from argmap.render.draw.graphviz import LayoutError, NoGraphvizError, TooSlowError, laid_out
from argmap.render.draw.legend_and_margins import furnished
from argmap.render.draw.lines import HEAD, JUNCTION, head_lengths
from argmap.render.draw.measure import width, wrap
from argmap.render.draw.nested.pages import nested_scene
from argmap.render.draw.placed import NOTHING, Placed, Placement
from argmap.render.draw.plain import Plain, PlainLine
from argmap.render.draw.scene import Card, Edge, Group, Junction, Scene
from argmap.render.draw.straight import Area, Span, led, stand_ins, straight, tree_of_lines
from argmap.render.draw.style import DrawStyle

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

SECONDS = 45.0
"""How long all attempts at a layout may take together."""
FIRST_SECONDS = 12.0
"""How long Graphviz may try to lead every line around the cards."""
ROUTED = 800
"""With more lines than this Graphviz would take long; it then gets only a tree of them."""
PASSED, LONGEST = 8, 2
"""If the tree's lines pass this many ranks per card, its longer ones are left out, too."""
HASTY = 6_000
"""With more cards than this Graphviz looks only for good places, not for the best ones."""
BLOCKS = 45
"""Of more claims than these the picture is set out as nested blocks, which take less room."""
POINTS = 72.0
"""Graphviz measures sizes in inches; an inch is this many of our pixels."""
HEADING_ROOM, HEADING_HEIGHT = 260.0, 15.0
GAP = 3.0
"""How far frames are drawn within the bounds that Graphviz gives."""


class Watcher(Protocol):
    """An observer of the progress of a picture."""

    def measured(self, done: int, of: int) -> None:
        """`done` of `of` cards are measured."""

    def placing(self, cards: int, seconds: float) -> None:
        """Graphviz begins to place the cards and has this many seconds."""


class _Nobody:
    """An observer that ignores everything."""

    def measured(self, done: int, of: int) -> None:
        """Pass over it."""

    def placing(self, cards: int, seconds: float) -> None:
        """Pass over it."""


def scene_of(
    graph: ArgumentGraph,
    style: DrawStyle,
    seconds: float = SECONDS,
    watcher: Watcher | None = None,
) -> Scene:
    """The picture of a map, laid out.

    If Graphviz takes too long, it is asked for less: first for fewer lines, then for fewer claims, and
    the scene's notes say so. `seconds` limits all attempts together.
    Raises `KeyError` if the map has no claim `style.about`, `TooSlowError` if nothing helps.
    """
    chosen = extract(graph, style)
    if wants_blocks(style, chosen):
        (watcher or _Nobody()).measured(1, 1)
        return nested_scene(graph, style, chosen)
    end = monotonic() + seconds
    is_routed = True
    while True:
        layout = _Layout(graph, style, chosen, watcher or _Nobody())
        is_routed = is_routed and len(layout.edges) <= ROUTED
        left = end - monotonic()
        try:
            # Two thirds of what is left: a further attempt with fewer claims must still have
            # time.
            return layout.scene(min(left, FIRST_SECONDS) if is_routed else left * 2 / 3, is_routed)
        except TooSlowError:
            if monotonic() > end - 1 or len(chosen.claims) < 2:
                raise
            if not is_routed:
                chosen = chosen.fewer(graph, len(chosen.claims) // 3)
            is_routed = False
        except LayoutError as error:
            scene = layout.scene(0, is_routed, is_plain=True)
            scene.advice = f"{_reason(error)}; the picture is laid out plainly without it."
            return scene


def wants_blocks(style: DrawStyle, chosen: Extract) -> bool:
    """Whether a picture is set out as nested blocks: those of many claims, and those that must fit something."""
    if style.form != "map" or style.width is not None or style.aspect is not None:
        return True
    if style.direction is not None:
        return False
    # Sections stand in the order of the file there, and lines run round them.
    return style.cluster is not None or len(chosen.claims) > BLOCKS


def _reason(error: LayoutError) -> str:
    """Why there is no layout by Graphviz, in words that begin a sentence."""
    if isinstance(error, NoGraphvizError):
        return (
            "Graphviz, which leads lines better, is not here (pip install 'argmap[draw]' brings it)"
        )
    return str(error)


class _Layout:
    """The cards and lines of a picture, to be laid out."""

    def __init__(
        self, graph: ArgumentGraph, style: DrawStyle, chosen: Extract, watcher: Watcher
    ) -> None:
        self.graph = graph
        self.style = style
        self.chosen = chosen
        self.watcher = watcher
        self.selection: Selection = among(graph, chosen.claims.keys())
        self.direction = style.direction or ("RL" if style.cluster else "BT")
        self.proportions = SIDEWAYS if self.direction in ("LR", "RL") else UPRIGHT
        self.issue = style.issue or issue_of(graph)
        self.maker = CardMaker(graph, style, self.issue)
        claims = graph.map.claims
        self.cards: dict[str, Card] = {}
        for done, id in enumerate(self.selection.claims, 1):
            self.cards[id] = self.maker.card(claims[id], chosen.folded[id])
            watcher.measured(done, len(self.selection.claims))
        self.joined = {
            r.id: r for r in self.selection.relations if r.id in self.selection.junctions
        }
        self.paths = paths(graph.map, self.selection, style.cluster)
        self.group_paths: list[Path] = []
        """In the order in which Graphviz' clusters are numbered."""
        self.number = {id: i for i, id in enumerate([*self.cards, *self.joined])}
        self.edges = list(self._edges())
        """Each relation, or a part of it, with the ids of what it begins and ends at."""

    def _edges(self) -> Iterator[tuple[Relation, str, str]]:
        for relation in self.selection.relations:
            assert relation.target is not None
            if relation.id in self.joined:
                for premise in dict.fromkeys(relation.premises):
                    yield relation, premise, relation.id
                yield relation, relation.id, relation.target
            else:
                yield relation, relation.premises[0], relation.target

    def scene(self, seconds: float, is_routed: bool, *, is_plain: bool = False) -> Scene:
        """The scene, if Graphviz ends in time; with ways for all lines, or only for those of a tree.

        With `is_plain` it is laid out without Graphviz, which is quick.
        """
        spans = self._spans(self.proportions)
        is_led, unseen = [True] * len(spans), list[Span]()
        if not is_routed:
            is_led = led(spans)
            if sum(line.ranks for line in tree_of_lines(spans)) > PASSED * len(self.number):
                # Lines that run behind the cards take no room between them.
                spans = self._spans(self.proportions._replace(line=0))
                is_led, unseen = led(spans, LONGEST), list(stand_ins(spans, LONGEST))
        placed: Placement
        if is_plain:
            placed = self._plain(spans, is_led, unseen)
        else:
            asked = self._source(spans, is_led, unseen)
            self.watcher.placing(len(self.cards), seconds)
            placed = Placed(laid_out(asked, seconds) if self.cards else NOTHING)
        drawing = Scene(placed.width, placed.height, [], "", "")
        for id, card in self.cards.items():
            x, y = placed.node(self.number[id])
            card.x, card.y = round(x - card.width / 2, 1), round(y - card.height / 2, 1)
            drawing.cards.append(card)
        for id, relation in self.joined.items():
            x, y = placed.node(self.number[id])
            drawing.junctions.append(Junction(relation, x, y, relation_words(self.graph, relation)))
        drawing.edges = [*self._straight(placed), *self._led(placed)]
        drawing.groups = list(self._groups(placed))
        return furnished(
            drawing, self.graph, self.style, self.chosen, self.maker, self.selection.relations
        )

    # -- what Graphviz is asked ---------------------------------------------------------------

    def _spans(self, proportions: Proportions) -> list[Span]:
        """How far each line leads; the first half of what has a junction is short."""
        span_of = lengths(self.selection, self.paths, proportions)
        return [
            Span(start, end, 1 if end == relation.id else span_of.get(relation.id, 1))
            for relation, start, end in self.edges
        ]

    def _source(self, spans: list[Span], is_led: list[bool], unseen: list[Span]) -> Iterator[str]:
        yield f"digraph {{ graph [rankdir={self.direction}, newrank=true, pad=0, margin=0, nodesep=0.3, "
        hasty = ", nslimit=0.1" if len(self.number) > HASTY else ""
        yield f'ranksep=0.5, fontname="Arial", fontsize=12{hasty}];\n'
        yield 'node [shape=box, fixedsize=true, label="", fontname="Arial"]; edge [arrowsize=1];\n'
        # Where the arrows lead upwards, Graphviz turns the picture over with the headings in it.
        heading_at = "b" if self.direction == "BT" else "t"
        for line in grouped(self._nodes(), lambda path: self._group_head(path, heading_at)):
            yield line + "\n"
        yield from self._lines(spans, is_led)
        yield from self._unseen(unseen)
        yield "}\n"

    def _nodes(self) -> Iterator[tuple[Path, str]]:
        for id, card in self.cards.items():
            size = f"width={card.width / POINTS:.4f}, height={card.height / POINTS:.4f}"
            yield self.paths[id], f"n{self.number[id]} [{size}];"
        size = f"{JUNCTION / POINTS:.4f}"
        for id in self.joined:
            node = f"n{self.number[id]} [shape=circle, width={size}, height={size}];"
            yield self.paths[id], node

    def _group_head(self, path: Path, heading_at: str) -> Iterator[str]:
        self.group_paths.append(path)
        wide, high = self._heading_size(path)
        # A box of the heading's size keeps its place.
        yield (
            f'label=<<TABLE BORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" '
            f'WIDTH="{wide:.0f}" HEIGHT="{high:.0f}"><TR><TD></TD></TR></TABLE>>; '
            f"labelloc={heading_at}; margin=14;"
        )

    def _heading(self, path: Path) -> list[str]:
        return wrap(self._name_of(path[-1]), HEADING_ROOM, SMALL_SIZE)

    def _heading_size(self, path: Path) -> tuple[float, float]:
        lines = self._heading(path)
        wide = max(width(line, SMALL_SIZE, bold=True) for line in lines) + 4
        return wide, HEADING_HEIGHT * len(lines)

    def _name_of(self, group: str) -> str:
        speakers = self.graph.map.speakers
        return speakers[group].label if self.style.cluster == "speaker" else group

    def _lines(self, spans: list[Span], is_led: list[bool]) -> Iterator[str]:
        for i, (relation, start, end) in enumerate(self.edges):
            if not is_led[i]:
                continue
            n, m = self.number[start], self.number[end]
            # Weight keeps the halves of what has a junction in one line.
            weight = 3 if relation.id in self.joined else 1
            head, tail = self._heads(relation, start, end)
            ends = "both" if head and tail else "forward" if head else "back" if tail else "none"
            yield (
                f"n{n} -> n{m} [id=e{i}, minlen={spans[i].ranks}, weight={weight}, dir={ends}, "
                f"arrowsize={max(head, tail) / HEAD:g}];\n"
            )

    def _unseen(self, spans: list[Span]) -> Iterator[str]:
        """Lines that place things, and are not drawn."""
        for start, end, ranks in self._kept_behind(spans):
            n, m = self.number[start], self.number[end]
            yield f"n{n} -> n{m} [style=invis, minlen={ranks}];\n"

    def _kept_behind(self, spans: list[Span]) -> Iterator[Span]:
        """These, and those that set what nothing relates one behind the other."""
        yield from spans
        for behind, before in stacks(self.selection, self.paths, self.proportions):
            yield Span(behind, before, 1)

    def _heads(self, relation: Relation, start: str, end: str) -> tuple[float, float]:
        """The lengths of the arrows at the end of a line and at its start; 0 where there is none."""
        return head_lengths(relation, end, starts_at_card=start in self.cards)

    # -- without Graphviz ------------------------------------------------------------------------

    def _plain(self, spans: list[Span], is_led: list[bool], unseen: list[Span]) -> Plain:
        """Our own layout of the same boxes, lines and groups."""
        sizes = [(card.width, card.height) for card in self.cards.values()]
        sizes += [(JUNCTION, JUNCTION)] * len(self.joined)
        # A group is met before those within it.
        found = [path[:depth] for path in self.paths.values() for depth in range(1, len(path) + 1)]
        self.group_paths = list(dict.fromkeys(found))
        lines: list[PlainLine | None] = []
        for (relation, start, end), span, has_way in zip(self.edges, spans, is_led, strict=True):
            heads = self._heads(relation, start, end)
            line = PlainLine(self.number[start], self.number[end], span.ranks, *heads)
            lines.append(line if has_way else None)
        for start, end, ranks in self._kept_behind(unseen):
            lines.append(PlainLine(self.number[start], self.number[end], ranks))
        headings = {path: self._heading_size(path) for path in self.group_paths}
        where = [self.paths[id] for id in self.number]
        return Plain(sizes, where, lines, headings, self.direction)

    # -- what the answer was ---------------------------------------------------------------

    def _led(self, placed: Placement) -> Iterator[Edge]:
        for i, (relation, start, end) in enumerate(self.edges):
            if placed.leads(i):
                curve, tip, tail_tip = placed.edge(i)
                words = relation_words(self.graph, relation)
                look = self.maker.line_look(relation)
                yield Edge(relation, start, end, curve, tip, tail_tip, words, **look)

    def _straight(self, placed: Placement) -> Iterator[Edge]:
        before: Counter[tuple[str, str]] = Counter()
        for i, (relation, start, end) in enumerate(self.edges):
            if placed.leads(i):
                continue
            head, tail = self._heads(relation, start, end)
            areas = self._area(placed, start), self._area(placed, end)
            curve, tip, tail_tip = straight(*areas, head, tail, before[start, end])
            before[start, end] += 1
            words = relation_words(self.graph, relation)
            ends = tip if head else None, tail_tip if tail else None
            look = self.maker.line_look(relation)
            yield Edge(relation, start, end, curve, *ends, words, is_straight=True, **look)

    def _area(self, placed: Placement, id: str) -> Area:
        card = self.cards.get(id)
        size = (card.width, card.height) if card is not None else (JUNCTION, JUNCTION)
        return Area(*placed.node(self.number[id]), *size)

    def _groups(self, placed: Placement) -> Iterator[Group]:
        for i, path in enumerate(self.group_paths, 1):
            x, y, right, bottom, heading_y = placed.group(i)
            lines = self._heading(path)
            top = heading_y - HEADING_HEIGHT * len(lines) / 2
            words = " / ".join(map(self._name_of, path))
            # Graphviz sets frames side by side without a gap.
            x, y, right, bottom = x + GAP, y + GAP, right - GAP, bottom - GAP
            yield Group(path, x, y, right - x, bottom - y, lines, top, words)
