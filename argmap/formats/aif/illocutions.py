"""What an illocution (YA) says that somebody does with a claim.

A locution is anchored in a claim by what it does: *Asserting* it, *Agreeing* or *Disagreeing* with it,
asking or challenging it. Only the first two make its speaker voice the claim: "I don't know, no" is
anchored in what the other had said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from argmap.formats.aif.texts import text_of
from argmap.model import Force

Move = tuple[str, str | None]
"""The name of an illocution, and its number in AIFdb where that is known."""

MOVES_OF: dict[Force, Move] = {
    "asserts": ("Asserting", "74"),
    "concedes": ("Agreeing", "77"),
    "denies": ("Disagreeing", "78"),
    "asks": ("Pure Questioning", "91"),
    "challenges": ("Pure Challenging", None),
}
"""The illocution by which each force is written."""

_NOT_LETTERS = re.compile(r"[\W_]+")


def name_of(node: dict[str, Any]) -> str:
    """The name of the illocution that a node is."""
    return text_of(node.get("scheme")) or text_of(node.get("text"))


@lru_cache(maxsize=256)
def force_of(illocution: str) -> Force:
    """The force of an illocution of this name; whatever is not known asserts."""
    # AIFdb writes both `Pure Questioning` and `PureQuestioning`.
    name = _NOT_LETTERS.sub("", illocution).lower()
    if name.startswith(("disagreeing", "denying")) or is_guess(illocution):
        return "denies"
    if name.startswith(("agreeing", "conceding")):
        return "concedes"
    if "challenging" in name:
        return "challenges"
    if "questioning" in name and not name.startswith(("assertive", "rhetorical")):
        return "asks"
    return "asserts"


def is_guess(illocution: str) -> bool:
    """Whether the force is only a guess: irony says the opposite of what it means, or something else."""
    return illocution.strip().lower().startswith("ironic")


def are_question_and_answer(premises: Sequence[Sequence[str]], target: Sequence[str]) -> bool:
    """Whether a rephrase joins a question and its answer, by the illocutions at each of its ends.

    A claim that is only asked is the question, one that is not only asked in some way the answer.
    """
    if not premises:
        return False
    return (all(map(_is_asked, premises)) and _is_said(target)) or (
        _is_asked(target) and all(map(_is_said, premises))
    )


def _is_asked(illocutions: Sequence[str]) -> bool:
    return bool(illocutions) and all(force_of(name) == "asks" for name in illocutions)


def _is_said(illocutions: Sequence[str]) -> bool:
    return any("question" not in name.lower() for name in illocutions)
