"""The common argumentation schemes, with their premises and the critical questions that test them."""

from __future__ import annotations

from argmap.schemes.finding import (
    SCHEMES,
    UnknownSchemeError,
    find_question,
    find_scheme,
    is_slip,
    near_names,
    scheme_named,
)
from argmap.schemes.scheme import Question, Scheme

__all__ = [
    "SCHEMES",
    "Question",
    "Scheme",
    "UnknownSchemeError",
    "find_question",
    "find_scheme",
    "is_slip",
    "near_names",
    "scheme_named",
]
