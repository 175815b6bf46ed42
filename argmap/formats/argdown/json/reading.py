"""Argdown JSON: what `argdown json` writes, a document with everything that follows from it.

Statements and arguments are claims, as when argmap reads Argdown itself. Each inference in an
argument's premise-conclusion structure is a relation with linked premises.
"""

from __future__ import annotations

import re
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.argdown.meaning.front_matter import MapFields, map_fields
from argmap.formats.argdown.meaning.naming import slug
from argmap.formats.argdown.meaning.resolved import MODEL_KINDS
from argmap.formats.argdown.meaning.speech import People, said_of_step, say, voicing
from argmap.formats.argdown.meaning.stored import KEY
from argmap.formats.argdown.meaning.structuring import AGAINST
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, Draft, build, fields_at_top
from argmap.formats.foreign.json_nodes import Node, json_root
from argmap.model import ArgumentMap

_MIDNIGHT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00\.000Z")


def read(source: SourceText) -> Loaded:
    """Read a file of Argdown JSON."""
    root = json_root(source)

    readers: list[_Reader] = []

    def fill(builder: Builder) -> bool:
        help = "Argdown JSON holds statements and arguments by title"
        fields = fields_at_top(builder, root, help)
        if fields is None:
            return False
        if not any(key in fields and fields[key].is_mapping for key in ("statements", "arguments")):
            message = "there are neither statements nor arguments"
            builder.report(rules.NotThisFormat, message, (0, 1), help)
            return False
        readers.append(_Reader(builder, fields))
        readers[-1].read()
        return True

    # `build` may read a second time. Only the last reader belongs to the map that came out.
    loaded = build(source, KEY, fill)
    if loaded.map is not None and readers[-1].front_matter.own:
        loaded.map = loaded.partial = _with_own_fields(loaded.map, readers[-1].front_matter)
    return loaded


def _with_own_fields(map: ArgumentMap, front_matter: MapFields) -> ArgumentMap:
    """The map with what argmap keeps in the front matter, once relations have their ids."""
    plain = map.model_dump()
    front_matter.resolve(plain["claims"], plain["relations"])
    plain["issues"], plain["expect"] = front_matter.issues, front_matter.expect
    plain |= front_matter.more
    return ArgumentMap.model_validate(plain)


