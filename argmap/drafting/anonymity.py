"""Why a source is not named, where the text says so, and to whom it is known: `was not authorized to speak`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.text.places import Place

if TYPE_CHECKING:
    from argmap.drafting.drafting import Statement

MAX_REASON = 300
"""How many characters behind a speaker may tell why they are not named."""

_REASON = re.compile(
    r"""(?:(?:who\s+)?(?:spoke|speaking|talked|asked|asking|requested|requesting|agreed\s+to\s+speak|insisted)\s[^.;:"\u201c\u201d]{0,80}?)?
    (?:on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|(?:that\s+)?\w+\s+not\s+be\s+(?:named|identified|quoted))
      |(?:granted|requested|requesting|asked\s+for|asking\s+for|given)\s+anonymity
      |(?:not\s+to\s+be|declined\s+to\s+be|refused\s+to\s+be|(?:did\s+not|didn't|does\s+not|doesn't|not)\s+(?:want(?:ing)?|wish(?:ing)?)\s+to\s+be)\s+(?:named|identified|quoted)
      |whose\s+(?:name|identity)\s+(?:is|was)\s+(?:known\s+to|withheld|kept)
      |(?:because\s+\w+\s+)?(?:was|were|is|are|wasn't|weren't|isn't|aren't)\s*(?:not)?\s*(?:authori[sz]ed|allowed|permitted|cleared)\s+to\s+(?:speak|comment|discuss|talk))
    [^.;:"\u201c\u201d]*""",
    re.IGNORECASE | re.VERBOSE,
)
_HINT = re.compile(
    r"anonymity|\b(?:named|identified|quoted|withheld|known|kept)\b|(?:authori[sz]ed|allowed|permitted|cleared)\s+to"
)
"""A word that every reason has, and few texts."""
_MAIN_VERB = re.compile(
    r",\s+(?:said|told|says|added|warned|argued|claimed|confirmed|described)\b.*", re.DOTALL
)


def note_anonymity(plain: str, statements: Iterable[Statement]) -> None:
    """Note with each speaker without a name the reason that stands beside them in the text."""
    hints = [match.start() for match in _HINT.finditer(plain)]
    for statement in statements if hints else ():
        if statement.mention_span is None or not any(s.is_anonymous for s in statement.speakers):
            continue
        start = statement.mention_span[0]
        at = bisect_left(hints, start)
        if at == len(hints) or hints[at] > start + MAX_REASON:
            continue
        reason = _reason(plain, start, statement.cue_span)
        if reason is None:
            continue
        for speaker in statement.speakers:
            if speaker.is_anonymous and not speaker.candidates and speaker.anonymity is None:
                speaker.anonymity = reason


def _reason(plain: str, start: int, cue: Place) -> str | None:
    """The reason that stands between a speaker and the verb, or behind both in the paragraph."""
    end = plain.find("\n", start)
    end = min(end if end >= 0 else len(plain), start + MAX_REASON)
    between = _REASON.search(plain, start, cue[0]) if start < cue[0] else None
    found = between or _REASON.search(plain, max(start, cue[1]), end)
    if found is None:
        return None
    return " ".join(_MAIN_VERB.sub("", found[0]).replace("\u2060", "").split()).rstrip(" ,")
