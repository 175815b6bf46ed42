"""The relations that a text suggests between its claims, with why and how sure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.drafting.accounting import Lines
from argmap.drafting.proposals.said import Said, between
from argmap.drafting.proposals.signs import sign_of
from argmap.model import VOICING, Proposal
from argmap.text.lexicon import CONFIDENCES, Confidence, lexicon

SURENESS: Mapping[Confidence, float] = {"low": 0.4, "medium": 0.7, "high": 0.9}
"""What a confidence is as the number that a map holds."""
ALIKE = 0.6
"""Which part of the words of two claims that contradict one another both have."""
MIN_WORDS = 3
"""How many telling words such claims have at least."""
MAX_CLAIMS = 30
"""A word that more claims have tells nothing."""

_NOT = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|cannot|without)\b|n['\u2019]t\b", re.I
)
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")


@dataclass(frozen=True, slots=True)
class Offer:
    """A relation that may hold, with the claim that would draw it."""

    claim: str
    proposal: Proposal


def propose(text: str, said: Sequence[Said], least: Confidence = "medium") -> list[Offer]:
    """The relations that a text suggests between the claims said in it, which are in its order.

    None is drawn twice, and none is less sure than `least`.
    """
    found: dict[tuple[str, str], Offer] = {}
    lines = Lines(text)
    for offer, confidence in (*_neighbours(text, said, lines), *_contradictions(said, lines)):
        pair = (offer.claim, offer.proposal.target)
        is_sure = CONFIDENCES.index(confidence) >= CONFIDENCES.index(least)
        if is_sure and pair[0] != pair[1] and pair not in found and pair[::-1] not in found:
            found[pair] = offer
    return list(found.values())


def _neighbours(
    text: str, said: Sequence[Said], lines: Lines
) -> Iterator[tuple[Offer, Confidence]]:
    """What cue words say of a claim and the one before."""
    for before, after in pairwise(said):
        gap = between(text, before, after)
        sign = sign_of(before, after, gap) if gap is not None else None
        if sign is None:
            continue
        holder, target = (before, after) if sign.backwards else (after, before)
        line = str(lines.of(sign.at))
        yield _offer(holder, sign.kind, target, sign.why, line, sign.confidence)


def _offer(
    holder: Said, kind: str, target: Said, why: str, line: str, confidence: Confidence
) -> tuple[Offer, Confidence]:
    sure = SURENESS[confidence]
    made = Proposal.model_validate(
        {"kind": kind, "target": target.claim, "why": why, "line": line, "confidence": sure}
    )
    return Offer(holder.claim, made), confidence


# -- contradictions -----------------------------------------------------------------------------


def _contradictions(said: Sequence[Said], lines: Lines) -> Iterator[tuple[Offer, Confidence]]:
    """Two claims with the same words, of which one is negated."""
    words = [_telling(each.words) for each in said]
    having: dict[str, list[int]] = defaultdict(list)
    for i, each in enumerate(words):
        shared = Counter(
            other for word in each if len(having[word]) <= MAX_CLAIMS for other in having[word]
        )
        for other, count in sorted(shared.items()):
            union = len(each | words[other])
            if len(words[other]) < MIN_WORDS or count < ALIKE * union:
                continue
            if _is_negated(said[i]) == _is_negated(said[other]):
                continue
            yield _contradiction(said[other], said[i], lines)
        if len(each) >= MIN_WORDS:
            for word in sorted(each):
                having[word].append(i)


def _contradiction(before: Said, after: Said, lines: Lines) -> tuple[Offer, Confidence]:
    own = (
        bool(set(before.speakers) & set(after.speakers)) and {before.force, after.force} <= VOICING
    )
    kind = "contradicts" if own else "rebuts"
    why = "own contradiction: one of the two is negated" if own else "one of the two is negated"
    return _offer(after, kind, before, why, str(lines.of(after.place[0])), "medium")


def _telling(words: str) -> frozenset[str]:
    """The words that say something, without endings and small words."""
    tags = lexicon().tags
    found = (word for word in _WORD.findall(words.lower()) if tags.get(word, "v") in "dv#")
    return frozenset(_ENDING.sub("", word) for word in found) - {"not", "no"}


def _is_negated(said: Said) -> bool:
    return len(_NOT.findall(said.words)) % 2 == 1
