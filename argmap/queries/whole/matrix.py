"""Who answers whom, as a matrix: the objections of each speaker to each other, answered and unanswered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, Relation, Stance
from argmap.queries.answers import unanswered
from argmap.queries.sides import speakers_met
from argmap.queries.stance import stances_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Voice = str | None
"""A speaker by their id; None stands for nobody, where a map does not say who speaks."""

_SIDES: tuple[Stance, ...] = ("for", "mixed", "none", "against")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one speaker objects to another, in the order of the file."""

    answered: tuple[Relation, ...] = ()
    unanswered: tuple[Relation, ...] = ()

    @property
    def objections(self) -> int:
        """How many there are."""
        return len(self.answered) + len(self.unanswered)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The answer to "who answers whom?", with a row for who objects and a column for who is met."""

    graph: ArgumentGraph = field(repr=False)
    rows: tuple[Voice, ...]
    """Those who object: who is for the issue first, and who is against it last; nobody at the end."""
    columns: tuple[Voice, ...]
    """Those whose claims or steps are objected to, in the same order."""
    cells: dict[tuple[Voice, Voice], Cell]
    """By row and column; pairs without an objection are left out."""
    objections: tuple[Relation, ...]
    """All rebuttals and undercuts, each once. One that two make stands in the rows of both."""

    def cell(self, row: Voice, column: Voice) -> Cell:
        """What stands in a row and a column; it may be empty."""
        return self.cells.get((row, column), Cell())

    def busiest(self, most: int) -> Matrix:
        """The same with so many rows and columns at most: those with the most objections, in their order."""
        rows: Counter[Voice] = Counter()
        columns: Counter[Voice] = Counter()
        for (row, column), cell in self.cells.items():
            rows[row] += cell.objections
            columns[column] += cell.objections
        kept_rows = _largest(self.rows, rows, most)
        kept_columns = _largest(self.columns, columns, most)
        return replace(
            self,
            rows=kept_rows,
            columns=kept_columns,
            cells={
                (row, column): cell
                for (row, column), cell in self.cells.items()
                if row in kept_rows and column in kept_columns
            },
        )


def matrix(
    graph: ArgumentGraph, issue: str | None = None, relations: Iterable[Relation] | None = None
) -> Matrix:
    """Who objects to whom, and to how much of that somebody answers. Near-linear.

    Rebuttals and undercuts count, as in `argmap sides`; an objection to a step meets those who draw it. `relations`
    are those that are regarded, all where it is None; whether they are answered is found in the whole map.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads('''
    ... speakers: {ada: Ada, ben: Ben}
    ... claims: {p: {speaker: ada}, q: {speaker: ben, rebuts: p}, r: {speaker: ada, rebuts: q}}
    ... '''))
    >>> for (row, column), cell in matrix(graph).cells.items():
    ...     print(row, column, len(cell.answered), len(cell.unanswered))
    ben ada 1 0
    ada ben 0 1
    """
    regarded = graph.whole_relations if relations is None else relations
    objections = tuple(r for r in regarded if r.kind in ATTACKS and r.whole)
    unmet = unanswered(graph)
    found: dict[tuple[Voice, Voice], tuple[list[Relation], list[Relation]]] = defaultdict(
        lambda: ([], [])
    )
    for relation in objections:
        met = _voices(speakers_met(graph, relation))
        for row in _voices(graph.speakers_of(relation)):
            for column in met:
                found[row, column][relation.id in unmet].append(relation)
    cells = {pair: Cell(tuple(done), tuple(left)) for pair, (done, left) in found.items()}
    order = _order(graph, issue)
    return Matrix(
        graph,
        tuple(sorted({row for row, _ in cells}, key=order.__getitem__)),
        tuple(sorted({column for _, column in cells}, key=order.__getitem__)),
        cells,
        objections,
    )


def _voices(speakers: list[str]) -> list[Voice]:
    """The speakers, or nobody."""
    return [*speakers] or [None]


def _order(graph: ArgumentGraph, issue: str | None) -> dict[Voice, tuple[int, int]]:
    """The places of all speakers: by side, and on one side as in the file."""
    stances = stances_of(graph, issue)
    places: dict[Voice, tuple[int, int]] = {
        id: (_SIDES.index(stances.speaker(id)), number)
        for number, id in enumerate(graph.map.speakers)
    }
    places[None] = (len(_SIDES), 0)
    return places


def _largest(voices: tuple[Voice, ...], counts: Counter[Voice], most: int) -> tuple[Voice, ...]:
    kept: Collection[Voice] = {voice for voice, _ in counts.most_common(most)}
    return tuple(voice for voice in voices if voice in kept)
