"""Who is quoted by somebody who has the floor: the words are theirs, and came through the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.drafting.claims import claim_text, inner
from argmap.drafting.drafting import Statement, draft
from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.transcripts.roster import core_of
from argmap.text.lexicon import lexicon
from argmap.text.places import Place

_MARKS = re.compile('[\u201c"\u00ab]')


@dataclass(frozen=True, slots=True)
class Quoting:
    """Words that somebody else is quoted with."""

    speaker: Speaker
    places: tuple[Place, ...]
    claim: str


def quotings(
    text: str, place: Place, own: Speaker, known: Mapping[str, Speaker]
) -> Iterator[Quoting]:
    """What others are quoted with in a turn, where it says by name who they are.

    `known` are the speakers of the transcript by the last words of their names; whoever else is quoted
    is added.
    """
    start, end = place
    if not _MARKS.search(text, start, end):
        return
    said = text[start:end]
    described: dict[str, Speaker] = {}
    for statement in draft(said).statements:
        claim = claim_text(statement, said)
        if claim is None or not _is_sure(statement):
            continue
        speaker = known_as(statement.speakers[0], known)
        if speaker.is_anonymous:
            # The auditor of one speaker need not be that of another.
            name = f"{speaker.name} (quoted by {own.name})"
            speaker = described.setdefault(name, replace(speaker, name=name))
        places = [inner(text, (start + a, start + b)) for a, b in statement.quoted]
        whole = tuple(each for each in places if each)
        if whole and speaker is not own:
            yield Quoting(speaker, whole, claim)


def _is_sure(statement: Statement) -> bool:
    """Whether the words stand in quotation marks, and who says them is named or described there."""
    if statement.kind != "direct" or statement.confidence != "high" or statement.force != "asserts":
        return False
    if len(statement.speakers) != 1 or statement.speakers[0].candidates:
        return False
    first = statement.speakers[0].name.casefold().split()[:1]
    return bool(first) and lexicon().tags.get(first[0]) not in ("P", "O", "W", "R")


def known_as(quoted: Speaker, known: Mapping[str, Speaker]) -> Speaker:
    """The speaker of the transcript who has that name, if just one can be meant."""
    core, _ = core_of(quoted.name)
    found = known.get(core[-1]) if core else None
    if found is None:
        return quoted
    theirs, _ = core_of(found.name)
    return found if len(core) == 1 or len(theirs) == 1 or core == theirs else quoted


def by_last_name(speakers: Mapping[int, Speaker]) -> dict[str, Speaker]:
    """The speakers by the last words of their names, without those whom two have."""
    found: dict[str, Speaker] = {}
    twice = set()
    for speaker in speakers.values():
        core, _ = core_of(speaker.name)
        last = core[-1] if core else ""
        if last in found:
            twice.add(last)
        found[last] = speaker
    return {name: speaker for name, speaker in found.items() if name and name not in twice}
