"""How sure it is that a text is Argdown, Argdown in Markdown, or an export of its tools."""

from __future__ import annotations

from argmap.formats.core.head import Head

_FRONT_MATTER = r"\s*={3,}"
_NO_ARGDOWN = r"\s*(?:\{|<[?!]|\[\s*(?:[-\d.]+|\"[^\"\n]*\"|true|false|null)\s*,)"
"""A text that begins like JSON or XML."""
_TITLES_ALONE = r"\s*+(?>\[[^\]\n]+\][ \t]*+(?:[#{].*)?(?:\s*\n\s*+|\Z))++\Z"
"""Tables of TOML look like titles, so these must be the whole text."""
_LINE = (
    r"^(?:[ \t]*(?:\+>|->|<?[+-]|><|_>|<_)[ \t]+)?(?:\[[^\]\n]+\]|<[^>\n]+>):[ \t]"
    r"|^[ \t]+(?:\+>|->|<[+-]|><|_>|<_)[ \t]"
)
"""A title with its text, or a relation."""
_FENCE = r"""^[ \t>*+\d.)-]*(?:`{3,}|~{3,})[ \t]*(?i:argdown\b|\{[^}\n]*?[\s.{="']?argdown\b)"""
_EXPORTED = (
    r'"type"\s*:\s*"equivalence-class"|"argumentTitle"\s*:|"argument-description"'
    r'|"map"\s*:\s*\{\s*"nodes"\s*:'
)


def argdown(head: Head) -> int:
    """Argdown begins with front matter between lines of `=`, or has lines such as `[Title]: text`."""
    if head.begins(_FRONT_MATTER):
        return 100
    # A text in JSON or XML can contain any line, even one that looks like Argdown.
    if head.begins(_NO_ARGDOWN):
        return 0
    return 60 if head.begins(_TITLES_ALONE) or head.finds(_LINE) else 0


def argdown_md(head: Head) -> int:
    """Markdown has a fence that says `argdown`; within it stands what looks like Argdown."""
    return 70 if not head.is_xml and head.finds(_FENCE) else 0


def argdown_json(head: Head) -> int:
    """What the Argdown tools export has statements and arguments, and says what kind they are."""
    if not head.is_json or not head.has("statements", "arguments"):
        return 0
    return 85 if head.finds(_EXPORTED) else 0
