"""Cues: the verbs, adjectives and nouns that say that somebody says something, with who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.drafting.phrases import Mention, comma_after, subject_before
from argmap.text.lexicon import Lexicon, Tail
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

MAX_GAP = 3
"""How many adjectives may stand within a phrase: `take strong issue with`."""

MAX_PHRASE = 12
"""How many tokens before an infinitive may name who is made to do it."""

_CUE = re.compile("[vbguXd]")
_TRIES_TO = re.compile("[vXd]t$")
"""(he) tried to"""
_PHRASE_TO = re.compile("(?:O|P|[DG]?[a#nNs]*[nN](?:I[DG]?[an#]*[nN]+)?)t$")
"""(forced) candidates in Ohio to"""
_TO_WHOM = re.compile("a?[It][DG]?[an#]*[nNYO](?:C?[It][DG]?[an#]*[nNYO])?(?=I)")
"""(apologised) to the crew (for); (talked) at length (about)"""
_OVER_WHOM = frozenset((word,) for word in ("about", "against", "for"))
_FINITE = re.compile("[Xvd]")
_GROUP = frozenset("Xas'")
_PASSIVE = frozenset(("passive",))
_FEELS_THAT = Tail((), frozenset(("that", "clause", "whether")), "medium")
_FEELS_ABOUT = Tail((), frozenset(("object", "whether")), "low")


@dataclass(slots=True)
class Cue:
    """A cue verb: its group (`has since said`) is `first` up to `after`; `verb` is the verb itself."""

    first: int
    verb: int
    after: int
    tail: Tail
    tag: str
    subject: Mention | None = None
    clause: int = 0
    """Where the clause of the cue begins: what stands before it is not its business."""

    @property
    def frames(self) -> frozenset[str]:
        """What may follow it."""
        return self.tail.frames


def cues(tokens: Tokens, sentence: Sentence, lexicon: Lexicon) -> list[Cue]:
    """The cues of a sentence outside quotations, in order, each with its subject."""
    found: list[Cue] = []
    for match in _CUE.finditer(tokens.tags, sentence.first, sentence.last):
        i = match.start()
        cue = _verb(tokens, sentence, i, lexicon) if tokens.word[i] in lexicon.verbs else None
        if cue is None and (tokens.tags[i] == "X" or tokens.word[i] in lexicon.words["linking"]):
            cue = _feeling(tokens, sentence, i, lexicon)
        if cue is not None:
            found.append(cue)
    _give_subjects(tokens, sentence, found, lexicon)
    return found


def _verb(tokens: Tokens, sentence: Sentence, i: int, lexicon: Lexicon) -> Cue | None:
    verb = lexicon.verbs.get(tokens.word[i])
    for tail in verb.tails if verb else ():
        if tail.frames == _PASSIVE and tokens.tags[i] != "u":
            continue
        after = _behind_tail(tokens, i + 1, sentence.last, tail.words)
        if after is not None and not (tail.words and _says_when(tokens, after)):
            first = i
            while first > sentence.first and tokens.tags[first - 1] in _GROUP:
                first -= 1
            return Cue(first, i, after, tail, tokens.tags[i])
    return None


def _says_when(tokens: Tokens, i: int) -> bool:
    """Whether `on` before token `i` does not belong to the verb: insisted on Monday that."""
    return (
        tokens.word[i - 1] == "on" and tokens.tags[i] == "Y" and tokens.tags[i + 1 : i + 2] != "s"
    )


def _behind_tail(tokens: Tokens, i: int, last: int, words: tuple[str, ...]) -> int | None:
    """The token behind `for` in `call for`; adverbs, adjectives and a listener may stand between."""
    between = "an" if len(words) > 1 else "a"
    whom = _TO_WHOM.match(tokens.tags, i, last) if words in _OVER_WHOM else None
    if whom and tokens.word[whom.end()] == words[0]:
        i = whom.end()
    for wanted in words:
        end = min(i + MAX_GAP, last - 1)
        while i < end and tokens.word[i] != wanted and tokens.tags[i] in between:
            i += 1
        if i >= last or tokens.word[i] != wanted:
            return None
        i += 1
    return i if i < last or not words else None


def _feeling(tokens: Tokens, sentence: Sentence, i: int, lexicon: Lexicon) -> Cue | None:
    """`is skeptical of`, `was worried that`: an adjective that says what somebody thinks."""
    tags = tokens.tags
    if i > sentence.first and (tags[i - 1] == "X" or tokens.word[i - 1] in ("it", "there", "what")):
        return None
    k = i
    while k < sentence.last and (tags[k] in "Xa" or tokens.word[k] in lexicon.words["linking"]):
        k += 1
    if k + 1 >= sentence.last:
        return None
    if tags[k + 1] == "t" and tokens.word[k] in lexicon.adjectives["towards"]:
        return Cue(i, k, k + 2, _FEELS_ABOUT, "v")
    if tokens.word[k] not in lexicon.adjectives["feeling"]:
        return None
    if tags[k + 1] in "TPWNDG":
        return Cue(i, k, k + 1, _FEELS_THAT, "v")
    return Cue(i, k, k + 2, _FEELS_ABOUT, "v") if tags[k + 1] == "I" else None


# -- subjects -----------------------------------------------------------------------------------


def _give_subjects(tokens: Tokens, sentence: Sentence, found: list[Cue], lexicon: Lexicon) -> None:
    """`and stressed`, `adding` and `to endorse` have the subject of the verb before."""
    main: Mention | None = None
    for cue in found:
        cue.subject, cue.clause = None, cue.first
        if cue.tag in "vbX" or "X" in tokens.tags[cue.first : cue.verb]:
            subject = subject_before(tokens, sentence, cue.first)
            cue.subject, cue.clause = subject.mention, subject.clause
        elif cue.tag == "g":
            _give_nearest(tokens, sentence, cue)
        if cue.subject is None and cue.tag == "b":
            cue.subject = _of_infinitive(tokens, sentence, cue, lexicon)
        if cue.subject is None:
            cue.subject = main or main_subject(tokens, sentence, cue)
        if main is None or cue.tag == "v":
            main = cue.subject or main


def _of_infinitive(
    tokens: Tokens, sentence: Sentence, cue: Cue, lexicon: Lexicon
) -> Mention | None:
    """Who tries to, or is made to: forcing candidates to address; Merrow to call for a vote."""
    begin = max(sentence.first, cue.first - MAX_PHRASE)
    before = tokens.tags[begin : cue.first]
    if _TRIES_TO.search(before):
        return main_subject(tokens, sentence, cue)
    match = _PHRASE_TO.search(before)
    if match is None:
        return None
    first, last = begin + match.start(), cue.first - 1
    if first == sentence.first:
        return Mention(first, last) if tokens.tags[first] == "N" else None
    verb = lexicon.verbs.get(tokens.word[first - 1])
    base = verb.base if verb else tokens.word[first - 1]
    return Mention(first, last) if base in lexicon.words["causing"] else None


def _give_nearest(tokens: Tokens, sentence: Sentence, cue: Cue) -> None:
    """A participle right behind a phrase may have that for its subject: with Trump questioning."""
    if cue.first == sentence.first or tokens.tags[cue.first - 1] not in "NnOs)":
        return
    inner = tokens.tags.rfind("I", sentence.first, cue.first) + 1
    start = max(inner, sentence.first)
    part = Sentence(start, sentence.last, sentence.paragraph)
    near = subject_before(tokens, part, cue.first)
    if near.mention is None or tokens.tags[near.mention.first] == "G":
        return
    if near.clause == sentence.first or tokens.tags[near.clause - 1] in "vbIgKd,":
        cue.subject, cue.clause = near.mention, near.clause


def main_subject(tokens: Tokens, sentence: Sentence, cue: Cue) -> Mention | None:
    """The subject of the nearest finite verb before a cue; of the one behind it, if none is."""
    start, end = sentence.first, cue.first
    verbs = list(_finite_verbs(tokens, start, end))
    if not verbs:
        if cue.first > start and tokens.tags[cue.first - 1] == ",":
            before = subject_before(tokens, sentence, cue.first - 1).mention
            if before is not None:
                return before
        behind = comma_after(tokens, cue.after, sentence.last)
        if behind is None:
            return None
        start = behind
        verbs = list(_finite_verbs(tokens, start, sentence.last))[:1]
    part = Sentence(start, sentence.last, sentence.paragraph)
    for verb in reversed(verbs[-3:]):
        mention = subject_before(tokens, part, verb).mention
        if mention is not None:
            return mention
    return None


def _finite_verbs(tokens: Tokens, start: int, end: int) -> Iterator[int]:
    found = (match.start() for match in _FINITE.finditer(tokens.tags, start, end))
    return (i for i in found if tokens.word[i] not in ("not", "n't"))
