"""What a check has found in some maps, and what tells one finding from another."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from argmap.diagnostics import Diagnostic, Severity

STDIN = "<stdin>"
"""The file of a map from standard input."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings in some maps, in order."""

    maps: Sequence[str]
    """The files of all maps that were checked, also of those in which nothing was found."""
    found: Sequence[Diagnostic]
    folder: Path
    """The absolute folder that files are named from: as a rule the root of a repository."""
    failing: frozenset[Severity] = frozenset({"error"})
    """The severities that make the check fail."""

    def path(self, file: str | None) -> str | None:
        """A file as it is named from the folder, with forward slashes; absolute if it is elsewhere.

        None for a finding without a file, and for a map from standard input.
        """
        if file is None or file == STDIN:
            return None
        path = Path(os.path.normpath(self.folder / file))
        return (
            path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        ).as_posix()

    def fingerprinted(self) -> Iterator[tuple[Diagnostic, str]]:
        """Each finding with a text that stays the same when its line moves, and that is its alone.

        It is made from the file, the code, the line and the marked words. Of equal ones each has its
        number, in the order of the file.
        """
        seen: Counter[str] = Counter()
        for diagnostic in self.found:
            file = self.path(diagnostic.file)
            key = json.dumps([file, diagnostic.code, *_what_it_is_about(diagnostic)])
            seen[key] += 1
            yield diagnostic, sha256(f"{key} {seen[key]}".encode()).hexdigest()[:32]


def _what_it_is_about(diagnostic: Diagnostic) -> tuple[str, ...]:
    span, snippet = diagnostic.span, diagnostic.snippet
    # The message is left out where it can be: its wording may change with a version of argmap.
    if span is None or snippet is None:
        return (diagnostic.message,)
    start = span.column - 1 - snippet.offset
    end = span.end_column - 1 - snippet.offset if span.end_line == span.line else None
    return snippet.text.strip(), snippet.text[start:end]


def message_with_help(diagnostic: Diagnostic) -> str:
    """What is wrong and what to do about it, in one text."""
    return diagnostic.message + (f"; {diagnostic.help}" if diagnostic.help else "")
