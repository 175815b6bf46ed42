"""What still stands, laid out for a terminal: one line for each claim, since there may be thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.queries.judging.argued import has_objections, is_argued
from argmap.queries.judging.judge import Judged
from argmap.queries.judging.verdict_groups import IssueGroup, VoiceGroup, by_issue_and_speaker
from argmap.queries.stance import issues_of
from argmap.render.terminal.lines import Line, Screen, beside, piece, rule, width_of
from argmap.render.terminal.text import cells, wrap
from argmap.render.verdicts import BAR_CELLS, LEGEND, NOT_ARGUED, VERDICT_STYLES, bar, supposed
from argmap.render.wording import few, plural, possessive

STRENGTH = (
    "The bar and the number are the strength of a claim, from 0 to 1: what supports and objections "
    "make of its weight, whatever the verdict is."
)
LOST_SUPPORT = "[lost support]: nothing that supports it stands."
_LEAST_TEXT = 20
_SUPPORTS = {
    "ignore": "they defend nothing by themselves",
    "any-of": "a claim needs one of its supports",
    "necessary": "a claim needs all its supports",
    "deductive": "who accepts a support accepts what it supports",
}


class JudgeLines:
    """The lines of one answer on one screen."""

    def __init__(
        self, answer: Judged, claims: Sequence[str], screen: Screen, *, with_extensions: bool
    ) -> None:
        self.answer = answer
        self.claims = claims
        self.with_extensions = with_extensions
        self.map = answer.graph.map
        self.is_argued = is_argued(self.map, answer.judging.reading)
        self.screen = screen
        self.width = screen.text_width
        self.lost = frozenset(answer.lost_support)
        accepted = answer.accepted
        self.some = frozenset(accepted.credulous) if accepted else frozenset()
        longest = max(map(cells, claims), default=0)
        self.id_width = max(8, min(longest, 20, self.width // 4))
        verdicts = {self._verdict(id)[0] for id in claims}
        self.verdict_width = max(map(len, verdicts), default=0)

    def lines(self) -> Iterator[Line]:
        """The issues, then the claims under them, then a summary."""
        for part in wrap(self.map.title, self.width) if self.map.title else ():
            yield [(part, "title")]
        # A map that argues nothing has no verdicts worth showing, unless something is supposed.
        if self.is_argued or self.answer.judging.reading.supposed:
            yield from self._verdicts()
        yield from self._foot()

    def _verdicts(self) -> Iterator[Line]:
        chosen = frozenset(self.claims)
        issues = [id for id in issues_of(self.answer.graph) if id in chosen]
        if issues:
            yield self._columns()
        for id in issues:
            yield from self._claim(id)
        groups = by_issue_and_speaker(self.answer.graph, self.claims)
        for group in groups:
            if len(groups) > 1:
                yield []
                yield from self._heading(group)
            for voice in group.voices:
                yield []
                yield from self._voice(voice)
                # Without an issue among the claims, the first claim of all is here.
                if not issues and voice is groups[0].voices[0]:
                    yield self._columns()
                for id in voice.claims:
                    yield from self._claim(id)
        if groups:
            yield []
        yield from self._extensions()

    def _columns(self) -> Line:
        """The headings of the columns, which are shown once, above the first claim."""
        gap = " " * (self.verdict_width + 3)
        return [(f"{gap}{'strength':<{BAR_CELLS + 7}}claim", "dim")]

    def _heading(self, group: IssueGroup) -> Iterator[Line]:
        about = f"ABOUT {group.issue}" if group.issue else "ABOUT NO ISSUE"
        claims = dict.fromkeys(id for voice in group.voices for id in voice.claims)
        return rule((about, "heading"), self._standing(list(claims)), self.screen)

    def _standing(self, claims: list[str]) -> str:
        return f"of {plural(len(claims), 'claim')}, {self._stand(claims)}"

    def _voice(self, voice: VoiceGroup) -> Iterator[Line]:
        whose = plural(len(voice.claims), "claim")
        if voice.speaker is None:
            whose += " that nobody voices"
        else:
            whose = f"{possessive(self.map.speakers[voice.speaker].label)} {whose}"
        for part in wrap(f"Of {whose}, {self._stand(voice.claims)}", self.width):
            yield [(part, "speaker")]

    def _stand(self, claims: list[str]) -> str:
        """How many of some claims stand: `1 stands`, `2 stand`."""
        count = sum(self.answer.labels[id] == "in" for id in claims)
        return f"{count:,} stands" if count == 1 else f"{count:,} stand"

    def _claim(self, id: str) -> Iterator[Line]:
        verdict, style = self._verdict(id)
        strength = self.answer.strengths[id]
        head: Line = [
            (f" {verdict:<{self.verdict_width}}  ", style),
            (f"{bar(strength, unicode=self.screen.unicode)} {_decimal(strength)}  ", "dim"),
        ]
        indent = width_of(head) + self.id_width + 2
        if width_of(head) + cells(id) > self.width:
            yield head
            head = [("      ", "")]
        head.append(piece(id, "id"))
        text = self.map.claims[id].text or self.map.claims[id].title or ""
        if id in self.lost:
            text = f"{text} [lost support]".lstrip()
        # Beside a long id there may be no room for the text, which then begins a new line.
        if self.width - indent < _LEAST_TEXT:
            indent = 6
        gap = indent - width_of(head)
        if gap < 2:
            yield head
            head, gap = [], indent
        yield from beside([*head, (" " * gap, "")], text, "", self.width)

    def _verdict(self, id: str) -> tuple[str, str]:
        label = self.answer.labels[id]
        # A label is about all extensions; "undecided" would hide that some hold the claim.
        if label == "undecided" and id in self.some:
            return "in some", VERDICT_STYLES[label]
        return label, VERDICT_STYLES[label]

    def _extensions(self) -> Iterator[Line]:
        accepted = self.answer.accepted
        if not self.with_extensions or accepted is None:
            return
        for number, extension in enumerate(accepted.extensions, 1):
            head: Line = [(f"{number:>3}  ", "dim")]
            yield from beside(head, ", ".join(extension) or "(no claim)", "id", self.width)
        left = accepted.count - len(accepted.extensions)
        if accepted.extensions and left > 0:
            more = f"{left:,}" if accepted.counted else f"at least {left:,}"
            yield [(f"     ({more} more: --limit N)", "dim")]
        if accepted.extensions:
            yield []

    def _foot(self) -> Iterator[Line]:
        for text, style in self._closing():
            for part in wrap(text, self.width):
                yield [(part, style)]
        if self.screen.hints and self.claims and self.is_argued:
            for text in self._legend():
                for part in wrap(text, self.width):
                    yield [(part, "dim")]

    def _legend(self) -> Iterator[str]:
        yield LEGEND
        yield STRENGTH
        if not self.lost.isdisjoint(self.claims):
            yield LOST_SUPPORT

    def _closing(self) -> Iterator[tuple[str, str]]:
        answer = self.answer
        yield from ((text, "") for text in self._summary())
        if answer.accepted is not None and self.is_argued:
            yield self._counted(), ""
        if answer.restless:
            yield (
                f"The strength of {few(answer.restless)} does not converge: they bear on one "
                "another in a circle.",
                "alert",
            )
        for unmet in answer.unmet:
            yield f"Expected {unmet.claim} to be {unmet.expected}; it is {unmet.found}.", "alert"

    def _summary(self) -> Iterator[str]:
        claims = plural(len(self.claims), "claim")
        if not self.is_argued:
            yield f"{claims}. {NOT_ARGUED}"
        else:
            counts = Counter(self.answer.labels[id] for id in self.claims)
            kinds = [f"{counts[label]} {label}" for label in VERDICT_STYLES if counts[label]]
            yield " ".join([f"{claims}{': ' if kinds else ''}{', '.join(kinds)}.", *self._how()])
            if not has_objections(self.map, self.answer.judging.reading):
                yield "Nothing in this map objects to anything, so that nothing in it can fall."

    def _how(self) -> Iterator[str]:
        """How the map is judged, as far as the user chose it."""
        judging = self.answer.judging
        if judging.names("semantics"):
            yield f"{judging.semantics.capitalize()} semantics."
        if judging.names("support"):
            yield f"Supports: {_SUPPORTS[judging.reading.support]}."
        if judging.names("strength"):
            yield f"Strength: {judging.strength}."
        if judging.reading.denials:
            yield "Each denial counts as an objection without a premise."
        if judging.reading.supposed:
            yield f"Supposing {supposed(judging.reading)}."

    def _counted(self) -> str:
        accepted, name = self.answer.accepted, self.answer.judging.semantics
        assert accepted is not None
        if not accepted.count:
            return f"There is no {name} extension, so that nothing is decided."
        least = "" if accepted.counted else "At least "
        return f"{least}{plural(accepted.count, f'{name} extension')}."


def _decimal(strength: float) -> str:
    """A strength in four columns, without a leading zero.

    >>> _decimal(0.52), _decimal(1.0)
    (' .52', '1.00')
    """
    return f"{strength:.2f}".replace("0.", " .", 1) if strength < 0.995 else "1.00"
