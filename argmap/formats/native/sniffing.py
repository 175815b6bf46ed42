"""How sure it is that a text is argmap's own file."""

from __future__ import annotations

from argmap.formats.core.head import Head

_IN_BRACES = r"""(?:\s*#[^\n]*\n|\s*---[ \t]*\r?\n)*\s*\{(?:(?s:.*?)[,\s])?["']?claims["']?\s*:"""
_AFTER_A_QUESTION_MARK = r"""^\?[ \t]+["']?claims["']?[ \t]*\r?$"""


def yaml(head: Head) -> int:
    """A map in YAML has the key `claims` at the edge, however it is spelled, and begins with a key.

    Lines such as `claims:` stand in other texts, too, and a map whose first line is wrong is one.
    """
    # A text that begins like JSON is JSON, whatever stands in it further down.
    if "claims" not in head.text or head.is_xml or head.begins(r"\s*\{\s*\""):
        return 0
    if head.has("claims") or head.finds(_AFTER_A_QUESTION_MARK) or head.begins(_IN_BRACES):
        return 95 if head.begins_with_key else 65
    return 0


def json(head: Head) -> int:
    """A map in JSON has an object under `claims`."""
    return 100 if head.is_json and head.value("claims").startswith("{") else 0
