"""Argdown JSON: what `argdown json` writes, a document with everything that follows from it.

Statements and arguments are claims, as they are when argmap reads Argdown itself; each inference of
an argument's premise-conclusion structure is a relation with linked premises.
"""

from __future__ import annotations

from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats import foreign_rules as rules
from argmap.formats.base import Loaded
from argmap.formats.building import Builder, Draft, build, fields_at_top
from argmap.formats.ids import slug
from argmap.formats.native.reading import source_field
from argmap.formats.tree import Node, Place, json_root
from argmap.model import RelationKind

NAME = "argdown"
"""The key under `extra`, which Argdown itself has as well."""

_KINDS: dict[str, RelationKind] = {
    "support": "supports",
    "entails": "supports",
    "attack": "rebuts",
    "contrary": "contradicts",
    "contradictory": "contradicts",
    "undercut": "undercuts",
}
_SPEAKER_KEYS = ("speaker", "proponent", "author")
_WORDS_KEYS = ("quote", "reported", "url", "date", "via", "turn", "at")


def read(source: SourceText) -> Loaded:
    """Read a file of Argdown JSON."""
    root = json_root(source)

    def fill(builder: Builder) -> bool:
        help = "Argdown JSON holds statements and arguments by title"
        fields = fields_at_top(builder, root, help)
        if fields is None:
            return False
        if not any(key in fields and fields[key].is_mapping for key in ("statements", "arguments")):
            message = "there are neither statements nor arguments"
            builder.report(rules.NotThisFormat, message, (0, 1), help)
            return False
        _Reader(builder, fields).read()
        return True

    return build(source, NAME, fill)


class _Reader:
    def __init__(self, builder: Builder, fields: dict[str, Node]) -> None:
        self.builder = builder
        self.fields = fields
        self.sections = _section_paths(fields.get("sections"))
        self.statements: dict[str, str] = {}
        self.arguments: dict[str, str] = {}
        self.inferences: dict[str, list[tuple[int, Draft]]] = {}
        """By argument: its inferences, each with the place of its conclusion in the structure."""
        self.speakers: dict[str, str] = {}
        self.sources: dict[str, str] = {}

    def read(self) -> None:
        for title, node in self._elements("statements"):
            self.statements[title] = self._claim(title, node, "statement")
        arguments = self._elements("arguments")
        for title, node in arguments:
            self.arguments[title] = self._claim(title, node, "argument")
        for title, node in arguments:
            self._structure(title, node)
        relations = self.fields.get("relations")
        for node in relations.elements() if relations else ():
            self._relation(node)

    def _elements(self, key: str) -> list[tuple[str, Node]]:
        node = self.fields.get(key)
        found: dict[str, Node] = {}
        for title, _, value in node.named() if node else ():
            if value.is_mapping:
                found.setdefault(title, value)
            else:
                message = f"{key} holds something that is no object; it is left out"
                self.builder.report(rules.OddValue, message, value.place)
        return list(found.items())

    # -- claims ---------------------------------------------------------------------------------

    def _claim(self, title: str, node: Node, kind: str) -> str:
        fields = node.fields()
        found: dict[str, Any] = {"title": title}
        if kind == "argument":
            found["kind"] = kind
        if tags := [t.text for t in _list(fields.get("tags")) if t.text]:
            found["tags"] = tags
        section = fields.get("section")
        if section is not None and (path := self.sections.get(section.text or "")):
            found["section"] = path
        data = fields["data"].data() if "data" in fields else None
        if isinstance(data, dict):
            self._say(found, dict(data))
        wanted = slug(title, kind)
        if kind == "argument" and wanted in self.builder.claims:
            wanted += "-argument"
        return self.builder.claim("", _text(fields.get("members")), node.place, id=wanted, **found)

    def _say(self, claim: dict[str, Any], data: dict[str, Any]) -> None:
        """Take from data what the model has a field for; the rest stays with the claim."""
        if isinstance(data.get("note"), str):
            claim["note"] = data.pop("note")
        if data.get("implicit") is True:
            claim["implicit"] = data.pop("implicit")
        weight = data.get("weight")
        if isinstance(weight, (int, float)) and not isinstance(weight, bool):
            claim["weight"] = data.pop("weight")
        key = next((k for k in _SPEAKER_KEYS if data.get(k)), None)
        names = data[key] if key else None
        names = [names] if isinstance(names, str) else names
        if key and isinstance(names, list) and all(isinstance(n, str) and n for n in names):
            del data[key]
            words = {k: data.pop(k) for k in _WORDS_KEYS if isinstance(data.get(k), str)}
            if isinstance(data.get("source"), str):
                words["source"] = self._source(data.pop("source"))
            claim["utterances"] = [{"speaker": self._speaker(name), **words} for name in names]
        if data:
            claim["extra"] = {NAME: {"data": data}}

    def _speaker(self, name: str) -> str:
        if name not in self.speakers:
            self.speakers[name] = self.builder.speaker("", name)
        return self.speakers[name]

    def _source(self, name: str) -> str:
        if name not in self.sources:
            self.sources[name] = self.builder.add_source(
                "", name, None, **{source_field(name): name}
            )
        return self.sources[name]

    # -- relations ------------------------------------------------------------------------------

    def _structure(self, title: str, node: Node) -> None:
        """The inferences of an argument that is spelled out."""
        steps = list(_list(node.fields().get("pcs")))
        claims = [self._statement(step) for step in steps]
        for i, step in enumerate(steps):
            inference = step.fields().get("inference")
            conclusion = claims[i]
            if inference is None or not inference.is_mapping or conclusion is None:
                continue
            rules_used = [r.text for r in _list(inference.fields().get("inferenceRules")) if r.text]
            premises = [c for c in (claims[j] for j in _used(inference, i)) if c is not None]
            draft = self.builder.relation(
                "supports",
                premises,
                conclusion,
                inference.place,
                extra={NAME: {"argument": self.arguments[title]}},
            )
            if rules_used:
                draft.details["scheme"] = ", ".join(rules_used)
            self.inferences.setdefault(title, []).append((i, draft))

    def _statement(self, step: Node) -> str | None:
        title = step.fields().get("title")
        return self.statements.get(title.text or "") if title else None

    def _relation(self, node: Node) -> None:
        fields = node.fields()
        word = (fields["relationType"].text if "relationType" in fields else None) or ""
        kind = _KINDS.get(word)
        if kind is None:
            message = f"a relation of the unknown type {word[:40]!r} is left out"
            self.builder.report(rules.UnknownRelationKind, message, node.place)
            return
        start = self._end(fields, "from")
        if start is None or not isinstance(start, str):
            self.builder.dangling("a relation starts from what is not there", node.place)
            return
        target = self._end(fields, "to")
        if target is None:
            self.builder.dangling("a relation leads to what is not there", node.place)
            return
        own = {"kind": word} if word in ("entails", "contrary") else {}
        if isinstance(target, Draft) and kind in ("rebuts", "supports"):
            own["kind"] = word
            kind = "undercuts" if kind == "rebuts" else "supports"
        details = {"extra": {NAME: own}} if own else {}
        self.builder.relation(kind, [start], target, node.place, **details)

    def _end(self, fields: dict[str, Node], end: str) -> str | Draft | None:
        """What a relation joins; what is said of an argument spelled out is said of its last step."""
        title = (fields[end].text if end in fields else None) or ""
        type_node = fields.get(f"{end}Type")
        type = type_node.text if type_node else None
        steps = self.inferences.get(title, [])
        if type == "inference":
            index = fields["conclusionIndex"].integer if "conclusionIndex" in fields else None
            return next((d for i, d in steps if i == index), steps[-1][1] if steps else None)
        if type == "argument":
            return steps[-1][1] if steps and end == "to" else self.arguments.get(title)
        return self.statements.get(title) or self.arguments.get(title)


