"""Every form in which only findings can be written: one line here, one module there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from argmap.render.ci.findings import Findings

CI_FORMATS: dict[str, str] = {
    "concise": "argmap.render.ci.concise:concise_lines",
    "github": "argmap.render.ci.github:github",
    "gitlab": "argmap.render.ci.gitlab:gitlab",
    "junit": "argmap.render.ci.junit:junit",
    "rdjson": "argmap.render.ci.rdjson:rdjson",
    "sarif": "argmap.render.ci.sarif:sarif",
}
"""The functions by the names of their formats; a module is imported when its format is asked for."""


def ci_format(name: str) -> Callable[[Findings], Iterator[str]] | None:
    """What writes findings in a format, in pieces of text; None for a format that is none of these."""
    module, _, function = CI_FORMATS.get(name, "").partition(":")
    return getattr(import_module(module), function) if module else None
