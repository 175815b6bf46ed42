"""What stands around the turns of a transcript in prose: the introduction of an interview, what follows it.

Only a text that is not known to be a transcript is read so: in minutes and hearings, what stands outside
the turns is the clerk's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from argmap.drafting.drafting import Statement, draft
from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.transcripts.roster import core_of
from argmap.drafting.transcripts.turns import Layout
from argmap.text.places import Place

MIN_PROSE = 80
"""A line of fewer characters is a heading or a remark."""


def drafted_around(text: str, parts: Layout, people: Sequence[Speaker]) -> list[Statement]:
    """The statements of the lines of prose outside the turns; who has turns is the same person there."""
    prose = [(a, b) for a, b in parts.outside if b - a >= MIN_PROSE and text[a].isupper()]
    if not prose:
        return []
    pieces, at = [], 0
    for start, end in prose:
        pieces += [_blank(text[at:start]), text[start:end]]
        at = end
    # The turns are blanked and not cut out, so that places count in the whole text.
    found = draft("".join(pieces)).statements
    # A name that two people share tells neither.
    by_name: dict[str, set[int]] = {}
    known = {id(each): each for each in people}
    for each in known.values():
        names = core_of(each.name)[0]
        for name in {each.name.casefold(), *(word.casefold() for word in names[-1:])}:
            by_name.setdefault(name, set()).add(id(each))
    return [replace(s, speakers=tuple(_same(w, by_name, known) for w in s.speakers)) for s in found]


def _same(speaker: Speaker, by_name: dict[str, set[int]], known: dict[int, Speaker]) -> Speaker:
    if speaker.is_anonymous:
        return speaker
    name = speaker.name.casefold()
    found = by_name.get(name) or by_name.get(name.split()[-1]) or set()
    return known[next(iter(found))] if len(found) == 1 else speaker


def without(place: Place, told: Iterable[Place]) -> Iterator[Place]:
    """The parts of a place that are in none of the others."""
    start, end = place
    for a, b in sorted(told):
        if a < end and b > start:
            if a > start:
                yield start, a
            start = max(start, b)
    if start < end:
        yield start, end


def _blank(text: str) -> str:
    return "".join("\n" if letter == "\n" else " " for letter in text)
