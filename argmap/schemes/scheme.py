"""What an argumentation scheme is: a pattern of reasoning with the questions that test it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A critical question: an argument of the scheme stands only as long as it can be answered."""

    key: str
    """One word for it, unique in the scheme: what a map writes under `question`."""
    text: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A common pattern of reasoning that holds until something speaks against it.

    After Walton, Reed and Macagno, "Argumentation Schemes" (Cambridge University Press, 2008); the
    wording is argmap's own.
    """

    name: str
    about: str
    """What people do who argue in this way, in one sentence."""
    premises: tuple[str, ...]
    conclusion: str
    questions: tuple[Question, ...]
    also: tuple[str, ...] = ()
    """Other names it is known by."""


def scheme(
    name: str,
    about: str,
    premises: tuple[str, ...],
    conclusion: str,
    # All that follows is other names, so that the tables below read as a list.
    /,
    *also: str,
    **questions: str,
) -> Scheme:
    """A scheme whose questions are given by their keys."""
    # Keyword arguments keep their order, and so do the questions, which maps cite by number.
    asked = tuple(Question(key.replace("_", "-"), text) for key, text in questions.items())
    return Scheme(name, about, premises, conclusion, asked, also)
