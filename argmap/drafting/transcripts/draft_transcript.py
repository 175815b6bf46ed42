"""A draft of a transcript: for each turn its speaker, and a statement for each sentence that states something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal, get_args

from argmap.drafting.claims import clean
from argmap.drafting.drafting import Draft, Statement
from argmap.drafting.forces import Force
from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.transcripts.answering import answer
from argmap.drafting.transcripts.around import drafted_around, without
from argmap.drafting.transcripts.labels import Label
from argmap.drafting.transcripts.parts import TurnFacts, kind_by_name, kinds_by_deed
from argmap.drafting.transcripts.quoting import by_last_name, quotings
from argmap.drafting.transcripts.recognising import labels_of
from argmap.drafting.transcripts.roster import core_of, roster
from argmap.drafting.transcripts.spoken import Silence, Spoken, Transcript, TurnOf
from argmap.drafting.transcripts.stating import Unit, units
from argmap.drafting.transcripts.tidying import tidied
from argmap.drafting.transcripts.turns import Layout, Turn, layout, narrated, paragraphs_of
from argmap.model import Speaker as MapSpeaker
from argmap.model import SpeechKind
from argmap.text.languages import language_of
from argmap.text.lexicon import Confidence, lexicon
from argmap.text.places import Place
from argmap.text.quotations import quotations
from argmap.text.sentences import paragraphs, sentences
from argmap.text.tokens import Tokens, tokenise
from argmap.words.normal import FILLER, normal

UnitOf = Literal["sentence", "turn"]
"""What makes a claim of a transcript: each sentence or clause, or all that a turn states."""
_YOU = frozenset(("you", "your", "yours", "yourself", "you're", "you've"))
MAX_CALL = 30
"""Within so many words of the end of a turn the next speaker is called upon."""
UNITS: tuple[UnitOf, ...] = get_args(UnitOf)


@dataclass(frozen=True, slots=True)
class _Said:
    """A turn with what is said in it."""

    turn: Turn
    speaker: Speaker
    units: tuple[Unit, ...]
    doubtful: frozenset[int]
    """The first tokens of the units that may be a narrator's."""


def draft_transcript(
    text: str,
    *,
    is_known: bool = True,
    unit: UnitOf = "sentence",
    speakers: Iterable[MapSpeaker] = (),
) -> Draft | None:
    """The draft of a transcript; None where the text is none, unless somebody says it is one."""
    plain = normal(text)
    labels = labels_of(plain, is_known=is_known)
    if not labels and not is_known:
        return None
    parts = layout(plain, labels)
    given = list(speakers)
    people = roster(labels, plain, given)
    tokens = _tokens(plain, parts)
    said = _said(tokens, parts, people)
    kinds = _kinds(tokens, said, given)
    builder = _Builder(text, tokens, parts, unit)
    names = by_last_name({id(each.speaker): each.speaker for each in said})
    turns = []
    for each in said:
        kind = kinds[id(each.speaker)]
        builder.add(each, kind)
        if kind == "speech":
            builder.quote(each, names)
        turn = each.turn
        label = _label_place(plain, turn.label)
        turns.append(TurnOf(turn.number, each.speaker, kind, turn.section, label, turn.place))
        each.speaker.note([label])
    around = drafted_around(text, parts, people) if not is_known else []
    first = parts.turns[0].place[0] if parts.turns else len(text)
    before = [each for each in around if each.spans[0][0] < first]
    told = [span for each in around for span in each.spans]
    outside: list[tuple[Place, Silence]] = [
        (rest, "outside the turns") for place in parts.outside for rest in without(place, told)
    ]
    known = {id(each.speaker): each.speaker for each in said}
    known |= {id(s): s for each in (*builder.statements, *around) for s in each.speakers}
    return Draft(
        text,
        (*before, *builder.statements, *around[len(before) :]),
        tuple(known.values()),
        language=language_of(_words_of(plain, parts)),
        transcript=Transcript(
            tuple(turns), tuple(sorted([*builder.silent, *outside])), parts.title
        ),
    )


