"""Several ids or words where several are asked for: a single text is none of these.

A text can be iterated over, too, and its letters would be taken for what is asked for.
"""

from __future__ import annotations

from collections.abc import Container, Iterable


def refuse_text(**given: Iterable[str] | Container[str]) -> None:
    """Raise `TypeError` for the first of these arguments that is a text and not several of them."""
    for name, value in given.items():
        if isinstance(value, str):
            raise TypeError(f"{name} are several: write [{value!r}] instead of {value!r}")
