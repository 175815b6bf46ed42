"""AIF as data sets have it: a list for each field of the nodes instead of an object for each node.

>>> in_rows({"nodes": {"nodeID": ["1", "2"], "type": ["I", "L"]}})
{'nodes': [{'nodeID': '1', 'type': 'I'}, {'nodeID': '2', 'type': 'L'}]}
"""

from __future__ import annotations

from typing import Any

from argmap.formats.aif.graph import Raw

_PARTS = (
    "nodes",
    "edges",
    "schemefulfillments",
    "descriptorfulfillments",
    "participants",
    "locutions",
)


def in_rows(data: Raw) -> Raw:
    """The same file with an object for each node, edge and locution, also inside of xAIF."""
    rows = {key: _rows(value) if key in _PARTS else value for key, value in data.items()}
    if isinstance(rows.get("AIF"), dict):
        rows["AIF"] = {
            key: _rows(value) if key in _PARTS else value for key, value in rows["AIF"].items()
        }
    return rows


def _rows(value: Any) -> Any:
    """A table given as its columns, row by row; anything else as it is."""
    if not isinstance(value, dict) or not value:
        return value
    if not all(isinstance(column, list) for column in value.values()):
        return value
    length = max(len(column) for column in value.values())
    return [
        {
            name: column[i]
            for name, column in value.items()
            # Columns fill the fields that a row lacks with null.
            if i < len(column) and column[i] is not None
        }
        for i in range(length)
    ]
