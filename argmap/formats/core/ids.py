"""New ids for elements that have none, each used once; and which ids of other tools are readable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from argmap.model import MAX_DERIVED_ID, ArgumentMap, derived_id, is_id

MAX_SLUG = 24
"""About four words: enough to know a claim again, short enough to type."""

_LEADING_WORDS = frozenset(
    {
        *("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or"),
        *(
            "but",
            "if",
            "as",
            "that",
            "than",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "has",
            "have",
        ),
        *("had", "will", "would", "should", "could", "can", "must", "do", "does", "not", "no"),
        *("its", "his", "her", "their", "our", "my"),
    }
)
"""English words that lead on to another, so that an id should not end in one."""

_WORD = re.compile(r"[^\W_]+")


def slug(text: str, fallback: str = "claim") -> str:
    """The first words of a text as an id: lower case, joined by `-`; `fallback` where there are none.

    Letters of any script stay as they are.

    >>> slug("The shops would lose their trade.")
    'the-shops-would-lose'
    """
    # No more of a long text than can matter.
    beginning = text[: MAX_SLUG * 2].replace("'", "").replace("’", "")
    words = _WORD.findall(beginning.lower())
    if not words:
        return fallback
    chosen, length = [words[0][:MAX_SLUG]], len(words[0])
    for word in words[1:]:
        length += 1 + len(word)
        if length > MAX_SLUG:
            # Cut short, it should not end in an article or the like.
            while len(chosen) > 1 and chosen[-1] in _LEADING_WORDS:
                chosen.pop()
            break
        chosen.append(word)
    return "-".join(chosen)


class FreshIds:
    """Gives out ids that are not taken: the one asked for, else with a number behind it."""

    def __init__(self, separator: str, taken: Iterable[str] = ()) -> None:
        self.separator = separator
        self.taken = set(taken)
        self._numbers: dict[str, int] = {}

    def take(self, id: str) -> str:
        """The id itself, or the first free one of `id-2`, `id-3`, …"""
        # `taken` alone decides: a file can have `a-2` of its own before the second `a` comes.
        fresh = id
        while fresh in self.taken:
            # The number goes on where it ended, so that a thousand equal texts cost no more.
            self._numbers[id] = number = self._numbers.get(id, 1) + 1
            fresh = f"{id}{self.separator}{number}"
        self.taken.add(fresh)
        return fresh


def derived_ids(map: ArgumentMap) -> dict[str, str]:
    """By the id of each relation: the id it would have if none had been given one of its own.

    Where none can be derived, it is the one the relation has.
    """
    place = {id: i for i, id in enumerate(map.relations)}
    relations = map.relations.values()
    targets = [place.get(r.target or "", r.target) for r in relations]
    names = derive([r.premises for r in relations], targets)
    return {id: name or id for id, name in zip(map.relations, names, strict=True)}


def derive(
    premises: Sequence[Sequence[str]],
    targets: Sequence[str | int | None],
    own: Sequence[str | None] | None = None,
) -> list[str | None]:
    """The id of each relation, from its premises and from what it aims at.

    A target is the id of a claim or, as a number, the place of another relation. `own` are ids that
    have been given and stay. A relation gets None if its id would be too long to use, or if relations
    aim at one another in a circle, so that none can be named first.

    >>> derive([["b"], ["c"], ["b"]], ["a", 0, "a"])
    ['b/a', 'c/b/a', 'b/a#2']
    """
    names: list[str | None] = list(own) if own is not None else [None] * len(premises)
    fresh = FreshIds("#", filter(None, names))
    aiming: dict[int, list[int]] = {}
    waiting: list[int] = []
    for i, target in enumerate(targets):
        if names[i] is not None or not isinstance(target, int):
            waiting.append(i)
        else:
            aiming.setdefault(target, []).append(i)
    # From the claims outwards: a name is made of the name of what is aimed at.
    for i in waiting:
        aim = targets[i]
        target_name = names[aim] if isinstance(aim, int) else aim
        if names[i] is None and (target_name is not None or aim is None):
            name = derived_id(premises[i], target_name)
            names[i] = fresh.take(name) if len(name) <= MAX_DERIVED_ID else None
        waiting += aiming.get(i, ())
    return names


_OPAQUE = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"
    r"|\d{4,}(?:[_-]\d+)*"
    r"|(?=.*\d)[0-9a-f]{16,}"
    r"|.{41,}",
    re.IGNORECASE | re.DOTALL,
)


def is_readable(name: str) -> bool:
    """Whether an id of another tool can stand for itself: valid here, and nothing like a UUID."""
    return not _OPAQUE.fullmatch(name) and is_id(name)
