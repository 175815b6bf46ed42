"""Oddities of an AIF file: one diagnostic for each kind, not for each node."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.diagnostics import Diagnostic, Rule, SourceText
from argmap.formats.aif import rules
from argmap.formats.aif.graph import AifGraph, Raw, edge_ends
from argmap.formats.aif.places import Extent, Places

_MAX_LISTED = 5
"""How many nodes a message names."""


class Oddities:
    """Looks through what was read; searches the text for places only if something is odd."""

    def __init__(
        self,
        source: SourceText,
        raw: Raw,
        graph: AifGraph,
        nameless: Sequence[str],
        places: Places,
    ) -> None:
        self.source = source
        self.raw = raw
        self.graph = graph
        self.nameless = nameless
        """The keys of the locutions that do not say whose they are."""
        self.places = places

    def all(self) -> list[Diagnostic]:
        """Every oddity, in the order of the file."""
        found = [*self._of_nodes(), *self._of_edges()]
        return sorted(found, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0))

    def _of_nodes(self) -> Iterator[Diagnostic]:
        graph = self.graph
        no_premise = [key for key in graph.steps if key not in graph.premises]
        no_target = [key for key in graph.steps if key not in graph.targets]
        several = [key for key, found in graph.targets.items() if len(set(found)) > 1]
        help = "it is kept, and written back; questions pass it over"
        yield from self._nodes(rules.UnfinishedStep, no_premise, "has no premise", help)
        yield from self._nodes(rules.UnfinishedStep, no_target, "leads to no claim", help)
        help = "the first one counts"
        yield from self._nodes(rules.SeveralTargets, several, "leads to several nodes", help)
        help = "a node of an unknown type is kept, and written back"
        yield from self._nodes(
            rules.UnknownNode, graph.unknown, "is no part of an argument map", help
        )
        help = "write the speaker's name before the text, with a colon between them"
        yield from self._nodes(
            rules.NamelessLocution, self.nameless, "does not say whose it is", help
        )
        help = "edges mean the first of them"
        reused = graph.repeated + graph.reused
        yield from self._nodes(rules.RepeatedNode, reused, "shares its id with another", help)

    def _nodes(
        self, rule: type[Rule], keys: Sequence[str], what: str, help: str
    ) -> Iterator[Diagnostic]:
        """One diagnostic at the first of some nodes, which names a few of them."""
        if not keys:
            return
        # A hundred bare edges are one habit of the file; a hundred warnings would hide the
        # others.
        nodes = [self._called(key) for key in dict.fromkeys(keys)]
        yield self._report(rule, _said(nodes, what), self.places.node(keys[0]), help)

    def _called(self, key: str) -> str:
        return f"{self.graph.types.get(key) or 'node'} {key}"

    def _of_edges(self) -> Iterator[Diagnostic]:
        graph = self.graph
        help = "it makes no relation; it is written back"
        yield from self._edges(rules.MissingNode, graph.dangling, "has no node at one end", help)
        yield from self._edges(rules.BareEdge, graph.bare, "leads from claim to claim", help)
        if graph.misshapen:
            count = graph.misshapen
            parts = "1 part is" if count == 1 else f"{count} parts are"
            said = f"{parts} no node and no edge, or without an id"
            help = "what makes no sense is passed over, and written back"
            yield self._report(rules.MisshapenPart, said, None, help)

    def _edges(
        self, rule: type[Rule], places: Sequence[int], what: str, help: str
    ) -> Iterator[Diagnostic]:
        if not places:
            return
        ends = [edge_ends(self.raw["edges"][place]) for place in places[:_MAX_LISTED]]
        edges = [f"the edge from {start} to {end}" for start, end in ends]
        said = _said(edges, what, len(places))
        yield self._report(rule, said, self.places.edge(places[0]), help)

    def _report(
        self, rule: type[Rule], message: str, found: Extent | None, help: str
    ) -> Diagnostic:
        if found is None:
            return rule.report(message, file=self.source.file, help=help)
        return self.source.report(rule, message, *found, help=help)


def _said(things: Sequence[str], what: str, count: int | None = None) -> str:
    """`RA 12 has no premise`, and how many more there are of which that is true."""
    count = len(things) if count is None else count
    if count == 1:
        return f"{things[0]} {what}"
    shown = ", ".join(thing[:40] for thing in things[1:_MAX_LISTED])
    more = f", and {count - _MAX_LISTED} more" if count > _MAX_LISTED else ""
    return f"{things[0]} {what}; so it is with {shown}{more}"
