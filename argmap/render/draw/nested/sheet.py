"""A sheet of nested blocks: parts and frames set out side by side, and the lines between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import inf, sqrt
from typing import TYPE_CHECKING

from argmap.model import Relation
from argmap.queries.stance import issue_of
from argmap.render.dot.claims import claim_words
from argmap.render.dot.groups import Path, paths
from argmap.render.dot.lines import relation_words
from argmap.render.dot.selection import among
from argmap.render.draw.cards import CardMaker
from argmap.render.draw.extract import Extract
from argmap.render.draw.lines import JUNCTION, head_lengths
from argmap.render.draw.measure import wrap
from argmap.render.draw.nested.blocks import Block, Room, StepBlock
from argmap.render.draw.nested.branches import Branch, branches
from argmap.render.draw.nested.crossing import dot_between, loop, round_frames
from argmap.render.draw.nested.packing import packed, shaped
from argmap.render.draw.nested.parts import Limits, Part, parts_of
from argmap.render.draw.nested.ways import Drawer
from argmap.render.draw.scene import Card, Edge, Group, Junction, Point, Scene
from argmap.render.draw.straight import Area, straight
from argmap.render.draw.style import DrawStyle
from argmap.render.wording import UNANSWERED, VERBS, plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

ASPECT = 1.5
"""The shape of a sheet for which nobody asks for another: width by height."""
GAP = 30.0
FEW_WORDS = 8
FRAME = 16.0
"""Between a frame and what is in it."""
HEADING_SIZE, HEADING_HEIGHT = 11.0, 15.0
CARD_AREA = 26_000.0
"""What a card takes with the room around it, about."""
SIDES = {"for": 0, "against": 1, "mixed": 2, "none": 2}
SIDE_NAMES = ("For", "Against", "Neither, or both")


@dataclass(slots=True)
class Item:
    """What stands on a sheet as one: a part, or a frame with items."""

    width: float
    height: float
    part: Part | None = None
    heading: list[str] = field(default_factory=list)
    path: Path = ()
    inside: list[tuple[Point, Item]] = field(default_factory=list)


class Sheet:
    """The cards and lines of a picture as nested blocks."""

    def __init__(
        self,
        graph: ArgumentGraph,
        style: DrawStyle,
        chosen: Extract,
        *,
        width: float = inf,
        height: float = inf,
        whole: Extract | None = None,
    ) -> None:
        """`width` and `height` limit what stands on a sheet, and each of its parts.

        `whole` is what all sheets show, where there are several: relations to others are told on the cards.
        """
        self.graph = graph
        self.style = style
        self.chosen = chosen
        self.width, self.height = width, height
        self.selection = among(graph, chosen.claims.keys())
        around = self.selection if whole is None else among(graph, whole.claims.keys())
        self.told = {relation.id for relation in around.relations}
        self.issue = style.issue or issue_of(graph)
        self.maker = CardMaker(graph, style, self.issue)
        self.aspect = style.aspect or ASPECT
        self.paths = paths(graph.map, self.selection, style.cluster)
        self.hung: set[tuple[str, str]] = set()
        """The claims that stand where they do because of a relation, with that relation."""
        self.hanging: set[str] = set()
        self.cards: dict[tuple[str, float, bool], Card] = {}
        self.has_notes = width < inf or height < inf
        """Whether relations that lead far are told on the cards: there are no lines from part to part."""

    # -- cards --------------------------------------------------------------------------------

    def card_of(self, branch: Branch, room: float, is_cut: bool) -> Card:
        """The card of a branch for so much room."""
        widest = min(300.0, max(room - 32, 100.0))
        key = branch.claim, widest, is_cut
        if key not in self.cards:
            claim = self.graph.map.claims[branch.claim]
            notes = [*self._notes(branch.claim)] if self.has_notes else []
            card = self.maker.card(
                claim, self.chosen.folded[claim.id], widest, notes, goes_on=is_cut
            )
            self.cards[key] = card
        # The same claim can begin a part and stand in another.
        return replace(self.cards[key])

    def _notes(self, id: str) -> Iterator[str]:
        also = "also " if id in self.hanging else ""
        for relation in self.graph.relations_from(id):
            if relation.id in self.told and (id, relation.id) not in self.hung:
                yield f"{also}{VERBS[relation.kind]} {self._target(relation)}"

    def _target(self, relation: Relation) -> str:
        """What a relation aims at, in a few words."""
        aimed, start = self.graph.map.relations.get(relation.target or ""), ""
        target = relation.target or ""
        while aimed is not None:
            start, target = "the step from ", aimed.premises[0] if aimed.premises else ""
            aimed = self.graph.map.relations.get(target)
        if target not in self.graph.map.claims:
            return f"the step {relation.target}"
        words = claim_words(self.graph.map.claims[target]).split()
        short = " ".join(words[:FEW_WORDS])
        return f"{start}“{short}{' …' if len(words) > FEW_WORDS else ''}”"

    # -- items --------------------------------------------------------------------------------

    def items(self) -> list[Item]:
        """What stands on the sheet: parts, and frames if there are any."""
        groups: dict[Path, list[str]] = defaultdict(list)
        for id in self.chosen.claims:
            groups[self.paths[id] if self.style.cluster else ()].append(id)
        tops = {path: self._branches(ids) for path, ids in groups.items()}
        for found in tops.values():
            self._note_hung(found)
        # Frames stand one below another, so each is wider than all of them together.
        self.aspect *= max(1.0, (len({path[0] for path in tops if path}) - 1) * 0.7)
        made = [self._item(part) for part in self._parts(tops.pop((), []))]
        order = self._in_file_order([path for path in tops if path])
        return [*made, *(self._frame(path, order, tops) for path in order if len(path) == 1)]

    def _in_file_order(self, found: Sequence[Path]) -> list[Path]:
        """The groups and those around them, each where the file first has it."""
        place = {id: nth for nth, id in enumerate(self.graph.map.claims)}
        first: dict[Path, int] = {}
        for id, path in self.paths.items():
            for depth in range(1, len(path) + 1):
                at = place.get(id, len(place))
                first[path[:depth]] = min(first.get(path[:depth], at), at)
        wanted = {path[:depth] for path in found for depth in range(1, len(path) + 1)}
        return sorted(wanted, key=lambda path: first[path])

    def _branches(self, ids: Collection[str]) -> list[Branch]:
        issue = self.issue if self.issue in ids else None
        return branches(self.graph, ids, issue)

    def _note_hung(self, tops: Sequence[Branch]) -> None:
        waiting = list(tops)
        while waiting:
            branch = waiting.pop()
            steps = list(branch.steps)
            while steps:
                step = steps.pop()
                steps += step.aimed
                waiting += step.premises
                if not step.is_loose:
                    self.hung.update((b.claim, step.relation.id) for b in step.premises)
                    self.hanging.update(b.claim for b in step.premises)
                    self.hung.add((branch.claim, step.relation.id))

    def _parts(self, tops: Sequence[Branch]) -> list[Part]:
        limits = Limits(Room(self.aspect, self.width), self.height, (1, 2, 3, 4))
        if self.width == inf:
            limits = replace(limits, heights=self._heights(tops))
        sides = self._side_of if self.style.form == "columns" else None
        joined = self.selection.junctions
        return parts_of(tops, self.card_of, joined, limits, sides)

    def _heights(self, tops: Sequence[Branch]) -> list[float]:
        """The heights to try for a sheet of the wanted shape, by how many cards it has."""
        area = sum(top.size for top in tops) * CARD_AREA
        return [sqrt(area / self.aspect) * share for share in (0.75, 1.0, 1.3, 1.7, 2.2)]

    def _side_of(self, step: StepBlock) -> int:
        first = step.premises[0][1].branch.claim if step.premises else ""
        return SIDES[self.maker.stances.claim(first)] if first else 2

    def _item(self, part: Part) -> Item:
        if part.number is None:
            return Item(part.block.width, part.block.height, part)
        inner = Item(part.block.width, part.block.height, part)
        return self._framed([inner], [str(part.number)], (f"part {part.number}",))

    def _frame(self, path: Path, order: Sequence[Path], tops: dict[Path, list[Branch]]) -> Item:
        parts = self._parts(tops.get(path, []))
        inside = [self._item(part) for part in parts]
        inside += [self._frame(p, order, tops) for p in order if p[:-1] == path]
        name = path[-1]
        if self.style.cluster == "speaker":
            name = self.graph.map.speakers[name].label
        return self._framed(inside, wrap(name, 260, HEADING_SIZE), path)

    def _framed(self, inside: list[Item], heading: list[str], path: Path) -> Item:
        room = self.width - 2 * FRAME
        corners, (wide, high) = set_out(inside, room, self.aspect)
        top = FRAME / 2 + HEADING_HEIGHT * len(heading) + 4
        found = [((x + FRAME, y + top), item) for (x, y), item in zip(corners, inside, strict=True)]
        return Item(wide + 2 * FRAME, high + top + FRAME, None, heading, path, found)

    # -- drawing ------------------------------------------------------------------------------

    def scene(self, placed: Sequence[tuple[Point, Item]], width: float, height: float) -> Scene:
        """The scene of items at their places."""
        scene = Scene(width, height, [], "", "")
        drawer = Drawer(self._heads)
        waiting = list(reversed(placed))
        while waiting:
            (x, y), item = waiting.pop()
            if item.part is not None:
                drawer.draw(item.part.block, x, y)
                scene.groups += self._sides(item.part.block, x, y)
                continue
            words = " / ".join(item.heading)
            scene.groups.append(
                Group(
                    item.path,
                    x,
                    y,
                    item.width,
                    item.height,
                    item.heading,
                    y + FRAME / 2,
                    words,
                    is_part=item.path[0].startswith("part ") and not self.style.cluster,
                )
            )
            waiting += [((x + dx, y + dy), inner) for (dx, dy), inner in reversed(item.inside)]
        drawn = drawer.drawn
        place = {id: nth for nth, id in enumerate(self.graph.map.claims)}
        scene.cards = sorted(drawn.cards, key=lambda card: place[card.id])
        dots = {id: (x, y) for id, (x, y) in drawn.dots.items()}
        words_of = {r.id: relation_words(self.graph, r) for r in self.selection.relations}
        ways = [
            Edge(
                way.relation,
                way.start,
                way.end,
                way.curve,
                way.tip,
                way.tail_tip,
                words_of[way.relation.id],
                **self.maker.line_look(way.relation),
            )
            for way in drawn.ways
        ]
        if not self.has_notes:
            ways = [*self._crossing(scene, dots, {(w.start, w.end) for w in ways}), *ways]
        scene.edges = ways
        joined = {r.id: r for r in self.selection.relations}
        scene.junctions = [Junction(joined[id], x, y, words_of[id]) for id, (x, y) in dots.items()]
        return scene

    def _sides(self, block: Block, x: float, y: float) -> Iterator[Group]:
        """Frames around the sides of the sheet, with how many claims stand on each."""
        for side, name in enumerate(SIDE_NAMES):
            columns = [c for c in block.columns if c.side == side]
            if not columns:
                continue
            left, right = x + columns[0].x - 10, x + columns[-1].x + columns[-1].width + 10
            top = y + block.top - block.headed
            bottom = y + block.top + max(c.height for c in columns) + 10
            claims = [id for id in self.chosen.claims if id not in self.maker.issues]
            claims = [id for id in claims if SIDES[self.maker.stances.claim(id)] == side]
            alone = len(self.maker.unanswered.intersection(claims))
            heading = [f"{name}: {plural(len(claims), 'claim')}, {alone} {UNANSWERED}"]
            yield Group((name,), left, top, right - left, bottom - top, heading, top + 5, name)

    def _heads(self, relation: Relation, start: str, end: str) -> tuple[float, float]:
        return head_lengths(relation, end, starts_at_card=start in self.graph.map.claims)

    def _crossing(
        self, scene: Scene, dots: dict[str, Point], led: set[tuple[str, str]]
    ) -> Iterator[Edge]:
        """The lines that lead from one branch to another, and the dots of relations that stand nowhere."""
        cards: dict[str, Card] = {}
        for card in scene.cards:
            cards.setdefault(card.id, card)

        def area(id: str) -> Area:
            if id in cards:
                card = cards[id]
                middle = card.x + card.width / 2, card.y + card.height / 2
                return Area(*middle, card.width, card.height)
            return Area(*dots[id], JUNCTION, JUNCTION)

        found = [e for e in self._all_edges() if (e[1], e[2]) not in led]
        # A dot needs a place before what aims at it has a way.
        for relation, start, _ in reversed(found):
            if start == relation.id and start not in dots:
                ends = [area(p) for p in relation.premises if p in cards]
                aim = area(relation.target) if relation.target in cards else ends[0]
                dots[start] = dot_between(ends, aim)
        before: Counter[tuple[str, str]] = Counter()
        router = round_frames(scene) if scene.groups and self.style.cluster else None
        for relation, start, end in found:
            if (start not in cards and start not in dots) or (end not in cards and end not in dots):
                continue
            head, tail = self._heads(relation, start, end)
            words, look = relation_words(self.graph, relation), self.maker.line_look(relation)
            way = router(relation, area(start), area(end), head, tail) if router else None
            if start == end:
                way = loop(area(start), head, tail, before[start, end])
                before[start, end] += 1
            if way is not None:
                yield Edge(relation, start, end, *way, words, is_straight=True, **look)
                continue
            curve, tip, tail_tip = straight(area(start), area(end), head, tail, before[start, end])
            before[start, end] += 1
            arrows = tip if head else None, tail_tip if tail else None
            yield Edge(relation, start, end, curve, *arrows, words, is_straight=True, **look)

    def _all_edges(self) -> Iterator[tuple[Relation, str, str]]:
        for relation in self.selection.relations:
            assert relation.target is not None
            if relation.id in self.selection.junctions:
                for premise in dict.fromkeys(relation.premises):
                    yield relation, premise, relation.id
                yield relation, relation.id, relation.target
            else:
                yield relation, relation.premises[0], relation.target


def set_out(
    items: Sequence[Item], width: float, aspect: float
) -> tuple[list[Point], tuple[float, float]]:
    """The places of items on a sheet that is so wide, or of about that shape."""
    sizes = [(item.width, item.height) for item in items]
    if not sizes:
        return [], (0.0, 0.0)
    return packed(sizes, width, GAP) if width < inf else shaped(sizes, aspect, GAP)
