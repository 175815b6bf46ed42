"""Read a file of attacks in whichever of the formats it is."""

from __future__ import annotations

import os
from importlib import import_module

from argmap.content import read_content, read_standard_input
from argmap.formats.attacks.attack_file import AttackFile, Text

FORMATS = ("af", "apx", "tgf")
"""The formats, which are also their modules and their suffixes."""


def read_attacks(path: str, format: str | None = None) -> AttackFile:
    """Read a file, or standard input for `-`.

    Without a format, the suffix decides, or else the text itself. Raises `AttackFileError` if the text
    is wrong, and `OSError` if the file cannot be read.
    """
    data = read_standard_input() if path == "-" else read_content(path)
    text = Text(data.removeprefix(b"\xef\xbb\xbf"), path)
    suffix = os.path.splitext(path)[1].lower().removeprefix(".")  # noqa: PTH122 - pathlib would take longer to load
    if format is None:
        format = suffix if suffix in FORMATS else _format_of(text.data)
    module = import_module(f"argmap.formats.attacks.{format}")
    found: AttackFile = module.read(text)
    return found


def _format_of(data: bytes) -> str:
    """The format a text looks like."""
    head = data[:10_000]
    if b"arg(" in head.replace(b" ", b""):
        return "apx"
    # A line `#` alone parts arguments and attacks in `.tgf`; in `.af` it is an empty comment, but
    # there `p af` or another comment begins the file.
    return "tgf" if b"\n#\n" in data and not head.startswith((b"p af", b"#")) else "af"
