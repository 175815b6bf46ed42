"""The skill that comes with argmap: how an assistant maps an article, step by step."""

from __future__ import annotations

from importlib.resources import files


def skill() -> str:
    """The text of SKILL.md."""
    return files("argmap.mcp").joinpath("SKILL.md").read_text(encoding="utf-8")
