"""The turns of a transcript, with times, headings, and what stands in brackets and nobody says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.drafting.transcripts.labels import Label
from argmap.text.directions import IN_BRACKETS, STAMP, is_direction, time_of
from argmap.text.lexicon import lexicon
from argmap.text.places import Place
from argmap.words.normal import FILLER

MAX_HEADING = 70
"""The longest heading, in characters."""
MIN_WRAPPED, MAX_WRAPPED = 40, 110
"""How long a line is that ends because a page is narrow."""
MIN_SINGLE = 4
"""So many turns tell that each has one paragraph."""
MAX_LONGER = 0.1
"""So few turns may have more, as a part of all."""

_PERSONAL = re.compile(r"\b(?:I|we|you|me|us|my|our|your|[A-Za-z]+n't)\b|\[?\d:\d\d", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(rf"\n[ \t{FILLER}]*\n")
_RULE = re.compile(r"[ \t]*(?:[-=*_#~][ \t]*){3,}$")
_HEADING = re.compile(
    r"[ \t]*(?:#{1,6}[ \t]+(?P<a>.{1,70}?)[ #]*|={2,4}[ \t]*(?P<b>.{1,70}?)[ \t]*={2,4}[ \t]*)$"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ENDS = re.compile(r"[.?!,;\u2026\u2014\"\u201d-]\s*$")
_CLOSING = re.compile(
    r"[ \t(\[*]*(?:the\s+)?(?:(?:meeting|session|sitting|hearing|debate|house|council|committee|court|proceedings)\s+)"
    r"(?:was\s+|is\s+|were\s+|stands?\s+)?(?P<how>\w+)\b[^\n]{0,60}$"
    r"|[ \t(\[*]*(?:END|End) (?:OF|of) (?:THE |the )?\w+[\])* .]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says from one label to the next."""

    number: int
    label: Label
    place: Place
    """Where the words stand, without the label."""
    section: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A transcript by its parts; every letter is in a turn, a label, or outside."""

    turns: tuple[Turn, ...]
    outside: tuple[Place, ...]
    """Lines that nobody says: what stands before the first turn, headings, remarks."""
    unsaid: tuple[Place, ...]
    """Times, and remarks in brackets, also within the turns."""
    times: tuple[tuple[int, str], ...]
    title: str | None

    def time_at(self, place: int, turn: Turn) -> str | None:
        """The last time that the transcript gives before a place of a turn."""
        at = bisect_right(self.times, place, key=lambda each: each[0]) - 1
        if at >= 0 and self.times[at][0] >= turn.label.place[0]:
            return self.times[at][1]
        return turn.label.at

    def said(self, start: int, end: int) -> list[Place]:
        """The parts of a place that are said, without blanks around them."""
        parts = []
        at = bisect_left(self.unsaid, start, key=lambda each: each[1])
        while at < len(self.unsaid) and self.unsaid[at][0] < end:
            parts.append((start, self.unsaid[at][0]))
            start = max(start, self.unsaid[at][1])
            at += 1
        return [(a, b) for a, b in [*parts, (start, end)] if a < b]


def layout(plain: str, labels: Sequence[Label]) -> Layout:
    """The parts of a transcript in normal form with these labels."""
    starts = {label.place[0]: label for label in labels}
    turns: list[Turn] = []
    outside: list[Place] = []
    section = title = None
    opened: tuple[Label, int] | None = None
    """The turn that is being read, and where it ends so far."""
    has_blank_lines = _BLANK.search(plain) is not None
    lines = [m.span() for m in _LINE.finditer(plain) if m[0].strip(f" \t{FILLER}")]

    def close() -> None:
        if opened is not None:
            label, end = opened
            place = (label.place[1], max(end, label.place[1]))
            turns.append(Turn(len(turns) + 1, label, place, section))

    for i, (start, end) in enumerate(lines):
        label = starts.get(start)
        is_apart = i == 0 or not has_blank_lines or "\n" in plain[lines[i - 1][1] + 1 : start]
        before_label = (
            (is_apart or plain[start:end].isupper())
            and i + 1 < len(lines)
            and lines[i + 1][0] in starts
        )
        if label is not None:
            close()
            opened = (label, end)
            continue
        heading = _heading(plain, start, end, before_label=before_label)
        is_below_name = (
            opened is not None
            and opened[0].is_alone
            and opened[1] <= start
            and (opened[0].place[1] == opened[1])
        )
        if heading and not is_below_name:
            close()
            opened = None
            if turns or title:
                section = heading
            else:
                title = heading
            outside.append((start, end))
        elif _is_remark(plain, start, end):
            outside.append((start, end))
            if not plain[start:end].lstrip().startswith(("(", "[")):
                close()
                opened = None
        elif opened is None:
            outside.append((start, end))
            if not turns and title is None and end - start <= MAX_HEADING:
                title = " ".join(plain[start:end].split())
        else:
            opened = (opened[0], end)
    close()
    within = [(t.place[0], t.place[1]) for t in turns]
    times, unsaid = _unsaid(plain, within)
    return Layout(tuple(turns), tuple(outside), tuple(unsaid), tuple(times), title)


def paragraphs_of(plain: str, turn: Turn) -> Iterator[Place]:
    """The parts of a turn in which a sentence can go on to the next line."""
    found: Place | None = None
    for line in _LINE.finditer(plain, *turn.place):
        if not line[0].strip(f" \t{FILLER}"):
            continue
        start, end = line.span()
        if found and _goes_on(plain, found, start):
            found = (found[0], end)
            continue
        if found:
            yield found
        found = (start, end)
    if found:
        yield found


def narrated(plain: str, turns: Sequence[Turn]) -> frozenset[Place]:
    """The paragraphs that may be a narrator's and no speaker's.

    Where turns have one paragraph each, what stands below one may tell what happened next. Whoever says I,
    we or you is no narrator.
    """
    parts = [[*paragraphs_of(plain, turn)] for turn in turns]
    longer = [own for own in parts if len(own) > 1]
    if len(turns) < MIN_SINGLE or len(longer) > max(1, MAX_LONGER * len(turns)):
        return frozenset()
    below = [place for own in longer for place in own[1:]]
    return frozenset(place for place in below if not _PERSONAL.search(plain, *place))


def _goes_on(plain: str, before: Place, start: int) -> bool:
    """Whether a line goes on with the sentence of the lines before it."""
    gap = plain[before[1] : start]
    if gap.count("\n") > 1 or _ENDS.search(plain, max(before[0], before[1] - 10), before[1]):
        return False
    last = before[1] - 1 - plain.rfind("\n", before[0], before[1])
    first = plain[start : start + MAX_WRAPPED].lstrip(f" \t{FILLER}")[:1]
    return first.islower() or MIN_WRAPPED <= last <= MAX_WRAPPED


def _heading(plain: str, start: int, end: int, *, before_label: bool) -> str | None:
    """The words of a line that is a heading: marked as one, or short and right above a label."""
    marked = _HEADING.match(plain, start, min(end, start + 200))
    if marked and marked.end() == end:
        return " ".join((marked["a"] or marked["b"]).split())
    if not before_label or end - start > MAX_HEADING:
        return None
    line = plain[start:end].strip(f" \t*_{FILLER}")
    is_short = 0 < len(_WORD.findall(line)) <= 9
    if not is_short or _ENDS.search(line) or not (line[0].isupper() or line[0].isdigit()):
        return None
    return " ".join(line.rstrip(":").split())


def _is_remark(plain: str, start: int, end: int) -> bool:
    """Whether a line is no speech: a rule, a stage direction, the end of the meeting."""
    if end - start > 160:
        return False
    line = plain[start:end].strip(f" \t{FILLER}")
    if _RULE.match(line):
        return True
    if line[:1] in "([" and line[-1:] in ")]" and IN_BRACKETS.fullmatch(line):
        return True
    closing = _CLOSING.match(line)
    if closing is None:
        return False
    how = closing["how"]
    return how is None or how.lower() in lexicon().transcripts["adjourning"]


def _unsaid(plain: str, places: Iterable[Place]) -> tuple[list[tuple[int, str]], list[Place]]:
    """The times within turns, and all that stands there and is not said."""
    times: list[tuple[int, str]] = []
    unsaid: list[Place] = []
    for start, end in places:
        for place, time in sorted(_cuts(plain, start, end)):
            if unsaid and place[0] < unsaid[-1][1]:
                continue
            unsaid.append(place)
            if time:
                times.append((place[0], time))
    return times, unsaid


def _cuts(plain: str, start: int, end: int) -> Iterator[tuple[Place, str]]:
    for match in IN_BRACKETS.finditer(plain, start, end):
        stamp = STAMP.fullmatch(match[0])
        if stamp:
            yield match.span(), time_of(match[0])
        elif is_direction(match[1] or match[2]):
            yield match.span(), ""
    for line in _LINE.finditer(plain, start, end):
        first = line.start() + len(line[0]) - len(line[0].lstrip(f" \t{FILLER}"))
        stamp = STAMP.match(plain, first, line.end()) if first > start else None
        if stamp and stamp[0][0].isdigit():
            yield stamp.span(), time_of(stamp[0])
