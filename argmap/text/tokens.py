"""A text as tokens, each with a one-letter tag, so that patterns can be written over the tags.

    N  a name             n  any other word     #  a number       Y  a time (Monday, week)
    D  the, a, some       G  his, their         s  's             P  he, they, I      O  him, them
    I  of, in, for        t  to                 T  that           W  whether, how     R  who, which
    C  and, or            B  but, yet           K  as, while      a  adverb
    X  is, has, will      d  some other verb    i  a word in -ing
    v  a finite verb      b  its base form      g  its -ing form  u  its participle
    Q  anything quoted    -  a dash             ( ) , ; : . ?     as they stand

Cue verbs are the verbs of the lexicon. A word of several kinds gets the tag its neighbours suggest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from argmap.text.lexicon import Lexicon
from argmap.text.places import Place
from argmap.text.quotations import Quotation
from argmap.text.tagging import UNSETTLED, settle
from argmap.words.normal import FILLER

_W = rf"[\w{FILLER}]"
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Rt|hon|Gov|Sen|Sens|Rep|Reps|Gen|Col|Lt|Sgt|Maj|Capt|Cmdr|Adm|Prof|Rev|Hon|Jr|Sr|St|Mt"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|vs|No|Ariz|Calif|Conn|Fla|Ill"
    "|Ind|Mass|Mich|Minn|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ala|Ark|Colo|Del|Ga|Kan|Ky|La|Md"
)
_TOKEN = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}"
    rf"|(?<!{_W})(?:{_ABBREVIATIONS})\."
    rf"|(?<!{_W})(?:[A-Z]|v)\.(?= [A-Z])"
    rf"|[$\u20ac\u00a3]?\d+(?:[.,:]\d+)*%?(?!-?{_W})"
    rf"|'(?:s|re|ve|ll|d|m)(?!{_W})"
    rf"|\w{_W}*(?:[-.@/]\w{_W}*|'(?!(?:s|re|ve|ll|d|m)(?!{_W}))\w{_W}*)*"
    rf"|\.(?: ?\.)+|\u2026|--+|[^\s{FILLER}]"
)
_LINE_END = re.compile("\n")
_PUNCTUATION = {
    **dict.fromkeys(",;:()?.", ""),
    "!": ".",
    "\u2026": ",",
    "\u2014": "-",
    "-": "-",
    "--": "-",
    "[": "(",
    "]": ")",
}
_VERBS = frozenset((UNSETTLED, "d", "v"))
_GIVEN_VERBS = frozenset(("drew", "rose"))
"""Given names that are verbs: Rose Adams."""
_SETTLED = frozenset(("'s", "since", "than", "longer"))
"""Words whose tag depends on the one before."""
_ACRONYMS = frozenset(("US", "IT", "WHO"))
"""Names that would be pronouns in small letters."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, as parallel lists; `tags` is a string with a letter for each."""

    normal: str
    word: list[str]
    """In lower case, without fillers."""
    start: list[int]
    end: list[int]
    tags: str
    is_capital: list[bool]

    def text(self, first: int, last: int) -> str:
        """The text from one token up to another, exclusive, in normal form."""
        return self.normal[self.start[first] : self.end[last - 1]] if last > first else ""

    def place(self, first: int, last: int) -> Place:
        """The place of the tokens from one up to another, exclusive."""
        return self.start[first], self.end[last - 1]


def tokenise(normal: str, quoted: Sequence[Quotation], lexicon: Lexicon) -> Tokens:
    """Cut a text in normal form into tokens and tag them."""
    matches = list(_TOKEN.finditer(normal))
    start = [m.start() for m in matches]
    end = [m.end() for m in matches]
    raw = [m[0] for m in matches]
    if FILLER in normal:
        raw = [token.replace(FILLER, "") for token in raw]
    word = [token.lower() for token in raw]
    tags = [_tag(token, lexicon) for token in raw]
    _settle_clitics(tags, word)
    _settle_pronouns(tags, word, lexicon)
    # Quoted tokens are masked before verbs are settled: no verb in a quotation is a cue.
    _mask(tags, start, quoted)
    capital = [token[0].isupper() for token in raw]
    _lower_headlines(normal, tags, word, start, capital, lexicon)
    _settle_names(tags, word, capital)
    settle(tags, word, capital, lexicon)
    return Tokens(normal, word, start, end, "".join(tags), capital)


