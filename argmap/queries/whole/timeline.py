"""What was said when: new, taken up, again, differently, and against oneself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from argmap.diagnostics import listed
from argmap.model import Claim, Force, Relation, Speaker, Utterance
from argmap.queries.answers import unanswered
from argmap.queries.gaps import self_contradictions
from argmap.queries.selection import EVERYTHING, Selection, fits_utterance, select
from argmap.queries.stance import stances_of
from argmap.queries.turns import NoTurnOrderError, Order, turn_of, turn_order
from argmap.queries.whole.dates import Day, read_date

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Scale = Literal["date", "turn"]
Mark = Literal["new", "taken-up", "again", "differently"]
"""How what is said stands to what was said before. A point is a claim with all that restates it.

- `new`: nobody has made the point before.
- `taken-up`: somebody else has made it before, and this speaker makes it for the first time.
- `again`: this speaker has said the same claim before.
- `differently`: this speaker has made the point before, but by another claim, which restates this one; or
  limits by this claim (`qualifies`) what they have said themselves before.

To deny, to ask and to challenge are marked among their like: a first denial is `new`, whoever made the point before.
"Before" is at an earlier moment; what is said at the same moment is not in any order.
"""
MARKS: tuple[Mark, ...] = ("new", "taken-up", "again", "differently")
AGAINST = "against-oneself"
"""The name, beside the marks, of what has `Entry.against`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is said: a date, a turn, or a turn of a date."""

    place: int
    """Which of the moments it is, from 1; a later one has a larger number."""
    date: str | None = None
    """In the order of ISO 8601, as exact as it is given: `2026`, `2026-03`, `2026-03-12`, `2026-03-12 09:30`."""
    turn: str | None = None

    @property
    def label(self) -> str:
        """The moment for a reader: `2026-03-12`, `2AC`, `turn 3`, or `2026-03-12, 2AC`."""
        turn = f"turn {self.turn}" if self.turn and self.turn.isdigit() else self.turn
        return ", ".join(part for part in (self.date, turn) if part)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said before that an entry repeats, takes up, puts differently, or goes against."""

    claim: str
    speaker: str
    moment: Moment
    relation: Relation | None = None
    """What the map says sets the two against each other, or limits the one; None where it is the same point."""


@dataclass(slots=True)
class Entry:
    """One utterance at its moment."""

    moment: Moment
    claim: Claim
    utterance: Utterance
    mark: Mark = "new"
    earlier: Earlier | None = None
    """What the mark refers to: the first who made the point for `taken-up`, else what the speaker said last of it."""
    against: tuple[Earlier, ...] = ()
    """What the same speaker says at this moment or before, and what is said here contradicts, rebuts or undercuts, or
    the other way round; also that they deny here what they said, or say what they denied. Usually empty."""
    is_dated_by_source: bool = False
    """Whether the date is that of the source: it was said then or before."""

    @property
    def speaker(self) -> str:
        """The id of who says it."""
        return self.utterance.speaker

    @property
    def marks(self) -> tuple[str, ...]:
        """The mark, and `against-oneself` where it applies."""
        return (self.mark, AGAINST) if self.against else (self.mark,)


@dataclass(frozen=True, slots=True)
class Heard:
    """When a speaker is heard."""

    speaker: Speaker
    counts: dict[Moment, int]
    """By moment: how many of the entries are theirs; only the moments at which they are heard, in order."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The answer to "what was said when?"."""

    graph: ArgumentGraph = field(repr=False)
    scale: Scale
    """What orders the moments. Turns that have an order also order what is said on one date."""
    moments: tuple[Moment, ...]
    """All moments at which anything is said that was asked about, in order."""
    entries: tuple[Entry, ...]
    """In the order of the moments, and at one moment in that of the file."""
    heard: tuple[Heard, ...]
    """Who is heard when, whoever is heard first first."""
    left_out: tuple[tuple[Claim, Utterance], ...]
    """What was asked about and has no moment, as nobody says when it was said."""
    unreadable: tuple[str, ...] = ()
    """Dates that cannot be read, or could be two, each once."""

    def at(self, moment: Moment) -> list[Entry]:
        """What is said at a moment."""
        return [entry for entry in self.entries if entry.moment == moment]

    def by_moment(self) -> Iterator[tuple[Moment, list[Entry]]]:
        """The moments in order, each with what is said at it."""
        for moment, entries in groupby(self.entries, lambda entry: entry.moment):
            yield moment, list(entries)


