"""Spoken words as a written sentence: without `uh`, false starts, and what only leads on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from argmap.text.lexicon import lexicon

_FALSE_START = re.compile(r"(?<!\w)\w{1,8}-(?=\s)\s*")
"""th- , determi-"""
_LONE_DASH = re.compile(r"\s[-\u2013\u2014]+(?=\s*$)|^[-\u2013\u2014\s]+")
_SPACE = re.compile(r"\s+")
_FIRST = re.compile(r"(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)?)(?P<comma>,?)\s+(?=\S)")
_END = " ,;:\u2013\u2014-"
MAX_LEADING = 6


def tidied(parts: Sequence[str]) -> str:
    """The parts of what somebody says as one sentence."""
    said = _SPACE.sub(" ", " ".join(parts)).strip()
    said = _without_fillers(said)
    said = _LONE_DASH.sub("", _FALSE_START.sub("", said)) or said
    leading, always = lexicon().stating["leading"], lexicon().stating["joining"]
    for _ in range(MAX_LEADING):
        first = _FIRST.match(said)
        if first is None or first["word"].lower() not in leading:
            break
        if not first["comma"] and first["word"].lower() not in always:
            break
        said = said[first.end() :]
    said = _balanced(said.rstrip(_END))
    closed = said.rstrip("\"\u201d'\u2019)")[-1:] in (".", "!", "?", "\u2026")
    return said[:1].upper() + said[1:] + ("" if closed else ".")


def _without_fillers(said: str) -> str:
    return _SPACE.sub(" ", _fillers().sub(" ", said)).strip()


@cache
def _fillers() -> re.Pattern[str]:
    """`uh` with the commas or the dash around it."""
    words = "|".join(sorted(lexicon().stating["fillers"]))
    return re.compile(
        rf"(?:,? |^)(?:{words})(?![\w'\u2019-])(?:,| [-\u2013\u2014]+(?= ))?", re.IGNORECASE
    )


def _balanced(said: str) -> str:
    """Without a quotation mark at an end whose other half stands elsewhere."""
    for opening, closing in (('"', '"'), ("\u201c", "\u201d")):
        if opening == closing:
            if said.count(opening) == 1:
                said = said.replace(opening, "")
        elif said.count(opening) != said.count(closing):
            said = said.replace(opening, "").replace(closing, "")
    return said
