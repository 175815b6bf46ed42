"""The figures of a map by speaker, section, scheme, kind of relation, or turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, RELATION_KINDS, Claim, Relation, Utterance
from argmap.queries.answers import answers_to, unanswered
from argmap.queries.part import Part, part_of
from argmap.queries.turns import FirstTurns, same_turn, turn_of, turn_order

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Row = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The answer to "how is it divided?": one row for each part, all with the same keys."""

    by: str
    columns: tuple[str, ...]
    rows: list[Row]


def breakdown(graph: ArgumentGraph, by: str, part: Part | None = None) -> Breakdown:
    """The figures of the parts of a map; `by` is one of `BREAKDOWNS`. O(n+m).

    With `part`, only its speakers, claims and relations count. Raises `NoTurnOrderError` if `by` is
    "turn" and the turns have no order.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}")
    >>> row = breakdown(to_graph(map), "kind").rows[1]
    >>> row["kind"], row["relations"], row["dropped"]
    ('rebuts', 2, 1)
    """
    columns, rows = BREAKDOWNS[by]
    return Breakdown(by, columns, list(rows(graph, part or part_of(graph))))


def _by_speaker(graph: ArgumentGraph, part: Part) -> Iterable[Row]:
    """Per speaker: what they said, and what became of it.

    made: claims they voice. objections: rebuttals and undercuts they draw; answered and dropped: those
    that something, or nothing, answers. extended: claims of theirs that they come back to: they voice
    them again in another turn, support or restate them, or answer an objection to them. words: how
    many words their quotes have; share: that number divided by the words of all quotes.
    """
    open_relations = unanswered(graph)
    made: dict[str, int] = defaultdict(int)
    words: dict[str, int] = defaultdict(int)
    extended: dict[str, int] = defaultdict(int)
    for claim in part.claims:
        for speaker in claim.speakers:
            made[speaker] += 1
            extended[speaker] += _comes_back(graph, claim, speaker)
        for utterance in part.words_of(claim):
            words[utterance.speaker] += _words(utterance)
    objections: dict[str, list[Relation]] = defaultdict(list)
    for relation in _attacks(part):
        for speaker in graph.speakers_of(relation):
            objections[speaker].append(relation)
    total = sum(words.values())
    for who in part.speakers:
        id = who.id
        dropped = sum(r.id in open_relations for r in objections[id])
        yield {
            "speaker": id,
            "name": who.label,
            "made": made[id],
            "objections": len(objections[id]),
            "answered": len(objections[id]) - dropped,
            "dropped": dropped,
            "extended": extended[id],
            "words": words[id],
            "share": round(words[id] / total, 4) if total else 0.0,
        }


def _comes_back(graph: ArgumentGraph, claim: Claim, speaker: str) -> bool:
    """Whether a speaker voices a claim of theirs again, supports, restates or defends it."""
    own = [turn_of(u) for u in claim.utterances if u.speaker == speaker and u.voices]
    # Two different turns are enough: one of them is the later, so no order of turns is needed.
    if len({same_turn(turn) for turn in own if turn is not None}) > 1:
        return True
    for relation in graph.relations_into(claim.id):
        if relation.kind in ("supports", "restates") and speaker in graph.speakers_of(relation):
            return True
        if relation.kind in ATTACKS and any(
            speaker in graph.speakers_of(answer) for answer in answers_to(graph, relation)
        ):
            return True
    return False


def _by_section(graph: ArgumentGraph, part: Part) -> Iterable[Row]:
    rows: dict[str, Row] = {}
    speakers: dict[str, set[str]] = defaultdict(set)
    open_relations = unanswered(graph)
    for claim in part.claims:
        heading = " > ".join(claim.section)
        row = _row(rows, "section", heading, _CLAIM_COUNTS)
        speakers[heading].update(claim.speakers)
        _add(row, claims=1, words=sum(map(_words, part.words_of(claim))))
        # A linked relation is listed at each premise; it counts once, at the first one.
        for relation in graph.relations_from(claim.id):
            if relation.premises[0] == claim.id:
                _add_relation(row, relation, open_relations)
    for heading, row in rows.items():
        row["speakers"] = len(speakers[heading])
    return rows.values()


