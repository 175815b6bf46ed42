"""The views of lists: claims, speakers, sources and relations as tables."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.formats.native.fields import SOURCE
from argmap.model import Stance
from argmap.queries.listing import ListedClaim, ListedRelation, ListedSource, ListedSpeaker
from argmap.queries.stance import issues_of
from argmap.render import wording
from argmap.render.terminal.lines import Line, Screen, beside, flow, piece, with_right
from argmap.render.terminal.text import cells, cut, fair_widths, wrap
from argmap.render.view import LaidView, Record, field_text

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

_SIDE_BY_SIDE = 40
"""On a narrower screen the prose of a row goes below its other cells."""


class ListView(LaidView):
    """A list of one kind of element."""

    styles: tuple[str, ...] = ()
    """The style of each column of the table on a terminal."""

    def data(self) -> Mapping[str, Any]:
        """The list under its name."""
        return {str(self.bare_list): list(self.elements())}

    @abstractmethod
    def elements(self) -> Iterator[dict[str, Any]]:
        """The elements as JSON data."""

    @abstractmethod
    def cells(self) -> Iterator[Sequence[str]]:
        """The elements as cells of the table on a terminal; the last one is prose."""

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The table, as wide as it needs to be, its last column wrapped."""
        # All rows are measured before the first is shown, so that the columns of all parts line up.
        parts = [
            (heading, [[field_text(cell) for cell in row] for row in rows])
            for heading, rows in self.parts()
        ]
        rows = [row for _, found in parts for row in found]
        if not rows:
            yield [(f"No {self.bare_list}.", "")]
            return
        widths = column_widths(rows, screen.text_width)
        for i, (heading, found) in enumerate(parts):
            if i:
                yield []
            if heading:
                yield from ([(part, "heading")] for part in wrap(heading, screen.text_width))
            for row in found:
                yield from self._row(row, widths, screen)

    def parts(self) -> Iterator[tuple[str, Iterable[Sequence[str]]]]:
        """The rows of the table under headings; an empty heading is not shown."""
        yield "", self.cells()

    def _row(self, row: list[str], widths: list[int], screen: Screen) -> Iterator[Line]:
        if screen.text_width < _SIDE_BY_SIDE:
            pieces = [
                piece(f"{cell}  ", style) for cell, style in zip(row, self.styles, strict=False)
            ]
            yield from flow(pieces, screen.text_width)
            yield from beside([("    ", "")], row[-1], "", screen.text_width)
            return
        line: Line = []
        # Not strict: the last cell of a row is prose, and has neither a width nor a style.
        for cell, room, style in zip(row, widths, self.styles, strict=False):
            shown = cut(cell, room, screen.ellipsis)
            line += [(shown, style), (" " * (room - cells(shown) + 2), "")]
        indent = sum(widths) + 2 * len(widths)
        for i, part in enumerate(wrap(row[-1], screen.text_width - indent)):
            yield [*line, (part, "")] if i == 0 else [(" " * indent + part, "")]


