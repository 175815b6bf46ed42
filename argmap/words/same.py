"""Whether two stretches of text are in the same words, and where they differ.

A text is compared as its written words: each with the marks on it, in one spelling of all that
printers and keyboards decide. Two stretches are in the same words if these are equal. So whatever
is not the same can always be shown as words that differ.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from argmap.words.letters import UNSPACED, letters
from argmap.words.normal import FILLER, normal
from argmap.words.printing import without_footnotes

_DOTS = r"\u2026|\.(?: ?\.){2,}"
_TOKEN = re.compile(
    rf"(?P<dash>--+|\u2014|(?<!\S)-(?!\S))|(?P<dots>{_DOTS})|[{UNSPACED}]"
    rf"|(?:(?!--|\u2014|\u2026|\.(?: ?\.){{2}}|[{UNSPACED}])\S)+"
)
_LINE_END = re.compile(rf"[ {FILLER}]*\n[ {FILLER}]*")
_MARKS = re.compile("''|``|[\"'`\u2018\u201c\u201d\u00ab\u00bb\u2039\u203a\u201a\u201e]")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]++|(?<![*_])[*_]++(?!\w)")
_FIRST_IN_BRACKETS = re.compile(r"^(['\s]*)\[(\w)\](?=\w|\s)")
_FIRST_LETTER = re.compile(r"[^\W_]")
MAX_WORD = 100
"""A word longer than this, in code points, is not taken to go on in the next line."""
_ENDING = ".,;:'"
_AT_THE_ENDS = ("\u2014", "...")

Change = Literal["same", "only in the map", "only in the source"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the map or of the source, and whether both have them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A word with its marks: where it stands in its text, and in which form it is compared."""

    start: int
    end: int
    form: str


def canonical(words: str) -> str:
    """Words in one spelling of all that printers and keyboards decide.

    >>> canonical("“The ﬁnal –\\nvote.”")
    'the final \u2014 vote'

    Kinds of quotation marks and dashes, spaces, line breaks, ligatures, emphasis and the mark at
    the very end do not count, nor the capital of the first letter. Every other letter, digit and
    mark counts.
    """
    return " ".join(each.form for each in written(words))


def begin_alike(one: str, other: str) -> bool:
    """Whether two texts may be in the same words, to judge by their first letters.

    This is a quick test that rules out most pairs. Letters beyond ASCII have several spellings, and
    are left to `canonical`.
    """
    ours, theirs = _FIRST_LETTER.search(one), _FIRST_LETTER.search(other)
    if ours is None or theirs is None:
        return True
    pair = ours[0] + theirs[0]
    return ours[0].lower() == theirs[0].lower() or not (pair.isascii() and pair.isalpha())


def is_same(one: str, other: str) -> bool:
    """Whether two stretches differ in nothing but typography; words may be broken at line ends."""
    if one == other:
        return True
    ours, theirs = compared(one, other)
    return [each.form for each in ours] == [each.form for each in theirs]


def differences(said: str, found: str) -> list[Piece]:
    """The words of the map and of the source side by side: all `same` exactly if `is_same`."""
    from rapidfuzz.distance import Indel

    ours, theirs = compared(said, found)
    steps = Indel.opcodes([each.form for each in ours], [each.form for each in theirs])
    result: list[Piece] = []
    for is_equal, group in groupby(steps, key=lambda step: step.tag == "equal"):
        run = list(group)
        mine = _stretch(said, ours[run[0].src_start : run[-1].src_end])
        source = _stretch(found, theirs[run[0].dest_start : run[-1].dest_end])
        if is_equal:
            result.append(Piece("same", source))
            continue
        result += [Piece("only in the map", mine)] if mine else []
        result += [Piece("only in the source", source)] if source else []
    return result


def compared(one: str, other: str) -> tuple[list[Written], list[Written]]:
    """The words of two stretches; a broken word is read as the other stretch has it."""
    theirs = written(other)
    ours = written(one, _wanted(theirs))
    return ours, written(other, _wanted(ours)) if "-" in other else theirs


