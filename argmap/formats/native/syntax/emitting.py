"""From the shape of a map file, plain dicts and lists, to handsome YAML.

Hand-written because the layout is part of the file's promise: one claim is one block of lines, a
small mapping stays on its line, and a change to one claim is a change to its lines only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.native.fields import MAP
from argmap.formats.native.records import Keyed
from argmap.formats.native.syntax.quoting import Written, literal_lines, quoted_like, scalar

WIDTH = 100
"""Small lists and mappings stay on one line up to this many code points."""

MAX_SIMPLE_KEY = 1_000
"""YAML takes no more than 1,024 characters for a key that no `?` announces."""

_SPECIAL_FLOAT = re.compile(r"(?<=\d)e")

Layout = dict[str, Any]
"""Which parts are always written in block style: a layout for each key, `*` for all others."""

_NAMED = frozenset(field.name for field in MAP.plain if isinstance(field.shape, Keyed))
"""Keys at the top that hold names: a list of them is short, and stays on its line."""
_LAYOUT: Layout = {
    **{name: {} for name in sorted(_NAMED)},
    "sources": {},
    "speakers": {},
    "claims": {"*": {"said": {}, "quote": {}}},
    "relations": {"*": {}},
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written, so that what is added to it looks like the rest."""

    step: int = 2
    """How many spaces deeper each level stands."""
    width: int = WIDTH
    quotes: Mapping[str, str] = field(default_factory=dict)
    """The quotation mark that the texts under a key have, though they could do without."""


PLAIN_STYLE = Style()

_SECTIONS = _NAMED | {"sources", "speakers", "claims", "relations", "expect", "extra"}
"""Keys at the top that have a blank line before them."""


def emit_yaml(shape: dict[str, Any], *, typed: bool = False) -> Iterator[str]:
    """The lines of `shape` as YAML, each with its line break.

    `typed` quotes every text that a YAML reader would take for a number or another type.
    """
    first = True
    for key, value in shape.items():
        is_short = key in _NAMED and not isinstance(value, dict)
        if key in _SECTIONS and not is_short and not first:
            yield "\n"
        first = False
        emitter = _Emitter()
        layout = None if is_short else _LAYOUT.get(key)
        emitter.pair("", key, value, 0, layout, typed=typed or key == "extra")
        yield from emitter.lines


def entry_lines(
    lead: str,
    key: str,
    value: Any,
    indent: int,
    layout: Layout | None = None,
    *,
    typed: bool = False,
    style: Style = PLAIN_STYLE,
) -> list[str]:
    """The lines of a key and its value at `indent`; `lead` stands before the key on its line."""
    emitter = _Emitter(style)
    emitter.pair(lead, key, value, indent, layout, typed=typed)
    return emitter.lines


def value_lines(
    lead: str,
    key: str,
    value: Any,
    indent: int,
    layout: Layout | None = None,
    *,
    typed: bool = False,
    style: Style = PLAIN_STYLE,
) -> list[str]:
    """The lines of a value behind `lead`, which ends with a colon or a dash."""
    emitter = _Emitter(style)
    emitter.value(lead, value, indent, layout, typed=typed, key=key)
    return emitter.lines


def flow_text(value: Any, key: str = "", *, typed: bool = False, style: Style = PLAIN_STYLE) -> str:
    """A value on one line, as it stands inside brackets or braces, however long it gets."""
    if isinstance(value, str):
        return _spelled(value, key, style, flow=True, typed=typed)
    if isinstance(value, dict):
        parts = (
            f"{scalar(k, flow=True)}: {flow_text(v, k, typed=typed or k == 'extra', style=style)}"
            for k, v in value.items()
        )
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(v, key, typed=typed, style=style) for v in value) + "]"
    return _bare(value)


def _spelled(text: str, key: str, style: Style, *, flow: bool = False, typed: bool = False) -> str:
    """A text on one line: as the file wrote it, or else in the style of the file."""
    if isinstance(text, Written) and text.fits(flow=flow):
        return text.raw
    mark = style.quotes.get(key)
    return quoted_like(text, mark) if mark else scalar(text, flow=flow, typed=typed)


