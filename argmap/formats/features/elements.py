"""All elements of one kind in a map, and the map with each of them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Literal, cast

from pydantic import BaseModel

from argmap.formats.core.ids import derived_ids
from argmap.model import ArgumentMap

Holder = Literal["map", "speakers", "sources", "claims", "utterances", "relations"]


def elements_of(map: ArgumentMap, holder: Holder) -> Iterable[Any]:
    """The elements of one kind, in file order; the map itself for `map`."""
    if holder == "map":
        return (map,)
    if holder == "utterances":
        return (u for claim in map.claims.values() for u in claim.utterances)
    elements: dict[str, Any] = getattr(map, holder)
    return elements.values()


def changed(map: ArgumentMap, holder: Holder, change: Callable[[Any], Any]) -> ArgumentMap:
    """The map with every element of one kind changed; the map that was given stays as it is."""
    if holder == "map":
        changed_map: ArgumentMap = change(map)
        return changed_map
    if holder == "utterances":
        return changed(map, "claims", lambda c: _with_utterances(c, change))
    elements: dict[str, Any] = getattr(map, holder)
    return map.model_copy(update={holder: {id: change(e) for id, e in elements.items()}})


def _with_utterances(claim: Any, change: Callable[[Any], Any]) -> Any:
    if not claim.utterances:
        return claim
    return claim.model_copy(update={"utterances": [change(u) for u in claim.utterances]})


def with_derived_ids(map: ArgumentMap) -> ArgumentMap:
    """The map with an id for each relation that follows from its premises and its target."""
    names = derived_ids(map)
    if all(id == name for id, name in names.items()):
        return map
    relations = {
        names[r.id]: r.model_copy(
            update={"id": names[r.id], "target": names.get(r.target or "", r.target)}
        )
        for r in map.relations.values()
    }
    return map.model_copy(update={"relations": relations})


def default_of(element: BaseModel, field: str) -> Any:
    """The value of a field that says nothing: a list or a mapping is a new one each time."""
    kind: type[BaseModel] = type(element)
    return _maker(kind, field)()


@cache
def _maker(kind: type[BaseModel], field: str) -> Callable[[], Any]:
    # Pydantic's own `get_default` inspects the factory at each call and leaves circular garbage,
    # which nobody collects while maps are read and written.
    info = kind.model_fields[field]
    factory = cast("Callable[[], Any] | None", info.default_factory)
    return factory or (lambda: info.default)
