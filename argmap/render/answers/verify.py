"""The view of the verdicts about quotes: for a terminal, for programs, as a fact-check sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.attribution.verdicts import ALARMS, Attribution
from argmap.drafting.accounting import Account
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.quotes.context import Contexts
from argmap.quotes.finding import VERDICTS
from argmap.quotes.verification import QuoteCheck, QuoteKey
from argmap.render import wording
from argmap.render.answers.attribution import attribution_data, attribution_remarks
from argmap.render.answers.fact_check import WHO_SAYS, FactCheck, Row, has_passed, verdict_of
from argmap.render.reports.draft import told_quotations, told_unsaid
from argmap.render.terminal.lines import Line, Screen, beside, piece
from argmap.render.view import LaidView, Record
from argmap.words.same import Piece
from argmap.workbooks.sheet import Cell, Sheet

INSERTED = "{words} is the quoter's own: does it change what was said?"
UNMARKED = "not in quotation marks there: are these the reporter's words?"

_STYLES = {
    "altered": "against",
    **dict.fromkeys(ALARMS, "against"),
    "absent": "against",
    "elided": "mixed",
    "no-text": "mixed",
}


class VerifyView(LaidView):
    """The verdict about every quote of a map; those that did not pass in full."""

    columns: tuple[str, ...] = (
        "claim",
        "speaker",
        "source",
        "verdict",
        "words",
        "place",
        "said",
        "found",
        "remark",
    )

    def __init__(
        self,
        map: ArgumentMap,
        checks: Sequence[QuoteCheck],
        texts: SourceTexts,
        *,
        show_all: bool = False,
        coverage: Mapping[str, Account] | None = None,
        attributions: Mapping[QuoteKey, Attribution] | None = None,
    ) -> None:
        self.map = map
        self.checks = checks
        self.texts = texts
        self.show_all = show_all
        self.coverage = coverage or {}
        """By source: which of its quotations the map has; empty unless asked for."""
        self.attributions = attributions
        """Whom the sources give the words of each quote to; None unless asked for."""
        if attributions is not None:
            self.columns = (*self.columns, "attribution", "in_source")

    @property
    def is_empty(self) -> bool:
        """Whether all quotes passed."""
        return all(map(self._has_passed, self.checks))

    # -- programs ---------------------------------------------------------------------------------

    def data(self) -> Mapping[str, Any]:
        """Every verdict with its span, what was found, and how it differs."""
        counts = self._counts()
        data: dict[str, Any] = {
            "quotes": [self._one(check) for check in self.checks],
            "verdicts": {verdict: counts[verdict] for verdict in VERDICTS},
            "clean": self.is_empty,
        }
        if self.attributions is not None:
            found = self._attribution_counts()
            data["attributions"] = {verdict: found[verdict] for verdict in WHO_SAYS}
        if self.coverage:
            data["coverage"] = [
                {
                    "source": source,
                    f"{each.of}s": each.quotations,
                    "in_claims": each.in_claims,
                    "left_out": [
                        {"span": list(missing.place), "line": missing.line, "why": missing.why}
                        for missing in each.quotations_left_out
                    ],
                    "not_said": [
                        {"span": list(unsaid.place), "line": unsaid.line}
                        for unsaid in each.statements_left_out
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
        if check.claim.checked:
            data["checked"] = check.claim.checked
        found = self._who_says(check)
        if found is not None:
            data["attribution"] = attribution_data(found)
        remarks = self._remarks(check)
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
                "; ".join(self._remarks(check)),
                *([found.verdict, found.speaker] if (found := self._who_says(check)) else []),
            )

    def _remarks(self, check: QuoteCheck) -> list[str]:
        remarks = [UNMARKED] if check.is_unmarked else []
        remarks += [INSERTED.format(words=words) for words in check.finding.inserted]
        if check.is_misplaced:
            spans = ", ".join(f"[{a}, {b}]" for a, b in check.finding.spans)
            remarks.append(f"the words stand at {spans}, not at the span of the map (--write)")
        found = self._who_says(check)
        if found is not None:
            speaker = self.map.speakers[check.utterance.speaker].label
            remarks += attribution_remarks(check, found, speaker)
        return remarks

    def _who_says(self, check: QuoteCheck) -> Attribution | None:
        """Whom the source gives the words to; None unless asked for."""
        return self.attributions[check.key] if self.attributions is not None else None

    def _has_passed(self, check: QuoteCheck) -> bool:
        return has_passed(check, self._who_says(check))

    def _counts(self) -> Counter[str]:
        return Counter(check.finding.verdict for check in self.checks)

    def _attribution_counts(self) -> Counter[str]:
        return Counter(each.verdict for c in self.checks if (each := self._who_says(c)))

    def _place(self, check: QuoteCheck) -> str:
        """Where the words were found: `hearing.txt:13`."""
        source = check.utterance.source
        if source is None:
            return ""
        label = wording.source_label(self.map.sources[source])
        # Words that were not found have no line, only the source in which they should be.
        if not check.finding.spans:
            return label
        return f"{label}:{self.texts.line_of(source, check.finding.spans[0][0])}"

    # -- a person ---------------------------------------------------------------------------------

    def lines(self, screen: Screen) -> Iterator[Line]:
        """What did not pass and what has a remark, then how many verdicts of each kind."""
        # A quote that passed is still shown if a remark asks the reader to look at it.
        told = [
            c for c in self.checks if self.show_all or not self._has_passed(c) or self._remarks(c)
        ]
        for check in told:
            yield from self._lines_of(check, screen)
            yield []
        yield from self._summary(len(self.checks) - len(told), screen)

    def _lines_of(self, check: QuoteCheck, screen: Screen) -> Iterator[Line]:
        finding, width = check.finding, screen.text_width
        who = self.map.speakers[check.utterance.speaker].label
        place = self._place(check)
        told = verdict_of(check, self._who_says(check))
        verdict = (f"{told} ".ljust(13), _STYLES.get(told, "for"))
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
        for remark in self._remarks(check):
            yield from _beside(wording.ALERT, remark, width, "alert")

    def _summary(self, folded: int, screen: Screen) -> Iterator[Line]:
        for source, each in self.coverage.items():
            label = wording.source_label(self.map.sources[source])
            told = " ".join(filter(None, (told_quotations(each), told_unsaid(each))))
            yield from beside([], f"{label}: {told}", "", screen.text_width)
        if not self.checks:
            yield [("The map quotes nobody.", "")]
            return
        counts = self._counts()
        told = ", ".join(f"{counts[v]} {v}" for v in VERDICTS if counts[v])
        yield from beside(
            [], f"{wording.plural(len(self.checks), 'quote')}: {told}.", "", screen.text_width
        )
        if self.attributions is not None:
            found = self._attribution_counts()
            told = ", ".join(f"{found[v]} {v}" for v in WHO_SAYS if found[v])
            yield from beside([], f"Who says it: {told}.", "", screen.text_width)
        if folded and screen.hints:
            yield [
                (f"{folded} that passed {'is' if folded == 1 else 'are'} not shown: --all", "dim")
            ]

    # -- a fact-check sheet -----------------------------------------------------------------------

    def markdown(self) -> Iterator[str]:
        """A sheet for people: what was checked, a row for each quote, and what is wrong in full."""
        return self._fact_check().page()

    def sheets(self) -> Iterator[Sheet]:
        """The same as a table of a workbook."""
        yield self._fact_check().sheet()
        if self.coverage:
            yield Sheet("Not in claims", ("source", "line", "why", "words"), self._not_in_claims())

    def _not_in_claims(self) -> Iterator[Sequence[Cell]]:
        """The quotations of the sources that are in no claim."""
        for source, each in self.coverage.items():
            label, text = wording.source_label(self.map.sources[source]), self.texts.text(source)
            for missing in each.quotations_left_out:
                start, end = missing.place
                yield label, missing.line, missing.why, " ".join((text or "")[start:end].split())

    def _fact_check(self) -> FactCheck:
        rows = [
            Row(
                check, _said(check), self._place(check), self._remarks(check), self._who_says(check)
            )
            for check in self.checks
        ]
        with_speakers = self.attributions is not None
        return FactCheck(self.map, rows, Contexts(self.texts), with_speakers=with_speakers)


def _said(check: QuoteCheck, *, unicode: bool = True) -> str:
    """The words as the map has them: own words in quotation marks."""
    if check.words == "quote":
        return wording.words(check.utterance, unicode=unicode)
    return check.said[0]


def _marked(pieces: Sequence[Piece], own: str) -> str:
    """The words of one side, with brackets around those that the other side lacks."""
    shown = (
        f"[{p.text}]" if p.change == own else p.text for p in pieces if p.change in ("same", own)
    )
    return " ".join(shown)


def _beside(label: str, text: str, width: int, style: str = "") -> Iterator[Line]:
    return beside([(f"  {label:<11}", "dim")], text, style, width)
