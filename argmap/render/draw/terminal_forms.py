"""The icicle, the columns and the matrix of a map on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from argmap.model import Stance
from argmap.queries.answers import unanswered
from argmap.queries.stance import issues_of, stances_of
from argmap.queries.whole.icicle import icicle
from argmap.queries.whole.matrix import Voice, matrix
from argmap.render.dot.claims import claim_words
from argmap.render.draw.extract import Extract, extract
from argmap.render.draw.legend_and_margins import left_out
from argmap.render.draw.style import DrawStyle
from argmap.render.terminal.lines import Laid, Line, Screen, width_of
from argmap.render.terminal.text import cut, one_line, wrap
from argmap.render.wording import ALERT, SIGNS, STANCE_MARKS, UNANSWERED, names, plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

BAR = 24
"""The width of the longest bar of an icicle."""
MOST = 12
"""A matrix on a terminal has at most so many columns, if the screen is wide enough."""


class _Form(Laid):
    """A form of a map with its title above it and what is left out below it."""

    def __init__(self, graph: ArgumentGraph, style: DrawStyle) -> None:
        self.graph = graph
        self.style = style
        self.chosen: Extract = extract(graph, style)
        self.stances = stances_of(graph, style.issue)
        self.open = {id for relation in unanswered(graph).values() for id in relation.premises}
        self.issues = {style.issue, *issues_of(graph)}

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The title, the form, and notes."""
        title = self.graph.map.title if self.style.title is None else self.style.title
        if title and title.strip():
            yield from ([(part, "title")] for part in wrap(title, screen.width))
            yield []
        yield from self.body(screen)
        said = left_out(self.chosen)
        yield from ([(part, "")] for part in wrap(said, screen.text_width) if said)

    def body(self, screen: Screen) -> Iterator[Line]:
        """The form itself."""
        raise NotImplementedError

    def marks(self, claim: str) -> Line:
        """The side of a claim, and whether it is an objection that nothing answers."""
        stance: Stance = self.stances.claim(claim)
        line: Line = [(STANCE_MARKS[stance], str(stance))] if claim not in self.issues else []
        return [*line, *([(" " + ALERT, "alert")] if claim in self.open else [])]


class IcicleLines(_Form):
    """Each claim on a line with a bar as long as what hangs on it."""

    def body(self, screen: Screen) -> Iterator[Line]:
        """The bars, each below what it bears on."""
        found = icicle(self.graph, self.style.issue, self.chosen.claims.keys())
        full, largest = (
            ("█" if screen.unicode else "#"),
            max((b.size for b in found.bars), default=1),
        )
        bar_room = min(BAR, screen.width // 4)
        for bar in found.bars:
            claim = self.graph.map.claims[bar.claim]
            long = max(1, round(bar.size / largest * bar_room))
            sign = SIGNS[bar.via.kind] + " " if bar.via else ""
            start: Line = [
                (full * long + " " * (bar_room - long + 1), str(bar.stance)),
                (f"{bar.size:4} ", "dim"),
                ("  " * min(bar.row, screen.width // 16) + sign, "dim"),
            ]
            marks = self.marks(bar.claim)
            room = screen.width - width_of(start) - width_of(marks) - 1
            words = cut(one_line(claim_words(claim)), max(room, 1), screen.ellipsis)
            yield [*start, (words + " ", ""), *marks]
        yield []
        yield from _told("The number is how many claims hang on each, itself among them.", screen)


class ColumnLines(_Form):
    """What speaks for the issue on the left, and what speaks against it on the right."""

    def body(self, screen: Screen) -> Iterator[Line]:
        """The issue, and the two columns below it."""
        claims = self.graph.map.claims
        for id in self.issues - {None}:
            if id in self.chosen.claims:
                yield from (
                    [(part, "title")] for part in wrap(claim_words(claims[str(id)]), screen.width)
                )
        yield []
        sides: dict[str, list[str]] = {"for": [], "against": [], "other": []}
        for bar in icicle(self.graph, self.style.issue, self.chosen.claims.keys()).bars:
            if bar.claim not in self.issues:
                sides[bar.stance if bar.stance in sides else "other"].append(bar.claim)
        half = (screen.width - 3) // 2
        left, right = (list(self._column(side, sides[side], half)) for side in ("for", "against"))
        stroke = " │ " if screen.unicode else " | "
        for one, other in zip_longest(left, right, fillvalue=Line()):
            gap = " " * (half - width_of(one))
            yield [*one, (gap + stroke, "dim"), *other]
        if sides["other"]:
            yield []
            yield from self._column("neither, or both", sides["other"], screen.width)
        yield []

    def _column(self, side: str, ids: list[str], room: int) -> Iterator[Line]:
        alone = sum(id in self.open for id in ids)
        head = f"{side.upper()}: {plural(len(ids), 'claim')}, {alone} {UNANSWERED}"
        yield from ([(part, "title")] for part in wrap(head, room))
        for id in ids:
            claim = self.graph.map.claims[id]
            marks = self.marks(id)
            *before, last = wrap(claim_words(claim), room - 2)
            for part in before:
                yield [("  " + part, "")]
            line: Line = [("  " + last, "")]
            if width_of(line) + width_of(marks) + 1 > room:
                yield line
                line = [(" ", "")]
            yield [*line, (" ", ""), *marks]
            by = names(self.graph.map, claim.speakers)
            yield from ([("    " + part, "speaker")] for part in wrap(by, room - 4) if by)


class MatrixLines(_Form):
    """Who objects to whom: the objections, and behind a stroke how many of them are unanswered."""

    def body(self, screen: Screen) -> Iterator[Line]:
        """A row for each who objects, a column for each who is met."""
        whole = matrix(self.graph, self.style.issue)
        name_room = min(28, screen.width // 3)
        found = whole.busiest(min(MOST, max(1, (screen.width - name_room) // 8)))
        number = {voice: nth for nth, voice in enumerate(found.columns, 1)}
        heads = [f"({nth})" for nth in number.values()]
        yield [(" " * name_room + "".join(head.rjust(8) for head in heads), "dim")]
        for row in found.rows:
            line: Line = [(cut(self._name(row), name_room - 1, screen.ellipsis), "speaker")]
            line.append((" " * (name_room - width_of(line)), ""))
            for column in found.columns:
                cell = found.cell(row, column)
                said = f"{cell.objections}" if cell.objections else "."
                if cell.unanswered:
                    said += f" ({len(cell.unanswered)}!)"
                line.append((said.rjust(8), "alert" if cell.unanswered else ""))
            yield line
        yield []
        for voice, nth in number.items():
            yield from _told(f"({nth}) {self._name(voice)}", screen)
        yield []
        yield from _told("Rows object to columns; in brackets, what is unanswered.", screen)
        left = len({*whole.rows, *whole.columns} - {*found.rows, *found.columns})
        if left:
            yield from _told(f"{plural(left, 'speaker')} left out, for lack of room.", screen)

    def _name(self, voice: Voice) -> str:
        return "nobody" if voice is None else one_line(self.graph.map.speakers[voice].label)


def _told(text: str, screen: Screen) -> Iterator[Line]:
    return ([(part, "dim")] for part in wrap(text, screen.text_width))


FORMS = {"icicle": IcicleLines, "columns": ColumnLines, "matrix": MatrixLines}
