"""The base of every edit: a pure function from one map to another, which says what it changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, TypeVar

from argmap.diagnostics import did_you_mean
from argmap.edit.compare.names import Names
from argmap.model import ArgumentMap

Noun = TypeVar("Noun")


class EditError(LookupError):
    """An edit names something that the map does not have, or makes no sense for it."""

    def __str__(self) -> str:
        """The message as it is: a LookupError's own way would put it into quotation marks."""
        return str(self.args[0])


class Edit(ABC):
    """One change. Called with a map, it returns the changed map; the map itself stays as it is."""

    @abstractmethod
    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map; raises `EditError` if the edit makes no sense for it."""

    def renames(self, before: ArgumentMap, after: ArgumentMap) -> Names:
        """The new ids, by the old ones, of elements that have another id afterwards."""
        return Names()

    @abstractmethod
    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes as records with `action`, `kind` and `id`; the first one is the edit itself."""


class Removal(Edit):
    """An edit that removes something, and what depends on it."""

    @property
    @abstractmethod
    def subject(self) -> tuple[str, str]:
        """The kind and the id of what is removed by name."""

    @abstractmethod
    def is_there(self, map: ArgumentMap) -> bool:
        """Whether a map has what is to be removed."""


def changed(map: ArgumentMap, **fields: Any) -> ArgumentMap:
    """A map with some fields replaced; nothing is validated again."""
    # Validating a large map takes longer than any edit; each edit checks what it brings in.
    return map.model_copy(update=fields)


def found(held: Mapping[str, Noun], kind: str, id: str) -> Noun:
    """The element with exactly this id; raises `EditError` with the id that was probably meant."""
    if id in held:
        return held[id]
    near = did_you_mean(id, held)
    more = near or (f"the map has {len(held)}" if held else f"the map has no {kind}s")
    raise EditError(f"there is no {kind} {id[:80]!r}; {more}")


def record(action: str, kind: str, id: str | None, **more: Any) -> dict[str, Any]:
    """One change, for programs."""
    return {"action": action, "kind": kind, "id": id, **more}