def timeline(
    graph: ArgumentGraph,
    selection: Selection = EVERYTHING,
    scale: Scale | None = None,
    issue: str | None = None,
) -> Timeline:
    """What was said when, and how it stands to what was said before. Near-linear.

    Moments are dates where anything has one, its own or else that of its source; where nothing has, they are the
    turns of the debate, and so they are where all that has a date is the one record of a debate in turns. `scale`
    chooses. Marks always regard the whole debate, whatever `selection` shows of it.

    Raises `NoTurnOrderError` where nothing is dated and turns have no order, or there are none.

    >>> from argmap import loads, to_graph
    >>> map = loads('''
    ... speakers: {ada: Ada, ben: Ben}
    ... claims:
    ...   bark: {said: [{speaker: ada, date: 2026-03-01}, {speaker: ben, date: 2026-03-04}]}
    ...   calm: {speaker: ada, date: 2026-03-09, contradicts: bark}
    ... ''')
    >>> for entry in timeline(to_graph(map)).entries:
    ...     print(entry.moment.label, entry.speaker, entry.claim.id, *entry.marks)
    2026-03-01 ada bark new
    2026-03-04 ben bark taken-up
    2026-03-09 ada calm new against-oneself
    """
    said = _Said(graph, scale)
    entries = _marked(said)
    stances = stances_of(graph, issue)
    everything = replace(selection, arguments=True)
    chosen = {claim.id for claim in select(graph, everything, stances, unanswered(graph))}

    def fits(claim: Claim, utterance: Utterance) -> bool:
        return claim.id in chosen and fits_utterance(selection, utterance)

    shown = tuple(entry for entry in entries if fits(entry.claim, entry.utterance))
    moments = tuple(dict.fromkeys(entry.moment for entry in shown))
    left_out = tuple((claim, u) for claim, u in said.left_out if fits(claim, u))
    return Timeline(
        graph, said.scale, moments, shown, _heard(graph, shown), left_out, said.unreadable
    )


def _heard(graph: ArgumentGraph, entries: Iterable[Entry]) -> tuple[Heard, ...]:
    counts: dict[str, dict[Moment, int]] = {}
    for entry in entries:
        own = counts.setdefault(entry.speaker, {})
        own[entry.moment] = own.get(entry.moment, 0) + 1
    return tuple(Heard(graph.map.speakers[id], own) for id, own in counts.items())


@dataclass(frozen=True, slots=True, order=True)
class _When:
    """What orders the moments of one scale: the date first, or nothing of it, then the turn."""

    day: Day | None
    turn: int


