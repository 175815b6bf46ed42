"""A first reading of a text: every attributed statement, who says it, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from argmap.drafting.attribution import attributions
from argmap.drafting.forces import Force, is_question
from argmap.drafting.reading import Attribution, Run, mark_titles, runs_of
from argmap.drafting.speakers.anonymity import note_anonymity, reasons_in
from argmap.drafting.speakers.leading import leading
from argmap.drafting.speakers.names import Names
from argmap.drafting.speakers.resolution import Resolver
from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.sureness import at_most, at_most_by, lowest
from argmap.drafting.transcripts.spoken import Spoken, Transcript
from argmap.text.furniture import furniture
from argmap.text.languages import ENGLISH, language_of
from argmap.text.lexicon import Confidence, Lexicon, lexicon
from argmap.text.places import Place
from argmap.text.quotations import quotations
from argmap.text.sentences import Sentence, paragraphs, sentences
from argmap.text.tokens import Tokens, tokenise
from argmap.words.normal import FILLER, normal

Kind = Literal["direct", "mixed", "indirect"]

OWN_OUTLET = 3
"""An outlet that is told things this often is the one that prints the text."""

_QUOTED = re.compile("[\"\u201c\u201d\u00ab\u00bb]|''|``|(?<!\\w)\u2018")
_OPEN = re.compile("(?:whether|if)\\b", re.IGNORECASE)
"""What nobody is said to have answered: debated whether to sell."""
_WORD = re.compile(r"[^\W\d_]{2}")
_TOLD = frozenset(["tell", "inform"])


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that the text attributes to somebody. All places count code points of the text."""

    spans: tuple[Place, ...]
    text: str
    kind: Kind
    speakers: tuple[Speaker, ...]
    mention: str | None
    mention_span: Place | None
    cue: str
    cue_span: Place
    confidence: Confidence
    quoted: tuple[Place, ...]
    """The passages in quotation marks within the spans, with their marks."""
    force: Force = "asserts"
    pattern: str = ""
    """The name of the pattern that found it."""
    via: str | None = None
    """The outlet through which the words came."""
    leading: Speaker | None = None
    """Whom the pronoun means that the words begin with, where that is sure."""
    about: str = ""
    """What the words are about, where it stands outside them: [the boat,] which she said was lost."""
    quoted_by: Speaker | None = None
    """Who passes the words on: [Hart] quoted her brother as saying that it was lost."""
    spoken: Spoken | None = None
    """Of a transcript: when it is said, and the claim it makes."""

    @property
    def speaker(self) -> str | None:
        """The names of those who say it; None where the text does not tell."""
        *others, last = (s.name for s in self.speakers) if self.speakers else ("",)
        return f"{', '.join(others)} and {last}" if others else last or None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage in quotation marks, a part for each paragraph."""

    parts: tuple[Place, ...]
    is_speech: bool
    """Whether it looks like something that somebody says."""
    is_title: bool
    """Whether it is the name of a book or the like."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was found in a text."""

    text: str
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    quotations: tuple[Quoted, ...] = ()
    """All passages in quotation marks, in order, whether or not anybody is said to speak them."""
    language: str | None = ENGLISH
    """What the text seems to be written in, None where that cannot be told."""
    transcript: Transcript | None = None
    """The turns, if the text is a transcript."""


def draft(text: str, words: Lexicon | None = None) -> Draft:
    """All attributed statements of a text of English news prose, in the order of the text."""
    words = words or lexicon()
    plain = normal(text)
    language = language_of(text)
    places = paragraphs(plain)
    quoted = quotations(plain, places)
    tokens = tokenise(plain, quoted, words)
    runs = runs_of(tokens, quoted, words)
    mark_titles(tokens, runs)
    split = sentences(tokens, places)
    found = _spoken(tokens, split, runs, words, furniture(plain, places), language)
    reasons = reasons_in(plain)
    # Who asks not to be named says nothing of the matter by that.
    found = [each for each in found if not _is_within(each.cue, reasons)]
    resolver = Resolver(tokens, split, Names(tokens, words), words)
    outlets = _outlets(tokens, found, words)
    passages = [part for quotation in quoted for part in quotation.parts]
    statements = [
        _statement(text, tokens, each, resolver, passages, outlets.get(id(each)))
        for each in sorted(found, key=lambda a: min(a.spans))
        if any(_WORD.search(plain, *span) for span in each.spans)
    ]
    note_anonymity(plain, reasons, statements)
    speakers = [s for s in resolver.voices.speakers if s.mentions]
    for speaker in speakers:
        speaker.mentions.sort()
    passages_in_marks = (
        Quoted(quotation.parts, any(r.is_speech for r in each), any(r.is_title for r in each))
        for quotation, each in zip(quoted, runs, strict=True)
    )
    return Draft(text, tuple(statements), tuple(speakers), tuple(passages_in_marks), language)


