"""Where the words end that a cue introduces."""

from __future__ import annotations

import re

from argmap.drafting.phrases import comma_after, last_sign
from argmap.text.tokens import Tokens

_CLAUSE_END = re.compile(
    r";"
    r"|,(?=g)"  # , adding that
    r"|,?[CB](?=a?v)"  # and stressed
    r"|,(?=B)"  # , but
    r"|,C(?=P)"  # , and I think
    r"|,(?=[KW])"  # , while; , when
    r"|(?<!,a),(?=[DGv])"  # , a plan that; , his second; , compared with (but not: she, too, wants)
    r"|(?<!#),(?=#)"  # , 34 percent (but not a date)
    r"|-(?=[CBK])"  # - and the vote is near
)
_OBJECT_END = re.compile(
    r"[;:]"
    r"|,(?=[RgiCBKXPIWaTdvb])"
    r"|-"
    r"|,?[CB](?=a?[vX])"  # and stressed
    r"|C(?=g)"  # and thanking
    r"|[WK]"  # when; while
    r"|Q(?=[gPBKR])"  # "...," adding that
    r"|[nNYO](?=[Xv])"  # (those who praised) the plan are
)
_INCLUSIVE = frozenset("QnNYO")
"""What belongs to the words that it ends."""
_APPOSITION = re.compile(r",(?=[DG])")
_LIST = re.compile(r"(?:,[^,vXR]{1,5})+,?C")
_MAIN_CLAUSE = re.compile(r"[aCB]?(?:[DGa#]*[NnPO][^,;]{0,20}?)[Xvd]")
_ASIDE = re.compile("[CBK][PDGNn]{1,3}[Xv][^,;:Q]{0,3},")
"""if it fails, [and it may,] the town"""
_CLAUSE_AHEAD = re.compile("P|[^,a][^,]{0,4}[Xv]|[DG]?N{1,3}d")
_CLAUSE_WITHIN = re.compile("[PRTWKQ]")
_VERB = re.compile("[XvP]")
_WHEN = frozenset(("during", "ahead", "amid"))
_SUBORDINATE = frozenset("KWIigtudv")
_TRAILING = frozenset(",;:-.KCBI")
_EXAMPLES = frozenset(("including", "such"))
_REASONS = frozenset(("because", "since"))
_PRELUDES = frozenset(
    ("if", "when", "because", "although", "though", "while", "since", "unless", "once", "as")
)
_CONDITIONS = frozenset(("until", "before", "after", "unless", "when"))


def clause_end(tokens: Tokens, start: int, limit: int) -> int:
    """Where a clause that begins at token `start` ends: behind its verb, at `limit` at the latest."""
    start_of_main = _main_clause(tokens, start, limit)
    verb = _VERB.search(tokens.tags, start_of_main, limit)
    least = verb.end() if verb else start_of_main + 1
    return _end(tokens, _CLAUSE_END.search(tokens.tags, least, limit), start, limit)


def _main_clause(tokens: Tokens, start: int, limit: int) -> int:
    """Where the main clause of a clause begins: (when the tide is high,) the road floods."""
    begin = prelude_end(tokens, start, limit)
    is_prelude = tokens.tags[start] in "KW" and tokens.word[start] in _PRELUDES
    if begin == start and is_prelude:
        # A verb that the lexicon does not know looks like a noun.
        behind = comma_after(tokens, start, limit)
        return behind if behind is not None and behind + 2 <= limit else start
    return begin


def object_end(tokens: Tokens, start: int, limit: int) -> int:
    """Where a noun phrase or an infinitive ends, with what belongs to it."""
    match = _OBJECT_END.search(tokens.tags, start + 1, limit)
    while match and _goes_on(tokens, start, match.start(), limit):
        match = _OBJECT_END.search(tokens.tags, match.end(), limit)
    end = _end(tokens, match, start, limit)
    end = _adjunct(tokens, start, end)
    for comma in _APPOSITION.finditer(tokens.tags, start + 1, end):
        is_list = _LIST.match(tokens.tags, comma.start(), limit)
        if not is_list and tokens.word[comma.end()] not in _EXAMPLES:
            return _end(tokens, comma, start, limit)
        break
    return end


def _goes_on(tokens: Tokens, start: int, i: int, limit: int) -> bool:
    """Whether words go on where they might end: see it as a threat; to stay until the vote."""
    tags, word = tokens.tags, tokens.word
    if tags[i] == "Q":
        return last_sign(tokens, i) != ","
    if tags[i] in _INCLUSIVE:
        is_clause = _CLAUSE_WITHIN.search(tags, start, i) or "whose" in word[start:i]
        return tags[start] in "tWgi" or word[i + 1] == "not" or bool(is_clause)
    if tags[i] == "C" and tags[i + 1] == "g":
        return tags[start] in "gi"
    if tags[i] == "W":
        return tags[start] == "t" or word[i] != "when"
    if tags[i] == ",":
        i += 1
    if word[i] == "as":
        return word[i - 1] == "such" or not _CLAUSE_AHEAD.match(tags, i + 1, limit)
    if word[i] in _CONDITIONS:
        return tags[start] == "t"
    return word[i] in _REASONS or (tags[i - 1] == "," and word[i] in _EXAMPLES)


def _adjunct(tokens: Tokens, start: int, end: int) -> int:
    """Before what only says when it was said: ... during a rally."""
    for i in range(start + 1, end):
        if tokens.word[i] in _WHEN:
            return i
    return end


def _end(tokens: Tokens, match: re.Match[str] | None, start: int, limit: int) -> int:
    end = limit
    if match:
        end = match.end() if match[0] in _INCLUSIVE else match.start()
    while end > start + 1 and tokens.tags[end - 1] in _TRAILING:
        if tokens.tags[end - 1] in "IK" and _ends_whole(tokens, end):
            break
        end -= 1
    return end


def _ends_whole(tokens: Tokens, end: int) -> bool:
    """Whether a preposition ends a clause as part of its verb: it would go on; it was over."""
    is_end = end >= len(tokens.tags) or tokens.tags[end] in ".,;:?)-"
    # she had never seen it before; at once
    before = "vXbdugniPONIa" if tokens.tags[end - 1] == "K" else "vXbdugniPO"
    return is_end and tokens.tags[end - 2] in before


def prelude_end(tokens: Tokens, first: int, last: int) -> int:
    """Where the main clause begins after `If ...,` or `Casting ...,`; `first` without a prelude."""
    if tokens.tags[first] not in _SUBORDINATE:
        return first
    behind = comma_after(tokens, first, last)
    while behind is not None:
        aside = _ASIDE.match(tokens.tags, behind, last)
        if aside is not None:
            behind = aside.end()
        if _MAIN_CLAUSE.match(tokens.tags, behind, last):
            return behind
        behind = comma_after(tokens, behind, last)
    return first
