"""How much changed from one version of a map to another, in figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.edit.compare.diff import WORDING, Change, Diff


@dataclass(frozen=True, slots=True)
class Stat:
    """How many elements of a kind changed in which way; one can count in several ways."""

    element: str
    added: int = 0
    removed: int = 0
    renamed: int = 0
    reworded: int = 0
    revoiced: int = 0
    changed: int = 0
    """How many changed in a field that the other figures do not cover."""

    @property
    def is_empty(self) -> bool:
        """Whether no element of the kind changed."""
        return not any(
            (self.added, self.removed, self.renamed, self.reworded, self.revoiced, self.changed)
        )


def stats(diff: Diff) -> list[Stat]:
    """The figures for each kind of element."""
    return [
        _stat("claim", diff.claims),
        _stat("relation", diff.relations),
        _stat("speaker", diff.speakers),
        _stat("source", diff.sources),
    ]


def _stat(element: str, changes: Iterable[Change]) -> Stat:
    held = list(changes)
    return Stat(
        element,
        added=sum(c.is_added for c in held),
        removed=sum(c.is_removed for c in held),
        renamed=sum(c.old_id is not None for c in held),
        reworded=sum(c.is_reworded for c in held),
        revoiced=sum(c.is_revoiced for c in held),
        changed=sum(_changed_otherwise(c) for c in held),
    )


def _changed_otherwise(change: Change) -> bool:
    named = WORDING if change.kind == "claim" else ()
    return any(f.field not in named for f in change.fields)