def statement_of(
    text: str,
    spans: tuple[Place, ...],
    speaker: Speaker,
    label: Place,
    turn: int,
    confidence: Confidence = "high",
    force: Force = "asserts",
    **spoken: Any,
) -> Statement:
    """What somebody says in a turn, whose label is what tells that they do."""
    name = clean(text[label[0] : label[1]])
    words = " ".join(text[a:b] for a, b in spans)
    return Statement(
        spans,
        words,
        "direct",
        (speaker,),
        name,
        label,
        name,
        label,
        confidence,
        (),
        force=force,
        pattern="labelled",
        spoken=Spoken(turn, **{"claim": words, **spoken}),
    )


def _label_place(plain: str, label: Label) -> Place:
    start, end = label.place
    words = plain[start:end].rstrip(f" \t{FILLER}")
    return (start, start + len(words))


def _words_of(plain: str, parts: Layout) -> str:
    return "\n".join(plain[turn.place[0] : turn.place[1]] for turn in parts.turns[:200])


# -- reading ------------------------------------------------------------------------------------


def _tokens(plain: str, parts: Layout) -> Tokens:
    """The tokens of what is said: all else is blank, so that places stay the same."""
    pieces, at = [], 0
    for turn in parts.turns:
        for start, end in parts.said(*turn.place):
            pieces += [_blank(plain, at, start), plain[start:end]]
            at = end
    pieces.append(_blank(plain, at, len(plain)))
    said = "".join(pieces)
    # A sentence goes on to the end of a quotation, so that its second half is not taken for the speaker's.
    return tokenise(said, quotations(said, paragraphs(said)), lexicon())


def _blank(plain: str, start: int, end: int) -> str:
    return "".join("\n" if letter == "\n" else " " for letter in plain[start:end])


def _said(tokens: Tokens, parts: Layout, people: Sequence[Speaker]) -> list[_Said]:
    places: list[Place] = []
    owners: list[int] = []
    doubtful: set[int] = set()
    told = narrated(tokens.normal, parts.turns)
    for number, turn in enumerate(parts.turns):
        for place in paragraphs_of(tokens.normal, turn):
            if place in told:
                doubtful.add(len(places))
            places.append(place)
            owners.append(number)
    found: list[list[Unit]] = [[] for _ in parts.turns]
    unsure: list[set[int]] = [set() for _ in parts.turns]
    for sentence in sentences(tokens, places):
        owner, own = owners[sentence.paragraph], list(units(tokens, sentence))
        found[owner].extend(own)
        if sentence.paragraph in doubtful:
            unsure[owner].update(unit.first for unit in own)
    return [
        _Said(turn, speaker, tuple(own), frozenset(doubts))
        for turn, speaker, own, doubts in zip(parts.turns, people, found, unsure, strict=True)
    ]


# -- parts of the debate ------------------------------------------------------------------------


def _kinds(
    tokens: Tokens, said: Sequence[_Said], given: Sequence[MapSpeaker]
) -> Mapping[int, SpeechKind]:
    """The part of each speaker, by the speaker's identity."""
    numbers = {id(each.speaker): each.speaker for each in said}
    following = [each.speaker for each in said[1:]]
    by_deed = kinds_by_deed(
        [_facts(tokens, each, after) for each, after in zip_longest(said, following)]
    )
    labels: dict[int, list[str]] = {}
    for each in said:
        names = labels.setdefault(id(each.speaker), [])
        names += [each.turn.label.name, *([each.turn.label.note] if each.turn.label.note else [])]
    by_hand = {each.label: each for each in given}
    kinds: dict[int, SpeechKind] = {}
    for key, speaker in numbers.items():
        hand = by_hand.get(speaker.name)
        told = [name for name in ((hand.role, hand.side) if hand else ()) if name]
        kinds[key] = kind_by_name([*told, *dict.fromkeys(labels[key])]) or by_deed[key]
    return kinds


