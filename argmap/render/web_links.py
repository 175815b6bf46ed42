"""ArgumentGraph that may be followed from a picture or a page."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_web_link(url: str) -> bool:
    """Whether a link may be followed: no script, no file, nothing hidden in it."""
    if not url.isprintable() or any(c.isspace() for c in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme.lower() == "mailto":
        return bool(parts.path)
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
