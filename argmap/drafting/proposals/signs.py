"""Cue words that relate what is said to what is said before, and how sure each of them is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argmap.drafting.proposals.said import Between, Said
from argmap.model import VOICING, RelationKind
from argmap.text.lexicon import Confidence, lexicon

_BEGINS = r"[\s\"\u201c\u2018'(\[.,;:!?\u2026\u2019\u201d)\]\u2014-]*"
_NEGATED = re.compile(r"\b(?:not|never|no|nothing|cannot)\b|n['\u2019]t\b", re.I)
_SHORT_NO = re.compile(
    rf"{_BEGINS}(?:it|they|he|she|that|this|we|there|i|you)\s*"
    r"(?:\s(?:is|are|was|were|do|does|did|will|would|can|could|has|have)\s+not"
    r"|['\u2019](?:s|re|m|ll|ve)\s+not|\s(?:\w+n['\u2019]t|cannot))\b\W*$",
    re.I,
)
"""They are not."""
_CLAUSE_AHEAD = re.compile(r"\w+\s+(?:that\b|,|:|\.|$)|\W*$", re.I)
_POLAR = re.compile(
    rf"{_BEGINS}(?:is|are|was|were|do|does|did|will|would|can|could|should|has|have|whether|if)\b",
    re.I,
)
_ALSO = re.compile(r"\W*(?:and|while)\b", re.I)
"""(She said it leaks) and called it a wreck."""
_WHEN = re.compile(
    r"\W+(?:in|on|at|by|after|before|when|as|since|until|now|then|last|this\s(?:week|month|year))\b",
    re.I,
)
"""But on Monday (she said)."""
_MAY_BE = re.compile(
    rf"{_BEGINS}(?:it\s+)?(?:could|might|may)\s+(?:well\s+)?(?:be|happen)\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A relation that the text suggests between two claims that stand one behind the other."""

    kind: RelationKind
    why: str
    at: int
    """Where the cue word stands."""
    confidence: Confidence
    backwards: bool = False
    """Whether it is the first claim that bears on the second."""


def sign_of(before: Said, after: Said, gap: Between) -> Sign | None:
    """The surest sign of a relation between two claims one behind the other; None without any."""
    found = (read(before, after, gap) for read in _SIGNS)
    return next((sign for sign in found if sign is not None), None)


# -- what speakers answer -----------------------------------------------------------------------


def _answers(before: Said, after: Said, gap: Between) -> Sign | None:
    """Yes and No to a question, and to what another says."""
    if _share_speaker(before, after) or after.force not in VOICING:
        return None
    at, said = _first_words(after, gap)
    yes, no = _opening("yes", said), _opening("no", said)
    short = _SHORT_NO.match(after.words)
    if before.force == "asks":
        may = _MAY_BE.match(after.words)
        cue = yes or no or short or may
        if not cue or gap.whole:
            return None
        kind: RelationKind = "supports" if cue in (yes, may) else "rebuts"
        return Sign(kind, f"answer to the question: {_shown(cue)}", at, "medium")
    if before.force not in VOICING or (gap.whole and after.turn is None):
        return None
    if short and gap.paragraphs <= 1:
        return Sign("rebuts", f"reply: {_shown(short)}", after.place[0], "medium")
    cue = yes or no
    if cue is None:
        return None
    is_plain = _plain(cue) not in ("yes", "no", "yeah", "certainly", "indeed")
    confidence: Confidence = "medium" if is_plain else "low"
    return Sign("supports" if yes else "rebuts", f"reply: {_shown(cue)}", at, confidence)


def _first_words(after: Said, gap: Between) -> tuple[int, str]:
    """What a speaker begins with, before or within the words that make a claim, and where."""
    if after.turn is not None:
        for at, piece in gap.whole:
            if at >= after.turn:
                return at, piece.partition(":")[2] or piece
    return after.place[0], after.words


# -- what the reporter's verb says --------------------------------------------------------------


