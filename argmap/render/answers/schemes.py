"""Argumentation schemes, shown as a list or one as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.render.terminal.lines import Line, Screen
from argmap.render.terminal.text import wrap
from argmap.render.view import LaidView, Record, markdown_text
from argmap.schemes import Scheme


class SchemesView(LaidView):
    """Schemes with what they are about; one of them with its premises and critical questions."""

    columns = ("name", "questions", "about")

    def __init__(self, schemes: Sequence[Scheme], whole: bool = False) -> None:
        self.schemes = schemes
        self.whole = whole

    def data(self) -> Mapping[str, Any]:
        """The schemes under `schemes`, or the one that was asked for."""
        found = [
            {
                "name": s.name,
                "also": list(s.also),
                "about": s.about,
                "premises": list(s.premises),
                "conclusion": s.conclusion,
                "questions": [{"key": q.key, "text": q.text} for q in s.questions],
            }
            for s in self.schemes
        ]
        return found[0] if self.whole else {"schemes": found}

    def records(self) -> Iterator[Record]:
        """One record for each scheme."""
        for s in self.schemes:
            yield (s.name, len(s.questions), s.about)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The list, or the page about one."""
        if self.whole:
            yield from self._page(self.schemes[0], screen)
            return
        for s in self.schemes:
            yield [(s.name, "id")]
            for part in wrap(s.about, screen.text_width - 4):
                yield [("    ", ""), (part, "")]
        if screen.hints:
            yield []
            yield [(f"{len(self.schemes)} schemes; argmap schemes NAME shows one.", "dim")]

    def _page(self, scheme: Scheme, screen: Screen) -> Iterator[Line]:
        yield [(scheme.name, "title")]
        if scheme.also:
            yield from _paragraph(f"also: {', '.join(scheme.also)}", screen, "  ", style="dim")
        yield from _paragraph(scheme.about, screen, "  ")
        yield []
        yield [("Premises", "heading")]
        for premise in scheme.premises:
            yield from _paragraph(premise, screen, "  - ")
        yield [("Conclusion", "heading")]
        yield from _paragraph(scheme.conclusion, screen, "  - ")
        yield []
        yield [("Critical questions", "heading")]
        width = max(len(q.key) for q in scheme.questions)
        for q in scheme.questions:
            yield from _paragraph(q.text, screen, f"  {q.key:<{width}}  ", lead_style="id")
        yield []
        source = "After Walton, Reed and Macagno, Argumentation Schemes (2008)."
        yield from _paragraph(source, screen, "", style="dim")

    def markdown(self) -> Iterator[str]:
        """The list as a table, or one scheme as a section."""
        if not self.whole:
            yield from super().markdown()
            return
        s = self.schemes[0]
        yield f"## {markdown_text(s.name)}"
        yield ""
        yield markdown_text(s.about)
        yield ""
        yield from (f"- {markdown_text(p)}" for p in s.premises)
        yield f"- **{markdown_text(s.conclusion)}**"
        yield ""
        for i, q in enumerate(s.questions, 1):
            yield f"{i}. *{q.key}*: {markdown_text(q.text)}"


def _paragraph(
    text: str, screen: Screen, lead: str, style: str = "", lead_style: str = ""
) -> Iterator[Line]:
    """A text behind a lead, its further lines under the first."""
    for i, part in enumerate(wrap(text, screen.text_width - len(lead))):
        yield [(lead if i == 0 else " " * len(lead), lead_style if i == 0 else ""), (part, style)]
