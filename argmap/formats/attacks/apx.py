"""`.apx`, the format of ASPARTIX and of the first competitions: facts `arg(a).` and `att(a,b).`

Facts stand in any order and with any spaces; `%` begins a comment.
"""

from __future__ import annotations

import re

from argmap.formats.attacks.attack_file import AttackFile, AttackFileError, Text

_SIGNS = bytes(set(range(256)) - set(b"(),. \t\r\n"))
_GAPS = bytes.maketrans(b"(),.", b"    ")
_FACT = re.compile(
    rb"\s*(?:%[^\n]*|arg\s*\(\s*(?P<arg>[^\s(),]+)\s*\)\s*\."
    rb"|att\s*\(\s*(?P<from>[^\s(),]+)\s*,\s*(?P<to>[^\s(),]+)\s*\)\s*\.)?\s*"
)


def read(text: Text) -> AttackFile:
    """Read an `.apx` file."""
    # Programs list all arguments first and then all attacks, one a line. Such files are read by a
    # few calls for each block; any other is read fact by fact.
    split = text.data.find(b"\natt(") + 1 or len(text.data)
    listed = _plain(text.data[:split], b"arg", 1)
    if listed is None:
        return _read_facts(text)
    names = listed[1::2]
    file = AttackFile([*dict.fromkeys(names)])
    if not file.are_printable():
        return _read_facts(text)
    for _, block in text.blocks(split):
        words = _plain(block, b"att", 2)
        if words is None:
            return _read_facts(text)
        del words[::3]
        try:
            file.attack(words)
        except KeyError:
            return _read_facts(text)
    return file


def _plain(block: bytes, predicate: bytes, arity: int) -> list[bytes] | None:
    """All words of a block, if each line is one fact of a predicate without spaces; else None.

    >>> _plain(b"att(a,b).\\natt(b,c).\\n", b"att", 2)
    [b'att', b'a', b'b', b'att', b'b', b'c']
    """
    shape = block.translate(None, _SIGNS)
    line = b"(" + b"," * (arity - 1) + b").\n"
    count = len(shape) // len(line)
    if shape != line * count or block.count(predicate + b"(") != count:
        return None
    words = block.translate(_GAPS).split()
    plain = (
        block.count(b").\n") == count
        and len(words) == (arity + 1) * count
        and words[:: arity + 1].count(predicate) == count
    )
    return words if plain else None


def _read_facts(text: Text) -> AttackFile:
    """Read facts in any order and form."""
    names: dict[bytes, int] = {}
    attacks: list[tuple[bytes, int]] = []
    place = 0
    while place < len(text.data):
        fact = _FACT.match(text.data, place)
        assert fact  # it also matches nothing
        if fact.end() == place:
            raise _no_fact(text, place)
        if fact["arg"]:
            names.setdefault(fact["arg"], fact.start("arg"))
        elif fact["from"]:
            attacks += [(fact["from"], fact.start("from")), (fact["to"], fact.start("to"))]
        place = fact.end()
    file = AttackFile([*names])
    file.check_names(text, names)
    for name, at in attacks:
        file.check(text, name, at)
    file.attack([name for name, _ in attacks])
    return file


def _no_fact(text: Text, place: int) -> AttackFileError:
    from argmap.formats.attacks.rules import NotAnAttack

    return text.error(
        NotAnAttack,
        "this is no fact about an argument or an attack",
        place,
        text.data.index(b"\n", place),
        "write `arg(a).` for an argument and `att(a,b).` for an attack of a on b",
    )
