"""The words that answers are made of: names, places, and what a relation does, the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import listed
from argmap.model import (
    ArgumentMap,
    Claim,
    Evidence,
    Force,
    Relation,
    Source,
    Speaker,
    Stance,
    Utterance,
)
from argmap.words.same import begin_alike, canonical

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.quotes.context import Contexts

STANCE_MARKS: dict[Stance, str] = {"for": "[+]", "against": "[-]", "mixed": "[~]", "none": "[ ]"}
ALERT = "[!]"
UNANSWERED = "unanswered"
"""What an objection is that nothing answers."""
LEGEND = "[+] for  [-] against  [~] mixed or limited  [!] unanswered"

MOST_LINES = 3
"""Of words that stand in more lines only the first is told."""

VERBS = {
    "supports": "supports",
    "rebuts": "rebuts",
    "undercuts": "undercuts",
    "qualifies": "limits",
    "contradicts": "contradicts",
    "restates": "restates",
}
"""What a premise does to its target, in one word."""

SIGNS = {
    "rebuts": "x",
    "undercuts": "/",
    "contradicts": "<>",
    "qualifies": "~",
    "supports": "+",
    "restates": "=",
}
"""What a premise does to its target, as the mark of a line in a tree."""

NOUNS = {
    "supports": "support",
    "rebuts": "rebuttal",
    "undercuts": "undercut",
    "qualifies": "limit",
    "contradicts": "contradiction",
    "restates": "restatement",
}


def mark(stance: Stance, relations: Iterable[Relation]) -> str:
    """The mark of a claim and the relations it draws: its stance, or `[~]` where all it does is limit something."""
    if stance == "none" and any(r.kind == "qualifies" for r in relations):
        return STANCE_MARKS["mixed"]
    return STANCE_MARKS[stance]


def stances(taken: Mapping[str, Stance]) -> str:
    """Stances towards several issues in one text: `for uniforms; against fees`."""
    return "; ".join([f"{stance} {issue}" for issue, stance in taken.items()])


def towards(stance: Stance, issue: str) -> str:
    """A stance towards an issue as a person says it: `for uniforms`, `no stance towards fees`."""
    return f"no stance towards {issue}" if stance == "none" else f"{stance} {issue}"


def possessive(name: str) -> str:
    """Whose something is: `Ada's`, `the finance ministers'`."""
    return f"{name}'" if name[-1:] in ("s", "S") else f"{name}'s"


def plural(count: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


MOST_NAMED = 5
"""So many ids are named where there can be any number."""


def few(ids: Sequence[str]) -> str:
    """The first of some ids, and how many there are besides."""
    left = len(ids) - MOST_NAMED
    return listed([*ids[:MOST_NAMED], f"{left:,} more"] if left > 0 else list(ids))


def described(speaker: Speaker) -> str:
    """A speaker's name with the role and the organisation, as far as they are known; why there is none."""
    known = ", ".join(filter(None, [speaker.label, speaker.role, speaker.organisation]))
    return f"{known} ({speaker.anonymity})" if speaker.anonymity else known


def evidence(found: Evidence) -> str:
    """What a claim was checked against: what it says, where, who found it and when."""
    return ", ".join(filter(None, [found.note, found.link, found.source, found.date]))


def names(map: ArgumentMap, speakers: Iterable[str]) -> str:
    """The names of speakers who say something together: `Operator + Experts`."""
    return " + ".join([map.speakers[s].label for s in speakers])


DONE_BY: dict[Force, str] = {
    "concedes": "conceded by",
    "denies": "denied by",
    "asks": "asked by",
    "challenges": "challenged by",
}
"""What was done with a claim by those who did something else than assert it."""


ACTS: dict[Force, str] = {
    "concedes": "concession",
    "denies": "denial",
    "asks": "question",
    "challenges": "challenge",
}
"""What utterances are called that do something else than assert."""


def acts(map: ArgumentMap, claim: Claim) -> list[str]:
    """What was done with a claim besides asserting it, and by whom: `denied by The mayor`."""
    found = ((done, claim.speakers_by(force)) for force, done in DONE_BY.items())
    return [f"{done} {names(map, speakers)}" for done, speakers in found if speakers]


