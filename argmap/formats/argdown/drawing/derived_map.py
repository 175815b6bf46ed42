"""The map that Argdown draws of a document: arguments and statements, and the edges between them.

It is not the model. A premise-conclusion structure is one node, its inner conclusions do not show,
and an edge stands for a relation, or for a statement that two nodes share.
"""

from __future__ import annotations

from argmap.formats.argdown.drawing.exploding import explode
from argmap.formats.argdown.drawing.grouping import group, regroup
from argmap.formats.argdown.drawing.selecting import Selected, select
from argmap.formats.argdown.drawing.shapes import DerivedMap, MapEdge, MapNode
from argmap.formats.argdown.language.config import of
from argmap.formats.argdown.meaning.resolved import Inferred, Node, Relation, Resolved

# The strict relations hold between statements. At the box of an argument, which stands for several
# statements, they are drawn as plain attacks and supports.
_BETWEEN_ARGUMENTS = {"contradictory": "attack", "contrary": "attack", "entails": "support"}


def derive_map(resolved: Resolved) -> DerivedMap:
    """The map of a resolved document, by the settings of its configuration.

    If these say `explodeArguments`, arguments of several steps are taken apart in `resolved`.

    Of `[A]: One.`, with `- <B>: Two.` and `+ <C>: Three.` below it, the nodes are A, B and C, with an
    attack from B to A and a support from C to A. If `<B>` had a structure with the premise `[D]` and
    `[D]` were selected, there would also be a support from D to B.
    """
    # The order matters: exploded steps can be selected one by one, and sections are selected by
    # the titles that regrouping gives them.
    if of(resolved.config, "model").get("explodeArguments"):
        explode(resolved)
    regroup(resolved)
    selected = select(resolved)
    nodes = _nodes(resolved, selected)
    edges = _Edges(resolved, selected, nodes).all()
    return DerivedMap(nodes, edges, group(resolved, nodes))


def _nodes(resolved: Resolved, selected: Selected) -> list[MapNode]:
    settings = of(resolved.config, "map")
    nodes: list[MapNode] = []
    for kind, chosen in (("statement", selected.statements), ("argument", selected.arguments)):
        mode = settings.get(f"{kind}LabelMode", "hide-untitled")
        has_text, has_title = mode in ("text", "hide-untitled"), mode in ("title", "hide-untitled")
        for node in chosen.values():
            text = node.text if has_text else None
            shown = MapNode(f"n{len(nodes)}", node, label_text=text)
            named = mode == "title" or not text or not node.title.startswith("Untitled")
            if named and (has_title or (mode == "text" and not text)):
                shown.label_title = node.title
            nodes.append(shown)
    return nodes


class _Edges:
    """Draws the edges of a map: first those of relations, then those of shared statements."""

    def __init__(self, resolved: Resolved, selected: Selected, nodes: list[MapNode]) -> None:
        self.resolved = resolved
        self.selected = selected
        self.statements = {n.node.title: n for n in nodes if not n.is_argument}
        self.arguments = {n.node.title: n for n in nodes if n.is_argument}
        self.edges: list[MapEdge] = []

    def all(self) -> list[MapEdge]:
        """Every edge, in the order of the reference implementation."""
        has = self.selected.has
        for relation in self.resolved.relations:
            if has(relation, relation.source) and has(relation, relation.target):
                self._from_relation(relation)
        self._from_conclusions()
        self._into_arguments()
        return self.edges

    def _from_relation(self, relation: Relation) -> None:
        source, target = relation.source, relation.target
        starts = (
            [self.arguments[source.title]]
            if source.is_argument
            else self._ends(source, "main-conclusion")
        )
        if isinstance(target, Inferred):
            ends = [self.arguments[target.argument]]
        elif target.is_argument:
            ends = [self.arguments[target.title]]
        else:
            ends = self._ends(target, "premise")
        self._join(relation, source, target, starts, ends)
        if relation.is_symmetric and isinstance(target, Node):
            # The way back is drawn only into arguments that have the statement as a premise.
            back = [] if source.title in self.statements else self._ends(source, "premise")
            self._join(relation, target, source, self._ends(target, "main-conclusion"), back)

    def _ends(self, node: Node, role: str) -> list[MapNode]:
        """The node of a class of statements, or else every argument in which the class has this role."""
        own = self.statements.get(node.title)
        if own is not None:
            return [own]
        return [
            self.arguments[m.argument]
            for m in node.members
            if m.role == role and m.argument is not None and m.argument in self.arguments
        ]

    def _join(
        self,
        relation: Relation,
        source: Node,
        target: Node | Inferred,
        starts: list[MapNode],
        ends: list[MapNode],
    ) -> None:
        for start in starts:
            for end in ends:
                kind: str = relation.kind
                if start.is_argument or end.is_argument:
                    kind = _BETWEEN_ARGUMENTS.get(kind, kind)
                edge = MapEdge(f"e{len(self.edges) + 1}", kind, start, end, relation=relation)
                if not source.is_argument:
                    edge.source_statement = source.title
                if isinstance(target, Node) and not target.is_argument:
                    edge.target_statement = target.title
                self.edges.append(edge)

    def _from_conclusions(self) -> None:
        """From each argument to its conclusion, or to the arguments that use it."""
        for shown in self.arguments.values():
            structure = shown.node.structure
            if not structure:
                continue
            node = self.resolved.statements[structure[-1].title]
            own = self.statements.get(node.title)
            users = [own] if own is not None else self._ends(node, "premise")
            for user in dict.fromkeys(users):
                # The ids of edges begin as in the reference implementation, which tells both kinds
                # apart.
                self._support(shown, user, node, "e" if own is not None else "n")

    def _into_arguments(self) -> None:
        for shown in self.statements.values():
            users = [
                self.arguments[m.argument]
                for m in shown.node.members
                if m.role == "premise" and m.argument is not None and m.argument in self.arguments
            ]
            for user in dict.fromkeys(users):
                self._support(shown, user, shown.node, "e")

    def _support(self, source: MapNode, target: MapNode, node: Node, letter: str) -> None:
        id = f"{letter}{len(self.edges) + 1}"
        self.edges.append(MapEdge(id, "support", source, target, node.title, node.title))
