"""The words the drafter knows, read once from `lexicon.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Confidence = Literal["high", "medium", "low"]
CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Tail:
    """The words that must follow a verb to make it a cue: none, or `for`, or `issue with`."""

    words: tuple[str, ...]
    frames: frozenset[str]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of the lexicon, with all the ways in which it can be a cue, longest first."""

    base: str
    form: Literal["base", "present", "past", "participle", "gerund"]
    tails: tuple[Tail, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All words by what they are; words are lower case."""

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, frozenset[str]]
    """What may follow a noun that stands for a statement: `clause`, `infinitive`, `about`."""
    adjectives: Mapping[str, frozenset[str]]
    """Adjectives for people with an opinion: `feeling` (skeptical), `towards` (opposed)."""
    words: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    outlets: Mapping[str, frozenset[str]]
    given: Mapping[str, frozenset[str]]
    force: Mapping[str, frozenset[str]]
    """Words that say that something is denied, asked or not said; see `argmap.drafting.forces`."""
    relating: Mapping[str, frozenset[str]]
    """Words that relate a statement to the one before; phrases have hyphens, verbs stand in every form."""
    transcripts: Mapping[str, frozenset[str]]
    """The words of labels that say who speaks, and of what stands in brackets."""
    stating: Mapping[str, frozenset[str]]
    """How sentences begin that state nothing; `good-evening` is two words."""
    participles: Mapping[str, str]
    """The past participles that the rules of spelling do not give, by the base form of the verb."""
    clipping: Mapping[str, frozenset[str]]
    """Words that take back what stands behind them; see `argmap.attribution.clipping`."""
    nicknames: tuple[frozenset[str], ...]
    """Given names, each with those that people are called for short: William, Bill."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """The one-letter tag of every closed-class word; see `argmap.text.tokens`."""


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    source = files("argmap.text").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return build(tomllib.loads(source))


@cache
def given_names() -> frozenset[str]:
    """The common given names of women and men."""
    return lexicon().given["women"] | lexicon().given["men"]


def build(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from the shape of its file."""
    words = _sets(data["words"])
    return Lexicon(
        _verbs(data["verbs"], data["forms"]),
        _nouns(data["nouns"]),
        _sets(data["adjectives"]),
        words,
        _sets(data["people"]),
        _sets(data["outlets"]),
        _sets(data["given"]),
        _forces(data["force"], data["forms"]),
        _relating(data["relating"], data["forms"]),
        _sets(data["transcripts"]),
        _sets(data["stating"]),
        _pairs(data["participles"]["irregular"]),
        _sets(data["clipping"]),
        tuple(frozenset(names.split("-")) for names in data["nicknames"]["names"].split()),
        _tags(words),
    )


def _sets(section: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for key, words in section.items()}


def _pairs(words: str) -> dict[str, str]:
    """`send-sent break-broken` as a mapping."""
    return {base: form for base, _, form in (word.partition("-") for word in words.split())}


def _forces(section: Mapping[str, str], irregular: Mapping[str, str]) -> dict[str, frozenset[str]]:
    sets = _sets(section)
    keeping = {form for base in sets.pop("keep") for form, _ in _forms(base, irregular.get(base))}
    return {**sets, "keeping": sets["keeping"] | keeping}


def _relating(
    section: Mapping[str, str], irregular: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    sets = _sets(section)
    for key in ("grounds", "agree-verbs", "disagree-verbs", "attack-verbs"):
        entries = (entry.partition("-") for entry in sets[key])
        sets[key] = frozenset(
            form + dash + tail
            for base, dash, tail in entries
            for form, _ in _forms(base, irregular.get(base))
        )
    return sets


def _nouns(section: Mapping[str, str]) -> dict[str, frozenset[str]]:
    frames: dict[str, set[str]] = {}
    for frame, words in section.items():
        for word in words.split():
            for form in (word, _plural(word)):
                frames.setdefault(form, set()).add(frame)
    return {word: frozenset(found) for word, found in frames.items()}


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


# The order decides: a word that is in two lists gets the tag of the first.
_TAGS = {
    "determiner": "D",
    "possessive": "G",
    "subject": "P",
    "object": "O",
    "relative": "R",
    "conjunction": "C",
    "contrast": "B",
    "that": "T",
    "question": "W",
    "subordinator": "K",
    "to": "t",
    "preposition": "I",
    "auxiliary": "X",
    "adverb": "a",
    "time": "Y",
    "verb": "d",
    "finite": "v",
    "noun": "n",
    "number": "#",
}


def _tags(words: Mapping[str, frozenset[str]]) -> dict[str, str]:
    tags: dict[str, str] = {}
    for name, tag in _TAGS.items():
        for word in words[name]:
            tags.setdefault(word, tag)
    return tags


# -- verbs --------------------------------------------------------------------------------------


def _verbs(classes: Mapping[str, Any], irregular: Mapping[str, str]) -> dict[str, Verb]:
    tails: dict[str, dict[tuple[str, ...], tuple[set[str], Confidence]]] = {}
    for each in classes.values():
        for entry in each["words"].split():
            base, rest = _split(entry, irregular)
            frames, confidence = tails.setdefault(base, {}).get(rest, (set(), "low"))
            confidence = max(confidence, each["confidence"], key=CONFIDENCES.index)
            tails[base][rest] = (frames | set(each["frames"]), confidence)
    verbs: dict[str, Verb] = {}
    for base, by_tail in tails.items():
        # The longer tail is the surer reading: `call for` is tried before `call`.
        longest_first = sorted(by_tail, key=lambda rest: (-len(rest), rest))
        made = tuple(
            Tail(rest, frozenset(by_tail[rest][0]), by_tail[rest][1]) for rest in longest_first
        )
        for form, kind in _forms(base, irregular.get(base)):
            # A form that two verbs share belongs to the one that the file lists first.
            verbs.setdefault(form, Verb(base, kind, made))
    return verbs


def _split(entry: str, irregular: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """A verb and its tail: `call-for` is `call` with `for`, but `second-guess` is one verb."""
    if entry in irregular:
        return entry, ()
    base, *rest = entry.split("-")
    return base, tuple(rest)


def _forms(base: str, irregular: str | None) -> Iterable[tuple[str, Any]]:
    yield base, "base"
    if irregular is not None:
        present, *past, gerund = irregular.split()
        yield present, "present"
        yield from ((word, "past") for word in past[:1])
        yield from ((word, "participle") for word in past[1:] if word != past[0])
        yield gerund, "gerund"
        return
    stem = base[:-1] if base.endswith("e") else base
    if base.endswith("y") and base[-2] not in "aeiou":
        yield base[:-1] + "ies", "present"
        yield base[:-1] + "ied", "past"
    else:
        sibilant = base.endswith(("s", "x", "z", "ch", "sh", "o"))
        yield base + ("es" if sibilant else "s"), "present"
        yield stem + "ed", "past"
    yield (base if base.endswith("ee") else stem) + "ing", "gerund"
