"""CSV tables for spreadsheets: one of the claims, one of the relations as edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from argmap.formats.core.delimited import csv_line
from argmap.model import SIGNS, ArgumentMap, Claim

CLAIM_COLUMNS = (
    *("id", "text", "title", "speakers", "quotes", "reported", "sources", "places", "implicit"),
    *("kind", "section", "tags", "weight", "note"),
)
EDGE_COLUMNS = (
    *("premise", "kind", "target", "relation", "sign", "linked", "speakers", "scheme", "note"),
)
SEPARATOR = "; "
"""Between several values of one cell."""

Cell = str | float | bool | None


def write_claims(map: ArgumentMap) -> Iterator[str]:
    """One row for each claim, with who voices it in which words."""
    return _table(CLAIM_COLUMNS, (_claim(map, claim) for claim in map.claims.values()))


def write_edges(map: ArgumentMap) -> Iterator[str]:
    """One row for each premise of each relation: premise, kind, target and the rest."""
    return _table(EDGE_COLUMNS, _edges(map))


def _claim(map: ArgumentMap, claim: Claim) -> Sequence[Cell]:
    said = claim.utterances
    return (
        claim.id,
        claim.text,
        claim.title,
        _joined(map.speakers[s].label for s in claim.speakers),
        _joined(" … ".join(u.quote_parts) for u in said),
        _joined(u.reported or "" for u in said),
        _joined(dict.fromkeys(u.source or "" for u in said)),
        _joined(dict.fromkeys(u.at or u.url or "" for u in said)),
        claim.implicit,
        claim.kind,
        " > ".join(claim.section),
        _joined(claim.tags),
        claim.weight,
        claim.note,
    )


def _edges(map: ArgumentMap) -> Iterator[Sequence[Cell]]:
    for relation in map.relations.values():
        names = _joined(map.speakers[s].label for s in map.drawn_by(relation))
        for premise in relation.premises or [""]:
            yield (
                premise,
                relation.kind,
                relation.target,
                relation.id,
                SIGNS[relation.kind],
                len(relation.premises) > 1,
                names,
                relation.scheme,
                relation.note,
            )


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
    return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
