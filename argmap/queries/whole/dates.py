"""Dates as people write them, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_YEAR_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_WORDS = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\.? )?(?P<month>[a-z]{3,9})\.?"
    r"(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>\d{4})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A date as exact as it is given: 0 stands for what is not said, so that a year comes before its months."""

    year: int
    month: int = 0
    day: int = 0
    time: str = ""
    """`09:30:00`, in Coordinated Universal Time where a zone is given."""

    def __str__(self) -> str:
        """The date in the order of ISO 8601, as exact as it is."""
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n)]
        time = self.time.removesuffix(":00") if self.time else ""
        return "-".join(parts) + (f" {time}" if time else "")


def read_date(text: str | None) -> Day | None:
    """What date a text means; None where it is none, or could be two.

    Read are the dates of ISO 8601 with or without a time, `12.3.2026`, and months by their English names.

    >>> str(read_date("12 March 2026")), str(read_date("2026-03-12T09:30Z")), str(read_date("Mar 2026"))
    ('2026-03-12', '2026-03-12 09:30', '2026-03')
    >>> read_date("03/04/2026") is None
    True
    """
    written = " ".join((text or "").split())
    if found := _YEAR_MONTH.fullmatch(written):
        year, month = int(found[1]), int(found[2] or 0)
        return Day(year, month) if year and month <= 12 else None
    if found := _YEAR_FIRST.fullmatch(written):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(written):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(written.casefold()):
        return _in_words(found)
    return _by_iso(written)


def _in_words(found: re.Match[str]) -> Day | None:
    named = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(found["month"])]
    if found["month"] == "sept":
        named = [9]
    if len(named) != 1 or (found["d1"] and found["d2"]):
        return None
    day = found["d1"] or found["d2"]
    year = int(found["year"])
    if day is None:
        return Day(year, named[0]) if year else None
    return _day(year, named[0], int(day))


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Day(year, month, day)


def _by_iso(text: str) -> Day | None:
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return _with_time(text)
    return Day(on.year, on.month, on.day)


def _with_time(text: str) -> Day | None:
    try:
        at = datetime.fromisoformat(text)
        at = at if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Day(at.year, at.month, at.day, at.strftime("%H:%M:%S"))
