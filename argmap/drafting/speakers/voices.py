"""The voices of a text: people by name, and those who are only described, each kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from argmap.drafting.speakers.names import Gender, Person
from argmap.text.lexicon import Confidence
from argmap.text.places import Place


@dataclass(slots=True)
class Speaker:
    """A voice of the text."""

    name: str
    role: str | None = None
    is_anonymous: bool = False
    is_collective: bool = False
    is_organisation: bool = False
    mentions: list[Place] = field(default_factory=list)
    gender: Gender | None = None
    noun: str = ""
    """What a description calls them: `operator`."""
    has_article: bool = False
    """Whether the text calls them `the operator` or `an operator`, rather than `operators`."""
    is_proper: bool = False
    """Whether what they are called begins with a name, whose capital stays: Oban officials."""
    candidates: tuple[Speaker, ...] = ()
    """Where it is one of these, and the text does not tell which."""
    anonymity: str | None = None
    """Why they are not named, as the text says it: `was not authorized to speak`."""
    _noted: set[Place] = field(default_factory=set, repr=False)

    def note(self, places: Iterable[Place]) -> None:
        """Note where they are mentioned, each place once."""
        for place in places:
            if place not in self._noted:
                self._noted.add(place)
                self.mentions.append(place)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who speaks, and how sure that is."""

    speakers: tuple[Speaker, ...]
    certainty: Confidence


class Voices:
    """Every voice of a text, once."""

    def __init__(self) -> None:
        self.speakers: list[Speaker] = []
        self._people: dict[int, Speaker] = {}
        self._named: dict[str, Speaker] = {}
        """Those without a name of their own, by what they are called."""
        self._either: dict[tuple[int, ...], Speaker] = {}

    def of(self, person: Person, places: Iterable[Place]) -> Speaker:
        """The voice of a person who is named."""
        speaker = self._people.get(id(person))
        if speaker is None:
            speaker = Speaker(
                person.name,
                person.role,
                is_organisation=person.is_organisation,
                gender=person.gender,
            )
            speaker.note(places)
            self._people[id(person)] = speaker
            self.speakers.append(speaker)
        return speaker

    def known(self, person: Person) -> Speaker | None:
        """The voice of a person, if they have spoken."""
        return self._people.get(id(person))

    def called(self, name: str, *, is_new: bool, **kwargs: object) -> Speaker:
        """A voice by a description; the one of before, unless the text brings in somebody new."""
        key = name.casefold()
        if is_new:
            number = 2
            while key in self._named:
                key, number = f"{name} ({number})".casefold(), number + 1
            name = name if number == 2 else f"{name} ({number - 1})"
        if key not in self._named:
            speaker = Speaker(name, **kwargs)  # type: ignore[arg-type]
            self._named[key] = speaker
            self.speakers.append(speaker)
        return self._named[key]

    def either(self, candidates: tuple[Speaker, ...]) -> Speaker:
        """The voice that is one of several people: `Ada Merrow or Kim Ray`."""
        key = tuple(sorted(id(each) for each in candidates))
        if key not in self._either:
            name = " or ".join(each.name for each in candidates)
            speaker = Speaker(name, is_anonymous=True, candidates=candidates)
            self._either[key] = speaker
            self.speakers.append(speaker)
        return self._either[key]
