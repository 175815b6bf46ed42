"""Which part each speaker has: who chairs, who only asks, and who argues.

A label may say it (MODERATOR, Q). Else it shows in what they do: who asks ends most of their turns with
a question, says little beside the others, and calls upon them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.model import SpeechKind
from argmap.text.lexicon import lexicon

MIN_ASKING = 0.5
"""The part of the turns that must ask or call upon somebody."""
MIN_ASKING_OF_TWO = 0.75
"""The same where only two talk, who may be arguing."""
MIN_TURNS = 3
"""Who asks no question at all has at least so many turns in which to call upon others."""
MAX_LENGTH = 0.6
"""How long the turns of who asks may be, as a part of the longest mean of all speakers."""
MAX_SHARE = 0.3
"""The part of all words that who asks may have."""
MIN_CHAIRING = 0.2
"""The part of all turns that the chair has."""


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """What tells the part of a speaker in one turn."""

    speaker: int
    """Whose it is; the same number for all turns of a speaker."""
    words: int
    is_asking: bool
    """Whether it ends with a question."""
    is_calling: bool
    """Whether it says nothing but who is next, what the rules are, and thanks."""


def kind_by_name(names: Sequence[str]) -> SpeechKind | None:
    """The part that a label or a role tells: The Chair, Interviewer, Q."""
    known = lexicon().transcripts
    for name in names:
        words = name.casefold().replace(".", " ").split()
        if not words or words[-1].isdigit():
            continue
        said = [
            w for w in words if w not in ("the", "mr", "madam", "mister", "acting", "deputy", "in")
        ]
        if said and all(w in known["asking"] for w in said):
            return "questions"
        if said and all(w in known["chair"] for w in said):
            return "chair"
    return None


def kinds_by_deed(turns: Sequence[TurnFacts]) -> Mapping[int, SpeechKind]:
    """The part of each speaker as their turns show it."""
    by_speaker: dict[int, list[TurnFacts]] = {}
    for turn in turns:
        by_speaker.setdefault(turn.speaker, []).append(turn)
    total = sum(turn.words for turn in turns)
    longest = max((_mean(own) for own in by_speaker.values()), default=0.0)
    kinds: dict[int, SpeechKind] = dict.fromkeys(by_speaker, "speech")
    needed = MIN_ASKING_OF_TWO if len(by_speaker) < 3 else MIN_ASKING
    for speaker, own in by_speaker.items():
        asking = sum(turn.is_asking or turn.is_calling for turn in own) / len(own)
        is_small = sum(turn.words for turn in own) <= MAX_SHARE * total
        asks = any(turn.is_asking for turn in own)
        if asking < needed or not is_small or _mean(own) > MAX_LENGTH * longest:
            continue
        if not asks and len(own) < MIN_TURNS:
            continue
        calling = sum(turn.is_calling and not turn.is_asking for turn in own)
        often = len(own) >= MIN_CHAIRING * len(turns)
        kinds[speaker] = "chair" if often and calling * 2 >= len(own) else "questions"
    return kinds


def _mean(turns: Sequence[TurnFacts]) -> float:
    return sum(turn.words for turn in turns) / len(turns)
