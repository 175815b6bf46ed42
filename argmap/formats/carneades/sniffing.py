"""How sure it is that a text is a file of Carneades 4."""

from __future__ import annotations

from argmap.formats.core.head import Head

_KEYS = ("statements", "arguments", "argument_schemes")


def carneades(head: Head) -> int:
    """A file of Carneades has statements, arguments or schemes at the edge, and begins with a key."""
    if head.is_json or head.is_xml or not any(map(head.has, _KEYS)):
        return 0
    return 80 if head.begins_with_key else 50
