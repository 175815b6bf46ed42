"""Claims as nodes of DOT: the text, the speakers under it, and what they said as tooltip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from typing import TYPE_CHECKING, Literal

from argmap.model import ArgumentMap, Claim, Label, Stance, Utterance
from argmap.queries.stance import issues_of, stances_of
from argmap.render.dot.text import quoted, tooltip, wrapped_label
from argmap.render.palette import (
    ALERT_COLOUR,
    CLAIM_KIND_FILLS,
    ISSUE_FILL,
    PLAIN_FILL,
    QUIET_TEXT,
    SPEAKER_FILLS,
    STANCE_FILLS,
    Fill,
)
from argmap.render.verdicts import VERDICT_MARKS
from argmap.render.wording import ALERT, UNANSWERED, acts, manner, names, place, via, words

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

SPEAKER_COLUMNS = 40
"""Names are set smaller than the text, so that more of them fit on a line."""

IMPLICIT = ', style="rounded,filled,dashed", penwidth=1.8'
ISSUE = ", penwidth=2.5, peripheries=2"
"""What makes such a claim's box look different."""
FALLEN_TEXT = "#77777f"
"""The text of a claim that an objection stands against."""
SPEAKER_SIGNS = 4
"""A dot, a square, a diamond and a triangle."""

ColourBy = Literal["speaker", "stance", "kind", "section", "tag"]

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


@dataclass(frozen=True, slots=True)
class SpeakerMark:
    """How a speaker is told from others: by a colour, and by a sign where colours come again."""

    fill: Fill
    sign: int


def speaker_marks(map: ArgumentMap) -> dict[str, SpeakerMark]:
    """The colour and the sign of each speaker; the first speakers differ by colour alone."""
    marks: dict[str, SpeakerMark] = {}
    for nth, id in enumerate(map.speakers):
        again, colour = divmod(nth, len(SPEAKER_FILLS))
        marks[id] = SpeakerMark(SPEAKER_FILLS[colour], again % SPEAKER_SIGNS)
    return marks


def usual_colours(graph: ArgumentGraph, issue: str | None) -> ColourBy:
    """What colours tell if nobody says: the stance; without an issue the speaker, the section or the tag."""
    claims = graph.map.claims.values()
    if issue is not None or issues_of(graph):
        return "stance"
    if any(claim.speakers for claim in claims):
        return "speaker"
    if any(claim.section for claim in claims):
        return "section"
    return "tag" if any(claim.tags for claim in claims) else "stance"


def colouring(graph: ArgumentGraph, by: ColourBy | None, issue: str | None) -> Colouring:
    """The fills of claims by their stance, their first speaker, their kind, section or first tag.

    The stance is towards `issue`, else towards the first issue of the map that a claim reaches. None
    is what is usual for the map: see `usual_colours`.
    """
    by = by or usual_colours(graph, issue)
    if by == "section":
        return _by_name(
            graph, lambda claim: claim.section[0] if claim.section else "", "no section"
        )
    if by == "tag":
        return _by_name(graph, lambda claim: claim.tags[0] if claim.tags else "", "no tag")
    if by == "kind":
        return Colouring({k: (k, f) for k, f in CLAIM_KIND_FILLS.items()}, lambda claim: claim.kind)
    if by == "speaker":
        speakers, marks = graph.map.speakers, speaker_marks(graph.map)
        return Colouring(
            {s.id: (s.label, marks[s.id].fill) for s in speakers.values()}
            | {"": ("said by nobody", PLAIN_FILL)},
            lambda claim: next(iter(claim.speakers), ""),
        )
    stances = stances_of(graph, issue)
    issues = set(stances.shown)
    return Colouring(
        {"issue": ("the issue", ISSUE_FILL)}
        | {s: (STANCE_NAMES[s], fill) for s, fill in STANCE_FILLS.items()},
        lambda claim: "issue" if claim.id in issues else stances.claim(claim.id),
    )


def _by_name(graph: ArgumentGraph, name_of: Callable[[Claim], str], otherwise: str) -> Colouring:
    """A fill for each name that claims go by, in file order."""
    found = dict.fromkeys(filter(None, map(name_of, graph.map.claims.values())))
    fills = zip(found, cycle(SPEAKER_FILLS), strict=False)
    return Colouring(
        {name: (name, fill) for name, fill in fills} | {"": (otherwise, PLAIN_FILL)}, name_of
    )


@dataclass(frozen=True, slots=True)
class NodeLook:
    """What a box shows of its claim besides the claim itself."""

    fill: Fill
    stance: Stance
    is_issue: bool
    verdict: Label | None = None
    unanswered: bool = False
    """Whether it makes an objection that nothing answers."""


def claim_node(map: ArgumentMap, claim: Claim, look: NodeLook) -> str:
    """The box of a claim: its title, its text, its speakers, and marks for what is known of it."""
    form = (IMPLICIT if claim.implicit else "") + (ISSUE if look.is_issue else "")
    return (
        f"{quoted(claim.id)} [label=<{_label(map, claim, look)}>, "
        f'fillcolor="{look.fill.ground}", color="{look.fill.border}"{form}, '
        f"{classes(claim, look)}, tooltip={tooltip(claim_tooltip(map, claim))}];"
    )


def plain_node(map: ArgumentMap, claim: Claim, look: NodeLook) -> str:
    """The box of a claim without any look, for those who style it themselves."""
    said = [shown_title(claim), claim_words(claim), names(map, claim.speakers)]
    label = tooltip("\n".join(filter(None, said)))
    return f"{quoted(claim.id)} [label={label}, {classes(claim, look)}];"


def classes(claim: Claim, look: NodeLook) -> str:
    """The attribute `class`, which Graphviz passes on to the elements of an SVG."""
    held: list[str] = [look.stance] if look.stance != "none" and not look.is_issue else []
    held += ["issue"] if look.is_issue else []
    held += ["implicit"] if claim.implicit else []
    held += ["unanswered"] if look.unanswered else []
    held += [look.verdict] if look.verdict else []
    return f'class="{" ".join(["claim", *held])}"'


def claim_words(claim: Claim) -> str:
    """The words in a box: the text, else the title, else the id."""
    return claim.text if claim.text.strip() else claim.title or claim.id


def shown_title(claim: Claim) -> str:
    """The title that stands above the text; empty where there is none, or where the text begins with it."""
    title = (claim.title or "").strip()
    return "" if claim.text.strip().startswith(title) or not claim.text.strip() else title


def _label(map: ArgumentMap, claim: Claim, look: NodeLook) -> str:
    text = wrapped_label(claim_words(claim))
    title = shown_title(claim)
    if title:
        text = f"<B>{wrapped_label(title)}</B><BR/>{text}"
    if claim.implicit:
        text = f"<I>{text}</I>"
    verdict = look.verdict
    if verdict == "out":
        text = f'<FONT COLOR="{FALLEN_TEXT}">{text}</FONT>'
    speakers = names(map, claim.speakers)
    if speakers:
        text += f"<BR/>{_voiced(speakers)}"
    for act in acts(map, claim):
        text += f"<BR/>{_voiced(act)}"
    if look.unanswered:
        text += (
            f'<BR/><FONT POINT-SIZE="10" COLOR="{ALERT_COLOUR}"><B>{ALERT} {UNANSWERED}</B></FONT>'
        )
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
