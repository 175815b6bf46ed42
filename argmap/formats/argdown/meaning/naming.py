"""Ids from titles and names."""

from __future__ import annotations

import re
import unicodedata

from argmap.model import is_id

_PLAIN = re.compile(r"[a-z0-9][a-z0-9]*(?:[-.][a-z0-9]+)*\Z")
_OTHER = re.compile(r"[^a-z0-9._]+")


def slug(text: str) -> str:
    """The id that a title makes; empty if nothing is left of it.

    >>> slug("Trade falls, 20%"), slug("Größe"), slug("?!")
    ('trade-falls-20', 'größe', '')
    """
    lower = text.lower()
    if _PLAIN.match(lower):
        return lower
    if lower.isascii():
        return _OTHER.sub("-", lower).strip("-.")
    kept = [
        c if c in "._" or unicodedata.category(c)[0] in "LMN" else "-"
        for c in unicodedata.normalize("NFC", lower)
    ]
    found = re.sub("-{2,}", "-", "".join(kept)).strip("-.")
    while found and not is_id(found):
        # No id can begin with a combining mark that has lost its letter.
        found = found[1:].strip("-.")
    return found


class Ids:
    """Ids of one kind of element, each given once."""

    def __init__(self, otherwise: str) -> None:
        self.otherwise = otherwise
        self.taken: dict[str, int] = {}

    def new(self, text: str, suffix: str = "") -> str:
        """An id for a title; if it is taken, with the suffix or else with a number after it."""
        base = slug(text) or self.otherwise
        id = base
        if id in self.taken and suffix:
            id = base = f"{base}{suffix}"
        while id in self.taken:
            self.taken[base] += 1
            id = f"{base}-{self.taken[base]}"
        self.taken[id] = 1
        return id
