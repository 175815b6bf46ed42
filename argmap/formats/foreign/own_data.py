"""The data that argmap keeps for itself in formats with room for the data of other programs.

A claim, a speaker, a source or a relation can hold more than such a format has fields for. The rest
goes under the key `argmap`, in the words of the model, and comes back on reading.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pydantic import BaseModel

from argmap.formats.core.ids import is_readable
from argmap.formats.foreign.json_nodes import Node

KEY = "argmap"


class KeepsakeError(ValueError):
    """The data that argmap kept was edited into something that argmap never writes."""


def keepsake(element: BaseModel, shown: Collection[str], format: str) -> dict[str, Any]:
    """The fields of an element that say something and are not `shown` in the format's own way.

    The format's own data under `extra` is left out, since it is written where it came from.
    """
    kept = element.model_dump(mode="json", exclude=set(shown), exclude_defaults=True)
    extra = {key: value for key, value in kept.pop("extra", {}).items() if key != format}
    return kept | ({"extra": extra} if extra else {})


def name_in(element: Any, format: str) -> str:
    """The name of an element in a format: as in the file it was read from, or else its id."""
    own = element.extra.get(format)
    name = own.get("id") if isinstance(own, dict) else None
    return name if isinstance(name, str) and name else str(element.id)


def own_extra(element: Any, format: str) -> dict[str, Any]:
    """The data that a format left under `extra`, without the element's name."""
    own = element.extra.get(format)
    return (
        {key: value for key, value in own.items() if key != "id"} if isinstance(own, dict) else {}
    )


def kept_id(element: Any, format: str) -> dict[str, str]:
    """The id, if a reader of the file could not find it again by itself."""
    named = name_in(element, format)
    return {} if named == element.id and is_readable(named) else {"id": element.id}


def taken_out(data: Any) -> dict[str, Any]:
    """The data that argmap kept in a mapping of foreign data, or nothing.

    Raises `KeepsakeError`.
    """
    kept = data.get(KEY) if isinstance(data, dict) else None
    if not isinstance(kept, dict):
        return {}
    check_kept(kept)
    return dict(kept)


def check_kept(kept: dict[str, Any]) -> None:
    """Raise `KeepsakeError` for data that would break a reader; the model checks the rest."""
    premises = kept.get("premises", [])
    is_sound = (
        isinstance(kept.get("id", ""), str)
        and isinstance(kept.get("target"), str | None)
        and isinstance(kept.get("extra", {}), dict)
        and isinstance(premises, list)
        and all(isinstance(premise, str) for premise in premises)
    )
    if not is_sound:
        raise KeepsakeError


def kept_in(node: Node | None) -> dict[str, Any]:
    """The data that argmap kept in a node of foreign data."""
    return taken_out(node.data()) if node is not None else {}
