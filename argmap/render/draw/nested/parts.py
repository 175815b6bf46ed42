"""The parts of a picture: one for all, or numbered ones where a column or a page is too small for all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from argmap.render.draw.cards import GOES_ON
from argmap.render.draw.nested.blocks import Block, Maker, Room, StepBlock
from argmap.render.draw.nested.branches import Branch
from argmap.render.draw.scene import Card

CardOf = Callable[[Branch, float, bool], Card]
CUT_HEIGHT = 60.0
"""About how much higher the picture becomes for each claim that goes into another part."""
MOST_TRIES = 400
"""How often a part is made anew with one more branch cut off, before it is left as high as it is."""


@dataclass(slots=True)
class Part:
    """A block with the parts that go on below it."""

    block: Block
    number: int | None = None
    """None for what begins the picture."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a part has to fit."""

    room: Room
    height: float = inf
    columns: Sequence[int] = (1,)
    """The numbers of columns to try below what begins a part."""
    heights: Sequence[float] = ()
    """Where the width has no limit, the heights to try."""


def parts_of(
    tops: Sequence[Branch],
    card_of: CardOf,
    joined: Collection[str],
    limits: Limits,
    sides: Callable[[StepBlock], int] | None = None,
) -> list[Part]:
    """The parts of some branches, the numbered ones behind the one that they go on from."""
    parts: list[Part] = []
    numbered = 0
    for top in tops:
        waiting: list[tuple[Branch, int | None]] = [(top, None)]
        while waiting:
            branch, number = waiting.pop(0)
            for made in _fitting(
                branch, card_of, joined, limits, sides if number is None else None
            ):
                parts.append(Part(made, number))
                goes_on = list(cut_blocks(made))
                for block in goes_on:
                    numbered += 1
                    _say(block.card, numbered)
                    waiting.append((block.branch, numbered))
    return parts


def _say(card: Card, number: int) -> None:
    card.lines = [
        replace(line, text=f"goes on in {number}") if line.text == GOES_ON else line
        for line in card.lines
    ]


def cut_blocks(block: Block) -> Iterator[Block]:
    """The blocks that go on elsewhere, in the order of reading."""
    if block.is_cut:
        yield block
    for column in block.columns:
        for step in column.steps:
            yield from _cut_in(step)


def _cut_in(step: StepBlock) -> Iterator[Block]:
    for _, block in step.premises:
        yield from cut_blocks(block)
    for _, inner in step.aimed:
        yield from _cut_in(inner)


def _fitting(
    branch: Branch,
    card_of: CardOf,
    joined: Collection[str],
    limits: Limits,
    sides: Callable[[StepBlock], int] | None,
) -> list[Block]:
    """The blocks of a branch: one, with what is too much for it cut off; several if that is not enough."""
    cut: set[str] = set()
    for _ in range(MOST_TRIES):
        block = _made(branch, card_of, joined, limits, cut, sides)
        if block.height <= limits.height:
            return [block]
        largest = max(
            (inner for inner in _inner(block) if inner.columns),
            key=lambda inner: (inner.height <= limits.height * 0.9, inner.height),
            default=None,
        )
        if largest is None:
            break
        cut.add(largest.branch.claim)
    if len(branch.steps) < 2:
        return [block]
    first, found = _first_steps(branch, card_of, joined, limits), []
    for steps in (branch.steps[:first], branch.steps[first:]):
        one = replace(branch, steps=steps)
        found += _fitting(one, card_of, joined, limits, sides)
    return found


def _first_steps(branch: Branch, card_of: CardOf, joined: Collection[str], limits: Limits) -> int:
    """How many of the steps of a claim fit together, at least one; what hangs on them is cut off if need be."""
    cut = {b.claim for step in branch.steps for b in step.branches()}
    low, high = 1, len(branch.steps) - 1
    while low < high:
        middle = (low + high + 1) // 2
        some = replace(branch, steps=branch.steps[:middle])
        if _made(some, card_of, joined, limits, cut, None).height <= limits.height:
            low = middle
        else:
            high = middle - 1
    return low


def _made(
    branch: Branch,
    card_of: CardOf,
    joined: Collection[str],
    limits: Limits,
    cut: Collection[str],
    sides: Callable[[StepBlock], int] | None,
) -> Block:
    """The best block of those with the numbers of columns, or the heights, that can be tried."""
    best: Block | None = None
    for room in _rooms(limits):
        maker = Maker(card_of, joined, room, cut)
        maker.sides = sides
        block = maker.block(branch)
        if best is None or _rank(block, limits) < _rank(best, limits):
            best = block
    assert best is not None
    return best


def _rooms(limits: Limits) -> Iterator[Room]:
    if limits.heights:
        yield from (replace(limits.room, height=height) for height in limits.heights)
        return
    for count in limits.columns:
        if count == 1 or limits.room.width / count > limits.room.least + 60:
            yield replace(limits.room, columns=count)


def _rank(block: Block, limits: Limits) -> tuple[int, float]:
    """Of blocks the one with the fewest branches cut off is best, and then the one nearest to the shape."""
    if limits.heights:
        return 0, max(block.width / limits.room.aspect, block.height)
    lost = sum(inner.branch.size for inner in cut_blocks(block))
    return 0, block.height + CUT_HEIGHT * lost


def _inner(block: Block) -> Iterator[Block]:
    for column in block.columns:
        for step in column.steps:
            yield from _inner_of(step)


def _inner_of(step: StepBlock) -> Iterator[Block]:
    for _, block in step.premises:
        yield block
        yield from _inner(block)
    for _, inner in step.aimed:
        yield from _inner_of(inner)