@lru_cache(maxsize=50_000)
def _tag(token: str, lexicon: Lexicon) -> str:
    """The tag of a token by itself, before its neighbours are known."""
    lower = token.lower()
    if lower in _PUNCTUATION:
        return _PUNCTUATION[lower] or lower
    if lower == "'s":
        return "s"
    capital = token[0].isupper()
    if token in _ACRONYMS:
        return "N"
    tag = lexicon.tags.get(lower)
    if tag is not None and not (tag in "dv" and lower in lexicon.verbs):
        # May with a capital is the month.
        return tag if lower != "may" or not capital else "Y"
    if lower in lexicon.verbs:
        return UNSETTLED
    first = token[0]
    if first.isdigit() or first in "$\u20ac\u00a3":
        return "#"
    if capital:
        return "N"
    if not first.isalnum():
        return "'" if first == "'" else ";" if first in "<>=|{}" else ","
    if lower.endswith("ly") and len(lower) > 4:
        return "a"
    if lower.endswith("ing") and len(lower) > 5:
        return "i"
    if lower.endswith("ed") and len(lower) > 4:
        return "d"
    return "n"


def _settle_clitics(tags: list[str], word: Sequence[str]) -> None:
    """Behind a pronoun, `'s` is a verb: it's, who's; in `has since said`, `since` is an adverb."""
    for i in [i for i, each in enumerate(word) if each == "there"]:
        if i + 1 < len(tags) and tags[i + 1] == "X":
            tags[i] = "P"
    # Few tokens are meant, and every text is gone through: so they are picked out first.
    for i in [i for i, each in enumerate(word) if each in _SETTLED and i]:
        if word[i] == "'s":
            if tags[i - 1] in "PTWR" or word[i - 1] in ("there", "here"):
                tags[i] = "X"
        elif word[i] == "since":
            if tags[i - 1] == "X":
                tags[i] = "a"
        elif word[i] == "than":
            if word[i - 1] in ("more", "less", "fewer"):
                tags[i - 1] = tags[i] = "D"
        elif word[i - 1] == "no":
            tags[i - 1] = "a"


def _settle_pronouns(tags: list[str], word: Sequence[str], lexicon: Lexicon) -> None:
    """A determiner that stands for a noun is a pronoun: said another."""
    pronominal = lexicon.words["pronominal"]
    for i in [i for i, tag in enumerate(tags) if tag in "DG"]:
        after = tags[i + 1] if i + 1 < len(tags) else "."
        if tags[i] == "D" and after in ".,;:-?" and word[i] in pronominal:
            tags[i] = "O"
        elif word[i] == "her" and i + 1 < len(tags) and after in "PTDG":
            # told her it was late
            tags[i] = "O"


def _settle_names(tags: list[str], word: Sequence[str], capital: Sequence[bool]) -> None:
    """A verb with a capital within a sentence is a name: Colin Drew; Ms Rose."""
    for i, tag in enumerate(tags):
        if tag == "a" and capital[i] and i and tags[i - 1] == "N":
            # Home First
            tags[i] = "N"
        if tag not in "dv" or not capital[i]:
            continue
        is_within = i > 0 and tags[i - 1] not in ".?:;Q-(,"
        if is_within or (i + 1 < len(tags) and tags[i + 1] == "N" and word[i] in _GIVEN_VERBS):
            tags[i] = "N"


def _mask(tags: list[str], start: list[int], quoted: Sequence[Quotation]) -> None:
    """Tag every token in quotation marks as quoted."""
    i, count = 0, len(tags)
    for quotation in quoted:
        for first, last in quotation.parts:
            while i < count and start[i] < first:
                i += 1
            while i < count and start[i] < last:
                tags[i] = "Q"
                i += 1


def _lower_headlines(
    normal: str,
    tags: list[str],
    word: list[str],
    start: list[int],
    capital: list[bool],
    lexicon: Lexicon,
) -> None:
    """In a headline most words have capitals, so a capital there does not make a verb a name."""
    line_start = 0
    for end in [*(match.start() for match in _LINE_END.finditer(normal)), len(normal)]:
        i = bisect_left(start, end, line_start)
        line = range(line_start, i)
        line_start = i
        if not 3 <= len(line) <= 30:
            continue
        own = [j for j in line if tags[j] != "Q"]
        long = [j for j in own if len(word[j]) > 3]
        if (
            len(long) < 3
            or 2 * len(own) < len(line)
            or sum(capital[j] for j in long) < 0.8 * len(long)
        ):
            continue
        for j in line:
            if tags[j] in _VERBS:
                capital[j] = False
