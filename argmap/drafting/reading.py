"""A sentence while it is read: what has been found in it, and how far it has been read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from argmap.drafting.cues import Cue
from argmap.drafting.forces import Force, force_of
from argmap.drafting.phrases import Mention, last_sign
from argmap.text.lexicon import Confidence, Lexicon
from argmap.text.places import Place
from argmap.text.quotations import Quotation
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

_ENDS = frozenset(",.?!-\u2014\u2026;")
_MARKS = "\"\u201c\u201d'`\u00ab\u00bb\u2060\u2018 "
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_TITLE = 16
_LONG, _WHOLE = 12, 6
"""From how many words on a quotation is speech whatever it ends with; and one with a capital."""


@dataclass(slots=True)
class Attribution:
    """Words that somebody is said to say, with the name of the pattern that found them."""

    pattern: str
    spans: list[Place]
    cue: Place
    mention: Mention | None
    confidence: Confidence
    sentence: int
    cue_tokens: tuple[int, int]
    force: Force = "asserts"
    about: Mention | None = None
    """What the words begin with in the text's own order: [the boat,] which she said was lost."""
    quoted_by: Mention | None = None
    """Who passes the words on: [Hart] quoted her brother as saying that it was lost."""


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens of a quotation, or of its part in one paragraph."""

    first: int
    last: int
    is_speech: bool
    """Whether somebody speaks, rather than that a word or a title has marks around it."""
    begins: bool = True
    """Whether it is the first part of its quotation."""
    goes_on: bool = False
    """Whether the quotation goes on in the next paragraph."""
    is_title: bool = False
    """Whether it is the name of a book or the like."""


@dataclass(slots=True)
class Reading:
    """One sentence, read from left to right; `at` is the token up to which it is done."""

    tokens: Tokens
    lexicon: Lexicon
    sentence: Sentence
    number: int
    runs: Sequence[Run]
    cues: Sequence[Cue]
    at: int
    is_paragraph: bool = False
    """Whether the sentence is a paragraph by itself."""
    speaker: Mention | None = None
    """Who spoke last in this sentence."""
    is_inverted: bool = False
    """Whether they are named behind their verb: said Ann."""
    used: set[int] = field(default_factory=set)
    """The verbs that are part of an attribution already."""
    found: list[Attribution] = field(default_factory=list)

    @property
    def tags(self) -> str:
        """The tags of all tokens of the text."""
        return self.tokens.tags

    @property
    def last(self) -> int:
        """The token behind the sentence."""
        return self.sentence.last

    def attribute(
        self,
        pattern: str,
        spans: list[Place],
        cue: tuple[int, int],
        mention: Mention | None,
        confidence: Confidence,
    ) -> None:
        """Note that a pattern has found words of somebody."""
        place = self.tokens.place(*cue)
        force = force_of(self.tokens, self.sentence, pattern, cue, mention, self.lexicon)
        found = Attribution(pattern, spans, place, mention, confidence, self.number, cue, force)
        self.found.append(found)
        self.speaker = mention or self.speaker
        self.is_inverted = mention is not None and mention.first >= cue[1]

    def attribute_words(
        self,
        pattern: str,
        content: Sequence[tuple[int, int]],
        cue: tuple[int, int],
        mention: Mention | None,
        confidence: Confidence = "low",
    ) -> None:
        """The same for words that are given as tokens."""
        spans = [self.tokens.place(first, last) for first, last in content if last > first]
        self.attribute(pattern, spans, cue, mention, confidence)

    def is_covered(self, i: int) -> bool:
        """Whether token `i` is among words that are attributed already."""
        at = self.tokens.start[i]
        return any(start <= at < end for each in self.found for start, end in each.spans)

    def can_quote(self, verb: int) -> bool:
        """Whether the verb at a token can introduce speech."""
        found = self.lexicon.verbs.get(self.tokens.word[verb])
        return found is not None and any(
            "quote" in tail.frames and not tail.words for tail in found.tails
        )


def runs_of(tokens: Tokens, quoted: Sequence[Quotation], words: Lexicon) -> list[list[Run]]:
    """The quotations as runs of tokens, in order: of each, one for every part."""
    return [[_run(tokens, q, n, words) for n in range(len(q.parts))] for q in quoted]


def mark_titles(tokens: Tokens, runs: Sequence[Sequence[Run]]) -> None:
    """Tag titles as nouns: whoever wrote the song “Never Again” did not say it."""
    tags = list(tokens.tags)
    for run in (run for each in runs for run in each if run.is_title):
        begins = run.first == 0 or tags[run.first - 1] in ".?;:Q"
        if not (begins and last_sign(tokens, run.last - 1) == ","):
            tags[run.first : run.last] = "n" * (run.last - run.first)
    tokens.tags = "".join(tags)


def _run(tokens: Tokens, quotation: Quotation, number: int, words: Lexicon) -> Run:
    part = quotation.parts[number]
    first = bisect_left(tokens.start, part[0])
    last = bisect_left(tokens.start, part[1])
    count = last - first - 2
    inner = tokens.normal[part[0] : part[1]].strip(_MARKS)
    is_whole = inner[:1].isupper() or inner[:1] in ("[", ".", "\u2026")
    is_speech = (
        len(quotation.parts) > 1
        or count >= _LONG
        or (count >= 2 and inner[-1:] in _ENDS)
        or (count >= _WHOLE and is_whole)
    )
    goes_on = number + 1 < len(quotation.parts)
    is_title = len(quotation.parts) == 1 and _is_title(tokens, first, last, inner, words)
    is_speech = bool(inner) and is_speech and not is_title
    return Run(first, last, is_speech, number == 0, goes_on, is_title)


def _is_title(tokens: Tokens, first: int, last: int, inner: str, words: Lexicon) -> bool:
    """Whether a quotation is a title: the book “Failure to Adjust”; an essay called “How to sail”."""
    before = [i for i in range(max(0, first - 2), first) if tokens.tags[i] != ","]
    works = words.outlets["works"]
    named = [i for i in before if tokens.word[i] in works]
    if named and tokens.tags[first - 1] not in ":-.?;Q":
        return True
    long = [word for word in _LETTERS.findall(inner) if len(word) > 3]
    if len(long) < 2 or last - first > _LONGEST_TITLE or inner[-1:] in ".!?":
        return False
    if not all(word[0].isupper() for word in long):
        # What somebody says begins with a capital; in a title, every word of some length does.
        return False
    verb = next((words.verbs.get(tokens.word[i]) for i in before[-1:]), None)
    is_author = verb is not None and verb.base in words.outlets["authoring"]
    return verb is None or (is_author and tokens.tags[first - 1] not in ",:")
