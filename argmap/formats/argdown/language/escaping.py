"""Texts and titles for an Argdown file, escaped so that reading gives back the same text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.formats.argdown.language import tokens as t
from argmap.formats.argdown.language.patterns import LINE_START
from argmap.formats.argdown.language.shortcodes import SHORTCODES

_SIGNS = re.compile(
    r"\\|[*_\[<{]"
    # The name of a tag may begin with a backslash, and what follows may be written with one.
    r"|#(?=\S)"
    r"|/(?=[/*])"
    r"|[,;>()\]}\-.:@#/](?=[ \t]{2})"
)
_CODE = re.compile(rf"([.:])[^{t.SPACE}]+?\1")
_SPACES = re.compile("[ \t]{2}")
_ANY_SIGN = re.compile(r"[\\*_\[<{#/]|[,;>()\]}\-.:@][ \t]{2}|[.:][^\s.:]+[.:]|===")
_BEGINNING = re.compile("[,}]|===")
"""Signs that, at the beginning of a line, end the data before it or begin front matter."""
_BREAKS = re.compile(r"[ \t]*[\r\n\v\f\x85]+[ \t]*")


def one_line(text: str) -> str:
    """A text on one line, without spaces around it, as Argdown reads every text."""
    return _BREAKS.sub(" ", text).strip(" \t").replace("\t", " ")


def escaped(text: str, tags: Sequence[str] = (), *, begins_line: bool = False) -> str:
    """A text with a backslash before every sign that would mean something.

    Tags in the text that are among `tags`, and mentions, keep their meaning. `begins_line` says that
    the text is at the beginning of a line, where more signs have a meaning.

    >>> escaped("[sic] and #tag"), escaped("- a dash", begins_line=True)
    ('\\\\[sic] and \\\\#tag', '\\\\- a dash')
    """
    if _ANY_SIGN.search(text):
        text = _escaped_signs(text, tags)
    if begins_line and (_BEGINNING.match(text) or LINE_START.match(text)):
        stripped = text.lstrip(" \t")
        text = "\\" + stripped if not stripped.startswith("\\") else stripped
    return text


def _escaped_signs(text: str, tags: Sequence[str]) -> str:
    pieces: list[str] = []
    position = 0
    kept = _kept(tags)
    while position < len(text):
        keep = kept.match(text, position)
        if keep:
            pieces.append(keep.group())
            position = keep.end()
            continue
        code = _CODE.match(text, position)
        if code and _is_text(code.group()) and not _SPACES.match(text, code.end()):
            pieces.append(code.group())
            position = code.end()
            continue
        if code or _SIGNS.match(text, position) or text.startswith("===", position):
            pieces.append("\\")
        pieces.append(text[position])
        position += 1
    return "".join(pieces)


def _kept(tags: Sequence[str]) -> re.Pattern[str]:
    """A pattern for what keeps its meaning: mentions, and tags of these names."""
    # Longest first, so that a tag is tried before one that it merely begins with.
    names = [re.escape(tag) for tag in sorted(tags, key=len, reverse=True)]
    class_end = r"(?![A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF])"
    mentions = rf"@\[[^\]{t.LINE_END}]+\]|@<[^>{t.LINE_END}]+>"
    if not names:
        return re.compile(mentions)
    either = "|".join(names)
    return re.compile(rf"{mentions}|#(?:\((?:{either})\)|(?:{either}){class_end})")


def _is_text(code: str) -> bool:
    """Whether something that looks like a shortcode is plain text, so that it need not be escaped.

    With a tag or a mention in it, it is escaped, so that these are read.
    """
    return code not in SHORTCODES and "#" not in code and "@" not in code


def safe_title(title: str, *, is_argument: bool) -> str:
    """A title that fits between its brackets; signs that do not fit are replaced by similar ones."""
    close, instead = (">", "\u203a") if is_argument else ("]", ")")
    title = re.sub(r"[\r\n\u2028\u2029\v\f\x85\t]+", " ", title).replace(close, instead).strip()
    unfit = title[:1] in (("-", "+", "_", "!") if is_argument else ("-",))
    return f"({title})" if unfit or not title else title
