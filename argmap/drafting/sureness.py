"""How sure an attribution can be at most, by the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drafting.reading import Attribution
from argmap.drafting.speakers.voices import Speaker
from argmap.text.lexicon import CONFIDENCES, Confidence, Lexicon
from argmap.text.tokens import Tokens

_IN_MARKS = frozenset(
    ("quoted", "introduced", "split", "announced", "labelled", "signed", "running")
)
_DOERS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "women",
    "eer",
    "ee",
    "crat",
    "ive",
    "ant",
    "people",
)
"""The endings of words for people by what they do: speechwriter, delegator, arborist."""
_VERBAL = frozenset("vXdbgu")


def at_most(tokens: Tokens, found: Attribution, words: Lexicon) -> Confidence:
    """The confidence that neither the speaker's phrase nor the verb allows to go beyond."""
    if found.mention is not None:
        phrase = tokens.tags[found.mention.first : found.mention.last]
        is_of_clause = tokens.word[found.mention.first] == "whose"
        if _VERBAL & set(phrase) or phrase[:1] in "dgi" or is_of_clause:
            # What has a verb in it is no phrase that names somebody.
            return "low"
    if found.pattern in _IN_MARKS:
        return "high"
    cue = tokens.word[found.cue_tokens[0] : found.cue_tokens[1]]
    verbs = [words.verbs[word] for word in cue if word in words.verbs]
    is_deed = any(verb.base in words.force["doing"] for verb in verbs)
    # What stands behind "said" without being a clause is a thing rather than words: said a prayer.
    if found.pattern == "object" and found.confidence == "high":
        return "low"
    # Who judges a contest or finds a wallet says nothing, and the same verbs report speech.
    if found.pattern in ("clause", "whether", "last") and is_deed:
        return "low"
    # "saying" and "to say" borrow their subject from another verb, which may be the wrong one.
    is_finite = any(verb.form in ("present", "past") for verb in verbs)
    if found.pattern in ("clause", "whether", "inserted") and verbs and not is_finite:
        return "medium" if found.confidence == "high" else "low"
    return "high"


def at_most_by(speakers: Sequence[Speaker], words: Lexicon) -> Confidence:
    """The confidence that what speakers are called does not go beyond: a pun does not speak."""
    sure = all(_can_speak(each, words) for each in speakers if each.is_anonymous and each.noun)
    return "high" if sure else "medium"


def _can_speak(speaker: Speaker, words: Lexicon) -> bool:
    noun = speaker.noun.removesuffix("s")
    kinds = ("persons", "crowds", "anonymous", "titles", "women", "men", "speaking-for", "voices")
    known = [*(words.people[kind] for kind in kinds), words.outlets["organised"]]
    if any(noun in each or speaker.noun in each for each in known):
        return True
    return speaker.is_proper or noun in words.outlets["works"] or noun.endswith(_DOERS)


def lowest(*confidences: Confidence) -> Confidence:
    """The least sure of several."""
    return min(confidences, key=CONFIDENCES.index)
