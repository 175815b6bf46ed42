"""The page's own style and program, put together from the files in `render/page/web/`.

The program is written as small ES modules. A page opened from disk may import nothing, so they are
joined into one script: each module follows those it imports, and `import` and `export` are removed.
This works because every name is unique among the modules, which a test checks.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

WEB = Path(__file__).parent / "web"

STYLES = (
    "base.css",
    "list.css",
    "map.css",
    "detail.css",
    "flow.css",
    "matrix.css",
    "timeline.css",
    "source.css",
    "overview.css",
    "focus.css",
    "search.css",
    "embed.css",
    "print.css",
)

MODULES = (
    "dom.js",
    "debate.js",
    "chain.js",
    "forest.js",
    "packing.js",
    "layout.js",
    "lines.js",
    "viewport.js",
    "minimap.js",
    "cards.js",
    "drawing.js",
    "search.js",
    "filters.js",
    "list.js",
    "detail.js",
    "flow.js",
    "matrix.js",
    "timeline.js",
    "source.js",
    "views.js",
    "bars.js",
    "icicle.js",
    "overview.js",
    "focus.js",
    "embed.js",
    "address.js",
    "theme.js",
    "print.js",
    "app.js",
)
"""In this order each module follows those that it imports."""

START, FOLLOW = "start.js", "live.js"
"""The module that starts the page: from its own data, or following the file that is served."""

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)


@cache
def style_sheet() -> str:
    """The page's style sheet."""
    return "\n".join(_read(name) for name in STYLES)


@cache
def program(*, live: bool) -> str:
    """The page's program; `live` for the page that is served."""
    names = [*MODULES, FOLLOW if live else START]
    joined = "\n".join(_EXPORT.sub("", _IMPORT.sub("", _read(name))) for name in names)
    # One function around everything: no name of ours can meet one of a browser extension.
    return f'"use strict";\n(() => {{\n{joined}\n}})();\n'


def skeleton() -> str:
    """The page's frame, with `{{name}}` where something is filled in."""
    return _read("page.html")


def _read(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")
