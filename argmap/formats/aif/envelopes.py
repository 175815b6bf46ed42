"""The envelope of each of the three formats, taken off the graph and put on again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.aif.columns import in_rows
from argmap.formats.aif.graph import Raw
from argmap.formats.aif.order import with_order
from argmap.formats.aif.ova2 import described, from_ova2, to_ova2, with_description
from argmap.formats.aif.places import Places
from argmap.formats.aif.reading import read_graph
from argmap.formats.aif.writing import write_graph
from argmap.formats.aif.xaif import from_xaif, to_xaif
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign.json_data import json_data
from argmap.formats.native.rules import NotAMap
from argmap.model import ArgumentMap

Taken = Callable[[Raw], Raw | None]
Put = Callable[[Raw, Raw], Raw]


def _from_aif(data: Raw) -> Raw | None:
    return data if "nodes" in data and isinstance(data["nodes"], list | None) else None


_TAKE_OFF: dict[str, Taken] = {"aif": _from_aif, "xaif": from_xaif, "ova2": from_ova2}
_PUT_ON: dict[str, Put] = {"aif": lambda raw, _: raw, "xaif": to_xaif, "ova2": to_ova2}
_ENVELOPES = ("xaif", "ova2")
"""Keys under which what is around the graph is kept; AIFdb has nothing of the kind."""


def read_enveloped(source: SourceText, format: str) -> Loaded:
    """Read a file of one of the formats."""
    data, diagnostics = json_data(source)
    raw = _TAKE_OFF[format](in_rows(data)) if isinstance(data, dict) else None
    if raw is None:
        if not any(d.severity == "error" for d in diagnostics):
            help = "argmap formats lists what can be read"
            message = f"this is no argument map in the format {format}"
            diagnostics.append(source.report(NotAMap, message, 0, 1, help=help))
        return Loaded(None, diagnostics, source_text=source)
    loaded = read_graph(source, raw, Places(source.text))
    # What is wrong with the JSON itself comes before what is odd about the graph.
    loaded.diagnostics[:0] = diagnostics
    if format == "ova2" and loaded.map is not None:
        loaded.map = loaded.partial = described(loaded.map)
    return loaded


def write_enveloped(map: ArgumentMap, format: str) -> Iterator[str]:
    """The text of a map in one of the formats, a line for each node, edge and locution."""
    yield from _lines(_enveloped(map, format), "")
    yield "\n"


def _enveloped(map: ArgumentMap, format: str) -> Raw:
    draft = write_graph(map)
    raw = with_order(draft.raw(), map)
    kept = {name: raw.pop(name, None) for name in _ENVELOPES}
    around = kept.get(format)
    data = _PUT_ON[format](raw, around if isinstance(around, dict) else {})
    return with_description(data, draft) if format == "ova2" else data


def _lines(value: Any, indent: str) -> Iterator[str]:
    """JSON with one line for each element of a list, so that a diff shows single nodes."""
    deeper = indent + " "
    if isinstance(value, dict) and any(isinstance(v, dict | list) for v in value.values()):
        yield "{\n"
        for i, (key, item) in enumerate(value.items()):
            yield (",\n" if i else "") + f"{deeper}{_compact(key)}: "
            yield from _lines(item, deeper)
        yield f"\n{indent}}}"
    elif isinstance(value, list) and value:
        yield "[\n"
        for i, item in enumerate(value):
            yield (",\n" if i else "") + deeper + _compact(item)
        yield f"\n{indent}]"
    else:
        yield _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
