"""arggraph XML: annotated argumentative texts, as in the microtext corpora.

A text is cut into segments (EDUs). Segments make up argumentative units (ADUs), and each unit is put
forward by the proponent or by the imagined opponent. Edges between units are supports, rebuttals and
undercuts. See Peldszus and Stede (2013), "From argument diagrams to argumentation mining in texts".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.ids import FreshIds
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, Draft, build, xml_root
from argmap.formats.foreign.own_data import name_in, own_extra
from argmap.formats.foreign.xml import Element, XmlText, attribute, element_text
from argmap.model import ArgumentMap, Claim, Relation, RelationKind

NAME = "arggraph"

_ROLES = {"pro": "proponent", "opp": "opponent"}
_KINDS: dict[str, RelationKind] = {
    "sup": "supports",
    "exa": "supports",
    "reb": "rebuts",
    "und": "undercuts",
}
_NUMBERED = re.compile(r"(?:edge|segment)(?:-\d+)?\Z")
"""The names that the writer gives where a map has none."""
EXAMPLE_SCHEME = "argument from example"


# -- reading --------------------------------------------------------------------------------------


def read(source: SourceText) -> Loaded:
    """Read an arggraph file."""
    xml = XmlText(source)

    def fill(builder: Builder) -> bool:
        root = xml_root(builder, xml)
        if root is None:
            return False
        if root.tag != "arggraph":
            message = f"the file is about <{root.tag[:40]}>, not <arggraph>"
            builder.report(rules.NotThisFormat, message, xml.place(root))
            return False
        _Reader(builder, xml, root).read()
        return True

    return build(source, NAME, fill)


class _Reader:
    def __init__(self, builder: Builder, xml: XmlText, root: Element) -> None:
        self.builder = builder
        self.xml = xml
        self.root = root
        self.segments: dict[str, str] = {}
        self.parts: dict[str, list[str]] = defaultdict(list)
        """By unit or joint: the segments and joints it is made of."""
        self.units: dict[str, str] = {}
        self.drafts: dict[str, Draft] = {}
        """Relations by the ids of all edges that belong to them."""

    def read(self) -> None:
        elements = [e for e in self.root.walk() if e.get("id") is not None]
        self.segments = {e.attributes["id"]: e.text for e in elements if e.tag == "edu"}
        edges = [e for e in self.root.walk() if e.tag == "edge"]
        for edge in edges:
            if edge.get("type") == "seg":
                self.parts[edge.get("trg") or ""].append(edge.get("src") or "")
        for unit in (e for e in elements if e.tag == "adu"):
            self._unit(unit)
        self._relations([e for e in edges if e.get("type") != "seg"])
        self._whole()

    def _whole(self) -> None:
        own: dict[str, Any] = dict(self.root.attributes)
        used = {s for parts in self.parts.values() for s in parts}
        unused = {id: text for id, text in self.segments.items() if id not in used}
        if unused:
            own["segments"] = unused
        topic = (self.root.get("topic_id") or "").replace("_", " ").strip()
        if topic:
            self.builder.fields["title"] = topic
        if own:
            self.builder.fields["extra"] = {NAME: own}

    def _segments_of(self, unit: str) -> list[str]:
        """The segments of a unit, through joints, in the order of the text."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [unit]
        while waiting:
            for part in self.parts.get(waiting.pop(), ()):
                if part in self.segments:
                    found.add(part)
                elif part not in seen:
                    seen.add(part)
                    waiting.append(part)
        return [id for id in self.segments if id in found] if len(found) > 1 else sorted(found)

    def _unit(self, unit: Element) -> None:
        name = unit.attributes["id"]
        if name in self.units:
            message = f"the id {name[:60]!r} is used twice; the second one is left out"
            self.builder.report(rules.DoubledName, message, self.xml.place(unit))
            return
        segments = self._segments_of(name)
        texts = [self.segments[s] for s in segments]
        role = _ROLES.get(unit.get("type") or "")
        utterances = [{"speaker": self._speaker(role), **_quote(texts)}] if role else []
        own: dict[str, Any] = {}
        # A unit a1 of the single segment e1 is so common that its segments need not be kept.
        usual = segments == _usual_segments(name) or all(map(_NUMBERED.match, segments))
        if not usual or len(segments) > 1:
            own["segments"] = dict(zip(segments, texts, strict=True))
        if unit.get("type") not in (None, "", "pro"):
            own["type"] = unit.get("type")
        self.units[name] = self.builder.claim(
            name,
            " ".join(texts),
            self.xml.place(unit),
            utterances=utterances,
            **({"extra": {NAME: own}} if own else {}),
        )

    def _speaker(self, role: str) -> str:
        if role not in self.builder.speakers:
            self.builder.speaker(role, role.title(), anonymous=True)
        return role

    def _relations(self, edges: list[Element]) -> None:
        """Read relations first, then the edges that add premises to them, in whatever order they come."""
        added: list[Element] = []
        aims: list[tuple[Draft, Element]] = []
        for edge in edges:
            if edge.get("type") == "add":
                added.append(edge)
            elif (draft := self._relation(edge)) is not None:
                aims.append((draft, edge))
        self._add_premises(added)
        for draft, edge in aims:
            target = edge.get("trg") or ""
            draft.target = self.units.get(target) or self.drafts.get(target)
            if draft.target is None:
                self._dangling(edge, target)
            elif isinstance(draft.target, Draft) and draft.kind == "rebuts":
                draft.kind = "undercuts"

    def _relation(self, edge: Element) -> Draft | None:
        name, start, type = edge.get("id") or "", edge.get("src") or "", edge.get("type") or ""
        if start not in self.units:
            self._dangling(edge, start)
            return None
        kind = _KINDS.get(type)
        own = {"id": name} if name and not _NUMBERED.match(name) else {}
        details: dict[str, Any] = {"extra": {NAME: own}} if own else {}
        if type == "exa":
            # This is the only scheme of the format, so the type of the edge is kept to write it back.
            details = {"scheme": EXAMPLE_SCHEME, "extra": {NAME: own | {"type": type}}}
        if kind is None:
            message = f"an edge of the unknown type {type[:40]!r} is read as support"
            self.builder.report(rules.UnknownRelationKind, message, self.xml.place(edge))
            details = {"extra": {NAME: own | ({"type": type} if type else {})}}
        draft = self.builder.relation(
            kind or "supports", [self.units[start]], None, self.xml.place(edge), **details
        )
        if name:
            self.drafts.setdefault(name, draft)
        return draft

    def _add_premises(self, edges: list[Element]) -> None:
        """Give further premises to relations; an edge may add to an edge that adds."""
        by_name = {edge.get("id"): edge for edge in edges}
        for edge in edges:
            seen: set[int] = set()
            base = edge
            # `seen` ends a circle of edges that add to one another.
            while (target := base.get("trg") or "") in by_name and id(base) not in seen:
                seen.add(id(base))
                base = by_name[target]
            draft, start = self.drafts.get(target), edge.get("src") or ""
            if draft is None or start not in self.units:
                self._dangling(edge, target if draft is None else start)
                continue
            if self.units[start] not in draft.premises:
                draft.premises.append(self.units[start])
            name = edge.get("id") or ""
            self.drafts.setdefault(name, draft)
            if name and not _NUMBERED.match(name):
                own = draft.details.setdefault("extra", {}).setdefault(NAME, {})
                own.setdefault("added", []).append(name)

    def _dangling(self, edge: Element, name: str) -> None:
        message = f"an edge refers to {name[:60]!r}, which is not there"
        self.builder.dangling(message, self.xml.place(edge))


