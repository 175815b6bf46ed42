"""The view of the figures of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import listed
from argmap.queries.stats import Stats
from argmap.render.terminal.tables import Trimmed, cell, columns
from argmap.render.view import Record, View
from argmap.render.wording import ACTS, plural

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


class StatsView(View):
    """How large a debate is, and how deep."""

    columns = (
        "claims",
        "speakers",
        "sources",
        "utterances",
        "supports",
        "rebuts",
        "undercuts",
        "qualifies",
        "contradicts",
        "restates",
        "depth",
        "longest_rebuttal_chain",
        "components",
        "cyclic_components",
        "unanswered",
        "incomplete",
        *("concedes", "denies", "asks", "challenges"),
    )

    def __init__(self, answer: Stats) -> None:
        self.answer = answer

    def data(self) -> Mapping[str, Any]:
        """The figures under their names."""
        a = self.answer
        return {
            "title": a.title,
            "claims": a.claims,
            "implicit": a.implicit,
            "speakers": a.speakers,
            "sources": a.sources,
            "utterances": a.utterances,
            "quoted": a.quoted,
            "reported": a.reported,
            "relations": a.relations,
            "incomplete": a.incomplete,
            "issues": a.issues,
            "depth": a.depth,
            "longest_rebuttal_chain": a.longest_rebuttal_chain,
            "components": a.components,
            "cyclic_components": a.cyclic_components,
            "unanswered": a.unanswered,
            "forces": a.forces,
        }

    def records(self) -> Iterator[Record]:
        """One record with all figures."""
        data = {**self.data(), **self.answer.relations, **self.answer.forces}
        yield [data[column] for column in self.columns]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The figures in words, one line for each subject."""
        title = [cell(self.answer.title, "title")] if self.answer.title else []
        yield Trimmed(*title, columns(_facts(self.answer), style="dim", width=11))


def _facts(a: Stats) -> Iterator[tuple[str, str]]:
    yield "issue", ", ".join(a.issues) or "none"
    yield "claims", f"{a.claims:,}" + (f", {a.implicit} of them implicit" if a.implicit else "")
    yield "speakers", f"{a.speakers:,}"
    yield "utterances", f"{a.utterances:,}: {a.quoted:,} in own words, {a.reported:,} reported"
    others = [plural(a.forces[f], noun) for f, noun in ACTS.items() if a.forces[f]]
    if others:
        yield "", f"of these {listed(others)}"
    yield "sources", f"{a.sources:,}"
    total = sum(a.relations.values())
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in a.relations.items() if n)
    left = f"; besides {a.incomplete:,} without a premise or a target" if a.incomplete else ""
    yield "relations", f"{total:,}" + (f": {kinds}" if kinds else "") + left
    attacks = a.relations["rebuts"] + a.relations["undercuts"]
    # `plural` only adds an s at the end, which is not enough here.
    yield (
        "unanswered",
        f"{a.unanswered:,} of {plural(attacks, 'rebuttal or undercut')}".replace(
            "rebuttal or undercuts", "rebuttals and undercuts"
        ),
    )
    exchange = plural(a.longest_rebuttal_chain, "step")
    yield "depth", f"{a.depth:,}; longest exchange of rebuttals {exchange}"
    cycles = f", {plural(a.cyclic_components, 'circle')}" if a.cyclic_components else ""
    yield "parts", f"{plural(a.components, 'separate part')}{cycles}"
