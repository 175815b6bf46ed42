"""The claims of a map by the issue they bear on, and within that by who voices them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.queries.selection import bearing_on
from argmap.queries.stance import issues_of
from argmap.several import refuse_text

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """The claims of one speaker; if `speaker` is None, those that nobody voices."""

    speaker: str | None
    claims: list[str]


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """The claims that bear on an issue, by speaker; `issue` is None for those that bear on none."""

    issue: str | None
    voices: list[VoiceGroup]


def by_issue_and_speaker(graph: ArgumentGraph, claims: Iterable[str]) -> list[IssueGroup]:
    """Some claims, each under the first issue it bears on, and an issue under itself.

    Speakers come in file order, claims of nobody last. A claim is listed with everyone who voices it.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads("{speakers: {x: X}, claims: {a: A., b: {speaker: x, rebuts: a}}}"))
    >>> [(v.speaker, v.claims) for g in by_issue_and_speaker(graph, ["a", "b"]) for v in g.voices]
    [('x', ['b']), (None, ['a'])]
    """
    refuse_text(claims=claims)
    map, chosen = graph.map, list(claims)
    under: dict[str, str] = {}
    for issue in issues_of(graph):
        for id in bearing_on(graph, issue):
            under.setdefault(id, issue)
    # An issue can bear on an earlier one, but it always heads its own group.
    for issue in issues_of(graph):
        under[issue] = issue
    groups = []
    for topic in [*issues_of(graph), None]:
        voiced: dict[str | None, list[str]] = {speaker: [] for speaker in map.speakers}
        voiced[None] = []
        for id in chosen:
            if under.get(id) == topic:
                speakers: Sequence[str | None] = map.claims[id].speakers or (None,)
                for speaker in speakers:
                    voiced[speaker].append(id)
        voices = [VoiceGroup(speaker, found) for speaker, found in voiced.items() if found]
        if voices:
            groups.append(IssueGroup(topic, voices))
    return groups
