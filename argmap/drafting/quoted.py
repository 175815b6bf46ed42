"""Patterns of direct speech: who says what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from argmap.drafting.cues import Cue
from argmap.drafting.phrases import Mention, mention_after
from argmap.drafting.reading import Reading, Run
from argmap.drafting.reported import is_told
from argmap.text.places import Place

_SUBJECT_FIRST = re.compile(
    r"[-,]?"
    r"(?P<who>[^vXbguCBK,Q:;.()RT-][^vXbgu,Q:;.()RKT-]{0,13}?)"
    r"(?P<apposition>,[^Q]{2,40}?,|\([^)]*\),?|-[^-Q]{2,40}-|,?R[^,Q]{2,20},?)?"
    r"(?P<verb>[Xa]*[vb])"
)
"""she said; Hoffman, a senior fellow at the council, told reporters"""
_NAME_LAST = re.compile(r",(N{2,4}),$")

_VERB_FIRST = re.compile(r"[-,]?(?P<verb>[Xa]*v)(?=[DGNnP#aO])")
"""said Bruce Hoffman"""

_ALONE = frozenset(("another", "others", "one", "some", "many", "most", "several", "all", "both"))
"""Words for a speaker without a noun: said another."""

_PERSON = r"(?P<who>[DG]?[an#]{0,3}N{1,5})"
_SOMEBODY = re.compile(
    r"[-,;#.]{0,2}(?P<who>[DG]?[an#]{0,3}[nN]{1,4}(?:[It][DG]?[anN]{1,3})?)(?:[,(][DGaNnI#s)]{1,12},?)?:"
)
"""A description in a list: - A bus driver:"""
_SIGNED = re.compile(rf"-{_PERSON}(?:[,(][DGaNnI#s,)]{{1,16}})?\.?$")
_HEADED = re.compile(rf"[-,;#.]?[CB]?a?[It]?{_PERSON}(?:[,(][DGaNnI#s)]{{1,12}},?)?:")

_JOINS = re.compile(r"[^vXbgT]{0,24}")
"""What may stand between an attribution and the rest of the same saying."""

_BEFORE_QUOTE = re.compile(r"[^vXQT]{0,22}")
"""What may stand between a verb and the quotation it introduces: reporters in Ohio last week,"""


class Behind(NamedTuple):
    """An attribution behind a quotation."""

    mention: Mention
    cue: tuple[int, int]
    after: int


def attribution_behind(reading: Reading, i: int) -> Behind | None:
    """Who is said to speak right behind a quotation that ends before token `i`."""
    tags, last = reading.tags, reading.last
    match = _SUBJECT_FIRST.match(tags, i, last)
    if match and reading.can_quote(match.end("verb") - 1):
        if is_told(reading, match.end("verb") - 1):
            return None
        mention = Mention(*match.span("who"))
        named = _NAME_LAST.fullmatch(match["apposition"] or "")
        if named:
            mention = Mention(match.start("apposition") + 1, match.end("apposition") - 1)
        return Behind(mention, match.span("verb"), match.end())
    match = _VERB_FIRST.match(tags, i, last)
    if match and reading.can_quote(match.end("verb") - 1):
        after = mention_after(reading.tokens, match.end(), last)
        if after and tags[after.first] == "O" and reading.tokens.word[after.first] not in _ALONE:
            return None
        return Behind(after, match.span("verb"), after.last) if after else None
    signed = _signed_behind(reading, i)
    if signed is not None:
        return signed
    return _according_behind(reading, i + 1 if i < last and tags[i] in ",-" else i)


def _signed_behind(reading: Reading, i: int) -> Behind | None:
    """“...” - Commissioner Hale: a name behind a dash, and nothing else."""
    match = _SIGNED.match(reading.tags, i, reading.last)
    if match is None:
        return None
    return Behind(Mention(*match.span("who")), (match.start(), match.start() + 1), match.end())


def attribute_signature(reading: Reading, spans: list[Place]) -> bool:
    """The same on a line of its own, below the quotation of the line before."""
    behind = _signed_behind(reading, reading.sentence.first)
    if behind is None or not spans:
        return False
    reading.attribute("signed", spans, behind.cue, behind.mention, "high")
    reading.at = reading.last
    return True


def headed(reading: Reading) -> Mention | None:
    """Whose words a heading announces: And from Chair Hale:"""
    match = _HEADED.fullmatch(reading.tags, reading.sentence.first, reading.last)
    return Mention(*match.span("who")) if match else None


def attribute_labelled(reading: Reading, run: Run) -> bool:
    """Pattern `labelled`: - Anna Brandt: “...”"""
    match = _HEADED.fullmatch(reading.tags, reading.sentence.first, run.first)
    if match is None and run.is_speech:
        match = _SOMEBODY.fullmatch(reading.tags, reading.sentence.first, run.first)
        if match is not None and not _is_somebody(reading, match.end("who")):
            match = None
    if match is None:
        return False
    spans = [reading.tokens.place(run.first, run.last)]
    mention = Mention(*match.span("who"))
    end = _with_rest(reading, spans, run.last, [r for r in reading.runs if r.first >= run.last])
    reading.attribute("labelled", spans, (run.first - 1, run.first), mention, "high")
    reading.at = end
    return True


def _is_somebody(reading: Reading, end: int) -> bool:
    """Whether a phrase ends with a word for people: a bus driver."""
    people, word = reading.lexicon.people, reading.tokens.word[end - 1]
    kinds = ("persons", "crowds", "titles", "voices", "anonymous")
    return any(word in people[kind] or word.removesuffix("s") in people[kind] for kind in kinds)


def is_labelled(reading: Reading) -> bool:
    """Whether a line begins with a name and a colon before its quotation."""
    if not reading.runs:
        return False
    return (
        _HEADED.fullmatch(reading.tags, reading.sentence.first, reading.runs[0].first) is not None
    )


def _according_behind(reading: Reading, i: int) -> Behind | None:
    if reading.tokens.word[i : i + 2] != ["according", "to"]:
        return None
    mention = mention_after(reading.tokens, i + 2, reading.last)
    return Behind(mention, (i, i + 2), mention.last) if mention else None


def leading_run(reading: Reading) -> Run | None:
    """The quotation that a sentence begins with, if it does."""
    runs = reading.runs
    return runs[0] if runs and runs[0].first == reading.sentence.first else None


def leading_spans(reading: Reading) -> tuple[list[Place], int, list[Run]]:
    """The quotations a sentence begins with, the token behind them, and the other runs."""
    runs = list(reading.runs)
    spans = [reading.tokens.place(runs[0].first, runs[0].last)]
    end = runs[0].last
    count = 1
    while count < len(runs) and runs[count].first <= end:
        spans.append(reading.tokens.place(runs[count].first, runs[count].last))
        end = runs[count].last
        count += 1
    return spans, end, runs[count:]


def attribute_leading(reading: Reading) -> bool:
    """Pattern `quoted`: "...," she said, "..."."""
    spans, end, others = leading_spans(reading)
    behind = attribution_behind(reading, end)
    if behind is None:
        return False
    reading.at = _with_rest(reading, spans, behind.after, others)
    _attribute_behind(reading, spans, behind)
    return True


def attribute_behind_colon(reading: Reading, run: Run) -> bool:
    """Pattern `quoted` within a sentence: He had a rule: "...," he said."""
    if not run.is_speech or reading.tags[run.first - 1] != ":":
        return False
    behind = attribution_behind(reading, run.last)
    if behind is None:
        return False
    _attribute_behind(reading, [reading.tokens.place(run.first, run.last)], behind)
    return True


def _attribute_behind(reading: Reading, spans: list[Place], behind: Behind) -> None:
    reading.used.add(behind.cue[1] - 1)
    reading.attribute("quoted", spans, behind.cue, behind.mention, "high")


def _with_rest(reading: Reading, spans: list[Place], end: int, runs: Sequence[Run]) -> int:
    """Add the quotations that go on with the same saying; returns the token behind them."""
    for run in runs:
        if not run.is_speech:
            continue
        if run.first >= end and _JOINS.fullmatch(reading.tags, end, run.first):
            spans.append(reading.tokens.place(run.first, run.last))
            end = run.last
        else:
            break
    return end


def introductions(reading: Reading) -> Mapping[int, Run]:
    """The quotations that a verb introduces, by the verb: she told reporters, "..."."""
    found: dict[int, Run] = {}
    least = reading.at
    for run in reading.runs:
        if run.first < least or run.first == reading.sentence.first:
            continue
        cue = _introducing(reading, run, least)
        if cue is not None:
            found[cue.verb] = run
            least = run.last
        elif attribute_labelled(reading, run) or attribute_behind_colon(reading, run):
            least = run.last
    return found


def _introducing(reading: Reading, run: Run, least: int) -> Cue | None:
    tags = reading.tags
    if not run.is_speech and tags[run.first - 1] not in ",:":
        return None
    candidates = [
        cue
        for cue in reading.cues
        if least <= cue.verb < run.first
        and cue.tag != "u"
        and cue.verb not in reading.used
        and reading.can_quote(cue.verb)
    ]
    if not candidates:
        return None
    middle = tags[candidates[-1].verb + 1 : run.first]
    is_marked = middle[-1:] in (",", ":")
    fits = is_marked or (not middle and run.is_speech)
    return candidates[-1] if fits and _BEFORE_QUOTE.fullmatch(middle) else None


def attribute_introduced(reading: Reading, cue: Cue, run: Run) -> None:
    """Patterns `introduced`: she said, "..."; and `split`: Sooner or later, she said, "..."."""
    tokens = reading.tokens
    spans = [tokens.place(run.first, run.last)]
    others = [each for each in reading.runs if each.first >= run.last]
    end = _with_rest(reading, spans, run.last, others)
    pattern = "introduced"
    prior = reading.tags[reading.at : cue.clause]
    begins = tokens.normal[tokens.start[run.first] :][:4].lstrip("\"\u201c'`\u00ab ")[:1]
    if begins.islower() and len(prior) >= 3 and prior[-1] in ",-":
        spans.insert(0, tokens.place(reading.at, cue.clause - 1))
        pattern = "split"
    reading.used.add(cue.verb)
    reading.attribute(pattern, spans, (cue.first, cue.after), cue.subject, "high")
    reading.at = end
