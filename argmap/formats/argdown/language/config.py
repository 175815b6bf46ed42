"""Settings of Argdown: those in `argdown.config.json`, overridden by those in the front matter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.source_texts import read_named

CONFIG_FILE = "argdown.config.json"
SETTINGS = ("model", "selection", "map", "group", "color", "dot")
"""The groups of settings that have a meaning for a map."""
# A configuration has some dozen lines; a far larger file of this name is something else.
MAX_CONFIG = 1_000_000


def merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Two mappings as one, all the way down; where both say something, the second wins."""
    result: dict[str, Any] = dict(first)
    merge_into(result, second)
    return result


def merge_into(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Add the content of a mapping to another one; nested values are copied before they change.

    Lists are merged by position, as in the reference implementation.

    >>> merged({"a": [1, 2], "b": {"c": 1}}, {"a": [3], "b": {"d": 2}})
    {'a': [3, 2], 'b': {'c': 1, 'd': 2}}
    """
    pending: list[tuple[Any, Any]] = [(first, second)]
    while pending:
        into, other = pending.pop()
        for key, value in other.items() if isinstance(other, dict) else enumerate(other):
            if isinstance(into, list) and key >= len(into):
                into.append(value)
                continue
            old = into[key] if isinstance(into, list) else into.get(key)
            if isinstance(value, dict) and isinstance(old, dict):
                into[key] = dict(old)
                pending.append((into[key], value))
            elif isinstance(value, list) and isinstance(old, list):
                into[key] = list(old)
                pending.append((into[key], value))
            else:
                into[key] = value


def folder_config(source: SourceText) -> dict[str, Any]:
    """The settings in the folder of a map; empty if there are none that can be read."""
    if not source.file:
        return {}
    folder = Path(source.file).parent
    # By the same rule as every file that a map can bring into play: see `allowed_paths`.
    text = read_named(CONFIG_FILE, folder, (folder, *source.source_roots)).text
    if text is None or len(text) > MAX_CONFIG:
        return {}
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def settings(
    front_matter: dict[str, Any] | None, source: SourceText | None = None
) -> dict[str, Any]:
    """The settings that a document is read with: its own, over those in the folder of its file."""
    config = merged(folder_config(source) if source else {}, front_matter or {})
    return {key: config[key] for key in SETTINGS if isinstance(config.get(key), dict)}


def shortcodes(config: dict[str, Any]) -> dict[str, str]:
    """The shortcodes that settings define, such as `:co2:`, and what they stand for."""
    own = of(config, "model").get("shortcodes")
    if not isinstance(own, dict):
        return {}
    signs = {code: entry.get("unicode") for code, entry in own.items() if isinstance(entry, dict)}
    return {code: sign for code, sign in signs.items() if isinstance(sign, str)}


def has_tags_in_text(config: dict[str, Any]) -> bool:
    """Whether the tags in a text are part of it."""
    return not of(config, "model").get("removeTagsFromText")


def of(config: dict[str, Any], group: str) -> dict[str, Any]:
    """One group of settings, without those that say nothing."""
    found = config.get(group)
    return {k: v for k, v in found.items() if v is not None} if isinstance(found, dict) else {}
