"""The paragraph that the words of an utterance stand in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.formats.core.source_texts import SourceTexts
from argmap.model import Utterance
from argmap.text.places import Place
from argmap.words.normal import normal

# Reading and searching texts takes a while to load, and most answers only ask for the line of a span.
if TYPE_CHECKING:
    from argmap.quotes.finding import Finding
    from argmap.quotes.searched_text import SearchedText

MAX_CONTEXT = 2_000
"""Of a paragraph longer than this, in code points, only the part around the words is shown."""


@dataclass(frozen=True, slots=True)
class Context:
    """Some text of a source, and where the words stand in it."""

    text: str
    start: int
    """The offset of the text in the source."""
    spans: tuple[Place, ...]
    """The words, in offsets of the source."""

    def marked(self, opening: str, closing: str) -> str:
        """The text on one line, with marks around the words."""
        pieces, at = [], self.start
        for a, b in self.spans:
            pieces += [self._between(at, a), opening, self._between(a, b), closing]
            at = b
        pieces.append(self._between(at, self.start + len(self.text)))
        return " ".join("".join(pieces).split())

    def _between(self, start: int, end: int) -> str:
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


class Contexts:
    """Finds contexts in the texts of a map's sources; each text is taken apart once."""

    def __init__(self, texts: SourceTexts) -> None:
        self.texts = texts
        self._paragraphs: dict[str, list[Place]] = {}
        self._searched: dict[str, SearchedText] = {}
        self._sentences: dict[str, list[Place]] = {}
        self._found: dict[tuple[str, bool, tuple[str, ...]], Finding] = {}

    def of(self, utterance: Utterance) -> Context | None:
        """The paragraphs around the words of an utterance; None if the words are not found."""
        source = utterance.source
        text = self.texts.text(source) if source is not None else None
        if source is None or text is None:
            return None
        spans = self._spans(utterance, source, text)
        if not spans:
            return None
        start, end = self._around(source, text, spans)
        return Context(text[start:end], start, tuple(spans))

    def lines(self, utterance: Utterance) -> list[int]:
        """The lines in which the words of an utterance begin: where its span is, else where they are found.

        Of words that stand in several places all are told, for nobody knows which is meant.
        """
        source = utterance.source
        text = self.texts.text(source) if source is not None else None
        if source is None or text is None:
            return []
        begins = [place[0] for place in utterance.span[:1]]
        if not begins:
            finding = self._looked_up(utterance, source, text)
            if finding is not None and finding.passed:
                begins = [place[0] for place in (*finding.spans[:1], *finding.elsewhere)]
        lines = {self.texts.line_of(source, begin) for begin in begins}
        return sorted(line for line in lines if line is not None)

    def sentence(self, source: str, spans: Sequence[Place]) -> str:
        """The sentences of a source in which words at some places stand, on one line."""
        from argmap.text.sentences import sentence_places

        text = self.texts.text(source) or ""
        if source not in self._sentences:
            self._sentences[source] = sentence_places(text)
        places = self._sentences[source]
        first, last = spans[0][0], max(end for _, end in spans)
        begin = max(0, bisect_right(places, (first, len(text))) - 1)
        end = max(begin + 1, bisect_left(places, (last, 0)))
        inside = places[begin:end] or [(first, last)]
        start, stop = min(first, inside[0][0]), max(last, inside[-1][1])
        return " ".join(text[start:stop].split())

    def _spans(self, utterance: Utterance, source: str, text: str) -> list[Place]:
        if utterance.span:
            # A span may have been made for an older version of the text, so it is not trusted
            # blindly.
            given = sorted(utterance.span)
            return given if given[-1][1] <= len(text) and all(a < b for a, b in given) else []
        finding = self._looked_up(utterance, source, text)
        return list(finding.spans) if finding is not None and finding.passed else []

    def _looked_up(self, utterance: Utterance, source: str, text: str) -> Finding | None:
        """Where the words of an utterance are found in a text; None where it has none."""
        own = bool(utterance.quote_parts)
        said = utterance.quote_parts or ([utterance.reported] if utterance.reported else [])
        if not said:
            return None
        from argmap.quotes.searched_text import SearchedText
        from argmap.quotes.verifying import find

        key = (source, own, tuple(said))
        if key not in self._found:
            if source not in self._searched:
                self._searched[source] = SearchedText(text)
            self._found[key] = find(self._searched[source], said, own=own)
        return self._found[key]

    def _around(self, source: str, text: str, spans: Sequence[Place]) -> Place:
        """From the beginning of the first paragraph to the end of the last one."""
        from argmap.text.sentences import paragraphs

        if source not in self._paragraphs:
            self._paragraphs[source] = paragraphs(normal(text))
        first, last = spans[0][0], max(end for _, end in spans)
        inside = [p for p in self._paragraphs[source] if p[0] < last and p[1] > first]
        start = min([first, *(p[0] for p in inside)])
        end = max([last, *(p[1] for p in inside)])
        room = max(MAX_CONTEXT - (last - first), 0) // 2
        return max(start, first - room), min(end, last + room)
