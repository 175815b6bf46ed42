"""Comments in a map that say which diagnostics of a line are meant to stay: `# argmap: ignore[AM205] why`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from argmap.diagnostics import Diagnostic, Rule, SourceText
from argmap.formats.core.loaded import Loaded

_COMMENT = re.compile(r"(?:#|//)[ \t]*argmap:[ \t]*ignore\[(?P<names>[^\]\n]*)\]")

Codes = Callable[[Sequence[str]], frozenset[str]]
"""The codes of rules that are named; raises `LookupError` for a name that no rule has."""


class UnusedIgnore(Rule):
    """A comment says that something is to be ignored, and there is nothing of the kind.

    `# argmap: ignore[AM205] why` at the end of a line, or on a line of its own before it, keeps a
    warning or a note about that line from being told. Behind `ignore` stand codes (AM205), the
    beginning of codes (AM2) or names (unvoiced). What is ignored has perhaps been put right since,
    or has moved to another line; and an error leaves the map unsound, and cannot be ignored.

    Instead of

        issue: dogs
        speakers: {ada: Ada}
        claims:
          dogs: {text: Dogs bark., speaker: ada}  # argmap: ignore[AM205] nobody has said it yet

    delete the comment:

        issue: dogs
        speakers: {ada: Ada}
        claims:
          dogs: {text: Dogs bark., speaker: ada}
    """

    code = "AM291"
    severity = "note"


RULES: tuple[type[Rule], ...] = (UnusedIgnore,)


@dataclass(slots=True)
class _Comment:
    start: int
    end: int
    lines: range
    """The lines that it is about, from 1."""
    names: list[str]


def without_ignored(
    loaded: Loaded, found: Sequence[Diagnostic], codes: Codes, *, tell_unused: bool = True
) -> list[Diagnostic]:
    """What is left when the comments of a text are followed, with a note for each that does nothing."""
    source = loaded.source_text
    # Most maps have none, and looking for a word is quick.
    if source is None or "argmap:" not in source.text:
        return [*found]
    left = [*found]
    for comment in _comments(loaded, source):
        for name in comment.names:
            try:
                ignored = codes([name])
            except LookupError as error:
                left.append(_unused(source, comment, str(error)))
                continue
            kept = [d for d in left if not _is_meant(d, comment, ignored, loaded.path)]
            if len(kept) == len(left) and tell_unused:
                left.append(
                    _unused(source, comment, f"nothing here is {name}, so nothing is ignored")
                )
            else:
                left = kept
    return left


def _is_meant(
    diagnostic: Diagnostic, comment: _Comment, ignored: frozenset[str], path: str | None
) -> bool:
    return (
        diagnostic.code in ignored
        and diagnostic.severity != "error"
        and diagnostic.span is not None
        and diagnostic.file == path
        and diagnostic.span.line in comment.lines
    )


def _unused(source: SourceText, comment: _Comment, message: str) -> Diagnostic:
    help = "delete the comment, or correct the code in it"
    return source.report(UnusedIgnore, message, comment.start, comment.end, help=help)


def _comments(loaded: Loaded, source: SourceText) -> Iterator[_Comment]:
    spoken = _scalars(loaded)
    for match in _COMMENT.finditer(source.text):
        # The same letters inside the text of a claim are no comment.
        at = bisect_right(spoken, (match.start(), len(source.text))) - 1
        if at >= 0 and spoken[at][0] <= match.start() < spoken[at][1]:
            continue
        line, _ = source.position(match.start())
        before = source.text[source.line_start(line) : match.start()]
        # Alone on its line it is about the next one.
        about = line if before.strip() else line + 1
        names = [name.strip() for name in match["names"].split(",") if name.strip()]
        yield _Comment(*match.span(), range(about, about + 1), names)


def _scalars(loaded: Loaded) -> list[tuple[int, int]]:
    if loaded.native is None:
        return []
    document = loaded.native.places.document
    found = zip(document.values, document.starts, document.ends, strict=True)
    return sorted((start, end) for value, start, end in found if isinstance(value, str))
