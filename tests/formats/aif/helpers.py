"""AIF files as short lists of nodes and arrows, and what the writer makes of them, put in order."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from typing import Any

import argmap
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_text
from argmap.model import ArgumentMap

Raw = dict[str, Any]


def aif(nodes: dict[str, str], arrows: str = "", locutions: Any = (), **more: Any) -> Raw:
    """An AIF file: nodes as `{"1": "I Bread is dear."}`, edges as the chains `1>2>3 4>2`."""
    chains = [chain.split(">") for chain in arrows.split()]
    ends = [pair for chain in chains for pair in pairwise(chain)]
    typed = {id: node.partition(" ") for id, node in nodes.items()}
    return {
        "nodes": [
            {"nodeID": id, "text": text, "type": type, "timestamp": "2020-05-28 19:57:02"}
            for id, (type, _, text) in typed.items()
        ],
        "edges": [
            {"edgeID": str(900 + i), "fromID": a, "toID": b, "formEdgeID": None}
            for i, (a, b) in enumerate(ends)
        ],
        "locutions": [
            {"nodeID": id, "personID": person, "start": None, "end": None}
            for id, person in dict(locutions).items()
        ],
        **more,
    }


def read(raw: Raw, format: str | None = None) -> Loaded:
    """What reading an AIF file gives."""
    return read_text(json.dumps(raw), "debate.json", format)


def map_of(raw: Raw) -> ArgumentMap:
    """The map of an AIF file."""
    loaded = read(raw)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def written(map: ArgumentMap, format: str = "aif") -> Raw:
    """The data of the file that a map is written as."""
    data: Raw = json.loads(argmap.dumps(map, format))
    return data


def parts(data: Raw) -> tuple[Counter[Any], Counter[Any], Counter[Any]]:
    """The nodes, edges and locutions of a file, whatever their order."""
    graph = data.get("AIF", data)
    return (
        Counter(json.dumps(node, sort_keys=True) for node in graph["nodes"]),
        Counter(json.dumps(edge, sort_keys=True) for edge in graph["edges"]),
        Counter(json.dumps(entry, sort_keys=True) for entry in graph.get("locutions") or ()),
    )


def texts(data: Raw, type: str) -> list[str]:
    """The texts of the nodes of a type."""
    return [node["text"] for node in data["nodes"] if node["type"] == type]


def said(map: ArgumentMap, claim: str) -> list[tuple[str, str | None, str | None]]:
    """Who voices a claim in which words, and through whom."""
    return [
        (map.speakers[u.speaker].name, "".join(u.quote_parts) or None, u.via)
        for u in map.claims[claim].utterances
    ]