class _Said:
    """All utterances of a map with their moments."""

    def __init__(self, graph: ArgumentGraph, scale: Scale | None) -> None:
        self.graph = graph
        self.map = graph.map
        self.days = {
            id: day
            for id, source in self.map.sources.items()
            if (day := read_date(source.date)) is not None
        }
        self.scale: Scale = scale or ("date" if self._is_dated() else "turn")
        self.order = self._order()
        self.left_out: list[tuple[Claim, Utterance]] = []
        self.entries = self._entries()
        if not self.entries:
            raise _no_moments(self.scale, self.unreadable)

    def _is_dated(self) -> bool:
        """Whether dates order what is said. The one date of the record of a debate orders none of its turns."""
        utterances = [u for claim in self.map.claims.values() for u in claim.utterances]
        dated = [(day, by_source) for day, by_source in map(self._day, utterances) if day]
        if all(by_source for _, by_source in dated) and len({day for day, _ in dated}) < 2:
            return bool(dated) and not any(map(turn_of, utterances))
        return True

    def _day(self, utterance: Utterance) -> tuple[Day | None, bool]:
        """The date of an utterance, and whether it is only that of its source."""
        if utterance.date is not None and utterance.date.strip():
            # A date that cannot be read is not that of the source.
            return read_date(utterance.date), False
        return self.days.get(utterance.source or ""), True

    @cached_property
    def unreadable(self) -> tuple[str, ...]:
        """The dates that cannot be read, each once."""
        own = (u.date for claim in self.map.claims.values() for u in claim.utterances)
        written = [*own, *(source.date for source in self.map.sources.values())]
        return tuple(dict.fromkeys(d for d in written if d and d.strip() and read_date(d) is None))

    def _order(self) -> Order:
        """The order of the turns; among dates they are of use only if they have one."""
        try:
            return turn_order(self.map)
        except NoTurnOrderError:
            if self.scale == "turn":
                raise
            return {}

    def _entries(self) -> list[Entry]:
        """The utterances that have a moment: in the order of the moments, at one in that of the file."""
        found: list[tuple[_When, Claim, Utterance, bool]] = []
        for claim in self.map.claims.values():
            for utterance in claim.utterances:
                day, by_source = self._day(utterance)
                turn = turn_of(utterance)
                place = self.order.get(turn or "", _NO_TURN)
                if (day is None) if self.scale == "date" else (turn is None):
                    self.left_out.append((claim, utterance))
                elif self.scale == "date":
                    found.append((_When(day, place), claim, utterance, by_source))
                else:
                    found.append((_When(None, place), claim, utterance, False))
        found.sort(key=lambda one: (one[0].day or _NO_DAY, one[0].turn))
        names: dict[int, str] = {}
        # One turn may be spelled `1` and `01`; the shortest is shown.
        for turn, place in sorted(self.order.items(), key=lambda one: (-len(one[0]), one[0])):
            names[place] = turn
        moments: dict[_When, Moment] = {}
        for when, *_ in found:
            if when not in moments:
                date = None if when.day is None else str(when.day)
                moments[when] = Moment(len(moments) + 1, date, names.get(when.turn))
        return [
            Entry(moments[when], claim, u, is_dated_by_source=by_source)
            for when, claim, u, by_source in found
        ]


_NO_DAY = Day(0)
_NO_TURN = -1


def _no_moments(scale: Scale, unreadable: Sequence[str]) -> NoTurnOrderError:
    help = "give what is said a date, `date: 2026-03-12`, or give its source one"
    if unreadable:
        dates = listed([repr(date) for date in unreadable[:4]])
        return NoTurnOrderError(f"no date of this map can be read: {dates}", help)
    if scale == "date":
        return NoTurnOrderError("nothing in this map has a date", help)
    said = "nothing in this map says when it was said: there are neither dates nor turns"
    return NoTurnOrderError(said, f"{help}; or give it a turn, `turn: 1`")


# -- the marks ----------------------------------------------------------------------------------

_Act = Literal["says", "denies", "asks", "challenges"]


def _act(force: Force) -> _Act:
    return "says" if force == "asserts" or force == "concedes" else force


def _point(graph: ArgumentGraph, claim: str) -> str:
    """A name for the point that a claim makes: the first claim in the file that makes it."""
    return graph.same_point(claim)[0]


