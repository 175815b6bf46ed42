"""Argument maps as plain text: who argued what, in which words, and who answered whom.

>>> import argmap
>>> map = argmap.loads("claims: {a: Trade falls., b: {text: It rose., rebuts: a}}")
>>> map.relations["b/a"].kind
'rebuts'

The names below are imported when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic as Diagnostic
    from argmap.diagnostics import MapError as MapError
    from argmap.diagnostics import Span as Span
    from argmap.formats.core.loaded import Loaded as Loaded
    from argmap.formats.core.reading import load as load
    from argmap.formats.core.reading import load_all as load_all
    from argmap.formats.core.reading import loads as loads
    from argmap.formats.core.reading import read as read
    from argmap.formats.core.writing import dump as dump
    from argmap.formats.core.writing import dumps as dumps
    from argmap.formats.core.writing import losses as losses
    from argmap.formats.features.losses import Loss as Loss
    from argmap.formats.features.losses import LossError as LossError
    from argmap.graph import to_graph as to_graph
    from argmap.model import ArgumentMap as ArgumentMap
    from argmap.model import Claim as Claim
    from argmap.model import Relation as Relation
    from argmap.model import Source as Source
    from argmap.model import Speaker as Speaker
    from argmap.model import Speech as Speech
    from argmap.model import Utterance as Utterance

_HOME = {
    "argmap.diagnostics": ("Diagnostic", "MapError", "Span"),
    "argmap.formats.core.loaded": ("Loaded",),
    "argmap.formats.core.reading": ("load", "load_all", "loads", "read"),
    "argmap.formats.core.writing": ("dump", "dumps", "losses"),
    "argmap.formats.features.losses": ("Loss", "LossError"),
    "argmap.graph": ("to_graph",),
    "argmap.model": (
        "ArgumentMap",
        "Claim",
        "Relation",
        "Source",
        "Speaker",
        "Speech",
        "Utterance",
    ),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = ["__version__", *_MODULE_OF]


def __getattr__(name: str) -> Any:
    if name in _MODULE_OF:
        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module 'argmap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
