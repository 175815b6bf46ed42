"""A sentence while it is read: what has been found in it, and how far it has been read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from argmap.drafting.cues import Cue
from argmap.drafting.phrases import Mention
from argmap.text.lexicon import Confidence, Lexicon
from argmap.text.quotations import Place, Quotation
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

_ENDS = frozenset(",.?!-\u2014\u2026;")
_MARKS = "\"\u201c\u201d'`\u00ab\u00bb\u2060\u2018 "
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
        found = Attribution(pattern, spans, place, mention, confidence, self.number, cue)
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


def runs_of(tokens: Tokens, quoted: Sequence[Quotation]) -> list[Run]:
    """The quotations as runs of tokens, in order."""
    return [_run(tokens, q, number) for q in quoted for number in range(len(q.parts))]


def _run(tokens: Tokens, quotation: Quotation, number: int) -> Run:
    part = quotation.parts[number]
    first = bisect_left(tokens.start, part[0])
    last = bisect_left(tokens.start, part[1])
    words = last - first - 2
    inner = tokens.normal[part[0] : part[1]].strip(_MARKS)
    is_whole = inner[:1].isupper() or inner[:1] in ("[", ".", "\u2026")
    is_speech = (
        len(quotation.parts) > 1
        or words >= _LONG
        or (words >= 2 and inner[-1:] in _ENDS)
        or (words >= _WHOLE and is_whole)
    )
    goes_on = number + 1 < len(quotation.parts)
    return Run(first, last, bool(inner) and is_speech, number == 0, goes_on)
