"""The losses when a map is written in a format, and the map as the format keeps it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from argmap.diagnostics import SourceText
from argmap.formats.core.format import Format
from argmap.formats.features.elements import Holder, changed, elements_of
from argmap.formats.features.kinds import Feature
from argmap.formats.features.table import FEATURES
from argmap.model import ArgumentMap

HOLDERS: tuple[Holder, ...] = get_args(Holder)


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of thing that a format cannot hold, and how many of them a map has."""

    feature: str
    count: int
    words: str
    """The count and what is counted: `3 undercuts`."""
    instead: str | None = None
    """The kind of relation they are turned into; None where they are left out."""

    def __str__(self) -> str:
        """The loss as a person reads it."""
        how = f"written as {self.instead}" if self.instead else "left out"
        return f"{how}: {self.words}"


class LossError(ValueError):
    """A map holds something that a format cannot; `losses` says what."""

    def __init__(self, format: str, losses: list[Loss]) -> None:
        self.losses = losses
        super().__init__(f"{format} cannot hold {', '.join(loss.words for loss in losses)}")


def left_out(map: ArgumentMap, format: Format) -> list[Loss]:
    """What a format cannot hold of a map, in the order of the features. Linear.

    Whatever comes back when the written text is read again is not lost: data of the format's own
    may hold it.
    """
    missing = {
        name: feature
        for name, feature in FEATURES.items()
        if name not in format.keeps and any(True for _ in feature.items(map))
    }
    # Only reading the text again can tell what comes back, since each format keeps data of its own
    # in its own way. Without a missing feature there is nothing to find out.
    again = _read_again(map, format) if missing else None
    losses: list[Loss] = []
    for name, feature in missing.items():
        count = sum(1 for _ in feature.items(map))
        if again is not None and name not in format.instead:
            count -= _held_by_both(feature, map, again)
        if count:
            losses.append(Loss(name, count, feature.counted(count), format.instead.get(name)))
    count = 0 if "extra" in format.keeps else sum(1 for _ in _foreign(map, format.extra))
    if count:
        words = f"foreign data of {count:,} {'element' if count == 1 else 'elements'}"
        losses.append(Loss("extra", count, words))
    return losses


def _read_again(map: ArgumentMap, format: Format) -> ArgumentMap | None:
    """A map after it was written and read again; None if that is impossible."""
    if format.reader is None or format.is_binary or format.is_drawing:
        return None
    try:
        text = "".join(format.load_writer()(reduced(map, format)))
    except (ValueError, RecursionError):
        # Why it cannot be written is said when it is written.
        return None
    return format.load_reader()(SourceText(text)).map


def _held_by_both(feature: Feature, map: ArgumentMap, again: ArgumentMap) -> int:
    """How many of the things that a feature covers are the same in two maps."""
    # Counted, because several things can say the same, and each of them has to come back.
    return (Counter(feature.said(map)) & Counter(feature.said(again))).total()


def reduced(map: ArgumentMap, format: Format) -> ArgumentMap:
    """The map as a format keeps it: what it cannot hold is left out or turned. Linear."""
    turned = {k: v for k, v in format.instead.items() if k not in format.keeps}
    # Before anything is left out: a contradiction that becomes a rebuttal is not lost.
    if turned:
        map = changed(map, "relations", lambda r: _turned(r, turned))
    for name, feature in FEATURES.items():
        if name not in format.keeps and any(True for _ in feature.items(map)):
            map = feature.without(map)
    if "extra" not in format.keeps:
        for holder in HOLDERS:
            map = changed(map, holder, lambda e: _with_own_extra(e, format.extra))
    return map


def _turned(relation: Any, turned: Mapping[str, str]) -> Any:
    kind = turned.get(relation.kind)
    return relation.model_copy(update={"kind": kind}) if kind else relation


def _foreign(map: ArgumentMap, own: str | None) -> Iterator[Any]:
    for holder in HOLDERS:
        yield from (e for e in elements_of(map, holder) if e.extra and e.extra.keys() != {own})


def _with_own_extra(element: Any, own: str | None) -> Any:
    if not element.extra or element.extra.keys() == {own}:
        return element
    return element.model_copy(
        update={"extra": {k: v for k, v in element.extra.items() if k == own}}
    )