def _usual_segments(unit: str) -> list[str]:
    """The segment that usually makes up a unit: e1 for a1."""
    return [f"e{unit[1:]}"] if re.fullmatch(r"a\d+", unit) else []


def _quote(texts: list[str]) -> dict[str, Any]:
    """The segments of a unit as own words: in parts where there are several."""
    if not texts:
        return {}
    return {"quote": texts[0] if len(texts) == 1 else texts}


# -- writing --------------------------------------------------------------------------------------


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as arggraph XML; everybody who is not known to be the opponent is the proponent."""
    writer = _Writer(map)
    yield "<?xml version='1.0' encoding='UTF-8'?>\n"
    yield f"<arggraph{writer.heading()}>\n"
    for name, text in writer.segments.items():
        yield f'  <edu id="{attribute(name)}">{element_text(text)}</edu>\n'
    for claim in map.claims.values():
        yield f'  <adu id="{attribute(writer.units[claim.id])}" type="{attribute(writer.type(claim))}"/>\n'
    for name, start, end, type in writer.edges():
        ends = f'src="{attribute(start)}" trg="{attribute(end)}"'
        yield f'  <edge id="{attribute(name)}" {ends} type="{attribute(type)}"/>\n'
    yield "</arggraph>\n"


class _Writer:
    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        own = map.extra.get(NAME)
        self.own: dict[str, Any] = own if isinstance(own, dict) else {}
        names = FreshIds("-")
        self.units = {c.id: names.take(name_in(c, NAME)) for c in map.claims.values()}
        self.relations = {
            r.id: names.take(_edge_name(r) or "edge")
            for r in map.relations.values()
            if r.premises and r.kind not in ("qualifies", "restates")
        }
        self.names = names
        self.segments: dict[str, str] = {}
        self.made_of: dict[str, list[str]] = {}
        """By claim: its segments."""
        for claim in map.claims.values():
            self._cut(claim)
        loose = self.own.get("segments")
        for name, text in loose.items() if isinstance(loose, dict) else ():
            if name not in self.segments:
                self.segments[names.take(name)] = str(text)

    def heading(self) -> str:
        """The attributes of the whole."""
        given = {k: v for k, v in self.own.items() if isinstance(v, str)}
        if "topic_id" not in given and self.map.title:
            given["topic_id"] = "_".join(self.map.title.split())
        ordered = {key: given[key] for key in ("id", "topic_id", "stance") if key in given}
        return "".join(f' {name}="{attribute(value)}"' for name, value in ordered.items())

    def _cut(self, claim: Claim) -> None:
        """Cut a claim into segments: those it was read from, as long as its text is the same."""
        known = own_extra(claim, NAME).get("segments")
        cut = (
            known
            if isinstance(known, dict) and " ".join(map(str, known.values())) == claim.text
            else {}
        )
        if not cut and claim.text.strip():
            cut = dict.fromkeys(_usual_segments(self.units[claim.id]) or [""], claim.text)
        made: list[str] = []
        for name, text in cut.items():
            if not name or self.segments.get(name) != text:
                # Two claims may be made of the same segment.
                name = self.names.take(name or "segment")
                self.segments[name] = text
            made.append(name)
        self.made_of[claim.id] = made

    def type(self, claim: Claim) -> str:
        """The role of a unit: the opponent's if it was read so, or else the proponent's."""
        own = own_extra(claim, NAME).get("type")
        return own if isinstance(own, str) else "pro"

    def edges(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, start, end and type of every edge."""
        for id, segments in self.made_of.items():
            for segment in segments:
                yield self.names.take("edge"), segment, self.units[id], "seg"
        for relation in self.map.relations.values():
            has_target = relation.target in self.units or relation.target in self.relations
            if relation.id in self.relations and has_target:
                yield from self._relation(relation)

    def _relation(self, relation: Relation) -> Iterator[tuple[str, str, str, str]]:
        name = self.relations[relation.id]
        target = relation.target or ""
        end = self.units.get(target) or self.relations[target]
        yield name, self.units[relation.premises[0]], end, _edge_type(relation)
        added = own_extra(relation, NAME).get("added", [])
        for number, premise in enumerate(dict.fromkeys(relation.premises[1:])):
            wanted = str(added[number]) if number < len(added) else ""
            yield self.names.take(wanted or "edge"), self.units[premise], name, "add"


def _edge_name(relation: Relation) -> str:
    own = relation.extra.get(NAME)
    return str(own.get("id", "")) if isinstance(own, dict) else ""


def _edge_type(relation: Relation) -> str:
    own = own_extra(relation, NAME)
    if relation.kind == "supports":
        return str(own.get("type") or ("exa" if relation.scheme == EXAMPLE_SCHEME else "sup"))
    return "und" if relation.kind == "undercuts" else "reb"
