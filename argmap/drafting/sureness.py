"""How sure an attribution can be at most, by the words that carry it."""

from __future__ import annotations

from argmap.drafting.reading import Attribution
from argmap.text.lexicon import CONFIDENCES, Confidence, Lexicon
from argmap.text.tokens import Tokens

_IN_MARKS = frozenset(
    ("quoted", "introduced", "split", "announced", "labelled", "signed", "running")
)
_VERBAL = frozenset("vXdbgu")


def at_most(tokens: Tokens, found: Attribution, words: Lexicon) -> Confidence:
    """The confidence that neither the speaker's phrase nor the verb allows to go beyond."""
    if found.mention is not None:
        phrase = tokens.tags[found.mention.first : found.mention.last]
        if _VERBAL & set(phrase) or phrase[:1] in "dgi":
            # What has a verb in it is no phrase that names somebody.
            return "low"
    if found.pattern in _IN_MARKS:
        return "high"
    cue = tokens.word[found.cue_tokens[0] : found.cue_tokens[1]]
    verbs = [words.verbs[word] for word in cue if word in words.verbs]
    is_deed = any(verb.base in words.force["doing"] for verb in verbs)
    if found.pattern == "object" and found.confidence == "high":
        return "low"
    if found.pattern in ("clause", "whether", "last") and is_deed:
        return "low"
    is_finite = any(verb.form in ("present", "past") for verb in verbs)
    if found.pattern in ("clause", "whether", "inserted") and verbs and not is_finite:
        return "medium" if found.confidence == "high" else "low"
    return "high"


def lowest(*confidences: Confidence) -> Confidence:
    """The least sure of several."""
    return min(confidences, key=CONFIDENCES.index)
