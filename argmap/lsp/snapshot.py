"""One version of a text in an editor, with what is understood of it; all of it on demand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostics import Diagnostic, SourceText, Span
from argmap.formats.core.decoding import Decoded
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading, garbage_collection_paused, read_decoded
from argmap.lsp.known_map import KnownMap
from argmap.lsp.mentions import Mention, argdown_mentions, native_mentions
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.checks.registry import RuleChoice
    from argmap.formats.native.syntax.document import Document
    from argmap.graph import ArgumentGraph


class Stretch(NamedTuple):
    """A part of a text: offsets in code points, the end exclusive."""

    start: int
    end: int


class Snapshot:
    """A text, and the map in it. It never changes: the next version is another snapshot."""

    def __init__(
        self,
        text: str,
        path: str | None = None,
        format: str | None = None,
        known: KnownMap | None = None,
        looked_like: str | None = None,
    ) -> None:
        self.text = text
        """Without the mark that some editors put before UTF-8."""
        self.path = path
        """Where the file is, for the sources that it names; None for a text without a file."""
        self.format = format
        """The format that the editor takes the text for; None: what it looks like."""
        self._known = known
        self._looked_like = looked_like

    def followed_by(self, text: str) -> Snapshot:
        """The next version of the text. Until that is read, the ids of this one are known."""
        is_better = "loaded" in self.__dict__ and self.map is not None
        known = self.known if is_better else self._known
        looked_like = self.loaded.format if is_better else self._looked_like
        return Snapshot(text, self.path, self.format, known, looked_like)

    @cached_property
    def loaded(self) -> Loaded:
        """What was read from the text."""
        return read_decoded(Decoded(self.path, self.source), Reading(self.format, for_edits=True))

    @property
    def map(self) -> ArgumentMap | None:
        """The map, as far as it makes sense."""
        return self.loaded.map or self.loaded.partial

    @property
    def known(self) -> KnownMap:
        """The newest map that is at hand, so that a completion need not wait for the text to be read."""
        if self._known is not None and ("loaded" not in self.__dict__ or self.map is None):
            return self._known
        return self._own_map

    @cached_property
    def _own_map(self) -> KnownMap:
        return KnownMap(self.map or ArgumentMap())

    @cached_property
    def graph(self) -> ArgumentGraph:
        """The graph of the map, as far as it makes sense."""
        from argmap.graph import to_graph

        return to_graph(self.map or ArgumentMap())

    @cached_property
    def source(self) -> SourceText:
        """The text with its lines."""
        return SourceText(self.text, self.path)

    @property
    def document(self) -> Document | None:
        """The tape of a text in argmap's own format."""
        native = self.loaded.native
        return native.places.document if native else None

    @property
    def is_json(self) -> bool:
        """Whether the text is, or is going to be, JSON."""
        return self.format == "json" or self.text.lstrip()[:1] == "{"

    @property
    def is_argdown(self) -> bool:
        """Whether the text is Argdown."""
        if self.format is not None:
            return self.format.startswith("argdown")
        if self._looked_like is not None and "loaded" not in self.__dict__:
            # Nobody who types waits for the text to be read.
            return self._looked_like.startswith("argdown")
        return self.loaded.format.startswith("argdown")

    @cached_property
    def mentions(self) -> list[Mention]:
        """Everywhere that something of the map is named, in the order of the text."""
        if self.map is None:
            return []
        if self.document is not None:
            return native_mentions(self.document, self.map)
        return argdown_mentions(self.text, self.map) if self.is_argdown else []

    def mention_at(self, offset: int) -> Mention | None:
        """What is named at an offset, or right before it."""
        from bisect import bisect_right

        at = bisect_right(self.mentions, offset, key=lambda mention: mention.start) - 1
        # The narrowest of those that hold the offset: `b` in `b/a`.
        held = [m for m in self.mentions[max(0, at - 4) : at + 1] if m.start <= offset <= m.end]
        return min(held, key=lambda mention: mention.end - mention.start, default=None)

    def stretch(self, span: Span) -> Stretch:
        """The offsets of a span."""
        return Stretch(
            self._offset(span.line, span.column), self._offset(span.end_line, span.end_column)
        )

    def _offset(self, line: int, column: int) -> int:
        if line > self.source.line_count():
            return len(self.text)
        return min(self.source.line_start(line) + column - 1, len(self.text))

    def diagnostics(self, choice: RuleChoice | None = None) -> list[Diagnostic]:
        """All that `argmap check` says of the text."""
        from argmap.checks.registry import RuleChoice, run_checks

        loaded = self.loaded
        # Checks of a large map make much that lives as long as they run.
        with garbage_collection_paused():
            return run_checks(loaded, choice=choice or RuleChoice())
