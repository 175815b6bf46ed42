"""What a line means that somebody types while a debate runs: pure, and without the map.

    text               a new point                     4 text      rebuts 4; 2+3 text rebuts both
    4/ text            undercuts 4's step              4~ text     qualifies 4
    4/2 text           undercuts 4's second step       4+ text     supports 4
    4=                 4 again; 4= words, with words   4<7         7, which exists, rebuts 4
    w 4 text           other words for 4               :           the next speech; :2NR this one
    u                  undo                            !           what must still be answered

A text may end with the speaker's own words, `"..."`, and then with their place, `@p. 4`. A text that begins with a
digit or a sign is written behind a backslash; `\\"` and `\\@` are the characters themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal["rebuts", "undercuts", "qualifies", "supports"]
_KINDS: dict[str, Kind] = {"": "rebuts", "/": "undercuts", "~": "qualifies", "+": "supports"}
_NUMBER = r"[0-9]{1,9}"
_AIMED = re.compile(
    rf"(?P<numbers>{_NUMBER}(?:\+{_NUMBER})*)(?P<sign>[/~+=]?)"
    rf"(?P<step>(?<=/){_NUMBER})?(?P<cross><(?P<by>{_NUMBER}))?(?:\s+(?P<rest>.*))?",
    re.DOTALL,
)
_REWORD = re.compile(rf"w\s+(?P<number>{_NUMBER})(?:\s+(?P<rest>.*))?", re.DOTALL)
_TAIL = re.compile(
    r"""(?P<text>.*?)
        (?:(?:^|\ )(?:"(?P<straight>(?:[^"\\]|\\.)+)"|“(?P<curly>[^“”]+)”|«(?P<angled>[^«»]+)»|„(?P<low>[^„“”]+)[“”]))?
        (?:(?:^|\ )@(?P<at>[^@"]*[^@"\s]))?""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPED = re.compile(r'\\(["@])')
MOST_CHARACTERS = 10_000
"""No point that somebody notes is longer; whoever pipes a file by mistake is told at its first line."""
ESCAPE = "a text that begins with a digit or a sign stands behind a backslash: "


class LineError(ValueError):
    """A line that cannot be taken: `column` counts its characters from 1, `help` says a way out."""

    def __init__(self, message: str, column: int = 1, help: str | None = None) -> None:
        super().__init__(message)
        self.column = column
        self.help = help


@dataclass(frozen=True, slots=True)
class Words:
    """What is said: in the words of whoever takes notes, in the speaker's own, and where these stand."""

    text: str
    quote: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """`:` and what follows it: another speech, or speaker, or both."""

    wanted: str


@dataclass(frozen=True, slots=True)
class Make:
    """A new point for the issue, or against it."""

    words: Words


@dataclass(frozen=True, slots=True)
class Aim:
    """What a step does, and to which points, by their numbers."""

    kind: Kind
    numbers: tuple[int, ...]
    step: int | None = None
    """Of an undercut: which of the steps of the point, counted from 1; None: the first without an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A new point that does something to points that exist."""

    aim: Aim
    words: Words


@dataclass(frozen=True, slots=True)
class Extend:
    """Points that are said again."""

    numbers: tuple[int, ...]
    words: Words | None


@dataclass(frozen=True, slots=True)
class Cross:
    """A point that exists and now does something to others."""

    aim: Aim
    by: int


@dataclass(frozen=True, slots=True)
class Reword:
    """Other words for a point."""

    number: int
    words: Words


@dataclass(frozen=True, slots=True)
class Undo:
    """The last edit is taken back."""


@dataclass(frozen=True, slots=True)
class Open:
    """What the side that speaks must still answer."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be typed."""


Command: TypeAlias = Move | Make | Answer | Extend | Cross | Reword | Undo | Open | Help
_ALONE: dict[str, Command] = {"u": Undo(), "!": Open(), "?": Help()}


