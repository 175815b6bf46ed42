"""What was said when, as data of the page."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from argmap.queries.turns import TurnError
from argmap.queries.whole.timeline import Earlier, Entry, Moment, timeline

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Data = dict[str, Any]


def said_when(graph: ArgumentGraph, shown: Container[str]) -> Data | None:
    """What is said of the claims that are shown, in its order; None where all is said at one time, or nobody knows when."""
    try:
        found = timeline(graph)
    except TurnError:
        return None
    entries = [entry for entry in found.entries if entry.claim.id in shown]
    moments = list(dict.fromkeys(entry.moment for entry in entries))
    if len(moments) < 2:
        return None
    place = {moment: number for number, moment in enumerate(moments)}
    return {
        "scale": found.scale,
        "moments": [moment.label for moment in moments],
        "entries": [_entry(entry, place, shown) for entry in entries],
        "leftOut": sum(claim.id in shown for claim, _ in found.left_out),
        "unreadable": list(found.unreadable),
    }


def _entry(entry: Entry, place: dict[Moment, int], shown: Container[str]) -> Data:
    data: Data = {
        "moment": place[entry.moment],
        "claim": entry.claim.id,
        "speaker": entry.speaker,
        "mark": entry.mark,
    }
    if entry.utterance.force != "asserts":
        data["force"] = entry.utterance.force
    if entry.earlier is not None and entry.earlier.claim in shown:
        data["earlier"] = _earlier(entry.earlier)
    against = [_earlier(one) for one in entry.against if one.claim in shown]
    return data | {"against": against} if against else data


def _earlier(earlier: Earlier) -> Data:
    return {"claim": earlier.claim, "speaker": earlier.speaker, "when": earlier.moment.label}
