"""Whether a speaker of a map and a voice of a text are the same person.

Names are compared as people use them: a surname for a full name, with or without a title, an alias, an
initial; a description by the role. Only what the text itself tells apart is somebody else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from argmap.attribution.namings import Namings
from argmap.drafting.speakers.voices import Speaker as Voice
from argmap.model import Speaker
from argmap.text.lexicon import given_names, lexicon
from argmap.words.folding import folded_name

Likeness = Literal["same", "unsure", "other"]

_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*\.?")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OF_SOMEBODY = re.compile(r"['’]s?\s|\bfor\b")
"""Ada Merrow's deputy; a spokeswoman for Ada Merrow."""
_SMALL = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "for",
        "from",
        "in",
        "at",
        "to",
        "and",
        "or",
        "with",
        "on",
        "by",
        "de",
        "la",
        "his",
        "her",
        "their",
        "its",
    )
)


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name or a description that tell somebody from others; titles tell nobody.

    >>> name_words("Sen. Ada B. Merrow, Jr."), name_words("the mayor of Oban")
    (('ada', 'merrow'), ('oban',))
    """
    titles = lexicon().people["titles"]
    words = [word.rstrip(".").removesuffix("'s") for word in _words(name)]
    kept = [w for w in words if w not in titles and w not in _SUFFIXES and w not in _SMALL]
    return tuple([w for w in kept if len(w) > 1] or kept)


def _words(text: str) -> list[str]:
    return _WORD.findall(folded_name(text))


def like_names(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """Whether two names in words are those of one person; unsure where only some word is the same.

    >>> like_names(("lee",), ("ann", "lee")), like_names(("tom", "lee"), ("ann", "lee"))
    ('same', 'unsure')
    """
    if not one or not other:
        return "other"
    if set(one) <= set(other) or set(other) <= set(one):
        return "same"
    if _initials(one) == "".join(other) or _initials(other) == "".join(one):
        return "same"
    if one[-1] == other[-1] and _like_given(one[0], other[0]):
        return "same"
    return "unsure" if set(one) & set(other) else "other"


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _like_given(one: str, other: str) -> bool:
    """Ann and Anna, J and John, Bill and William."""
    if one.startswith(other) or other.startswith(one):
        return True
    return any(one in names and other in names for names in lexicon().nicknames)


@dataclass(frozen=True)
class Claimed:
    """A speaker of a map, as a text may call them."""

    speaker: Speaker

    @cached_property
    def names(self) -> list[tuple[str, ...]]:
        """Everything they are called, in words."""
        called = [self.speaker.name or self.speaker.id.replace("-", " "), *self.speaker.aliases]
        return [words for name in called if (words := name_words(name))]

    @cached_property
    def is_named(self) -> bool:
        """Whether it is a person or an organisation with a name, and no description."""
        if self.speaker.is_nameless or self.speaker.collective:
            return False
        return any(map(_is_name, [self.speaker.name, *self.speaker.aliases]))

    @cached_property
    def roles(self) -> frozenset[str]:
        """The words that say what they are: mayor, harbour."""
        speaker = self.speaker
        said = [speaker.role or "", speaker.organisation or "", *speaker.aliases]
        if not self.is_named:
            said.append(speaker.label)
        return frozenset(w.rstrip(".") for each in said for w in _words(each)) - _SMALL

    @cached_property
    def is_person(self) -> bool:
        """Whether they have a given name."""
        return any(name[0] in given_names() for name in self.names)

    def is_in(self, role: str | None) -> bool:
        """Whether a role has a word of their names: the president of the union."""
        words = {word.removesuffix("'s") for word in _words(role or "")}
        return any(words & set(name) for name in self.names)

    @cached_property
    def gender(self) -> str | None:
        """What their names and role say: `man` or `woman`; None where that is open."""
        words = [
            word.rstrip(".") for word in _words(f"{self.speaker.name} {self.speaker.role or ''}")
        ]
        people, given = lexicon().people, lexicon().given
        first = next((word for word in words if word not in people["titles"]), "")
        found = {
            gender
            for gender, key in (("woman", "women"), ("man", "men"))
            if first in given[key] or people[key] & set(words)
        }
        return found.pop() if len(found) == 1 else None


def _is_name(text: str) -> bool:
    """Whether somebody is called so, rather than described: Ada Merrow, but not Ada Merrow's lawyer."""
    people = lexicon().people
    described = people["persons"] | people["crowds"] | people["titles"] | people["anonymous"]
    words = re.findall(r"[^\W\d_][\w-]*", text)
    said = {word: folded_name(word) in described for word in words}
    # The mayor of Oban has a name in it as well.
    is_of = re.search(r"['’]s?\s|\b(?:of|for|to|at)\b", text)
    if any(is_description and (is_of or word.islower()) for word, is_description in said.items()):
        return False
    return any(
        word[0].isupper() and not said[word] and word.lower() not in _SMALL for word in words
    )


