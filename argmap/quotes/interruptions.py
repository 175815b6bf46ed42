"""Attributions, which interrupt a quote in the text that it is from: `," she said, "`."""

from __future__ import annotations

import re

from argmap.text.directions import is_unsaid
from argmap.text.lexicon import lexicon
from argmap.text.places import Place
from argmap.words.index import words_in
from argmap.words.normal import normal
from argmap.words.same import is_same

MAX_ATTRIBUTION = 40
"""The longest attribution between two parts of a quote, in words."""

_CLOSES = re.compile("[,.;!?\u2026\u2014\\s-]*(?:[\"\u201d\u00bb]|'')|[,.!?\u2026]'")
_OPENS = re.compile("[\"\u201c\u00ab`\u2018']'?$")
_SIGNS = frozenset(",.!?\u2026")
_MARK = re.compile("[\u201c\u201d\"\u00ab\u00bb]|''|``")
_TITLE = re.compile('(?<=[\\w\u2019] )[\u201c"][A-Z][^\u201c\u201d"]{0,40}[^.,!?\\s][\u201d"](?= )')
_SET_OFF = re.compile("^[\"\u201d'\\s]*[,\u2014-].*[,.\u2014-][\"\u201c\u2018'`\\s]*$", re.DOTALL)
_JOINT = re.compile(
    "(?<![,.;:\u2014-])[,.;:\u2014-]++(?=\\s|$)|[,.]?[\"\u201c\u201d\u00ab\u00bb]|[,.]?''|``"
)


def is_attribution(plain: str, gap: Place, *, own: bool, in_parts: bool) -> bool:
    """Whether what stands between two parts only says who speaks: `," she said, "`.

    `plain` is the whole text, made normal; `own` words stand in quotation marks; `in_parts`: the
    quote itself is given in parts.
    """
    between = plain[gap[0] : gap[1]]
    words = [match[0].lower() for match in words_in(between)]
    if not words or (in_parts and is_unsaid(between)):
        return True
    verbs = lexicon().verbs
    # A quote given in parts says itself that something stands between them. A quote in one piece
    # does not, so only a verb of saying is taken for an attribution there.
    is_told = in_parts or any(word in verbs for word in words)
    if len(words) > MAX_ATTRIBUTION or not is_told:
        return False
    if own:
        before = plain[gap[0] - 1 : gap[0]]
        is_closed = _CLOSES.match(between) or (before in _SIGNS and between[:1] == "'")
        is_opened = _OPENS.search(between.rstrip(" \n([\u2026."))
        return bool(is_closed and is_opened) and not _quotes_inside(between)
    # The reporter's words have no quotation marks that close and open again. Only commas or dashes
    # can set an attribution off, and a single word between them may be part of what was said.
    return len(words) > 1 and bool(_SET_OFF.match(between))


def _quotes_inside(gap: str) -> bool:
    """Whether something else is quoted between two parts; the title of a show does not count."""
    return len(_MARK.findall(_TITLE.sub("", gap))) > 2


def is_joined(part: str, joined: str) -> bool:
    """Whether a quote is its parts joined; the punctuation at a joint is the quoter's choice."""
    return is_same(_JOINT.sub("", normal(part)), _JOINT.sub("", normal(joined)))
