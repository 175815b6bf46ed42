"""The raw statements of a text as JSON data, with documented, stable names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from argmap.drafting.drafting import Draft, Statement
from argmap.drafting.resolution import Speaker
from argmap.render.wording import plural


def draft_data(draft: Draft) -> Mapping[str, Any]:
    """All statements and speakers of one text; places are in code points, the end exclusive."""
    return {
        "statements": [_statement(each) for each in draft.statements],
        "speakers": [_speaker(each) for each in draft.speakers],
    }


def drafts_data(drafts: Sequence[tuple[str, Draft]]) -> Mapping[str, Any]:
    """The same for several texts, each with its path."""
    return {"files": [{"path": path, **draft_data(draft)} for path, draft in drafts]}


def _statement(statement: Statement) -> Mapping[str, Any]:
    data: dict[str, Any] = {
        "spans": [list(span) for span in statement.spans],
        "text": statement.text,
        "kind": statement.kind,
        "speaker": statement.speaker,
        "mention": statement.mention,
        "mention_span": list(statement.mention_span) if statement.mention_span else None,
        "cue": statement.cue,
        "cue_span": list(statement.cue_span),
        "confidence": statement.confidence,
    }
    return {**data, "via": statement.via} if statement.via else data


def _speaker(speaker: Speaker) -> Mapping[str, Any]:
    return {
        "name": speaker.name,
        "role": speaker.role,
        "mentions": [list(place) for place in speaker.mentions],
    }


def summary(drafts: Sequence[Draft]) -> str:
    """How much was found: 45 statements (14 direct, 6 mixed, 25 indirect) by 18 speakers."""
    kinds = Counter(s.kind for draft in drafts for s in draft.statements)
    count = sum(kinds.values())
    if not count:
        return "no statements found: nobody is said to say anything"
    speakers = {s.name for draft in drafts for each in draft.statements for s in each.speakers}
    parts = ", ".join(
        f"{kinds[kind]} {kind}" for kind in ("direct", "mixed", "indirect") if kinds[kind]
    )
    return f"{plural(count, 'statement')} ({parts}) by {plural(len(speakers), 'speaker')}"
