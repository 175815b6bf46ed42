"""Conflicts: elements that two people changed in ways that exclude one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from argmap.diagnostics import listed
from argmap.edit.merge.values import Side

ElementKind = Literal["claim", "relation", "speaker", "source", "map"]

PLURALS: dict[ElementKind, str] = {
    "claim": "claims",
    "relation": "relations",
    "speaker": "speakers",
    "source": "sources",
}
"""The field of a map that holds the elements of a kind."""

OTHER: dict[Side, Side] = {"ours": "theirs", "theirs": "ours"}


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of the two sides in messages: branches, commits or files."""

    ours: str = "ours"
    theirs: str = "theirs"

    def __getitem__(self, side: Side) -> str:
        """The name of a side."""
        return self.ours if side == "ours" else self.theirs


@dataclass(frozen=True, slots=True)
class Conflict:
    """An element whose version a person has to choose.

    Both sides changed the same `fields`, or each has other words (`added_by_both`; `reworded_by`
    where only one side changed them), or one side (`removed_by`) removed the element, while the
    other changed it, or refers to it with `needed_by`, the id of another element.
    """

    kind: ElementKind
    id: str
    fields: tuple[str, ...] = ()
    removed_by: Side | None = None
    needed_by: str | None = None
    added_by_both: bool = False
    reworded_by: Side | None = None
    used_for: str | None = None
    """The relation that one side has at a claim which the other side reworded, or gave a voice."""

    def __str__(self) -> str:
        """The conflict in one line: `both sides reworded trade-falls`."""
        return self.said(Sides())

    def said(self, sides: Sides) -> str:
        """The conflict in one line, in which the sides have these names."""
        if self.removed_by:
            other = sides[OTHER[self.removed_by]]
            does = f"needs it for {self.needed_by}" if self.needed_by else "changed it"
            return f"{sides[self.removed_by]} removed {self._what()}, {other} {does}"
        if self.added_by_both:
            return f"both sides added {self.id}, each in its own words"
        if self.reworded_by:
            does = f"argues with it ({self.used_for})" if self.used_for else "lets somebody say it"
            other = sides[OTHER[self.reworded_by]]
            did = "reworded" if self.kind == "claim" else "changed"
            return f"{sides[self.reworded_by]} {did} {self.id}, {other} {does}"
        if self.used_for:
            return f"one side says who voices {self.id}, the other draws {self.used_for} from it"
        if self.kind == "claim" and (
            "text" in self.fields or set(self.fields) <= {"text", "title"}
        ):
            return f"both sides reworded {self.id}"
        fields = listed(self.fields)
        of = "the map" if self.kind == "map" else self._what()
        return f"both sides changed the {fields} of {of}"

    def _what(self) -> str:
        return self.id if self.kind in ("claim", "relation") else f"the {self.kind} {self.id}"


@dataclass
class Conflicts:
    """Gathers conflicts: one for each element and reason, in the order they are found."""

    # The merge runs twice, once for each preferred side, and meets each conflict twice: keys keep
    # one of them.
    fields: dict[tuple[ElementKind, str], dict[str, None]] = field(default_factory=dict)
    removed: dict[tuple[ElementKind, str], Conflict] = field(default_factory=dict)
    apart: list[Conflict] = field(default_factory=list)

    def both_changed(self, kind: ElementKind, id: str, name: str) -> None:
        """Both sides changed a field of an element."""
        self.fields.setdefault((kind, id), {})[name] = None

    def one_removed(
        self, kind: ElementKind, id: str, by: Side, needed_by: str | None = None
    ) -> None:
        """One side removed an element that the other changed or needs."""
        self.removed.setdefault((kind, id), Conflict(kind, id, (), by, needed_by))

    def kept_apart(self, conflicts: Iterable[Conflict]) -> None:
        """Elements that say different things on each side."""
        self.apart += conflicts

    def found(self) -> list[Conflict]:
        """All of them."""
        changed = (Conflict(kind, id, tuple(names)) for (kind, id), names in self.fields.items())
        return [*self.apart, *changed, *self.removed.values()]