def written(text: str, wanted: Collection[str] = ()) -> list[Written]:
    """The words of a text, each with its marks, without the marks around the whole of it.

    `trans-` at the end of a line and `port` are `transport`, unless `wanted` has `trans-port`.

    >>> [word.form for word in written("The trans-\\nport plan.")]
    ['the', 'transport', 'plan']
    >>> [word.form for word in written("The trans-\\nport plan.", {"trans-port"})]
    ['the', 'trans-port', 'plan']
    """
    plain = without_footnotes(normal(text))
    plain = _FIRST_IN_BRACKETS.sub(rf"\1{FILLER}\2{FILLER}", plain)
    return _without_ends(_unbroken(plain, wanted))


def _tokens(plain: str) -> Iterator[Written]:
    for match in _TOKEN.finditer(plain):
        form = {"dash": "\u2014", "dots": "..."}.get(match.lastgroup or "") or _form(match[0])
        if form:
            yield Written(match.start(), match.end(), form)


def _form(word: str) -> str:
    """A word in the form in which it is compared."""
    form = _MARKS.sub("'", letters(word.replace(FILLER, "")))
    # A word that is nothing but stars or underscores is a word of its own, such as a separator.
    return _EMPHASIS.sub("", form) or form


def _unbroken(plain: str, wanted: Collection[str]) -> list[Written]:
    """The words of a text, where words broken at the end of a line are joined."""
    words: list[Written] = []
    for word in _tokens(plain):
        last = words[-1] if words else None
        if last is None or not _is_broken(plain, last, word):
            words.append(word)
        # Only the other text can tell whether the hyphen belongs to the word (`well-known`), ends a
        # word of its own (`mid- to late`), or merely breaks a line.
        elif _key(last.form + word.form) in wanted:
            words[-1] = replace(last, end=word.end, form=last.form + word.form)
        elif _key(f"{last.form} {word.form}") in wanted:
            words.append(word)
        else:
            words[-1] = replace(last, end=word.end, form=last.form[:-1] + word.form)
    return words


def _is_broken(plain: str, word: Written, behind: Written) -> bool:
    return (
        word.form.endswith("-")
        and len(word.form) <= MAX_WORD
        and word.form[-2:-1].isalpha()
        and behind.form[:1].isalpha()
        and _LINE_END.fullmatch(plain, word.end, behind.start) is not None
    )


def _wanted(words: list[Written]) -> frozenset[str]:
    """The words of a text, and what stands behind a hyphen with the word before it."""
    pairs = (f"{a.form} {b.form}" for a, b in pairwise(words) if a.form[-1:] == "-")
    return frozenset(map(_key, [*(word.form for word in words), *pairs]))


def _key(form: str) -> str:
    return form.strip(_ENDING).casefold()


def _without_ends(words: list[Written]) -> list[Written]:
    """Leave out omissions, dashes and quotation marks around the words, and the last full stop."""
    first, last = 0, len(words)
    while first < last and (
        not words[first].form.strip("'")
        # A dash on a number is a minus: -5 degrees is not 5 degrees.
        or (words[first].form in _AT_THE_ENDS and not _is_minus(words, first))
    ):
        first += 1
    while last > first and (
        not words[last - 1].form.rstrip(_ENDING) or words[last - 1].form in _AT_THE_ENDS
    ):
        last -= 1
    words = words[first:last]
    if words:
        words[-1] = replace(words[-1], form=words[-1].form.rstrip(_ENDING))
        form = words[0].form.lstrip("'")
        words[0] = replace(words[0], form=form[:1].lower() + form[1:])
    return words


def _is_minus(words: list[Written], i: int) -> bool:
    """Whether a dash stands on a number."""
    behind = words[i + 1] if i + 1 < len(words) else None
    return behind is not None and behind.start == words[i].end and behind.form[:1].isdigit()


def _stretch(text: str, words: list[Written]) -> str:
    """Some words as they stand in their text, but on one line."""
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""
