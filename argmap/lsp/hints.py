"""What a map says of a claim without writing it there: who rebuts it, and what went unanswered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.diagnostics import listed, shortened
from argmap.lsp.mentions import Mention
from argmap.lsp.snapshot import Snapshot
from argmap.model import ATTACKS, Relation
from argmap.queries.answers import is_unanswered
from argmap.render.wording import plural

_MOST_NAMED = 3
_VERBS = {"rebuts": "rebutted", "undercuts": "undercut", "contradicts": "contradicted"}


@dataclass(frozen=True, slots=True)
class Hint:
    """A short remark behind what stands at an offset."""

    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Lens:
    """A line above a claim that says how much was answered to it."""

    start: int
    end: int
    text: str
    claim: str


def hints(snapshot: Snapshot, start: int, end: int) -> list[Hint]:
    """Behind each claim of a stretch: who rebuts it, and whether that is unanswered."""
    return [
        Hint(mention.end, text)
        for mention in _claims(snapshot, start, end)
        if (text := _remark(snapshot, mention.id))
    ]


def lenses(snapshot: Snapshot) -> list[Lens]:
    """Above each claim that something was answered to: how much, and how much of that is open."""
    found: list[Lens] = []
    for mention in _claims(snapshot, 0, len(snapshot.text)):
        objections = _objections(snapshot, mention.id)
        if objections:
            unanswered = sum(is_unanswered(snapshot.graph, r) for r in objections)
            text = plural(len(objections), "answer")
            text += f", {unanswered:,} unanswered" if unanswered else ""
            found.append(Lens(mention.start, mention.end, text, mention.id))
    return found


def _claims(snapshot: Snapshot, start: int, end: int) -> Iterator[Mention]:
    if snapshot.map is None:
        return
    for mention in snapshot.mentions:
        is_claim = mention.is_definition and mention.id in snapshot.map.claims
        if is_claim and mention.kind == "claim" and start <= mention.start <= end:
            yield mention


def _objections(snapshot: Snapshot, claim: str) -> list[Relation]:
    into = snapshot.graph.relations_into(claim)
    return [r for r in into if r.kind in ATTACKS or r.kind == "contradicts"]


def _remark(snapshot: Snapshot, claim: str) -> str:
    graph = snapshot.graph
    objections = _objections(snapshot, claim)
    if not objections:
        return ""
    makers = dict.fromkeys(s for r in objections for s in graph.speakers_of(r))
    names = [shortened(graph.map.speakers[s].label, 30) for s in makers if s in graph.map.speakers]
    if len(names) > _MOST_NAMED:
        names = [*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more"]
    verbs = listed(sorted({_VERBS[r.kind] for r in objections}))
    unanswered = sum(is_unanswered(graph, r) for r in objections)
    text = f"{verbs} by {listed(names)}" if names else verbs
    if unanswered:
        text += ", unanswered" if unanswered == len(objections) else f", {unanswered} unanswered"
    return text