def _agrees(before: Said, after: Said, gap: Between) -> Sign | None:
    """Echoed, agreed; disagreed, countered; slammed the plan: behind what another says."""
    if _share_speaker(before, after) or gap.paragraphs > 1 or before.force not in VOICING:
        return None
    if after.force not in VOICING or len(gap.whole) > 1:
        return None
    if not gap.whole and after.cue:
        for key in ("agree-verbs", "disagree-verbs"):
            cue = _opening(key, after.cue.split()[-1] + " x")
            if cue and _plain(cue) not in ("object", "second", "agree", "disagree"):
                kind: RelationKind = "supports" if key == "agree-verbs" else "rebuts"
                return Sign(kind, f"{_noun(key)}: “{after.cue}”", after.place[0], "medium")
    place, told = gap.whole[0] if gap.whole else (gap.lead_at, gap.lead)
    if gap.is_one_sentence or not _names_speaker(told, after):
        return None
    return _told(before, place, told)


def _told(before: Said, place: int, told: str) -> Sign | None:
    """A sentence that says what somebody makes of what another said: Voss disagreed."""
    for key in ("agree-verbs", "disagree-verbs", "attack-verbs"):
        for cue in _anywhere(key).finditer(told):
            behind = told[cue.end() :]
            ends = _CLAUSE_AHEAD.match(behind.lstrip()) and not behind.strip(' .,:"\u201c')
            with_whom = re.match(r"\s+(?:with|to)\b", behind)
            if re.match(r"\s+to\s+[a-z]", behind) or re.search(
                r"n['\u2019]t\s*$|\bnot\s*$", told[: cue.start()]
            ):
                continue
            at_it = _at_it().match(behind) or _names_speaker(behind[:80], before)
            is_whole = bool(ends) or bool(with_whom and _names_speaker(behind[:80], before))
            if at_it or (is_whole and key != "attack-verbs"):
                kind: RelationKind = "supports" if key == "agree-verbs" else "rebuts"
                return Sign(kind, f"{_noun(key)}: {_shown(cue)}", place + cue.start(), "medium")
    return None


def _noun(key: str) -> str:
    return {"agree-verbs": "agreement", "disagree-verbs": "disagreement"}.get(key, "attack on it")


# -- what somebody adds to their own words ------------------------------------------------------


def _grounds(before: Said, after: Said, gap: Between) -> Sign | None:
    """A reason in the same sentence: it will hold, she said, citing a survey."""
    if not gap.is_one_sentence or not _share_speaker(before, after) or after.force not in VOICING:
        return None
    cue = _opening("grounds", after.cue.split()[-1] + " x") if after.cue else None
    if cue is None or not cue[0].strip().endswith("ing") or before.force not in VOICING:
        return None
    return Sign("supports", f"reason: “{after.cue}”", after.place[0], "medium")


def _refusal(before: Said, after: Said, gap: Between) -> Sign | None:
    """Why somebody denies it: what they say right behind the denial."""
    if before.force != "denies" or not _share_speaker(before, after) or after.force not in VOICING:
        return None
    if gap.whole or gap.paragraphs > 1 or _contrast(after, gap):
        return None
    return Sign("rebuts", "said right behind the denial", after.place[0], "medium")


def _joined(before: Said, after: Said, gap: Between) -> Sign | None:
    """But, because, therefore: at the beginning of the sentence behind."""
    if gap.whole or gap.paragraphs > 1 or not {before.force, after.force} <= VOICING:
        return None
    own = _share_speaker(before, after)
    for key in ("reason", "conclusion"):
        at, cue = _beginning(key, after, gap)
        if cue is None:
            continue
        sure: Confidence = "medium" if own else "low"
        return Sign("supports", f"{key}: {_shown(cue)}", at, sure, backwards=key == "conclusion")
    at_cue = _contrast(after, gap)
    if at_cue is None:
        return None
    at, cue = at_cue
    if own:
        return Sign("qualifies", f"contrast: {_shown(cue)}", at, "medium")
    # A reporter goes over from one person to the next with the same words.
    is_aimed = _names_speaker(gap.lead + after.words, before)
    return Sign("rebuts", f"contrast: {_shown(cue)}", at, "medium" if is_aimed else "low")


