"""The changes of an edit: in sentences, as JSON, and as the lines of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from argmap.render.terminal.lines import Line
from argmap.render.terminal.text import shown

CONTEXT = 3
"""How many unchanged lines are shown around a change."""

Record = Mapping[str, Any]


def sentence(change: Record) -> str:
    """One change in words: `added claim a`, `renamed speaker ann to anna`."""
    action, kind, id = change["action"], change["kind"], change["id"]
    if action == "renamed":
        return f"renamed {kind} {change['was']} to {id}"
    if kind == "utterance":
        field = f"{change['field']} of " if "field" in change else ""
        speaker = f" by {change['speaker']}" if "speaker" in change else ""
        return f"{action} {field}utterance {change['number']} of {id}{speaker}"
    if kind == "relation" and "relation" in change:
        joined = " + ".join(change["premises"])
        return f"{action} relation {id} ({joined} {change['relation']} {change['target']})"
    if "field" in change:
        whose = "the map" if kind == "map" else f"{kind} {id}"
        return f"{action} {change['field']} of {whose}"
    return f"{action} {kind} {id}"


def change_data(
    path: str,
    changes: Sequence[Record],
    old: str,
    new: str,
    *,
    written: bool,
    laid_out_because: str | None,
) -> dict[str, Any]:
    """A change as JSON data: the records, whether it was written, and the lines that differ.

    `laid_out_because` says why all lines may differ, where the file had to be laid out anew.
    """
    lines = [text + "\n" for text, _ in diff_lines(path, old, new)]
    return {
        "map": path,
        "written": written,
        "changes": [_plain(change) for change in changes],
        "laid_out_because": laid_out_because,
        "diff": "".join(lines),
    }


def _plain(value: Any) -> Any:
    """A value of a change as JSON data: fields with parts, such as speeches and proposals, too."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def shown_diff(path: str, old: str, new: str) -> Iterator[Line]:
    """The lines that differ, for a terminal."""
    for text, style in diff_lines(path, old, new):
        yield [(shown(text), style)]


def diff_lines(path: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """A unified diff of two texts of one file: each line with the name of its style."""
    before, after = _lines(old), _lines(new)
    groups = list(_groups(before, after))
    if groups:
        yield f"--- {path}", "heading"
        yield f"+++ {path}", "heading"
    for group in groups:
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@", "note"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from _marked(" ", before[start:end], "")
                continue
            yield from _marked("-", before[start:end], "against")
            yield from _marked("+", after[new_start:new_end], "for")


Opcode = tuple[str, int, int, int, int]


def _groups(before: list[str], after: list[str]) -> Iterable[list[Opcode]]:
    """The changes with the lines around them; equal lines at both ends are not compared."""
    # An edit touches a few lines; difflib on the whole of a large map would take seconds.
    head = 0
    shorter = min(len(before), len(after))
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    # Some equal lines must stay on both sides, to be shown around the change.
    skipped = max(head - CONTEXT, 0)
    tail = max(tail - CONTEXT, 0)
    matcher = SequenceMatcher(
        None, before[skipped : len(before) - tail], after[skipped : len(after) - tail]
    )
    for group in matcher.get_grouped_opcodes(CONTEXT):
        yield [(tag, *(offset + skipped for offset in offsets)) for tag, *offsets in group]  # type: ignore[misc]


_BREAK = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def _lines(text: str) -> list[str]:
    """The lines with their breaks; `str.splitlines` would break at more than a line break."""
    lines = text.split("\n") if "\r" not in text else []
    if lines:
        ended = [f"{line}\n" for line in lines[:-1]]
        return [*ended, lines[-1]] if lines[-1] else ended
    return [line for line in _BREAK.split(text) if line]


def _marked(mark: str, lines: list[str], style: str) -> Iterator[tuple[str, str]]:
    for line in lines:
        ended = line.endswith(("\n", "\r"))
        yield mark + line.rstrip("\r\n"), style
        if not ended:
            # The words of GNU diff, which patch programs look for.
            yield "\\ No newline at end of file", "dim"


def _range(start: int, stop: int) -> str:
    length = stop - start
    if length == 1:
        return str(start + 1)
    # An empty range is named by the line before it, as in every unified diff.
    return f"{start + (length > 0)},{length}"
