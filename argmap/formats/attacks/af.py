"""`.af`, the format of the competitions since 2023: `p af N`, then `attacker target` on each line.

The arguments are the numbers from 1 to N; lines that begin with `#` are comments.
(https://iccma2023.github.io/rules.html)
"""

from __future__ import annotations

from argmap.formats.attacks.attack_file import MAX_ARGUMENTS, AttackFile, AttackFileError, Text
from argmap.formats.attacks.pairs import read_pairs


def read(text: Text) -> AttackFile:
    """Read an `.af` file."""
    start, count = _header(text)
    file = AttackFile([b"%d" % number for number in range(1, count + 1)])
    read_pairs(text, start, file, comments=True, labels=False)
    return file


def _header(text: Text) -> tuple[int, int]:
    """Where the attacks begin, and how many arguments there are."""
    start = 0
    while start < len(text.data):
        end = text.data.index(b"\n", start) + 1
        line = text.data[start:end]
        if line.strip() and not line.startswith(b"#"):
            return end, _count(text, start, line)
        start = end
    raise _refused(text, 0, 0, "the file says nothing")


def _count(text: Text, start: int, line: bytes) -> int:
    words = line.split()
    end = start + len(line.rstrip())
    if len(words) != 3 or words[:2] != [b"p", b"af"] or not words[2].isdigit():
        raise _refused(text, start, end, "the first line does not give the number of arguments")
    # The length first, since Python refuses to read an integer of thousands of digits.
    if len(words[2]) > len(str(MAX_ARGUMENTS)) or int(words[2]) > MAX_ARGUMENTS:
        raise _refused(text, start, end, f"more than {MAX_ARGUMENTS:,} arguments are too many")
    return int(words[2])


def _refused(text: Text, start: int, end: int, message: str) -> AttackFileError:
    from argmap.formats.attacks.rules import NumberOfArguments

    return text.error(
        NumberOfArguments, message, start, end, "begin with `p af` and the number of arguments"
    )
