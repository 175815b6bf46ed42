"""Blocks: a branch as a rectangle, its claim at the top and what hangs on it below, in columns.

    +-------------------+
    | claim             |
    +-------------------+
      |  |    +---------------------+
      |  +----| speaks against it   |
      |       +---------------------+
      |       +---------------------+
      +-------| speaks for it       |
              +---------------------+

Lines of a kind share a way along their column, up to the claim. Where several columns are needed they
stand side by side. Places are relative to the upper left corner of the block.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from math import inf

from argmap.model import RelationKind
from argmap.render.draw.nested.branches import Branch, Step
from argmap.render.draw.scene import Card

INDENT = 14.0
"""How far the first line of a column is to the right of its claim's left edge."""
LANE = 9.0
"""The room between the lines of two kinds."""
STUB = 26.0
"""From the last lane to the cards."""
JOINED_STUB = 44.0
"""The same where premises meet in a dot, or where something aims at the step."""
DOT_AT, MEET_AT = 14.0, 30.0
"""How far from the last lane the dot is, and the line along which premises meet."""
BELOW = 30.0
"""Between a claim and what hangs on it."""
ROW_GAP, COLUMN_GAP = 12.0, 26.0
MOST_COLUMNS = 12
HEADED = 30.0
"""The room for the heading of a side."""
NAME_LINE = 22.0
"""From the upper edge of a card to where its line begins."""


@dataclass(slots=True)
class Column:
    """What stands in one column below a claim."""

    steps: list[StepBlock]
    lanes: list[RelationKind]
    x: float = 0.0
    width: float = 0.0
    height: float = 0.0
    side: int | None = None
    """On which side of the sheet it is, where there are sides."""

    @property
    def content(self) -> float:
        """Where the step blocks begin, from the left edge of the column."""
        return LANE * max(len(self.lanes) - 1, 0)


@dataclass(slots=True)
class Block:
    """A branch with its size."""

    branch: Branch
    card: Card
    width: float
    height: float
    columns: list[Column] = field(default_factory=list)
    lanes: list[RelationKind] = field(default_factory=list)
    """The kinds of lines that end at the claim."""
    top: float = 0.0
    """Where the columns begin."""
    headed: float = 0.0
    """The room for headings above the columns."""
    is_cut: bool = False
    """Whether what hangs on it is shown in another part."""


@dataclass(slots=True)
class StepBlock:
    """A step: its premises one below the other, and below them what aims at it."""

    step: Step
    premises: list[tuple[float, Block]]
    """With how far down each stands."""
    aimed: list[tuple[float, StepBlock]]
    has_dot: bool
    width: float
    height: float

    @property
    def indent(self) -> float:
        """Where the premises begin."""
        return JOINED_STUB if self.has_dot else STUB


@dataclass(frozen=True, slots=True)
class Room:
    """What blocks have to fit."""

    aspect: float
    """The shape that is looked for: width by height."""
    width: float = inf
    """How wide the whole sheet may be."""
    columns: int | None = None
    """How many columns stand below what begins the sheet; None: as many as suit its shape."""
    height: float = 0.0
    """How high the sheet may become before more columns are made; 0: as low as its width allows."""
    least: float = 130.0
    """The least width of a card's text."""

    def at(self, depth: int) -> float:
        """How wide a block may be so many steps below the beginning."""
        if self.width == inf:
            return inf
        share = self.width if depth == 0 or not self.columns else self.share
        return share - max(depth - 1, 0) * (LANE + STUB + INDENT / 2)

    @property
    def share(self) -> float:
        """The width of a column below the beginning."""
        count = self.columns or 1
        return (self.width - INDENT - COLUMN_GAP * (count - 1)) / count


