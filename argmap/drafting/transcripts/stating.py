"""What a turn states, sentence by sentence, and which of its sentences state nothing.

Who debates also greets, asks, calls upon somebody and says what comes next. None of that is a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from argmap.drafting.transcripts.spoken import Silence
from argmap.text.lexicon import lexicon
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

MIN_WORDS = 3
"""Fewer words state something only with a verb among them."""
MAX_PROCEDURE = 14
"""A longer sentence states something, even if it begins with `let me`."""
MAX_GREETING = 24
"""The same of thanks, which can be to many."""

_VERBS = "XvdbuQ"
_SUBJECTS = "PNnDG#YT"


@dataclass(frozen=True, slots=True)
class Unit:
    """The tokens of a sentence or clause, `first` up to `last`, exclusive."""

    first: int
    last: int
    silence: Silence | None
    """Why it states nothing; None where it does."""


def units(tokens: Tokens, sentence: Sentence) -> Iterator[Unit]:
    """A sentence in the clauses that can stand by themselves, each with whether it states something."""
    first = sentence.first
    for cut in (*_cuts(tokens, sentence), sentence.last):
        yield Unit(first, cut, silence(tokens, first, cut))
        first = cut


def _cuts(tokens: Tokens, sentence: Sentence) -> Iterator[int]:
    """Where clauses begin: behind a question, a semicolon, and `I will say this:`."""
    first = sentence.first
    for i in range(sentence.first + 1, sentence.last - 1):
        if _cuts_behind(tokens, first, i, sentence.last):
            yield i + 1
            first = i + 1


def _cuts_behind(tokens: Tokens, first: int, i: int, last: int) -> bool:
    if tokens.tags[i] == "?":
        return tokens.is_capital[i + 1] or tokens.tags[i + 1] == "Q"
    if tokens.tags[i] == ";":
        return _is_clause(tokens, first, i) and _begins_clause(tokens, i + 1, last)
    return tokens.tags[i] == ":" and _begins_so(tokens, first, i, "procedure")


def _is_clause(tokens: Tokens, first: int, last: int) -> bool:
    tags = tokens.tags[first:last]
    return last - first >= MIN_WORDS and (tags[0] == "P" or any(tag in _VERBS for tag in tags))


def _begins_clause(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a subject with its verb follows: ; it would be late."""
    near = tokens.tags[first : min(last, first + 8)]
    subject = next((k for k, tag in enumerate(near) if tag in _SUBJECTS), None)
    if subject is None or last - first < MIN_WORDS:
        return False
    return near[0] == "P" or any(tag in _VERBS for tag in near[subject + 1 :])


def silence(tokens: Tokens, first: int, last: int) -> Silence | None:
    """Why the words state nothing; None where they do."""
    marks = "".join(tokens.word[max(first, last - 3) : last])
    words = [i for i in range(first, last) if tokens.word[i][0].isalnum()]
    if not words:
        return "only a few words"
    if "?" in marks:
        return "a question"
    start = _over_leading(tokens, first, last)
    if _begins_so(tokens, start, last, "asking"):
        return "a question"
    count = sum(i >= start for i in words)
    if _begins_so(tokens, start, last, "greetings") and count <= MAX_GREETING:
        return "a greeting or thanks"
    if _begins_so(tokens, start, last, "topics") and not _has_main_clause(tokens, start, last):
        return "about the debate itself"
    is_procedure = count <= MAX_PROCEDURE and _begins_so(tokens, start, last, "procedure")
    if is_procedure and not _has_that_clause(tokens, start, last):
        return "about the debate itself"
    has_verb = any(tag in _VERBS for tag in tokens.tags[start:last])
    has_verb = has_verb or tokens.tags[start] == "P"
    is_cut = tokens.tags[last - 1] == "-"
    if is_cut and (count <= MIN_WORDS or not has_verb):
        return "an interruption"
    if count < MIN_WORDS and not (has_verb and count > 1):
        return "only a few words"
    return None


def _has_that_clause(tokens: Tokens, first: int, last: int) -> bool:
    """Whether it goes on to state something: may I add that he voted for it."""
    that = tokens.tags.find("T", first + 1, last)
    return that >= 0 and _begins_clause(tokens, that + 1, last)


def _has_main_clause(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a sentence follows a topic: as for the ferry, it sank."""
    comma = tokens.word.index(",", first, last) if "," in tokens.word[first:last] else -1
    return comma >= 0 and _begins_clause(tokens, comma + 1, last)


def _over_leading(tokens: Tokens, first: int, last: int) -> int:
    """Behind the words that only lead on, and behind whom it is said to: Well, Mr. Perot, ..."""
    leading = lexicon().stating["leading"]
    i = first
    while i < last and (tokens.word[i] in leading or not tokens.word[i][0].isalnum()):
        i += 1
    j = i
    while j < last and tokens.tags[j] == "N" and j - i < 5:
        j += 1
    if (
        i < j < last
        and tokens.word[j] == ","
        and any(t in _SUBJECTS for t in tokens.tags[j + 1 : last])
    ):
        return _over_leading(tokens, j + 1, last) if j + 1 < last else i
    return i if i < last else first


def _begins_so(tokens: Tokens, first: int, last: int, kind: str) -> bool:
    """Whether the words begin with one of the phrases of a kind."""
    first = _over_leading(tokens, first, last)
    words = _words(tokens, first, min(last, first + 12))
    return (
        any(tuple(words[: len(p)]) == p for p in _phrases(kind).get(words[0], ()))
        if words
        else False
    )


def _words(tokens: Tokens, first: int, last: int) -> list[str]:
    """The words, with a clitic at the word it belongs to: i'd, that's."""
    passing = lexicon().stating["passing"]
    words: list[str] = []
    for i in range(first, last):
        word = tokens.word[i]
        if word.startswith("'") and words and len(word) > 1:
            words[-1] += word
        elif word != "," and word not in passing:
            words.append(word)
    return words


@cache
def _phrases(kind: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in sorted(lexicon().stating[kind]):
        phrase = tuple(entry.split("-"))
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}
