"""The view of who is on which side, and who answers whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.diagnostics import listed
from argmap.queries.sides import Answers, Side, Sides
from argmap.render import wording
from argmap.render.terminal.lines import Line, Piece, Screen, beside
from argmap.render.terminal.text import cells, cut, wrap
from argmap.render.view import LaidView, Record
from argmap.render.wording import plural

_MARK, _COUNTS = 4, 24
"""The columns for a stance before a name, and for the counts after it."""
_LEAST_ROOM = 16
"""If a name has fewer columns than this beside its counts, it goes above them."""


class SidesView(LaidView):
    """The stances of speakers, and how often each answers another."""

    columns = (
        "speaker",
        "stance",
        "for",
        "against",
        "answers",
        "rebuts",
        "undercuts",
        "stances",
        "denies",
        "denials",
    )

    def __init__(self, answer: Sides) -> None:
        self.answer = answer
        self.map = answer.graph.map
        self.denials = any(side.denials for side in answer.sides)
        """Whether anybody denies a claim; only then do denials have a column."""
        self.counts = _COUNTS + (8 if self.denials else 0)
        """How many columns all counts take."""

    def data(self) -> Mapping[str, Any]:
        """The speakers with their counts, and the pairs who answer one another."""
        return {
            "issue": self.answer.issue,
            "speakers": [
                {
                    "id": side.speaker.id,
                    "name": side.speaker.name,
                    "stance": side.stance,
                    "stances": side.stances,
                    "declared": side.speaker.stance is not None,
                    "side": side.speaker.side,
                    "team": side.speaker.team,
                    "for": side.claims_for,
                    "against": side.claims_against,
                    "claims": side.claims,
                    "denials": side.denials,
                }
                for side in self.answer.sides
            ],
            "answers": [_pair(a) for a in self.answer.answers],
            "own": [_pair(a) for a in self.answer.own],
        }

    def records(self) -> Iterator[Record]:
        """One record for each pair; a speaker who answers nobody has one record without a pair."""
        given: dict[str, list[Answers]] = defaultdict(list)
        for answers in (*self.answer.answers, *self.answer.own):
            given[answers.from_speaker].append(answers)
        for side in self.answer.sides:
            id = side.speaker.id
            head = (id, side.stance, side.claims_for, side.claims_against)
            taken = wording.stances(side.stances)
            for a in given[id]:
                yield (*head, a.to_speaker, a.rebuts, a.undercuts, taken, a.denies, side.denials)
            if not given[id]:
                yield (*head, None, 0, 0, taken, 0, side.denials)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The speakers of each issue with their counts, then who answers whom.

        Both can have thousands of rows, for which a table of Rich would take seconds.
        """
        width = screen.text_width
        belonging = max((cells(_belonging(s)) for s in self.answer.sides), default=0)
        names = max((cells(s.speaker.label) for s in self.answer.sides), default=0)
        room = width - _MARK - self.counts - min(belonging, width // 4)
        # Without room for a readable name beside the counts, the counts go below the name.
        name_width = max(12, min(names, room)) if room >= _LEAST_ROOM else 0
        for issue, sides in self._tables():
            if issue or len(self.answer.by_issue) > 1:
                heading = self.map.claims[issue].text if issue else "Neither"
                yield from ([(part, "title")] for part in wrap(heading, width))
            if issue:
                yield []
            if name_width:
                counts = f"{'for':>7} {'against':>8} {'claims':>7}"
                counts += f" {'denials':>7}" if self.denials else ""
                yield [(" " * _MARK + f"{'speaker':<{name_width}}" + counts, "dim")]
            for side in sides:
                yield from self._side(side, name_width, screen)
            yield []
        yield from self._answers(self.answer.answers, screen)
        if self.answer.own:
            yield []
            yield [("To themselves", "heading")]
            yield from self._answers(self.answer.own, screen, own=True)

    def _tables(self) -> Iterator[tuple[str | None, Sequence[Side]]]:
        """The speakers by issue; all of them in one table if there are fewer than two issues."""
        by_issue = self.answer.by_issue
        if len(by_issue) < 2:
            yield next(iter(by_issue), None), self.answer.sides
            return
        yield from by_issue.items()
        # Every speaker is shown somewhere, also those who speak to no issue.
        silent = [s for s in self.answer.sides if not s.stances.keys() & by_issue.keys()]
        if silent:
            yield None, silent

    def _side(self, side: Side, name_width: int, screen: Screen) -> Iterator[Line]:
        """A speaker with the counts beside the name, or below it if `name_width` is 0."""
        mark: Piece = (f"{wording.STANCE_MARKS[side.stance]} ", side.stance)
        if not name_width:
            yield from beside([mark], side.speaker.label, "speaker", screen.text_width)
            told = f"{side.claims_for} for, {side.claims_against} against, "
            told += plural(side.claims, "claim")
            told += f", {plural(side.denials, 'denial')}" if side.denials else ""
            told += _belonging(side)
            yield from beside([(" " * _MARK, "")], told, "", screen.text_width)
            return
        first, *rest = wrap(side.speaker.label, name_width)
        room = screen.text_width - name_width - _MARK - self.counts
        belongs = cut(_belonging(side), room, screen.ellipsis) if room > 0 else ""
        counts = f"  {side.claims_for:>5} {side.claims_against:>8} {side.claims:>7}"
        counts += f" {side.denials:>7}" if self.denials else ""
        gap = " " * (name_width - cells(first))
        yield [mark, (first, "speaker"), (gap + counts, ""), (belongs, "dim")]
        yield from ([(" " * _MARK, ""), (part, "speaker")] for part in rest)

    def _answers(
        self, answers: Sequence[Answers], screen: Screen, own: bool = False
    ) -> Iterator[Line]:
        if not answers:
            yield [("Nobody answers anybody in this map.", "")]
            return
        if not own:
            yield [("Who answers whom", "heading")]
        rows = [(self._pair(answer, screen, own), _counted(answer)) for answer in answers]
        room = screen.text_width - _MARK - 2 - max(len(counted) for _, counted in rows)
        longest = max(cells(pair) for pair, _ in rows)
        width = min(longest, room)
        for pair, counted in rows:
            if width < min(longest, _LEAST_ROOM):
                yield from beside([(" " * _MARK, "")], pair, "speaker", screen.text_width)
                yield from beside([(" " * (_MARK + 2), "")], counted, "", screen.text_width)
                continue
            first, *rest = wrap(pair, width - 2, width)
            gap = " " * (width - cells(first) + 2)
            yield [(" " * _MARK, ""), (first, "speaker"), (gap + counted, "")]
            yield from ([(" " * (_MARK + 2), ""), (part, "speaker")] for part in rest)

    def _pair(self, answer: Answers, screen: Screen, own: bool) -> str:
        name = self.map.speakers[answer.from_speaker].label
        arrow = "→" if screen.unicode else "->"
        return name if own else f"{name} {arrow} {self.map.speakers[answer.to_speaker].label}"


def _counted(answer: Answers) -> str:
    """How often one speaker answers another.

    >>> _counted(Answers("ada", "ben", rebuts=2, undercuts=1))
    '2 rebuttals and 1 undercut'
    """
    kinds = (
        (answer.rebuts, "rebuttal"),
        (answer.undercuts, "undercut"),
        (answer.denies, "denial"),
    )
    return listed([plural(n, noun) for n, noun in kinds if n])


def _belonging(side: Side) -> str:
    """The team and the side of a speaker, and whether the stance is declared, after a space."""
    known = [side.speaker.team, side.speaker.side, "(declared)" if side.declared else None]
    return "".join(f"{' ' if i else '  '}{text}" for i, text in enumerate(filter(None, known)))


def _pair(answers: Answers) -> dict[str, Any]:
    return {
        "from": answers.from_speaker,
        "to": answers.to_speaker,
        "rebuts": answers.rebuts,
        "undercuts": answers.undercuts,
        "denies": answers.denies,
    }
