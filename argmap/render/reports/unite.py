"""What uniting several maps did to them, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagnostics import listed
from argmap.edit.unite.joined import Joined, Opposed, Voiced
from argmap.edit.unite.near_duplicates import NearDuplicate
from argmap.edit.unite.uniting import Left, Renamed, United
from argmap.model import ArgumentMap
from argmap.render.reports.differences import value_text
from argmap.render.terminal.text import one_line
from argmap.render.wording import plural


def report(united: United, count: int, *, restated: bool) -> Iterator[str]:
    """What a person may want to know, line by line, with the summary last."""
    for renamed in united.renamed:
        # Ids and names come from files: `one_line` makes them harmless on a terminal.
        yield one_line(_renamed(renamed))
    for left in united.left:
        yield one_line(_left(left))
    for found in united.joined:
        yield one_line(_joined(found))
    for pair in united.near:
        yield from (one_line(line) for line in _near(pair, united.map, restated))
    yield _summary(united, count)
    if united.near and not restated:
        yield "--restate writes these relations; remove those that make another point."


def _renamed(renamed: Renamed) -> str:
    if renamed.told_apart:
        return f"Told apart: the {renamed.kind} {renamed.old} of {renamed.part} is {renamed.new}."
    return f"The same: the {renamed.kind} {renamed.old} of {renamed.part} is {renamed.new}."


def _left(left: Left) -> str:
    of = "the map" if left.kind == "map" else f"the {left.kind} {left.id}"
    said = value_text(left.left) or "(nothing)"
    return (
        f"left out: the {left.field} of {of} in {left.part}, {said}; kept: {value_text(left.kept)}"
    )


def _joined(found: Joined) -> str:
    if isinstance(found, Voiced):
        by = listed([f"{listed(speakers)} in {part}" for part, speakers in found.by])
        return f"One claim: {found.claim} is voiced by {by}."
    premises = " and ".join(found.premises)
    kinds = listed([f"{kind} {found.target} in {part}" for part, kind in found.kinds])
    return f"Both kept: {premises} {kinds}."


def _near(pair: NearDuplicate, map: ArgumentMap, restated: bool) -> Iterator[str]:
    verb = "restates" if restated else "may restate"
    yield f"{pair.later} {verb} {pair.earlier}:"
    for id in (pair.later, pair.earlier):
        yield f"    {map.claims[id].text}"


def _summary(united: United, count: int) -> str:
    map = united.map
    held = [
        plural(len(map.claims), "claim"),
        plural(len(map.relations), "relation"),
        plural(len(map.speakers), "speaker"),
        plural(len(map.sources), "source"),
    ]
    apart = sum(renamed.told_apart for renamed in united.renamed)
    found = [f"{apart:,} told apart"] if apart else []
    found += [f"{plural(len(united.left), 'value')} left out"] if united.left else []
    found += [plural(len(united.near), "near-duplicate")] if united.near else []
    more = f"; {listed(found)}" if found else ""
    return f"{plural(count, 'map')} united: {listed(held)}{more}."


def report_data(united: United, *, restated: bool) -> Mapping[str, Any]:
    """The same as JSON data with stable names."""
    map = united.map
    return {
        "claims": len(map.claims),
        "relations": len(map.relations),
        "speakers": len(map.speakers),
        "sources": len(map.sources),
        "renamed": [
            {
                "map": r.part,
                "element": r.kind,
                "was": r.old,
                "id": r.new,
                "told_apart": r.told_apart,
            }
            for r in united.renamed
        ],
        "left_out": [
            {
                "map": left.part,
                "element": left.kind,
                "id": left.id or None,
                "field": left.field,
                "kept": left.kept,
                "left": left.left,
            }
            for left in united.left
        ],
        "voiced": [
            {"claim": v.claim, "by": [{"map": part, "speakers": [*who]} for part, who in v.by]}
            for v in united.joined
            if isinstance(v, Voiced)
        ],
        "opposed": [
            {
                "premises": [*o.premises],
                "target": o.target,
                "kinds": [{"map": part, "kind": kind} for part, kind in o.kinds],
            }
            for o in united.joined
            if isinstance(o, Opposed)
        ],
        # One digit: more would suggest an exactness that the measure does not have.
        "near": [
            {"claim": p.later, "restates": p.earlier, "ratio": round(p.ratio, 1)}
            for p in united.near
        ],
        "restated": restated,
    }
