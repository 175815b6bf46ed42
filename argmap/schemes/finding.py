"""All schemes, and how to find one by a name or a part of a name."""

from __future__ import annotations

import re
from functools import cache

from argmap.diagnostics import closest, shortened
from argmap.schemes import action, cases, causes, classification, knowledge, persons
from argmap.schemes.scheme import Question, Scheme

SCHEMES: tuple[Scheme, ...] = (
    *knowledge.SCHEMES,
    *cases.SCHEMES,
    *classification.SCHEMES,
    *causes.SCHEMES,
    *action.SCHEMES,
    *persons.SCHEMES,
)
"""The schemes, those of a kind together."""

# AIF needs a scheme at every node, so tools name one even where none is meant.
UNNAMED = frozenset(("default inference", "default conflict", "default rephrase", "default"))
"""The names that other tools write when no scheme is meant."""

MIN_LIKENESS = 84
"""Out of 100: a name at least this much like a scheme's is taken for a slip of the pen."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTERS = re.compile(r"[\W_]+")
_LEAD = re.compile(r"(?:an? )?(?:argument(?:ation)? )?(?:from |by )?(?:an? |the )?")


class UnknownSchemeError(LookupError):
    """A name that no scheme has, or that fits several; `near` says which may be meant."""

    def __init__(self, name: str, near: list[str], *, several: bool) -> None:
        self.near = near
        self.several = several
        shown = shortened(name)
        if several:
            super().__init__(f"{shown!r} fits several schemes: {', '.join(near)}")
        else:
            hint = f"did you mean {near[0]}?" if near else "`argmap schemes` lists them"
            super().__init__(f"there is no scheme {shown!r}; {hint}")


def find_scheme(name: str) -> Scheme:
    """The scheme of a name or of a unique part of one; raises `UnknownSchemeError`.

    >>> find_scheme("ExpertOpinion").name, find_scheme("sunk").name
    ('argument from expert opinion', 'argument from sunk costs')
    """
    words = plain_name(name)
    known = _by_name()
    if words in known:
        return known[words]
    core = _core(words)
    if core in known:
        return known[core]
    pattern = re.compile(rf"\b{re.escape(core)}")
    # The names that a list shows come first. The other names are only for those who know them, and
    # must not make a part ambiguous that is unique among the shown names.
    for names in ([s.name] for s in SCHEMES), ([s.name, *s.also] for s in SCHEMES):
        fitting = [
            s
            for s, held in zip(SCHEMES, names, strict=True)
            if any(map(pattern.search, map(plain_name, held)))
        ]
        if len(fitting) == 1 and core:
            return fitting[0]
        if len(fitting) > 1 and core:
            raise UnknownSchemeError(name, [s.name for s in fitting[:8]], several=True)
    raise UnknownSchemeError(name, near_names(name), several=False)


@cache
def scheme_named(name: str) -> Scheme | None:
    """The scheme that a relation means by a name; None for a scheme of the map-maker's own."""
    if plain_name(name) in UNNAMED:
        return None
    try:
        return find_scheme(name)
    except UnknownSchemeError:
        return None


def near_names(name: str, count: int = 1) -> list[str]:
    """The names of the schemes that somebody probably meant by a misspelled name."""
    cores = {_core(plain_name(n)): s.name for s in SCHEMES for n in (s.name, *s.also)}
    # The cost of comparing grows with the length, and no scheme has so long a name.
    found = closest(_core(plain_name(name))[:80], cores, count)
    return list(dict.fromkeys(cores[core] for core in found))


def is_slip(name: str, near: list[str]) -> bool:
    """Whether a name is so close to one of a scheme that it is hardly meant to be another."""
    from rapidfuzz import fuzz

    # Compared without the lead, which is the same in most names and would make all of them alike.
    core = _core(plain_name(name))
    names = (n for s in SCHEMES if s.name in near for n in (s.name, *s.also))
    return any(fuzz.ratio(core, _core(plain_name(n))) >= MIN_LIKENESS for n in names)


def find_question(scheme: Scheme, asked: str) -> Question | None:
    """The question of a scheme with this key or number, or with this text or a part of it."""
    word = asked.strip().casefold()
    if not word:
        return None
    # Python refuses to read an integer of thousands of digits, and a text can have them.
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else 0
    for i, question in enumerate(scheme.questions, 1):
        if word == question.key or i == number or word == f"cq{i}":
            return question
    plain = plain_name(asked)
    fitting = [q for q in scheme.questions if plain and plain in plain_name(q.text)]
    return fitting[0] if len(fitting) == 1 else None


def plain_name(name: str) -> str:
    """A name in small letters with single spaces: `Expert_Opinion` and `ExpertOpinion` are the same."""
    # A name comes out of a file and may be of any length; no scheme's is nearly as long as this.
    return _NO_LETTERS.sub(" ", _CAMEL.sub(" ", name[:400])).strip().casefold()


def _core(words: str) -> str:
    """The part of a name that tells a scheme from others: `argument from analogy` is `analogy`."""
    # `argument from` alone would be left with nothing, and an empty part fits every name.
    return words[_lead_length(words) :] or words


def _lead_length(words: str) -> int:
    match = _LEAD.match(words)
    return match.end() if match else 0


@cache
def _by_name() -> dict[str, Scheme]:
    known: dict[str, Scheme] = {}
    for scheme in SCHEMES:
        for name in (scheme.name, *scheme.also):
            known.setdefault(plain_name(name), scheme)
            # Where two schemes share a short form, the first keeps it, and full names come before.
            known.setdefault(_core(plain_name(name)), scheme)
    return known
