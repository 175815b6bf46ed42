"""Whether two stretches of text say the same words, and where they differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from argmap.text.normal import FILLER, normal

_MARKS = re.compile("''|``|[\"'`\u2018\u201c\u201d\u00ab\u00bb\u2039\u203a\u201a]")
_DASH = re.compile(r" ?(?:--+|\u2014|(?<= )-(?= )) ?")
_ELLIPSIS = re.compile(r"\u2026|\.(?: ?\.){2,}")
_BROKEN = re.compile(r"-[ ]*\r?\n[ ]*")
_SPACE = re.compile(r"\s+")
_FIRST_IN_BRACKETS = re.compile(r"^(['\s]*)\[(\w)\](?=\w|\s)")
_ENDING = " .,;:'"

Change = Literal["same", "only in the map", "only in the source"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the map or of the source, and whether both have them."""

    change: Change
    text: str


def canonical(words: str) -> str:
    """Words without what printers and keyboards decide.

    Kinds of quotation marks and dashes, spaces, line breaks and the mark at the very end do not
    count, nor the capital of the first letter. Every other letter, digit and mark does.
    """
    plain = normal(words).replace(FILLER, "")
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    plain = _MARKS.sub("'", _ELLIPSIS.sub("...", plain))
    plain = _DASH.sub("\u2014", _SPACE.sub(" ", plain))
    plain = _FIRST_IN_BRACKETS.sub(r"\1\2", plain).strip(" '").rstrip(_ENDING)
    return plain[:1].lower() + plain[1:]


def is_same(one: str, other: str) -> bool:
    """Whether two stretches differ in nothing but typography; words may be broken at line ends."""
    wanted = canonical(one)
    if wanted == canonical(other):
        return True
    if "-" not in other:
        return False
    variants = (_BROKEN.sub(join, other) for join in ("", "-"))
    return any(wanted == canonical(variant) for variant in variants)


def pieces(
    said: Sequence[str], found: Sequence[str], operations: Iterable[tuple[str, int, int, int, int]]
) -> list[Piece]:
    """The words of the map and of the source side by side, from the operations between them."""
    result: list[Piece] = []
    for is_same_run, group in groupby(operations, key=lambda operation: operation[0] == "equal"):
        steps = list(group)
        ours = [word for _, a, b, _, _ in steps for word in said[a:b]]
        theirs = [word for _, _, _, c, d in steps for word in found[c:d]]
        if is_same_run:
            result.append(Piece("same", " ".join(theirs)))
            continue
        if ours:
            result.append(Piece("only in the map", " ".join(ours)))
        if theirs:
            result.append(Piece("only in the source", " ".join(theirs)))
    return result