def _spoken(
    tokens: Tokens,
    split: Sequence[Sentence],
    runs: Sequence[Sequence[Run]],
    words: Lexicon,
    around: frozenset[int],
    language: str | None,
) -> list[Attribution]:
    """The attributions of what is the article's own; of a text that is not English, none."""
    if language not in (ENGLISH, None):
        return []
    found = attributions(tokens, split, [run for each in runs for run in each], words)
    return [each for each in found if split[each.sentence].paragraph not in around]


def _statement(
    text: str,
    tokens: Tokens,
    found: Attribution,
    resolver: Resolver,
    passages: Sequence[Place],
    via: str | None,
) -> Statement:
    resolved = resolver.resolve(found)
    spans = tuple(sorted(found.spans))
    quoted = _within(passages, spans)
    kind = _kind(tokens.normal, spans, quoted)
    mention = tokens.place(found.mention.first, found.mention.last) if found.mention else None
    return Statement(
        spans,
        " ".join(text[a:b] for a, b in spans),
        kind,
        resolved.speakers,
        text[mention[0] : mention[1]] if mention else None,
        mention,
        text[found.cue[0] : found.cue[1]],
        found.cue,
        lowest(
            found.confidence,
            resolved.certainty,
            at_most(tokens, found, resolver.lexicon),
            at_most_by(resolved.speakers, resolver.lexicon),
        ),
        quoted,
        _force(found, kind, " ".join(text[a:b] for a, b in spans)),
        found.pattern,
        via,
        None if kind == "direct" else leading(resolver, spans[0]),
        tokens.text(found.about.first, found.about.last) if found.about else "",
        resolver.passing_on(found),
    )


def _force(found: Attribution, kind: Kind, said: str) -> Force:
    """What is asked in quotation marks is asked, whatever the verb."""
    if found.force == "asserts":
        if kind == "direct" and is_question(said):
            return "asks"
        if found.pattern == "whether" and _OPEN.match(said):
            return "unsaid"
    return found.force


def _within(passages: Sequence[Place], spans: Sequence[Place]) -> tuple[Place, ...]:
    """The passages that lie within one of the spans; both in the order of the text."""
    found: dict[Place, None] = {}
    for start, end in spans:
        at = bisect_left(passages, (start, start))
        while at < len(passages) and passages[at][0] < end:
            if passages[at][1] <= end:
                found[passages[at]] = None
            at += 1
    return tuple(found)


def _is_within(place: Place, places: Sequence[Place]) -> bool:
    """Whether a place begins in one of the places, which are in order."""
    at = bisect_right(places, place[0], key=lambda each: each[0]) - 1
    return at >= 0 and place[0] < places[at][1]


def _kind(plain: str, spans: Sequence[Place], quoted: Sequence[Place]) -> Kind:
    """Direct where all of it stands in quotation marks, mixed where some of it does."""
    if not quoted:
        return "indirect"
    covered = sum(b - a for a, b in quoted)
    whole = sum(len(plain[a:b].strip(f" {FILLER}.,")) for a, b in spans)
    return "direct" if covered >= whole else "mixed"


# -- outlets ------------------------------------------------------------------------------------


def _outlets(tokens: Tokens, found: Sequence[Attribution], words: Lexicon) -> dict[int, str]:
    """The outlet each attribution's words came through, by the attribution.

    People tell reporters things; where one outlet is told most of them, the text is its own.
    """
    told: dict[int, str] = {}
    for each in found:
        outlet = _told_outlet(tokens, each.cue_tokens[1], words)
        verb = words.verbs.get(tokens.word[each.cue_tokens[1] - 1])
        if outlet and verb and verb.base in _TOLD:
            told[id(each)] = outlet
    counts = Counter(_initials(name) for name in told.values())
    own = {initials for initials, count in counts.items() if count >= OWN_OUTLET}
    return {key: name for key, name in told.items() if _initials(name) not in own}


def _told_outlet(tokens: Tokens, i: int, words: Lexicon) -> str | None:
    if i < len(tokens.word) and tokens.word[i] == "the":
        i += 1
    last = i
    while last < len(tokens.tags) and tokens.tags[last] == "N":
        last += 1
    if last == i:
        return None
    name = " ".join(tokens.text(i, last).split())
    is_outlet = name in words.outlets["names"] or (
        name.split()[-1] in words.outlets["endings"] and last - i > 1
    )
    return name if is_outlet or name.split()[0] in words.outlets["names"] else None


def _initials(name: str) -> str:
    return name if name.isupper() else "".join(word[0] for word in name.split())