def _facts(tokens: Tokens, each: _Said, after: Speaker | None) -> TurnFacts:
    words = sum(unit.last - unit.first for unit in each.units)
    ends = [unit.silence for unit in each.units[-2:]]
    stating = sum(u.last - u.first for u in each.units if u.silence is None)
    calls = after is not None and _calls(tokens, each, after)
    is_asking = "a question" in ends and (calls or _says_you(tokens, each))
    return TurnFacts(id(each.speaker), words, is_asking, calls or stating * 2 <= words)


def _says_you(tokens: Tokens, each: _Said) -> bool:
    """Whether a turn speaks to somebody; a question that does not may be part of an argument."""
    titles = lexicon().transcripts["honorifics"] - lexicon().transcripts["small"]
    return any(
        tokens.word[i] in _YOU or (tokens.is_capital[i] and tokens.word[i].rstrip(".") in titles)
        for i in range(each.units[0].first, each.units[-1].last)
    )


def _calls(tokens: Tokens, each: _Said, after: Speaker) -> bool:
    """Whether the last words of a turn name who speaks next."""
    if not each.units or after is each.speaker:
        return False
    last = each.units[-1].last
    name = core_of(after.name)[0][-1:]
    first = max(each.units[0].first, last - MAX_CALL)
    return bool(name) and name[0] in tokens.word[first:last]


# -- statements ---------------------------------------------------------------------------------


class _Builder:
    """Makes the statements of one turn after another, and keeps the words that make none."""

    def __init__(self, text: str, tokens: Tokens, parts: Layout, unit: UnitOf) -> None:
        self.statements: list[Statement] = []
        self.silent: list[tuple[Place, Silence]] = []
        self._text = text
        self._tokens = tokens
        self._parts = parts
        self._unit = unit

    def add(self, each: _Said, kind: SpeechKind) -> None:
        stating = []
        for unit in each.units:
            why = unit.silence
            if why is None and kind != "speech":
                why = "by the chair" if kind == "chair" else "by a questioner"
            if why is None:
                stating.append(unit)
            else:
                self.silent.append((self._tokens.place(unit.first, unit.last), why))
        for first, last in self._runs(stating):
            self._state(each, first, last)

    def _runs(self, stating: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
        """The first and the last unit of each claim."""
        if self._unit == "turn":
            yield from [(stating[0], stating[-1])] if stating else []
        else:
            yield from ((unit, unit) for unit in stating)

    def _state(self, each: _Said, first: Unit, last: Unit) -> None:
        spans = self._spans(first.first, last.last)
        if not spans:
            return
        claim = tidied([clean(self._text[a:b]) for a, b in spans])
        sureness: Confidence = "low" if first.first in each.doubtful else "high"
        force: Force = "asserts"
        # Of several sentences in one claim, one alone may be conceded.
        if first is last:
            claim, force = answer(claim)
        self._add(each.turn, each.speaker, tuple(spans), claim, sureness, force=force)

    def quote(self, each: _Said, names: Mapping[str, Speaker]) -> None:
        """Add what others are quoted with in a turn."""
        for found in quotings(self._text, each.turn.place, each.speaker, names):
            self._add(each.turn, found.speaker, found.places, found.claim, quoted_by=each.speaker)

    def _add(
        self,
        turn: Turn,
        speaker: Speaker,
        spans: tuple[Place, ...],
        claim: str,
        confidence: Confidence = "high",
        quoted_by: Speaker | None = None,
        force: Force = "asserts",
    ) -> None:
        self.statements.append(
            statement_of(
                self._text,
                spans,
                speaker,
                _label_place(self._text, turn.label),
                turn.number,
                confidence,
                force,
                claim=claim,
                at=self._parts.time_at(spans[0][0], turn),
                section=turn.section,
                quoted_by=quoted_by,
            )
        )

    def _spans(self, first: int, last: int) -> list[Place]:
        start, end = self._tokens.place(first, last)
        found = []
        for a, b in self._parts.said(start, end):
            words = self._text[a:b]
            a += len(words) - len(words.lstrip())
            b -= len(words) - len(words.rstrip("; \t\r\n"))
            if any(letter.isalnum() for letter in self._text[a:b]):
                found.append((a, b))
        return found
