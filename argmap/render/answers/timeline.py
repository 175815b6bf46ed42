"""The view of what was said when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagnostics import listed
from argmap.queries.whole.timeline import AGAINST, MARKS, Earlier, Entry, Heard, Timeline
from argmap.render import wording
from argmap.render.terminal.lines import Line, Screen, beside, flow, piece
from argmap.render.terminal.text import cells, one_line
from argmap.render.view import LaidView, Record
from argmap.render.wording import ALERT, plural

MARKS_SHOWN = {mark: mark.replace("-", " ") for mark in (*MARKS, AGAINST)}
"""How marks are called on a screen."""
_ROOM = max(len(MARKS_SHOWN[mark]) for mark in MARKS) + 2
_ACTS = {"concedes": " concedes", "denies": " denies", "asks": " asks", "challenges": " challenges"}


class TimelineView(LaidView):
    """What was said when, and who is heard when."""

    columns = (
        *("moment", "date", "turn", "speaker", "act", "claim", "text", "mark", "earlier_claim"),
        *("earlier_speaker", "earlier_moment", "against_oneself", "dated_by_source"),
    )

    def __init__(self, answer: Timeline) -> None:
        self.answer = answer
        self.map = answer.graph.map

    @property
    def is_empty(self) -> bool:
        """Whether nothing that was asked about has a moment."""
        return not self.answer.entries

    def data(self) -> Mapping[str, Any]:
        """The entries in their order, who is heard when, and what has no moment."""
        a = self.answer
        return {
            "by": a.scale,
            "entries": [self._entry(entry) for entry in a.entries],
            "heard": [
                {
                    "speaker": heard.speaker.id,
                    "moments": [
                        {"moment": moment.label, "utterances": count}
                        for moment, count in heard.counts.items()
                    ],
                }
                for heard in a.heard
            ],
            "left_out": [{"claim": c.id, "speaker": u.speaker} for c, u in a.left_out],
            "unreadable_dates": list(a.unreadable),
        }

    def _entry(self, entry: Entry) -> dict[str, Any]:
        return {
            "moment": entry.moment.label,
            "date": entry.moment.date,
            "turn": entry.moment.turn,
            "speaker": entry.speaker,
            "act": entry.utterance.force,
            "claim": entry.claim.id,
            "text": entry.claim.text,
            "mark": entry.mark,
            "earlier": _earlier(entry.earlier) if entry.earlier else None,
            "against_oneself": [_earlier(one) for one in entry.against],
            "dated_by_source": entry.is_dated_by_source,
        }

    def records(self) -> Iterator[Record]:
        """A record for each entry."""
        for entry in self.answer.entries:
            moment, earlier = entry.moment, entry.earlier
            yield (
                *(moment.label, moment.date, moment.turn, entry.speaker, entry.utterance.force),
                *(entry.claim.id, entry.claim.text, entry.mark),
                *(
                    (earlier.claim, earlier.speaker, earlier.moment.label)
                    if earlier
                    else (None,) * 3
                ),
                ", ".join(f"{one.claim} ({one.moment.label})" for one in entry.against),
                entry.is_dated_by_source,
            )

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The moments in order, each with what is said at it; then who is heard when."""
        if self.is_empty:
            yield [("Nothing that was asked about is said at a known time.", "")]
        for number, (moment, entries) in enumerate(self.answer.by_moment()):
            if number:
                yield []
            yield from flow([piece(moment.label, "heading")], screen.text_width)
            for entry in entries:
                yield from self._lines(entry, screen)
        if self.answer.heard:
            yield []
            yield from self._heard(screen)
        yield from self._foot(screen)

    def _lines(self, entry: Entry, screen: Screen) -> Iterator[Line]:
        mark = MARKS_SHOWN[entry.mark]
        name = self.map.speakers[entry.speaker].label + _ACTS.get(entry.utterance.force, "")
        head: Line = [
            ("  ", ""),
            (mark + " " * (_ROOM - len(mark)), "heading" if entry.mark == "new" else ""),
        ]
        text = entry.claim.title or entry.claim.text or entry.claim.id
        since = f" ({self._since(entry)})" if entry.earlier else ""
        shown = one_line(f"{name}: {text}{since}")
        yield from beside(head, shown, "", screen.text_width)
        for one in entry.against:
            said = self.map.claims[one.claim]
            words = said.title or said.text or said.id
            if one.claim == entry.claim.id:
                words = "denied it" if entry.utterance.voices else "said it"
            told = f"{ALERT} against oneself, {one.moment.label}: {words}"
            yield from flow([("    ", ""), piece(told, "alert")], screen.text_width, indent=8)

    def _since(self, entry: Entry) -> str:
        """What was said before, in a few words."""
        earlier = entry.earlier
        assert earlier is not None
        if entry.mark == "taken-up":
            return f"first {self.map.speakers[earlier.speaker].label}, {earlier.moment.label}"
        what = "limits" if earlier.relation is not None else "last"
        where = f"{earlier.claim}, " if earlier.claim != entry.claim.id else ""
        return f"{what} {where}{earlier.moment.label}"

    def _heard(self, screen: Screen) -> Iterator[Line]:
        """Who is heard when: the moments of each speaker, and how often where it is more than once."""
        yield [("Heard", "heading")]
        names = [one_line(heard.speaker.label) for heard in self.answer.heard]
        room = min(max(map(cells, names)), screen.text_width // 3)
        for name, heard in zip(names, self.answer.heard, strict=True):
            padded = name + " " * max(room - cells(name), 0)
            head: Line = [("  ", ""), (f"{padded}  ", "speaker")]
            yield from beside(head, _moments(heard), "", screen.text_width)

    def _foot(self, screen: Screen) -> Iterator[Line]:
        a = self.answer
        dated = sum(entry.is_dated_by_source for entry in a.entries)
        if dated:
            said = f"Dated by their source, so said then or before: {plural(dated, 'utterance')}."
            yield from flow([(said, "dim")], screen.text_width)
        if a.left_out:
            what = "date" if a.scale == "date" else "turn"
            said = f"Left out: {plural(len(a.left_out), 'utterance')} without a {what}."
            yield from flow([(said, "dim")], screen.text_width)
        if a.unreadable:
            said = f"No date, or more than one: {wording.few(a.unreadable)}."
            yield from flow([piece(said, "alert")], screen.text_width)


def _earlier(one: Earlier) -> dict[str, Any]:
    return {
        "claim": one.claim,
        "speaker": one.speaker,
        "moment": one.moment.label,
        "relation": one.relation.id if one.relation else None,
    }


def _moments(heard: Heard) -> str:
    return one_line(
        listed(
            [
                moment.label if count == 1 else f"{moment.label} ({count})"
                for moment, count in heard.counts.items()
            ]
        )
    )