def _list(node: Node | None) -> list[Node]:
    return list(node.elements()) if node else []


def _used(inference: Node, conclusion: int) -> list[int]:
    """The places in the structure of what an inference uses: all before it, unless it says which."""
    data = inference.fields().get("data")
    uses = data.fields().get("uses") if data else None
    numbers = [n.integer for n in _list(uses)]
    places = [n - 1 for n in numbers if n is not None and 0 < n <= conclusion]
    return places if places and len(places) == len(numbers) else list(range(conclusion))


def _text(members: Node | None) -> str:
    """The text of the last member that has one, without the tags in it."""
    for member in reversed(_list(members)):
        fields = member.fields()
        text = fields["text"].text if "text" in fields else None
        if text:
            return _without_tags(text, _list(fields.get("ranges"))).strip()
    return ""


def _without_tags(text: str, ranges: list[Node]) -> str:
    # Argdown counts UTF-16 units, in which an emoji is two.
    units = text.encode("utf-16-le", "surrogatepass")
    for places in sorted(_tag_places(ranges), reverse=True):
        start, stop = places
        if 0 <= start <= stop and units[2 * start : 2 * start + 2] == b"#\0":
            units = units[: 2 * start] + units[2 * (stop + 1) :]
    return units.decode("utf-16-le", "replace")


def _tag_places(ranges: list[Node]) -> list[Place]:
    found: list[Place] = []
    for node in ranges:
        fields = node.fields()
        if "type" in fields and fields["type"].text == "tag":
            start = fields["start"].integer if "start" in fields else None
            stop = fields["stop"].integer if "stop" in fields else None
            if start is not None and stop is not None:
                found.append((start, stop))
    return found


def _section_paths(sections: Node | None) -> dict[str, list[str]]:
    """By the id of each section: the headings from the outermost to its own."""
    paths: dict[str, list[str]] = {}
    waiting: list[tuple[Node, list[str]]] = [(node, []) for node in _list(sections)]
    while waiting:
        node, above = waiting.pop()
        fields = node.fields()
        title = (fields["title"].text if "title" in fields else None) or ""
        path = [*above, title.strip()]
        if "id" in fields and fields["id"].text:
            paths[fields["id"].text] = path
        waiting += [(child, path) for child in _list(fields.get("children"))]
    return paths
