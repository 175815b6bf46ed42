"""The quotes that a question is about, whom the sources give them to, and what the map leaves out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.queries.asked import Asked
from argmap.queries.selection import fits_utterance
from argmap.quotes.verification import QuoteCheck, QuoteKey, verify

if TYPE_CHECKING:
    from argmap.attribution.verdicts import Attribution
    from argmap.drafting.accounting import Account
    from argmap.graph import ArgumentGraph
    from argmap.text.places import Place


def asked_quotes(asked: Asked, graph: ArgumentGraph, texts: SourceTexts) -> list[QuoteCheck]:
    """The quotes that are asked about: those that fit, of the claims that fit."""
    part = asked.part(graph)
    words = {
        (claim.id, number)
        for claim in part.claims
        for number, utterance in enumerate(claim.utterances)
        if fits_utterance(part.selection, utterance)
    }
    return [c for c in verify(graph.map, texts) if (c.claim.id, c.number) in words]


def with_attributions(
    checks: list[QuoteCheck], texts: SourceTexts
) -> tuple[list[QuoteCheck], dict[QuoteKey, Attribution]]:
    """The quotes where their speakers say them, and whom the sources give the words of each to."""
    from argmap.attribution.checking import AttributionChecker, at_speaker

    checker = AttributionChecker(texts)
    found = {check.key: checker.check(check) for check in checks}
    return [at_speaker(check, found[check.key]) for check in checks], found


def coverage_of(map: ArgumentMap, texts: SourceTexts) -> dict[str, Account]:
    """For each source that has a text, which of its quotations stand in a claim of the map."""
    from argmap.drafting.accounting import coverage
    from argmap.drafting.transcripts.reading_either import draft_any

    places: defaultdict[str | None, list[Place]] = defaultdict(list)
    for check in verify(map, texts):
        places[check.utterance.source].extend(check.finding.spans)
    found = {id: texts.text(id) for id in map.sources}
    return {id: coverage(draft_any(text), places[id]) for id, text in found.items() if text}
