"""How sure it is that a text is arguebuf."""

from __future__ import annotations

from argmap.formats.core.head import Head


def arguebuf(head: Head) -> int:
    """Arguebuf's nodes stand under their ids."""
    return 60 if head.is_json and head.value("nodes").startswith("{") else 0
