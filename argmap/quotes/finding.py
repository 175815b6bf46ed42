"""The result of looking for a quote in a text: a verdict, where the words stand, what differs.

exact        they stand there, character for character
split        in parts, in order, with only the attribution between them
typographic  they differ in what printers and quoters may choose: quotation marks, dashes,
spaces, line breaks, ligatures, emphasis, the first capital, `...` at either end
elided       words are left out, or put in in brackets, and the quote shows where
altered      a similar passage stands there, and words differ: which ones is always told
absent       nothing similar stands there
no-text      there is no text to look in
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from argmap.text.places import Place
from argmap.words.same import Piece

Verdict = Literal["exact", "split", "typographic", "elided", "altered", "absent", "no-text"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
PASSED = frozenset(("exact", "split", "typographic"))
"""The verdicts that say that the words are the source's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of looking for some words in a text."""

    verdict: Verdict
    spans: tuple[Place, ...] = ()
    """The places of these words, or of the most similar ones, in the text."""
    left_out: tuple[str, ...] = ()
    """The words between parts of a quote that are not next to one another."""
    inserted: tuple[str, ...] = ()
    """The words that the quote has in square brackets, which are the quoter's own."""
    differences: tuple[Piece, ...] = ()
    """The words of quote and passage side by side, where they differ."""
    is_quoted: bool | None = None
    """Whether they stand in quotation marks; None where the text does not quote."""
    occurrences: int = 1
    elsewhere: tuple[Place, ...] = ()
    """Other places of the same words in one piece, the first of them."""

    @property
    def passed(self) -> bool:
        """Whether the words are those of the text."""
        return self.verdict in PASSED
