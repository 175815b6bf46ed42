"""The form in which names and searches are compared: alike for texts that a person calls the same."""

from __future__ import annotations

import re
import unicodedata

_MARKS = str.maketrans(
    dict.fromkeys("'\"‘’‚‛“”„‟«»‹›`´′″‵‶ʹʺʻʼʽˈ՚׳״＇＂｀〝〞〟", "'")
    | dict.fromkeys("-‐‑‒–—―⁃−﹘﹣－⸺⸻", "-")
)
_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_DASHES = re.compile(r" ?-[- ]*")
_SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """A text in one spelling of all that printers and keyboards decide.

    >>> folded("The ‘ﬁnal’  Straße") == folded("the 'final' STRASSE")
    True
    >>> folded("a well – known  case")
    'a well-known case'

    Case (also `ß` and `ss`), composed and decomposed letters, ligatures and letters of full width,
    kinds of quotation marks, of dashes and of spaces, and characters that nobody sees do not count.
    """
    if not text.isascii():
        # Before marks are compared, since a form of letters would take some of them apart.
        text = _UNSEEN.sub("", text).translate(_MARKS)
        # Case is folded twice, as Unicode prescribes (3.13, D146): folding can undo a normal form,
        # and a compatibility form can bring new capitals.
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", text).casefold())
        text = unicodedata.normalize("NFKC", text.casefold())
    return _DASHES.sub("-", _SPACE.sub(" ", text.casefold().translate(_MARKS)))


def folded_name(name: str) -> str:
    """A name in the form of `folded`, without spaces around it."""
    return folded(name).strip()
