"""Data in braces, and front matter: YAML as the reference implementation reads it.

It reads YAML 1.2 with the types null, bool, int, float and timestamp. Timestamps stay as they were
written. Anchors, aliases and tags are refused, because they could make a small file huge.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.formats.core.nesting import shallow_part

# Most data is `{speaker: Ana, page: 3}`, which a pattern reads much faster than a YAML parser.
_SIMPLE_PAIR = re.compile(
    r"\s*([A-Za-z_][A-Za-z0-9_-]*):[ ]+"
    r"(?:\"([^\"\\\r\n]*)\"|([^\s\"'{}\[\],&*!|>%@`#:?\-][^\"'{}\[\],#:\r\n]*))[ ]*([,}]|\Z)"
)
_BLOCK_START = re.compile(r"\{[ \t]*\r?\n")
_BLOCK_END = re.compile(r"\}\s*\Z")
_FRONT_START = re.compile(r"\s*={3,}")
_FRONT_END = re.compile(r"={3,}\s*\Z")
_INT = re.compile(r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*)\Z")
_FLOAT = re.compile(
    r"(?:[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9_]+(?:[eE][-+]?[0-9]+)?)\Z"
)
_CONSTANTS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TIGHT_COLON = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|:(?=[,\[\]{}])", re.DOTALL)
TIMESTAMP = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]*)?Z?)?\Z"
)
"""A day, or a time of a day, of which the reference implementation makes a date."""
MAX_DEPTH = 100
MAX_DIGITS = 400
"""A longer row of digits stays a text."""


class DataError(ValueError):
    """A problem with a piece of YAML, with its offset in the text around it."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class TooDeepError(DataError):
    """Data nests deeper than anybody writes it."""


def read_data(image: str, start: int) -> Any:
    """The value of a piece of data with its braces; `start` is its offset. Raises `DataError`.

    >>> read_data("{speaker: Ana, page: 3}", 0)
    {'speaker': 'Ana', 'page': 3}
    """
    block = _BLOCK_START.match(image)
    if block:
        return _parse(_BLOCK_END.sub("", image[block.end() :]), start + block.end())
    simple = _simple(image)
    return _parse(image, start) if simple is None else simple


def read_front_matter(image: str, start: int) -> Any:
    """The value of the front matter with its `===`; `start` is its offset. Raises `DataError`."""
    opening = _FRONT_START.match(image)
    offset = opening.end() if opening else 0
    return _parse(_FRONT_END.sub("", image[offset:]), start + offset)


def _simple(image: str) -> dict[str, Any] | None:
    """The pairs of `{key: value, …}` with nothing special in them, which is most data."""
    found: dict[str, Any] = {}
    position = 1
    while True:
        match = _SIMPLE_PAIR.match(image, position)
        if match is None or match[1] in found or match[1] in _CONSTANTS:
            return None
        found[match[1]] = match[2] if match[3] is None else scalar(match[3].rstrip(" \t"))
        position = match.end()
        if match[4] == "}":
            return found if position == len(image) else None
        if match[4] != ",":
            return None


def scalar(written: str) -> Any:
    """The value of a plain scalar.

    >>> scalar("0x1F"), scalar("1.0"), scalar("yes"), scalar("2024-05-01")
    (31, 1, 'yes', '2024-05-01')
    """
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    if written[:1] not in "+-.0123456789":
        return written
    if _INT.match(written):
        digits = written.replace("_", "")
        if len(digits.lstrip("+-")) > MAX_DIGITS or not digits[-1:].isalnum():
            return written
        return _whole(digits)
    if _FLOAT.match(written) and any(c.isdigit() for c in written):
        number = float(written.replace("_", ""))
        if abs(number) == float("inf"):
            return written
        # JavaScript has one type of number, in which 1.0 is 1. Far larger ones are not exact.
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return written


def _whole(digits: str) -> int | str:
    sign = -1 if digits[0] == "-" else 1
    bare = digits.lstrip("+-")
    base = {"0b": 2, "0x": 16, "0o": 8}.get(bare[:2], 10)
    bare = bare[2:] if base != 10 else bare
    return sign * int(bare, base) if bare else digits


def _parse(text: str, offset: int) -> Any:
    """The value of a piece of YAML; a colon needs no space before a bracket, as in YAML 1.2."""
    try:
        return _parsed(text, offset)
    except DataError:
        spaced = _TIGHT_COLON.sub(lambda m: ": " if m[0] == ":" else m[0], text)
        if spaced == text:
            raise
        try:
            return _parsed(spaced, offset)
        except DataError:
            pass
        raise


def _parsed(text: str, offset: int) -> Any:
    import yaml

    # The base loader leaves every scalar a text. PyYAML's own types are those of YAML 1.1, where
    # `yes` is true; `scalar` has those of YAML 1.2.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    try:
        return _Tree(text, offset).build(loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.index if mark else 0
        part = shallow_part(text, at, MAX_DEPTH)
        if part is not None and part != text:
            _refuse_deep_nesting(part, offset)
        raise DataError(error.problem or "it is not YAML", offset + at) from None
    except yaml.YAMLError as error:
        raise DataError(str(error).splitlines()[0], offset) from None
    finally:
        loader.dispose()


def _refuse_deep_nesting(part: str, offset: int) -> None:
    """Raise `TooDeepError` if the brackets of a part of a text really nest too deep."""
    try:
        _parsed(part, offset)
    except TooDeepError:
        raise
    except DataError:
        # The part is cut off, so any other error in it says nothing about the whole.
        return


class _Tree:
    """Builds values from the events of one YAML text, without recursion."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.root: Any = None
        self.open: list[tuple[Any, list[Any]]] = []
        """Each collection that is open, and the key that waits for its value."""

    def build(self, loader: Any) -> Any:
        from yaml import events as e

        documents = 0
        while loader.check_event():
            event = loader.get_event()
            kind = event.__class__
            if kind is e.ScalarEvent:
                self._refuse_properties(event)
                value = scalar(event.value) if event.implicit[0] else event.value
                self._put(value, event)
            elif kind in (e.MappingStartEvent, e.SequenceStartEvent):
                self._refuse_properties(event)
                if len(self.open) == MAX_DEPTH:
                    at = self.offset + event.start_mark.index
                    raise TooDeepError(f"it nests more than {MAX_DEPTH} levels deep", at)
                self.open.append(({} if kind is e.MappingStartEvent else [], []))
            elif kind in (e.MappingEndEvent, e.SequenceEndEvent):
                self._put(self.open.pop()[0], event)
            elif kind is e.AliasEvent:
                raise self._error("aliases (*name) are not read", event)
            elif kind is e.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._error("a second YAML document begins", event)
        return self.root

    def _put(self, value: Any, event: Any) -> None:
        if not self.open:
            self.root = value
            return
        collection, waiting = self.open[-1]
        if isinstance(collection, list):
            collection.append(value)
        elif not waiting:
            waiting.append(_key(value))
        else:
            key = waiting.pop()
            if key in collection:
                raise self._error(f"the key {key[:60]} stands twice", event)
            collection[key] = value

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor:
            raise self._error(f"anchors (&{event.anchor[:60]}) are not read", event)
        if event.tag and event.tag not in ("!", "tag:yaml.org,2002:str"):
            raise self._error("tags (!name) are not read", event)

    def _error(self, message: str, event: Any) -> DataError:
        return DataError(message, self.offset + event.start_mark.index)


def _key(value: Any) -> str:
    """A key as a text, in the way JavaScript turns values into texts."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join("" if item is None else _key(item) for item in value)
    return "[object Object]" if isinstance(value, dict) else str(value)
