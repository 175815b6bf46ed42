"""What stands in a transcript between spoken words and nobody says: times and stage directions."""

from __future__ import annotations

import re

from argmap.text.lexicon import lexicon

MAX_DIRECTION = 3
"""A stage direction has no more words than this, unless it is in capitals."""

TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
STAMP = re.compile(rf"[\[(<]{TIME}[\])>]|{TIME}(?!\w)")
IN_BRACKETS = re.compile(r"\(([^()\n]{1,80})\)|\[([^\[\]\n]{1,80})\]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def is_direction(words: str) -> bool:
    """Whether words in brackets are about the scene: LAUGHTER, loud applause.

    What stands for spoken words is none: (inaudible) may have been a `not`.
    """
    found = {word.lower() for word in _WORD.findall(words)}
    known = lexicon().transcripts
    is_short = len(found) <= MAX_DIRECTION or words.isupper()
    return is_short and bool(found & (known["directions"] | known["continuing"]))


def is_unsaid(between: str) -> bool:
    """Whether what stands between two words is a time or a stage direction."""
    words = between.strip()
    if STAMP.fullmatch(words):
        return True
    match = IN_BRACKETS.fullmatch(words)
    return match is not None and is_direction(match[1] or match[2])


def time_of(stamp: str) -> str:
    """The time of a stamp, without its brackets."""
    return stamp.strip("[]()<>")
