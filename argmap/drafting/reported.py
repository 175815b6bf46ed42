"""Patterns of reported speech and thought: a cue, and the words it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from argmap.drafting.cues import Cue
from argmap.drafting.extents import clause_end, object_end, prelude_end
from argmap.drafting.phrases import (
    Mention,
    antecedent,
    ends_saying,
    mention_after,
    subject_before,
)
from argmap.drafting.reading import Reading

_THAT = re.compile(r"(?:[aY,]|[nD]{1,2}Y|[ItK][^vXTQ.;:gbPR,It]{0,12}+)*+T")
"""(said on Monday in Ohio) that"""
_TOLD_THAT = re.compile(r"[^vXTQ.;:gb]{0,16}?T")
"""(told reporters in Ohio) that"""
_THAT_ONE = re.compile("T[an]?n(?=[.,;]|[CI][^XvPdb]*[.,;])")
"""that plan: no clause, but a thing that was named before"""
_WHETHER = re.compile(r"(?:[DG]?[an]{0,3}N{1,5})?[^vXTQ.;:gbWN]{0,12}?W")
"""(asked) the mayor on Monday whether"""
_QUESTIONS = frozenset("WR")
_PERSON = re.compile(r"O|D?[a#]*[nN]+(?:s[nN]*)?(?=[DGPTWtKIQ,:YaX]|N)")
"""(told) reporters"""
_ADVERBIAL = re.compile(r"(?:[aY]|I[DG]?(?:[naN#]{0,2}Y)|I[DG]?[an]*n(?=P))*")
"""(said) on Monday; (said) in an interview"""
_SAYING_ENDS = re.compile(r",?(?=[.,;-]|Q|C|$)")
"""Where that may end which follows a verb behind its words: ..., he said in an interview."""
MAX_PHRASE = 14
"""How many tokens behind a preposition may belong to it."""
_RELATIVE = re.compile(",R[^,]*|,G[nN][^,]*")
"""..., who came late; ..., whose father was a baker"""
_OWNED = re.compile(r"(?P<who>G|(?:D?[#a]*[nN]{1,4})s)(?P<what>[an#N]{0,3}?n)(?=[Tt])")
"""the mayor's recent call (to); their belief (that)"""

