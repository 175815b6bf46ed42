"""The figures of a map by speaker, section, scheme, kind of relation, or turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from argmap.graph import Links
from argmap.model import ATTACKS, RELATION_KINDS, Claim, Relation, Utterance
from argmap.queries.answers import answers_to, unanswered
from argmap.queries.gaps import turn_order

Row = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The answer to "how is it divided?": one row for each part, all with the same keys."""

    by: str
    columns: tuple[str, ...]
    rows: list[Row]


def breakdown(links: Links, by: str) -> Breakdown:
    """The figures of the parts of a map; `by` is one of `BREAKDOWNS`. O(n+m)."""
    columns, rows = BREAKDOWNS[by]
    return Breakdown(by, columns, list(rows(links)))


def _by_speaker(links: Links) -> Iterable[Row]:
    """Per speaker: what they made of it, and what became of it.

    made: claims they voice. objections: rebuttals and undercuts they draw; answered and dropped: those
    that something, or nothing, answers. extended: claims of theirs that they come back to, supporting
    or restating them, or answering an objection to them. words: of their quotes; share: of all quotes.
    """
    open_relations = unanswered(links)
    made: dict[str, int] = defaultdict(int)
    words: dict[str, int] = defaultdict(int)
    extended: dict[str, int] = defaultdict(int)
    for claim in links.map.claims.values():
        for speaker in claim.speakers:
            made[speaker] += 1
            extended[speaker] += _comes_back(links, claim, speaker)
        for utterance in claim.utterances:
            words[utterance.speaker] += _words(utterance)
    objections: dict[str, list[Relation]] = defaultdict(list)
    for relation in _attacks(links):
        for speaker in links.speakers_of(relation):
            objections[speaker].append(relation)
    total = sum(words.values())
    for id, who in links.map.speakers.items():
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


def _comes_back(links: Links, claim: Claim, speaker: str) -> bool:
    """Whether a speaker supports, restates or defends a claim of their own."""
    for relation in links.aimed_at(claim.id):
        if relation.kind in ("supports", "restates") and speaker in links.speakers_of(relation):
            return True
        if relation.kind in ATTACKS and any(
            speaker in links.speakers_of(answer) for answer in answers_to(links, relation)
        ):
            return True
    return False


def _by_section(links: Links) -> Iterable[Row]:
    return _by_claim(links, "section", lambda c: [" > ".join(c.section)], lambda c, _: c.utterances)


def _by_turn(links: Links) -> Iterable[Row]:
    def turns(claim: Claim) -> list[str]:
        return list(dict.fromkeys(u.turn or "" for u in claim.utterances)) or [""]

    def spoken(claim: Claim, turn: str) -> list[Utterance]:
        return [u for u in claim.utterances if (u.turn or "") == turn]

    order = turn_order(links)
    rows = list(_by_claim(links, "turn", turns, spoken))
    return sorted(rows, key=lambda row: order.get(str(row["turn"]), len(order) + 10**9))


def _by_claim(
    links: Links,
    name: str,
    parts_of: Callable[[Claim], list[str]],
    spoken_in: Callable[[Claim, str], list[Utterance]],
) -> Iterable[Row]:
    """Rows for parts that claims belong to; a relation belongs where its first premise does."""
    rows: dict[str, Row] = {}
    speakers: dict[str, set[str]] = defaultdict(set)
    open_relations = unanswered(links)
    for claim in links.map.claims.values():
        for part in parts_of(claim):
            row = rows.setdefault(part, {name: part or None, **dict.fromkeys(_CLAIM_COUNTS, 0)})
            spoken = spoken_in(claim, part)
            speakers[part].update(u.speaker for u in spoken)
            drawn = [r for r in links.drawn_from(claim.id) if r.premises[0] == claim.id]
            _add(row, claims=1, relations=len(drawn), words=sum(map(_words, spoken)))
            _add(row, objections=sum(r.kind in ATTACKS for r in drawn))
            _add(row, dropped=sum(r.id in open_relations for r in drawn))
    for part, row in rows.items():
        row["speakers"] = len(speakers[part])
    return rows.values()


def _add(row: Row, **counts: int) -> None:
    for key, count in counts.items():
        row[key] = int(row[key] or 0) + count


def _by_scheme(links: Links) -> Iterable[Row]:
    return _by_relation(links, "scheme", lambda r: r.scheme or "", ())


def _by_kind(links: Links) -> Iterable[Row]:
    return _by_relation(links, "kind", lambda r: r.kind, RELATION_KINDS)


def _by_relation(
    links: Links, name: str, part_of: Callable[[Relation], str], parts: Iterable[str]
) -> Iterable[Row]:
    found: dict[str, list[Relation]] = {part: [] for part in parts}
    for relation in links.map.relations.values():
        found.setdefault(part_of(relation), []).append(relation)
    open_relations = unanswered(links)
    for part, relations in found.items():
        yield {
            name: part or None,
            "relations": len(relations),
            "linked": sum(len(r.premises) > 1 for r in relations),
            "speakers": len({s for r in relations for s in links.speakers_of(r)}),
            "objections": sum(r.kind in ATTACKS for r in relations),
            "dropped": sum(r.id in open_relations for r in relations),
        }


def _attacks(links: Links) -> Iterable[Relation]:
    return (r for r in links.map.relations.values() if r.kind in ATTACKS and r.whole)


def _words(utterance: Utterance) -> int:
    return sum(len(part.split()) for part in utterance.quote_parts)


_CLAIM_COUNTS = ("claims", "speakers", "relations", "objections", "dropped", "words")
_RELATION_COUNTS = ("relations", "linked", "speakers", "objections", "dropped")

BREAKDOWNS: dict[str, tuple[tuple[str, ...], Callable[[Links], Iterable[Row]]]] = {
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
    "turn": (("turn", *_CLAIM_COUNTS), _by_turn),
}
"""By name: the columns, and the function that gives the rows."""
