"""What the page knows of a map, as JSON data.

Fields that say nothing are left out, so that ten thousand claims stay a file that can be mailed.
The page's own `debate.js` reads exactly these names.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

from argmap.formats.sources import SourceTexts
from argmap.graph import Links
from argmap.model import RELATION_KINDS, Claim, Label, Relation, Source, Speaker, Stance, Utterance
from argmap.queries.answers import unanswered
from argmap.queries.judge import grounded_labels
from argmap.queries.stance import claim_stances, issue_of, speaker_stances
from argmap.render.page.context import context
from argmap.render.palette import RELATION_COLOURS, SPEAKER_FILLS
from argmap.render.verdicts import VERDICTS
from argmap.render.wording import NOUNS, VERBS, place, source_label, via

Data = dict[str, Any]

LINKED = frozenset({"http", "https"})
"""The only schemes that an address out of a map becomes a link for."""


def page_data(
    links: Links, texts: SourceTexts, issue: str | None = None, *, judge: bool = False
) -> Data:
    """The map for the page: stances are towards `issue`, words have what stands around them."""
    map = links.map
    issue = issue or issue_of(links)
    stances = claim_stances(links, issue)
    labels = grounded_labels(links) if judge else {}
    open_relations = unanswered(links)
    return _said(
        {
            "title": map.title,
            "issue": issue,
            "issues": list(dict.fromkeys([*([issue] if issue else []), *map.issues])),
            "kinds": {
                kind: {"verb": VERBS[kind], "noun": NOUNS[kind], "colour": RELATION_COLOURS[kind]}
                for kind in RELATION_KINDS
            },
            "speakers": list(_speakers(links, stances)),
            "sources": [_source(s) for s in map.sources.values()],
            "claims": [
                _claim(links, claim, stances[claim.id], labels.get(claim.id), texts)
                for claim in map.claims.values()
            ],
            "relations": [
                _relation(links, relation, relation.id in open_relations)
                for relation in map.relations.values()
                if relation.whole
            ],
        }
    )


def _said(data: Data) -> Data:
    """The fields that say something."""
    return {key: value for key, value in data.items() if value not in (None, "", [], False)}


def _speakers(links: Links, stances: dict[str, Stance]) -> Iterator[Data]:
    sides = speaker_stances(links, stances)
    for speaker, fill in zip(links.map.speakers.values(), cycle(SPEAKER_FILLS), strict=False):
        yield _speaker(speaker, sides[speaker.id]) | {"ground": fill.ground, "line": fill.border}


def _speaker(speaker: Speaker, stance: Stance) -> Data:
    return _said(
        {
            "id": speaker.id,
            "name": speaker.label,
            "role": speaker.role,
            "organisation": speaker.organisation,
            "stance": stance,
        }
    )


def _source(source: Source) -> Data:
    return _said(
        {
            "id": source.id,
            "label": source_label(source),
            "title": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "date": source.date,
            "url": _address(source.url),
        }
    )


def _claim(
    links: Links, claim: Claim, stance: Stance, label: Label | None, texts: SourceTexts
) -> Data:
    return _said(
        {
            "id": claim.id,
            "title": claim.title,
            "text": claim.text or claim.title or claim.id,
            "stance": stance,
            "implicit": claim.implicit,
            "verdict": VERDICTS[label] if label else None,
            "section": claim.section,
            "tags": claim.tags,
            "note": claim.note,
            "said": [_utterance(links, u, texts) for u in claim.utterances],
        }
    )


def _utterance(links: Links, utterance: Utterance, texts: SourceTexts) -> Data:
    return _said(
        {
            "speaker": utterance.speaker,
            "quote": utterance.quote_parts,
            "reported": utterance.reported,
            "source": utterance.source,
            "place": place(links.map, utterance, texts),
            "url": _address(utterance.url),
            "date": utterance.date,
            "via": via(links.map, utterance),
            "turn": utterance.turn,
            "context": context(utterance, texts),
        }
    )


def _relation(links: Links, relation: Relation, unanswered: bool) -> Data:
    return _said(
        {
            "id": relation.id,
            "kind": relation.kind,
            "premises": list(dict.fromkeys(relation.premises)),
            "target": relation.target,
            "speakers": list(dict.fromkeys(relation.speakers)),
            "scheme": relation.scheme,
            "question": relation.question,
            "note": relation.note,
            "unanswered": unanswered,
        }
    )


def _address(url: str | None) -> str | None:
    """An address that a link may lead to; None for `javascript:` and whatever else is none."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in LINKED and parts.netloc else None
