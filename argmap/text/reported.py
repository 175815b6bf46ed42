"""Patterns of reported speech and thought: a cue, and the words it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from argmap.text.cues import Cue
from argmap.text.extents import clause_end, object_end, prelude_end
from argmap.text.lexicon import Confidence
from argmap.text.phrases import Mention, ends_saying, mention_after
from argmap.text.reading import Reading

_THAT = re.compile(r"(?:[aY,]|[nD]{1,2}Y|I[^vXTQ.;:gbPR,]{0,12}?)*?T")
"""(said on Monday in Ohio) that"""
_TOLD_THAT = re.compile(r"[^vXTQ.;:gb]{0,16}?T")
"""(told reporters in Ohio) that"""
_WHETHER = re.compile(r"[^vXTQ.;:gbWN]{0,12}?W")
_QUESTIONS = frozenset("WR")
_PERSON = re.compile(r"O|D?[a#]*[nN]+s?[nN]*(?=[DGPTWtKIQ,:YaX]|N)")
"""(told) reporters"""
_ADVERBIAL = re.compile(r"(?:[aY]|I[DG]?(?:[naN#]{0,2}Y)|I[DG]?[an]*n(?=P))*")
"""(said) on Monday; (said) in an interview"""
_AFTER_VERB = re.compile(r"(?:[aY]|I[^vXTQP,]{1,14}?|O|[nN]{1,3})*?,?(?=[.,;-]|Q|C|$)")
"""What may follow a verb that stands behind its words: ..., he said in an interview."""
_HEADLINE = re.compile(r"(?P<who>N{1,4}):")
_OWNED = re.compile(r"(?P<who>G|(?:D?[#a]*[nN]{1,4})s)(?P<what>[an#N]{0,3}?n)(?=[Tt])")
"""the mayor's recent call (to); their belief (that)"""

