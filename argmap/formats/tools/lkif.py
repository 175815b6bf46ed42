"""LKIF, the Legal Knowledge Interchange Format, as Carneades 1 to 3 write argument graphs in it.

Read only. Arguments for and against statements are read, with roles, weights and schemes. A premise
of the type `exception` undercuts the argument. Rules of a `theory` are not read.
"""

from __future__ import annotations

from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, build, xml_root
from argmap.formats.foreign.xml import Element, XmlText
from argmap.model import RelationKind

NAME = "lkif"
ASSUMED = "assumed"
"""The tag of a claim that is assumed."""


def read(source: SourceText) -> Loaded:
    """Read the argument graphs of an LKIF file."""
    xml = XmlText(source)

    def fill(builder: Builder) -> bool:
        root = xml_root(builder, xml)
        if root is None:
            return False
        graphs = [e for e in root.walk() if e.tag == "argument-graph"]
        if not graphs:
            message = "there is no <argument-graph> in the file"
            builder.report(rules.NotThisFormat, message, xml.place(root))
            return False
        for graph in graphs:
            _Reader(builder, xml).read(graph)
        theory = next((e for e in root.walk() if e.tag == "theory" and e.children), None)
        if theory is not None:
            message = "the rules of the theory are left out; nothing is derived from them"
            builder.report(rules.RulesLeftOut, message, xml.place(theory))
        return True

    return build(source, NAME, fill)


class _Reader:
    def __init__(self, builder: Builder, xml: XmlText) -> None:
        self.builder = builder
        self.xml = xml
        self.claims: dict[str, str] = {}
        self.negations: dict[str, str] = {}

    def read(self, graph: Element) -> None:
        for element in graph.walk():
            if element.tag == "statement" and element.get("id"):
                self._statement(element)
        for element in graph.walk():
            if element.tag == "argument":
                self._argument(element)
        fields = self.builder.fields
        if graph.get("title") and not fields.get("title"):
            fields["title"] = graph.get("title")
        issue = self.claims.get(graph.get("main-issue") or "")
        if issue is not None:
            fields["issues"] = [*fields.get("issues", []), issue]

    def _statement(self, element: Element) -> None:
        name = element.attributes["id"]
        if name in self.claims:
            message = f"the id {name[:60]!r} is used twice; the second one is left out"
            self.builder.report(rules.DoubledName, message, self.xml.place(element))
            return
        text = (element.first("s") or element).whole_text
        value = element.get("value")
        fields: dict[str, Any] = {}
        if value == "true" or element.get("assumption") == "true":
            fields["tags"] = [ASSUMED]
        own = {k: v for k, v in element.attributes.items() if k in ("value", "standard")}
        if own:
            fields["extra"] = {NAME: own}
        self.claims[name] = self.builder.claim(
            name, text or name, self.xml.place(element), **fields
        )

    def _argument(self, element: Element) -> None:
        place = self.xml.place(element)
        conclusion = element.first("conclusion")
        target = self.claims.get((conclusion.get("statement") or "") if conclusion else "")
        if target is None:
            self.builder.dangling("an argument has no conclusion that is there", place)
        kind: RelationKind = "rebuts" if element.get("direction") == "con" else "supports"
        premises: list[str] = []
        exceptions: list[str] = []
        roles: list[str] = []
        for premise in (p for p in element.walk() if p.tag == "premise"):
            claim = self._premise(premise)
            if claim is None:
                continue
            # An exception does not speak against the conclusion: it says that this step does not
            # hold.
            if premise.get("type") == "exception":
                exceptions.append(claim)
            else:
                premises.append(claim)
                roles.append(premise.get("role") or "")
        own: dict[str, Any] = {
            k: element.attributes[k] for k in ("weight",) if k in element.attributes
        }
        if any(roles):
            own["roles"] = roles
        if element.get("id"):
            own["id"] = element.get("id")
        details: dict[str, Any] = {"extra": {NAME: own}} if own else {}
        if element.get("scheme"):
            details["scheme"] = element.get("scheme")
        draft = self.builder.relation(kind, premises, target, place, **details)
        for exception in exceptions:
            self.builder.relation("undercuts", [exception], draft, place)

    def _premise(self, premise: Element) -> str | None:
        """The claim of a premise; for a negative premise, the claim that denies its statement."""
        name = premise.get("statement") or ""
        place = self.xml.place(premise)
        if name not in self.claims:
            self.builder.dangling(f"there is no statement {name[:60]!r}", place)
            return None
        if premise.get("polarity") != "negative":
            return self.claims[name]
        # The model has no negated premises, so the denial is a claim of its own, which nobody has
        # voiced. It is made once and contradicts the statement.
        if name not in self.negations:
            text = self.builder.claims[self.claims[name]]["text"]
            id = self.builder.claim(
                "",
                f"It is not the case that: {text}",
                place,
                implicit=True,
                id=f"not-{self.claims[name]}",
            )
            self.negations[name] = id
            self.builder.relation("contradicts", [id], self.claims[name], place)
        return self.negations[name]
