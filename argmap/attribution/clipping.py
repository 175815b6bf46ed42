"""Words that were clipped: what stands before or behind them takes back what they say.

“It would be a lie to say | we are broke.” “If they win, | the harbour closes.” “We are broke, | they say.”
Only words of the same sentence count, and of the same quotation where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.text.lexicon import lexicon
from argmap.text.places import Place
from argmap.words.normal import FILLER

MAX_SHOWN = 12
"""At most so many words before or behind are told."""
MAX_CHAIN = 12
"""How many words back a negation may stand: nobody in my own party ever said that."""
MAX_SENTENCE = 600
"""How far a sentence is read before and behind the words, in code points."""
MIN_CLAUSE = 4
"""So many words can be a sentence of which somebody says that it is a lie."""

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;:()\u2014]|--")
_ENDS = re.compile(
    r"(?<![ .][A-Z])(?<!\b[A-Z][a-z])[.!?\u2026]['\"\u201d)\u00bb]*\s+(?=\W*[A-Z\d])|\n\s*\n"
)
_LINKS = frozenset(("and", "but", "so", "well", "yes", "now", "that", ","))
_BREAKS = frozenset((*",;:()\u2014", "--", "and", "but", "because", "so"))
_MARKS = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb`,;:.\u2014 \n"

_NOT_ONLY = frozenset(("only", "just", "merely", "simply", "alone"))
_ARTICLES = frozenset(
    ("the", "a", "an", "my", "our", "his", "her", "their", "any", "no", "without")
)
_NEGATIVE = lexicon().force["negative"]
_NOBODY = frozenset(("nobody", "none", "no-one"))
_UNTRUE = lexicon().clipping["untrue"]
"""With `that` behind them: it is a lie that."""
_SILLY = lexicon().clipping["silly"]
"""With `to say` behind them: it is wrong to say. What it is wrong that was done has been done."""
_HELD = lexicon().clipping["held"]
_OPEN = lexicon().clipping["open"]
"""What stands behind these is said to be so by nobody."""
_WEAK = lexicon().clipping["weak"]
"""Words that may stand between."""

_SAYS = (
    r"(?:(?:keeps?|kept) )?(?:say|says|said|saying|claim|claims|claimed|claiming|think|thinks|believe|"
    r"believes|argue|argues|argued|insist|insists|insisted|pretend|pretends|allege|alleges|alleged|"
    r"(?:tells?|told|telling) (?:you|us|me))"
)
_SOMEBODY = (
    r"(?:they|he|she|you|people|some|many|others|critics|opponents|everyone|everybody|someone|somebody|"
    r"those|(?:my|our|the|his|her|their|some|these|other|most|many)(?: (?!(?:i|we)\b)[a-z-]+){1,3})"
)
_OTHERS_SAY = re.compile(
    rf"(?<![\w'])(?P<who>(?i:{_SOMEBODY})|[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){{0,2}}) "
    rf"(?:(?:\w+ly|would|will|may|might|all|also|always|just) )?{_SAYS}(?: that)?[\s,:'\"\u201c\u2018]*$"
)
_AGREEING = re.compile(r"\b(?:as|like|what|than|how)\s+(?:[A-Z][\w.'-]+\s+)*$", re.I)
"""As John Smith (says): whoever says so says it, too."""
_CONDITION = re.compile(
    r"\W*(?:(?:but|and|so|only|because) )?(?:if|unless) (?!anything|you ask|i may|you will)[^.!?]*,\W*",
    re.I,
)
_SAID_BEHIND = re.compile(
    rf"[\s,\u2014-]*(?:or so )?(?:they|he|she|people|some|critics|opponents|"
    rf"(?:my|our|the|his|her) [a-z -]{{3,30}}?) {_SAYS}\b",
    re.I,
)
_CONDITION_BEHIND = re.compile(
    r"[\s,\u2014-]+(?:but |and )?(?:only )?(?:if|unless|provided)\b|[\s,\u2014-]+not\b[.!'\"\u201d\s]*$",
    re.I,
)
_UNTRUE_BEHIND = re.compile(
    r"[\s,\u2014-]*(?:(?:but|and|which|that) )?(?:(?:that|it|this) ?)?(?:is|'s|was|are|would be) "
    r"(?:\w+ly )?(?:just |an? )?(?:lies?|false|untrue|not true|not so|nonsense|myth|rubbish|fantasy|"
    r"fiction|wrong|absurd|ridiculous)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clip:
    """The words that were left out, before those of a quote or behind them."""

    after: str | None = None
    before: str | None = None
    who: str | None = None
    """Who says so, where the speaker only repeats what others say."""


def clip(plain: str, words: Place, within: Place) -> Clip | None:
    """What takes back the words at a place, within their quotation or sentence; None where nothing does.

    `plain` is the text in its normal form.
    """
    before = _before(plain, within[0], words[0])
    others = _OTHERS_SAY.search(before)
    if others and not _AGREEING.search(before, 0, others.start("who")):
        return Clip(after=shown(before), who=others["who"])
    if _CONDITION.fullmatch(before) or _is_taken_back(before):
        return Clip(after=shown(before))
    behind = _behind(plain, words[1], within[1])
    if _SAID_BEHIND.match(behind):
        return Clip(before=_first(behind))
    # A piece from the middle of a sentence is no statement that a condition could belong to.
    is_whole = all(token in _LINKS for token in _tokens(before))
    is_clause = len(_tokens(plain[words[0] : words[1]])) >= MIN_CLAUSE
    if is_whole and (
        _CONDITION_BEHIND.match(behind) or (is_clause and _UNTRUE_BEHIND.match(behind))
    ):
        return Clip(before=_first(behind))
    return None


def takes_back(words: str) -> bool:
    """Whether words that a quote leaves out turn what it says: not; never.

    >>> takes_back("certainly not"), takes_back("in the end")
    (True, False)
    """
    return any(_is_negative(token) for token in _tokens(words))


def _is_taken_back(before: str) -> bool:
    """Whether words before others turn them, an odd number of times: do not say; but not, have no doubt."""
    turns, is_held, is_first = 0, False, True
    for number, (token, behind) in enumerate(_chain(before)):
        # Nobody can imagine the | pain; without | help: a thing is no statement.
        if number == 0 and token in _ARTICLES:
            return False
        if token in _WEAK:
            continue
        if is_first and token in _OPEN:
            return True
        is_turn = _is_turn(token, behind, is_held)
        if is_first and not is_turn and token not in _HELD:
            return False
        turns += is_turn
        is_held |= token in _HELD
        is_first = False
    return turns % 2 == 1


def _is_turn(token: str, behind: str, is_held: bool) -> bool:
    """Whether a word turns what stands behind it: not, but not in not only; a lie; absurd (to say)."""
    if _is_negative(token) or token in _NOBODY:
        return behind not in _NOT_ONLY
    if token in lexicon().force["keeping"]:
        return behind in ("to", "from")
    return token in _UNTRUE or (token in _SILLY and is_held)


def _chain(before: str) -> Iterator[tuple[str, str]]:
    """The words before others, the nearest first, up to a comma; each with the word behind it."""
    behind = ""
    for token in _tokens(before)[: -MAX_CHAIN - 1 : -1]:
        if token in _BREAKS:
            return
        yield token, behind
        behind = token


def _is_negative(token: str) -> bool:
    return token in _NEGATIVE or token.endswith("n't")


def _tokens(words: str) -> list[str]:
    return [match[0].lower() for match in _TOKEN.finditer(words)]


# -- the sentence around --------------------------------------------------------------------------


def _before(plain: str, first: int, at: int) -> str:
    """What stands before a place in its sentence."""
    start = max(first, at - MAX_SENTENCE)
    # Whether a sentence ends just before the place is told by the words there.
    ends = [match.end() for match in _ENDS.finditer(plain, start, at + 3) if match.end() <= at]
    return plain[ends[-1] if ends else start : at].replace(FILLER, "")


def _behind(plain: str, at: int, last: int) -> str:
    """What stands behind a place in its sentence; nothing where the words end with it."""
    words = plain[at : min(last, at + MAX_SENTENCE)].replace(FILLER, "")
    if re.match(r"[.!?\u2026]", words) or plain[at - 1 : at] in tuple(".!?\u2026"):
        return ""
    end = _ENDS.search(words)
    return words[: end.start() + 1] if end else words


def shown(words: str) -> str:
    """Words that stand before others, to be told: the last of them, on one line."""
    return _told(words.split()[-MAX_SHOWN:])


def _first(words: str) -> str:
    return _told(words.split()[:MAX_SHOWN])


def _told(words: list[str]) -> str:
    return " ".join(words).strip(_MARKS)
