"""Attacks written as two names on a line, which is how `.af` and `.tgf` have them."""

from __future__ import annotations

from argmap.formats.attacks.attack_file import AttackFile, Text, lines

_NO_SPACE = bytes(set(range(256)) - set(b" \n"))


def read_pairs(text: Text, start: int, file: AttackFile, *, comments: bool, labels: bool) -> None:
    """Add the attacks from an offset of the text on.

    Comments are lines that begin with `#`; a label is what follows the two names on a line.
    """
    for offset, block in text.blocks(start):
        ends = _plain(_without_comments(block) if comments else block)
        if ends is not None:
            try:
                file.attack(ends)
                continue
            except KeyError:
                pass  # read again line by line, to say where the unknown name is
        for at, line in lines(offset, block):
            if line.strip() and not (comments and line.startswith(b"#")):
                _read_line(text, at, line, file, labels)


def _without_comments(block: bytes) -> bytes:
    if b"#" not in block:
        return block
    return b"\n".join(line for line in block.split(b"\n") if not line.startswith(b"#"))


def _plain(block: bytes) -> list[bytes] | None:
    """All names of a block, if each line is two names with one space between; else None.

    >>> _plain(b"1 2\\n2 3\\n")
    [b'1', b'2', b'2', b'3']
    """
    shape = block.translate(None, _NO_SPACE)
    count = len(shape) // 2
    if shape != b" \n" * count:
        return None
    ends = block.split()
    return ends if len(ends) == 2 * count else None


def _read_line(text: Text, start: int, line: bytes, file: AttackFile, labels: bool) -> None:
    words = line.split(None, 2)
    if len(words) < 2 or (len(words) > 2 and not labels):
        from argmap.formats.attacks.rules import NotAnAttack

        raise text.error(
            NotAnAttack,
            "an attack is two arguments, the attacker first",
            start,
            start + len(line.rstrip()),
            "write the two with a space between, one attack a line",
        )
    place = start
    for word in words[:2]:
        place = text.data.index(word, place)
        file.check(text, word, place)
        place += len(word)
    file.attack(words[:2])
