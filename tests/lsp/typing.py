"""Texts with a mark where the cursor stands."""

from __future__ import annotations

from argmap.lsp.snapshot import Snapshot

DOG = """\
title: Should the office get a dog?
issue: get-a-dog
speakers: {ada: "Ada Merrow, clerk", ben: Ben}
claims:
  get-a-dog:
    text: The office should get a dog.
    speaker: ada
  barking:
    text: Nobody could work with the barking.
    speaker: ben
    rebuts: get-a-dog
  whippets:
    text: Whippets hardly ever bark.
    speaker: ada
    rebuts: barking
"""


def cursor(marked: str) -> tuple[str, int]:
    """A text without its mark, and where that stood."""
    before, _, after = marked.partition("|")
    return before + after, len(before)


def at(word: str, text: str = DOG, *, nth: int = 1) -> int:
    """The offset of the nth place of some words in a text."""
    offset = -1
    for _ in range(nth):
        offset = text.index(word, offset + 1)
    return offset


def snapshot(text: str = DOG, path: str | None = None, format: str | None = None) -> Snapshot:
    """A snapshot of a text."""
    return Snapshot(text, path, format)
