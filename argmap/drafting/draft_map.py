"""From the statements of a text to a map that a person goes on with."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.drafting.drafting import Draft, Statement
from argmap.drafting.resolution import Speaker
from argmap.formats.core.ids import FreshIds, slug
from argmap.model import ArgumentMap, Claim, Source, Utterance
from argmap.model import Speaker as MapSpeaker
from argmap.text.extracting import Extracted
from argmap.text.lexicon import CONFIDENCES, Confidence, lexicon
from argmap.text.quotations import Place
from argmap.words.normal import FILLER, normal

ID_WORDS = 4
"""How many words of a statement make the id of its claim."""
MAX_TITLE = 200
"""A first paragraph that is longer is no headline."""

_MARKS = "\"\u201c\u201d\u2018\u2019'`\u00ab\u00bb\u201e "
_SPACE = re.compile(rf"[\s{FILLER}]+")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A text with what was drafted from it, and the path that the map names it by."""

    draft: Draft
    extracted: Extracted
    name: str
    """What the source is called: the file's name without its suffix."""
    path: str | None
    """Where the text stands, as the map says it; None where it is not kept."""


@dataclass(frozen=True, slots=True)
class DraftedMap:
    """A map, and how many statements it leaves out because nobody is said to say them."""

    map: ArgumentMap
    unvoiced: int


def draft_map(texts: Sequence[Drafted], at_least: Confidence = "low") -> DraftedMap:
    """A map of all statements of the texts that are at least so sure, in order."""
    builder = _Builder()
    least = CONFIDENCES.index(at_least)
    for text in texts:
        builder.add(text, least)
    title = _title(texts[0]) if len(texts) == 1 else None
    map = ArgumentMap(
        title=title,
        sources=builder.sources,
        speakers=builder.speakers,
        claims=builder.claims,
    )
    return DraftedMap(map, builder.unvoiced)


def _title(text: Drafted) -> str | None:
    """The document's own title, or else the line that the text begins with."""
    if text.extracted.title:
        return text.extracted.title
    first, _, rest = text.draft.text.lstrip("\ufeff\r\n \t").partition("\n")
    line = _clean(first)
    return line if line and rest.strip() and len(line) <= MAX_TITLE else None


class _Builder:
    """Puts statements together; the same name in several texts is the same speaker."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.speakers: dict[str, MapSpeaker] = {}
        self.claims: dict[str, Claim] = {}
        self.unvoiced = 0
        self._source_ids = FreshIds("-")
        self._speaker_ids = FreshIds("-")
        self._claim_ids = FreshIds("-")
        self._known: dict[str, str] = {}

    def add(self, text: Drafted, least: int) -> None:
        source = self._source_ids.take(slug(text.name, "source"))
        about: dict[str, Any] = {**text.extracted.about, "path": text.path}
        self.sources[source] = Source(id=source, **about)
        for statement in text.draft.statements:
            if CONFIDENCES.index(statement.confidence) < least:
                continue
            if statement.speakers:
                self._claim(statement, source, text.draft.text)
            else:
                self.unvoiced += 1

    def _claim(self, statement: Statement, source: str, text: str) -> None:
        id = self._claim_ids.take(_claim_id(statement.text))
        words = _words(statement, text)
        self.claims[id] = Claim(
            id=id,
            text=_sentence(statement, text),
            utterances=[
                Utterance(speaker=self._speaker(speaker), source=source, via=statement.via, **words)
                for speaker in statement.speakers
            ],
            extra=_remarks(statement),
        )

    def _speaker(self, speaker: Speaker) -> str:
        key = speaker.name.casefold()
        if key not in self._known:
            id = self._known[key] = self._speaker_ids.take(slug(speaker.name, "speaker"))
            self.speakers[id] = MapSpeaker(
                id=id,
                name=_clean(speaker.name),
                role=_clean(speaker.role) if speaker.role else None,
                anonymous=speaker.is_anonymous,
                collective=speaker.is_collective,
            )
        return self._known[key]


def _claim_id(text: str) -> str:
    """An id of the first words that say something."""
    tags = lexicon().tags
    words = _WORD.findall(normal(text).lower())
    # Verbs and numbers say something; the other small words do not.
    telling = [w for w in words if tags.get(w, "v") in "dv#" and not w.endswith("n't")] or words
    return slug(" ".join(telling[:ID_WORDS]))


def _words(statement: Statement, text: str) -> dict[str, Any]:
    """The speaker's own words and the reporter's, each with where they stand."""
    quoted = [place for part in statement.quoted if (place := _inner(text, part))]
    parts = [_clean(text[a:b]) for a, b in quoted]
    fields: dict[str, Any] = {"span": quoted or list(statement.spans)}
    if parts:
        fields["quote"] = parts[0] if len(parts) == 1 else parts
    if statement.kind != "direct" or not parts:
        fields["reported"] = _joined(text, statement.spans)
    return fields


def _inner(text: str, part: Place) -> Place | None:
    """A quotation without its marks, and without the comma that belongs to the sentence around."""
    start, end = part
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    if end > start and text[end - 1] == ",":
        end -= 1
    return (start, end) if end > start else None


def _joined(text: str, spans: Iterable[Place]) -> str:
    return " ".join(_clean(text[a:b]) for a, b in spans)


def _clean(words: str) -> str:
    """Words on one line, without what cannot be seen."""
    return _SPACE.sub(" ", words.replace("\u00ad", "").replace("\u200b", "")).strip()


def _sentence(statement: Statement, text: str) -> str:
    """The statement as a sentence of its own, for the map-maker to put in better words."""
    places: Iterable[Place] = statement.spans
    if statement.kind == "direct":
        places = [place for part in statement.quoted if (place := _inner(text, part))]
    said = ""
    for place in places:
        part = _clean(_repaired(text, place)).rstrip(" ,;:-\u2014")
        begins_anew = part[:1].isupper() and not _is_closed(said)
        said += ("" if not said else ". " if begins_anew else " ") + part
    return said[:1].upper() + said[1:] + ("" if _is_closed(said) else ".")


def _is_closed(words: str) -> bool:
    """Whether words end as a sentence does, perhaps behind a quotation mark."""
    return words.rstrip(_MARKS)[-1:] in (".", "!", "?", "\u2026")


def _repaired(text: str, place: Place) -> str:
    """Words in normal form where the text is damaged, else as they stand."""
    words = text[place[0] : place[1]]
    plain = normal(text[max(0, place[0] - 2) : place[1] + 2])
    is_damaged = re.search("[\u0370-\u03ff\u0400-\u04ff\u00c2]|\u00e2\u20ac", words)
    return plain[min(2, place[0]) :][: len(words)] if is_damaged else words


def _remarks(statement: Statement) -> dict[str, Any]:
    """What the draft went by: the cue, and where it guessed, from which words."""
    remarks = {"cue": _clean(statement.cue)}
    if statement.confidence != "high":
        remarks["confidence"] = statement.confidence
        if statement.mention:
            remarks["mention"] = _clean(statement.mention)
    return remarks


def relative_to(path: str, folder: str) -> str:
    """The path of a text as a map in a folder names it, with `/` on every system."""
    try:
        found = os.path.relpath(path, folder or ".")
    except ValueError:  # another drive
        found = os.path.abspath(path)  # noqa: PTH100
    return found.replace(os.sep, "/")
