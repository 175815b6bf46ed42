"""`@include(path)`: files that stand in for a line of another, and Argdown inside Markdown.

A file is included only once, and only if the map may name it (`allowed_paths.py`). The size of all
texts together is limited. A problem is reported in the file that it is in.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from argmap.content import NamedFiles, SourceFile
from argmap.diagnostics import Diagnostic, Related, Rule, SourceText, Span
from argmap.formats.argdown import rules
from argmap.formats.core.allowed_paths import HELP, PathNotAllowedError, allowed_path
from argmap.formats.core.source_texts import read_named

_INCLUDE = re.compile(r"@include\(([^)]+)\)")
_FENCE = re.compile(
    r"(?P<lead>[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*)"
    r"(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})(?P<info>[^\r\n]*)\r?$",
)
_ARGDOWN = re.compile(r"""\s*(?:argdown\b|\{[^}]*?[\s.{="']?argdown\b)""", re.IGNORECASE)
# A file is included only once, so these limits are for folders full of large files.
MAX_CHARACTERS = 50_000_000
MAX_FILES = 1_000


class Expanded(SourceText):
    """A text made of several files; places in it are reported in the file they come from."""

    def __init__(self, main: SourceText, pieces: list[tuple[str, SourceText, int]]) -> None:
        text = "".join(text for text, _, _ in pieces)
        super().__init__(text, main.file, main.source_roots, main.named_files)
        self.main = main
        self._begins: list[int] = []
        self._origins: list[tuple[SourceText, int]] = []
        position = 0
        for text, source, offset in pieces:
            self._begins.append(position)
            self._origins.append((source, offset))
            position += len(text)

    def _origin(self, offset: int) -> tuple[SourceText, int]:
        index = bisect_right(self._begins, offset) - 1
        source, start = self._origins[index]
        return source, start + offset - self._begins[index]

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
        """A diagnostic in the file that the place comes from."""
        source, at = self._origin(start)
        stop = min(at + max(end - start, 0), len(source.text))
        return source.report(rule, message, at, stop, help=help, related=related)

    def span(self, start: int, end: int) -> Span:
        """The place in the main file; for included text, the place of the line that includes it."""
        source, at = self._origin(start)
        if source is self.main:
            return source.span(at, min(at + end - start, len(source.text)))
        index = bisect_right(self._begins, start) - 1
        while self._origins[index][0] is not self.main and index > 0:
            index -= 1
        main, offset = self._origins[index]
        length = (self._begins[index + 1] if index + 1 < len(self._begins) else 0) - self._begins[
            index
        ]
        where = min(offset + max(length, 0), len(main.text))
        return main.span(where, where + 1)


def expand(source: SourceText) -> tuple[SourceText, list[Diagnostic]]:
    """The text with everything that it includes, and a diagnostic for what could not be included."""
    if "@include(" not in source.text:
        return source, []
    expansion = _Expansion(source)
    expansion.run()
    return Expanded(source, expansion.pieces), expansion.diagnostics


@dataclass(frozen=True, slots=True)
class _FilesOnDisk:
    """The files that a text in a file can name."""

    own: Path
    roots: tuple[Path, ...]

    @classmethod
    def beside(cls, source: SourceText) -> _FilesOnDisk | None:
        """The files beside a text; None where the text is no file."""
        if not source.file or not os.path.exists(source.file):  # noqa: PTH110
            return None
        own = Path(os.path.realpath(source.file))
        return cls(own, (own.parent, *source.source_roots))

    def file(self, written: str, folder: Path | None) -> Path:
        return allowed_path(written, folder or self.own.parent, self.roots)

    def read(self, written: str, folder: Path | None) -> SourceFile:
        return read_named(written, folder or self.own.parent, self.roots)


class _Expansion:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.files: NamedFiles | None = source.named_files or _FilesOnDisk.beside(source)
        self.included: set[Path] = set()
        self.pieces: list[tuple[str, SourceText, int]] = []
        self.diagnostics: list[Diagnostic] = []
        self.size = len(source.text)

    def run(self) -> None:
        # Each file that is being read, and how far it is read.
        pending: list[tuple[SourceText, int, Path | None]] = [(self.source, 0, None)]
        while pending:
            source, start, folder = pending.pop()
            match = _INCLUDE.search(source.text, start)
            end = match.start() if match else len(source.text)
            self.pieces.append((source.text[start:end], source, start))
            if match is None:
                continue
            pending.append((source, match.end(), folder))
            included = self._read(source, match, folder)
            if included is not None:
                pending.append((included[0], 0, included[1]))

    def _read(
        self, source: SourceText, match: re.Match[str], folder: Path | None
    ) -> tuple[SourceText, Path] | None:
        written = match[1]
        if self.files is None:
            self._fail(source, match, "a text that is no file cannot include one", None)
            return None
        try:
            real = self.files.file(written, folder)
        except PathNotAllowedError as error:
            self._fail(source, match, f"{written[:60]} {error}", HELP)
            return None
        if real in self.included or real == self.files.own:
            return None
        self.included.add(real)
        return self._text(source, match, real, self.files.read(written, folder))

    def _text(
        self, source: SourceText, match: re.Match[str], real: Path, found: SourceFile
    ) -> tuple[SourceText, Path] | None:
        if found.text is None:
            help = "the path starts from the folder of the file that names it"
            self._fail(source, match, f"{match[1][:60]} {found.problem}", help)
            return None
        self.size += len(found.text)
        if self.size > MAX_CHARACTERS or len(self.included) > MAX_FILES:
            self._fail(source, match, "too much is included", "take the map apart")
            return None
        return SourceText(found.text.removeprefix("\ufeff"), os.fspath(found.path)), real.parent

    def _fail(
        self, source: SourceText, match: re.Match[str], message: str, help: str | None
    ) -> None:
        self.diagnostics.append(
            source.report(rules.BrokenInclude, message, *match.span(), help=help)
        )


def fenced(source: SourceText) -> SourceText:
    """The Argdown between the fences of a Markdown text; its places are reported in that text.

    A fence can be in a list or a quotation, and can be one of Pandoc's: `{.argdown #id}`. A fence inside
    the fence of another language does not count. An unclosed fence ends with the text.
    """
    pieces: list[tuple[str, SourceText, int]] = []
    opened: re.Match[str] | None = None
    is_argdown = False
    at = 0
    for line in source.text.splitlines(keepends=True):
        if opened is None:
            opened = _FENCE.match(line)
            is_argdown = opened is not None and _ARGDOWN.match(opened["info"]) is not None
        elif _is_closing(line, opened):
            opened = None
            if is_argdown:
                # Two fences are two blocks. Without an empty line the second would go on with the
                # first.
                pieces.append(("\n\n", source, at))
        elif is_argdown:
            skipped = _margin(line, opened["lead"])
            pieces.append((line[skipped:], source, at + skipped))
        at += len(line)
    return Expanded(source, pieces or [("", source, 0)])


def _is_closing(line: str, opened: re.Match[str]) -> bool:
    content = line[_margin(line, opened["lead"]) :].strip(" \t>\r\n")
    mark = opened["mark"]
    return len(content) >= len(mark) and not content.strip(mark[0])


def _margin(line: str, lead: str) -> int:
    """How much of a line belongs to the quotation or the list around its fence."""
    at = 0
    for sign in lead:
        if at < len(line) and (line[at] == sign or line[at] in " \t") and line[at] not in "\r\n":
            at += 1
        else:
            break
    return at
