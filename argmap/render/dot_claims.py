"""Claims as nodes of DOT: the text, under it the speakers, and the verbatim words as tooltip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from argmap.graph import Links
from argmap.model import ArgumentMap, Claim, Stance, Utterance
from argmap.queries.stance import claim_stances
from argmap.render.dot_text import quoted, tooltip, wrapped_label
from argmap.render.palette import (
    CLAIM_KIND_FILLS,
    ISSUE_FILL,
    PLAIN_FILL,
    QUIET_TEXT,
    SPEAKER_FILLS,
    STANCE_FILLS,
    Fill,
)
from argmap.render.wording import manner, names, place, via, words

ColourBy = Literal["speaker", "stance", "kind"]

_STANCE_NAMES: dict[Stance, str] = {
    "for": "for the issue",
    "against": "against it",
    "mixed": "for and against",
    "none": "neither",
}


@dataclass(frozen=True, slots=True)
class Colouring:
    """Which claim has which fill, and what each fill means."""

    meanings: dict[str, Fill]
    """In the order of a legend; a meaning stands for its fill."""
    meaning_of: Callable[[Claim], str]


def colouring(links: Links, by: ColourBy, issue: str | None) -> Colouring:
    """The fills of claims by their first speaker, their stance towards the issue, or their kind."""
    if by == "kind":
        return Colouring({**CLAIM_KIND_FILLS}, lambda claim: claim.kind)
    if by == "speaker":
        return _by_speaker(links.map)
    stances = claim_stances(links, issue)
    return Colouring(
        {"the issue": ISSUE_FILL, **{_STANCE_NAMES[s]: f for s, f in STANCE_FILLS.items()}},
        lambda claim: "the issue" if claim.id == issue else _STANCE_NAMES[stances[claim.id]],
    )


def _by_speaker(map: ArgumentMap) -> Colouring:
    # Two speakers may have one name; the legend then shows both, told apart by their ids.
    taken: set[str] = set()
    label_of: dict[str, str] = {}
    for id, speaker in map.speakers.items():
        label = speaker.label if speaker.label not in taken else f"{speaker.label} ({id})"
        taken.add(label)
        label_of[id] = label
    fills = {
        label: SPEAKER_FILLS[i % len(SPEAKER_FILLS)] for i, label in enumerate(label_of.values())
    }
    return Colouring(
        {**fills, "": PLAIN_FILL},
        lambda claim: label_of[claim.utterances[0].speaker] if claim.utterances else "",
    )


def claim_node(map: ArgumentMap, claim: Claim, fill: Fill, *, is_issue: bool) -> str:
    """The box of a claim."""
    dashed = ", style=\"rounded,filled,dashed\"" if claim.implicit else ""
    bold = ", penwidth=2.5, peripheries=2" if is_issue else ""
    return (
        f"{quoted(claim.id)} [label=<{_label(map, claim)}>, "
        f'fillcolor="{fill.ground}", color="{fill.border}"{dashed}{bold}, '
        f"tooltip={tooltip(_tooltip(map, claim))}];"
    )


def _label(map: ArgumentMap, claim: Claim) -> str:
    text = wrapped_label(claim.text if claim.text.strip() else claim.title or claim.id)
    if claim.implicit:
        text = f"<I>{text}</I>"
    speakers = names(map, claim.speakers)
    if not speakers:
        return text
    voiced = wrapped_label(speakers, SPEAKER_COLUMNS)
    return f'{text}<BR/><FONT POINT-SIZE="10" COLOR="{QUIET_TEXT}"><I>{voiced}</I></FONT>'


SPEAKER_COLUMNS = 40
"""Names are set smaller than the text, so that more of them fit on a line."""


def _tooltip(map: ArgumentMap, claim: Claim) -> str:
    lines = [claim.id, *(_utterance(map, u) for u in claim.utterances)]
    if claim.note:
        lines.append(claim.note)
    return "\n".join(lines)


def _utterance(map: ArgumentMap, utterance: Utterance) -> str:
    """`Ada says: “their own words” (hearing.txt, p. 4, via CNN)`; a reporter's are not quoted."""
    said = f"{map.speakers[utterance.speaker].label} {_MANNERS[manner(utterance)]}"
    spoken = words(utterance)
    through = via(map, utterance)
    where = ", ".join(filter(None, [place(map, utterance), through and f"via {through}"]))
    return said + (f": {spoken}" if spoken else "") + (f" ({where})" if where else "")


_MANNERS = {"says": "says", "reported": "as reported", "says so": "says so"}
