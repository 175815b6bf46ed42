"""The view of what came and went between maps of one story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from argmap.diagnostics import listed
from argmap.edit.compare.story import Chapter, Story, Turn, TurnKind
from argmap.render.terminal.lines import Line, Screen, beside, flow, piece
from argmap.render.terminal.text import one_line
from argmap.render.view import LaidView, Record
from argmap.render.wording import plural

_HEADINGS: dict[TurnKind, str] = {
    "came": "Came",
    "back": "Came back",
    "went": "Went",
    "reworded": "Said in other words",
    "taken-up": "Also said by",
    "left": "No longer said by",
}


class StoryView(LaidView):
    """What is other in each map than in the one before."""

    columns = ("map", "change", "claim", "speakers", "text", "before")

    def __init__(self, of: Story) -> None:
        self.of = of

    @property
    def is_empty(self) -> bool:
        """Whether nothing came or went."""
        return not any(chapter.turns for chapter in self.of.chapters)

    def data(self) -> Mapping[str, Any]:
        """Each map with what came and went."""
        return {"maps": [self._chapter(chapter) for chapter in self.of.chapters]}

    def _chapter(self, chapter: Chapter) -> dict[str, Any]:
        return {
            "map": chapter.name,
            "claims": len(chapter.map.claims),
            "changes": [
                {
                    "change": turn.kind,
                    "claim": turn.claim.id,
                    "speakers": list(turn.speakers),
                    "text": turn.claim.text,
                    "before": turn.before,
                }
                for turn in chapter.turns
            ],
            "first_heard": list(chapter.heard),
            "no_longer_heard": list(chapter.silent),
        }

    def records(self) -> Iterator[Record]:
        """A record for each change."""
        for chapter in self.of.chapters:
            for turn in chapter.turns:
                who = ", ".join(turn.speakers)
                yield chapter.name, turn.kind, turn.claim.id, who, turn.claim.text, turn.before

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The maps in order, each with what came and went."""
        for number, chapter in enumerate(self.of.chapters):
            if number:
                yield []
            size = f"  {plural(len(chapter.map.claims), 'claim')}"
            yield from flow([piece(chapter.name, "title"), (size, "dim")], screen.text_width)
            if number and not chapter.turns:
                yield [("  Nothing came and nothing went.", "")]
            for kind, turns in groupby(chapter.turns, lambda turn: turn.kind):
                found = list(turns)
                yield [("  ", ""), (_HEADINGS[kind], "heading"), (f"  {len(found):,}", "dim")]
                for turn in found:
                    yield from self._turn(turn, screen)
            if number:
                yield from self._people("First heard", chapter.heard, screen)
                yield from self._people("No longer heard", chapter.silent, screen)

    def _turn(self, turn: Turn, screen: Screen) -> Iterator[Line]:
        who = f"{listed(list(turn.speakers))}: " if turn.speakers else ""
        text = turn.claim.title or turn.claim.text or turn.claim.id
        yield from beside([("    ", "")], one_line(f"{who}{text}"), "", screen.text_width)
        if turn.before is not None:
            before = one_line(f"before: {turn.before}")
            yield from beside([("      ", "")], before, "dim", screen.text_width)

    def _people(self, heading: str, people: tuple[str, ...], screen: Screen) -> Iterator[Line]:
        if people:
            head: Line = [("  ", ""), (f"{heading}: ", "heading")]
            yield from beside(head, one_line(listed(list(people))), "speaker", screen.text_width)
