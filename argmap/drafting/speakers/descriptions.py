"""Descriptions of people: `the operator`, `a spokeswoman for the mayor`, and whether two fit."""

from __future__ import annotations

from itertools import takewhile

from argmap.drafting.speakers.names import Gender, Names
from argmap.text.lexicon import Confidence, Lexicon
from argmap.words.normal import FILLER

_MINOR = frozenset("DGICtaXPORs")
"""The tags of words that tell nobody from another: articles, prepositions, adverbs."""


class Descriptions:
    """What the descriptions in a text tell of somebody."""

    def __init__(self, names: Names, lexicon: Lexicon) -> None:
        self.names = names
        self.lexicon = lexicon

    def fit(self, later: str, earlier: str, noun: str) -> Confidence | None:
        """How surely two descriptions with the same noun mean the same person; None where they do not.

        `the operator` and `the ferry operator` may be `a senior ferry operator`, but `the junior
        operator` may not. `The Oban operator` may be, with less certainty.
        """
        told, known = self._telling(later, noun), self._telling(earlier, noun)
        initials = "".join(word[0] for word in _words(earlier))
        new = {word for word in told - known if len(word) < 2 or word not in initials}
        if not new:
            return "medium"
        people = self.lexicon.people
        if not new.isdisjoint(people["others"] | people["lower"]):
            return None
        # Two names tell two apart, and so do two adjectives.
        contrast = {self.names.is_name(word) for word in known - told}
        return None if any(self.names.is_name(word) in contrast for word in new) else "low"

    def noun(self, role: str | None) -> str:
        """What a role calls somebody: `fellow` of `a senior fellow at the Sea Council`."""
        tags = self.lexicon.tags
        before = takewhile(lambda word: tags.get(word) != "I", _words(role or ""))
        return next(reversed(list(before)), "")

    def gender(self, noun: str) -> Gender | None:
        """What a noun says: a spokeswoman is a woman."""
        people = self.lexicon.people
        if noun in people["women"]:
            return "woman"
        return "man" if noun in people["men"] else None

    def is_organisation(self, noun: str) -> bool:
        """Whether a noun means an organisation: a council, an office."""
        return noun in self.lexicon.outlets["organised"]

    def _telling(self, description: str, noun: str) -> set[str]:
        """The words of a description beside its noun that tell one from another."""
        tags = self.lexicon.tags
        words = {word for word in _words(description) if tags.get(word, "n") not in _MINOR}
        return words - {noun}


def _words(description: str) -> list[str]:
    plain = description.replace(FILLER, "").replace(".", "").lower()
    words = (word.strip(",\"'\u201c\u201d()").removesuffix("'s") for word in plain.split())
    return [word for word in words if word]