class _Before:
    """What was said at the moments before one, and at it."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.first: dict[tuple[str, _Act], Entry] = {}
        """By point: who made it first."""
        self.last: dict[tuple[str, str, _Act], Entry] = {}
        """By speaker and point: how they made it last."""
        self.last_of_claim: dict[tuple[str, str, _Act], Entry] = {}
        """By speaker and claim, the same."""

    def add(self, entry: Entry) -> None:
        """Take an entry to be said."""
        act = _act(entry.utterance.force)
        point = _point(self.graph, entry.claim.id)
        self.first.setdefault((point, act), entry)
        self.last[entry.speaker, point, act] = entry
        self.last_of_claim[entry.speaker, entry.claim.id, act] = entry

    def said(self, speaker: str, claim: str, act: _Act = "says") -> Entry | None:
        """How a speaker last made the point of a claim."""
        return self.last.get((speaker, _point(self.graph, claim), act))


def _marked(said: _Said) -> list[Entry]:
    """The entries with their marks."""
    before = _Before(said.graph)
    odds = _Odds(said.graph)
    for _, group in groupby(said.entries, lambda entry: entry.moment):
        entries = list(group)
        for entry in entries:
            entry.mark, entry.earlier = _mark(entry, before)
        for entry in entries:
            before.add(entry)
        # What is said at one moment has no order, so that both ends of a contradiction count.
        for entry in entries:
            entry.against = odds.of(entry, before)
    return said.entries


def _mark(entry: Entry, before: _Before) -> tuple[Mark, Earlier | None]:
    act = _act(entry.utterance.force)
    id, speaker = entry.claim.id, entry.speaker
    if (same := before.last_of_claim.get((speaker, id, act))) is not None:
        return "again", _earlier(same)
    if (other := before.said(speaker, id, act)) is not None:
        return "differently", _earlier(other)
    if act == "says":
        for relation in before.graph.relations_from(id):
            limited = _ends(before.graph, relation.target) if relation.kind == "qualifies" else []
            for claim in limited:
                if (own := before.said(speaker, claim)) is not None:
                    return "differently", _earlier(own, relation)
    if (first := before.first.get((_point(before.graph, id), act))) is not None:
        return "taken-up", _earlier(first)
    return "new", None


def _earlier(entry: Entry, relation: Relation | None = None) -> Earlier:
    return Earlier(entry.claim.id, entry.speaker, entry.moment, relation)


def _ends(graph: ArgumentGraph, target: str | None) -> Sequence[str]:
    """The claims that something aims at: a claim, or the premises of a step."""
    relation = graph.map.relations.get(target or "")
    return relation.premises if relation is not None else [target or ""]


class _Odds:
    """Where speakers are at odds with themselves."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.pairs: dict[tuple[str, str], list[tuple[Sequence[str], Sequence[str], Relation]]] = (
            defaultdict(list)
        )
        """By speaker and point: all that is said at this end of a relation, and at the other, and the relation."""
        for found in self_contradictions(graph):
            relation = found.relation
            here, there = relation.premises, _ends(graph, relation.target)
            for end, other in ((here, there), (there, here)):
                for point in dict.fromkeys(_point(graph, claim) for claim in end):
                    self.pairs[found.speaker, point].append((end, other, relation))

    def of(self, entry: Entry, before: _Before) -> tuple[Earlier, ...]:
        """What an entry is against among what its speaker has said."""
        speaker, id = entry.speaker, entry.claim.id
        act = _act(entry.utterance.force)
        if act == "denies":
            said = before.said(speaker, id)
            return (_earlier(said),) if said is not None else ()
        if act != "says":
            return ()
        denied = before.said(speaker, id, "denies")
        found = [_earlier(denied)] if denied is not None else []
        for end, other, relation in self.pairs.get((speaker, _point(self.graph, id)), ()):
            own = [before.said(speaker, claim) for claim in end]
            opposite = [before.said(speaker, claim) for claim in other]
            known = [one for one in opposite if one is not None]
            if all(own) and len(known) == len(opposite) and known:
                last = max(known, key=lambda one: one.moment.place)
                found.append(_earlier(last, relation))
        # Several relations may set it against the same words: these are told once.
        by_words: dict[tuple[str, Moment], Earlier] = {}
        for one in found:
            by_words.setdefault((one.claim, one.moment), one)
        return tuple(by_words.values())
