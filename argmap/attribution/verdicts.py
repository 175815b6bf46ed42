"""The result of comparing the speaker of a quote with the one whom its source gives the words to.

agrees         the source gives them to the speaker, or nothing speaks against it
other-speaker  the source gives them to somebody else
clipped        words before or behind them take back what they say, and are left out
stitched       the parts are from quotations of different people
none-found     the source says of nobody for sure that they say these words
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from argmap.text.places import Place

Verdict = Literal["agrees", "other-speaker", "clipped", "stitched", "none-found"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
ALARMS = frozenset(("other-speaker", "clipped", "stitched"))
"""The verdicts that say that the map is wrong about who says what."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a source gives the words of a quote to."""

    verdict: Verdict
    speaker: str | None = None
    """What the source calls whoever says the words; of stitched ones all of them."""
    line: int | None = None
    """The line of the source that says so, from 1; else that of the words."""
    after: str | None = None
    """Of clipped words: what stands before them."""
    before: str | None = None
    """Of clipped words: what stands behind them."""
    lines: tuple[int, ...] = ()
    """Where the words stand, if they stand in more than one place."""
    spans: tuple[Place, ...] = ()
    """Where those words stand that this is about: of several places one where the speaker says them."""

    @property
    def is_alarm(self) -> bool:
        """Whether the map is wrong about who says what."""
        return self.verdict in ALARMS
