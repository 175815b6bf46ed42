"""Where in a map a cursor stands, by the letters around it: the text need not be sound, or whole.

Only lines above the cursor are looked at, and of those only the ones that are indented less, so that
the answer is there at once in a map of any size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\s,:;()\[\]{}\"'!?&*|<>@=~^`$%\\#]*\Z")
_KEY = re.compile(
    r"(?P<dashes>(?:- +)*)(?P<key>\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s#\-{}\[\],\"'][^{}\[\],#]*?)\s*:(?=\s|\Z)"
)
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"?|(?<![\w'])'(?:[^']|'')*'?|(?<!\S)#[^\n]*|[{}\[\],]")

_LONGEST_KEY = 400

MAX_FLOW = 20_000
"""So many characters before the cursor are searched for the bracket that it stands in."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is being typed."""

    path: tuple[str, ...]
    """The keys that lead to the mapping in which the cursor stands: `("claims", "a")`."""
    key: str | None
    """The key whose value is typed; None where a key itself is."""
    word: str
    """The letters between the start of the word and the cursor."""
    siblings: str = ""
    """What stands before the cursor in the same mapping, as far as it is near."""

    @property
    def is_key(self) -> bool:
        """Whether a key is typed."""
        return self.key is None


def context_at(text: str, offset: int) -> Context:
    """What is being typed at an offset."""
    head = text[:offset] if offset < MAX_FLOW else text[offset - MAX_FLOW : offset]
    word = _WORD.search(head[head.rfind("\n") + 1 :])
    typed = word[0] if word else ""
    before = offset - len(typed)
    start = _block_start(text, before)
    flow = _flow(text[start:before])
    path = _block_path(text, start)
    if flow is None:
        line = text[text.rfind("\n", 0, before) + 1 : before]
        block, key = _in_line(text, before, line)
        return Context(block, key, typed, text[max(0, before - 400) : before])
    keys, key, inside = flow
    return Context((*path, *keys), key, typed, inside)


def _block_start(text: str, offset: int) -> int:
    """The start of the nearest line, this one or above, that begins an entry outside of brackets."""
    least = max(0, offset - MAX_FLOW)
    at = offset
    while True:
        start = text.rfind("\n", 0, at) + 1
        line = text[start : start + _LONGEST_KEY].lstrip(" ")
        if start <= least or (_KEY.match(line) and _is_outside(text[start:offset])):
            return start
        at = start - 1


def _is_outside(stretch: str) -> bool:
    """Whether no bracket is closed in a text that was opened before it."""
    depth = 0
    for token in _TOKEN.finditer(stretch):
        if token[0] in "{[":
            depth += 1
        elif token[0] in "}]":
            depth -= 1
            if depth < 0:
                return False
    return True


def _flow(stretch: str) -> tuple[list[str], str | None, str] | None:
    """In brackets: the keys that lead there, the key whose value is typed, and what is before it."""
    open_at: list[tuple[str, str | None, int]] = []
    begun = 0
    for token in _TOKEN.finditer(stretch):
        sign = token[0]
        if sign in "{[":
            open_at.append((sign, _last_key(stretch[begun : token.start()]), token.end()))
            begun = token.end()
        elif sign in "}]":
            if open_at:
                open_at.pop()
            begun = token.end()
        elif sign == ",":
            begun = token.end()
    if not open_at:
        return None
    keys = [key for sign, key, _ in open_at if key is not None]
    sign, _, start = open_at[-1]
    if sign == "[" and keys:
        # Each in a list is a value of the key before the list.
        return keys[:-1], keys[-1], stretch[start:]
    return keys, _last_key(stretch[begun:]), stretch[start:]


def _last_key(piece: str) -> str | None:
    found = re.search(r"(\"[^\"]*\"|'[^']*'|[^\s{}\[\],:\"'][^{}\[\],:]*?)\s*:\s*[^:]*\Z", piece)
    return _bare(found[1].lstrip("- ")) if found else None


def _block_path(text: str, start: int) -> tuple[str, ...]:
    """The keys above a line that are indented less than it."""
    line = text[start : start + _LONGEST_KEY].split("\n", 1)[0]
    return _above(text, start, _indent(line))


def _in_line(text: str, offset: int, line: str) -> tuple[tuple[str, ...], str | None]:
    """In a block: the path of the mapping, and the key whose value is typed."""
    start = offset - len(line)
    content = line.lstrip(" ")
    match = _KEY.match(content)
    if match:
        indent = len(line) - len(content) + len(match["dashes"])
        return _above(text, start, indent), _bare(match["key"])
    item = re.match(r"(?:- +)+", content)
    indent = len(line) - len(content)
    above = _above(text, start, indent + (1 if item else 0))
    if item and above:
        return above[:-1], above[-1]
    return above, None


def _above(text: str, start: int, indent: int) -> tuple[str, ...]:
    keys: list[str] = []
    at = start - 1
    while indent > 0 and at > 0:
        begin = text.rfind("\n", 0, at) + 1
        depth = begin
        while depth < at and text[depth] == " ":
            depth += 1
        if depth - begin < indent and depth < at and text[depth] not in "#\r":
            match = _KEY.match(text[depth : min(at, depth + _LONGEST_KEY)])
            if match:
                dashes = len(match["dashes"])
                own = depth - begin + dashes
                if own < indent or not dashes:
                    keys.append(_bare(match["key"]))
                indent = depth - begin
        at = begin - 1
    return tuple(reversed(keys))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _bare(key: str) -> str:
    key = key.strip()
    return key[1:-1] if len(key) > 1 and key[0] in "\"'" and key[-1] == key[0] else key
