"""Located messages about a map: what is wrong, where, and what to write instead.

Every reader and every check *returns* diagnostics and goes on as far as it can. A kind of
diagnostic is a `Rule`: a class whose docstring is the page that `argmap explain` prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.content import NamedFiles

Severity = Literal["error", "warning", "note"]

SNIPPET_WIDTH = 160
"""Of a source line longer than this, in code points, only a window around the place is shown."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: 1-based lines and columns, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """The source line a diagnostic points into, cut to a window around the place.

    `offset` is the number of code points cut off at the left.
    """

    text: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a diagnostic, such as the first use of a doubled id."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One located message.

    `code` (`AM###`) and `name` (kebab case) are stable; the wording of `message` is not.
    """

    code: str
    name: str
    severity: Severity
    message: str
    file: str | None = None
    span: Span | None = None
    help: str | None = None
    snippet: Snippet | None = None
    related: tuple[Related, ...] = ()

    def __str__(self) -> str:
        """The message on one line, as `file:line:column: severity[code]: message`."""
        place = self.file or ""
        if self.span:
            place += f":{self.span.line}:{self.span.column}"
        return f"{place}: {self.severity}[{self.code}]: {self.message}".removeprefix(": ")


class MapError(ValueError):
    """No valid map can be built from what was read; `diagnostics` says why, and where."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = list(diagnostics)
        errors = [d for d in self.diagnostics if d.severity == "error"]
        text = "\n".join(str(d) for d in errors[:10])
        # A broken file can have thousands of errors, and the text of an exception is printed whole.
        if len(errors) > 10:
            text += f"\n({len(errors) - 10} more errors)"
        super().__init__(text)


class Rule:
    """A kind of diagnostic.

    A subclass gives `code` and `severity`; its docstring is the page `argmap explain` prints, and
    its name in kebab case is the diagnostic's name: `class UnknownKey` is `unknown-key`.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]

    @classmethod
    def name(cls) -> str:
        """The rule's name as people write it: `unknown-key`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def report(
        cls,
        message: str,
        *,
        file: str | None = None,
        span: Span | None = None,
        help: str | None = None,
        snippet: Snippet | None = None,
        related: Iterable[Related] = (),
    ) -> Diagnostic:
        """A diagnostic of this kind."""
        return Diagnostic(
            cls.code, cls.name(), cls.severity, message, file, span, help, snippet, tuple(related)
        )


class SourceText:
    """A text with its lines, which turns offsets (code points) into spans and snippets."""

    def __init__(
        self,
        text: str,
        file: str | None = None,
        source_roots: tuple[Path, ...] = (),
        named_files: NamedFiles | None = None,
    ) -> None:
        self.text = text
        self.file = file
        self.source_roots = source_roots
        """The folders, besides the text's own, in which it may name files."""
        self.named_files = named_files
        """The files that it can name, where these are not files on disk."""

    @cached_property
    def _starts(self) -> list[int]:
        # Not str.splitlines: that also breaks lines at form feeds and U+2028, where editors do not.
        return [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        from bisect import bisect_right

        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`, never empty, so that there is something to underline."""
        return Span(*self.position(start), *self.position(max(end, start + 1)))

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line break."""
        return self.text[self.line_start(number) : self._line_end(number)]

    def _line_end(self, number: int) -> int:
        """The offset of a 1-based line's line break, or of the end of the text."""
        if number == len(self._starts):
            return len(self.text)
        end = self._starts[number]
        return end - (2 if self.text.endswith("\r\n", 0, end) else 1)

    def line_start(self, number: int) -> int:
        """The offset at which a 1-based line begins."""
        return self._starts[number - 1]

    def line_count(self) -> int:
        """How many lines there are; a final line break begins no further line."""
        return len(self._starts) - (self._starts[-1] == len(self.text) > 0)

    def snippet(self, span: Span) -> Snippet:
        """The line a span begins on, as a window around it where the line is long."""
        start, end = self.line_start(span.line), self._line_end(span.line)
        # A file may be one long line, and have something wrong at many places.
        offset = max(0, min(span.column - 1 - SNIPPET_WIDTH // 3, end - start - SNIPPET_WIDTH))
        start += offset
        return Snippet(self.text[start : min(end, start + SNIPPET_WIDTH)], offset)

    def report(
        self,
        rule: type[Rule],
        message: str,
        start: int,
        end: int,
        *,
        help: str | None = None,
        related: Iterable[Related] = (),
    ) -> Diagnostic:
        """A diagnostic of `rule` at `text[start:end]`."""
        span = self.span(start, end)
        return rule.report(
            message,
            file=self.file,
            span=span,
            help=help,
            snippet=self.snippet(span),
            related=related,
        )


_TELLING_PART = 4
"""So many letters of a word can stand for the whole of it."""
_ALIKE = 60
"""Shorter words must be this similar as a whole, from 0 to 100."""


def closest(word: str, choices: Iterable[str], count: int = 1) -> list[str]:
    """The choices that `word` was probably meant to be, best first (for "did you mean")."""
    from rapidfuzz import fuzz, process, utils

    from argmap.words.folding import folded

    found = process.extract(
        word,
        list(choices),
        scorer=fuzz.WRatio,
        processor=lambda text: utils.default_process(folded(text)),
        score_cutoff=72,
        limit=8,
    )
    # WRatio likes parts of words, but `at` is no part of `relations` that anybody meant.
    found = [
        hit
        for hit in found
        if min(len(word), len(hit[0])) >= _TELLING_PART
        or fuzz.ratio(folded(word), folded(hit[0])) >= _ALIKE
    ]
    # The plain ratio puts the spelling mistake before the part.
    ranked = sorted(found, key=lambda hit: (-fuzz.ratio(folded(word), folded(hit[0])), hit[2]))
    return [hit[0] for hit in islice(ranked, count)]


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """The question "did you mean …?" for the help line, or None if no choice is close."""
    near = closest(word, choices)
    return f"did you mean {near[0]}?" if near else None


def shortened(text: str, most: int = 60) -> str:
    """A text cut to `most` code points for a message, since ids and names can be very long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def first_of(words: Sequence[str], most: int) -> str:
    """`a, b, c`, or `a, b, …` where there are more than `most`."""
    return ", ".join(words[:most]) + (", …" if len(words) > most else "")
