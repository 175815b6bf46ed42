"""Remarks for a reader about whom the source gives the words of a quote to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.attribution.verdicts import Attribution
from argmap.diagnostics import listed
from argmap.quotes.verification import QuoteCheck
from argmap.quotes.verifying import MAX_ELSEWHERE

_TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times"}


def attribution_remarks(check: QuoteCheck, found: Attribution, speaker: str) -> Iterator[str]:
    """What to remark about who says the words that the map gives to a speaker."""
    at = f" (line {found.line})" if found.line is not None else ""
    if found.verdict == "other-speaker":
        yield f"says {speaker}; the source gives these words to {found.speaker}{at}"
    elif found.verdict == "stitched":
        yield f"parts of quotations of different people: {found.speaker}{at}"
    elif found.verdict == "clipped":
        where, words = ("after", found.after) if found.after else ("before", found.before)
        yield f'clipped {where} "{words}"{at}'
    elif found.verdict == "none-found" and check.finding.passed:
        named = f" for sure; the source names {found.speaker}" if found.speaker else ""
        yield f"no attribution found{named}{at}"
    if found.lines:
        count = check.finding.occurrences
        times = _TIMES.get(count, f"{count} times")
        lines = [str(line) for line in found.lines]
        where = f"line{'s' if len(lines) > 1 else ''} {listed(lines)}"
        yield f"stands {times} ({where if count <= MAX_ELSEWHERE else f'first in line {lines[0]}'})"


def attribution_data(found: Attribution) -> Mapping[str, Any]:
    """The attribution as JSON data; `after`, `before` and `lines` only if they are not empty."""
    data: dict[str, Any] = {
        "verdict": found.verdict,
        "speaker": found.speaker,
        "line": found.line,
    }
    if found.after:
        data["after"] = found.after
    if found.before:
        data["before"] = found.before
    return {**data, "lines": list(found.lines)} if found.lines else data
