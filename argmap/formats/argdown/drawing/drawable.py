"""The map that Argdown draws of a file, as a map that argmap can draw: with its speakers."""

from __future__ import annotations

from typing import Any, TypeVar

from argmap.diagnostics import SourceText
from argmap.formats.argdown import rules
from argmap.formats.argdown.drawing.derived_map import derive_map
from argmap.formats.argdown.drawing.grouping import hidden_by_groups
from argmap.formats.argdown.drawing.shapes import DerivedMap, MapGroup, MapNode
from argmap.formats.argdown.meaning.naming import Ids
from argmap.formats.argdown.meaning.resolved import MODEL_KINDS
from argmap.formats.argdown.meaning.to_model import ToModel
from argmap.formats.argdown.reading import Understood, understand
from argmap.formats.core.loaded import Loaded
from argmap.model import (
    ArgumentMap,
    Claim,
    Relation,
    Source,
    Speaker,
    Utterance,
    derived_id,
)

_Model = TypeVar("_Model", Claim, Relation)


def read(source: SourceText, settings: dict[str, Any]) -> Loaded:
    """The derived map of an Argdown text, as a map.

    Statements and arguments are claims, with the speakers they have; sections are the groups.
    """
    text = understand(source, settings)
    loaded = Loaded(None, text.diagnostics, source_text=text.source, is_drawing=True)
    if text.is_sound:
        # Ids are given before arguments are taken apart, so that they are those of the plain map.
        made = ToModel(text.document, text.resolved)
        made.name()
        try:
            derived = derive_map(text.resolved)
        except ValueError as error:
            loaded.diagnostics.append(_not_drawn(text, error))
        else:
            loaded.map = _Drawn(made, derived).map()
    return loaded


def _not_drawn(text: Understood, error: ValueError) -> Any:
    help = "leave out explodeArguments, or mend it"
    return text.source.report(rules.BadData, f"this cannot be drawn: {error}", 0, 0, help=help)


class _Drawn:
    """Puts the map together without checks, since all its parts have been checked before."""

    def __init__(self, made: ToModel, derived: DerivedMap) -> None:
        self.made = made
        self.derived = derived
        self.ids = Ids("node")
        self.ids.taken = dict.fromkeys(made.ids.values(), 1)
        self.hidden = hidden_by_groups(derived.tree)
        self.named: dict[str, str] = {}
        """By node or closed group of the derived map: the id it is drawn with."""

    def map(self) -> ArgumentMap:
        """The whole map."""
        claims = {c.id: c for c in self._claims()}
        relations: dict[str, Relation] = {}
        repeats: dict[str, int] = {}
        for edge in self.derived.edges:
            source, target = self._end(edge.source), self._end(edge.target)
            # Relations inside a closed group do not show.
            if source is not target or isinstance(source, MapNode):
                relation = self._relation(edge.kind, source, target, repeats)
                relations[relation.id] = relation
        fields, people = self.made.fields, self.made.people
        fields.resolve(
            {id: {"id": id, "title": c.title, "kind": c.kind} for id, c in claims.items()}, {}
        )
        return ArgumentMap.model_construct(
            title=fields.title,
            issues=fields.issues,
            speakers={id: Speaker(**plain) for id, plain in people.speakers.items()},
            sources={id: Source(**plain) for id, plain in people.sources.items()},
            claims=claims,
            relations=relations,
            expect={},
            extra={},
        )

    def _end(self, node: MapNode) -> MapNode | MapGroup:
        """The box that is drawn for a node: its own, or that of the closed group it is in."""
        return self.hidden.get(node.id, node)

    def _claims(self) -> list[Claim]:
        paths = _paths(self.derived.tree)
        found = [self._closed(group, paths) for group in dict.fromkeys(self.hidden.values())]
        for shown in self.derived.nodes:
            if shown.id in self.hidden:
                continue
            node = shown.node
            id = self.made.ids.get((node.is_argument, node.title))
            if id is None:
                # A step of an argument that was taken apart.
                id = self.ids.new(node.title)
            self.named[shown.id] = id
            fields: dict[str, Any] = {
                **_EMPTY_CLAIM,
                "id": id,
                "title": shown.label_title,
                "text": (shown.label_text or "").strip(),
                "section": paths.get(shown.id, []),
                "tags": list(node.tags),
            }
            if node.is_argument:
                fields["kind"] = "argument"
            if node.data is not None:
                said = self.made.claim_of(node, id)
                fields["utterances"] = [Utterance(**u) for u in said.get("utterances", [])]
                fields.update({key: said[key] for key in ("note", "implicit") if key in said})
            found.append(_assembled(Claim, fields))
        return found

    def _closed(self, group: MapGroup, paths: dict[str, list[str]]) -> Claim:
        """The box of a closed group: its title."""
        title = group.section.title
        self.named[group.id] = id = self.ids.new(title)
        tags = list(group.section.heading.content.tags)
        fields = {"id": id, "title": title, "section": paths.get(group.id, []), "tags": tags}
        return _assembled(Claim, {**_EMPTY_CLAIM, **fields})

    def _relation(
        self,
        kind: str,
        start: MapNode | MapGroup,
        end: MapNode | MapGroup,
        repeats: dict[str, int],
    ) -> Relation:
        source, target = self.named[start.id], self.named[end.id]
        id = base = derived_id([source], target)
        repeats[base] = repeats.get(base, 0) + 1
        # Several edges can join two boxes, since an edge may stand for a relation of a statement
        # inside an argument.
        if repeats[base] > 1:
            id = f"{base}#{repeats[base]}"
        return _assembled(
            Relation,
            {
                **_EMPTY_RELATION,
                "kind": MODEL_KINDS[kind],
                "premises": [source],
                "target": target,
                "id": id,
            },
        )


# Their lists and mappings are shared, because a drawing changes nothing.
_EMPTY_CLAIM = Claim(id="x").__dict__
_EMPTY_RELATION = Relation(kind="supports").__dict__
_NO_FIELDS: set[str] = set()


def _assembled(model: type[_Model], fields: dict[str, Any]) -> _Model:
    """An element with these fields, all of them, as they are.

    Pydantic's own way to copy takes five times as long, and a large drawing has 100,000 elements.
    """
    made = model.__new__(model)
    set_field = object.__setattr__
    # One after the other, so that all elements share one table of names.
    for name, value in fields.items():
        set_field(made, name, value)
    set_field(made, "__pydantic_fields_set__", _NO_FIELDS)
    set_field(made, "__pydantic_extra__", None)
    set_field(made, "__pydantic_private__", None)
    return made


def _paths(roots: list[MapNode | MapGroup]) -> dict[str, list[str]]:
    """By node, or by closed group: the titles of the groups it stands in."""
    found: dict[str, list[str]] = {}
    pending: list[tuple[MapNode | MapGroup, list[str]]] = [(root, []) for root in roots]
    while pending:
        node, path = pending.pop()
        if isinstance(node, MapNode) or node.section.is_closed:
            if path:
                found[node.id] = path
        else:
            inner = [*path, node.section.title]
            pending.extend((child, inner) for child in node.children)
    return found
