"""From the statements of a text to a map that a person goes on with."""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.drafting.accounting import Account, Judged, account, judge
from argmap.drafting.claims import claim_text, clean, inner
from argmap.drafting.drafting import Draft, Statement
from argmap.drafting.proposals.proposing import Offer, propose
from argmap.drafting.proposals.said import Said
from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.splitting import split
from argmap.formats.core.ids import FreshIds, slug
from argmap.model import ArgumentMap, Claim, Source, Speech, Utterance
from argmap.model import Speaker as MapSpeaker
from argmap.text.extracting import Extracted
from argmap.text.lexicon import Confidence, lexicon
from argmap.text.places import Place
from argmap.words.normal import normal

ID_WORDS = 4
"""How many words of a claim make its id."""
MAX_WITH_VERB = 600
"""From how many characters on words are not quoted with their verb."""
MAX_TITLE = 200
"""A first paragraph that is longer is no headline."""

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
    """A map, and for each text what it leaves out."""

    map: ArgumentMap
    accounts: tuple[Account, ...]


def draft_map(
    texts: Sequence[Drafted],
    at_least: Confidence = "medium",
    *,
    proposes: bool = False,
    splits: bool = False,
) -> DraftedMap:
    """A map of all statements of the texts that are at least so sure, in order.

    With `splits`, each sentence of somebody's own words is a claim. With `proposes`, the
    relations that the texts suggest stand with the claims as `proposed`.
    """
    builder = _Builder()
    accounts = []
    for text in texts:
        found = judge(text.draft, at_least)
        accounts.append(account(text.draft, at_least, found))
        kept = [each for each in found if each.why is None]
        said = builder.add(text, kept, splits=splits)
        if proposes:
            builder.offer(propose(text.draft.text, said, at_least))
    title = _title(texts[0]) if len(texts) == 1 else None
    map = ArgumentMap(
        title=title,
        sources=builder.sources,
        speakers=builder.speakers,
        speeches=builder.speeches,
        claims=builder.claims,
    )
    return DraftedMap(map, tuple(accounts))


def _title(text: Drafted) -> str | None:
    """The document's own title, or else the line that the text begins with."""
    if text.extracted.title:
        return text.extracted.title
    if text.draft.transcript is not None:
        return text.draft.transcript.title
    first, _, rest = text.draft.text.lstrip("\ufeff\r\n \t").partition("\n")
    line = clean(first)
    return line if line and rest.strip() and len(line) <= MAX_TITLE else None


