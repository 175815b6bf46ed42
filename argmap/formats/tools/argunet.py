"""Argunet's GraphML: theses and arguments, with the premises and conclusions that spell them out.

Read only. Groups become sections. A thesis is a claim, and an argument is a claim of the kind
`argument`. If its propositions are given, they become claims that support its conclusion.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, Draft, build, xml_root
from argmap.formats.foreign.xml import Element, XmlText
from argmap.model import RelationKind

NAME = "argunet"

_KINDS: dict[str, RelationKind] = {
    "support": "supports",
    "attack": "rebuts",
    "sketchedsupport": "supports",
    "sketchedattack": "rebuts",
}


def read(source: SourceText) -> Loaded:
    """Read an Argunet map."""
    xml = XmlText(source)

    def fill(builder: Builder) -> bool:
        root = xml_root(builder, xml)
        if root is None:
            return False
        graph = root.first("graph")
        if root.tag != "graphml" or graph is None:
            message = "this is no GraphML with a graph in it"
            builder.report(rules.NotThisFormat, message, xml.place(root))
            return False
        _Reader(builder, xml).read(root, graph)
        return True

    return build(source, NAME, fill)


class _Reader:
    def __init__(self, builder: Builder, xml: XmlText) -> None:
        self.builder = builder
        self.xml = xml
        self.claims: dict[str, str] = {}
        """By the node's name in the graph."""
        self.inferences: dict[str, Draft] = {}

    def read(self, root: Element, graph: Element) -> None:
        titles = [e.text for e in root.walk() if e.tag == "mapTitle" and e.text]
        if titles:
            self.builder.fields["title"] = titles[0]
        # Groups nest. Edges may lead into any group, so they wait until all nodes are known.
        waiting: deque[tuple[Element, list[str]]] = deque([(graph, [])])
        edges: list[Element] = []
        while waiting:
            found, section = waiting.popleft()
            edges += found.all("edge")
            for node in found.all("node"):
                group = _inside(node, "group")
                title = group.first("title") if group else None
                path = [*section, title.text] if title and title.text else section
                waiting.extend((inner, path) for inner in node.all("graph"))
                if group is None:
                    self._node(node, section)
        for edge in edges:
            self._edge(edge)

    def _node(self, node: Element, section: list[str]) -> None:
        found = _inside(node, "thesis") or _inside(node, "argument")
        name = node.get("id") or ""
        if found is None or name in self.claims:
            message = f"the node {name[:60]!r} is neither a thesis nor an argument; it is left out"
            self.builder.report(rules.OddValue, message, self.xml.place(node))
            return
        title = _text_of(found, "title")
        propositions = [p for p in found.walk() if p.tag == "proposition"]
        text = _text_of(found, "description") or title
        if found.tag == "thesis" and propositions:
            text = _text_of(propositions[0], "content") or text
        fields: dict[str, Any] = {"title": title} if title and title != text else {}
        if found.tag == "argument":
            fields["kind"] = "argument"
        if section:
            fields["section"] = section
        id = self.claims[name] = self.builder.claim("", text, self.xml.place(node), **fields)
        if found.tag == "argument" and len(propositions) > 1:
            self._propositions(id, propositions, section)

    def _propositions(self, argument: str, propositions: list[Element], section: list[str]) -> None:
        """The premises of an argument, linked, and its last conclusion."""
        parts: dict[str, list[str]] = {"premise": [], "conclusion": []}
        for proposition in propositions:
            text = _text_of(proposition, "content") or _text_of(proposition, "title")
            role = proposition.get("type") or "premise"
            if text and role in parts:
                place = self.xml.place(proposition)
                fields = {"section": section} if section else {}
                parts[role].append(self.builder.claim("", text, place, **fields))
        if parts["premise"] and parts["conclusion"]:
            draft = self.builder.relation(
                "supports",
                parts["premise"],
                parts["conclusion"][-1],
                extra={NAME: {"argument": argument}},
            )
            # Edges of the file lead to and from the argument's node, so the node stays, and its
            # conclusion says the same.
            self.builder.relation("restates", [parts["conclusion"][-1]], argument)
            self.inferences[argument] = draft

    def _edge(self, edge: Element) -> None:
        start, end = edge.get("source") or "", edge.get("target") or ""
        missing = [name for name in (start, end) if name not in self.claims]
        if missing:
            message = f"an edge leads to {missing[0][:60]!r}, which is no node"
            self.builder.dangling(message, self.xml.place(edge))
            return
        found = _inside(edge, "edge")
        word = (found.get("type") if found else None) or ""
        kind = _KINDS.get(word.lower())
        if kind is None:
            message = f"an edge of the unknown type {word[:40]!r} is read as support"
            self.builder.report(rules.UnknownRelationKind, message, self.xml.place(edge))
        # Argunet tells relations that are only sketched from reconstructed ones; the model does not.
        details = {"extra": {NAME: {"type": word}}} if word.startswith("sketched") else {}
        place = self.xml.place(edge)
        self.builder.relation(
            kind or "supports", [self.claims[start]], self.claims[end], place, **details
        )


def _inside(element: Element, tag: str) -> Element | None:
    """The element of a name in the data of a node or an edge."""
    return next((found for data in element.all("data") for found in data.all(tag)), None)


def _text_of(element: Element, tag: str) -> str:
    found = element.first(tag)
    return " ".join(found.text.split()) if found else ""
