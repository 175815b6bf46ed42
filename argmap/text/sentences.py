"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.text.lexicon import lexicon
from argmap.text.places import Place
from argmap.text.quotations import quotations
from argmap.text.tokens import Tokens, tokenise
from argmap.words.normal import normal

_BLANK_LINE = re.compile(r"\n[ \u2060]*\n[ \n\u2060]*")
_DATELINE = re.compile(r"N{1,3}(?:,N{1,3})?(?:\(N{1,2}\))?,?-")
"""LAKEFIELD, Ohio (AP) -"""
_WRAPPED_MIN, _WRAPPED_MAX = 40, 110
"""How long the lines of a hard-wrapped text are."""
MAX_SENTENCE = 200
"""The most tokens outside quotations that a sentence of prose has. A longer one is read in pieces,
because the patterns look at the whole sentence for each verb in it, which takes quadratic time."""
MAX_MARKS = 20
"""How many marks and spaces may stand between the end of a sentence and that of a quotation."""
NOT_SHORT = (
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr)\.)"
    r"(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Sgt|Hon|Rev)\.)(?<!\bProf\.)"
)
"""A full stop that is not that of an abbreviation, in a regular expression: not B. Day, nor Gov. Day."""
_SPEAKS_NEXT = re.compile(r"[-,]?(?:[DG]?[Nn#sI]{0,7}N|P)(?:,[^.Q]{2,30}?,)?a?v")
"""A subject and its verb directly after a quotation, which means that the sentence goes on."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence, `first` up to `last`, exclusive, and its paragraph's number."""

    first: int
    last: int
    paragraph: int


def paragraphs(normal: str) -> list[Place]:
    """The places of all paragraphs: blocks between blank lines, or else lines."""
    found: list[Place] = []
    start = 0
    for block_end, next_start in [*_blank_lines(normal), (len(normal), len(normal))]:
        block = normal[start:block_end]
        if _is_wrapped(block):
            found.append((start, block_end))
        else:
            found += _lines(normal, start, block_end)
        start = next_start
    return [(a, b) for a, b in found if normal[a:b].strip(" \u2060")]


def _blank_lines(normal: str) -> Iterator[Place]:
    return (match.span() for match in _BLANK_LINE.finditer(normal))


def _is_wrapped(block: str) -> bool:
    """Whether line breaks in a block are those of a narrow page, not ends of paragraphs."""
    lines = block.strip("\n").split("\n")
    if len(lines) < 2:
        return False
    # The last line of a paragraph can be of any length, so it says nothing.
    full = lines[:-1]
    in_range = sum(_WRAPPED_MIN <= len(line) <= _WRAPPED_MAX for line in full)
    open_ended = sum(line.rstrip()[-1:] not in (".", "!", "?", '"', "\u201d", ":") for line in full)
    return in_range >= 0.8 * len(full) and open_ended >= 0.5 * len(full)


def _lines(normal: str, start: int, end: int) -> Iterator[Place]:
    for match in re.compile(r"[^\n]+").finditer(normal, start, end):
        yield match.span()


def sentences(tokens: Tokens, places: list[Place]) -> list[Sentence]:
    """All sentences, in order. One never ends inside a quotation, only with it."""
    found: list[Sentence] = []
    i, count = 0, len(tokens.word)
    for number, (_, end) in enumerate(places):
        first = i
        while i < count and tokens.start[i] < end:
            i += 1
        dateline = _DATELINE.match(tokens.tags, first, min(i, first + 14))
        begin = dateline.end() if dateline and dateline.end() < i else first
        for at in (*_ends(tokens, first, i), i):
            for cut in _cuts(tokens.tags, begin, at):
                found.append(Sentence(begin, cut, number))
                begin = cut
    return found


def sentence_places(text: str) -> list[Place]:
    """The places of all sentences of a text, in order."""
    plain = normal(text)
    places = paragraphs(plain)
    tokens = tokenise(plain, quotations(plain, places), lexicon())
    return [tokens.place(each.first, each.last) for each in sentences(tokens, places)]


def _cuts(tags: str, first: int, last: int) -> Iterator[int]:
    """Where to cut a sentence that is too long: between two words outside quotations."""
    count = 0
    for i in range(first, last):
        is_inside = i > first and tags[i] != "Q" and tags[i - 1] != "Q"
        if (is_inside and count >= MAX_SENTENCE) or count >= 2 * MAX_SENTENCE:
            yield i
            count = 0
        count += tags[i] != "Q"
    if first < last:
        yield last


def _ends(tokens: Tokens, first: int, last: int) -> Iterator[int]:
    """The token behind each end of a sentence within a paragraph."""
    tags, word, normal = tokens.tags, tokens.word, tokens.normal
    opening = -1
    for i in range(first, last - 1):
        tag = tags[i]
        if tag == "(":
            opening = i
        elif tag == ".":
            # A full stop before a small letter belongs to an abbreviation that the tokens do not
            # know.
            if tags[i + 1] == ")" or (word[i] == "." and not _begins(tokens, i + 1)):
                continue
            if tokens.end[i] < tokens.start[i + 1]:
                yield i + 1
        elif tag == ")" and tags[i - 1] == "." and _is_whole_parenthesis(tags, first, opening):
            yield i + 1
        elif tag == "Q" and _ends_quotation(tokens, i):
            near = normal[max(0, tokens.end[i] - MAX_MARKS) : tokens.end[i]] if i else ""
            mark = near.rstrip("\"\u201d'\u2060\u00bb ")[-1:]
            if mark in (".", "?", "!") and _begins(tokens, i + 1):
                # "Will it pass?" he asked. One sentence, in spite of the question mark.
                if mark != "." and _SPEAKS_NEXT.match(tags, i + 1, min(last, i + 40)):
                    continue
                yield i + 1


def _is_whole_parenthesis(tags: str, first: int, opening: int) -> bool:
    """Whether the words in parentheses are a sentence of their own. (Like this.)"""
    return opening == first or (opening > first and tags[opening - 1] == ".")


def _ends_quotation(tokens: Tokens, i: int) -> bool:
    """Whether the quoted token `i` is the last one of its quotation."""
    if tokens.tags[i + 1] != "Q":
        return True
    return tokens.word[i] in ("\u201d", "\u00bb") or (
        tokens.word[i] in ('"', "''") and tokens.word[i + 1] in ('"', "''", "\u201c")
    )


def _begins(tokens: Tokens, i: int) -> bool:
    """Whether a sentence can begin with token `i`."""
    return tokens.is_capital[i] or tokens.tags[i] in "Q#(-" or not tokens.word[i][0].isalpha()
