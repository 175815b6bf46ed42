"""Which ids of other tools people can read, so that they can stand for themselves here."""

from __future__ import annotations

import re

from argmap.model import is_id

_OPAQUE = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"
    r"|\d{4,}(?:[_-]\d+)*"
    r"|(?=.*\d)[0-9a-f]{16,}"
    r"|.{41,}",
    re.IGNORECASE | re.DOTALL,
)


def is_readable(name: str) -> bool:
    """Whether an id of another tool can stand for itself: valid here, and nothing like a UUID."""
    return not _OPAQUE.fullmatch(name) and is_id(name)