class People:
    """Compares the speakers of a map with the voices of one text."""

    def __init__(self, voices: Iterable[Voice], namings: Namings) -> None:
        self.namings = namings
        self._described: dict[str, list[Voice]] = defaultdict(list)
        """The voices of the text by what they are called."""
        self._named: dict[str, list[Voice]] = defaultdict(list)
        """People with names, by each word of them."""
        for voice in voices:
            if not voice.candidates:
                self._described[_described(voice.name)].append(voice)
                if not voice.is_anonymous and not voice.is_organisation:
                    for word in set(name_words(voice.name)):
                        self._named[word].append(voice)
        self._found: dict[tuple[str, int], Likeness] = {}

    def like(self, claimed: Claimed, voice: Voice, mention: str | None = None) -> Likeness:
        """Whether a voice, which the text calls by a mention, is the speaker of a map."""
        key = (claimed.speaker.id, id(voice))
        if key not in self._found:
            self._found[key] = self._like(claimed, voice)
        found = self._found[key]
        if found == "other" and mention and self._is_called(claimed, voice, mention):
            return "unsure"
        if found == "unsure" and mention and self._is_somebody_new(claimed, voice, mention):
            return "other"
        return found

    def _is_somebody_new(self, claimed: Claimed, voice: Voice, mention: str) -> bool:
        """Whether a mention brings in somebody without a name: a passer-by is not Ada Merrow, who spoke."""
        is_one = bool(voice.noun) and not voice.is_collective and not voice.candidates
        is_new = bool(re.match(r"an? ", mention.strip(), re.I))
        return is_one and is_new and claimed.is_named and self._is_another(claimed, voice)

    def _is_called(self, claimed: Claimed, voice: Voice, mention: str) -> bool:
        """Whether a mention by itself could mean them, whomever it was taken for: Lee; Mr. Lee."""
        called = name_words(mention)
        if voice.is_anonymous or len(called) != 1:
            return False
        is_man, is_woman = (bool(re.match(rf"{w}\b", mention, re.I)) for w in ("mr", "m(r?s|iss)"))
        courtesy = "man" if is_man else "woman" if is_woman else None
        if courtesy and claimed.gender and courtesy != claimed.gender:
            return False
        return any(like_names(name, called) == "same" for name in claimed.names)

    def _like(self, claimed: Claimed, voice: Voice) -> Likeness:
        if voice.candidates:
            found = {self.like(claimed, each) for each in voice.candidates}
            return "same" if "same" in found else "unsure" if "unsure" in found else "other"
        name = name_words(voice.name)
        likeness = [like_names(called, name) for called in claimed.names]
        if voice.is_anonymous:
            return self._like_description(claimed, voice, likeness)
        if "same" in likeness:
            return "same"
        if "unsure" in likeness:
            return "other" if self._are_told_apart(claimed, name) else "unsure"
        if not claimed.is_named and claimed.roles & _role_words(voice):
            return "same"
        # Somebody of the organisation that speaks; the organisation of somebody.
        if claimed.roles & set(name) or (not claimed.is_person and claimed.is_in(voice.role)):
            return "unsure"
        if claimed.is_named:
            return "other"
        return "other" if self._is_another(claimed, voice) else "unsure"

    def _like_description(
        self, claimed: Claimed, voice: Voice, likeness: Sequence[Likeness]
    ) -> Likeness:
        """The same of a voice without a name: the operator; Ada Merrow's deputy; officials."""
        people = lexicon().people
        is_own = _described(voice.name) == _described(claimed.speaker.label)
        if is_own or (voice.noun and voice.noun in claimed.roles):
            others = people["others"] & (
                set(_words(voice.name)) ^ set(_words(claimed.speaker.label))
            )
            return "other" if others and not is_own and not claimed.is_named else "same"
        somebody = people["persons"] | people["crowds"] | people["anonymous"]
        if voice.noun not in somebody or voice.is_organisation:
            return "unsure"
        if "same" in likeness or "unsure" in likeness:
            # Her deputy is not she; but what the company's people say, the company may say.
            is_of = bool(_OF_SOMEBODY.search(voice.name)) and not voice.is_collective
            return "other" if is_of and claimed.is_named else "unsure"
        is_crowd = voice.is_collective and not claimed.speaker.collective
        is_new = folded_name(voice.name).split()[0] in people["others"]
        return "other" if (is_crowd or is_new) and self._is_another(claimed, voice) else "unsure"

    def _are_told_apart(self, claimed: Claimed, name: Sequence[str]) -> bool:
        """Whether Tom Lee is not Ann Lee: both are given names, or the text has both full names."""
        full = [called for called in claimed.names if len(called) > 1]
        if not full or len(name) < 2:
            return False
        if all(called[-1] == name[-1] and {called[0], name[0]} <= given_names() for called in full):
            return True
        return all(map(self.namings.stands, (*full, name)))

    def _is_another(self, claimed: Claimed, voice: Voice) -> bool:
        """Whether the speaker of the map is another voice of the text."""
        label = _described(claimed.speaker.label)
        if any(other is not voice for other in self._described.get(label, ())):
            return True
        if not claimed.is_named:
            return False
        return any(
            other is not voice
            and not (voice.noun and voice.noun in _role_words(other))
            and like_names(name, name_words(other.name)) == "same"
            for name in claimed.names
            for other in self._named.get(name[-1], ())
        )


def _described(name: str) -> str:
    """A description without its article."""
    return re.sub(r"^(?:the|an?) ", "", folded_name(name))


def _role_words(voice: Voice) -> frozenset[str]:
    words = (word.rstrip(".") for word in _words(voice.role or ""))
    return frozenset(words) & (lexicon().people["persons"] | lexicon().people["titles"])
