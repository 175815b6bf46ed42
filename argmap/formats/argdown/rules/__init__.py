"""AM3xx: what can be wrong with an Argdown text.

Docstrings are the pages of `argmap explain`; the readers find what is wrong.
"""

from __future__ import annotations

from argmap.diagnostics import Rule
from argmap.formats.argdown.rules.meaning import (
    BareUrl,
    BorrowedInference,
    EmptyRelation,
    NumbersOutOfOrder,
    SecondStructure,
    UndefinedTitle,
    UnreadData,
)
from argmap.formats.argdown.rules.syntax import (
    ArgdownSyntax,
    BadData,
    BracketsInText,
    BrokenInclude,
    BrokenLink,
    EmptyArgdown,
    MisplacedRelation,
    MissingText,
    StrayBackslash,
    UnclosedMarkup,
    UnfinishedStructure,
)

RULES: tuple[type[Rule], ...] = (
    ArgdownSyntax,
    BracketsInText,
    BadData,
    MisplacedRelation,
    UnclosedMarkup,
    StrayBackslash,
    UnfinishedStructure,
    SecondStructure,
    MissingText,
    BrokenLink,
    BrokenInclude,
    EmptyArgdown,
    UndefinedTitle,
    BareUrl,
    EmptyRelation,
    NumbersOutOfOrder,
    UnreadData,
    BorrowedInference,
)

__all__ = [
    "RULES",
    "ArgdownSyntax",
    "BadData",
    "BareUrl",
    "BorrowedInference",
    "BracketsInText",
    "BrokenInclude",
    "BrokenLink",
    "EmptyArgdown",
    "EmptyRelation",
    "MisplacedRelation",
    "MissingText",
    "NumbersOutOfOrder",
    "SecondStructure",
    "StrayBackslash",
    "UnclosedMarkup",
    "UndefinedTitle",
    "UnfinishedStructure",
    "UnreadData",
]
