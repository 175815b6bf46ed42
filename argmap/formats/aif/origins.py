"""Where elements of a map come from in an AIF file, as their `extra` keeps it.

Most have just the id of their node there. What the model has no field for stands beside it: the name
of an illocution whose force is a guess, and the end of a rephrase that restates nothing.
"""

from __future__ import annotations

from typing import Any

from argmap.model import Claim, Relation, Utterance

EXTRA = "aif"
"""The key under `extra`: for the map the whole file, for an element the id of its node."""


def origin(key: str, **more: str | None) -> dict[str, Any]:
    """The `extra` of an element that comes from a node, with what else is to be kept of it."""
    kept = {name: value for name, value in more.items() if value is not None}
    return {EXTRA: {"node": key, **kept} if kept else key}


def node_of(element: Claim | Relation | Utterance) -> str | None:
    """The key of the node that an element was read from; None where it was not."""
    own = element.extra.get(EXTRA)
    key = own.get("node") if isinstance(own, dict) else own
    return key if isinstance(key, str) else None


def kept_of(element: Relation | Utterance, name: str) -> str | None:
    """What else is kept of an element: the `illocution` of an utterance, the `end` of a relation."""
    own = element.extra.get(EXTRA)
    value = own.get(name) if isinstance(own, dict) else None
    return value if isinstance(value, str) else None


def is_answer(relation: Relation) -> bool:
    """Whether a relation joins a question and its answer, and so restates nothing."""
    return relation.target is None and kept_of(relation, "end") is not None
