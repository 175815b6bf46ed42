"""Maps as different people type them: nothing here is laid out as argmap itself would do it.

A map is drawn first and then written down, so that what a text means is known without reading it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Any

from argmap.model import ArgumentMap
from tests.edit.drawn_maps import drawn_map, shape_of

_PLAIN = re.compile(r"[^\W_](?:[^\n\t\xa0:#]|:(?=\S)|(?<=\S)#)*(?<![\s:])\Z")
_PLAIN_IN_FLOW = re.compile(r"[^\W_][^\n\t\xa0:#,\[\]{}?]*(?<!\s)\Z")
_WORDS_BETWEEN_SINGLE_SPACES = re.compile(r"\S+(?: \S+)+\Z")
_TYPED = re.compile(r"(?:true|false|[-+.\d].*)\Z", re.DOTALL)
_ANCHOR = re.compile("\ue000(\\w+)\ue001 ?")

REMARK = re.compile(r"# remark \d+")
"""What every comment of a typed map looks like."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that somebody typed, and the map that they mean by it."""

    text: str
    map: ArgumentMap

    @property
    def content(self) -> bytes:
        """The file."""
        return self.text.encode("utf-8")

    @property
    def remarks(self) -> list[str]:
        """All comments."""
        return remarks_of(self.text)


def remarks_of(text: str) -> list[str]:
    """All comments in a text."""
    return sorted(REMARK.findall(text))


def typed(chance: Random) -> Typed:
    """A map as somebody types it."""
    map = drawn_map(chance)
    return Typed(_Hand(chance).file(shape_of(map, chance)), map)