class _Emitter:
    """Writes values as blocks of lines; nesting is bounded by what a map file can nest."""

    def __init__(self, style: Style = PLAIN_STYLE) -> None:
        self.lines: list[str] = []
        self.style = style

    def pair(
        self, lead: str, key: str, value: Any, indent: int, layout: Layout | None, *, typed: bool
    ) -> None:
        """A key and its value; `lead` is what stands before the key on its line."""
        name = scalar(key)
        if len(name) > MAX_SIMPLE_KEY:
            self.lines.append(f"{lead}? {name}\n")
            # After `? key` the colon stands in a line of its own, at the column of the question
            # mark.
            lead, name = " " * indent, ""
        below = indent + self.style.step
        self.value(f"{lead}{name}:", value, below, layout, typed=typed, key=key)

    def value(
        self,
        lead: str,
        value: Any,
        indent: int,
        layout: Layout | None,
        *,
        typed: bool,
        key: str = "",
    ) -> None:
        """A value behind `lead`: on its line where it fits, else as a block at `indent`."""
        if isinstance(value, str):
            self._text(lead, value, indent, typed=typed, key=key)
            return
        if not value or not isinstance(value, (dict, list)):
            self.lines.append(f"{lead} {flow_text(value)}\n")
            return
        if layout is None:
            room = self.style.width - len(lead) - 1
            flow = _one_line(value, room, typed=typed, key=key, style=self.style)
            if flow is not None:
                self.lines.append(f"{lead} {flow}\n")
                return
        # A mapping in a list begins behind its dash; under a key it begins on the next line.
        if lead.endswith("-"):
            self._block(f"{lead} ", value, indent, layout or {}, typed=typed)
        else:
            self.lines.append(f"{lead}\n")
            self._block(" " * indent, value, indent, layout or {}, typed=typed)

    def _block(self, lead: str, value: Any, indent: int, layout: Layout, *, typed: bool) -> None:
        rest = layout.get("*")
        pad = " " * indent
        if isinstance(value, dict):
            for key, item in value.items():
                below = layout.get(key, rest)
                self.pair(lead, key, item, indent, below, typed=typed or key == "extra")
                lead = pad
        else:
            for item in value:
                # What follows a dash on its line is two columns behind it.
                self.value(f"{lead}-", item, indent + 2, rest, typed=typed)
                lead = pad

    def _text(self, lead: str, text: str, indent: int, *, typed: bool, key: str) -> None:
        lines = literal_lines(text)
        if lines is None:
            self.lines.append(f"{lead} {_spelled(text, key, self.style, typed=typed)}\n")
        else:
            pad = " " * indent
            self.lines.append(f"{lead} |-\n")
            self.lines.extend(f"{pad}{line}\n" if line else "\n" for line in lines)


def _one_line(
    value: Any, room: int, *, typed: bool, key: str = "", style: Style = PLAIN_STYLE
) -> str | None:
    """`value` in flow style, or None where it is longer than `room`.

    Every level takes some of the room, so that a trial ends soon however much the value holds.
    """
    if isinstance(value, str):
        # A text of several lines is written as a block, which a line cannot hold.
        if len(value) > room or "\n" in value:
            return None
        written = _spelled(value, key, style, flow=True, typed=typed)
    elif isinstance(value, dict):
        return _flow_mapping(value, room, typed, style)
    elif isinstance(value, list):
        return _flow_list(value, room, typed, key, style)
    else:
        written = _bare(value)
    return written if len(written) <= room else None


def _flow_mapping(value: dict[str, Any], room: int, typed: bool, style: Style) -> str | None:
    room -= 2
    parts: list[str] = []
    for key, item in value.items():
        name = scalar(key, flow=True) if len(key) <= room else key
        # `name: ` and, but for the first, `, ` before it.
        room -= len(name) + 2 + (2 if parts else 0)
        if room <= 0:
            return None
        written = _one_line(item, room, typed=typed or key == "extra", key=key, style=style)
        if written is None:
            return None
        room -= len(written)
        parts.append(f"{name}: {written}")
    return "{" + ", ".join(parts) + "}"


def _flow_list(value: list[Any], room: int, typed: bool, key: str, style: Style) -> str | None:
    room -= 2
    parts: list[str] = []
    for item in value:
        room -= 2 if parts else 0
        written = _one_line(item, room, typed=typed, key=key, style=style) if room > 0 else None
        if written is None:
            return None
        room -= len(written)
        parts.append(written)
    return "[" + ", ".join(parts) + "]"


def _bare(value: object) -> str:
    """Nothing, a truth or a number, as YAML and JSON both write it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # With a point, YAML 1.1 readers take 1e+16 for a number as well.
        written = repr(value)
        return written if "." in written else _SPECIAL_FLOAT.sub(".0e", written)
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"a map file cannot hold a {type(value).__name__}")
