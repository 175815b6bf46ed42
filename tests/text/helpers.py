"""Reading a few sentences as the drafter does."""

from __future__ import annotations

from argmap.drafting.attribution import attributions
from argmap.drafting.drafting import Draft, Statement, draft
from argmap.drafting.reading import runs_of
from argmap.text.lexicon import lexicon
from argmap.text.quotations import quotations
from argmap.text.sentences import paragraphs, sentences
from argmap.text.tokens import Tokens, tokenise
from argmap.words.normal import normal


def tokens_of(text: str) -> Tokens:
    """The tokens of a text."""
    plain = normal(text)
    return tokenise(plain, quotations(plain, paragraphs(plain)), lexicon())


def tag_of(text: str, word: str) -> str:
    """The tag of the first token that is this word."""
    tokens = tokens_of(text)
    return tokens.tags[tokens.word.index(word)]


def patterns_of(text: str) -> list[tuple[str, str | None, str]]:
    """Every attribution: its pattern, who is named, and the words, parts joined by |."""
    plain = normal(text)
    places = paragraphs(plain)
    quoted = quotations(plain, places)
    tokens = tokenise(plain, quoted, lexicon())
    runs = [run for each in runs_of(tokens, quoted, lexicon()) for run in each]
    found = attributions(tokens, sentences(tokens, places), runs, lexicon())
    return [
        (
            each.pattern,
            tokens.text(each.mention.first, each.mention.last) if each.mention else None,
            "|".join(text[a:b] for a, b in each.spans),
        )
        for each in found
    ]


def said(text: str) -> list[tuple[str | None, str]]:
    """Who says what: the speaker's name and the words."""
    return [(each.speaker, each.text) for each in draft(text).statements]


def statement(text: str) -> Statement:
    """The only statement of a text."""
    (found,) = draft(text).statements
    return found


def roles(text: str) -> dict[str, str | None]:
    """The speakers of a text with their roles."""
    found: Draft = draft(text)
    return {speaker.name: speaker.role for speaker in found.speakers}
