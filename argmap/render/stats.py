"""The figures of a map, shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.queries.stats import Stats
from argmap.render.lines import Line, Screen
from argmap.render.text import wrap
from argmap.render.view import Record, View
from argmap.render.wording import plural


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
        }

    def records(self) -> Iterator[Record]:
        """One record with all figures."""
        data = {**self.data(), **self.answer.relations}
        yield [data[column] for column in self.columns]

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The figures in words, one subject a line."""
        a = self.answer
        for part in wrap(a.title, screen.text_width) if a.title else ():
            yield [(part, "title")]
        for label, text in _facts(a):
            for i, part in enumerate(wrap(text, screen.text_width - 13)):
                yield [(f"{label if i == 0 else '':<13}", "dim"), (part, "")]


def _facts(a: Stats) -> Iterator[tuple[str, str]]:
    yield "issue", ", ".join(a.issues) or "none"
    yield "claims", f"{a.claims:,}" + (f", {a.implicit} of them implicit" if a.implicit else "")
    yield "speakers", f"{a.speakers:,}"
    yield "utterances", f"{a.utterances:,}: {a.quoted:,} in own words, {a.reported:,} reported"
    yield "sources", f"{a.sources:,}"
    total = sum(a.relations.values())
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in a.relations.items() if n)
    left = f"; besides {a.incomplete:,} without a premise or a target" if a.incomplete else ""
    yield "relations", f"{total:,}" + (f": {kinds}" if kinds else "") + left
    attacks = a.relations["rebuts"] + a.relations["undercuts"]
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