def _by_turn(graph: ArgumentGraph, part: Part) -> Iterable[Row]:
    """Per turn, in order: what was said in it, and which relations were first drawn in it.

    extended: claims that were already voiced in an earlier turn. The last row is for what has no turn.
    """
    order = turn_order(graph.map)
    places = {turn: i for i, turn in enumerate(order)} | {"": len(order)}
    rows: dict[str, Row] = {}
    speakers: dict[str, set[str]] = defaultdict(set)
    for claim in part.claims:
        spoken: dict[str, list[Utterance]] = defaultdict(list)
        for utterance in part.words_of(claim):
            if utterance.voices:
                spoken[turn_of(utterance) or ""].append(utterance)
        first = min((order[turn] for turn in spoken if turn in order), default=0)
        # A claim counts in each turn in which it is voiced; one that nobody voices has no turn.
        for turn in spoken or [""]:
            row = _row(rows, "turn", turn, _TURN_COUNTS)
            speakers[turn].update(u.speaker for u in spoken[turn])
            _add(row, claims=1, words=sum(map(_words, spoken[turn])))
            _add(row, extended=int(turn in order and order[turn] > first))
    first_turns, open_relations = FirstTurns(graph, order), unanswered(graph)
    for relation in part.relations:
        if relation.whole:
            row = _row(rows, "turn", first_turns.of(relation) or "", _TURN_COUNTS)
            _add_relation(row, relation, open_relations)
    for turn, row in rows.items():
        row["speakers"] = len(speakers[turn])
    return [rows[turn] for turn in sorted(rows, key=places.__getitem__)]


def _row(rows: dict[str, Row], name: str, part: str, counts: Sequence[str]) -> Row:
    """The row of a part; a new row of zeros when the part first occurs."""
    return rows.setdefault(part, {name: part or None, **dict.fromkeys(counts, 0)})


def _add_relation(row: Row, relation: Relation, open_relations: Mapping[str, Relation]) -> None:
    attacks, is_open = relation.kind in ATTACKS, relation.id in open_relations
    _add(row, relations=1, objections=int(attacks), dropped=int(is_open))


def _add(row: Row, **counts: int) -> None:
    for key, count in counts.items():
        row[key] = int(row[key] or 0) + count


def _by_scheme(graph: ArgumentGraph, part: Part) -> Iterable[Row]:
    return _by_relation(graph, part, "scheme", lambda r: r.scheme or "", ())


def _by_kind(graph: ArgumentGraph, part: Part) -> Iterable[Row]:
    return _by_relation(graph, part, "kind", lambda r: r.kind, RELATION_KINDS)


def _by_relation(
    graph: ArgumentGraph,
    part: Part,
    name: str,
    key_of: Callable[[Relation], str],
    keys: Iterable[str],
) -> Iterable[Row]:
    found: dict[str, list[Relation]] = {key: [] for key in keys}
    for relation in part.relations:
        # A relation without a premise or a target objects to nothing and joins nothing.
        if relation.whole:
            found.setdefault(key_of(relation), []).append(relation)
    open_relations = unanswered(graph)
    for key, relations in found.items():
        yield {
            name: key or None,
            "relations": len(relations),
            "linked": sum(len(r.premises) > 1 for r in relations),
            "speakers": len({s for r in relations for s in graph.speakers_of(r)}),
            "objections": sum(r.kind in ATTACKS for r in relations),
            "dropped": sum(r.id in open_relations for r in relations),
        }


def _attacks(part: Part) -> Iterable[Relation]:
    return (r for r in part.relations if r.kind in ATTACKS and r.whole)


def _words(utterance: Utterance) -> int:
    # Only quotes count: the words of `reported` are the reporter's.
    return sum(len(part.split()) for part in utterance.quote_parts)


_CLAIM_COUNTS = ("claims", "speakers", "relations", "objections", "dropped", "words")
_TURN_COUNTS = (*_CLAIM_COUNTS[:2], "extended", *_CLAIM_COUNTS[2:])
_RELATION_COUNTS = ("relations", "linked", "speakers", "objections", "dropped")

BREAKDOWNS: dict[str, tuple[tuple[str, ...], Callable[[ArgumentGraph, Part], Iterable[Row]]]] = {
    "speaker": (
        (
            "speaker",
            "name",
            "made",
            "objections",
            "answered",
            "dropped",
            "extended",
            "words",
            "share",
        ),
        _by_speaker,
    ),
    "section": (("section", *_CLAIM_COUNTS), _by_section),
    "scheme": (("scheme", *_RELATION_COUNTS), _by_scheme),
    "kind": (("kind", *_RELATION_COUNTS), _by_kind),
    "turn": (("turn", *_TURN_COUNTS), _by_turn),
}
"""By name: the columns, and the function that gives the rows."""
