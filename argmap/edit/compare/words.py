"""Two wordings of one text, compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.words.letters import UNSPACED

MAX_WORDS = 10_000
"""A longer text is shown as wholly replaced, because comparing takes the product of two lengths."""

# Scripts without spaces are compared character by character.
_TOKEN = re.compile(rf"\s+|[{UNSPACED}]|(?:(?![{UNSPACED}])[\w'’-])+(?:[.,:]\d+)*|.", re.DOTALL)

PieceKind = Literal["kept", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both wordings have, or only the old or the new one."""

    kind: PieceKind
    text: str


def compare_words(before: str, after: str) -> list[Piece]:
    """The stretches that lead from one wording to the other, in reading order.

    Kept and removed stretches together make the old text, kept and added ones the new text.

    >>> [(piece.kind, piece.text) for piece in compare_words("Buses are late", "Trams are late")]
    [('removed', 'Buses'), ('added', 'Trams'), ('kept', ' are late')]
    """
    from rapidfuzz.distance import Indel

    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) > MAX_WORDS or len(new) > MAX_WORDS:
        return list(_tidied([("", before, after)]))
    steps = [
        ("".join(old[op.src_start : op.src_end]), "", "")
        if op.tag == "equal"
        else (
            "",
            "".join(old[op.src_start : op.src_end]),
            "".join(new[op.dest_start : op.dest_end]),
        )
        for op in Indel.opcodes(old, new)
    ]
    return list(_tidied(steps))


def _tidied(steps: list[tuple[str, str, str]]) -> Iterator[Piece]:
    """Steps (kept, removed, added) as pieces; changes with only a space between them are joined."""
    removed = added = ""
    for i, (kept, gone, new) in enumerate(steps):
        if kept and not (kept.isspace() and (removed or added) and i + 1 < len(steps)):
            space = _common_space(removed, added)
            end = len(space)
            yield from _change(removed[: len(removed) - end], added[: len(added) - end])
            removed = added = ""
            yield Piece("kept", space + kept)
        else:
            removed += kept + gone
            added += kept + new
    yield from _change(removed, added)


def _common_space(removed: str, added: str) -> str:
    """The space at the end of both sides of a change, which does not belong to the change."""
    ends = [text[len(text.rstrip()) :] for text in (removed, added)]
    return ends[0] if ends[0] == ends[1] else ""


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
