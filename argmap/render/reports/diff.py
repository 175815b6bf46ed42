"""The differences between two versions of a map, as lines, records and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.edit.compare.diff import Change, Diff, FieldChange, UtteranceChange
from argmap.edit.compare.stat import Stat, stats
from argmap.edit.compare.words import compare_words
from argmap.model import Claim, Relation, Source, Speaker
from argmap.render import wording
from argmap.render.reports.differences import (
    MARKS,
    STYLES,
    as_data,
    change_names,
    field_pieces,
    field_texts,
    flowed,
    relation_pieces,
    relation_text,
    utterance_record,
    utterance_text,
    way,
)
from argmap.render.terminal.lines import Line, Screen, piece
from argmap.render.terminal.text import one_line, wrap
from argmap.render.view import LaidView, Record
from argmap.render.wording import plural

_SECTIONS = (
    ("Claims", "claims"),
    ("Relations", "relations"),
    ("Speakers", "speakers"),
    ("Sources", "sources"),
)
_FIGURES = ("added", "removed", "renamed", "reworded", "re-voiced", "changed")


class DiffView(LaidView):
    """Every change, by kind of element."""

    columns = ("change", "element", "id", "field", "before", "after")

    def __init__(self, diff: Diff) -> None:
        self.diff = diff

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        return self.diff.is_empty

    # -- as data ----------------------------------------------------------------------------------

    def data(self) -> Mapping[str, Any]:
        """Every change, and the figures."""
        return {
            "same": self.diff.is_empty,
            "map": [_field_data(field) for field in self.diff.fields],
            **{key: [_change_data(c) for c in getattr(self.diff, key)] for _, key in _SECTIONS},
            "reordered": list(self.diff.reordered),
            "stat": stat_data(stats(self.diff)),
        }

    def records(self) -> Iterator[Record]:
        """One record for each thing that changed."""
        for field in self.diff.fields:
            yield ("changed", "map", None, *_field_record(field))
        for change in self.diff.changes():
            yield from _change_records(change)
        for kind in self.diff.reordered:
            yield ("reordered", kind, None, None, None, None)

    # -- for a person -----------------------------------------------------------------------------

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The changes under headings, then a summary."""
        if self.diff.is_empty:
            yield [("No difference: the two maps say the same.", "")]
            return
        if self.diff.fields:
            yield [("Map", "heading")]
            for field in self.diff.fields:
                yield from _field_lines(field, 2, screen)
        for heading, key in _SECTIONS:
            changes = getattr(self.diff, key)
            if changes:
                yield [(heading, "heading")]
            for change in changes:
                yield from self._change(change, screen)
        for kind in self.diff.reordered:
            yield [(f"The {kind} stand in another order.", "")]
        yield []
        summary = _summary(stats(self.diff))
        if summary:
            for line in wrap(summary, screen.text_width):
                yield [(line, "")]

    def _change(self, change: Change, screen: Screen) -> Iterator[Line]:
        kind = way(change)
        head: Line = [(f"  {MARKS[kind]} ", STYLES[kind])]
        if change.is_added or change.is_removed:
            yield from self._whole(head, change, screen)
            return
        yield [*head, *_name(change), (f"  {_said_of(change)}", STYLES[kind])]
        for field in change.fields:
            # The text needs no name: `reworded` above it says which field it is.
            yield from _field_lines(field, 6, screen, named=field.field != "text")
        for utterance in change.utterances:
            yield from self._utterance(utterance, screen)

    def _whole(self, head: Line, change: Change, screen: Screen) -> Iterator[Line]:
        """An element that was added or removed."""
        element = change.after or change.before
        map = self.diff.after if change.after is not None else self.diff.before
        if isinstance(element, Claim):
            yield [*head, piece(element.id, "id")]
            for line in wrap(element.text or element.title or "", screen.text_width - 6):
                yield [("      ", ""), (line, "")]
            for utterance in element.utterances:
                said = utterance_text(map, utterance, unicode=screen.unicode)
                yield from flowed([piece(said, "dim")], 6, screen.text_width)
        elif isinstance(element, Relation):
            yield from _relation_lines(head, element, screen)
        elif isinstance(element, Speaker):
            said = wording.described(element)
            yield [*head, piece(element.id, "id"), piece(f"  {said}")]
        elif isinstance(element, Source):
            label = element.title or element.path or element.url or element.publisher or ""
            yield [*head, piece(element.id, "id"), piece(f"  {label}")]

    def _utterance(self, change: UtteranceChange, screen: Screen) -> Iterator[Line]:
        sides = (
            ("removed", change.before, self.diff.before),
            ("added", change.after, self.diff.after),
        )
        texts = {
            kind: utterance_text(map, utterance, unicode=screen.unicode)
            for kind, utterance, map in sides
            if utterance is not None
        }
        # Two equal lines would show nothing; the fields in which they differ do.
        if len(texts) == 2 and texts["removed"] == texts["added"]:
            yield from flowed(
                [("~ ", STYLES["changed"]), piece(texts["added"])], 6, screen.text_width
            )
            for field in change.fields:
                yield from _field_lines(field, 8, screen)
            return
        for kind, text in texts.items():
            pieces = [(f"{MARKS[kind]} ", STYLES[kind]), piece(text, STYLES[kind])]
            yield from flowed(pieces, 6, screen.text_width, hang=2)


