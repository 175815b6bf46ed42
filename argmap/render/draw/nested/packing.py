"""Rectangles set out on a sheet, in their order, without gaps that something later could fill."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt

Size = tuple[float, float]
"""Width and height."""


def packed(sizes: Sequence[Size], width: float, gap: float) -> tuple[list[Size], Size]:
    """The upper left corner of each rectangle, and the size of the sheet, which is at most `width` wide.

    Each stands as high as it can, and then as far left (Baker, Coffman and Rivest's bottom-left rule,
    upside down). One that is wider than the sheet widens it.

    >>> packed([(60, 40), (30, 10), (30, 10)], 100, 0)[0]
    [(0.0, 0.0), (60.0, 0.0), (60.0, 10.0)]
    """
    width = max([width, *(wide for wide, _ in sizes)], default=0.0)
    # The lower edge of what is placed: from where on it is how low.
    edge: list[tuple[float, float]] = [(0.0, 0.0)]
    corners: list[Size] = []
    right = bottom = 0.0
    for wide, high in sizes:
        x, y = _best(edge, wide, width)
        corners.append((x, y))
        edge = _lowered(edge, x, min(x + wide + gap, width + gap), y + high + gap)
        right, bottom = max(right, x + wide), max(bottom, y + high)
    return corners, (right, bottom)


def _best(edge: list[tuple[float, float]], wide: float, width: float) -> Size:
    best = (0.0, inf)
    for nth, (x, _) in enumerate(edge):
        if x + wide > width + 0.01:
            break
        low = 0.0
        for begin, depth in edge[nth:]:
            if begin >= x + wide:
                break
            low = max(low, depth)
        if low < best[1] - 0.01:
            best = x, low
    return best


def _lowered(
    edge: list[tuple[float, float]], left: float, right: float, low: float
) -> list[tuple[float, float]]:
    before = [(x, y) for x, y in edge if x < left]
    at_right = [y for x, y in edge if x <= right][-1]
    after = [(x, y) for x, y in edge if x > right]
    return [*before, (left, low), (right, at_right), *after]


def shaped(sizes: Sequence[Size], aspect: float, gap: float) -> tuple[list[Size], Size]:
    """The same on a sheet of about a shape."""
    area = sum((wide + gap) * (high + gap) for wide, high in sizes)
    widest = max((wide for wide, _ in sizes), default=0.0)
    found: tuple[list[Size], Size] | None = None
    score = inf
    for share in (1.0, 1.15, 1.3, 1.5):
        made = packed(sizes, max(widest, sqrt(area * aspect) * share), gap)
        wide, high = made[1]
        if max(wide / aspect, high) < score:
            found, score = made, max(wide / aspect, high)
    assert found is not None
    return found
