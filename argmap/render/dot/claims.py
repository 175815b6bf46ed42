"""Claims as nodes of DOT: the text, the speakers under it, and what they said as tooltip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from typing import TYPE_CHECKING, Literal

from argmap.model import ArgumentMap, Claim, Label, Stance, Utterance
from argmap.queries.stance import stances_of
from argmap.render.dot.text import quoted, tooltip, wrapped_label
from argmap.render.palette import (
    CLAIM_KIND_FILLS,
    ISSUE_FILL,
    PLAIN_FILL,
    QUIET_TEXT,
    SPEAKER_FILLS,
    STANCE_FILLS,
    Fill,
)
from argmap.render.verdicts import VERDICT_MARKS
from argmap.render.wording import acts, manner, names, place, via, words

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

SPEAKER_COLUMNS = 40
"""Names are set smaller than the text, so that more of them fit on a line."""

IMPLICIT = ', style="rounded,filled,dashed", penwidth=1.8'
ISSUE = ", penwidth=2.5, peripheries=2"
"""What makes such a claim's box look different."""

ColourBy = Literal["speaker", "stance", "kind"]

STANCE_NAMES: dict[Stance, str] = {
    "for": "for the issue",
    "against": "against it",
    "mixed": "for and against",
    "none": "neither",
}


@dataclass(frozen=True, slots=True)
class Colouring:
    """The fill of each claim, and the meaning of each fill."""

    meanings: dict[str, tuple[str, Fill]]
    """By key: what a legend says of a fill, in the legend's order."""
    key_of: Callable[[Claim], str]


def colouring(graph: ArgumentGraph, by: ColourBy, issue: str | None) -> Colouring:
    """The fills of claims by their first speaker, their stance, or their kind.

    The stance is towards `issue`, else towards the first issue of the map that a claim reaches.
    """
    if by == "kind":
        return Colouring({k: (k, f) for k, f in CLAIM_KIND_FILLS.items()}, lambda claim: claim.kind)
    if by == "speaker":
        fills = zip(graph.map.speakers.values(), cycle(SPEAKER_FILLS), strict=False)
        return Colouring(
            {**{s.id: (s.label, fill) for s, fill in fills}, "": ("said by nobody", PLAIN_FILL)},
            lambda claim: next(iter(claim.speakers), ""),
        )
    stances = stances_of(graph, issue)
    issues = set(stances.shown)
    return Colouring(
        {"issue": ("the issue", ISSUE_FILL)}
        | {s: (STANCE_NAMES[s], fill) for s, fill in STANCE_FILLS.items()},
        lambda claim: "issue" if claim.id in issues else stances.claim(claim.id),
    )


def claim_node(
    map: ArgumentMap,
    claim: Claim,
    fill: Fill,
    verdict: Label | None = None,
    *,
    is_issue: bool,
    titled: bool = False,
) -> str:
    """The box of a claim: its title where `titled`, its text, and its verdict where there is one."""
    look = (IMPLICIT if claim.implicit else "") + (ISSUE if is_issue else "")
    return (
        f"{quoted(claim.id)} [label=<{_label(map, claim, verdict, titled)}>, "
        f'fillcolor="{fill.ground}", color="{fill.border}"{look}, '
        f"tooltip={tooltip(claim_tooltip(map, claim))}];"
    )


def claim_words(claim: Claim) -> str:
    """The words in a box: the text, else the title, else the id."""
    return claim.text if claim.text.strip() else claim.title or claim.id


def _label(map: ArgumentMap, claim: Claim, verdict: Label | None, titled: bool) -> str:
    text = wrapped_label(claim_words(claim))
    if titled and claim.title and claim.text.strip():
        text = f"<B>{wrapped_label(claim.title)}</B><BR/>{text}"
    if claim.implicit:
        text = f"<I>{text}</I>"
    if verdict == "out":
        text = f"<S>{text}</S>"
    speakers = names(map, claim.speakers)
    if speakers:
        text += f"<BR/>{_voiced(speakers)}"
    for act in acts(map, claim):
        text += f"<BR/>{_voiced(act)}"
    if verdict is not None:
        text += f"<BR/>{_small(f'<B>{VERDICT_MARKS[verdict]}</B>')}"
    return text


@lru_cache(1_000)
def _voiced(speakers: str) -> str:
    """The names under a claim; remembered, as most speakers make many claims."""
    return _small(f"<I>{wrapped_label(speakers, SPEAKER_COLUMNS)}</I>")


def _small(label: str) -> str:
    """Something quiet under the text."""
    return f'<FONT POINT-SIZE="10" COLOR="{QUIET_TEXT}">{label}</FONT>'


def claim_tooltip(map: ArgumentMap, claim: Claim) -> str:
    """The id of a claim, all that was said of it, and the map-maker's note, in lines."""
    lines = [claim.id, *(_utterance(map, u) for u in claim.utterances)]
    if claim.note:
        lines.append(claim.note)
    return "\n".join(lines)


def _utterance(map: ArgumentMap, utterance: Utterance) -> str:
    """`Ada says: “their own words” (hearing.txt, p. 4, via CNN)`; a reporter's are not quoted."""
    does = "says" if utterance.force == "asserts" else utterance.force
    said = [f"{does}: {words(utterance)}"] if utterance.quote is not None else []
    if utterance.reported is not None:
        how = "" if does == "says" or said else f"{does}, "
        said.append(f"{how}as reported: {utterance.reported}")
    known = place(map, utterance)
    if utterance.via:
        through = f"via {via(map, utterance)}"
        known = f"{known}, {through}" if known else through
    where = f" ({known})" if known else ""
    return f"{map.speakers[utterance.speaker].label} {'; '.join(said) or manner(utterance)}{where}"
