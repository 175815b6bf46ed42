"""The map that an Argdown file is drawn as, as a map that can be drawn: with its speakers."""

from __future__ import annotations

from typing import Any, TypeVar

from argmap.formats.argdown.config import merged
from argmap.formats.argdown.derived_map import MapEdge, MapGroup, MapNode, derive_map
from argmap.formats.argdown.naming import Ids
from argmap.formats.argdown.resolved import Resolved
from argmap.formats.argdown.resolving import resolve
from argmap.formats.argdown.to_model import ToModel
from argmap.formats.base import Loaded
from argmap.model import ArgumentMap, Claim, Relation, RelationKind, derived_id

_Model = TypeVar("_Model", Claim, Relation)

_KINDS: dict[str, RelationKind] = {
    "support": "supports",
    "entails": "supports",
    "attack": "rebuts",
    "contrary": "contradicts",
    "contradictory": "contradicts",
    "undercut": "undercuts",
}


def selected_map(loaded: Loaded, settings: dict[str, Any] | None = None) -> ArgumentMap | None:
    """The derived map of a file that was read from Argdown; None for any other.

    Statements and arguments are claims, with the speakers they have; sections are the groups.
    Raises `ValueError` where the settings cannot be applied.
    """
    made = loaded.origin
    if not isinstance(made, ToModel) or loaded.map is None:
        return None
    return _Drawn(loaded.map, made, resolved_with(made, settings)).run()


def resolved_with(made: ToModel, settings: dict[str, Any] | None = None) -> Resolved:
    """What a document means under other settings; `made` stays as it is."""
    config = merged(made.resolved.config, settings or {})
    changes = config.get("model", {}).get("explodeArguments") or config.get("group")
    if not settings and not changes:
        return made.resolved
    return resolve(made.document, config)


class _Drawn:
    def __init__(self, map: ArgumentMap, made: ToModel, resolved: Resolved) -> None:
        self.map = map
        self.made = made
        self.derived = derive_map(resolved)
        self.ids = Ids("node")
        self.named: dict[str, str] = {}
        """By node of the derived map: the id it is drawn with."""

    def run(self) -> ArgumentMap:
        """The map to draw. It is put together from what is sound already, so nothing is checked."""
        claims = {c.id: c for c in self._claims()}
        relations: dict[str, Relation] = {}
        repeats: dict[str, int] = {}
        for edge in self.derived.edges:
            relation = self._relation(edge, repeats)
            relations[relation.id] = relation
        return ArgumentMap.model_construct(
            title=self.map.title,
            issues=[id for id in self.map.issues if id in claims],
            speakers=self.map.speakers,
            sources=self.map.sources,
            claims=claims,
            relations=relations,
            expect={},
            extra={},
        )

    def _claims(self) -> list[Claim]:
        paths = _paths(self.derived.tree)
        held = self.map.claims
        found: list[Claim] = []
        for shown in self.derived.nodes:
            id = self.made.ids.get((shown.node.is_argument, shown.node.title))
            claim = held.get(id) if id is not None else None
            if claim is None:
                # A step of an argument that was taken apart.
                id = self.ids.new(shown.node.title)
                claim = Claim.model_construct(id=id, kind="argument", text="", utterances=[])
            self.named[shown.id] = claim.id
            changed = {
                "title": shown.label_title,
                "text": (shown.label_text or "").strip(),
                "section": paths.get(shown.id, []),
            }
            found.append(_assembled(Claim, {**claim.__dict__, **changed}))
        return found

    def _relation(self, edge: MapEdge, repeats: dict[str, int]) -> Relation:
        source, target = self.named[edge.source.id], self.named[edge.target.id]
        id = base = derived_id([source], target)
        repeats[base] = repeats.get(base, 0) + 1
        if repeats[base] > 1:
            id = f"{base}#{repeats[base]}"
        return _assembled(
            Relation,
            {
                "extra": {},
                "kind": _KINDS[edge.kind],
                "premises": [source],
                "target": target,
                "id": id,
                "speakers": [],
                "scheme": None,
                "question": None,
                "note": None,
            },
        )


def _assembled(model: type[_Model], fields: dict[str, Any]) -> _Model:
    """An element with these fields, all of them, as they are.

    Pydantic's own way to copy takes five times as long, and a large drawing has 100,000 elements.
    """
    made = model.__new__(model)
    set_field = object.__setattr__
    set_field(made, "__dict__", fields)
    set_field(made, "__pydantic_fields_set__", set())
    set_field(made, "__pydantic_extra__", None)
    set_field(made, "__pydantic_private__", None)
    return made


def _paths(roots: list[MapNode | MapGroup]) -> dict[str, list[str]]:
    """By node: the titles of the groups it stands in."""
    found: dict[str, list[str]] = {}
    pending: list[tuple[MapNode | MapGroup, list[str]]] = [(root, []) for root in roots]
    while pending:
        node, path = pending.pop()
        if isinstance(node, MapNode):
            if path:
                found[node.id] = path
        else:
            inner = [*path, node.section.title]
            pending.extend((child, inner) for child in node.children)
    return found