class Maker:
    """Makes blocks of branches."""

    def __init__(
        self,
        card_of: Callable[[Branch, float, bool], Card],
        joined: Collection[str],
        room: Room,
        cut: Collection[str] = (),
    ) -> None:
        """`card_of` gives the card of a branch for so much room, and whether it goes on elsewhere.

        `joined` are relations with a dot, `cut` the claims below which nothing is shown here.
        """
        self.card_of = card_of
        self.joined = joined
        self.room = room
        self.cut = cut
        self.sides: Callable[[StepBlock], int] | None = None
        """On which side of the sheet a step of its first claim stands, from 0; None: on none."""

    def block(self, branch: Branch, depth: int = 0, above: float = 0.0) -> Block:
        """The block of a branch, so many steps and pixels below the beginning."""
        is_cut = bool(branch.steps) and (
            (depth > 0 and branch.claim in self.cut) or self.room.at(depth + 1) < self.room.least
        )
        card = self.card_of(branch, self.room.at(depth), is_cut)
        if is_cut or not branch.steps:
            return Block(branch, card, card.width, card.height, is_cut=is_cut)
        below = above + card.height + BELOW
        steps = [self._step(step, depth + 1, below) for step in branch.steps]
        lanes = list(dict.fromkeys(step.relation.kind for step in branch.steps))
        if depth == 0 and self.sides is not None:
            return self._by_sides(branch, card, steps, lanes)
        return self._in_columns(branch, card, steps, lanes, depth, above)

    def _step(self, step: Step, depth: int, above: float) -> StepBlock:
        has_dot = step.relation.id in self.joined and not step.is_again
        indent, y = JOINED_STUB if has_dot else STUB, 0.0
        wide = 0.0
        premises, aimed = [], []
        for branch in step.premises:
            block = self.block(branch, depth, above)
            premises.append((y, block))
            y += block.height + ROW_GAP
            wide = max(wide, indent + block.width)
        for other in step.aimed:
            inner = self._step(other, depth + 1, above)
            aimed.append((y, inner))
            y += inner.height + ROW_GAP
            wide = max(wide, DOT_AT + inner.width)
        return StepBlock(step, premises, aimed, has_dot, wide, max(y - ROW_GAP, 0.0))

    def _in_columns(
        self,
        branch: Branch,
        card: Card,
        steps: list[StepBlock],
        lanes: list[RelationKind],
        depth: int,
        above: float,
    ) -> Block:
        """The block with as few columns as the height of the sheet allows, or as low as its width does."""
        counts = range(1, min(len(steps), MOST_COLUMNS) + 1)
        if depth == 0 and self.room.columns:
            counts = range(min(self.room.columns, len(steps)), 0, -1)
        heights, limit = _heights(steps), self.room.at(depth)
        best: Block | None = None
        for count in counts:
            parts = [steps[p.start : p.stop] for p in dealt(heights, count)]
            made = self._block_of(branch, card, parts, lanes)
            if best is not None and made.width > limit:
                break
            if best is None or made.height < best.height or best.width > limit:
                best = made
            if made.width <= limit and made.height <= self.room.height - above:
                break
        assert best is not None
        return best

    def _by_sides(
        self, branch: Branch, card: Card, steps: list[StepBlock], lanes: list[RelationKind]
    ) -> Block:
        """The block with what stands on each side together, in columns of about the same height."""
        assert self.sides is not None
        sides: dict[int, list[StepBlock]] = {}
        for step in steps:
            sides.setdefault(self.sides(step), []).append(step)
        best: Block | None = None
        score = inf
        total = sum(_heights(steps))
        for count in range(1, 2 * MOST_COLUMNS):
            parts, numbers = [], []
            for side in sorted(sides):
                heights = _heights(sides[side])
                for part in dealt(heights, max(1, round(count * sum(heights) / total))):
                    parts.append(sides[side][part.start : part.stop])
                    numbers.append(side)
            made = self._block_of(branch, card, parts, lanes, HEADED)
            for column, side in zip(made.columns, numbers, strict=True):
                column.side = side
            over = max(made.width - self.room.width, 0.0)
            found = max(made.width / self.room.aspect, made.height) + 1e4 * over
            if best is None or found < score:
                best, score = made, found
        assert best is not None
        return best

    def _block_of(
        self,
        branch: Branch,
        card: Card,
        parts: list[list[StepBlock]],
        lanes: list[RelationKind],
        headed: float = 0.0,
    ) -> Block:
        columns, x, tall = [], INDENT, 0.0
        for own in parts:
            used = {step.step.relation.kind for step in own}
            column = Column(own, [kind for kind in lanes if kind in used], x)
            column.width = column.content + max(step.width for step in own)
            column.height = sum(step.height + ROW_GAP for step in own) - ROW_GAP
            columns.append(column)
            x += column.width + COLUMN_GAP
            tall = max(tall, column.height)
        top = card.height + BELOW + (LANE * (len(lanes) - 1) if len(parts) > 1 else 0) + headed
        wide = max(card.width, x - COLUMN_GAP)
        return Block(branch, card, wide, top + tall, columns, lanes, top, headed)


def _heights(steps: Sequence[StepBlock]) -> list[float]:
    return [step.height + ROW_GAP for step in steps]


def dealt(heights: Sequence[float], count: int) -> list[range]:
    """Things in order in at most `count` columns, so that the highest is as low as can be.

    >>> dealt([3, 1, 1, 1], 2)
    [range(0, 1), range(1, 4)]
    """
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(24):
        if high - low < 1:
            break
        middle = (low + high) / 2
        if len(_filled(heights, middle)) <= count:
            high = middle
        else:
            low = middle
    return _filled(heights, high)


def _filled(heights: Sequence[float], most: float) -> list[range]:
    columns, start, taken = [], 0, 0.0
    for nth, height in enumerate(heights):
        if nth > start and taken + height > most + 1e-6:
            columns.append(range(start, nth))
            start, taken = nth, 0.0
        taken += height
    return [*columns, range(start, len(heights))] if heights else []
