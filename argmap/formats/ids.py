"""Ids for what comes without any: readable words from a text, each id used once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.model import ArgumentMap, derived_id

MAX_SLUG = 40
"""About six words: enough to know a claim again, short enough to type."""

_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_NO_WORD = re.compile(r"[\W_]+")


def slug(text: str, fallback: str = "claim") -> str:
    """The first words of a text as an id: lower case, joined by `-`; `fallback` where there are none.

    Letters of any script stay as they are.
    """
    # No more of a long text than can matter.
    words = _NO_WORD.sub(" ", _APOSTROPHE.sub("", text[: MAX_SLUG * 4])).lower().split()
    chosen = ""
    for word in words:
        if chosen and len(chosen) + 1 + len(word) > MAX_SLUG:
            break
        chosen = f"{chosen}-{word}" if chosen else word[:MAX_SLUG]
    return chosen or fallback


class FreshIds:
    """Gives out ids that are not taken: the one asked for, else with a number behind it."""

    def __init__(self, separator: str, taken: Iterable[str] = ()) -> None:
        self.separator = separator
        self.taken = set(taken)
        self._numbers: dict[str, int] = {}

    def take(self, id: str) -> str:
        """The id itself, or the first free one of `id-2`, `id-3`, …"""
        fresh = id
        while fresh in self.taken:
            # The number goes on where it ended, so that a thousand equal texts cost no more.
            self._numbers[id] = number = self._numbers.get(id, 1) + 1
            fresh = f"{id}{self.separator}{number}"
        self.taken.add(fresh)
        return fresh


def derived_ids(map: ArgumentMap) -> dict[str, str]:
    """By the id of each relation: the id it would have if none had been given one of its own.

    Relations that aim at one another in a circle keep theirs: nothing could be derived first.
    """
    fresh = FreshIds("#")
    names: dict[str, str] = {}
    aiming: dict[str, list[str]] = {}
    waiting: list[str] = []
    for relation in map.relations.values():
        if relation.target in map.relations:
            aiming.setdefault(str(relation.target), []).append(relation.id)
        else:
            waiting.append(relation.id)
    # Breadth first, from the claims outwards: a name is made of the name of what is aimed at.
    for id in waiting:
        relation = map.relations[id]
        target = names.get(relation.target or "", relation.target)
        names[id] = fresh.take(derived_id(relation.premises, target))
        waiting += aiming.get(id, ())
    for id in map.relations:
        names.setdefault(id, id)
    return names
