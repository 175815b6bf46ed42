"""The views of argumentation schemes: a list of all, or a page about one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.render.terminal.tables import Trimmed, cell, columns, indented
from argmap.render.view import Record, View, markdown_text
from argmap.schemes import Scheme

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult


class SchemesView(View):
    """Schemes and what each is about; or one scheme with its premises and critical questions."""

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

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The list, or the page about one."""
        if self.whole:
            yield Trimmed(*_page(self.schemes[0]))
            return
        for s in self.schemes:
            yield Trimmed(cell(s.name, "id"), indented(cell(s.about)))
        if options.is_terminal:
            hint = f"{len(self.schemes)} schemes; argmap schemes NAME shows one."
            yield Trimmed("", cell(hint, "dim"))

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


def _page(scheme: Scheme) -> Iterator[RenderableType]:
    yield cell(scheme.name, "title")
    if scheme.also:
        yield indented(cell(f"also: {', '.join(scheme.also)}", "dim"), 2)
    yield indented(cell(scheme.about), 2)
    yield ""
    yield cell("Premises", "heading")
    yield indented(columns((("-", premise) for premise in scheme.premises), gap=1), 2)
    yield cell("Conclusion", "heading")
    yield indented(columns([("-", scheme.conclusion)], gap=1), 2)
    yield ""
    yield cell("Critical questions", "heading")
    yield indented(columns(((q.key, q.text) for q in scheme.questions), style="id"), 2)
    yield ""
    yield cell("After Walton, Reed and Macagno, Argumentation Schemes (2008).", "dim")
