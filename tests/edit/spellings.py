"""Maps written as different people would: other quotes, brackets, indents, comments, other keys."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from argmap.formats.native.syntax.quoting import literal_lines, quoted, scalar
from argmap.formats.native.writing import native_shape
from argmap.model import ArgumentMap

_FORWARD = ("supports", "rebuts", "undercuts", "qualifies")
_BACKWARD = {"supports": "supported-by", "rebuts": "rebutted-by", "qualifies": "qualified-by"}


def spelled(map: ArgumentMap, chance: Random) -> str:
    """The map as YAML in a random hand, with comments."""
    shape = _respelled(native_shape(map), chance)
    text = _Hand(chance).file(shape)
    if chance.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return text.rstrip("\r\n") if chance.random() < 0.2 else text


def spelled_json(map: ArgumentMap, chance: Random, *, in_lines: bool = False) -> str:
    """The map as JSON in a random layout; `in_lines`: not all of it on one line."""
    shape = _respelled(native_shape(map), chance)
    indent = chance.choice([1, 2, 4] if in_lines else [None, 1, 2, 4])
    separators = chance.choice([(",", ":"), (", ", ": ")]) if indent is None else None
    text = json.dumps(
        shape, ensure_ascii=chance.random() < 0.3, indent=indent, separators=separators
    )
    return text + chance.choice(["", "\n"])


# -- other keys for the same -------------------------------------------------------------------


def _respelled(shape: dict[str, Any], chance: Random) -> dict[str, Any]:
    shape = json.loads(json.dumps(shape))
    if "issue" in shape and chance.random() < 0.3:
        shape = {
            ("issues" if k == "issue" else k): [v] if k == "issue" else v for k, v in shape.items()
        }
    for id, claim in list(shape["claims"].items()):
        if isinstance(claim, str):
            if chance.random() < 0.3:
                shape["claims"][id] = {"text": claim}
            continue
        _voices(claim, chance)
        for kind in _FORWARD:
            if isinstance(claim.get(kind), str) and chance.random() < 0.3:
                claim[kind] = [claim[kind]]
            elif isinstance(claim.get(kind), str) and chance.random() < 0.3:
                _turned_round(shape, id, kind, chance)
    return shape


def _voices(claim: dict[str, Any], chance: Random) -> None:
    """`speaker` and `quote` as `said`, and `said` as a mapping."""
    if isinstance(claim.get("speaker"), str) and chance.random() < 0.3:
        keys = (
            "speaker",
            "quote",
            "reported",
            "source",
            "at",
            "via",
            "turn",
            "url",
            "date",
            "span",
        )
        claim["said"] = [{key: claim.pop(key) for key in keys if key in claim}]
    said = claim.get("said")
    speakers = [voice.get("speaker") for voice in said] if isinstance(said, list) else []
    if speakers and len(set(map(str, speakers))) == len(speakers) and chance.random() < 0.4:
        mapping: dict[str, Any] = {}
        for voice in said:
            rest = {key: value for key, value in voice.items() if key != "speaker"}
            mapping[voice["speaker"]] = rest["quote"] if rest.keys() == {"quote"} else rest
        claim["said"] = mapping


def _turned_round(shape: dict[str, Any], id: str, kind: str, chance: Random) -> None:
    """A relation under the claim it aims at, or under `relations`."""
    target = shape["claims"][id][kind]
    aimed = shape["claims"].get(target)
    if kind in _BACKWARD and aimed is not None and chance.random() < 0.5:
        if isinstance(aimed, str):
            aimed = shape["claims"][target] = {"text": aimed}
        held = aimed.setdefault(_BACKWARD[kind], [])
        if isinstance(held, list):
            held.append(id)
            del shape["claims"][id][kind]
    else:
        long = {"kind": kind, "premises": [id], "target": target}
        shape.setdefault("relations", []).append(long)
        del shape["claims"][id][kind]


# -- how it is written --------------------------------------------------------------------------


class _Hand:
    """One person's habits, and their moods."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.step = chance.choice([2, 2, 2, 4, 3])
        self.comments = chance.choice([0.0, 0.1, 0.4])
        self.blank = chance.choice([0.0, 0.3])
        self.flow = chance.choice([0.0, 0.2, 0.6])
        self.quotes = chance.choice(["", "", '"', "'"])
        self.number = 0
        self.lines: list[str] = []

    def file(self, shape: dict[str, Any]) -> str:
        self._mapping(shape, 0, "")
        return "\n".join(self.lines) + "\n"

    def _comment(self) -> str:
        self.number += 1
        return f"# comment {self.number}"

    def _behind(self) -> str:
        return f"  {self._comment()}" if self.chance.random() < self.comments else ""

    def _above(self, indent: int) -> None:
        if self.lines and self.chance.random() < self.blank:
            self.lines.append("")
        if self.chance.random() < self.comments:
            self.lines.append(" " * indent + self._comment())

    def _mapping(self, value: dict[str, Any], indent: int, lead: str) -> None:
        for key, item in value.items():
            if not lead.strip():
                self._above(indent)
            self._value(f"{lead or ' ' * indent}{scalar(key)}:", item, indent, key)
            lead = ""
        if self.chance.random() < self.comments * 0.3:
            self.lines.append(" " * indent + self._comment())

    def _value(self, lead: str, item: Any, indent: int, key: str) -> None:
        if isinstance(item, dict) and item and (not indent or self.chance.random() >= self.flow):
            self.lines.append(lead + self._behind())
            self._mapping(item, indent + self.step, "")
        elif isinstance(item, list) and item and self.chance.random() >= max(self.flow, 0.3):
            self.lines.append(lead + self._behind())
            inner = indent + self.chance.choice([0, self.step]) if indent else self.step
            self._list(item, inner)
        elif isinstance(item, str):
            self._text(lead, item, indent)
        elif isinstance(item, (dict, list)) and item and self.chance.random() < 0.2:
            self._spread(lead, item, indent)
        else:
            self.lines.append(f"{lead} {self._one_line(item)}{self._behind()}")

    def _spread(self, lead: str, item: Any, indent: int) -> None:
        """Brackets with a line for each part."""
        first, last = ("{", "}") if isinstance(item, dict) else ("[", "]")
        pad = " " * (indent + self.step)
        self.lines.append(f"{lead} {first}")
        parts = list(item.items()) if isinstance(item, dict) else [(None, v) for v in item]
        for number, (key, value) in enumerate(parts, 1):
            name = f"{scalar(key, flow=True)}: " if key is not None else ""
            comma = "," if number < len(parts) or self.chance.random() < 0.5 else ""
            self.lines.append(f"{pad}{name}{self._one_line(value)}{comma}{self._behind()}")
        self.lines.append(" " * (indent + 1) + last)

    def _list(self, items: list[Any], indent: int) -> None:
        for item in items:
            self._above(indent)
            lead = " " * indent + "-"
            if isinstance(item, dict) and item and self.chance.random() >= self.flow:
                self._mapping(item, indent + 2, f"{lead} ")
            elif isinstance(item, str):
                self._text(lead, item, indent)
            else:
                self.lines.append(f"{lead} {self._one_line(item)}{self._behind()}")

    def _text(self, lead: str, text: str, indent: int) -> None:
        lines = literal_lines(text)
        if lines is not None and self.chance.random() < 0.7:
            pad = " " * (indent + self.step)
            self.lines.append(f"{lead} |-")
            self.lines += [pad + line if line else "" for line in lines]
        elif text.isascii() and text.replace(" ", "").isalnum() and self.chance.random() < 0.1:
            words = text.split(" ")
            if all(words):
                pad = " " * (indent + self.step)
                self.lines += [f"{lead} >-", *(pad + word for word in words)]
                return
            self.lines.append(f"{lead} {quoted(text)}")
        else:
            self.lines.append(f"{lead} {self._scalar(text)}{self._behind()}")

    def _scalar(self, text: str, *, flow: bool = False) -> str:
        mark = self.quotes if self.chance.random() < 0.9 else self.chance.choice(["'", '"'])
        if mark == "'" and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        return quoted(text) if mark == '"' else scalar(text, flow=flow)

    def _one_line(self, item: Any) -> str:
        if isinstance(item, str):
            return self._scalar(item, flow=True)
        if isinstance(item, dict):
            pairs = (f"{scalar(k, flow=True)}: {self._one_line(v)}" for k, v in item.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(item, list):
            return "[" + ", ".join(map(self._one_line, item)) + "]"
        return json.dumps(item)
