"""The common argumentation schemes, with their premises and the critical questions that test them.

One module for each kind of scheme, and `finding` for their names. Which relation of a map uses a scheme
is a question: `argmap.queries.questions`.
"""

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
