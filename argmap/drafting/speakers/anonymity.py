"""Why a source is not named, where the text says so, and to whom it is known: `was not authorized to speak`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.text.lexicon import lexicon
from argmap.text.places import Place

if TYPE_CHECKING:
    from argmap.drafting.drafting import Statement

MAX_REASON = 300
"""How many characters behind a speaker may tell why they are not named."""
MAX_BEFORE = 120
"""How many characters before its telling word a reason may begin."""

_NAME = r"(?:(?:his|her|their|the)\s+)?(?:(?:real|full|last|own)\s+)?(?:names?|identity|identities)"
_NEVER = (
    r"(?:did\s+not|didn't|does\s+not|doesn't|do\s+not|don't|not)\s+(?:want(?:ing)?|wish(?:ing)?)"
)
_REASON = re.compile(
    rf"""(?:(?:who\s+)?(?:spoke|speaking|talked|asked|asking|requested|requesting|agreed\s+to\s+speak|insisted)\s[^.;:"\u201c\u201d]{{0,80}}?)?
    (?:(?:on|under)\s+(?:the\s+)?condition\s+(?:of\s+anonymity|(?:that\s+)?\w+\s+not\s+be\s+(?:named|identified|quoted))
      |(?:granted|requested|requesting|asked\s+for|asking\s+for|given|insisted\s+on|insisting\s+on)\s+anonymity
      |(?:spoke|speaking|talked)\s+anonymously
      |(?:not\s+to\s+be|declined\s+to\s+be|refused\s+to\s+be|{_NEVER}\s+to\s+be)\s+(?:named|identified|quoted)
      |{_NEVER}\s+{_NAME}\s+(?:to\s+be\s+)?(?:used|published|printed|known|disclosed|revealed|given)
      |(?:declined|refused)\s+to\s+give\s+{_NAME}
      |(?:cannot|can't|could\s+not|couldn't|may\s+not)\s+be\s+(?:named|identified)
      |(?:whose|(?:his|her|their))\s+(?:real\s+)?(?:names?|identity|identities)\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:not\s+)?(?:being\s+)?(?:known\s+to|withheld|kept|changed|used)
      |(?:because\s+\w+\s+)?(?:was|were|is|are|wasn't|weren't|isn't|aren't)\s*(?:not)?\s*(?:publicly\s+)?(?:authori[sz]ed|allowed|permitted|cleared)\s+to\s+(?:speak|comment|discuss|talk))
    [^.;:"\u201c\u201d]*""",
    re.IGNORECASE | re.VERBOSE,
)
_HINTS = (
    "nonym",
    "uthori",
    "dentif",
    "dentit",
    " name",
    "uoted",
    "llowed to",
    "ermitted to",
    "leared to",
)
"""Every reason has one of these, and few texts do: they are found faster than a pattern is, with a capital or without."""
_SAYING = frozenset(("say", "tell", "add", "warn", "claim", "confirm"))
_NEXT = re.compile(r",?\s+(\w+)\b")


def reasons_in(plain: str) -> list[Place]:
    """Where a text says why somebody is not named, in order."""
    found: list[Place] = []
    for hint in sorted(at for stem in _HINTS for at in _places_of(stem, plain)):
        if found and hint < found[-1][1]:
            continue
        least = max(found[-1][1] if found else 0, hint - MAX_BEFORE)
        # A reason does not begin in another paragraph or sentence than its hint.
        least = max(least, *(plain.rfind(end, least, hint) + 1 for end in ("\n", ". ")))
        match = _REASON.search(plain, least, hint + MAX_REASON)
        if match is not None and match.start() <= hint < match.end():
            found.append((match.start(), _end(plain, hint + 4, match.end())))
    return found


def _places_of(stem: str, text: str) -> Iterator[int]:
    at = text.find(stem)
    while at >= 0:
        yield at
        at = text.find(stem, at + 1)


def _end(plain: str, start: int, end: int) -> int:
    """Where a reason ends: before the verb of whoever is not named, (for legal reasons), denied it."""
    for match in _NEXT.finditer(plain, start, end):
        verb = lexicon().verbs.get(match[1].lower())
        is_finite = verb is not None and verb.form in ("past", "present")
        is_said = verb is not None and verb.base in _SAYING
        if is_finite and (plain[match.start()] == "," or is_said):
            return match.start()
    return end


def note_anonymity(plain: str, reasons: Sequence[Place], statements: Iterable[Statement]) -> None:
    """Note with each speaker without a name the reason that stands beside them in the text.

    It is that of whoever is mentioned last before it: of two sources, one may have none.
    """
    mentions = sorted(
        (each.mention_span, each.speakers) for each in statements if each.mention_span
    )
    starts = [place[0] for place, _ in mentions]
    for start, end in reasons:
        at = bisect_right(starts, start) - 1
        if at < 0 or start - starts[at] > MAX_REASON or "\n" in plain[starts[at] : start]:
            continue
        said = " ".join(plain[start:end].replace("\u2060", "").split()).rstrip(" ,")
        for speaker in mentions[at][1]:
            if speaker.is_anonymous and not speaker.candidates and speaker.anonymity is None:
                speaker.anonymity = said
