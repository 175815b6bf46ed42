"""Ids for elements of maps read from elsewhere: readable, unique, the same on every reading."""

from __future__ import annotations

import re

from argmap.model import is_id

MAX_WORDS = 5
MAX_LENGTH = 36
_OPAQUE = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"
    r"|\d{4,}(?:[_-]\d+)*"
    r"|(?=.*\d)[0-9a-f]{16,}"
    r"|.{41,}",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_STOP_WORDS = frozenset(
    "a an the is are was were be been to of in on at by for and or that this it its as with "
    "will would should can could have has had do does did there their they we our you i".split()
)


def is_readable(name: str) -> bool:
    """Whether an id of another tool can stand for itself: valid here, and nothing like a UUID."""
    return not _OPAQUE.fullmatch(name) and is_id(name)


def slug(text: str) -> str:
    """A few telling words of a text in the form of an id; empty where it has no word."""
    words = [w.casefold().replace("’", "'") for w in _WORD.findall(text[:400])]
    telling = [w.replace("'", "") for w in words if w not in _STOP_WORDS]
    chosen = telling or [w.replace("'", "") for w in words]
    made = ""
    for word in chosen[:MAX_WORDS]:
        longer = f"{made}-{word}" if made else word[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        made = longer
    made = made.strip("_-.")
    return made if made and is_id(made) else ""


class Names:
    """Hands out the ids of one kind of element, each once."""

    def __init__(self, otherwise: str) -> None:
        self.otherwise = otherwise
        """What an element is called that has no telling name: `claim` gives `claim-1`."""
        self.taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, *wanted: str) -> str:
        """The first wanted id that is one, with a number where it is taken."""
        base = next((name for name in wanted if name), "")
        if base and base not in self.taken:
            self.taken.add(base)
            return base
        number = self._next.get(base, 2 if base else 1)
        stem = base or self.otherwise
        while f"{stem}-{number}" in self.taken:
            number += 1
        self._next[base] = number + 1
        self.taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"
