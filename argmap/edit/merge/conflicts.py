"""What two people changed in ways that exclude one another, element by element."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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
class Conflict:
    """An element of which a person has to choose the version.

    Both sides changed the same `fields`, or one side (`removed_by`) removed it, while the other
    changed it, or refers to it with `needed_by`, the id of another element.
    """

    kind: ElementKind
    id: str
    fields: tuple[str, ...] = ()
    removed_by: Side | None = None
    needed_by: str | None = None

    def __str__(self) -> str:
        """The conflict in one line: `both sides reworded trade-falls`."""
        if self.removed_by:
            other = OTHER[self.removed_by]
            does = f"needs it for {self.needed_by}" if self.needed_by else "changed it"
            return f"{self.removed_by} removed {self._what()}, {other} {does}"
        if self.kind == "claim" and set(self.fields) <= {"text", "title"}:
            return f"both sides reworded {self.id}"
        fields = " and ".join(self.fields)
        of = "the map" if self.kind == "map" else self._what()
        return f"both sides changed the {fields} of {of}"

    def _what(self) -> str:
        return self.id if self.kind in ("claim", "relation") else f"the {self.kind} {self.id}"


@dataclass
class Conflicts:
    """Gathers conflicts, each element once for each reason, in the order they are found."""

    fields: dict[tuple[ElementKind, str], dict[str, None]] = field(default_factory=dict)
    removed: dict[tuple[ElementKind, str], Conflict] = field(default_factory=dict)

    def both_changed(self, kind: ElementKind, id: str, name: str) -> None:
        """Both sides changed a field of an element."""
        self.fields.setdefault((kind, id), {})[name] = None

    def one_removed(
        self, kind: ElementKind, id: str, by: Side, needed_by: str | None = None
    ) -> None:
        """One side removed an element that the other changed or needs."""
        self.removed.setdefault((kind, id), Conflict(kind, id, (), by, needed_by))

    def found(self) -> list[Conflict]:
        """All of them."""
        changed = (Conflict(kind, id, tuple(names)) for (kind, id), names in self.fields.items())
        return [*changed, *self.removed.values()]
