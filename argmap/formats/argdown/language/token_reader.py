"""A walk over the tokens of a text: which comes next, and what to say if it fits nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.diagnostics import Diagnostic, Rule, SourceText
from argmap.formats.argdown import rules
from argmap.formats.argdown.language import tokens as t
from argmap.formats.argdown.language.data import DataError, read_data
from argmap.formats.argdown.language.document import Data
from argmap.formats.argdown.language.tokens import CONTENT, Token

DEFINITIONS = {t.STATEMENT_DEFINITION, t.ARGUMENT_DEFINITION}
REFERENCES = {t.STATEMENT_REFERENCE, t.ARGUMENT_REFERENCE}
TITLED = DEFINITIONS | REFERENCES
ITEMS = (t.ORDERED_ITEM, t.UNORDERED_ITEM)
BLOCK_END = {t.EMPTY_LINE, t.END}


class SkipError(Exception):
    """The rest of the block makes no sense; it has been reported."""


def place_of(token: Token) -> tuple[int, int]:
    """Where a token stands."""
    return token.start, token.end


def shown(token: Token) -> tuple[int, int]:
    """Where a token stands, at least one character wide."""
    return token.start, max(token.end, token.start + 1)


class TokenReader:
    """Goes through tokens from the first to the last, and collects diagnostics."""

    def __init__(self, source: SourceText, tokens: list[Token]) -> None:
        self.source = source
        self.text = source.text
        self.tokens = tokens
        self.index = 0
        self.diagnostics: list[Diagnostic] = []

    @property
    def kind(self) -> str:
        """The kind of the token that is next."""
        return self.tokens[self.index].kind

    def _next(self) -> Token:
        token = self.tokens[self.index]
        self.index += 1
        return token

    def _take(self, kind: str) -> Token | None:
        return self._next() if self.kind == kind else None

    def _skip(self) -> None:
        while self.kind not in BLOCK_END:
            self.index += 1

    def _report(
        self, rule: type[Rule], message: str, place: tuple[int, int], help: str | None = None
    ) -> None:
        self.diagnostics.append(self.source.report(rule, message, *place, help=help))

    def _fail(self, rule: type[Rule], message: str, help: str | None = None) -> SkipError:
        """Report that the next token cannot be read; returns the error to raise."""
        self._report(rule, message, shown(self.tokens[self.index]), help)
        return SkipError()

    def _unexpected(self) -> None:
        """Report what is wrong with the next token, which fits nowhere."""
        token = self.tokens[self.index]
        if token.kind == t.INDENT and self.tokens[self.index + 1].kind in ITEMS:
            self.index += 1
        token = self.tokens[self.index]
        image = self.text[token.start : token.end].strip()
        if token.kind in (t.RELATION, t.INDENT, t.DEDENT):
            raise self._fail(
                rules.MisplacedRelation,
                "this relation has no parent at its indentation",
                "indent it more than the line it relates to, with no empty line between; "
                "write \\+ or \\- where it is text",
            )
        if token.kind in (t.INFERENCE_START, t.NUMBER):
            raise self._fail(
                rules.UnfinishedStructure,
                "a premise-conclusion structure does not go on here",
                "put an empty line before a structure, and none inside it",
            )
        if token.kind == t.STRAY:
            help = "delete it, or write \\\\ for a backslash in the text"
            raise self._fail(rules.StrayBackslash, "this backslash escapes nothing", help)
        if token.kind == t.FRONT_MATTER:
            help = "front matter stands at the beginning of the file; write \\=== for text"
            raise self._fail(rules.ArgdownSyntax, "=== begins front matter", help)
        if token.kind in ITEMS:
            help = "put an empty line before a list; lists do not nest"
            raise self._fail(rules.ArgdownSyntax, "a list cannot begin here", help)
        if token.kind == t.END:
            raise self._fail(rules.ArgdownSyntax, "the text ends too early")
        if token.kind in CONTENT or token.kind in TITLED:
            help = "only tags, data and relations follow a title; put an empty line between"
            raise self._fail(rules.ArgdownSyntax, "this text follows nothing it could", help)
        raise self._fail(rules.ArgdownSyntax, f"{image[:40] or token.kind} cannot stand here")

    def _wrong_text(self, what: str, token: Token) -> None:
        image = self.text[token.start : token.end]
        if what == "link":
            help = "write [its text](its address) on one line"
            self._report(rules.BrokenLink, "a link breaks over a line", place_of(token), help)
            return
        mark = token.value
        help = f"close it with {mark}, or write {''.join(chr(92) + c for c in mark)} for text"
        self._report(rules.UnclosedMarkup, f"{image} is never closed", place_of(token), help)

    def _data(self, token: Token, read: Callable[[str, int], Any] = read_data) -> Data | None:
        """The data of a token; None if it cannot be kept."""
        image = self.text[token.start : token.end]
        try:
            data = read(image, token.start)
        except DataError as error:
            at = min(error.offset, max(token.end - 1, token.start))
            help = "put a text with commas, colons or brackets in quotation marks; or write \\{"
            self._report(rules.BadData, f"this is not YAML: {error}", (at, at + 1), help)
            return None
        if data is None or isinstance(data, dict):
            return data
        self._report(
            rules.UnreadData, "this data has no keys", (token.start, token.end), "{key: value}"
        )
        return None
