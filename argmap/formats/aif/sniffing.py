"""How sure argmap can be (0 to 100) that a text is AIF, and in which envelope."""

from __future__ import annotations

import re

from argmap.formats.core.head import Head

_COLUMNS = re.compile(r'\{\s*"(?:nodeID|text|type)"\s*:\s*\[')
_NONE = re.compile(r"\[\s*\]|null")


def aif(head: Head) -> int:
    """AIFdb numbers its nodes by `nodeID`; data sets have the nodes in columns."""
    if not head.is_json:
        return 0
    nodes = head.value("nodes")
    if "nodeID" in head.first_keys("nodes") or _COLUMNS.match(nodes):
        return 80
    # An empty list of nodes could be of any tool, so others may claim the file.
    return 40 if _NONE.match(nodes) else 0


def xaif(head: Head) -> int:
    """OVA wraps the graph in an object `AIF`."""
    return 90 if head.is_json and head.value("AIF").startswith("{") else 0


def ova2(head: Head) -> int:
    """OVA2's nodes have a place on the screen; without nodes its analysis tells it."""
    if not head.is_json:
        return 0
    if "x" in head.first_keys("nodes"):
        return 70
    return 60 if _NONE.match(head.value("nodes")) and head.has("analysis") else 0
