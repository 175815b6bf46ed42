"""Who says what: every sentence of a text put to the patterns of attribution, in order.

A sentence that begins with a quotation is put to the patterns of direct speech. Then its cues are
gone through from left to right; words that are attributed once are nobody else's. A quotation by
itself goes on with what was said in the sentence before, or has its verb before a colon there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from argmap.drafting.cues import Cue, cues
from argmap.drafting.framing import attribute_according, attribute_as, attribute_headline
from argmap.drafting.phrases import Mention
from argmap.drafting.quoted import (
    attribute_introduced,
    attribute_leading,
    attribute_signature,
    headed,
    introductions,
    is_labelled,
    leading_run,
    leading_spans,
)
from argmap.drafting.reading import Attribution, Reading, Run
from argmap.drafting.reported import attribute_closing, attribute_owned, attribute_reported
from argmap.text.lexicon import Lexicon, Tail
from argmap.text.places import Place
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

_SPEECH = frozenset(("quoted", "introduced", "split", "announced", "labelled", "running"))
_HEADING = Tail((), frozenset(("quote",)), "high")
"""A name before a colon announces speech as a verb does."""
_QUOTED = re.compile("O|[DGaNns]*[nN](?:I[DGa]?[nN]{1,3})?(?:,[^,]{1,12},)?")
"""(quoted) the head of the clinic, Ada Lund, (as saying)"""
_CLOSING_ROOM = 2
"""How far from the end of a sentence its last words may end to be continued in the next."""


def attributions(
    tokens: Tokens, sentences: Sequence[Sentence], runs: Sequence[Run], lexicon: Lexicon
) -> list[Attribution]:
    """All attributions of a text, in the order of its sentences."""
    found: list[Attribution] = []
    saying = _Saying()
    for reading in _readings(tokens, sentences, runs, lexicon):
        saying.enter(reading)
        _read(reading, saying)
        saying.leave(reading)
        found += reading.found
    return found


def _readings(
    tokens: Tokens, sentences: Sequence[Sentence], runs: Sequence[Run], lexicon: Lexicon
) -> Iterator[Reading]:
    at = 0
    in_paragraph = Counter(sentence.paragraph for sentence in sentences)
    for number, sentence in enumerate(sentences):
        begin = at
        while at < len(runs) and runs[at].first < sentence.last:
            at += 1
        here = cues(tokens, sentence, lexicon)
        mine = runs[begin:at]
        alone = in_paragraph[sentence.paragraph] == 1
        yield Reading(tokens, lexicon, sentence, number, mine, here, sentence.first, alone)


class _Saying:
    """What goes on from sentence to sentence: the last saying, and a verb that waits for one."""

    def __init__(self) -> None:
        self.last: Attribution | None = None
        self.paragraph = -1
        self.announced: Cue | None = None
        self.is_after_colon = False
        self.begins_block = False
        """Whether this sentence begins a paragraph behind a colon."""
        self.block: Attribution | None = None
        """What the paragraph is that somebody is quoted with without quotation marks."""
        self.running: Attribution | None = None
        """Who spoke last, up to the paragraph before."""
        self.running_paragraph = -1
        self.is_dialogue = False
        """Whether that is somebody else than who spoke just before."""
        self.unsigned: list[Place] = []
        """A quotation of the line before that nobody is named for, which a signature may follow."""
        self.held: list[Place] = []
        """The beginning of a quotation over several paragraphs that nobody has been named for yet."""

    def enter(self, reading: Reading) -> None:
        """A new paragraph goes on with a quotation that is still open, and with nothing else."""
        leading = leading_run(reading)
        is_open = leading is not None and not leading.begins
        is_new = reading.sentence.paragraph != self.paragraph
        self.begins_block = is_new and self.is_after_colon and leading is None
        if is_new:
            self.paragraph = reading.sentence.paragraph
            self.block = None
            if not is_open:
                self.last = None
        if not is_open:
            self.held = []

    def attributed(self, reading: Reading) -> None:
        """Put what was held before what was found."""
        reading.found[0].spans[:0] = self.held
        self.held = []

    def hold(self, reading: Reading) -> None:
        """Keep the beginning of a quotation that goes on in the next paragraph."""
        leading = leading_run(reading)
        if leading is not None and leading.goes_on:
            self.held.append(reading.tokens.place(leading.first, leading.last))

    def continued(self, reading: Reading) -> bool:
        """Take a quotation by itself for a continuation of the last saying."""
        if self.last is None:
            return False
        spans, reading.at, _ = leading_spans(reading)
        self.last.spans += spans
        return True

    def take_announced(self, reading: Reading) -> bool:
        """Take a quotation by itself for what a verb before it announced."""
        cue, self.announced = self.announced, None
        if cue is None:
            return False
        spans, reading.at, _ = leading_spans(reading)
        reading.attribute("announced", spans, (cue.first, cue.after), cue.subject, "high")
        return True

    def take_running(self, reading: Reading) -> bool:
        """Take a paragraph that is a quotation by itself for more of the running speaker.

        A question is answered by somebody else, and two who take turns are not told apart.
        """
        spans, end, _ = leading_spans(reading)
        is_whole = end >= reading.last - 1 and reading.is_paragraph
        before = self.running
        if before is None or not is_whole or before.mention is None or self.is_dialogue:
            return False
        if reading.sentence.paragraph - self.running_paragraph != 1 or self._is_answer(reading):
            return False
        reading.attribute("running", spans, before.cue_tokens, before.mention, "medium")
        reading.at = end
        return True

    def _is_answer(self, reading: Reading) -> bool:
        assert self.running is not None
        end = self.running.spans[-1][1]
        return "?" in reading.tokens.normal[max(0, end - 4) : end]

    def take_block(self, reading: Reading) -> bool:
        """Take a paragraph without marks for what a verb before a colon announced: He wrote:"""
        place = reading.tokens.place(reading.sentence.first, reading.last)
        if self.block is not None:
            self.block.spans[-1] = (self.block.spans[-1][0], place[1])
            reading.at = reading.last
            return True
        cue, self.announced = self.announced, None
        if cue is None or not self.begins_block or is_labelled(reading):
            return False
        if reading.tags[reading.sentence.first] == "#":
            # 1. The claimant says: a judgment, in which others speak as well.
            return False
        reading.attribute("announced", [place], (cue.first, cue.after), cue.subject, "medium")
        reading.at = reading.last
        self.block = reading.found[-1]
        return True

    def leave(self, reading: Reading) -> None:
        """Keep what the next sentence may go on with."""
        self._keep_running(reading)
        self.announced = _announcing(reading) if self.block is None else None
        self.is_after_colon = reading.tags[reading.last - 1] == ":"
        if reading.found:
            spoken = [each for each in reading.found if _is_speech(reading, each)]
            last = spoken[-1] if spoken else reading.found[-1]
            end = reading.tokens.end[reading.last - 1]
            self.last = last if spoken or last.spans[-1][1] >= end - _CLOSING_ROOM else None
        elif leading_run(reading) is None:
            self.last = None

    def _keep_running(self, reading: Reading) -> None:
        """Keep who spoke in a paragraph; a paragraph in which two speak, or nobody, has no such speaker."""
        spoken = [each for each in reading.found if _is_speech(reading, each)]
        paragraph = reading.sentence.paragraph
        leading = leading_run(reading)
        is_loose = leading is not None and leading.is_speech and not reading.found
        self.unsigned = leading_spans(reading)[0] if is_loose and self.last is None else []
        if spoken:
            before = self.running
            if before is None or before.sentence != spoken[-1].sentence:
                self.is_dialogue = before is not None and not _is_same(reading, before, spoken[-1])
            self.running = spoken[-1]
            self.running_paragraph = paragraph
        elif reading.found or (self.running_paragraph != paragraph and leading is None):
            self.running = None


def _is_same(reading: Reading, one: Attribution, other: Attribution) -> bool:
    """Whether two sayings are those of one speaker by what they are called; a pronoun goes on."""
    if one.mention is None or other.mention is None:
        return False
    names = [reading.tokens.word[m.last - 1] for m in (one.mention, other.mention)]
    return names[0] == names[1] or reading.tags[other.mention.last - 1] in "PO"


def _is_speech(reading: Reading, found: Attribution) -> bool:
    """Whether a quotation in the next sentence goes on with these words: ..., he said. "..."."""
    is_last = found.pattern == "last" and reading.can_quote(found.cue_tokens[1] - 1)
    return is_last or found.pattern in _SPEECH


def _announcing(reading: Reading) -> Cue | None:
    """The verb that a quotation in the next sentence may belong to: He explained:"""
    who = headed(reading)
    if who is not None:
        return Cue(reading.last - 1, reading.last - 1, reading.last, _HEADING, "v", who)
    if not reading.cues:
        return None
    cue = reading.cues[-1]
    if cue.subject is None or not reading.can_quote(cue.verb) or reading.is_covered(cue.verb):
        return None
    ends_open = reading.tags[reading.last - 1] == ":"
    is_empty = cue.verb not in reading.used and not reading.found
    return cue if ends_open or is_empty else None


def _read(reading: Reading, saying: _Saying) -> None:
    leading = leading_run(reading)
    if leading is not None and leading.is_title:
        attribute_leading(reading)
    elif leading is not None and leading.is_speech:
        if attribute_leading(reading):
            saying.attributed(reading)
        elif not (
            saying.take_announced(reading)
            or saying.continued(reading)
            or saying.take_running(reading)
        ):
            saying.hold(reading)
    elif (
        attribute_signature(reading, saying.unsigned)
        or attribute_headline(reading)
        or saying.take_block(reading)
    ):
        return
    introduced = introductions(reading)
    if not introduced:
        attribute_closing(reading)
        attribute_as(reading)
        attribute_according(reading)
    _go_through(reading, introduced)
    attribute_owned(reading)


def _go_through(reading: Reading, introduced: Mapping[int, Run]) -> None:
    """Put every cue to the patterns, unless it is among words that are attributed already."""
    # Before all else: "quoted her" is no cue of its own where "as saying" follows.
    passed_on = _passed_on(reading)
    for n, cue in enumerate(reading.cues):
        if cue.first < reading.at or cue.verb in reading.used:
            continue
        by = passed_on.get(cue.verb)
        if by is not None:
            is_as = reading.tokens.word[cue.first - 1] == "as"
            cue.subject = Mention(by.after, cue.first - is_as)
            if attribute_reported(reading, cue, _limit(reading, n, introduced)):
                reading.found[-1].quoted_by = by.subject
            continue
        if cue.subject is None or (reading.is_inverted and reading.tags[cue.first] == "g"):
            cue.subject = reading.speaker
        if cue.verb in introduced:
            attribute_introduced(reading, cue, introduced[cue.verb])
            continue
        attribute_reported(reading, cue, _limit(reading, n, introduced))


def _passed_on(reading: Reading) -> Mapping[int, Cue]:
    """The verbs by which somebody is quoted, each with the one that quotes: [quoted] her as [saying]."""
    found: dict[int, Cue] = {}
    for by, cue in pairwise(reading.cues):
        verb = reading.lexicon.verbs.get(reading.tokens.word[by.verb])
        if verb is None or cue.tag != "g" or by.tag == "u":
            continue
        # recalls her landlord telling her; quoted her landlord as saying
        is_as = reading.tokens.word[cue.first - 1] == "as"
        kind = "passing-on" if is_as else "remembering"
        phrase = reading.tags[by.after : cue.first - is_as]
        if verb.base in reading.lexicon.force[kind] and _QUOTED.fullmatch(phrase):
            found[cue.verb] = by
            reading.used.add(by.verb)
    return found


def _limit(reading: Reading, n: int, introduced: Mapping[int, Run]) -> int:
    """Where the words of cue number `n` end at the latest: before somebody speaks again."""
    cue = reading.cues[n]
    for other in islice(reading.cues, n + 1, None):
        if other.verb in introduced:
            return other.first
        if other.clause - 1 > cue.after and _begins_saying(reading, other):
            return other.clause - 1
        # Its subject stands before this cue, so what lies between is this cue's alone.
        if _is_around(reading, other, cue):
            return other.first
    return reading.last


def _is_around(reading: Reading, outer: Cue, inner: Cue) -> bool:
    """Whether a cue is the verb of the sentence around another: a lawyer who [advised three banks] said."""
    is_relative = reading.tags[inner.clause] == "R" and outer.tag in "vb"
    if not is_relative or outer.subject is None or inner.subject is None:
        return False
    return outer.subject.first <= inner.subject.first < inner.clause


def _begins_saying(reading: Reading, cue: Cue) -> bool:
    """Whether a cue has a clause of its own behind `and`: (it sank,) and Ann said it was old."""
    has_subject = cue.tag == "v" and cue.subject is not None
    return has_subject and reading.tags[cue.clause - 1] in "CB" and reading.can_quote(cue.verb)
