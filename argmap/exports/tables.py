"""CSV tables for spreadsheets: one of the claims, one of the relations as edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pydantic import BaseModel

from argmap.formats.core.delimited import csv_line
from argmap.formats.native.fields import CLAIM, RELATION_DETAILS
from argmap.formats.native.records import Field
from argmap.formats.native.shapes import Flag, Texts
from argmap.model import SIGNS, ArgumentMap, Claim, Force, Utterance

_OF_CLAIM = tuple(f for f in CLAIM.plain if f.name not in ("title", "text", "proposed", "extra"))
_OF_RELATION = tuple(f for f in RELATION_DETAILS if f.name not in ("speakers", "extra"))

CLAIM_COLUMNS = (
    *("id", "text", "title", "speakers", "quotes", "reported", "sources", "places"),
    *(field.name for field in _OF_CLAIM),
    *("conceded_by", "denied_by", "asked_by", "challenged_by"),
)
EDGE_COLUMNS = (
    *("premise", "kind", "target", "relation", "sign", "linked", "speakers"),
    *(field.name for field in _OF_RELATION),
)
SEPARATOR = "; "
"""Between several values of one cell."""

_NOT_VOICING: tuple[Force, ...] = ("denies", "asks", "challenges")

Cell = str | float | bool | None


def write_claims(map: ArgumentMap) -> Iterator[str]:
    """One row for each claim, with who voices it in which words."""
    return _table(CLAIM_COLUMNS, (_claim(map, claim) for claim in map.claims.values()))


def write_edges(map: ArgumentMap) -> Iterator[str]:
    """One row for each premise of each relation: premise, kind, target and the rest."""
    return _table(EDGE_COLUMNS, _edges(map))


def _claim(map: ArgumentMap, claim: Claim) -> Sequence[Cell]:
    said = [u for u in claim.utterances if u.voices]
    return (
        claim.id,
        claim.text,
        claim.title,
        _joined(map.speakers[s].label for s in claim.speakers),
        _joined(" … ".join(u.quote_parts) for u in said),
        _joined(u.reported or "" for u in said),
        _joined(dict.fromkeys(u.source or "" for u in said)),
        _joined(dict.fromkeys(u.at or u.url or "" for u in said)),
        *_fields(claim, _OF_CLAIM),
        _joined(map.speakers[s].label for s in claim.speakers_by("concedes")),
        *(_joined(_act(map, u) for u in claim.utterances if u.force == f) for f in _NOT_VOICING),
    )


def _act(map: ArgumentMap, utterance: Utterance) -> str:
    """Who does something with a claim, and in which words."""
    said = " … ".join(utterance.quote_parts) or utterance.reported
    name = map.speakers[utterance.speaker].label
    return f"{name}: {said}" if said else name


def _edges(map: ArgumentMap) -> Iterator[Sequence[Cell]]:
    for relation in map.relations.values():
        names = _joined(map.speakers[s].label for s in map.drawn_by(relation))
        # A relation whose premise is missing keeps a row, or the table would hide it.
        for premise in relation.premises or [""]:
            yield (
                premise,
                relation.kind,
                relation.target,
                relation.id,
                SIGNS[relation.kind],
                len(relation.premises) > 1,
                names,
                *_fields(relation, _OF_RELATION),
            )


def _fields(noun: BaseModel, fields: Iterable[Field]) -> Iterator[Cell]:
    """The values of an element's fields; a path of headings is joined with arrows."""
    for field in fields:
        value = getattr(noun, field.name)
        if isinstance(field.shape, Texts):
            yield (" > " if field.shape.single else SEPARATOR).join(value)
        elif value == []:
            yield None
        else:
            yield value if isinstance(field.shape, Flag) else field.shape.cell(value)


def _joined(values: Iterable[str]) -> str:
    return SEPARATOR.join(value for value in values if value)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    for row in chain([columns], rows):
        yield csv_line([_cell(value) for value in row])


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return repr(value)
    # Many readers of CSV stop at a NUL, and UTF-8 cannot hold half of a surrogate pair.
    return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
