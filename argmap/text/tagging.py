"""What each form of a cue verb is in its place: verb or noun, finite or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.text.lexicon import Lexicon

UNSETTLED = "V"
"""The tag of every form of a cue verb until its neighbours are known."""

MAX_CLAUSE = 40
"""How many tokens to go back in search of the verb of a clause."""

_PARTIAL = frozenset(("more", "most", "least", "those"))
_BEGINS_OBJECT = frozenset("TDGOWQPt#")


def settle(
    tags: list[str], word: Sequence[str], is_capital: Sequence[bool], lexicon: Lexicon
) -> None:
    """Replace every unsettled tag by the one that its neighbours suggest."""
    settling = _Settling(tags, word, lexicon)
    for i, tag in enumerate(tags):
        if tag != UNSETTLED:
            continue
        # A capital within a sentence makes a name. Behind a mark that can begin a sentence it says
        # nothing.
        before = tags[i - 1] if i else "."
        after = tags[i + 1] if i + 1 < len(tags) else "."
        if (is_capital[i] and before not in ".?:;Q-(" and (before != "," or after == "N")) or (
            is_capital[i] and before == "Q" and lexicon.verbs[word[i]].form == "base"
        ):
            tags[i] = "N"
        else:
            settled = settling.at(i)
            tags[i] = "N" if settled == "n" and is_capital[i] else settled


class _Settling:
    """The rules, by the form of the verb; tags to the left are settled already."""

    def __init__(self, tags: list[str], word: Sequence[str], lexicon: Lexicon) -> None:
        self.tags = tags
        self.word = word
        self.lexicon = lexicon
        self.being = lexicon.words["being"]
        self.pronominal = lexicon.words["pronominal"]

    def at(self, i: int) -> str:
        """The tag of the form at `i`."""
        form = self.lexicon.verbs[self.word[i]].form
        before = self.tags[i - 1] if i else "."
        if form == "gerund":
            return self._gerund(i, before)
        if before in "GI" or (before == "D" and self.word[i - 1] not in self.pronominal):
            if form in ("past", "participle"):
                return "v" if before == "I" and self._after(i) in ".,;TP" else "u"
            return "n" if self._is_ambiguous(i) or form == "base" or before != "I" else "v"
        if before == "s" and not (form == "past" and self._after(i) not in "nNag"):
            return "u" if form in ("past", "participle") else "n"
        if form == "base":
            return self._base(i, before)
        if form == "present":
            return self._present(i)
        if form == "participle":
            return "v" if self._behind_have(i) else "u"
        return self._past(i)

    def _after(self, i: int) -> str:
        return self.tags[i + 1] if i + 1 < len(self.tags) else "."

    def _over_adverbs(self, i: int) -> int:
        """The token before `i` that is no adverb."""
        i -= 1
        while i >= 0 and self.tags[i] == "a":
            i -= 1
        return i

    def _is_ambiguous(self, i: int) -> bool:
        base = self.lexicon.verbs[self.word[i]].base
        return base in self.lexicon.words["ambiguous"] or self.word[i] in self.lexicon.nouns

    def _gerund(self, i: int, before: str) -> str:
        if before in "DG" or (before == "s" and self._after(i) != "T"):
            return "n"
        is_modified = i > 1 and before == "n" and self.tags[i - 2] == "D"
        return "n" if is_modified and self._after(i) == "I" else "g"

    def _base(self, i: int, before: str) -> str:
        previous = self._over_adverbs(i)
        subject = self.tags[previous] if previous >= 0 else "."
        # To claim, will claim, they claim, who claim.
        if subject in "tXPR":
            return "b"
        after = self._after(i)
        if not self._is_ambiguous(i):
            return "b" if subject in "NnD#Q),IYdu" or subject == "C" else "n"
        if after not in _BEGINS_OBJECT and after not in "NnIg":
            return "n"
        last = self.word[previous] if previous >= 0 else ""
        is_plural = last.endswith("s") or last in self.lexicon.people["crowds"] or last == "percent"
        if after == "T" and subject in "nN" and self._lacks_verb(previous):
            return "b"
        return "b" if subject in "NnD#)," and is_plural and before != "D" else "n"

    def _present(self, i: int) -> str:
        previous = self._over_adverbs(i)
        subject = self.tags[previous] if previous >= 0 else "."
        after = self._after(i)
        # Before another verb it can only be a noun: the claims are false.
        if subject in "tX" or after in "vX":
            return "n"
        if not self._is_ambiguous(i):
            return "v"
        if subject in "PR" or (subject == "B" and after == "t"):
            return "v"
        if self._is_counted(previous) or (after in "T,." and self._is_within_object(previous)):
            return "n"
        if subject in "nN" and self._lacks_verb(previous) and self._has_tail(i):
            return "v"
        if after in _BEGINS_OBJECT - {"t"} or (subject == "N" and after in "tNnIg,.au"):
            return "v" if subject in "NnYQ)-,#" else "n"
        return "v" if after in "Nn" and subject in "n," else "n"

    def _is_within_object(self, last: int) -> bool:
        """Whether a phrase behind a preposition goes on here, and the verb was before it."""
        k = last
        while k >= 0 and last - k < MAX_CLAUSE and self.tags[k] in "nNDGa#s":
            k -= 1
        return k >= 0 and self.tags[k] == "I" and not self._lacks_verb(k)

    def _lacks_verb(self, last: int) -> bool:
        """Whether the clause up to here has no verb yet."""
        for k in range(last, max(-1, last - MAX_CLAUSE), -1):
            if self.tags[k] in ".,;:-CBKWTRQ":
                return True
            if self.tags[k] in "vXdbug":
                return False
        return True

    def _has_tail(self, i: int) -> bool:
        """Whether a preposition that belongs to the verb follows: calls for."""
        tails = self.lexicon.verbs[self.word[i]].tails
        return any(
            tail.words[:1] == tuple(self.word[i + 1 : i + 2]) for tail in tails if tail.words
        )

    def _is_counted(self, last: int) -> bool:
        """Whether the words before are those before a plural: `two other`, `many`."""
        k = last
        while k >= 0 and last - k < MAX_CLAUSE and self.tags[k] in "nN":
            k -= 1
        if k < 0 or k == last:
            return k >= 0 and self.tags[k] == "#"
        return self.tags[k] == "#" or self.word[k] in ("many", "several", "some", "enough", "these")

    def _past(self, i: int) -> str:
        previous = self._over_adverbs(i)
        if self._is_before_noun(i, previous):
            return "u"
        if previous >= 0 and self.tags[previous] in "Xs":
            k = previous
            while k >= 0 and self.tags[k] in "Xas" and self.word[k] not in self.being:
                k -= 1
            # `Was told` has a participle and somebody else speaks; `has told` is a verb.
            is_passive = k >= 0 and self.tags[k] == "X" and self.word[k] in self.being
            return "u" if is_passive else "v"
        is_reduced = self._after(i) == "v" or (
            i + 1 < len(self.word) and self.word[i + 1] in ("by", "as")
        )
        if self.lexicon.verbs[self.word[i]].base in self.lexicon.force["naming"]:
            # The plan, dubbed "Clean Sweep"; but: she called it "unfair".
            is_reduced |= self._after(i) == "Q" and previous >= 0 and self.tags[previous] in ",n"
        return "u" if is_reduced or self._is_of_listener(i) else "v"

    def _is_of_listener(self, i: int) -> bool:
        """Whether a participle says what somebody was told, not what they said: Asked whether ..., Holm."""
        tails = self.lexicon.verbs[self.word[i]].tails
        if not any("person" in tail.frames for tail in tails):
            return False
        before = self.tags[i - 1] if i else "."
        is_apart = before in ".:-(Q" or self.word[i - 1] in ("when", "if", "once", "although")
        # Lund, asked whether it held, said so; but: Lund, a baker, warned that it would not hold.
        is_apart |= before == "," and self._goes_on_with_verb(i)
        # With a listener it is a verb as any other: ..., told reporters that.
        asks = self.word[i + 1 : i + 2] in (["about"], ["why"], ["how"])
        return is_apart and (asks or self._after(i) in "TWR")

    def _goes_on_with_verb(self, i: int) -> bool:
        """Whether a comma and a verb follow in the same sentence, so that the main verb is there."""
        behind = "".join(self.tags[i : i + MAX_CLAUSE]).partition(".")[0]
        return re.search(f",[vX{UNSETTLED}]", behind) is not None

    def _is_before_noun(self, i: int, previous: int) -> bool:
        """Whether a participle describes a noun: a widely praised plan; 40 pledged votes."""
        if previous < 0:
            return False
        if previous < i - 1 and self.tags[previous] in "DG":
            return True
        is_counted = self.tags[i - 1] == "#" or self.word[i - 1] in _PARTIAL
        return is_counted and self._after(i) in ("n", UNSETTLED)

    def _behind_have(self, i: int) -> bool:
        previous = self._over_adverbs(i)
        return (
            previous >= 0 and self.tags[previous] in "Xs" and self.word[previous] not in self.being
        )
