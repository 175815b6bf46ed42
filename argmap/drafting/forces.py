"""What an attribution does with its words: whether somebody asserts, denies or asks them, or does not say them.

*She denied that it sank* and *she did not say that it sank* hold the same four words, which she says in
neither. Whoever counts such words as hers puts them into a wrong mouth, so every attribution is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from argmap.drafting.phrases import Mention
from argmap.text.lexicon import Lexicon
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

Force = Literal["asserts", "concedes", "denies", "asks", "unsaid"]
"""`unsaid`: the text says that they do not say it, or does not say that they do."""

MAX_CHAIN = 14
"""How many tokens before a verb may say that nothing is said: did not go as far as to [say]."""

_CHAIN_ENDS = frozenset("PRTWCBK.,-;:Q")
"""Before these, another clause begins."""
_ASIDE = re.compile(r",(?:a|I[^,]{0,5}),$")
"""(did not), however, (say)"""
_CLOSING = "\"\u201d'\u2019\u00bb)"
_UNLESS = frozenset(("if", "unless", "whether"))
_HAD_THEY = frozenset(("had", "should", "were"))
"""(Had) the minister said so: he did not."""
_MAY = frozenset(("might", "may", "could"))
_QUOTE_MARKS = frozenset(('"', "\u201c", "\u201d", "'", "\u2018", "\u2019", "\u00ab", "\u00bb"))
_NOT_ONLY = frozenset(("only", "just", "merely", "simply", "alone"))
_QUANTITY = frozenset(("a", "the", "these", "those"))
_ENDS_SENTENCE = re.compile(r"[.!?]+(?=[\"\u201d'\u2019\u00bb)\s]|$)")
_KEPT_FROM = frozenset(("of", "from", "without", "than"))
"""Before `saying`, these do not tell that it was said, as `by` and `in` do."""


def force_of(
    tokens: Tokens,
    sentence: Sentence,
    pattern: str,
    cue: tuple[int, int],
    mention: Mention | None,
    words: Lexicon,
) -> Force:
    """The force of the words behind a cue; of words in quotation marks see `is_question` as well."""
    verb = _verb(tokens, cue, words)
    first = sentence.first if sentence.first <= cue[0] else cue[0]
    if (
        _is_nobody(tokens, first, mention, words)
        or _is_negated(tokens, first, verb, mention, words)
        or _is_inverted(tokens, sentence, cue[0], mention, words)
        or _is_supposed(tokens, sentence, first, mention)
        or _is_possible(tokens, cue[0], verb)
    ):
        return "unsaid"
    return _of_word(tokens, pattern, cue, verb, words)


def _verb(tokens: Tokens, cue: tuple[int, int], words: Lexicon) -> int:
    """The verb of a cue, rather than the `has` before it; its last word where it has none."""
    verbs = [i for i in range(*cue) if tokens.word[i] in words.verbs]
    main = [i for i in verbs if tokens.tags[i] in "vbgud"]
    return (main or verbs or [cue[1] - 1])[0]


def _of_word(
    tokens: Tokens, pattern: str, cue: tuple[int, int], verb: int, words: Lexicon
) -> Force:
    """What the verb or the noun says by itself: denies, asks, refuses."""
    found = words.verbs.get(tokens.word[verb])
    base = found.base if found else tokens.word[verb]
    tail = [word for word in tokens.word[verb + 1 : cue[1]] if word != "by"]
    names = {"-".join((base, *tail))}
    if not tail or not found:
        names.update(tokens.word[cue[0] : cue[1]])
    if names & words.force["withholding"]:
        return "unsaid"
    if names & words.force["denying"]:
        return "denies"
    asks = pattern not in ("that", "clause", "to") and names & words.force["asking"]
    return "asks" if asks else "asserts"


def is_question(said: str) -> bool:
    """Whether words are nothing but questions."""
    ends = _ENDS_SENTENCE.findall(said)
    return (
        bool(ends)
        and all("?" in end for end in ends)
        and said.rstrip().rstrip(_CLOSING)[-1:] == "?"
    )


def _is_nobody(tokens: Tokens, first: int, mention: Mention | None, words: Lexicon) -> bool:
    """No one; none of the experts; few experts; neither Smith nor Jones."""
    if mention is None:
        return False
    word = tokens.word
    for i in range(max(first, mention.first - 6), mention.last):
        if i < mention.first and tokens.tags[i] in "PRTWBKvXbu.,;:":
            continue
        if word[i] not in words.force["nobody"] or "Q" in tokens.tags[i]:
            continue
        if i < mention.first and _QUOTE_MARKS & set(word[i + 1 : mention.first]):
            # In a title it says nothing of who speaks.
            continue
        if word[i] in ("few", "little") and i > 0 and word[i - 1] in _QUANTITY | {"quite"}:
            continue
        if word[i] in ("no", "few") and i >= mention.first + 3:
            # an expert on no party's side: not the word that counts the speakers
            continue
        between = tokens.tags[i + 1 : mention.first]
        if not set(between) & set("PRTWBKvXbu.;:"):
            return True
    return False


def _is_negated(
    tokens: Tokens, first: int, verb: int, mention: Mention | None, words: Lexicon
) -> bool:
    """Whether an odd number of words before the verb turn it: did not say; was not afraid to say."""
    turns, before = 0, -1
    for i in _chain(tokens, first, verb, mention, words):
        word, pair = tokens.word[i], "-".join(tokens.word[i : i + 2])
        if word in words.force["negative"] or word.endswith("n't"):
            turns += tokens.word[i + 1] not in _NOT_ONLY
        elif {word, pair} & words.force["keeping"]:
            # Stopped just short of: two words that keep from saying once.
            turns += not 0 < before - i <= 2
            before = i
    return turns % 2 == 1


def _chain(
    tokens: Tokens, first: int, verb: int, mention: Mention | None, words: Lexicon
) -> Iterator[int]:
    """The tokens before a verb that belong to it: did not want to; stopped short of; has yet to."""
    tags, word = tokens.tags, tokens.word
    least = max(first, verb - MAX_CHAIN)
    if mention is not None and mention.last <= verb:
        least = max(least, mention.last)
    i = verb - 1
    if i >= least and tags[verb] == "g" and tags[i] == "I" and word[i] not in _KEPT_FROM:
        return
    while i >= least:
        aside = _ASIDE.search(tags, least, i + 1) if tags[i] == "," else None
        if aside is not None:
            yield from range(aside.start() + 1, i)
            i = aside.start() - 1
            continue
        belongs = word[i] == "as" or (word[i] == "yet" and word[i + 1] == "to")
        # far from convinced; anything but sure
        belongs |= bool({"-".join(word[at : at + 2]) for at in (i - 1, i)} & words.force["keeping"])
        is_apart = tags[verb] == "v" and tags[i] not in "Xas'D"
        if (tags[i] in _CHAIN_ENDS or is_apart) and not belongs:
            return
        yield i
        i -= 1


def _is_inverted(
    tokens: Tokens, sentence: Sentence, verb: int, mention: Mention | None, words: Lexicon
) -> bool:
    """Nor did she say; At no point did he promise; Did the mayor say it?"""
    if mention is None or mention.last > verb or mention.first == sentence.first:
        return False
    at = mention.first - 1
    while at > sentence.first and tokens.tags[at] in "Da":
        at -= 1
    if tokens.tags[at] != "X" or sentence.first > at:
        return False
    if tokens.word[sentence.last - 1] == "?":
        return True
    before = tokens.word[max(sentence.first, at - 6) : at + 1]
    return any(word in words.force["negative"] or word == "no" for word in before) or any(
        word.endswith("n't") for word in before
    )


def _is_supposed(tokens: Tokens, sentence: Sentence, first: int, mention: Mention | None) -> bool:
    """If she says; unless the court finds; had she said; no sign that she knew."""
    if mention is None or mention.first <= first:
        return False
    at = mention.first - 1
    while at > first and tokens.tags[at] in "Da":
        at -= 1
    if tokens.word[at] in _UNLESS:
        return True
    if tokens.word[at] == "that":
        before = tokens.word[max(first, at - 4) : at - 1]
        return "no" in before and tokens.tags[at - 1] in "nvb"
    return at == sentence.first and tokens.word[at] in _HAD_THEY


def _is_possible(tokens: Tokens, first: int, verb: int) -> bool:
    """Critics might say: somebody could, but the text does not say that anybody does."""
    group = tokens.word[max(0, first) : verb]
    return bool(_MAY & set(group)) and tokens.tags[verb] == "b"
