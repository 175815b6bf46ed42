"""The changes of one element in words; the views of a comparison are made of these pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from argmap.edit.compare.diff import Change, FieldChange
from argmap.edit.compare.nested import alike_ends
from argmap.edit.compare.words import PieceKind, compare_words
from argmap.model import ArgumentMap, Relation, Utterance
from argmap.render import wording
from argmap.render.json_text import compact
from argmap.render.terminal.lines import Line, piece
from argmap.render.terminal.text import cells, one_line

MARKS = {"added": "+", "removed": "-", "changed": "~"}
STYLES = {"added": "for", "removed": "against", "changed": "mixed"}

_AROUND: dict[PieceKind, tuple[str, str]] = {
    "kept": ("", ""),
    "removed": ("[-", "-]"),
    "added": ("{+", "+}"),
}
"""What stands around a stretch of a compared text, as in `git diff --word-diff`."""
_NEAR = 40
"""How many letters are shown around a change in foreign data."""
_PIECE_STYLES: dict[PieceKind, str] = {"kept": "", "removed": "against", "added": "for"}


def change_names(change: Change) -> list[str]:
    """The changes of an element in words: `added`, or `reworded` and `re-voiced`."""
    if change.is_added:
        return ["added"]
    if change.is_removed:
        return ["removed"]
    found = ["renamed"] if change.old_id else []
    found += ["reworded"] if change.is_reworded else []
    found += ["re-voiced"] if change.is_revoiced else []
    return found or ["changed"]


def way(change: Change) -> str:
    """The kind of mark for an element: `added`, `removed` or `changed`."""
    return "added" if change.is_added else "removed" if change.is_removed else "changed"


def value_text(value: object) -> str:
    """The value of a field on one line; empty where it says nothing."""
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return one_line(", ".join(value))
    return compact(value) if isinstance(value, (list, dict)) else one_line(str(value))


def field_pieces(change: FieldChange) -> Line:
    """The values of a field: texts compared word by word, others one after the other."""
    before, after = _shown_values(change)
    if isinstance(before, str) and isinstance(after, str):
        pieces = compare_words(one_line(before), one_line(after))
        if all(p.kind == "kept" for p in pieces):
            # Only line breaks differ, which would show as nothing at all.
            pieces = compare_words(compact(before), compact(after))
        return [_marked(p.kind, p.text) for p in pieces]
    line: Line = []
    for kind, value in (("removed", before), ("added", after)):
        text = value_text(value)
        if text:
            line += [(" ", "")] if line else []
            line.append(_marked("removed" if kind == "removed" else "added", text))
    return line or [("(empty)", "dim")]


def field_texts(change: FieldChange) -> tuple[str, str]:
    """The values of a field, each on one line."""
    before, after = _shown_values(change)
    return value_text(before), value_text(after)


def _shown_values(change: FieldChange) -> tuple[object, object]:
    """The values of a field; what another tool wrote at length is cut around what differs in it."""
    before, after = change.before, change.after
    # Fields of the map are shown whole; a whole AIF node on one line would bury the change.
    if not change.field.startswith("extra."):
        return before, after
    if isinstance(before, str) and isinstance(after, str):
        start, ends = alike_ends(before, after)
        return _around(before, start, len(before) - ends), _around(after, start, len(after) - ends)
    old, new = value_text(before), value_text(after)
    return _around(old, 0, len(old)), _around(new, 0, len(new))


def _around(text: str, start: int, end: int) -> str:
    """A stretch of a text with a little around it; a long stretch is cut in its middle."""
    first, last = max(start - _NEAR, 0), min(end + _NEAR, len(text))
    shown = text[first:last]
    if len(shown) > 4 * _NEAR:
        shown = f"{shown[: 2 * _NEAR]} … {shown[-2 * _NEAR :]}"
    return f"{'… ' if first else ''}{shown}{' …' if last < len(text) else ''}"


def _marked(kind: PieceKind, text: str) -> tuple[str, str]:
    opening, closing = _AROUND[kind]
    return piece(f"{opening}{text}{closing}", _PIECE_STYLES[kind])


def utterance_text(map: ArgumentMap, utterance: Utterance, *, unicode: bool = True) -> str:
    """Who says what, and where: `Ben says “Woof” (hearing.txt, p. 4)`."""
    said = wording.words(utterance, unicode=unicode)
    manner = wording.manner(utterance)
    text = f"{map.speakers[utterance.speaker].label} {manner}"
    text += f" {said}" if said else ""
    through = wording.via(map, utterance)
    place = ", ".join(
        filter(None, [f"via {through}" if through else "", wording.place(map, utterance)])
    )
    return f"{text} ({place})" if place else text


def utterance_record(utterance: Utterance | None) -> str | None:
    """An utterance as one field of a record: `ben: Woof`."""
    if utterance is None:
        return None
    return f"{utterance.speaker}: {wording.words(utterance)}".removesuffix(": ")


def relation_pieces(relation: Relation) -> Line:
    """A relation in words: `a + c supports b`."""
    line: Line = []
    for i, premise in enumerate(relation.premises):
        line += [(" + ", "")] if i else []
        line.append(piece(premise, "id"))
    line = line or [("nothing", "dim")]
    line.append((f" {wording.VERBS[relation.kind]} ", ""))
    line.append(piece(relation.target, "id") if relation.target else ("nothing", "dim"))
    return line


def relation_text(relation: Relation) -> str:
    """A relation in words, without styles."""
    return "".join(text for text, _ in relation_pieces(relation))


def flowed(
    pieces: Iterable[tuple[str, str]], indent: int, width: int, hang: int = 0
) -> Iterator[Line]:
    """Pieces of prose in lines of at most `width` columns, broken at spaces.

    All lines are indented, those after the first by `hang` columns more.
    """
    line: Line = [(" " * indent, "")]
    used, room = 0, max(width - indent, 20)
    for word in _words(pieces):
        taken = sum(cells(text) for text, _ in word)
        # A blank at the beginning of a line is dropped, except in front of everything.
        blank = word[0][0].isspace()
        if used and used + taken > room:
            yield line
            line = [(" " * (indent + hang), "")]
            used, room = 0, max(width - indent - hang, 20)
        if used or not blank:
            for text, style in word:
                _extend(line, text, style)
            used += taken
    if used:
        yield line


def _extend(line: Line, text: str, style: str) -> None:
    """Add a text to a line, as part of the last piece where that has the same style."""
    if len(line) > 1 and line[-1][1] == style:
        line[-1] = (line[-1][0] + text, style)
    else:
        line.append((text, style))


# A space right before a closing mark is no place to break a line at.
_PART = re.compile(r"\s+(?![+-][}\]]\Z)|(?:\S|\s+(?=[+-][}\]]\Z))+")


def _words(pieces: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """Stretches without a space, which can have several styles, and the spaces between them."""
    word: Line = []
    for text, style in pieces:
        for part in _PART.findall(text):
            if part.isspace():
                if word:
                    yield word
                    word = []
                yield [(part, style)]
            else:
                word.append((part, style))
    if word:
        yield word


def as_data(value: Any) -> Any:
    """The value of a field as JSON data."""
    return (
        [list(v) if isinstance(v, tuple) else v for v in value]
        if isinstance(value, list)
        else value
    )
