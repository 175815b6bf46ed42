"""Who says what in the text of one source, to be looked up by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from argmap.attribution.namings import Namings
from argmap.attribution.people import Claimed, Likeness, People
from argmap.drafting.accounting import Lines
from argmap.drafting.drafting import Statement
from argmap.drafting.speakers.voices import Speaker as Voice
from argmap.drafting.transcripts.reading_either import voices_in
from argmap.text.lexicon import lexicon
from argmap.text.places import Place
from argmap.text.sentences import paragraphs
from argmap.words.normal import normal

FAR = 2_500
"""A pronoun does not mean somebody who was last named so many code points before, or more."""
BESIDE = 200
"""Somebody who is named so near before reported words, in code points, may be who says them."""
LONG = 2_000
"""From so many code points on what somebody says is the whole turn of a transcript, say."""
LEAST_SHARE = 0.5
"""A statement has some words where so much of them stands in it."""

_IN_MARKS = frozenset(
    ("quoted", "introduced", "split", "announced", "labelled", "signed", "running")
)
"""The patterns of direct speech, where who speaks is named beside the quotation."""
_PLAIN = frozenset(("that", "clause", "according", "as", "last"))
"""The patterns of reported speech in which a whole sentence is what somebody says."""
_PRONOUN = re.compile(r"(?:he|she|they|it|who|nobody|one|another|others|i|we|\w*self)$", re.I)
_OWN = re.compile(r"i|we|my|our|you|your", re.I)
"""Whoever writes or holds the text, and whom they speak to: no attribution to anybody."""
_WORDS = re.compile(r"[^\W\d_]+")
_GENDER = {"he": "man", "she": "woman"}


class SourceVoices:
    """A text with everything that it says somebody says; who says it is read once."""

    def __init__(self, text: str) -> None:
        self.plain = normal(text)
        self.lines = Lines(text)
        self._draft = voices_in(text)
        self._quoted = [part for quotation in self._draft.quotations for part in quotation.parts]
        self.namings = Namings(self.plain, self._quoted)
        self.people = People(self._draft.speakers, self.namings)
        spans = sorted(
            (span, number)
            for number, statement in enumerate(self._draft.statements)
            for span in statement.spans
        )
        # Apart, for where there are long ones every look-up begins far before its place.
        self._spans = [
            _Spans([each for each in spans if (each[0][1] - each[0][0] > LONG) == is_long])
            for is_long in (False, True)
        ]

    def said_at(self, place: Place) -> Statement | None:
        """The statement that words at a place belong to: direct speech first, then the closest."""
        least = LEAST_SHARE * (place[1] - place[0])
        found: list[tuple[bool, int, int]] = []
        for (start, end), number in (each for spans in self._spans for each in spans.at(place)):
            if min(end, place[1]) - max(start, place[0]) >= least:
                statement = self._draft.statements[number]
                if not _OWN.fullmatch((statement.mention or "").strip()):
                    found.append((statement.pattern not in _IN_MARKS, end - start, number))
        return self._draft.statements[min(found)[2]] if found else None

    def quotation_around(self, place: Place) -> Place | None:
        """The quotation, or its part in a paragraph, in which words stand; None where they are in none."""
        at = bisect_right(self._quoted, (place[0], len(self.plain))) - 1
        around = self._quoted[at] if at >= 0 else None
        # Its marks may be among the words.
        return around if around and place[1] <= around[1] + 1 and place[0] < around[1] else None

    @cached_property
    def _paragraphs(self) -> list[Place]:
        return paragraphs(self.plain)

    def paragraph_of(self, place: Place) -> Place:
        """The paragraph in which words begin."""
        at = bisect_right(self._paragraphs, (place[0], len(self.plain))) - 1
        return self._paragraphs[at] if at >= 0 else (0, len(self.plain))

    # -- compared with the speaker of a map ----------------------------------------------------------

    def like(self, claimed: Claimed, said: Statement) -> Likeness:
        """Whether it is a speaker of a map who says a statement; `other` only where that is sure."""
        if not said.speakers:
            return "unsure"
        mention = None if self._is_pronoun(said) else said.mention
        found = [self.people.like(claimed, each, mention) for each in said.speakers]
        if "same" in found:
            return "same"
        return "other" if set(found) == {"other"} and self._is_sure(claimed, said) else "unsure"

    def _is_sure(self, claimed: Claimed, said: Statement) -> bool:
        """Whether a statement names somebody so clearly that it cannot be the speaker of the map."""
        if said.mention_span is None:
            return False
        if self._is_pronoun(said):
            return self._is_nearest(claimed, said)
        if said.pattern == "running":
            # The untagged answer in a dialogue may be that of anybody who was there.
            last = self._last_named(claimed.names, said.spans[0][0])
            return last is None or said.spans[0][0] - last > FAR
        if said.pattern in _IN_MARKS:
            return said.confidence != "low" or _is_named(said)
        places = (*said.spans, said.mention_span, said.cue_span)
        first = min(a for a, _ in places)
        is_plain = said.pattern in _PLAIN and _can_say(said)
        begin = max(first - BESIDE, self.paragraph_of((first, first))[0])
        whole = (begin, max(b for _, b in places))
        near = any(self.namings.is_between(name, whole) for name in claimed.names)
        is_sure = said.confidence == "high" or (said.confidence == "medium" and is_plain)
        return is_sure and _is_named(said) and not near

    def _is_pronoun(self, said: Statement) -> bool:
        return said.mention is not None and _PRONOUN.match(said.mention.strip()) is not None

    def _is_nearest(self, claimed: Claimed, said: Statement) -> bool:
        """Whether whoever a pronoun means is named behind the last naming of the speaker of the map."""
        assert said.mention is not None
        assert said.mention_span is not None
        (voice, *more) = said.speakers
        at = said.mention_span[0]
        if more or not (voice.candidates or not voice.is_anonymous or voice.noun):
            return False
        last = self._last_named(claimed.names, at)
        if last is None or at - last > FAR:
            return bool(voice.candidates) or said.confidence != "low"
        if said.confidence == "low":
            return False
        gender = _GENDER.get(said.mention.strip().lower())
        if gender and claimed.gender and gender != claimed.gender:
            return True
        mine = self._last_mentioned(voice, at)
        return mine is not None and mine > last and not self._is_beside_the_point(mine)

    def _is_beside_the_point(self, at: int) -> bool:
        """Whether a name stands where nobody acts: in the hall of Carol Fox; the Carol Fox line."""
        words = lexicon()
        before = _WORDS.findall(self.plain[max(0, at - 60) : at].lower())
        while before and before[-1] in words.people["titles"]:
            before.pop()
        aside = words.words["preposition"] | words.words["to"] | {"the"}
        return bool(before) and before[-1] in aside

    def _last_mentioned(self, voice: Voice, at: int) -> int | None:
        places = [place[0] for place in voice.mentions if place[0] < at]
        described = self.namings.last_before([voice.noun], at) if voice.noun else None
        return max([*places, *([described] if described is not None else [])], default=None)

    def _last_named(self, names: Sequence[Sequence[str]], at: int) -> int | None:
        found = (self.namings.last_before(name, at) for name in names)
        return max((place for place in found if place is not None), default=None)


class _Spans:
    """Places of statements in order, each with the number of its statement."""

    def __init__(self, spans: Sequence[tuple[Place, int]]) -> None:
        self._spans = spans
        self._longest = max((end - start for (start, end), _ in spans), default=0)

    def at(self, place: Place) -> Iterator[tuple[Place, int]]:
        """The statements that overlap a place, and perhaps others near it."""
        first = bisect_left(self._spans, ((place[0] - self._longest, 0), 0))
        for number in range(first, len(self._spans)):
            if self._spans[number][0][0] >= place[1]:
                return
            yield self._spans[number]


def name_of(said: Statement) -> str | None:
    """What a text calls whoever says a statement; None where it has no more than a pronoun."""
    return None if _PRONOUN.match(said.speaker or "it") else said.speaker


def _can_say(said: Statement) -> bool:
    """Whether a full name, which is no place's, stands beside the words."""
    return all(" " in voice.name and (voice.gender or voice.role) for voice in said.speakers)


def _is_named(said: Statement) -> bool:
    """Whether it is a name that stands beside the words, and no description."""
    return any(not voice.is_anonymous for voice in said.speakers)
