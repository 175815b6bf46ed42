"""Whom the pronoun means that somebody's words begin with: Norling said *she* would go.

A claim stands without the sentence it was taken from, so its first word is replaced by a name; where it
is not sure whose, the pronoun stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from argmap.drafting.phrases import Mention
from argmap.drafting.speakers.resolution import PLURAL, SINGULAR, Resolver
from argmap.drafting.speakers.voices import Speaker
from argmap.text.places import Place

_DOES = re.compile("Xa*(?:X|[^X])")
"""it will also cut"""


def leading(resolver: Resolver, words: Place) -> Speaker | None:
    """Whom the pronoun means that words of somebody begin with, where that is sure."""
    tokens = resolver.tokens
    token = bisect_left(tokens.start, words[0])
    first = tokens.word[token] if token < len(tokens.word) else ""
    if first in ("they", "their", "it", "its"):
        return _group(resolver, token, first)
    if first in ("she", "he", "his") or (first == "her" and tokens.tags[token] == "G"):
        found = resolver.pronoun(Mention(token, token + 1), SINGULAR[first])
        (who,) = found.speakers
        # A name in the wrong place is a wrong claim, a pronoun only an unclear one.
        is_named = not who.candidates and found.certainty != "low"
        return who if is_named and (who.gender or not who.is_anonymous) else None
    return None


def _group(resolver: Resolver, token: int, first: str) -> Speaker | None:
    """A group that speaks speaks of itself; of anything else, nobody can tell."""
    last = resolver.last_to_speak()
    fits = [s for s in last if (s.is_collective if first in PLURAL else s.is_organisation)]
    is_sure = len(last) == 1 and bool(fits) and _speaks_here(resolver, token)
    is_sure &= _has_simple_subject(resolver, token)
    if is_sure and first == "it":
        is_sure = _does_something(resolver, token)
    return fits[0] if is_sure and fits[0].noun not in resolver.lexicon.people["alone"] else None


def _speaks_here(resolver: Resolver, token: int) -> bool:
    """Whether somebody speaks in the sentence of a token."""
    return bool(resolver.referents.who_spoke(resolver.referents.sentence_of(token)))


def _has_simple_subject(resolver: Resolver, token: int) -> bool:
    """Whether nothing else is named: those who know the family say that *they* are private."""
    first = resolver.sentences[resolver.referents.sentence_of(token)].first
    return not set(resolver.tokens.tags[first : token - 1]) & set("RW")


def _does_something(resolver: Resolver, it: int) -> bool:
    """Whether `it` does what a group does: it will cut jobs; but not: it would be wrong to."""
    word, words = resolver.tokens.word, resolver.lexicon.words
    match = _DOES.match(resolver.tokens.tags, it + 1)
    if match is None or word[it + 1] not in words["doing"]:
        return False
    return word[match.end() - 1] not in words["impersonal"]