_MAIN_VERB = re.compile("a?[Xv]")
_BEGINS_CLAUSE = frozenset("PDGNn#TQaiKgWsOI")
_BEGINS_OBJECT = frozenset("DGNn#OPQaigWdus")
_VERBAL = re.compile("[Xvdb]")


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens that a pattern takes for the words of somebody."""

    pattern: str
    first: int
    last: int


# -- whole sentences ----------------------------------------------------------------------------


def attribute_headline(reading: Reading) -> bool:
    """Pattern `headline`: Mayor: No new taxes."""
    match = _HEADLINE.match(reading.tags, reading.sentence.first, reading.last)
    if reading.sentence.paragraph > 1 or match is None or reading.last - match.end() < 3:
        return False
    who = Mention(*match.span("who"))
    _attribute(
        reading,
        "headline",
        [(match.end(), _stripped(reading, reading.last))],
        (who.last, match.end()),
        who,
    )
    reading.at = reading.last
    return True


def attribute_closing(reading: Reading) -> bool:
    """Pattern `last` over a whole sentence: If ..., and though ..., he said."""
    for cue in reversed(reading.cues):
        if cue.verb in reading.used or cue.first <= reading.at or not reading.can_quote(cue.verb):
            continue
        match = _AFTER_VERB.match(reading.tags, cue.after, reading.last)
        is_last = match is not None and match.end() >= reading.last - 1
        if (is_last or _inverted(reading, cue)) and attribute_last(reading, cue):
            return True
    return False


def attribute_according(reading: Reading) -> bool:
    """Pattern `according`: According to X, ...; ..., according to X."""
    word, first = reading.tokens.word, reading.at
    for i in range(first, reading.last - 2):
        if word[i] != "according" or word[i + 1] != "to" or reading.tags[i + 2] == "G":
            continue
        mention = mention_after(reading.tokens, i + 2, reading.last)
        if mention is None:
            return False
        spans = _around_according(reading, i, mention)
        if not spans:
            return False
        _attribute(reading, "according", spans, (i, i + 2), mention, "high")
        reading.at = reading.last
        return True
    return False


def _around_according(reading: Reading, i: int, mention: Mention) -> list[tuple[int, int]]:
    end = _stripped(reading, reading.last)
    if i > reading.sentence.first + 1:
        return [(reading.at, _stripped(reading, i))] if i - reading.at >= 3 else []
    comma = reading.tags.find(",", mention.last, reading.last)
    if 0 <= comma < end and reading.tags[comma + 1] == "R":
        comma = reading.tags.find(",", comma + 1, reading.last)
    return [(comma + 1, end)] if 0 <= comma < end - 3 else []


def _stripped(reading: Reading, last: int) -> int:
    return last - 1 if reading.tags[last - 1] in ".,;:-" else last


def _attribute(
    reading: Reading,
    pattern: str,
    content: list[tuple[int, int]],
    cue: tuple[int, int],
    mention: Mention | None,
    confidence: Confidence = "low",
) -> None:
    spans = [reading.tokens.place(first, last) for first, last in content if last > first]
    reading.attribute(pattern, spans, cue, mention, confidence)


# -- one cue ------------------------------------------------------------------------------------


def attribute_reported(reading: Reading, cue: Cue, limit: int) -> bool:
    """The words that belong to a cue, before it or behind it, up to token `limit`."""
    if cue.tag == "u":
        return attribute_passive(reading, cue, limit)
    if attribute_last(reading, cue) or attribute_inserted(reading, cue, limit):
        return True
    prelude = prelude_end(reading.tokens, reading.sentence.first, reading.last)
    if cue.first < prelude:
        limit = min(limit, prelude)
    if _is_relative(reading, cue):
        limit = _relative_end(reading, cue, limit)
    for behind in _PATTERNS:
        content = behind(reading, cue, limit)
        if content is not None and content.last > content.first:
            span = [(content.first, content.last)]
            _attribute(
                reading,
                content.pattern,
                span,
                (cue.first, cue.after),
                cue.subject,
                cue.tail.confidence,
            )
            reading.at = content.last
            return True
    return False


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
    if "last" not in cue.frames or cue.tag not in "vb":
        return False
    inverted = _inverted(reading, cue)
    before = cue.first - 1 if inverted else cue.clause - 1
    if before <= at or not (tags[before] in ",-" or ends_saying(reading.tokens, before)):
        return False
    if tags[before] == "Q":
        before += 1
    after = inverted.last if inverted else cue.after
    if not inverted:
        match = _AFTER_VERB.match(tags, after, reading.last)
        if match is None:
            return False
        after = match.end() - 1 if tags[match.end() - 1] == "," else match.end()
    goes_on = after < reading.last and tags[after] == ","
    if not goes_on and (before - at < 3 or not re.search("[XvdbguiQ]", tags[at:before])):
        return False
    content = [(at, before)]
    if goes_on and not inverted and after + 3 < reading.last and tags[after + 1] not in "giRuK":
        content.append((after + 1, clause_end(reading.tokens, after + 1, reading.last)))
    reading.used.add(cue.verb)
    mention = inverted or cue.subject
    _attribute(reading, "last", content, (cue.first, cue.after), mention, cue.tail.confidence)
    reading.at = max(content[-1][1], after)
    return True


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
    end = clause_end(reading.tokens, cue.after, limit)
    content = [(relative, relative + 1), (cue.after, end)]
    _attribute(
        reading, "inserted", content, (cue.first, cue.after), cue.subject, cue.tail.confidence
    )
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
    content = [(cue.after, end)]
    _attribute(reading, "passive", content, (cue.first, cue.after), None)
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
            _attribute(reading, "by", span, (cue.first, cue.after + 1), mention, "medium")
            reading.at = content.last
            return True
    return False


# -- behind a cue -------------------------------------------------------------------------------


def _that(reading: Reading, cue: Cue, limit: int) -> Content | None:
    if "that" not in cue.frames:
        return None
    pattern = _TOLD_THAT if "person" in cue.frames else _THAT
    match = pattern.match(reading.tags, cue.after, limit)
    if match is None or match.end() >= limit:
        return None
    return Content("that", match.end(), clause_end(reading.tokens, match.end(), limit))


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
    if start < limit and reading.tags[start] == "t":
        return Content("to", start, object_end(reading.tokens, start, limit))
    return None


def _clause(reading: Reading, cue: Cue, limit: int) -> Content | None:
    tags = reading.tags
    if "clause" not in cue.frames:
        return None
    start = _behind_person(reading, cue, limit)
    adverbial = _ADVERBIAL.match(tags, start, limit)
    start = adverbial.end() if adverbial else start
    if start >= limit or tags[start] not in _BEGINS_CLAUSE:
        return None
    end = clause_end(reading.tokens, start, limit)
    if tags[start] == "I" and not re.search("[XvP]", tags[start:end]):
        return None
    if tags[start] == "P" or _VERBAL.search(tags, start, end):
        return Content("clause", start, end)
    if start == cue.after and cue.tail.confidence == "high" and tags[start] in "DGNnO#Qg":
        return Content("object", start, object_end(reading.tokens, start, limit))
    return None


def _behind_person(reading: Reading, cue: Cue, limit: int) -> int:
    """The token behind the person who is told something, if there is one."""
    if "person" not in cue.frames or cue.after >= limit or reading.tags[cue.after] == "P":
        return cue.after
    match = _PERSON.match(reading.tags, cue.after, limit)
    return match.end() if match else cue.after


def _object(reading: Reading, cue: Cue, limit: int) -> Content | None:
    start = cue.after
    if "object" not in cue.frames or start >= limit or reading.tags[start] not in _BEGINS_OBJECT:
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
        _attribute(reading, name, [content], (match.start("what"), start), who)
