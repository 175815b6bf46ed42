"""The fact-check sheet of a map: every quote with its speaker, its context and what was found out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from argmap.attribution.verdicts import Attribution
from argmap.model import ArgumentMap, Claim
from argmap.quotes.context import Contexts
from argmap.quotes.verification import QuoteCheck
from argmap.render import wording
from argmap.render.view import markdown_text
from argmap.words.same import Piece
from argmap.workbooks.sheet import Cell, Sheet

MEANINGS = {
    "exact": "as they stand in the source",
    "split": "in parts, with only the attribution between them",
    "typographic": "as they stand there, but for quotation marks, dashes, spaces and the like",
    "elided": "words are left out, or put in in brackets",
    "altered": "other words stand there",
    "absent": "nothing like it stands there",
    "no-text": "there is no text to look in",
}
WHO_SAYS = {
    "agrees": "the source gives the words to their speaker",
    "other-speaker": "the source gives the words to somebody else",
    "clipped": "what takes the words back is left out",
    "stitched": "parts of quotations of different people",
    "none-found": "the source says of nobody for sure that they say it",
}
_WIDTHS = {
    "claim": 18,
    "words": 44,
    "speaker": 20,
    "context": 60,
    "place": 18,
    "quote": 12,
    "attribution": 14,
    "in the source": 20,
    "says": 40,
    "checked": 10,
    "evidence": 40,
    "remarks": 44,
}


def has_passed(check: QuoteCheck, found: Attribution | None) -> bool:
    """Whether the words of a quote are those of the source, and by the right speaker where that was asked."""
    return check.finding.passed and not (found and found.is_alarm)


def verdict_of(check: QuoteCheck, found: Attribution | None) -> str:
    """The verdict that matters most: an alarm about who says the words, or how exactly they are quoted."""
    return found.verdict if found and found.is_alarm else check.finding.verdict


@dataclass(frozen=True, slots=True)
class Row:
    """A quote with all that was found about it."""

    check: QuoteCheck
    words: str
    place: str
    remarks: Sequence[str]
    attribution: Attribution | None = None

    @property
    def claim(self) -> Claim:
        """The claim that the quote voices."""
        return self.check.claim

    @property
    def has_passed(self) -> bool:
        """Whether its words are those of the source, and by the right speaker."""
        return has_passed(self.check, self.attribution)


class FactCheck:
    """The sheet, as a page of Markdown and as one of a workbook."""

    def __init__(
        self, map: ArgumentMap, rows: Sequence[Row], contexts: Contexts, *, with_speakers: bool
    ) -> None:
        self.map = map
        self.rows = rows
        self.contexts = contexts
        self.with_speakers = with_speakers
        """Whether the sheet says whom the sources give the words to."""

    # -- a workbook -------------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """A row for each quote."""
        columns = ["claim", "words", "speaker", "context", "place", "quote"]
        columns += ["attribution", "in the source"] if self.with_speakers else []
        columns += ["says", "checked", "evidence", "remarks"]
        return Sheet("Fact check", columns, map(self._cells, self.rows), _WIDTHS)

    def _cells(self, row: Row) -> Sequence[Cell]:
        cells: list[Cell] = [row.claim.id, row.words, self._who(row), self._context(row)]
        cells += [row.place, row.check.finding.verdict]
        if self.with_speakers:
            found = row.attribution
            cells += [found.verdict, found.speaker] if found else [None, None]
        checked, evidence = row.claim.checked, "\n".join(map(wording.evidence, row.claim.evidence))
        return [*cells, row.claim.text, checked, evidence, "\n".join(row.remarks)]

    def _who(self, row: Row) -> str:
        return wording.described(self.map.speakers[row.check.utterance.speaker])

    def _context(self, row: Row) -> str:
        source, spans = row.check.utterance.source, row.check.finding.spans
        return self.contexts.sentence(source, spans) if source and spans else ""

    # -- a page -----------------------------------------------------------------------------------

    def page(self) -> Iterator[str]:
        """What was checked, a row for each quote, and what is wrong in full."""
        yield f"# Fact check: {markdown_text(self.map.title or 'the quotes of a map')}"
        yield ""
        yield f"{wording.plural(len(self.rows), 'quote')} checked against the source texts."
        yield ""
        yield from _counted([row.check.finding.verdict for row in self.rows], MEANINGS)
        if self.with_speakers:
            yield ""
            found = [row.attribution.verdict for row in self.rows if row.attribution]
            yield from _counted(found, WHO_SAYS)
        yield ""
        yield from self._table()
        # Also quotes that passed, if a remark asks the reader to look at them.
        open_rows = [row for row in self.rows if not row.has_passed or row.remarks]
        if open_rows:
            yield ""
            yield "## To look at"
        for row in open_rows:
            yield ""
            yield from _details(row)

    def _table(self) -> Iterator[str]:
        columns: dict[str, Callable[[Row], str]] = {
            "": lambda row: "✓" if row.has_passed else "✗",
            "verdict": lambda row: row.check.finding.verdict,
            "speaker": self._who,
            "words": lambda row: row.words,
            "place": lambda row: row.place,
        }
        if self.with_speakers:
            columns["who says it"] = lambda row: row.attribution.verdict if row.attribution else ""
        columns["context"] = self._context
        if any(row.claim.checked or row.claim.evidence for row in self.rows):
            columns["claim"] = lambda row: row.claim.text
            columns["checked"] = _status
        # The first column has no heading.
        yield f"| {' | '.join(columns)} |".replace("|  |", "| |", 1)
        yield f"| {' | '.join(['---'] * len(columns))} |"
        for row in self.rows:
            yield "| " + " | ".join(markdown_text(cell(row)) for cell in columns.values()) + " |"


def _counted(found: Sequence[str], meanings: dict[str, str]) -> Iterator[str]:
    counts = Counter(found)
    for verdict, meaning in meanings.items():
        if counts[verdict]:
            yield f"- {counts[verdict]} **{verdict}**: {meaning}"


def _status(row: Row) -> str:
    """What was found out about the claim, and by what evidence."""
    told = [row.claim.checked or "", *map(wording.evidence, row.claim.evidence)]
    return "; ".join(filter(None, told))


def _details(row: Row) -> Iterator[str]:
    check = row.check
    yield f"### {markdown_text(check.claim.id)}: {verdict_of(check, row.attribution)}"
    yield ""
    if check.finding.differences:
        yield f"- in the map: {_bold(check.finding.differences, 'only in the map')}"
        yield f"- in the source: {_bold(check.finding.differences, 'only in the source')}"
    else:
        yield f"- in the map: {markdown_text(row.words)}"
    for left_out in check.finding.left_out:
        yield f"- left out: {markdown_text(left_out)}"
    for remark in [*([check.problem] if check.problem else []), *row.remarks]:
        yield f"- {markdown_text(remark)}"


def _bold(pieces: Sequence[Piece], own: str) -> str:
    shown = (
        f"**{markdown_text(p.text)}**" if p.change == own else markdown_text(p.text)
        for p in pieces
        if p.change in ("same", own)
    )
    return " ".join(shown)
