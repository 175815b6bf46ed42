"""Texts as words, for asking whether two of them say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.words.letters import letters
from argmap.words.normal import FILLER, normal

# A word is everything between spaces and marks: \w would lose the vowel signs of many scripts.
_MARKS = r"""\s.,;:!?…"'’‘“”„«»‹›()\[\]{}<>/\\|_\-‐‑–—·•。、，；：！？「」『』（）"""
_WORD = re.compile(rf"[^{_MARKS}]+(?:['’][^{_MARKS}]+)*")

_NEGATIONS = """
no not never none nobody nothing nowhere neither nor without cannot cant dont wont hardly
nicht kein keine keinen keiner keinem nie niemals ohne
ne pas jamais sans non aucun aucune nunca sin nada nadie não nem sem mai senza
niet geen nooit zonder
"""
_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
sixty seventy eighty ninety hundred thousand million billion half third quarter fifth tenth
once twice double triple first second
"""
# "Taxes rise" and "taxes fall" share most of their letters and say opposite things, so a ratio of
# letters alone would take them for one claim.
_OPPOSITES = """
more less fewer most least all some few many only always often seldom rarely before after
for against with up down above below over under in out on off good bad better worse best worst
high low higher lower rise rises rose risen rising fall falls fell fallen falling
increase increases increased decrease decreases decreased gain gains gained lose loses lost
win wins won help helps helped hurt hurts harm harms harmed true false right wrong
safe unsafe dangerous cheap cheaper dear dearer expensive left yes
"""
_DECISIVE = frozenset((_NEGATIONS + _NUMBERS + _OPPOSITES).split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case and without the marks between them."""
    if not text.isascii():
        text = letters(normal(text).replace(FILLER, ""))
    return tuple(_WORD.findall(text.casefold()))


def is_decisive(word: str) -> bool:
    """Whether a word alone can reverse a sentence: a negation, a number, one of two opposites."""
    return (
        word in _DECISIVE
        or word.endswith("n't")
        or (not word.isalpha() and any(c.isnumeric() for c in word))
    )


def turn_round(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the words in which two statements differ can reverse what one says.

    >>> turn_round(["taxes", "rise"], ["taxes", "fall"]), turn_round(["a", "tax"], ["the", "tax"])
    (True, False)
    """
    return any(map(is_decisive, set(one) ^ set(other)))
