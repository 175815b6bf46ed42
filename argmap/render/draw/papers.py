"""Pages of paper by name."""

from __future__ import annotations

from dataclasses import dataclass

PAGES = {
    "a3": (1123.0, 1587.0),
    "a4": (794.0, 1123.0),
    "a5": (559.0, 794.0),
    "letter": (816.0, 1056.0),
}
"""Width and height of pages of paper, in pixels of CSS, of which an inch has 96."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page of paper."""

    width: float
    height: float

    @classmethod
    def named(cls, name: str) -> Paper:
        """The paper that is called so: `a4`, `letter-landscape`."""
        width, height = PAGES[name.removesuffix("-landscape")]
        return cls(height, width) if name.endswith("-landscape") else cls(width, height)


PAPERS = (*PAGES, *(f"{name}-landscape" for name in PAGES))
