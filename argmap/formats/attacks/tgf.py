"""`.tgf`, the trivial graph format: the arguments, one a line, a line `#`, the attacks one a line.

What follows the names on a line is a label and is passed over.
"""

from __future__ import annotations

from argmap.formats.attacks.attack_file import AttackFile, Text, lines
from argmap.formats.attacks.pairs import read_pairs


def read(text: Text) -> AttackFile:
    """Read a `.tgf` file."""
    names: dict[bytes, int] = {}
    for start, line in lines(0, text.data):
        words = line.split(None, 1)
        if words == [b"#"]:
            end = start + len(line) + 1
            break
        if words:
            names.setdefault(words[0], start)
    else:
        # Without the line `#` the file lists arguments only.
        end = len(text.data)
    file = AttackFile([*names])
    file.check_names(text, names)
    read_pairs(text, end, file, comments=False, labels=True)
    return file
