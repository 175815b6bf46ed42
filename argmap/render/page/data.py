"""The data of the page: a map as JSON.

Empty fields are left out, so that a map of ten thousand claims stays small enough to mail.
The page's own `debate.js` reads exactly these names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import cycle
from typing import TYPE_CHECKING, Any

from argmap.formats.core.source_texts import SourceTexts
from argmap.model import (
    RELATION_KINDS,
    Claim,
    Evidence,
    Label,
    Relation,
    Source,
    Speaker,
    Stance,
    Utterance,
)
from argmap.queries.answers import unanswered
from argmap.queries.judging.argued import is_argued
from argmap.queries.judging.judge import grounded_labels
from argmap.queries.stance import stances_of
from argmap.quotes.context import Contexts
from argmap.render.dot.selection import among
from argmap.render.page.context import in_turns
from argmap.render.page.flow import flow_sheet
from argmap.render.page.icicle import icicle_data
from argmap.render.page.matrix import answering
from argmap.render.page.timeline import said_when
from argmap.render.palette import RELATION_COLOURS, SPEAKER_FILLS, STANCE_FILLS, Fill
from argmap.render.verdicts import NOT_ARGUED, VERDICT_MARKS, caveat
from argmap.render.web_links import is_web_link
from argmap.render.wording import NOUNS, VERBS, evidence, place, via

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Data = dict[str, Any]


class PageData:
    """Turns one map into data, with the context of each quote.

    Stances are towards `issue`, or towards each issue of the map if it is None.
    """

    def __init__(
        self,
        graph: ArgumentGraph,
        texts: SourceTexts,
        issue: str | None = None,
        *,
        judge: bool = False,
        labels: Mapping[str, Label] | None = None,
        semantics: str = "grounded",
        claims: Collection[str] | None = None,
    ) -> None:
        self.graph = graph
        self.map = graph.map
        self.contexts = Contexts(texts)
        self.stances = stances_of(graph, issue)
        self.issue = next(iter(self.stances.shown), None)
        if labels is None and judge:
            labels = grounded_labels(graph) if is_argued(self.map) else {}
        self.labels = labels or {}
        note = caveat(semantics) if labels else NOT_ARGUED
        self.verdict_note = note if labels is not None else None
        # What is shown of the map; what is said of that is found in the whole map.
        chosen = self.map.claims if claims is None else {*claims, *self.map.issues}
        self.shown = among(graph, chosen)
        self.is_whole = claims is None
        self.unanswered = unanswered(graph)

    def data(self) -> Data:
        """All that the page knows."""
        map = self.map
        relations = self._relations()
        return _said(
            {
                "title": map.title,
                "issue": self.issue,
                "issues": list(dict.fromkeys([*([self.issue] if self.issue else []), *map.issues])),
                "sides": self.stances.shown,
                "verdicts": self.verdict_note,
                "kinds": {
                    kind: {
                        "verb": VERBS[kind],
                        "noun": NOUNS[kind],
                        "colour": RELATION_COLOURS[kind],
                    }
                    for kind in RELATION_KINDS
                },
                "stances": {stance: _colours(fill) for stance, fill in STANCE_FILLS.items()},
                "speakers": list(self._speakers()),
                "sources": [_source(source) for source in self._sources()],
                "claims": [self._claim(map.claims[id]) for id in self.shown.claims],
                "relations": [self._relation(r) for r in relations],
                "icicle": icicle_data(self.graph, self.stances.asked, self.shown.claims, relations),
                "flow": flow_sheet(self.graph, set(self.shown.claims)),
                "matrix": answering(self.graph, self.stances.asked, relations),
                "timeline": said_when(self.graph, set(self.shown.claims)),
            }
        )

    def _relations(self) -> list[Relation]:
        if self.is_whole:
            return [r for r in self.map.relations.values() if r.whole]
        return self.shown.relations

    def _utterances(self) -> Iterator[Utterance]:
        for id in self.shown.claims:
            yield from self.map.claims[id].utterances

    def _sources(self) -> list[Source]:
        cited = {u.source for u in self._utterances()}
        return [s for s in self.map.sources.values() if self.is_whole or s.id in cited]

    def _speakers(self) -> Iterator[Data]:
        voices = {name for u in self._utterances() for name in (u.speaker, u.via)}
        voices |= {s for r in self.shown.relations for s in self.graph.speakers_of(r)}
        # There are few colours that people tell apart, so many speakers share them.
        for speaker, fill in zip(self.map.speakers.values(), cycle(SPEAKER_FILLS), strict=False):
            id = speaker.id
            if not self.is_whole and id not in voices:
                continue
            taken = self._shown(self.stances.of_speakers[id])
            yield _speaker(speaker, self.stances.speaker(id), taken) | _colours(fill)

    def _shown(self, stances: dict[str, Stance]) -> dict[str, Stance]:
        """The stances towards the issue asked for, else towards all."""
        return {issue: stances[issue] for issue in self.stances.shown if issue in stances}

    def _claim(self, claim: Claim) -> Data:
        label = self.labels.get(claim.id)
        return _said(
            {
                "id": claim.id,
                "title": claim.title,
                "text": claim.text or claim.title or claim.id,
                "stance": self.stances.claim(claim.id),
                "stances": self._shown(self.stances.of(claim.id)),
                "implicit": claim.implicit,
                "verdict": VERDICT_MARKS[label] if label else None,
                "section": claim.section,
                "tags": claim.tags,
                "note": claim.note,
                "checked": claim.checked,
                "evidence": [_evidence(each) for each in claim.evidence],
                "said": [self._utterance(utterance) for utterance in claim.utterances],
            }
        )

    def _utterance(self, utterance: Utterance) -> Data:
        context = self.contexts.of(utterance)
        return _said(
            {
                "speaker": utterance.speaker,
                # Nearly all utterances assert, so only the other forces are written.
                "force": utterance.force if utterance.force != "asserts" else None,
                "quote": utterance.quote_parts,
                "reported": utterance.reported,
                "source": utterance.source,
                "place": place(self.map, utterance, self.contexts),
                "url": _address(utterance.url),
                "date": utterance.date,
                "via": via(self.map, utterance),
                "turn": utterance.turn,
                "context": in_turns(context) if context else [],
            }
        )

    def _relation(self, relation: Relation) -> Data:
        return _said(
            {
                "id": relation.id,
                "kind": relation.kind,
                # A premise named twice would be drawn as two lines.
                "premises": list(dict.fromkeys(relation.premises)),
                "target": relation.target,
                "speakers": self.graph.speakers_of(relation),
                "scheme": relation.scheme,
                "question": relation.question,
                "turn": relation.turn and f"turn {relation.turn}",
                "note": relation.note,
                "unanswered": relation.id in self.unanswered,
            }
        )


def _said(data: Data) -> Data:
    """The fields that say something."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {}, False)}


def _colours(fill: Fill) -> Data:
    return {"ground": fill.ground, "line": fill.border}


def _speaker(speaker: Speaker, stance: Stance, stances: dict[str, Stance]) -> Data:
    return _said(
        {
            "id": speaker.id,
            "name": speaker.label,
            "role": speaker.role,
            "organisation": speaker.organisation,
            "stance": stance,
            "stances": stances,
        }
    )


def _evidence(found: Evidence) -> Data:
    """What a claim was checked against; an address that is none is told and not followed."""
    link = _address(found.link)
    told = found if link is None else found.model_copy(update={"link": None})
    return _said({"text": evidence(told), "url": link})


def _source(source: Source) -> Data:
    return _said(
        {
            "id": source.id,
            "title": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "date": source.date,
            "url": _address(source.url),
        }
    )


def _address(url: str | None) -> str | None:
    """An address that a link may lead to; None for `javascript:` and other schemes that can do harm."""
    return url if url is not None and is_web_link(url) else None