def column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths of all columns but the last, which keeps at least a third of the screen."""
    columns = len(rows[0]) - 1
    widths = [max(cells(row[i]) for row in rows) for i in range(columns)]
    return fair_widths(widths, max(width * 2 // 3 - 2 * columns, 4 * columns))


Listed = TypeVar("Listed", ListedClaim, ListedSpeaker)


def by_issue(
    graph: ArgumentGraph, found: Sequence[Listed], row: Callable[[Listed, Stance], Sequence[str]]
) -> Iterator[tuple[str, Iterable[Sequence[str]]]]:
    """Rows under each issue that they have a stance towards, if there are several such issues."""
    issues = list(dict.fromkeys(issue for listed in found for issue in listed.under))
    # If there is only one issue, a heading would say nothing new.
    if len(issues) < 2:
        yield "", (row(listed, listed.stance) for listed in found)
        return
    known = {issue: i for i, issue in enumerate(issues_of(graph))}
    for issue in sorted(issues, key=known.__getitem__):
        under = (listed for listed in found if issue in listed.under)
        heading = f"{issue}: {graph.map.claims[issue].text}"
        yield heading, [row(listed, listed.stances[issue]) for listed in under]
    rest = [row(listed, listed.stance) for listed in found if not listed.under]
    if rest:
        yield "Towards no issue", rest


class ClaimsView(ListView):
    """Claims with their stance and speakers."""

    bare_list = "claims"
    columns = (
        "id",
        "stance",
        "speakers",
        "text",
        "kind",
        "implicit",
        "section",
        "tags",
        "unanswered",
        "stances",
    )
    styles = ("none", "id", "speaker")

    def __init__(self, graph: ArgumentGraph, found: list[ListedClaim]) -> None:
        self.graph = graph
        self.found = found

    def elements(self) -> Iterator[dict[str, Any]]:
        """The claims with everything that filters can ask about."""
        for listed in self.found:
            claim = listed.claim
            yield {
                **claim.model_dump(mode="json", exclude={"utterances", "extra"}),
                "stance": listed.stance,
                "stances": listed.stances,
                "speakers": claim.speakers,
                "unanswered": listed.unanswered,
            }

    def records(self) -> Iterator[Record]:
        """One record for each claim."""
        for listed in self.found:
            claim = listed.claim
            yield (
                claim.id,
                listed.stance,
                ", ".join(claim.speakers),
                claim.text,
                claim.kind,
                claim.implicit,
                " > ".join(claim.section),
                ", ".join(claim.tags),
                listed.unanswered,
                wording.stances(listed.stances),
            )

    def cells(self) -> Iterator[Sequence[str]]:
        """Mark, id, speakers and text."""
        return (self._cells(listed, listed.stance) for listed in self.found)

    def parts(self) -> Iterator[tuple[str, Iterable[Sequence[str]]]]:
        """The claims under each issue that they reach."""
        return by_issue(self.graph, self.found, self._cells)

    def _cells(self, listed: ListedClaim, stance: Stance) -> Sequence[str]:
        claim = listed.claim
        mark = wording.mark(stance, self.graph.relations_from(claim.id))
        return (mark, claim.id, wording.names(self.graph.map, claim.speakers), claim.text)


class SpeakersView(ListView):
    """Speakers with their stance and how much they say."""

    bare_list = "speakers"
    columns = ("id", "name", "role", "organisation", "stance", "claims", "unanswered", "stances")
    styles = ("none", "id", "dim")

    def __init__(self, graph: ArgumentGraph, found: list[ListedSpeaker]) -> None:
        self.graph = graph
        self.found = found

    def elements(self) -> Iterator[dict[str, Any]]:
        """The speakers with their counts."""
        for listed in self.found:
            # `stance` is the computed one here; what the map declares is `declared_stance`.
            speaker = listed.speaker.model_dump(exclude={"extra", "stance"})
            yield {
                **speaker,
                "stance": listed.stance,
                "stances": listed.stances,
                "declared_stance": listed.speaker.stance,
                "claims": listed.claims,
                "unanswered": listed.unanswered,
            }

    def records(self) -> Iterator[Record]:
        """One record for each speaker."""
        for listed in self.found:
            s = listed.speaker
            counts = (listed.claims, listed.unanswered, wording.stances(listed.stances))
            yield (s.id, s.label, s.role, s.organisation, listed.stance, *counts)

    def cells(self) -> Iterator[Sequence[str]]:
        """Mark, id, number of claims, and who it is."""
        return (self._cells(listed, listed.stance) for listed in self.found)

    def parts(self) -> Iterator[tuple[str, Iterable[Sequence[str]]]]:
        """The speakers under each issue that they have a stance towards."""
        return by_issue(self.graph, self.found, self._cells)

    def _cells(self, listed: ListedSpeaker, stance: Stance) -> Sequence[str]:
        count = wording.plural(listed.claims, "claim")
        mark = wording.STANCE_MARKS[stance]
        return (mark, listed.speaker.id, count, wording.described(listed.speaker))


class SourcesView(ListView):
    """Sources with how much is taken from them."""

    bare_list = "sources"
    columns = (
        "id",
        *(field.name for field in SOURCE.plain if field.name != "extra"),
        "utterances",
        "speakers",
    )
    styles = ("id", "dim")

    def __init__(self, graph: ArgumentGraph, found: list[ListedSource]) -> None:
        self.graph = graph
        self.found = found

    def elements(self) -> Iterator[dict[str, Any]]:
        """The sources with their counts."""
        for listed in self.found:
            yield {
                **listed.source.model_dump(exclude={"extra"}),
                "utterances": listed.utterances,
                "speakers": listed.speakers,
            }

    def records(self) -> Iterator[Record]:
        """One record for each source."""
        for element in self.elements():
            yield [element[column] for column in self.columns]

    def cells(self) -> Iterator[Sequence[str]]:
        """Id, number of utterances, and what it is."""
        for listed in self.found:
            s = listed.source
            described = ", ".join(
                filter(None, [s.title, s.author, s.publisher, s.date, s.path, s.url])
            )
            yield (s.id, wording.plural(listed.utterances, "utterance"), described)


class RelationsView(ListView):
    """Relations with the texts they join: the place to find ids, and pairs for training."""

    bare_list = "relations"
    columns = (
        "id",
        "kind",
        "premises",
        "target",
        "speakers",
        "scheme",
        "premise_text",
        "target_text",
        "unanswered",
    )

    def __init__(self, graph: ArgumentGraph, found: list[ListedRelation]) -> None:
        self.graph = graph
        self.found = found

    def _premise_text(self, listed: ListedRelation) -> str:
        return " + ".join(self.graph.map.claims[p].text for p in listed.relation.premises)

    def _target_text(self, listed: ListedRelation) -> str | None:
        """The text of the target; if that is a step, its premises and where it leads: `A. => B.`."""
        map, target = self.graph.map, listed.relation.target or ""
        claim = map.claims.get(target)
        if claim is not None:
            return claim.text
        step = map.relations.get(target)
        if step is None:
            return None
        begins = " + ".join(map.claims[p].text for p in step.premises)
        end = map.claims.get(step.target or "")
        return f"{begins} => {end.text if end else step.target}"

    def elements(self) -> Iterator[dict[str, Any]]:
        """The relations with both texts."""
        for listed in self.found:
            relation = listed.relation
            yield {
                "id": relation.id,
                **relation.model_dump(mode="json", exclude={"id", "extra"}),
                "speakers": listed.speakers,
                "premise_text": self._premise_text(listed),
                "target_text": self._target_text(listed),
                "unanswered": listed.unanswered,
            }

    def records(self) -> Iterator[Record]:
        """One record for each relation."""
        for listed in self.found:
            relation = listed.relation
            yield (
                relation.id,
                relation.kind,
                ", ".join(relation.premises),
                relation.target,
                ", ".join(listed.speakers),
                relation.scheme,
                self._premise_text(listed),
                self._target_text(listed),
                listed.unanswered,
            )

    def cells(self) -> Iterator[Sequence[str]]:
        """Id, kind and premise."""
        for listed in self.found:
            yield (listed.relation.id, listed.relation.kind, self._premise_text(listed))

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Each relation with both texts; ids are never cut, since people come here to copy them."""
        if not self.found:
            yield [("No relations.", "")]
        width = screen.text_width
        for listed in self.found:
            relation = listed.relation
            names = wording.names(self.graph.map, listed.speakers) or "nobody"
            line: Line = [(f"{wording.SIGNS[relation.kind]:<3}", "dim"), piece(relation.id, "id")]
            *above, last = flow([*line, piece(f"  {names}", "speaker")], width, indent=6)
            yield from above
            alert: Line = [(wording.ALERT, "alert")] if listed.unanswered else []
            yield from with_right(last, alert, width)
            verb = f"{wording.VERBS[relation.kind]}: "
            for part in wrap(self._premise_text(listed), width - 6):
                yield [("      ", ""), (part, "")]
            parts = wrap(self._target_text(listed) or "nothing", width - 6, width - 6 - len(verb))
            for i, part in enumerate(parts):
                yield [("      ", ""), (verb if i == 0 else "", "dim"), (part, "")]
