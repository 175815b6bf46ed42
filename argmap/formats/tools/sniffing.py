"""How sure it is that a text was saved by one of these tools."""

from __future__ import annotations

import re

from argmap.formats.core.head import Head

_ATOM_OR_SCHEME = re.compile(r'"type"\s*:\s*"(?:atom|scheme)"')
_CORE = re.compile(r'"core"\s*:\s*\{')


def sadface(head: Head) -> int:
    """SADFace has a list of atoms and schemes, edges with a `source_id`, and a core of metadata."""
    if not head.is_json or not head.value("nodes").startswith("["):
        return 0
    if _ATOM_OR_SCHEME.search(head.value("nodes")):
        return 85
    node = head.first_keys("nodes")
    if node and "id" not in node:
        return 0
    if _CORE.search(head.value("metadata")) or head.value("core").startswith("{"):
        return 90
    return 85 if "source_id" in head.first_keys("edges") else 0


def kialo(head: Head) -> int:
    """Kialo's export begins with the discussion, or at least with a number, and has Pro and Con."""
    if head.begins(r"\s*Discussion (?:Title|Name):"):
        return 100
    is_numbered = head.begins(r"\s*(?:\d+\.)+\s")
    return 60 if is_numbered and head.finds(r"^(?:\d+\.)+ (?:Pro|Con): ") else 0


def mindmup(head: Head) -> int:
    """MindMup's nodes are `ideas` with places on the screen."""
    return 70 if head.is_json and head.value("ideas").startswith("{") else 0


def mindmup_yaml(head: Head) -> int:
    """In dsanson's YAML groups of premises are called r1, o1 and so on."""
    if head.is_json or head.is_xml:
        return 0
    group = r"""^[ \t]+['"]?[ro]\d*['"]?[ \t]*:[ \t]*(?:#[^\r\n]*)?\r?$"""
    return 60 if head.finds(group) else 0


def argunet(head: Head) -> int:
    """Argunet writes GraphML that names its own vocabulary."""
    return 90 if head.root == "graphml" and "argunet.org/xml/argml" in head.text else 0


def lkif(head: Head) -> int:
    """LKIF is XML with an argument graph in it."""
    return 80 if head.begins(r"\s*<") and head.finds(r"<(?:\w+:)?argument-graph\b") else 0


def arggraph(head: Head) -> int:
    """The outermost element of a microtext is `arggraph`."""
    return 90 if head.root == "arggraph" else 0