class _Builder:
    """Puts statements together; the same name in several texts is the same speaker."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.speakers: dict[str, MapSpeaker] = {}
        self.speeches: OrderedDict[str, Speech] = OrderedDict()
        self.claims: dict[str, Claim] = {}
        self._source_ids = FreshIds("-")
        self._speaker_ids = FreshIds("-")
        self._claim_ids = FreshIds("-")
        self._known: dict[object, str] = {}
        self._same: dict[str, Claim] = {}
        """Claims by their text."""

    def add(self, text: Drafted, kept: Sequence[Judged], *, splits: bool) -> list[Said]:
        """Add the claims of a text; returns them as they are said in it, in order."""
        source = self._source_ids.take(slug(text.name, "source"))
        about: dict[str, Any] = {**text.extracted.about, "path": text.path}
        self.sources[source] = Source(id=source, **about)
        before = self._hear(text.draft, source)
        found = []
        for each in kept:
            parts = split(each.statement, text.draft.text) if splits else [each.statement]
            for part in parts:
                is_whole = part is each.statement
                words = each.claim if is_whole else claim_text(part, text.draft.text)
                if words:
                    claim = self._claim(part, words, source, text.draft.text, before)
                    found.append(_said(part, claim))
        return found

    def _hear(self, draft: Draft, source: str) -> int:
        """Add the turns of a transcript; returns how many there are before, since they count through."""
        before = len(self.speeches)
        for turn in draft.transcript.turns if draft.transcript else ():
            id, speaker = str(before + turn.number), self._speaker(turn.speaker, source)
            self.speeches[id] = Speech(id=id, speaker=speaker, kind=turn.kind, section=turn.section)
        return before

    def offer(self, offers: Iterable[Offer]) -> None:
        """Note with the claims which relations are offered."""
        for each in offers:
            self.claims[each.claim].proposed.append(each.proposal)

    def _claim(
        self, statement: Statement, said: str, source: str, text: str, turns_before: int
    ) -> Claim:
        words = _words(statement, text)
        by = statement.quoted_by
        via = self._speaker(by, source) if by else statement.via
        spoken = statement.spoken
        if spoken is not None:
            words |= {"turn": str(turns_before + spoken.turn), "at": spoken.at}
            via = self._speaker(spoken.quoted_by, source) if spoken.quoted_by else None
        utterances = [
            Utterance(
                speaker=self._speaker(speaker, source),
                force="asserts" if statement.force == "unsaid" else statement.force,
                source=source,
                via=via,
                **words,
            )
            for speaker in statement.speakers
        ]
        same = self._same.get(said) if spoken is None else None
        if same is not None and {statement.force, same.utterances[0].force} == {
            "asserts",
            "denies",
        }:
            # One makes the claim that another denies.
            same.utterances.extend(utterances)
            return same
        id = self._claim_id(said, statement)
        self.claims[id] = self._same[said] = Claim(
            id=id,
            text=said,
            utterances=utterances,
            section=[spoken.section] if spoken and spoken.section else [],
            extra=_remarks(statement),
        )
        return self.claims[id]

    def _claim_id(self, said: str, statement: Statement) -> str:
        """An id of words that tell this claim from the others, the first that is free."""
        words = _telling(said, statement)
        for first in range(max(1, len(words) - ID_WORDS + 1)):
            id = slug(" ".join(words[first : first + ID_WORDS]))
            if id not in self.claims:
                break
        return self._claim_ids.take(id)

    def _speaker(self, speaker: Speaker, source: str) -> str:
        # Who is not named is somebody else in another text.
        key = (speaker.name.casefold(), source if speaker.is_anonymous else None)
        if key not in self._known:
            id = self._known[key] = self._speaker_ids.take(slug(speaker.name, "speaker"))
            self.speakers[id] = MapSpeaker(
                id=id,
                name=clean(speaker.name),
                role=clean(speaker.role) if speaker.role else None,
                anonymous=speaker.is_anonymous,
                collective=speaker.is_collective,
                anonymity=speaker.anonymity,
            )
        return self._known[key]


def _said(statement: Statement, claim: Claim) -> Said:
    """A claim at the place where somebody says it."""
    # What a thing is called or what somebody aims at is no sentence that answers another.
    is_clause = statement.pattern not in ("to", "noun-to", "object")
    return Said(
        claim.id,
        tuple(each.speaker for each in claim.utterances),
        tuple(each.name for each in statement.speakers),
        (statement.spans[0][0], statement.spans[-1][1]),
        statement.text,
        claim.utterances[-1].force,
        "" if statement.spoken or not is_clause else clean(statement.cue),
        is_quotation=statement.kind == "direct" and statement.spoken is None,
        turn=statement.cue_span[0] if statement.spoken else None,
    )


def _telling(said: str, statement: Statement) -> list[str]:
    """The words of a claim that say something, without who says it and small words."""
    tags = lexicon().tags
    words = _WORD.findall(normal(said).lower())
    names = {w for s in statement.speakers for w in _WORD.findall(normal(s.name).lower())}
    # Verbs and numbers say something; the other small words do not.
    telling = [w for w in words if tags.get(w, "v") in "dv#" and not w.endswith("n't")]
    own = [w for w in telling if w not in names and w.removesuffix("'s") not in names]
    return own or telling or words


def _words(statement: Statement, text: str) -> dict[str, Any]:
    """The speaker's own words and the reporter's, each with where they stand."""
    if statement.spoken is not None:
        said = [clean(text[a:b]) for a, b in statement.spans]
        return {"quote": said[0] if len(said) == 1 else said, "span": list(statement.spans)}
    if statement.force in ("denies", "asks") and statement.kind != "direct":
        return _with_verb(statement, text)
    quoted = [place for part in statement.quoted if (place := inner(text, part))]
    parts = [clean(text[a:b]) for a, b in quoted]
    fields: dict[str, Any] = {"span": quoted or list(statement.spans)}
    if parts:
        fields["quote"] = parts[0] if len(parts) == 1 else parts
    if statement.kind != "direct" or not parts:
        fields["reported"] = _joined(text, statement.spans)
    return fields


def _with_verb(statement: Statement, text: str) -> dict[str, Any]:
    """The reporter's words from the speaker or the verb on: whoever reads them sees what it does."""
    places = [*statement.spans, statement.cue_span]
    if statement.mention_span:
        places.append(statement.mention_span)
    start, end = min(a for a, _ in places), max(b for _, b in places)
    if end - start > MAX_WITH_VERB or "\n" in text[start:end]:
        spans = list(statement.spans)
        return {"span": spans, "reported": _joined(text, spans)}
    return {"span": [(start, end)], "reported": clean(text[start:end])}


def _joined(text: str, spans: Iterable[Place]) -> str:
    return " ".join(clean(text[a:b]) for a, b in spans)


def _remarks(statement: Statement) -> dict[str, Any]:
    """What the draft went by: the cue, and where it guessed, from which words."""
    if statement.spoken is not None:
        return {}
    remarks = {"cue": clean(statement.cue)}
    if statement.confidence != "high":
        remarks["confidence"] = statement.confidence
        if statement.mention:
            remarks["mention"] = clean(statement.mention)
    return remarks


def relative_to(path: str, folder: str) -> str:
    """The path of a text as a map in a folder names it, with `/` on every system."""
    try:
        found = os.path.relpath(path, folder or ".")
    except ValueError:  # another drive
        found = os.path.abspath(path)  # noqa: PTH100
    return found.replace(os.sep, "/")
