"""The look of a text from outside: all that a format sees when it sniffs at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

_SHOWN = 2_000
"""How many characters of a value a format sees."""


class Head:
    """The look of a text from outside: how it begins, and which keys it has at its top.

    Costly facts are found when they are first asked for, and only once. Most texts are recognised by
    their first key, and a scan of all keys would take longer than reading the map.

    >>> head = Head('{"nodes": [{"id": 1}], "edges": []}')
    >>> head.is_json, head.has("nodes", "edges"), head.first_keys("nodes") == {"id"}
    (True, True, True)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: dict[str, int] = {}
        opened = _JSON.match(text)
        self.is_json = opened is not None
        """Whether the text begins like an object of JSON."""
        self._keys = _json_keys(text, opened.end()) if opened else _line_keys(text)

    @cached_property
    def is_xml(self) -> bool:
        """Whether the text begins like XML."""
        return _XML.match(self.text) is not None

    @cached_property
    def root(self) -> str:
        """The name of the outermost element of an XML text, without its prefix; else empty."""
        found = _ROOT.match(self.text)
        return found["name"] if found else ""

    @cached_property
    def begins_with_key(self) -> bool:
        """Whether the first line that says something is `key: …`, as in every map in YAML."""
        return _FIRST_KEY.match(self.text) is not None

    def begins(self, pattern: str) -> bool:
        """Whether a regular expression matches at the beginning of the text."""
        return re.match(pattern, self.text) is not None

    def finds(self, pattern: str) -> bool:
        """Whether a regular expression is found in the text; `^` is the beginning of any line."""
        return re.search(pattern, self.text, re.MULTILINE) is not None

    def has(self, *keys: str) -> bool:
        """Whether the text has all these keys at its top: of its object, or at the edge of lines."""
        return all(self._place(key) is not None for key in keys)

    def value(self, key: str) -> str:
        """The beginning of the value of a key at the top; empty if there is no such key."""
        place = self._place(key)
        return "" if place is None else self.text[place : place + _SHOWN]

    def first_keys(self, key: str) -> frozenset[str]:
        """The keys of the first object in the list of JSON that a key at the top has."""
        place = self._place(key)
        opened = None if place is None else _FIRST_OBJECT.match(self.text, place)
        if opened is None:
            return frozenset()
        return frozenset(name for name, _ in _json_keys(self.text, opened.end()))

    def _place(self, key: str) -> int | None:
        """Where the value of a key at the top begins."""
        # A plain search is ten times as fast as any scan, and says no most of the time.
        written = f'"{key}"' if self.is_json else key
        if key not in self._places and written in self.text:
            for name, place in self._keys:
                self._places.setdefault(name, place)
                if name == key:
                    break
        return self._places.get(key)


_JSON = re.compile(r"\s*\{")
_XML = re.compile(r"\s*<[?!\w]")
_PROLOG = r"<\?(?s:.*?)\?>|<!--(?s:.*?)-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>"
_ROOT = re.compile(rf"\s*(?:(?:{_PROLOG})\s*)*<(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_FIRST_OBJECT = re.compile(r"\s*\[\s*\{")
_FIRST_KEY = re.compile(
    r"""(?:[ \t]*(?:\#[^\n]*)?\r?\n|(?:---|%)[^\n]*\n)*+\s*"""
    r"""(?:["']?[\w-]+["']?[ \t]*:(?=\s|\Z)|\?[ \t]|[!&]|\{)"""
)
_STRING = r'"(?:[^"\\\n]|\\.)*+"'
_FLAT = rf'[{{\[][^{{}}\[\]"]*+(?:{_STRING}[^{{}}\[\]"]*+)*+[}}\]]'
"""An object or a list without another in it: most of a large file, and passed over at one go."""
_JSON_TOKEN = re.compile(rf'{_FLAT}|"((?:[^"\\\n]|\\.)*+)"?(?:(\s*+:)\s*+)?|([{{\[])|([}}\]])')
_LINE_KEY = re.compile(r"""(?:\A|\n)(["']?)([A-Za-z][\w-]*)\1[ \t]*:""")


def _json_keys(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The keys of the object of JSON that is opened before `start`, each with where its value begins.

    Also of an object that breaks off, or in which a comma or an opening bracket is missing.
    """
    depth = 1
    for token in _JSON_TOKEN.finditer(text, start):
        string, colon, opening, closing = token.groups()
        if string is not None:
            if depth == 1 and colon:
                yield string, token.end()
        elif opening:
            depth += 1
        elif closing and depth > 1:
            depth -= 1
        elif closing == "}":
            return


def _line_keys(text: str) -> Iterator[tuple[str, int]]:
    """The keys at the beginning of lines, each with where its value begins."""
    for found in _LINE_KEY.finditer(text):
        yield found[2], found.end()
