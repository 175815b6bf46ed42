"""Where the words end that a cue introduces."""

from __future__ import annotations

import re

from argmap.text.tokens import Tokens

_CLAUSE_END = re.compile(
    r";"
    r"|,(?=g)"  # , adding that
    r"|,?[CB](?=a?v)"  # and stressed
    r"|,(?=B)"  # , but
    r"|,(?=[KW])"  # , while; , when
)
_OBJECT_END = re.compile(
    r"[;:]"
    r"|,(?=[RgiCBKXPIWaTdv])"
    r"|-"
    r"|,?[CB](?=a?[vX])"
    r"|K"
)
_APPOSITION = re.compile(r",(?=[DG])")
_LIST = re.compile(r"(?:,[^,vXR]{1,5})+,?C")
_MAIN_CLAUSE = re.compile(r",(?=[aCB]?(?:[DGa#]*[NnPO][^,;]{0,20}?)[Xvd])")
_CLAUSE_AHEAD = re.compile("P|[^,]{0,5}[Xv]")
_NAME = re.compile("N+(?=I)|[OPG](?=I)")
_WHERE = frozenset(("on", "in", "at", "from", "with"))
_WHEN = frozenset(("during", "ahead", "amid"))
_SUBORDINATE = frozenset("KWIigtud")
_TRAILING = frozenset(",;:-.KCBI")


def clause_end(tokens: Tokens, start: int, limit: int) -> int:
    """Where a clause that begins at token `start` ends, at `limit` at the latest."""
    return _end(tokens, _CLAUSE_END.search(tokens.tags, start + 1, limit), start, limit)


def object_end(tokens: Tokens, start: int, limit: int) -> int:
    """Where a noun phrase or an infinitive ends, with what belongs to it."""
    match = _OBJECT_END.search(tokens.tags, start + 1, limit)
    while match and _goes_on(tokens, start, match.start(), limit):
        match = _OBJECT_END.search(tokens.tags, match.end(), limit)
    end = _end(tokens, match, start, limit)
    end = _adjunct(tokens, start, end)
    for comma in _APPOSITION.finditer(tokens.tags, start + 1, end):
        if not _LIST.match(tokens.tags, comma.start(), limit):
            return _end(tokens, comma, start, limit)
        break
    return end


def _goes_on(tokens: Tokens, start: int, i: int, limit: int) -> bool:
    """Whether words go on behind a conjunction: see it as a threat; to stay until the vote."""
    word = tokens.word[i]
    if word == "as":
        return not _CLAUSE_AHEAD.match(tokens.tags, i + 1, limit)
    return tokens.tags[start] == "t" and word in ("until", "before", "after", "unless", "when")


def _adjunct(tokens: Tokens, start: int, end: int) -> int:
    """Before what only says when or where it was said: ... during a rally; her on Monday."""
    name = _NAME.match(tokens.tags, start, end)
    if name and name.end() < end and tokens.word[name.end()] in _WHERE:
        return name.end()
    for i in range(start + 1, end):
        if tokens.word[i] in _WHEN:
            return i
    return end


def _end(tokens: Tokens, match: re.Match[str] | None, start: int, limit: int) -> int:
    end = match.start() if match else limit
    while end > start + 1 and tokens.tags[end - 1] in _TRAILING:
        end -= 1
    return end


def prelude_end(tokens: Tokens, first: int, last: int) -> int:
    """Where the main clause begins after `If ...,` or `Casting ...,`; `first` without a prelude."""
    if tokens.tags[first] not in _SUBORDINATE:
        return first
    comma = _MAIN_CLAUSE.search(tokens.tags, first, last)
    return comma.start() + 1 if comma else first
