"""The verdicts about the quotes of a map: for a terminal, for programs, and as a fact-check sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.drafting.accounting import Account
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.quotes.finding import VERDICTS
from argmap.quotes.verification import QuoteCheck
from argmap.render import wording
from argmap.render.reports.draft import told_quotations
from argmap.render.terminal.lines import Line, Screen, beside, piece
from argmap.render.view import LaidView, Record, markdown_text
from argmap.words.same import Piece

MEANINGS = {
    "exact": "as they stand in the source",
    "split": "in parts, with only the attribution between them",
    "typographic": "as they stand there, but for quotation marks, dashes, spaces and the like",
    "elided": "words are left out, or put in in brackets",
    "altered": "other words stand there",
    "absent": "nothing like it stands there",
    "no-text": "there is no text to look in",
}
INSERTED = "{words} is the quoter's own: does it change what was said?"
UNMARKED = "not in quotation marks there: are these the reporter's words?"

_STYLES = {"altered": "against", "absent": "against", "elided": "mixed", "no-text": "mixed"}


class VerifyView(LaidView):
    """The verdict about every quote of a map; those that did not pass in full."""

    columns = ("claim", "speaker", "source", "verdict", "words", "place", "said", "found", "remark")

    def __init__(
        self,
        map: ArgumentMap,
        checks: Sequence[QuoteCheck],
        texts: SourceTexts,
        *,
        show_all: bool = False,
        coverage: Mapping[str, Account] | None = None,
    ) -> None:
        self.map = map
        self.checks = checks
        self.texts = texts
        self.show_all = show_all
        self.coverage = coverage or {}
        """For each source with a text, which of its quotations the map has; empty unless asked for."""

    @property
    def is_empty(self) -> bool:
        """Whether all quotes passed."""
        return all(check.finding.passed for check in self.checks)

    # -- programs ---------------------------------------------------------------------------------

    def data(self) -> Mapping[str, Any]:
        """Every verdict with its span, what was found, and how it differs."""
        counts = self._counts()
        data: dict[str, Any] = {
            "quotes": [self._one(check) for check in self.checks],
            "verdicts": {verdict: counts[verdict] for verdict in VERDICTS},
            "clean": self.is_empty,
        }
        if self.coverage:
            data["coverage"] = [
                {
                    "source": source,
                    "quotations": each.quotations,
                    "in_claims": each.in_claims,
                    "left_out": [
                        {"span": list(missing.place), "line": missing.line, "why": missing.why}
                        for missing in each.quotations_left_out
                    ],
                }
                for source, each in self.coverage.items()
            ]
        return data

    def json_lines(self) -> Iterator[Mapping[str, Any]]:
        """One object for each quote."""
        yield from map(self._one, self.checks)

    def _one(self, check: QuoteCheck) -> dict[str, Any]:
        finding = check.finding
        data: dict[str, Any] = {
            "claim": check.claim.id,
            "speaker": check.utterance.speaker,
            "source": check.utterance.source,
            "verdict": finding.verdict,
            "span": [list(span) for span in finding.spans],
            "found": list(check.found),
            "words": check.words,
            "said": check.said,
        }
        if finding.left_out:
            data["left_out"] = list(finding.left_out)
        if finding.inserted:
            data["inserted"] = list(finding.inserted)
        if finding.differences:
            data["differences"] = [
                {"change": d.change, "text": d.text} for d in finding.differences
            ]
        if finding.occurrences > 1:
            data["occurrences"] = finding.occurrences
        remarks = _remarks(check)
        return {**data, "remarks": remarks} if remarks else data

    def records(self) -> Iterator[Record]:
        """One record for each quote."""
        for check in self.checks:
            yield (
                check.claim.id,
                check.utterance.speaker,
                check.utterance.source,
                check.finding.verdict,
                check.words,
                self._place(check),
                " … ".join(check.said),
                " … ".join(check.found),
                "; ".join(_remarks(check)),
            )

    def _counts(self) -> Counter[str]:
        return Counter(check.finding.verdict for check in self.checks)

    def _place(self, check: QuoteCheck) -> str:
        """Where the words were found: `hearing.txt:13`."""
        source = check.utterance.source
        if source is None:
            return ""
        label = wording.source_label(self.map.sources[source])
        if not check.finding.spans:
            return label
        return f"{label}:{self.texts.line_of(source, check.finding.spans[0][0])}"

    # -- a person ---------------------------------------------------------------------------------

    def lines(self, screen: Screen) -> Iterator[Line]:
        """What did not pass and what has a remark, then how many verdicts of each kind."""
        told = [c for c in self.checks if self.show_all or not c.finding.passed or _remarks(c)]
        for check in told:
            yield from self._lines_of(check, screen)
            yield []
        yield from self._summary(len(self.checks) - len(told), screen)

    def _lines_of(self, check: QuoteCheck, screen: Screen) -> Iterator[Line]:
        finding, width = check.finding, screen.text_width
        who = self.map.speakers[check.utterance.speaker].label
        place = self._place(check)
        verdict = (finding.verdict.ljust(13), _STYLES.get(finding.verdict, "for"))
        yield [
            verdict,
            piece(check.claim.id, "id"),
            piece(f"  {who}{', ' if place else ''}{place}"),
        ]
        kind = "says" if check.words == "quote" else "reported"
        said = _said(check, unicode=screen.unicode)
        if finding.differences:
            yield from _beside(kind, _marked(finding.differences, "only in the map"), width)
            yield from _beside("source", _marked(finding.differences, "only in the source"), width)
        else:
            yield from _beside(kind, said, width, "quote" if check.words == "quote" else "")
        for left_out in finding.left_out:
            yield from _beside("left out", left_out, width)
        if check.problem:
            yield from _beside("no text", check.problem, width)
        for remark in _remarks(check):
            yield from _beside(wording.ALERT, remark, width, "alert")

    def _summary(self, folded: int, screen: Screen) -> Iterator[Line]:
        for source, each in self.coverage.items():
            label = wording.source_label(self.map.sources[source])
            yield from beside([], f"{label}: {told_quotations(each)}", "", screen.text_width)
        if not self.checks:
            yield [("The map quotes nobody.", "")]
            return
        counts = self._counts()
        told = ", ".join(f"{counts[v]} {v}" for v in VERDICTS if counts[v])
        yield from beside(
            [], f"{wording.plural(len(self.checks), 'quote')}: {told}.", "", screen.text_width
        )
        if folded and screen.hints:
            yield [
                (f"{folded} that passed {'is' if folded == 1 else 'are'} not shown: --all", "dim")
            ]

    # -- a fact-check sheet -----------------------------------------------------------------------

    def markdown(self) -> Iterator[str]:
        """A sheet for people: what was checked, a row for each quote, and what is wrong in full."""
        counts = self._counts()
        yield f"# Fact check: {markdown_text(self.map.title or 'the quotes of a map')}"
        yield ""
        yield f"{wording.plural(len(self.checks), 'quote')} checked against the source texts."
        yield ""
        for verdict in VERDICTS:
            if counts[verdict]:
                yield f"- {counts[verdict]} **{verdict}**: {MEANINGS[verdict]}"
        yield ""
        yield "| | verdict | speaker | words | place |"
        yield "| --- | --- | --- | --- | --- |"
        for check in self.checks:
            mark = "✓" if check.finding.passed else "✗"
            who = wording.described(self.map.speakers[check.utterance.speaker])
            cells = (check.finding.verdict, who, _said(check), self._place(check))
            yield f"| {mark} | " + " | ".join(markdown_text(cell) for cell in cells) + " |"
        open_checks = [c for c in self.checks if not c.finding.passed or _remarks(c)]
        if open_checks:
            yield ""
            yield "## To look at"
        for check in open_checks:
            yield ""
            yield from self._markdown_of(check)

    def _markdown_of(self, check: QuoteCheck) -> Iterator[str]:
        yield f"### {markdown_text(check.claim.id)}: {check.finding.verdict}"
        yield ""
        if check.finding.differences:
            yield f"- in the map: {_bold(check.finding.differences, 'only in the map')}"
            yield f"- in the source: {_bold(check.finding.differences, 'only in the source')}"
        else:
            yield f"- in the map: {markdown_text(_said(check))}"
        for left_out in check.finding.left_out:
            yield f"- left out: {markdown_text(left_out)}"
        for remark in [*([check.problem] if check.problem else []), *_remarks(check)]:
            yield f"- {markdown_text(remark)}"


def _said(check: QuoteCheck, *, unicode: bool = True) -> str:
    """The words as the map has them: own words in quotation marks."""
    if check.words == "quote":
        return wording.words(check.utterance, unicode=unicode)
    return check.said[0]


def _remarks(check: QuoteCheck) -> list[str]:
    remarks = [UNMARKED] if check.is_unmarked else []
    remarks += [INSERTED.format(words=words) for words in check.finding.inserted]
    if check.is_misplaced:
        spans = ", ".join(f"[{a}, {b}]" for a, b in check.finding.spans)
        remarks.append(f"the words stand at {spans}, not at the span of the map (--write)")
    return remarks


def _marked(pieces: Sequence[Piece], own: str) -> str:
    """The words of one side, those that the other has not in brackets."""
    shown = (
        f"[{p.text}]" if p.change == own else p.text for p in pieces if p.change in ("same", own)
    )
    return " ".join(shown)


def _bold(pieces: Sequence[Piece], own: str) -> str:
    shown = (
        f"**{markdown_text(p.text)}**" if p.change == own else markdown_text(p.text)
        for p in pieces
        if p.change in ("same", own)
    )
    return " ".join(shown)


def _beside(label: str, text: str, width: int, style: str = "") -> Iterator[Line]:
    return beside([(f"  {label:<11}", "dim")], text, style, width)
