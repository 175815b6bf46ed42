"""The raw statements of a text as JSON data, with documented, stable names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.drafting.accounting import REASONS, Account, account
from argmap.drafting.claims import claim_text
from argmap.drafting.drafting import Draft, Statement
from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.transcripts.spoken import TurnOf
from argmap.model import RELATION_KINDS, ArgumentMap
from argmap.render.wording import plural
from argmap.text.languages import ENGLISH
from argmap.text.lexicon import CONFIDENCES, Confidence


def draft_data(draft: Draft) -> Mapping[str, Any]:
    """All statements and speakers of one text; places are in code points, the end exclusive."""
    whole = account(draft, "low")
    turns = {"turns": [_turn(t) for t in draft.transcript.turns]} if draft.transcript else {}
    return {
        "statements": [_statement(each, draft.text) for each in draft.statements],
        "speakers": [_speaker(each) for each in draft.speakers],
        **turns,
        "language": draft.language,
        "quotations": whole.quotations,
        "left_out": [
            {"span": list(each.place), "line": each.line, "why": each.why}
            for each in (*whole.quotations_left_out, *whole.statements_left_out)
        ],
    }


def drafts_data(drafts: Sequence[tuple[str, Draft]]) -> Mapping[str, Any]:
    """The same for several texts, each with its path."""
    return {"files": [{"path": path, **draft_data(draft)} for path, draft in drafts]}


def _statement(statement: Statement, text: str) -> Mapping[str, Any]:
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
        "force": statement.force,
        "claim": claim_text(statement, text),
    }
    candidates = [s.name for each in statement.speakers for s in each.candidates]
    if candidates:
        data["candidates"] = candidates
    if statement.spoken is not None:
        spoken = statement.spoken
        data |= {"turn": spoken.turn, "at": spoken.at, "section": spoken.section}
        if spoken.quoted_by is not None:
            data["via"] = spoken.quoted_by.name
    via = statement.quoted_by.name if statement.quoted_by else statement.via
    return {**data, "via": via} if via else data


def _turn(turn: TurnOf) -> Mapping[str, Any]:
    return {
        "turn": turn.number,
        "speaker": turn.speaker.name,
        "kind": turn.kind,
        "section": turn.section,
        "span": list(turn.place),
    }


def _speaker(speaker: Speaker) -> Mapping[str, Any]:
    data: dict[str, Any] = {
        "name": speaker.name,
        "role": speaker.role,
        "mentions": [list(place) for place in speaker.mentions],
    }
    return {**data, "anonymity": speaker.anonymity} if speaker.anonymity else data


MAX_LINES = 12
"""How many lines of a text are listed one by one."""


def told_quotations(account: Account) -> str:
    """How many quotations of a text are in claims, and where the others stand."""
    where = [f"line {each.line} ({each.why})" for each in account.quotations_left_out]
    more = [f"{len(where) - MAX_LINES} more"] if len(where) > MAX_LINES else []
    told = f"; left out: {', '.join(where[:MAX_LINES] + more)}" if where else ""
    where_counted = f"{plural(account.turns, 'turn')}" if account.turns else "the text"
    count = plural(account.quotations, account.of)
    return f"{count} in {where_counted}, {account.in_claims} in claims{told}."


def told_unsaid(account: Account) -> str | None:
    """How often a text says what somebody did not say, and where; None where it never does."""
    where = [str(each.line) for each in account.statements_left_out if each.why == "not said"]
    if not where:
        return None
    lines = _in_lines(where[:MAX_LINES])
    more = f" and {len(where) - MAX_LINES} more" if len(where) > MAX_LINES else ""
    return f"{plural(len(where), 'statement')} of what somebody did not say: {lines}{more}."


def _in_lines(lines: Sequence[str]) -> str:
    """`line 3`, `lines 3, 9`; each once."""
    once = list(dict.fromkeys(lines))
    return f"{'line' if len(once) == 1 else 'lines'} {', '.join(once)}"


def left_out(account: Account, least: Confidence) -> Iterator[str]:
    """The parts of a text that are in no claim: quotations by line, statements by reason."""
    if account.quotations:
        yield told_quotations(account)
    counts = account.counts()
    if counts:
        parts = (f"{counts[why]} {why}" for why in REASONS if counts[why])
        unsure = (
            f" (--confidence {CONFIDENCES[CONFIDENCES.index(least) - 1]} keeps those that are not sure)"
            if counts["not sure enough"]
            else ""
        )
        count = plural(sum(counts.values()), "statement")
        yield f"{count} in no claim: {', '.join(parts)}{unsure}."


def _nothing(languages: Sequence[str | None]) -> str:
    """What was looked for where nothing was found."""
    foreign = sorted({each for each in languages if each not in (ENGLISH, None)})
    if foreign:
        return f"no statements found: the text seems to be {foreign[0]}, and draft reads English"
    told = "in English" if ENGLISH in languages else "in a language that too few words tell"
    return (
        f"no statements found: the text seems to be {told}, and nobody in it is said to say anything "
        "(she said, according to, a name before a colon)"
    )


def told_proposals(map: ArgumentMap) -> str:
    """How many relations are proposed, of which kinds, and how they are accepted."""
    kinds = Counter(each.kind for claim in map.claims.values() for each in claim.proposed)
    if not kinds:
        return "No relations proposed: no cue words say how one claim bears on another."
    parts = ", ".join(f"{kinds[kind]} {kind}" for kind in RELATION_KINDS if kinds[kind])
    count = plural(sum(kinds.values()), "relation")
    return f"{count} proposed ({parts}): `argmap link MAP --accept` takes them, CLAIM or KIND before it some."


def _turns(drafts: Sequence[Draft]) -> int:
    return sum(len(draft.transcript.turns) for draft in drafts if draft.transcript)


def summary(drafts: Sequence[Draft]) -> str:
    """The summary: `45 statements (14 direct, 6 mixed, 25 indirect) by 18 speakers`."""
    kinds = Counter(s.kind for draft in drafts for s in draft.statements)
    count = sum(kinds.values())
    if not count and all(draft.transcript for draft in drafts):
        return f"no statements found in {plural(_turns(drafts), 'turn')}"
    if not count:
        return _nothing([draft.language for draft in drafts])
    speakers = {s.name for draft in drafts for each in draft.statements for s in each.speakers}
    if all(draft.transcript for draft in drafts):
        turns = [turn for draft in drafts if draft.transcript for turn in draft.transcript.turns]
        voices = {turn.speaker.name for turn in turns}
        by = f"{plural(len(turns), 'turn')} by {plural(len(voices), 'speaker')}"
        return f"{plural(count, 'statement')} in {by}"
    parts = ", ".join(
        f"{kinds[kind]} {kind}" for kind in ("direct", "mixed", "indirect") if kinds[kind]
    )
    return f"{plural(count, 'statement')} ({parts}) by {plural(len(speakers), 'speaker')}"