class _Hand:
    """One person's habits, and their moods."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.step = chance.choice([2, 2, 2, 4, 4, 3, 1, 8])
        self.dash = chance.choice([0, 0, self.step, 1])
        self.remarks = chance.choice([0.0, 0.0, 0.05, 0.3])
        self.blank = chance.choice([0.0, 0.1, 0.3])
        self.flow = chance.choice([0.0, 0.15, 0.15, 0.5, 1.0])
        self.quotes = chance.choice(["", "", '"', "'"])
        self.quoted_keys = chance.choice([0.0, 0.0, 0.1, 1.0])
        self.trailing = chance.choice([0.0, 0.0, 0.1])
        self.repeats = chance.choice([0.0, 0.0, 0.3, 0.8])
        self.anchors: dict[str, str] = {}
        self.number = 0
        self.lines: list[str] = []
        self.keeps_blanks = False
        """Whether a blank line would now belong to the text above it."""
        self.in_extra = False
        """Whether a bare number is a number here."""

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    # -- the file -------------------------------------------------------------------------------

    def file(self, shape: dict[str, Any]) -> str:
        if self.often(0.03):
            indent = self.chance.choice([None, 2])
            return json.dumps(shape, ensure_ascii=False, indent=indent)
        if self.often(0.15):
            self.lines += [""] * self.often(0.3) + [self._remark()] * self.often(0.5)
            self.lines.append("---" + self._behind())
        if self.often(0.04):
            self._spread("", shape, 0)
        else:
            self._mapping(shape, self.chance.choice([0] * 12 + [2]), "")
        if self.often(0.06):
            self.lines += ["...", *([self._remark()] * self.often(0.3))]
            self.keeps_blanks = False
        elif not self.keeps_blanks and self.often(0.2):
            self.lines += [self._remark()] * self.often(0.5) + [""] * self.chance.choice([0, 1, 3])
        return self._with_marks("\n".join(self.lines) + "\n")

    def _with_marks(self, text: str) -> str:
        """The text with the anchors that are used, and what stands around a text."""
        used = {name for name in _ANCHOR.findall(text) if re.search(rf"\*{name}\b", text)}
        text = _ANCHOR.sub(lambda m: f"&{m[1]} " if m[1] in used else "", text)
        if self.often(0.1) and not re.search(r"[|>][-+0-9]*[ \t]*(#.*)?\n[^#:]*\Z", text):
            text = text.rstrip("\n")
        if self.often(0.15):
            text = text.replace("\n", "\r\n")
        return "\ufeff" * self.often(0.07) + text

    # -- what means nothing ---------------------------------------------------------------------

    def _remark(self) -> str:
        self.number += 1
        return f"# remark {self.number}"

    def _behind(self) -> str:
        if self.often(self.remarks):
            return self.chance.choice([" ", "  ", "   ", "\t"]) + self._remark()
        return " " * self.chance.choice([1, 2]) if self.often(self.trailing) else ""

    def _above(self, indent: int) -> None:
        if self.lines and not self.keeps_blanks and self.often(self.blank):
            self.lines += [self.chance.choice(["", "", " " * indent])] * self.chance.choice([1, 2])
        if self.often(self.remarks):
            column = self.chance.choice([indent, indent, indent, 0])
            self.lines.append(" " * column + self._remark())

    # -- mappings and lists ---------------------------------------------------------------------

    def _mapping(self, value: dict[str, Any], indent: int, lead: str) -> None:
        for key, item in value.items():
            pad = lead or " " * indent
            if not lead:
                self._above(indent)
            self.keeps_blanks = False
            name = f"{pad}{self._key(key)}{' ' * self.often(0.02)}"
            if not lead and self.often(0.01):
                self.lines.append(f"{pad}? {name.strip()}{self._behind()}")
                name = pad
            with self._under(key):
                self._value(f"{name}:", item, indent)
            lead = ""
        if not self.keeps_blanks and self.often(self.remarks * 0.3):
            self.lines.append(" " * indent + self._remark())

    @contextmanager
    def _under(self, key: str | None) -> Iterator[None]:
        before = self.in_extra
        self.in_extra |= key == "extra"
        yield
        self.in_extra = before

    def _key(self, key: str, *, flow: bool = False) -> str:
        fits = _PLAIN_IN_FLOW if flow else _PLAIN
        if self.often(self.quoted_keys) or not fits.match(key):
            mark = self.chance.choice("'\"")
            return mark + key + mark
        return key

    def _value(self, lead: str, item: Any, indent: int) -> None:
        """A value behind a colon or a dash."""
        mark = self._anchor_or_alias(item)
        if mark.startswith("*"):
            self.lines.append(f"{lead} {mark}{self._behind()}")
            return
        lead = f"{lead} {mark}".rstrip(" ") if mark else lead
        full = isinstance(item, (dict, list)) and item
        if isinstance(item, str):
            self._text(lead, item, indent)
        elif not full or self.often(self.flow if indent else self.flow * 0.3):
            if full and self.often(0.4):
                self._spread(lead, item, indent)
            else:
                written = self._joined(lead, self._in_brackets(item))
                behind = self._behind()
                # Behind a bare colon some parsers take a tab for the beginning of a value.
                self.lines.append(
                    written + (behind.replace("\t", " ") if written == lead else behind)
                )
        else:
            # A tab cannot stand before a block.
            self.lines.append(lead + self._behind().replace("\t", " "))
            if isinstance(item, dict):
                self._mapping(item, indent + self.step, "")
            else:
                in_list = _ANCHOR.sub("", lead).rstrip().endswith("-")
                self._list(item, indent + (self.dash or int(in_list)))

    @staticmethod
    def _joined(lead: str, written: str) -> str:
        return f"{lead} {written}" if lead and written else lead + written

    def _list(self, items: list[Any], indent: int) -> None:
        for item in items:
            self._above(indent)
            self.keeps_blanks = False
            dash = " " * indent + "-"
            if isinstance(item, dict) and item and not self.often(self.flow):
                dash += " " * self.chance.choice([1, 1, 1, 2, 4])
                self._mapping(item, len(dash), dash)
            else:
                self._value(dash, item, indent)

    def _spread(self, lead: str, item: Any, indent: int) -> None:
        """Brackets with a line for each part."""
        opening, closing = ("{", "}") if isinstance(item, dict) else ("[", "]")
        pad = " " * (indent + self.step)
        self.lines.append(self._joined(lead, opening) + self._behind())
        parts = list(item.items()) if isinstance(item, dict) else [(None, v) for v in item]
        for number, (key, value) in enumerate(parts, 1):
            if self.often(self.remarks):
                self.lines.append(pad + self._remark())
            name = f"{self._key(key, flow=True)}: " if key is not None else ""
            comma = "," if number < len(parts) or self.often(0.3) else ""
            with self._under(key):
                written = self._one_line(value)
            self.lines.append(f"{pad}{name}{written}{comma}{self._behind()}")
        self.lines.append(" " * (indent + 1) + closing + self._behind())

    # -- what repeats ---------------------------------------------------------------------------

    def _anchor_or_alias(self, item: Any) -> str:
        """`*name` for what stands further up, or a mark for an anchor that may be used later."""
        if not self.repeats or item in (None, "") or isinstance(item, (bool, int, float)):
            return ""
        known = f"{self.in_extra} {json.dumps(item)}"
        if known in self.anchors:
            return f"*{self.anchors[known]}" if self.often(self.repeats) else ""
        self.anchors[known] = f"a{len(self.anchors)}"
        return f"\ue000{self.anchors[known]}\ue001"

    # -- scalars --------------------------------------------------------------------------------

    def _text(self, lead: str, text: str, indent: int) -> None:
        deeper = " " * (indent + self.chance.choice([self.step, self.step, self.step + 2, 1]))
        block = (
            self._block_text(text, indent) if self.often(0.6 if "\n" in text else 0.05) else None
        )
        if block is not None:
            head, lines = block
            self.lines += [f"{lead} {head}{self._behind()}", *lines]
            self.keeps_blanks = "+" in head
        elif _WORDS_BETWEEN_SINGLE_SPACES.match(text) and self.often(0.15):
            first, *rest = self._broken(self._scalar(text)).split("\n")
            behind = [""] * len(rest) + [self._behind()]
            if self.often(0.1) and not _ANCHOR.search(lead):
                first, rest, lead = "", [first, *rest], lead
                behind = ["", *behind]
            lines = [self._joined(lead, first), *(deeper + line for line in rest)]
            self.lines += [a + b for a, b in zip(lines, behind, strict=True)]
        else:
            self.lines.append(f"{lead} {self._scalar(text)}{self._behind()}")

    def _broken(self, scalar: str) -> str:
        """A scalar over several lines, broken where single spaces stand."""
        words = scalar.split(" ")
        written = words[0]
        for before, word in pairwise(words):
            fits = before and word and not word.startswith(("#", "---", "..."))
            written += ("\n" if fits and self.often(0.2) else " ") + word
        return written

    def _block_text(self, text: str, indent: int) -> tuple[str, list[str]] | None:
        """A text under `|` or `>`: the header, and its lines."""
        body = text.rstrip("\n")
        ends = len(text) - len(body)
        lines = body.split("\n")
        if (
            not body
            or (body != body.strip(" \t") and not body.startswith(" "))
            or body[-1:] in " \t"
        ):
            return None
        chomping = "+" if ends > 1 else self.chance.choice(["", "+"]) if ends else "-"
        wide = self.chance.choice([self.step, self.step, 4])
        indicator = str(wide) if body.startswith(" ") or self.often(0.1) else ""
        marker, pad = "|", " " * (indent + wide)
        if self.often(0.5) and all(line and line == line.strip() for line in lines):
            marker = ">"
            lines = "\n\n".join(self._broken(line) for line in lines).split("\n")
        blanks = [""] * (ends - 1)
        head = marker + self.chance.choice([indicator + chomping, chomping + indicator])
        return head, [*(pad + line if line else "" for line in lines), *blanks]

    def _scalar(self, text: str, *, flow: bool = False) -> str:
        mark = self.quotes if self.often(0.9) else self.chance.choice(["", "'", '"'])
        plain = (_PLAIN_IN_FLOW if flow else _PLAIN).match(text)
        taken = text == "null" or (self.in_extra and _TYPED.match(text))
        if plain and not mark and not taken:
            return text
        if text.isprintable() and mark == "'":
            return "'" + text.replace("'", "''") + "'"
        # YAML knows no pairs of surrogates.
        return json.dumps(text, ensure_ascii=max(text, default="") <= "\uffff" and self.often(0.1))

    def _one_line(self, item: Any) -> str:
        """A value inside brackets, or one that is no text."""
        mark = self._anchor_or_alias(item)
        if mark.startswith("*"):
            return f"{mark} "  # a comma behind it would be part of the name
        return mark + " " * bool(mark) + self._in_brackets(item)

    def _pair(self, pair: tuple[str, Any]) -> str:
        key, value = pair
        with self._under(key):
            return f"{self._key(key, flow=True)}: {self._one_line(value)}"

    def _in_brackets(self, item: Any) -> str:
        if isinstance(item, str):
            return self._scalar(item, flow=True)
        space = self.chance.choice(["", "", " "])
        if isinstance(item, dict):
            return "{" + space + ", ".join(map(self._pair, item.items())) + space + "}"
        if isinstance(item, list):
            return "[" + space + ", ".join(map(self._one_line, item)) + space + "]"
        if item is None:
            return self.chance.choice(["", "~", "null"])
        if isinstance(item, bool):
            return str(item).lower()
        return json.dumps(item)