def read_line(line: str) -> Command | None:
    """The command that a line is; None for an empty one. Raises `LineError`.

    >>> read_line('4 Sets are dear. "dear indeed" @p. 4').words
    Words(text='Sets are dear.', quote='dear indeed', at='p. 4')
    >>> read_line("4/<7")
    Cross(aim=Aim(kind='undercuts', numbers=(4,), step=None), by=7)
    >>> read_line("\\\\50 % agree.").words.text
    '50 % agree.'
    """
    if len(line) > MOST_CHARACTERS:
        raise LineError(f"it has more than {MOST_CHARACTERS:,} characters", MOST_CHARACTERS + 1)
    typed = " ".join(line.split())
    before = len(line) - len(line.lstrip())
    if not typed:
        return None
    try:
        return _command(typed)
    except LineError as error:
        raise LineError(str(error), error.column + before, error.help) from None


def _command(typed: str) -> Command:
    if typed in _ALONE:
        return _ALONE[typed]
    if typed[0] == "\\":
        return Make(_words(typed[1:], 2))
    if typed[0] == ":":
        return Move(typed[1:].strip())
    if typed[0].isascii() and typed[0].isdigit():
        return _aimed(typed)
    first = typed.partition(" ")[0]
    if first == "w":
        return _reworded(typed)
    if first == "u" or typed[0] == "!":
        raise LineError(f"{typed[0]} takes nothing behind it", 2, f"{ESCAPE}\\{_short(typed)}")
    return Make(_words(typed, 1))


def _aimed(typed: str) -> Command:
    found = _AIMED.fullmatch(typed)
    if found is None:
        said = "a line that begins with a digit answers a point: 4 text, 4/ text, 4~ text, 4+ text"
        raise LineError(f"cannot be read; {said}", 1, f"{ESCAPE}\\{_short(typed)}")
    numbers = tuple(int(number) for number in found["numbers"].split("+"))
    if len(set(numbers)) < len(numbers):
        raise LineError("a point is named twice", 1)
    rest = found["rest"] or ""
    column = found.start("rest") + 1 if rest else len(typed) + 1
    if found["sign"] == "=":
        if found["cross"]:
            raise LineError("= only says a point again; write 4<7", found.start("cross") + 1)
        return Extend(numbers, _words(rest, column) if rest else None)
    step = int(found["step"]) if found["step"] else None
    aim = Aim(_KINDS[found["sign"]], numbers, step)
    if step is not None and len(numbers) > 1:
        raise LineError("which step of which point? Name one point", found.start("step") + 1)
    if found["cross"]:
        if rest:
            said = "a point that exists has its words; w 7 text gives it others"
            raise LineError(said, column)
        return Cross(aim, int(found["by"]))
    if not rest:
        raise LineError(f"what {aim.kind} {found['numbers']}? Write its text behind it", column)
    return Answer(aim, _words(rest, column))


def _reworded(typed: str) -> Command:
    found = _REWORD.fullmatch(typed)
    if found is None or not found["rest"]:
        raise LineError("w gives a point other words: w 4 text", 1, f"{ESCAPE}\\{_short(typed)}")
    return Reword(int(found["number"]), _words(found["rest"], found.start("rest") + 1))


def _words(typed: str, column: int) -> Words:
    """What is said, with its quote and its place; a quote alone is the text, too."""
    found = _TAIL.fullmatch(typed.strip())
    assert found is not None  # The text takes whatever is no tail.
    quote = found["straight"] or found["curly"] or found["angled"] or found["low"]
    quote = _plain(quote).strip() or None if quote else None
    text = _plain(found["text"]).strip() or quote or ""
    if not any(character.isalnum() for character in text):
        raise LineError("there are no words in it", column)
    return Words(text, quote, _plain(found["at"]).strip() if found["at"] else None)


def _plain(typed: str) -> str:
    return _ESCAPED.sub(r"\1", typed)


def _short(typed: str) -> str:
    return typed if len(typed) <= 24 else typed[:24] + "…"
