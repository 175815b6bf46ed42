"""Every quote of a map, its speaker compared with the one whom the text of its source names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from argmap.attribution.clipping import Clip, clip, shown, takes_back
from argmap.attribution.people import Claimed, Likeness, like_names, name_words
from argmap.attribution.source_voices import SourceVoices, name_of
from argmap.attribution.verdicts import Attribution
from argmap.drafting.drafting import Statement
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import Utterance
from argmap.quotes.finding import Finding
from argmap.quotes.verification import QuoteCheck
from argmap.text.places import Place

LEAST_SAME = 0.8
"""Words that differ more than this from those of the source may be those of another passage."""


class AttributionChecker:
    """Compares speakers with the texts of sources; each text is read once, when a quote needs it."""

    def __init__(self, texts: SourceTexts) -> None:
        self.texts = texts
        self._voices: dict[str, SourceVoices] = {}
        self._claimed: dict[str, Claimed] = {}

    def check(self, quote: QuoteCheck) -> Attribution:
        """Whom the source gives the words of a quote to; words that it does not have are nobody's."""
        source = quote.utterance.source
        if source is None or not quote.finding.spans:
            return Attribution("none-found")
        voices = self._voices_of(source)
        if not quote.utterance.span and quote.finding.elsewhere:
            return self._of_several(quote, voices)
        return self._at(quote, quote.finding.spans, voices)

    def _voices_of(self, source: str) -> SourceVoices:
        if source not in self._voices:
            self._voices[source] = SourceVoices(self.texts.text(source) or "")
        return self._voices[source]

    def _people(self, utterance: Utterance) -> list[Claimed]:
        """The speaker, and whoever passes the words on."""
        ids = [utterance.speaker, utterance.via]
        return [self._person(id) for id in ids if id in self.texts.map.speakers]

    def _person(self, id: str) -> Claimed:
        if id not in self._claimed:
            self._claimed[id] = Claimed(self.texts.map.speakers[id])
        return self._claimed[id]

    def _of_several(self, quote: QuoteCheck, voices: SourceVoices) -> Attribution:
        """Words that stand in several places: they agree where any of them does."""
        places = [quote.finding.spans, *((place,) for place in quote.finding.elsewhere)]
        found = [self._at(quote, spans, voices) for spans in places]
        best = next((each for each in found if each.verdict == "agrees"), None)
        unsure = next((each for each in found if not each.is_alarm), found[0])
        lines = tuple(sorted({voices.lines.of(spans[0][0]) for spans in places}))
        return replace(best or unsure, lines=lines)

    def _at(self, quote: QuoteCheck, spans: Sequence[Place], voices: SourceVoices) -> Attribution:
        return replace(self._compared(quote, spans, voices), spans=tuple(spans))

    def _compared(
        self, quote: QuoteCheck, spans: Sequence[Place], voices: SourceVoices
    ) -> Attribution:
        """Whom the source gives the words at some places to."""
        people = self._people(quote.utterance)
        parts = [_part(people, span, voices) for span in spans]
        others = [part for part in parts if part.likeness == "other"]
        if not _is_close(quote.finding):
            others = []
        names = list(dict.fromkeys(part.name for part in parts if part.name and part.is_telling))
        if others and len(names) > 1:
            return Attribution("stitched", " and ".join(names), others[0].line)
        if others:
            return Attribution("other-speaker", others[0].name, others[0].line)
        first = next((part for part in parts if part.said), parts[0])
        taken = _clipped(quote, spans, parts, voices)
        if taken is not None and not _is_own(people, taken):
            line = voices.lines.of(spans[0][0])
            return Attribution("clipped", first.name, line, taken.after, taken.before)
        if any(part.likeness == "same" for part in parts):
            return Attribution("agrees", first.name, first.line)
        if self._is_author(quote, people, spans, voices):
            author = self.texts.map.sources[quote.utterance.source or ""].author
            return Attribution("agrees", author, first.line)
        return Attribution("none-found", first.name, first.line)

    def _is_author(
        self,
        quote: QuoteCheck,
        people: Sequence[Claimed],
        spans: Sequence[Place],
        voices: SourceVoices,
    ) -> bool:
        """Whether words outside quotation marks are those of the author of the source."""
        author = self.texts.map.sources[quote.utterance.source or ""].author
        if not author or any(voices.quotation_around(span) for span in spans):
            return False
        words = name_words(author)
        return any(like_names(name, words) == "same" for each in people for name in each.names)


