"""Statements that are written as terms, such as `price(volvo,low)`, and how they read in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAME = "carneades"
"""The key under `extra` for what the model has no field for."""
ASSUMED = "assumed"
"""The tag of a claim that Carneades takes for granted."""
NEGATION = "¬"
CONVERGENT = "convergent"
WEIGHING = frozenset(("linked", CONVERGENT, "factorized", "cumulative"))
"""Names that stand where a scheme does, and say only how premises are weighed."""

_TERM = re.compile(r"(\w+)(?:\((.*)\))?\s*\Z", re.DOTALL)
_QUOTED = re.compile(r"(\"[^\"]*\"|'[^']*')")
_AROUND_MARKS = re.compile(r"(?<=\w)\s+(?=\()|(?<=[(,])\s+|\s+(?=[),])")
_PLACE = re.compile(r"%[sv]")


def canonical(term: str) -> str:
    """A term without the spaces around its marks: `coin(b, head)` is `coin(b,head)`.

    Spaces inside of quotation marks and between words stay.
    """
    pieces = _QUOTED.split(term.strip())
    pieces[::2] = [_AROUND_MARKS.sub("", piece) for piece in pieces[::2]]
    return "".join(pieces)


def arguments_of(text: str) -> list[str]:
    """What stands between the outermost commas."""
    parts, depth, start = [], 0, 0
    for i, character in enumerate(text):
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return [*parts, text[start:].strip()] if text.strip() else []


def in_words(term: str, language: Mapping[str, str]) -> str | None:
    """A term in the words that the file's `language` has for its predicate; None where it has none."""
    match = _TERM.match(term.strip())
    if not match:
        return None
    arguments = arguments_of(match[2] or "")
    template = language.get(f"{match[1]}/{len(arguments)}")
    if template is None:
        return None
    rest = iter(arguments)
    return _PLACE.sub(lambda m: next(rest, m[0]), template).strip()


def plain_name(name: str) -> str:
    """The id of a statement with no sign that ids here cannot have: `¬app(a1)` is `not-app-a1`."""
    return re.sub(r"[^\w.]+", "-", name.replace(NEGATION, "not-")).strip("-.")
