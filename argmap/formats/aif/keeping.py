"""Which parts of a file's dialogue stay when some of its claims and utterances are gone."""

from __future__ import annotations

from collections import defaultdict

from argmap.formats.aif.draft import Draft
from argmap.formats.aif.graph import edge_ends, listed


class Survivors:
    """Follows removals through the dialogue of the file.

    An illocution (YA) or transition (TA) goes when everything it came from is gone, or everything it
    led to. A locution (L) goes when everything it was said for is gone. With the claim `b` gone,
    `L1 -> YA1 -> b` loses YA1 and then L1. A node that never had an edge stays.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        types = draft.old.graph.types
        self.types = types
        self.out_of: dict[str, list[str]] = defaultdict(list)
        self.into: dict[str, list[str]] = defaultdict(list)
        for edge in listed(draft.base, "edges"):
            if isinstance(edge, dict):
                start, end = edge_ends(edge)
                if start in types and end in types:
                    self.out_of[start].append(end)
                    self.into[end].append(start)

    def decide(self) -> None:
        """Add to what is gone from the draft whatever goes with it."""
        gone = self.draft.gone
        gone |= self.draft.unmatched()
        waiting = list(gone)
        for start, end in self.draft.cuts:
            waiting += [key for key in (start, end) if self._goes(key)]
        gone.update(waiting)
        while waiting:
            key = waiting.pop()
            # Only neighbours of what went can go next, so a large file is not searched again and
            # again.
            for neighbour in (*self.out_of[key], *self.into[key]):
                if neighbour not in gone and self._goes(neighbour):
                    gone.add(neighbour)
                    waiting.append(neighbour)

    def _goes(self, key: str) -> bool:
        type = self.types.get(key)
        if type in ("YA", "TA"):
            return self._is_left(key, self.into[key], before=True) or self._is_left(
                key, self.out_of[key], before=False
            )
        if type == "L":
            said = [end for end in self.out_of[key] if self.types[end] == "YA"]
            return self._is_left(key, said, before=False)
        return False

    def _is_left(self, key: str, others: list[str], *, before: bool) -> bool:
        """Whether a node had others before or after it, and all of them are gone."""
        gone, cuts = self.draft.gone, self.draft.cuts
        return bool(others) and all(
            other in gone or ((other, key) if before else (key, other)) in cuts for other in others
        )
