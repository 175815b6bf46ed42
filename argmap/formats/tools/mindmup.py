"""Argument maps of MindMup (`.mup`), and the YAML that dsanson/argmap turns into them.

Under a claim are groups, which support or oppose it. In a group are claims that only bear together.
In YAML a group has a key such as `r1` or, for an objection, `o1` or `-`. A claim whose key begins
with `-` is implicit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, Draft, build, fields_at_top
from argmap.formats.foreign.json_nodes import Node, Root, json_root, yaml_root
from argmap.model import RelationKind

NAME = "mindmup"

_OBJECTION = re.compile(r"[oO\-]")
_GROUP = re.compile(r"[roRO]\d*\Z")
_ATTRIBUTES = frozenset(("note", "label", "strength"))


def _read(
    source: SourceText, root: Root, help: str, fill: Callable[[Builder, Node], None]
) -> Loaded:
    def read(builder: Builder) -> bool:
        if fields_at_top(builder, root, help) is None or root.node is None:
            return False
        fill(builder, root.node)
        return True

    return build(source, NAME, read)


# -- YAML -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Waiting:
    """Something still to be read: the groups below a claim, or the claims in a group."""

    node: Node | None
    claim: str | None = None
    group: Draft | None = None


def read_yaml(source: SourceText) -> Loaded:
    """Read an argument map in the YAML of dsanson/argmap."""
    help = "a map begins with a claim: `All swans are white.:`"
    return _read(
        source, yaml_root(source), help, lambda builder, top: _YamlReader(builder).read(top)
    )


class _YamlReader:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder

    def read(self, root: Node) -> None:
        """Read claims and groups from the outside to the inside, in the order of the file."""
        waiting = [self._claim(key, value, None) for key, value in _pairs(root)]
        waiting.reverse()
        while waiting:
            item = waiting.pop()
            found: list[_Waiting] = []
            for key, value in _pairs(item.node):
                name = key.text or ""
                if name.strip() in _ATTRIBUTES:
                    self._attribute(item, name.strip(), value)
                elif item.claim is not None:
                    kind: RelationKind = "rebuts" if _OBJECTION.match(name.strip()) else "supports"
                    found.append(self._group(kind, [], item.claim, key, value))
                elif _GROUP.match(name.strip()) and value and value.is_mapping and item.group:
                    # A group in a group is about the step itself. With nothing below it, `o1` is a claim.
                    at_step: RelationKind = "undercuts" if name.strip()[0] in "oO" else "supports"
                    found.append(self._group(at_step, [], item.group, key, value))
                else:
                    found.append(self._claim(key, value, item.group))
            waiting.extend(reversed(found))

    def _group(
        self,
        kind: RelationKind,
        premises: list[str],
        target: str | Draft,
        key: Node,
        value: Node | None,
    ) -> _Waiting:
        return _Waiting(value, group=self.builder.relation(kind, premises, target, key.place))

    def _claim(self, key: Node, value: Node | None, group: Draft | None) -> _Waiting:
        text = (key.text or "").strip()
        fields: dict[str, Any] = {}
        if text.startswith("-") and text != "-":
            text, fields["implicit"] = text[1:].strip(), True
        if value is not None and value.text:
            fields["note"] = value.text.strip()
        id = self.builder.claim("", text, key.place, **fields)
        if group is not None:
            group.premises.append(id)
        return _Waiting(value, claim=id)

    def _attribute(self, item: _Waiting, name: str, value: Node | None) -> None:
        """A note, a label or a strength of a claim or of a group."""
        text = value.text if value else None
        if value is None or text is None:
            message = f"a {name} should be a text or a number; it is left out"
            self.builder.report(rules.OddValue, message, value.place if value else None)
        elif item.claim is not None:
            claim = self.builder.claims[item.claim]
            if name == "strength" and value.number is not None:
                claim["weight"] = value.number
            elif name == "strength":
                claim["extra"] = claim.get("extra", {}) | {NAME: {name: text}}
            else:
                claim["title" if name == "label" else "note"] = text.strip()
        elif item.group is not None and name == "note":
            item.group.details["note"] = text.strip()
        elif item.group is not None:
            extra = item.group.details.setdefault("extra", {}).setdefault(NAME, {})
            extra[name] = text.strip()


def _pairs(node: Node | None) -> Iterator[tuple[Node, Node | None]]:
    """The entries of a mapping, or of the mappings in a list; a bare text is a key without a value."""
    if node is None:
        return
    yield from node.items()
    for element in node.elements():
        if element.is_mapping:
            yield from element.items()
        elif element.text:
            yield element, None


# -- .mup -----------------------------------------------------------------------------------------


def read_mup(source: SourceText) -> Loaded:
    """Read an argument map that MindMup saved."""
    help = "MindMup's files hold `ideas`"
    return _read(
        source, json_root(source), help, lambda builder, top: _MupReader(builder).read(top)
    )


class _MupReader:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder

    def read(self, root: Node) -> None:
        title = _title(root)
        ideas = _ideas(root)
        waiting: list[tuple[Node, str | Draft | None]] = [(idea, None) for idea in ideas]
        if any(_group_of(idea) for idea in ideas) or not ideas:
            # Older files have the first claim at the root.
            waiting = [(root, None)]
        elif title:
            self.builder.fields["title"] = title
        waiting.reverse()
        while waiting:
            idea, above = waiting.pop()
            group = _group_of(idea)
            below: str | Draft
            if group and above is not None:
                below = self._relation(group, above, idea)
            elif isinstance(above, Draft):
                below = self._claim(idea)
                above.premises.append(below)
            else:
                below = self._claim(idea)
                if above is not None:
                    message = (
                        "a claim stands below another one without a group; it is read as support"
                    )
                    self.builder.report(rules.UnknownRelationKind, message, idea.place)
                    self.builder.relation("supports", [below], above, idea.place)
            waiting.extend((child, below) for child in reversed(_ideas(idea)))

    def _relation(self, group: str, above: str | Draft, idea: Node) -> Draft:
        opposes = group == "opposing"
        kind: RelationKind = "rebuts" if opposes else "supports"
        if isinstance(above, Draft) and opposes:
            kind = "undercuts"
        details: dict[str, Any] = {}
        if note := _note(idea):
            details["note"] = note
        return self.builder.relation(kind, [], above, idea.place, **details)

    def _claim(self, idea: Node) -> str:
        styles = _attributes(idea).get("styleNames")
        names = [n.text for n in styles.elements()] if styles else []
        fields: dict[str, Any] = {"implicit": True} if "attr_implicit_claim" in names else {}
        if note := _note(idea):
            fields["note"] = note
        return self.builder.claim("", _title(idea), idea.place, **fields)


def _attributes(idea: Node) -> dict[str, Node]:
    fields = idea.fields()
    return fields["attr"].fields() if "attr" in fields else {}


def _group_of(idea: Node) -> str:
    """`supporting` or `opposing` for a group; nothing for a claim."""
    group = _attributes(idea).get("group")
    text = group.text if group else None
    return text if text and text != "false" else ""


def _title(idea: Node) -> str:
    title = idea.fields().get("title")
    return (title.text or "").strip() if title else ""


def _note(idea: Node) -> str:
    note = _attributes(idea).get("note")
    if note is None:
        return ""
    text = note.fields().get("text", note).text
    return (text or "").strip()


def _ideas(idea: Node) -> list[Node]:
    """The ideas below one in the order in which MindMup shows them: by their numbers."""
    ideas = idea.fields().get("ideas")
    if ideas is None:
        return []
    ranked: list[tuple[bool, float, Node]] = []
    for key, value in ideas.items():
        rank = key.number or 0.0
        if value.is_mapping:
            # Ideas on the other side of the middle have negative numbers, which also count
            # outwards.
            ranked.append((rank < 0, abs(rank), value))
    return [value for _, _, value in sorted(ranked, key=lambda item: item[:2])]
