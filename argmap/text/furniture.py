"""What stands around an article and is no part of it: running heads, bylines, captions, teasers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.text.places import Place

MAX_HEAD = 90
"""A line that is longer is no running head, no byline and no teaser."""
REPEATED = 3
"""A short line that stands in a text so often is a running head."""

_DIGITS = re.compile(r"\d+")
_BYLINE = re.compile(
    r"(?:by|words by|text by|reporting by|edited by|written by|photographs? by|illustrations? by)\s+"
    r"[A-Z][\w.'-]*(?:\s+(?:[A-Z][\w.'-]*|and|for|of|the|in|,))*[\s,|.]*",
    re.I,
)
_BYLINE_NAME = re.compile(r"(?i:by)\s+[A-Z]")
_CAPTION = re.compile(
    r"(?:photo(?:graph)?s?|image(?: caption| credit| source)?|picture|caption|video|audio|graphic|credit|media caption)\s*[:|]"
    r"|\(?(?:photo|photograph|image|picture|file photo)s?\s+(?:by|from|courtesy|credit)\b"
    r"|.*\((?:photo|photograph|image|picture|credit|file)\b[^)]*\)\s*$"
    r"|.*[.\s](?:photo(?:graph)?s?|pictures?|images?|illustrations?)(?: credit| by)?\s*:\s*[^.:]{3,60}\.?\s*$"
    r"|.*(?:/|\()\s*(?:getty images|afp|reuters|ap photo|associated press|alamy|shutterstock)\)?\s*$",
    re.I,
)
_TEASERS = re.compile(
    r"(?:related(?: (?:articles?|stories|content|links|topics|coverage|posts))?|read (?:more|next|also)"
    r"|more (?:on this(?: story)?|from .{1,40}|stories|news|like this|coverage)|most (?:read|popular|viewed)"
    r"|see also|you (?:may|might) also (?:like|be interested in)|recommended(?: for you)?|don'?t miss"
    r"|trending(?: now)?|top stories|latest(?: news| stories)?|editors?'?s?'? picks?|in other news)\s*:?\s*",
    re.I,
)
_TEASER = re.compile(
    r"(?:read (?:more|next|also)|related|see also|more|also(?: in the news)?|watch|listen|also on .{1,30})\s*:\s+\S.*",
    re.I,
)
_OFFER = re.compile(
    r"(?:advert(?:isement|ising)?|sponsored|promoted|subscribe|sign (?:up|in)|log ?in|register|share this|share (?:on|via)|follow us"
    r"|get the app|download (?:the|our) app|newsletter|click here|buy now|donate|support us|cookies?|skip to|comments? \(\d+\)"
    r"|copyright|\(c\)|\u00a9|all rights reserved|terms of use|privacy policy)\b",
    re.I,
)
"""What the site wants of its readers, or says of itself: Subscribe to our newsletter"""
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:comments?|replies|responses)(?: \(\d+\))?|(?:leave|post|add) a (?:comment|reply)|join the (?:discussion|conversation)",
    re.I,
)
_NOTE = re.compile(
    r"[\[(]?(?:editors?['\u2019]?s?['\u2019]? note|publisher['\u2019]s note|note to (?:our )?readers?|correction|clarification"
    r"|disclosure|disclaimer)\s*:",
    re.I,
)
"""What the paper says of itself: Editor's note: ..."""
_SAYS = re.compile(r"^ (?:is|was|are|were|will|has|have|had|would|says|said)\b")
"""Comments (2) was; Cookies are: the beginning of a sentence after all"""
_SENTENCE_END = re.compile(r"[.!?][\"\u201d'\u00bb)]*$")


def furniture(normal: str, paragraphs: Sequence[Place]) -> frozenset[int]:
    """The numbers of the paragraphs that are no part of what a text says."""
    lines = [normal[a:b].strip(" \u2060\n\t#*-") for a, b in paragraphs]
    short = Counter(_DIGITS.sub("0", line) for line in lines if len(line) <= MAX_HEAD)
    return frozenset(_around(lines, short))


def _around(lines: Sequence[str], short: Counter[str]) -> Iterator[int]:
    in_teasers = False
    for number, line in enumerate(lines):
        if _COMMENTS.fullmatch(line) and 2 * number >= len(lines):
            # What readers write below is no part of the article.
            yield from range(number, len(lines))
            return
        is_short = len(line) <= MAX_HEAD
        if is_short and _TEASERS.fullmatch(line):
            in_teasers = True
            yield number
            continue
        # Teasers are headlines: the first paragraph that is none ends them.
        in_teasers = in_teasers and len(line) <= 2 * MAX_HEAD and not _SENTENCE_END.search(line)
        is_repeated = short[_DIGITS.sub("0", line)] >= REPEATED and not _SENTENCE_END.search(line)
        is_byline = is_short and _BYLINE_NAME.match(line) and _BYLINE.fullmatch(line)
        if in_teasers or (is_short and is_repeated) or is_byline or _is_aside(line):
            yield number


def _is_offer(line: str) -> bool:
    """Whether a line addresses the reader; as the subject of a sentence, the same word says something."""
    match = _OFFER.match(line)
    return match is not None and not _SAYS.search(line[match.end() :])


def _is_aside(line: str) -> bool:
    if _NOTE.match(line) or (len(line) <= 2 * MAX_HEAD and _is_offer(line)):
        return True
    return (len(line) <= 4 * MAX_HEAD and _CAPTION.match(line) is not None) or (
        len(line) <= 2 * MAX_HEAD and _TEASER.fullmatch(line) is not None
    )
