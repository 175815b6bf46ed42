"""JSON text to a `Document`: the same tape as for YAML, with the position of every key and value.

The standard library's parser is faster but keeps no positions, drops the first of two equal keys
without a word, and stops at the first error. Numbers and words stay as they are written.
"""

from __future__ import annotations

import json
import re
from itertools import islice

from argmap.diagnostics import SourceText
from argmap.formats.native import rules
from argmap.formats.native.syntax.document import MAPPING, SEQUENCE, Document
from argmap.formats.native.syntax.yaml_text import MAX_DEPTH

_TOKEN = re.compile(
    r"[ \t\r\n]*(?:"
    r"(?P<string>\"(?:[^\"\\\x00-\x1f]++|\\.)*+\")"
    r"|(?P<sign>[{}\[\],:])"
    r"|(?P<word>[-+.\w]+)"
    r"|(?P<wrong>[^ \t\r\n][^\s{}\[\],:\"]*)"
    r"|\Z)"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)\Z", re.ASCII)


def parse_json(source: SourceText) -> Document:
    """Read a JSON text onto a tape, with a diagnostic for everything that is wrong with it."""
    document = Document(source)
    _JsonTape(document).fill()
    return document


class _JsonTape:
    """One pass over the tokens: a value, key or separator at a time, no recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = self._without_surrogates()
        self.open: list[int] = []
        self.expecting = "value"
        """What may stand next: value, key, first key, first value, colon, comma, end."""

    def fill(self) -> None:
        """Write the tape as far as the text can be understood."""
        text, match_at = self.text, _TOKEN.match
        position = 0
        while True:
            match = match_at(text, position)
            if match is None or match.lastgroup is None:
                break
            start, position = match.span(match.lastgroup)
            kind = match.lastgroup
            if kind == "sign":
                going = self._sign(text[start], start)
            elif kind == "string":
                going = self._scalar(_unescaped(text[start:position]), start, position)
            elif kind == "word" and _WORD.match(text, start, position):
                going = self._scalar(text[start:position], start, position, is_string=False)
            else:
                going = self._wrong(start, position)
            if not going:
                self.document.complete = False
                return
        if self.open:
            self.document.complete = False
            end = max(len(text) - 1, 0)
            self._report("the text ends before everything is closed", end, end + 1)
        while self.open:
            self.document.ends[self.open.pop()] = len(self.document.values)

    def _without_surrogates(self) -> str:
        """The text with a stand-in for each half of a character, which could never be saved."""
        text = self.document.source.text
        for match in islice(_SURROGATE.finditer(text), 10):
            self.document.diagnostics.append(
                self.document.source.report(
                    rules.ControlCharacter,
                    f"half of a character, U+{ord(match[0]):04X}, stands in the text",
                    *match.span(),
                    help="delete it",
                )
            )
        return _SURROGATE.sub("\ufffd", text)

    def _push(self, value: str | bool, start: int, end: int) -> None:
        self.document.values.append(value)
        self.document.starts.append(start)
        self.document.ends.append(end)

    def _after_value(self) -> None:
        self.expecting = "comma" if self.open else "end"

    def _scalar(self, value: str, start: int, end: int, *, is_string: bool = True) -> bool:
        if self.expecting == "comma":
            self._report("a comma is missing before this", start, end)
            self.expecting = "key" if self._in_mapping() else "value"
        if self.expecting in ("key", "first key"):
            if not is_string:
                self._report('a key is written in double quotes: "key"', start, end)
            self._push(value, start, end)
            self.expecting = "colon"
            return True
        if self.expecting not in ("value", "first value"):
            return self._unexpected(start, end)
        self._push(value, start, end)
        self._after_value()
        return True

    def _in_mapping(self) -> bool:
        return bool(self.open) and self.document.values[self.open[-1]] is MAPPING

    def _sign(self, sign: str, at: int) -> bool:
        expecting = self.expecting
        if sign in "{[":
            if expecting == "comma":
                self._report("a comma is missing before this", at, at + 1)
                expecting = "key" if self._in_mapping() else "value"
            if expecting not in ("value", "first value"):
                return self._unexpected(at, at + 1)
            return self._begin(sign, at)
        if sign in "}]":
            return self._close(sign, at)
        if sign == ":" and expecting == "colon":
            self.expecting = "value"
            return True
        if sign == "," and expecting == "comma":
            self.expecting = "key" if self._in_mapping() else "value"
            return True
        return self._unexpected(at, at + 1)

    def _begin(self, sign: str, at: int) -> bool:
        if len(self.open) == MAX_DEPTH:
            self.document.diagnostics.append(
                self.document.source.report(
                    rules.TooDeep,
                    f"nested more than {MAX_DEPTH} levels deep",
                    at,
                    at + 1,
                    help="claims stand side by side and refer to one another by id",
                )
            )
            return False
        self.open.append(len(self.document.values))
        self._push(MAPPING if sign == "{" else SEQUENCE, at, 0)
        self.expecting = "first key" if sign == "{" else "first value"
        return True

    def _close(self, sign: str, at: int) -> bool:
        if not self.open or sign != ("}" if self._in_mapping() else "]"):
            return self._unexpected(at, at + 1)
        if self.expecting in ("key", "value") and not (
            self.expecting == "value" and self._in_mapping()
        ):
            self._report("a comma stands after the last element; delete it", at, at + 1)
        elif self.expecting in ("colon", "value"):
            self._report("a value is missing before this", at, at + 1)
            self._push("null", at, at)
        self.document.ends[self.open.pop()] = len(self.document.values)
        self._after_value()
        return True

    def _unexpected(self, start: int, end: int) -> bool:
        wanted = {
            "value": "a value",
            "first value": "a value or ]",
            "key": "a key in double quotes",
            "first key": "a key in double quotes or }",
            "colon": "a colon",
            "comma": "a comma or a closing bracket",
            "end": "the end of the file",
        }[self.expecting]
        self._report(f"{wanted} should stand here", start, end)
        return False

    def _wrong(self, start: int, end: int) -> bool:
        written = self.text[start:end]
        if written.startswith(("//", "/*", "#")):
            self._report("JSON has no comments", start, end)
        elif written.startswith(("'", "‘", "“")):
            self._report("text is written in straight double quotes", start, end)
        elif written.startswith('"'):
            self._report("this quotation mark is not closed on its line", start, start + 1)
        else:
            self._report("text is written in double quotes", start, end)
        return False

    def _report(self, message: str, start: int, end: int) -> None:
        self.document.diagnostics.append(
            self.document.source.report(
                rules.JsonSyntax,
                message,
                start,
                min(end, start + 80),
                help="argmap explain json-syntax shows well-formed JSON",
            )
        )


def _unescaped(literal: str) -> str:
    if "\\" not in literal:
        return literal[1:-1]
    try:
        text = json.loads(literal)
    except ValueError:
        return literal[1:-1]
    assert isinstance(text, str)
    # A lone surrogate is no character: it could be neither shown nor saved.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