_MAIN_VERB = re.compile("a?[Xv]")
_ADJUNCT_FIRST = re.compile("I[^,vXP]{1,12}(?:,[aDGNnP#]|P|(?<=[nNY])[DG])")
"""(said) in an interview he was late"""
_TELLING = re.compile("[nNO]g(?:O[PTDGN#]|[DG]?[nN]{1,2}[PT])")
"""(recalls) her editor telling her it (was late): somebody else speaks."""
_BEGINS_CLAUSE = frozenset("PDGNn#TQaiKgWsOI")
_BEGINS_OBJECT = frozenset("DGNn#OPQaigWdus")
_OPENING_MARKS = frozenset(('"', "\u201c", "\u2018", "'", "\u00ab", "``", "''"))
_VERBAL = re.compile("[XvdbQ]")
_BREAK = re.compile(",[BCK]|[;:]|^[^,]*,a?$|Ca?$")
"""Behind this, a verb belongs to another clause."""


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens that a pattern takes for the words of somebody."""

    pattern: str
    first: int
    last: int


def attribute_closing(reading: Reading) -> bool:
    """Pattern `last` over a whole sentence: If ..., and though ..., he said."""
    for cue in reversed(reading.cues):
        if cue.verb in reading.used or cue.first <= reading.at or not reading.can_quote(cue.verb):
            continue
        end = _end_behind_verb(reading.tags, cue.after, reading.last)
        is_last = end is not None and end >= reading.last - 1
        if (is_last or _inverted(reading, cue)) and attribute_last(reading, cue):
            return True
    return False


# -- one cue ------------------------------------------------------------------------------------


def attribute_reported(reading: Reading, cue: Cue, limit: int) -> bool:
    """The words that belong to a cue, before it or behind it, up to token `limit`.

    Words are only taken where somebody is named who says them, but for those of a passive.
    """
    if cue.tag == "u":
        return attribute_passive(reading, cue, _within_prelude(reading, cue, limit))
    if attribute_last(reading, cue) or attribute_inserted(reading, cue, limit):
        return True
    if cue.subject is None:
        return False
    limit = _within_prelude(reading, cue, limit)
    if _is_relative(reading, cue):
        limit = _relative_end(reading, cue, limit)
    for behind in _PATTERNS:
        content = behind(reading, cue, limit)
        if content is not None and reading.tags[content.first : content.last] not in ("", "t"):
            span = [(content.first, content.last)]
            reading.attribute_words(
                content.pattern,
                span,
                (cue.first, cue.after),
                cue.subject,
                cue.tail.confidence,
            )
            if content.pattern == "object" and reading.tags[cue.clause - 1] == "R":
                # The audit, which Rey called a joke, ...
                relative = cue.clause - 1
                reading.found[-1].about = antecedent(reading.tokens, reading.sentence, relative)
            reading.at = content.last
            return True
    return False


def _within_prelude(reading: Reading, cue: Cue, limit: int) -> int:
    """The limit for a cue before the main clause: Asked by reporters why it closed, [Lund said ...]."""
    prelude = prelude_end(reading.tokens, reading.sentence.first, reading.last)
    return min(limit, prelude) if cue.first < prelude else limit


def _is_relative(reading: Reading, cue: Cue) -> bool:
    """Whether the cue is the verb of a relative clause: voters who support her."""
    return reading.tags[cue.clause] == "R" and not cue.frames & {"that", "clause"}


def _relative_end(reading: Reading, cue: Cue, limit: int) -> int:
    """Before the verb of the main clause: voters who support her [are young]."""
    match = _MAIN_VERB.search(reading.tags, cue.after + 1, limit)
    return match.start() if match else limit


def attribute_last(reading: Reading, cue: Cue) -> bool:
    """Pattern `last`: ..., he said; ..., said Ann, a baker; ..., he said, ..."""
    tags, at = reading.tags, reading.at
    if "last" not in cue.frames or cue.tag not in "vb" or tags[cue.first - 1] == "R":
        return False
    inverted = _inverted(reading, cue)
    if not inverted and is_told(reading, cue.verb):
        return False
    before = cue.first - 1 if inverted else cue.clause - 1
    if before <= at or not (tags[before] in ",-" or ends_saying(reading.tokens, before)):
        return False
    if tags[before] == "Q":
        before += 1
    after = inverted.last if inverted else cue.after
    if not inverted:
        end = _end_behind_verb(tags, after, reading.last)
        if end is None:
            return False
        after = end - 1 if tags[end - 1] == "," else end
    goes_on = after < reading.last and tags[after] == ","
    is_short = not goes_on and before - at < 3
    if is_short or not _is_saying(tags[at:before], inverted is not None, goes_on):
        return False
    content = [(at, before)]
    if goes_on and not inverted and after + 3 < reading.last and tags[after + 1] not in "giRuK":
        content.append((after + 1, clause_end(reading.tokens, after + 1, reading.last)))
    reading.used.add(cue.verb)
    mention = inverted or cue.subject
    reading.attribute_words("last", content, (cue.first, cue.after), mention, cue.tail.confidence)
    reading.at = max(content[-1][1], after)
    return True


def is_told(reading: Reading, verb: int) -> bool:
    """Whether somebody only hears the words, as headlines have it: ..., council told; ..., court hears."""
    found = reading.lexicon.verbs.get(reading.tokens.word[verb])
    if found is None or found.base not in reading.lexicon.force["hearing"]:
        return False
    behind = reading.tags[verb + 1 : verb + 2]
    return behind in ("", ".", ",", "?") or verb + 1 >= reading.last


def _end_behind_verb(tags: str, first: int, last: int) -> int | None:
    """Where a saying ends whose verb ends before token `first`: ..., he said in Ohio on Monday."""
    # No place is tried twice, as a regular expression of this would.
    tried: set[int] = set()
    ways = [iter((first,))]
    while ways:
        at = next(ways[-1], None)
        if at is None:
            ways.pop()
        elif at not in tried:
            tried.add(at)
            match = _SAYING_ENDS.match(tags, at, last)
            if match:
                return match.end()
            ways.append(_steps(tags, at, last))
    return None


def _steps(tags: str, at: int, last: int) -> Iterator[int]:
    """The tokens behind what may follow a verb, the likeliest first: an adverb, in an interview, him."""
    tag = tags[at] if at < last else ""
    if tag == "I":
        for end in range(at + 2, min(at + MAX_PHRASE + 2, last + 1)):
            if tags[end - 1] in "vXTQP,":
                return
            yield end
    elif tag in ("n", "N"):
        count = next((n for n in range(3) if at + n >= last or tags[at + n] not in "nN"), 3)
        yield from range(at + count, at, -1)
    elif tag and tag in "aYO":
        yield at + 1


def _is_saying(tags: str, is_inverted: bool, goes_on: bool) -> bool:
    """Whether what stands before `he said` is a saying: it has a verb, or goes on with one behind."""
    if is_inverted:
        return re.search("[XvdbPQ]", _RELATIVE.sub("", tags)) is not None
    return goes_on or (tags[0] not in "vug" and re.search("[XvdbguiQ]", tags) is not None)


def _inverted(reading: Reading, cue: Cue) -> Mention | None:
    """Who stands behind the verb: said Ann, a baker."""
    before = cue.first - 1
    if before <= reading.at or not reading.can_quote(cue.verb):
        return None
    if reading.tags[before] not in ",-" and not ends_saying(reading.tokens, before):
        return None
    mention = mention_after(reading.tokens, cue.after, reading.last)
    if mention is None or mention.last >= reading.last or reading.tags[mention.last] in ",.;IYR-(":
        return mention
    return None


def attribute_inserted(reading: Reading, cue: Cue, limit: int) -> bool:
    """Pattern `inserted`: (files) that she said were lost."""
    tags = reading.tags
    if cue.subject is None or "clause" not in cue.frames or cue.after >= limit:
        return False
    relative = cue.clause - 1
    if relative <= reading.at or tags[relative] not in "RTW" or tags[cue.after] not in "Xvd":
        return False
    if tags[relative - 1] == ",":
        # The boat, which she said was lost, [had been sold]
        comma = tags.find(",", cue.after, limit)
        limit = comma if comma >= 0 else limit
    end = clause_end(reading.tokens, cue.after, limit)
    content = [(relative, relative + 1), (cue.after, end)]
    reading.attribute_words(
        "inserted", content, (cue.first, cue.after), cue.subject, cue.tail.confidence
    )
    reading.found[-1].about = antecedent(reading.tokens, reading.sentence, relative)
    reading.at = end
    return True


def attribute_passive(reading: Reading, cue: Cue, limit: int) -> bool:
    """Patterns `passive`, `by`: (is) known as ..., (were) charged with ...: nobody is said to say it."""
    tags = reading.tags
    if tags[cue.after : cue.after + 1] == "I" and reading.tokens.word[cue.after] == "by":
        return _attribute_by(reading, cue, limit)
    if "passive" not in cue.frames or cue.after >= limit or tags[cue.after] not in "DGNnQabvgi#":
        return False
    end = object_end(reading.tokens, cue.after, limit)
    subject = subject_before(reading.tokens, reading.sentence, cue.first).mention
    content = [(subject.first if subject else cue.after, end)]
    reading.attribute_words("passive", content, (cue.first, cue.after), None)
    reading.at = end
    return True


def _attribute_by(reading: Reading, cue: Cue, limit: int) -> bool:
    """Pattern `by`: (was) asked by reporters whether ..."""
    mention = mention_after(reading.tokens, cue.after + 1, limit)
    if mention is None:
        return False
    moved = replace(cue, after=mention.last)
    for behind in (_that, _whether, _to):
        content = behind(reading, moved, limit)
        if content is not None:
            span = [(content.first, content.last)]
            reading.attribute_words("by", span, (cue.first, cue.after + 1), mention, "medium")
            reading.at = content.last
            return True
    return False


# -- behind a cue -------------------------------------------------------------------------------


def _that(reading: Reading, cue: Cue, limit: int) -> Content | None:
    if "that" not in cue.frames:
        return None
    pattern = _TOLD_THAT if "person" in cue.frames else _THAT
    match = pattern.match(reading.tags, cue.after, limit)
    if match is None or match.end() >= limit or _THAT_ONE.match(reading.tags, match.end() - 1):
        return None
    # said that, if it sank,
    start = match.end() + (reading.tags[match.end()] == ",")
    return Content("that", start, clause_end(reading.tokens, start, limit))


def _whether(reading: Reading, cue: Cue, limit: int) -> Content | None:
    if "whether" not in cue.frames:
        return None
    start = cue.after
    if "person" in cue.frames:
        match = _WHETHER.match(reading.tags, start, limit)
        start = match.end() - 1 if match else start
    if start < limit and reading.tags[start] in _QUESTIONS:
        return Content("whether", start, clause_end(reading.tokens, start, limit))
    return None


def _to(reading: Reading, cue: Cue, limit: int) -> Content | None:
    if "to" not in cue.frames:
        return None
    start = _behind_person(reading, cue, limit)
    is_not = start + 1 < limit and reading.tokens.word[start] == "not"
    if start < limit and reading.tags[start + is_not] == "t":
        return Content("to", start, object_end(reading.tokens, start, limit))
    return None


def _clause(reading: Reading, cue: Cue, limit: int) -> Content | None:
    tags = reading.tags
    if "clause" not in cue.frames:
        return None
    start = _behind_person(reading, cue, limit)
    adverbial = _ADVERBIAL.match(tags, start, limit)
    start = adverbial.end() if adverbial else start
    if start >= limit or tags[start] not in _BEGINS_CLAUSE or _is_work(reading, cue, start):
        return None
    end = clause_end(reading.tokens, start, limit)
    if tags[start] == "I" and not _ADJUNCT_FIRST.match(tags, start, end):
        return None
    if _TELLING.search(tags, start, end):
        return None
    verb = _VERBAL.search(tags, start, end)
    if tags[start] == "P" or (verb and not _BREAK.search(tags[start : verb.start()])):
        return Content("clause", start, end)
    is_thing = start == cue.after and cue.tail.confidence == "high" and tags[start] in "DGNnO#Qg"
    if is_thing and not _is_deed(reading, cue):
        return Content("object", start, object_end(reading.tokens, start, limit))
    return None


def _is_deed(reading: Reading, cue: Cue) -> bool:
    """Whether what stands behind a verb is done rather than said: began the vote, focus on jobs."""
    verb = reading.lexicon.verbs.get(reading.tokens.word[cue.verb])
    name = "-".join((verb.base if verb else "", *cue.tail.words))
    return name in reading.lexicon.force["deeds"]


def _is_work(reading: Reading, cue: Cue, start: int) -> bool:
    """Whether somebody only is the author of what follows: wrote a book called ..."""
    word, outlets = reading.tokens.word, reading.lexicon.outlets
    verb = reading.lexicon.verbs.get(word[cue.verb])
    is_author = verb is not None and verb.base in outlets["authoring"]
    is_title = reading.tags[start] == "n" and word[start] in _OPENING_MARKS
    return is_author and (is_title or not outlets["works"].isdisjoint(word[start : start + 4]))


def _behind_person(reading: Reading, cue: Cue, limit: int) -> int:
    """The token behind the person who is told something, if there is one."""
    if "person" not in cue.frames or cue.after >= limit or reading.tags[cue.after] == "P":
        return cue.after
    match = _PERSON.match(reading.tags, cue.after, limit)
    return match.end() if match else cue.after


def _object(reading: Reading, cue: Cue, limit: int) -> Content | None:
    start = cue.after
    if "object" not in cue.frames or start >= limit or _is_deed(reading, cue):
        return None
    if _is_work(reading, cue, start) or _TELLING.search(reading.tags, start, start + MAX_PHRASE):
        return None
    if reading.tags[start] not in _BEGINS_OBJECT and not _THAT_ONE.match(reading.tags, start):
        return None
    return Content("object", start, object_end(reading.tokens, start, limit))


_PATTERNS: tuple[Callable[[Reading, Cue, int], Content | None], ...] = (
    _that,
    _whether,
    _to,
    _clause,
    _object,
)
"""What may stand behind a cue, in the order in which it is looked for."""


# -- nouns --------------------------------------------------------------------------------------


def attribute_owned(reading: Reading) -> None:
    """Patterns `noun-that` and `noun-to`: the mayor's belief that ..., her promise to ..."""
    for match in _OWNED.finditer(reading.tags, reading.sentence.first, reading.last):
        noun, start = match.end() - 1, match.end()
        frames = reading.lexicon.nouns.get(reading.tokens.word[noun])
        if not frames or reading.is_covered(noun):
            continue
        is_clause = reading.tags[start] == "T"
        if ("clause" if is_clause else "infinitive") not in frames or start + 1 >= reading.last:
            continue
        if is_clause:
            content = (start + 1, clause_end(reading.tokens, start + 1, reading.last))
        else:
            content = (start, object_end(reading.tokens, start, reading.last))
        first, last = match.span("who")
        who = Mention(first, last - 1 if last - first > 1 else last)
        name = "noun-that" if is_clause else "noun-to"
        reading.attribute_words(name, [content], (match.start("what"), start), who)