class DiffStatView(LaidView):
    """Only the figures."""

    columns = ("element", *_FIGURES)

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.rows = [stat for stat in stats(diff) if not stat.is_empty]

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        return self.diff.is_empty

    def data(self) -> Mapping[str, Any]:
        """The figures by kind of element, also where there is none."""
        return {
            "same": self.diff.is_empty,
            "map": len(self.diff.fields),
            **stat_data(stats(self.diff)),
            "reordered": list(self.diff.reordered),
        }

    def records(self) -> Iterator[Record]:
        """One record for each kind of element that changed."""
        if self.diff.fields:
            yield ("map", 0, 0, 0, 0, 0, len(self.diff.fields))
        for stat in self.rows:
            yield (f"{stat.element}s", *_figures(stat))
        for kind in self.diff.reordered:
            yield (f"order of {kind}", 0, 0, 0, 0, 0, 1)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A small table; a column of noughts is left out."""
        rows = list(self.records())
        if not rows:
            yield [("No difference: the two maps say the same.", "")]
            return
        shown = [i for i in range(1, len(self.columns)) if any(row[i] for row in rows)]
        first = max(len(str(row[0])) for row in rows)
        yield [(" " * first, ""), *((f"  {self.columns[i]}", "dim") for i in shown)]
        for row in rows:
            # `-` is easier to overlook than 0, so that the changes stand out.
            figures = (f"  {row[i] or '-'!s:>{len(self.columns[i])}}" for i in shown)
            yield [(f"{row[0]:<{first}}", ""), *((figure, "") for figure in figures)]


# -- one change as data ---------------------------------------------------------------------------


def stat_data(held: Sequence[Stat]) -> dict[str, dict[str, int]]:
    """The figures by kind of element, as JSON data."""
    return {
        f"{stat.element}s": dict(
            zip((name.replace("-", "") for name in _FIGURES), _figures(stat), strict=True)
        )
        for stat in held
    }


def _figures(stat: Stat) -> tuple[int, ...]:
    return (stat.added, stat.removed, stat.renamed, stat.reworded, stat.revoiced, stat.changed)


def _field_data(change: FieldChange) -> dict[str, Any]:
    data = {"field": change.field, "before": as_data(change.before), "after": as_data(change.after)}
    if isinstance(change.before, str) and isinstance(change.after, str):
        pieces = compare_words(change.before, change.after)
        data["words"] = [[p.kind, p.text] for p in pieces]
    return data


def _change_data(change: Change) -> dict[str, Any]:
    element = change.after or change.before
    assert element is not None
    data: dict[str, Any] = {"id": change.id, "change": change_names(change)}
    if change.is_added or change.is_removed:
        return data | {change.kind: element.model_dump(mode="json")}
    if change.old_id:
        data["was"] = change.old_id
    data["fields"] = [_field_data(field) for field in change.fields]
    if change.kind == "claim":
        data["utterances"] = [
            {
                "before": u.before.model_dump(mode="json") if u.before else None,
                "after": u.after.model_dump(mode="json") if u.after else None,
            }
            for u in change.utterances
        ]
    return data


def _field_record(change: FieldChange) -> tuple[str, str, str]:
    return change.field, *field_texts(change)


def _change_records(change: Change) -> Iterator[Record]:
    kind, id = change.kind, change.id
    # A record has one value each for before and after, so an element is summed up in one text.
    for name, element in (("removed", change.before), ("added", change.after)):
        if element is not None and (change.is_added or change.is_removed):
            said = _summed_up(element)
            values = (said, None) if name == "removed" else (None, said)
            yield (name, kind, id, None, *values)
    if change.is_added or change.is_removed:
        return
    if change.old_id:
        yield ("renamed", kind, id, "id", change.old_id, id)
    for field in change.fields:
        reworded = kind == "claim" and field.field in ("text", "title")
        yield ("reworded" if reworded else "changed", kind, id, *_field_record(field))
    for utterance in change.utterances:
        before, after = utterance_record(utterance.before), utterance_record(utterance.after)
        yield ("re-voiced", kind, id, "utterance", before, after)


def _summed_up(element: Claim | Relation | Speaker | Source) -> str:
    """What an element says, in one field of a record."""
    if isinstance(element, Claim):
        return element.text or element.title or ""
    if isinstance(element, Relation):
        return relation_text(element)
    return element.label if isinstance(element, Speaker) else wording.source_label(element)


# -- one change as lines --------------------------------------------------------------------------


def _name(change: Change) -> Line:
    element = change.after
    if isinstance(element, Relation):
        return relation_pieces(element)
    return [piece(change.id, "id")]


def _said_of(change: Change) -> str:
    said = [f"was {change.old_id}" if n == "renamed" else n for n in change_names(change)]
    return ", ".join(said)


def _relation_lines(head: Line, relation: Relation, screen: Screen) -> Iterator[Line]:
    details = [relation.scheme] if relation.scheme else []
    pieces = relation_pieces(relation)
    if details:
        pieces.append(piece(f" ({', '.join(details)})", "dim"))
    for i, line in enumerate(flowed(pieces, 4, screen.text_width)):
        yield [*head, *line[1:]] if i == 0 else line


def _field_lines(
    change: FieldChange, indent: int, screen: Screen, *, named: bool = True
) -> Iterator[Line]:
    pieces = field_pieces(change)
    if named:
        pieces = [piece(f"{one_line(change.field)} ", "dim"), *pieces]
    yield from flowed(pieces, indent, screen.text_width)


def _summary(held: Sequence[Stat]) -> str:
    """`2 claims added, 1 reworded; 1 relation removed.`"""
    parts: list[str] = []
    for stat in held:
        figures = [(n, name) for n, name in zip(_figures(stat), _FIGURES, strict=True) if n]
        words = [
            f"{plural(n, stat.element)} {name}" if i == 0 else f"{n:,} {name}"
            for i, (n, name) in enumerate(figures)
        ]
        if words:
            parts.append(", ".join(words))
    return "; ".join(parts) + "." if parts else ""
