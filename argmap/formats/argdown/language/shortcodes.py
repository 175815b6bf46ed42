"""Shortcodes: signs that Argdown texts write by name, such as `:up:` or `.->.`."""

from __future__ import annotations

_SIGNS = {
    "∀": "A",
    "∃": "E",
    "𝗢": "O",
    "𝗣": "P",
    "→": "->",
    "↔": "<->",
    "¬": "~",
    "∧": "^",
    "∨": "v",
    "⊻": "v_",
    "◇": "<>",
    "◻": "[]",
    "😀": "happy",
    "☺": "smile smiley",
    "😆": "laugh lol",
    "🤣": "rofl",
    "😂": "joy",
    "❤": "heart",
    "❓": "? question",
    "😍": "love",
    "😉": "wink",
    "🤫": "shush",
    "😐": "meh",
    "🙄": "eye-roll",
    "😢": "sad",
    "😞": "disappointed",
    "😱": "scream",
    "👍": "+1 up",
    "👎": "-1 down",
    "🤔": "think",
    "⭐": "star",
    "✔": "y agree",
    "❌": "n disagree",
}

SHORTCODES = {
    f"{mark}{name}{mark}": sign
    for sign, names in _SIGNS.items()
    for name in names.split()
    for mark in ".:"
} | {":smile:": "\u263a\ufe0f"}
"""By the shortcode in a text: its sign. Any other word between dots or colons stays text."""