def _is_close(finding: Finding) -> bool:
    """Whether the words found are those that are meant, though some may differ."""
    differences = [
        (piece.change == "same", len(piece.text.split())) for piece in finding.differences
    ]
    same = sum(count for is_same, count in differences if is_same)
    return same >= LEAST_SAME * sum(count for _, count in differences)


def at_speaker(quote: QuoteCheck, found: Attribution) -> QuoteCheck:
    """A quote where its speaker says it, if the words stand in several places."""
    if found.spans in ((), quote.finding.spans):
        return quote
    return replace(quote, finding=replace(quote.finding, spans=found.spans))


@dataclass(frozen=True, slots=True)
class _Part:
    """Words in one piece, and who says them."""

    said: Statement | None
    likeness: Likeness
    line: int

    @property
    def name(self) -> str | None:
        """What the text calls whoever says them."""
        return name_of(self.said) if self.said else None

    @property
    def is_telling(self) -> bool:
        """Whether it is sure who says them, or who does not."""
        return self.likeness != "unsure"


def _part(people: Sequence[Claimed], span: Place, voices: SourceVoices) -> _Part:
    said = voices.said_at(span)
    if said is None:
        return _Part(None, "unsure", voices.lines.of(span[0]))
    found = [voices.like(each, said) for each in people]
    likeness: Likeness = "same" if "same" in found else "unsure" if "unsure" in found else "other"
    if not found:
        likeness = "unsure"
    place = said.mention_span or span
    return _Part(said, likeness, voices.lines.of(place[0]))


def _clipped(
    quote: QuoteCheck, spans: Sequence[Place], parts: Sequence[_Part], voices: SourceVoices
) -> Clip | None:
    """What takes the words back that a quote leaves out; only where the map says that they are meant."""
    if not quote.utterance.voices:
        return None
    words = (spans[0][0], spans[-1][1])
    by_reporter = _taken_back_by_reporter(parts[0].said, words, voices)
    if by_reporter is not None:
        return by_reporter
    for left_out in quote.finding.left_out:
        if takes_back(left_out):
            return Clip(after=left_out)
    first = _bounds(parts[0].said, spans[0], voices)
    last = _bounds(parts[-1].said, spans[-1], voices)
    if first is None or last is None:
        if parts[0].said is not None or quote.words == "reported":
            return None
        # Nobody is said to say it: a speech, say, that is all there is of the text.
        first, last = voices.paragraph_of(spans[0]), voices.paragraph_of(spans[-1])
    return clip(voices.plain, words, (first[0], last[1]))


def _bounds(said: Statement | None, span: Place, voices: SourceVoices) -> Place | None:
    """The quotation in which words stand, or what somebody is said to say."""
    return voices.quotation_around(span) or _statement_at(said, span)


def _statement_at(said: Statement | None, span: Place) -> Place | None:
    """The part of a statement in which words stand."""
    if said is None:
        return None
    return next((each for each in said.spans if each[0] < span[1] and span[0] < each[1]), None)


def _taken_back_by_reporter(
    said: Statement | None, words: Place, voices: SourceVoices
) -> Clip | None:
    """What the text says of words that their speaker denied or did not say: denied that “...”."""
    if said is None or said.force not in ("denies", "unsaid") or said.cue_span[1] > words[0]:
        return None
    # Of a thing that is denied, or a question that is left open, nothing is taken back.
    if said.pattern in ("object", "passive", "whether") and said.kind != "direct":
        return None
    # She denied it: “We took nothing.” Behind such a mark her own words are the denial.
    if set(voices.plain[said.cue_span[1] : words[0]]) & set(":,;.!?"):
        return None
    start = min(place[0] for place in (said.mention_span, said.cue_span) if place)
    return Clip(after=shown(voices.plain[start : words[0]]))


def _is_own(people: Iterable[Claimed], taken: Clip) -> bool:
    """Whether it is the speaker of the map who is said to say so, within the words of another."""
    who = name_words(taken.who or "")
    return bool(who) and any(like_names(name, who) == "same" for p in people for name in p.names)