class _Reader:
    def __init__(self, builder: Builder, fields: dict[str, Node]) -> None:
        self.builder = builder
        self.fields = fields
        self.sections = _section_paths(fields.get("sections"))
        self.statements: dict[str, str] = {}
        self.arguments: dict[str, str] = {}
        self.inferences: dict[str, list[tuple[int, Draft]]] = {}
        """By argument: its inferences, each with the place of its conclusion in the structure."""
        self.against: dict[str, Draft] = {}
        """By conclusion that merely stands for a rebuttal: the inference."""
        self.people = People(builder.speakers, builder.sources)
        self.front_matter = map_fields(_plain(fields.get("frontMatter")) or {}, self.people)
        if self.front_matter.title is not None:
            builder.fields["title"] = self.front_matter.title
        if self.front_matter.rest:
            builder.fields["extra"] = {KEY: {"front_matter": self.front_matter.rest}}

    def read(self) -> None:
        # Structures name statements by title, and relations name inferences by the structure they
        # are in, so each is read after what it refers to.
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
        members = [member.fields() for member in _list(fields.get("members"))]
        said = [data for data in (_data(member) for member in members) if data]
        data = _data(fields) or {}
        rest = say(found, said or [data], data, self.people)
        if rest:
            found["extra"] = {KEY: {"data": rest}}
        wanted = slug(title) or "claim"
        if kind == "argument" and wanted in self.builder.claims:
            # As when Argdown itself is read, so that both files give the same ids.
            wanted += "-argument"
        return self.builder.claim("", _text(members), node.place, id=wanted, **found)

    # -- relations ------------------------------------------------------------------------------

    def _structure(self, title: str, node: Node) -> None:
        """The inferences of an argument that is spelled out."""
        steps = list(_list(node.fields().get("pcs")))
        claims = [self._statement(step) for step in steps]
        first = 0
        for i, step in enumerate(steps):
            inference = step.fields().get("inference")
            conclusion = claims[i]
            if inference is None or not inference.is_mapping or conclusion is None:
                continue
            rules_used = [r.text for r in _list(inference.fields().get("inferenceRules")) if r.text]
            premises = [c for c in (claims[j] for j in _used(inference, first, i)) if c is not None]
            data = _data(inference.fields()) or {}
            is_against = data.pop(AGAINST, False) is True
            argument = self.arguments[title]
            said, rest = said_of_step(data, self.people, self._speakers(argument))
            own = {"argument": argument, "data": rest} if rest else {"argument": argument}
            if rules_used:
                said["scheme"] = ", ".join(rules_used)
            draft = self.builder.relation(
                "supports", premises, conclusion, inference.place, extra={KEY: own}, **said
            )
            if is_against:
                self.against[conclusion] = draft
            self.inferences.setdefault(title, []).append((i, draft))
            first = i

    def _speakers(self, claim: str) -> list[str]:
        said = self.builder.claims[claim].get("utterances", [])
        return voicing(said)

    def _statement(self, step: Node) -> str | None:
        title = step.fields().get("title")
        return self.statements.get(title.text or "") if title else None

    def _relation(self, node: Node) -> None:
        fields = node.fields()
        word = (fields["relationType"].text if "relationType" in fields else None) or ""
        kind = MODEL_KINDS.get(word)
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
        if kind == "rebuts" and start in self.against and isinstance(target, str):
            rebuttal = self.against.pop(start)
            rebuttal.kind, rebuttal.target = "rebuts", target
            del self.builder.claims[start]
            return
        own = {"kind": word} if word in ("entails", "contrary") else {}
        if own:
            # Only strict mode has these.
            front_matter = {**self.front_matter.rest, "model": {"mode": "strict"}}
            self.builder.fields["extra"] = {KEY: {"front_matter": front_matter}}
        if isinstance(target, Draft) and kind in ("rebuts", "supports"):
            own["kind"] = word
            kind = "undercuts" if kind == "rebuts" else "supports"
        details = {"extra": {KEY: own}} if own else {}
        self.builder.relation(kind, [start], target, node.place, **details)

    def _end(self, fields: dict[str, Node], end: str) -> str | Draft | None:
        """An end of a relation; a relation to an argument with a structure leads to its last step."""
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


def _used(inference: Node, first: int, conclusion: int) -> list[int]:
    """The places in the structure of the statements that an inference uses.

    These are the ones it names, or else all from the conclusion before it, which is at `first`.
    """
    data = inference.fields().get("data")
    uses = data.fields().get("uses") if data else None
    numbers = [n.integer for n in _list(uses)]
    places = [n - 1 for n in numbers if n is not None and 0 < n <= conclusion]
    return places if places and len(places) == len(numbers) else list(range(first, conclusion))


def _data(fields: dict[str, Node]) -> dict[str, Any] | None:
    data = _plain(fields.get("data"))
    return {k: _day(v) for k, v in data.items()} if data is not None else None


def _plain(node: Node | None) -> dict[str, Any] | None:
    data = node.data() if node else None
    return data if isinstance(data, dict) else None


def _day(value: Any) -> Any:
    """A day as it was written, where JavaScript has made a time of it; other values unchanged."""
    is_day = isinstance(value, str) and _MIDNIGHT.fullmatch(value)
    return value[:10] if is_day else value


def _text(members: list[dict[str, Node]]) -> str:
    """The text of the canonical member, or else of the last one that has a text of its own."""
    texts: list[str] = []
    for fields in members:
        reference = fields.get("isReference")
        text = fields["text"].text if "text" in fields else None
        if not text or (reference is not None and reference.data() is True):
            continue
        if (_data(fields) or {}).get("isCanonical") is True:
            return text.strip(" \t")
        texts.append(text)
    return texts[-1].strip(" \t") if texts else ""


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
