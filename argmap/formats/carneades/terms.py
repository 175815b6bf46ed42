"""Statements that are written as terms, such as `price(volvo,low)`, and how they read in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAME = "carneades"
"""The key under `extra` for what the model has no field for."""
ASSUMED = "assumed"
"""The tag of a claim that Carneades assumes."""
NEGATION = "¬"
CONVERGENT = "convergent"
WEIGHING = frozenset(("linked", CONVERGENT, "factorized", "cumulative"))
"""Names in the place of a scheme that only say how to weigh the premises."""

_TERM = re.compile(r"(\w+)(?:\((.*)\))?\s*\Z", re.DOTALL)
_QUOTED = re.compile(r"(\"[^\"]*\"|'[^']*')")
_AROUND_MARKS = re.compile(r"(?<=\w)\s+(?=\()|(?<=[(,])\s+|\s+(?=[),])")
_PLACE = re.compile(r"%[sv]")


def canonical(term: str) -> str:
    """A term without the spaces around its marks; spaces in quotation marks and between words stay.

    >>> canonical("coin( b, head )"), canonical("says(ann, 'no, never')")
    ('coin(b,head)', "says(ann,'no, never')")
    """
    # A file may spell one statement in both ways, so ids are compared in this form.
    pieces = _QUOTED.split(term.strip())
    pieces[::2] = [_AROUND_MARKS.sub("", piece) for piece in pieces[::2]]
    return "".join(pieces)


def arguments_of(text: str) -> list[str]:
    """The arguments between the outermost commas: `a,f(b,c)` has two."""
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
    """A term in the words that the file's `language` has for its predicate; None if it has none.

    >>> in_words("price(volvo,low)", {"price/2": "The price of %v is %v."})
    'The price of volvo is low.'
    """
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
    """A statement's id without signs that ids here cannot have: `¬app(a1)` becomes `not-app-a1`."""
    return re.sub(r"[^\w.]+", "-", name.replace(NEGATION, "not-")).strip("-.")
