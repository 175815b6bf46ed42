"""The content of a file of attacks, and what the readers of its formats share.

These files can have millions of lines. So a reader takes a block of lines at a time and first tests
whether every line has the plain form that programs write: without the names, the block must be the
same few characters, line after line. Any other block is read line by line, with an eye for comments,
odd spaces and mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic, Rule

MAX_ARGUMENTS = 10_000_000
"""A file that announces more is refused, since most machines have not enough memory for them."""

_BLOCK = 1 << 20


class AttackFileError(ValueError):
    """A file cannot be read as attacks; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class AttackFile:
    """Arguments with their names, and who attacks whom by the arguments' numbers from 0."""

    __slots__ = ("attackers", "names", "numbers", "targets")

    def __init__(self, names: list[bytes]) -> None:
        self.names = names
        self.numbers = {name: number for number, name in enumerate(names)}
        self.attackers: list[list[int]] = [[] for _ in names]
        self.targets: list[list[int]] = [[] for _ in names]

    def attack(self, ends: list[bytes]) -> None:
        """Add attacks: the names of attacker and target in turn. A `KeyError` is an unknown name."""
        attackers, targets = self.attackers, self.targets
        numbers = map(self.numbers.__getitem__, ends)
        # The same iterator twice, so that zip takes an attacker and a target in turn.
        for attacker, target in zip(numbers, numbers, strict=True):
            attackers[target].append(attacker)
            targets[attacker].append(target)

    def check(self, text: Text, name: bytes, place: int) -> None:
        """Raise an error if the name at this place of the text is no argument's."""
        if name not in self.numbers:
            from argmap.formats.attacks.rules import UnknownArgument

            shown = name.decode(errors="replace")
            raise text.error(
                UnknownArgument,
                f"there is no argument {shown}",
                place,
                place + len(name),
                self.listing(),
            )

    def check_names(self, text: Text, places: dict[bytes, int]) -> None:
        """Raise an error for the first name that cannot be printed; `places` says where each stands."""
        if self.are_printable():
            return
        from argmap.formats.attacks.rules import UnfitName

        name = next(name for name in self.names if not _is_printable(name))
        raise text.error(
            UnfitName,
            "this name cannot be printed",
            places[name],
            places[name] + len(name),
            "name the argument with letters, digits and signs, in UTF-8",
        )

    def are_printable(self) -> bool:
        """Whether all names are text without control characters."""
        return _is_printable(b"".join(self.names))

    def listing(self) -> str:
        """Which arguments there are, in a few words."""
        if not self.names:
            return "the file has no arguments"
        first, last = self.printed([0, -1])
        return f"the file has {len(self.names)}, from {first} to {last}"

    def printed(self, arguments: Iterable[int]) -> list[str]:
        """The names of arguments as text."""
        return [self.names[a].decode() for a in arguments]


class Text:
    """The bytes of a file, and where they came from."""

    def __init__(self, data: bytes, file: str) -> None:
        # With a line break at the end, the last line has the same form as all others.
        self.data = data if data.endswith(b"\n") or not data else data + b"\n"
        self.file = file

    def blocks(self, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Blocks of whole lines, each with its offset."""
        while start < len(self.data):
            end = self.data.find(b"\n", start + _BLOCK) + 1 or len(self.data)
            yield start, self.data[start:end]
            start = end

    def error(
        self, rule: type[Rule], message: str, start: int, end: int, help: str
    ) -> AttackFileError:
        """An error about the bytes from start to end."""
        from argmap.diagnostics import SourceText

        def offset(byte: int) -> int:
            return len(self.data[:byte].decode(errors="replace"))

        source = SourceText(self.data.decode(errors="replace"), self.file)
        return AttackFileError(source.report(rule, message, offset(start), offset(end), help=help))


def lines(start: int, block: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines of a block, each with its offset in the file."""
    for line in block.split(b"\n"):
        yield start, line
        start += len(line) + 1


def _is_printable(name: bytes) -> bool:
    try:
        return name.decode().isprintable()
    except UnicodeDecodeError:
        return False