def _elaborates(before: Said, after: Said, gap: Between) -> Sign | None:
    """The speaker's own words behind what the reporter says for them."""
    if before.speakers != after.speakers or gap.whole or gap.paragraphs > 1 or gap.is_one_sentence:
        return None
    if before.is_quotation or not after.is_quotation or not {before.force, after.force} <= VOICING:
        return None
    if _ALSO.match(gap.tail) or _beginning("contrast", after, gap)[1]:
        return None
    return Sign("supports", "own words behind a report of them", after.place[0], "medium")


def _contrast(after: Said, gap: Between) -> tuple[int, re.Match[str]] | None:
    """But, however: with what stands right before it, and neither with something else nor a time."""
    at, cue = _beginning("contrast", after, gap)
    if cue is not None and (_ALSO.match(gap.tail) or _WHEN.match(cue.string, cue.end())):
        return None
    if cue is None and gap.is_one_sentence:
        cue = _anywhere("within").search(gap.lead)
        at = gap.lead_at + (cue.start() if cue else 0)
    if cue is None:
        cue = re.match(r"(?:[^,.;]{2,40}),\s(however|though),", after.words)
        at = after.place[0]
    return (at, cue) if cue else None


def _beginning(key: str, after: Said, gap: Between) -> tuple[int, re.Match[str] | None]:
    """A cue word at the beginning of a sentence, before who says it or in what is said."""
    if not gap.is_one_sentence and (cue := _opening(key, gap.lead)):
        return gap.lead_at, cue
    return after.place[0], _opening(key, after.words)


# -- words --------------------------------------------------------------------------------------


def _share_speaker(before: Said, after: Said) -> bool:
    return not set(before.speakers).isdisjoint(after.speakers)


def _names_speaker(told: str, said: Said) -> bool:
    """Whether words name one of those who say something, by a pronoun or a part of the name."""
    words = {word.lower() for word in re.findall(r"\w+", told)}
    names = {word.lower() for name in said.names for word in re.findall(r"\w{3,}", name)}
    return bool(words & (names - {"the", "and", "for", "who"}))


def _plain(cue: re.Match[str]) -> str:
    return cue[0].strip(" \"\u201c\u2018'.,").lower()


def _shown(cue: re.Match[str]) -> str:
    word = cue[cue.lastindex or 0].strip(" \t\n\"\u201c\u201d\u2018'.,;:!?()[]\u2014-")
    return f"“{' '.join(word.split())}”"


@cache
def _pattern(key: str) -> str:
    phrases = sorted(lexicon().relating[key], key=lambda phrase: (-len(phrase), phrase))
    words = (
        r"[\s-]+".join(re.escape(word).replace("'", "['\u2019]") for word in phrase.split("-"))
        for phrase in phrases
    )
    return f"({'|'.join(words)})"


@cache
def _opens(key: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEGINS}{_pattern(key)}(?=[\s,.;:!?\"\u201d\u2014-]|$)", re.I)


def _opening(key: str, words: str) -> re.Match[str] | None:
    """The word of a kind that words begin with."""
    return _opens(key).match(words)


@cache
def _anywhere(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'\u2019-]){_pattern(key)}(?![\w'\u2019-])", re.I)


@cache
def _at_it() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:\w+\s+)?(?:the|that|this|those|these|his|her|their|its)\s+(?:\w+\s+)?{_pattern('said-things')}s?\b",
        re.I,
    )


_SIGNS: tuple[Callable[[Said, Said, Between], Sign | None], ...] = (
    _answers,
    _agrees,
    _refusal,
    _grounds,
    _joined,
    _elaborates,
)