def whose(map: ArgumentMap, speakers: Sequence[str], own: Sequence[str] = ()) -> str:
    """Whose claim it is, in brackets: `(own)` where it is the speaker's who is being listed."""
    if not speakers:
        return ""
    if own and not set(own).isdisjoint(speakers):
        return " (own)"
    return f" ({names(map, speakers)})"


def aim(graph: ArgumentGraph, relation: Relation, own: Sequence[str] = ()) -> str:
    """What a relation aims at, with whose it is: `take-out (Tom Homan)`."""
    map, target = graph.map, relation.target or "nothing"
    claim = map.claims.get(target)
    if claim is not None:
        return target + whose(map, claim.speakers, own)
    aimed = map.relations.get(target)
    return target + (whose(map, graph.speakers_of(aimed), own) if aimed is not None else "")


def source_label(source: Source) -> str:
    """A short name for a source: its file, its publisher, its title or its id."""
    if source.path:
        return PurePath(source.path.replace("\\", "/")).name
    return source.publisher or source.title or source.id


def place(map: ArgumentMap, utterance: Utterance, contexts: Contexts | None = None) -> str:
    """Where the words of an utterance stand: `hearing.txt:13`, `Business Insider, line 13`.

    With `contexts` the lines of words without a span are found in the text of the source.
    """
    source = map.sources[utterance.source] if utterance.source else None
    at = utterance.at
    if source is None:
        return at or ""
    label = source_label(source)
    if at is None and contexts is not None:
        lines = [str(line) for line in contexts.lines(utterance)]
        if lines:
            told = listed(lines, "or") if len(lines) <= MOST_LINES else f"{lines[0]} or elsewhere"
            return f"{label}:{told}" if source.path else f"{label}, line {told}"
    if at is None:
        return label
    numbered = re.fullmatch(r"line (\d+)", at)
    return f"{label}:{numbered[1]}" if numbered and source.path else f"{label}, {at}"


def words(utterance: Utterance, *, unicode: bool = True) -> str:
    """The words of an utterance: own words in quotation marks, a reporter's without."""
    opening, closing, gap = ("“", "”", " … ") if unicode else ('"', '"', " ... ")
    if utterance.quote is not None:
        return gap.join(f"{opening}{part}{closing}" for part in utterance.quote_parts)
    return utterance.reported or ""


class Words(NamedTuple):
    """The words of an utterance as they are shown, or what stands for words that were shown above."""

    shown: str
    are_fresh: bool


def fresh_words(
    claim: Claim, utterances: Iterable[Utterance], *, unicode: bool = True
) -> Iterator[tuple[Utterance, Words]]:
    """Utterances below the text of their claim, each with its words; no text is shown twice running.

    The capital and the full stop that make a sentence of reported words do not make them others.
    Words with gaps are shown, since only they tell where the gaps are.
    """
    above, repeated = claim.text or claim.title or "", "in these words"
    for utterance in utterances:
        said = words(utterance, unicode=unicode)
        has_gaps = len(utterance.quote_parts) > 1
        if not has_gaps and begin_alike(said, above) and canonical(said) == canonical(above) != "":
            yield utterance, Words(repeated, False)
            continue
        yield utterance, Words(said, True)
        if said:
            above, repeated = said, "in the same words"


def manner(utterance: Utterance) -> str:
    """How the words are given: `says` for own words, `reported`, or `says so` without words.

    What somebody else does with a claim than assert it is its own word: `denies`, `asks`.
    """
    if utterance.force != "asserts":
        return utterance.force
    if utterance.quote is not None:
        return "says"
    return "reported" if utterance.reported is not None else "says so"


def via(map: ArgumentMap, utterance: Utterance) -> str:
    """Through whom the words came, by name; empty where nobody is named."""
    if utterance.via is None:
        return ""
    speaker = map.speakers.get(utterance.via)
    return speaker.label if speaker else utterance.via
