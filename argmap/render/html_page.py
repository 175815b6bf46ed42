"""A page that stands on its own, for answers that are tables: it runs no script and loads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from argmap.render.palette import DROPPED_INK, SIDE_GROUNDS
from argmap.render.terminal.text import one_line

_STYLE = (
    "body{font:15px/1.35 system-ui,sans-serif;margin:1.5em;color:#1b1b1f;background:#fff}"
    "table{border-collapse:collapse;margin-bottom:1.5em}"
    "th{position:sticky;top:0;background:#fff;text-align:left}"
    "th,td{border:1px solid #bbb;padding:.3em .5em;vertical-align:top;min-width:8em;max-width:22em}"
    "tr.opens td{border-top:2px solid #555}"
    "td div{padding:.1em .3em;margin-bottom:.2em;overflow-wrap:anywhere}"
    ".grouped{color:#555}"
)


def html_page(title: str, parts: Iterable[str]) -> Iterator[str]:
    """The page with some parts as its body, in pieces."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(one_line(title))}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
    yield from parts
    yield "</body>\n</html>\n"


def path_heading(path: str) -> str:
    """The heading over the answer about one of several maps."""
    return f"<p><code>{escape(one_line(path))}</code></p>\n"


def _style() -> str:
    sides = "".join(f".side{n}{{background:#{ground}}}" for n, ground in enumerate(SIDE_GROUNDS))
    return f"{_STYLE}{sides}.dropped{{color:#{DROPPED_INK};font-weight:bold}}"
