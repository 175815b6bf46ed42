"""Whom a mention means: a person by any of their names, a pronoun, a description, a crowd.

Names are looked up. A pronoun means whoever the sentences before suggest, and a description
(`the operator`) whoever was described so before; both are guesses and are marked as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.text.lexicon import Confidence, Lexicon
from argmap.text.names import Gender, Names, Person
from argmap.text.phrases import Mention
from argmap.text.quotations import Place
from argmap.text.reading import Attribution
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

_SINGULAR: dict[str, Gender] = {
    "he": "man",
    "she": "woman",
    "him": "man",
    "her": "woman",
    "his": "man",
}
_PLURAL = frozenset(("they", "their", "them"))
_SELF = frozenset(("i", "we", "my", "our", "me", "us"))
FAR = 3
"""How many paragraphs back a pronoun may reach."""
MANY = 60
"""How many sayings back `they` may reach."""


@dataclass(slots=True)
class Speaker:
    """A voice of the text."""

    name: str
    role: str | None = None
    is_anonymous: bool = False
    is_collective: bool = False
    mentions: list[Place] = field(default_factory=list)
    gender: Gender | None = None
    noun: str = ""
    """What a description calls them: `operator`."""
    _noted: set[Place] = field(default_factory=set, repr=False)

    def note(self, places: Iterable[Place]) -> None:
        """Note where they are mentioned, each place once."""
        for place in places:
            if place not in self._noted:
                self._noted.add(place)
                self.mentions.append(place)

    def is_mentioned(self, place: Place) -> bool:
        """Whether they are mentioned there."""
        return place in self._noted


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who speaks, and how sure that is."""

    speakers: tuple[Speaker, ...]
    certainty: Confidence


class Resolver:
    """Goes through the attributions of a text in order, and remembers who spoke."""

    def __init__(
        self, tokens: Tokens, sentences: Sequence[Sentence], names: Names, lexicon: Lexicon
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.names = names
        self.lexicon = lexicon
        self.speakers: list[Speaker] = []
        self._people: dict[int, Speaker] = {}
        self._described: dict[str, Speaker] = {}
        self._recent: list[tuple[int, Speaker]] = []
        """Who spoke, with the paragraph, the last at the end."""
        self._called: dict[str, Speaker] = {}
        """By a noun that describes them: who of those so described spoke last."""

    def resolve(self, attribution: Attribution) -> Resolved:
        """Who says the words of an attribution."""
        mention = attribution.mention
        if mention is None:
            return Resolved((), "low")
        found = self._of(mention, attribution)
        paragraph = self.sentences[attribution.sentence].paragraph
        place = self.tokens.place(mention.first, mention.last)
        for speaker in found.speakers:
            speaker.note([place])
            self._recent.append((paragraph, speaker))
            for noun in {speaker.noun, *_words(speaker.role)}:
                self._called[noun] = speaker
        return found

    def _of(self, mention: Mention, attribution: Attribution) -> Resolved:
        parts = list(self._coordinated(mention))
        if len(parts) > 1:
            found = [self._single(part, attribution) for part in parts]
            speakers = tuple({id(s): s for each in found for s in each.speakers}.values())
            return Resolved(speakers, min((f.certainty for f in found), key=_rank))
        return self._single(mention, attribution)

    def _coordinated(self, mention: Mention) -> Iterable[Mention]:
        """`the operator and other experts` is two; `an official and his staff` as well."""
        tags, first = self.tokens.tags, mention.first
        for i in range(mention.first + 1, mention.last - 1):
            if (
                tags[i] == "C"
                and self.tokens.word[i] == "and"
                and self._are_apart(first, i, mention.last)
            ):
                yield Mention(first, i)
                first = i + 1
        yield Mention(first, mention.last)

    def _are_apart(self, first: int, joint: int, last: int) -> bool:
        """Whether what `and` joins are two voices, rather than two words of one name."""
        tags = self.tokens.tags
        left, right = tags[first:joint], tags[joint + 1 : last]
        if "I" in left and "N" not in left:
            return False
        names = bool(self.names.within(first, joint)) and bool(self.names.within(joint + 1, last))
        return names or right[:1] in "DG" or self.tokens.word[joint + 1] in ("other", "others")

    # -- one voice -------------------------------------------------------------------------------

    def _single(self, mention: Mention, attribution: Attribution) -> Resolved:
        word = self.tokens.word[mention.first]
        if mention.last - mention.first == 1 or (
            word in _SINGULAR and self.tokens.tags[mention.first] == "P"
        ):
            if word in _SINGULAR:
                return self._pronoun(mention, attribution, _SINGULAR[word])
            if word in _PLURAL:
                return self._they(attribution)
            if word in _SELF:
                return Resolved((self._describe("the author", anonymous=True),), "low")
        named = self._named(mention)
        if named is not None:
            return named
        return self._description(mention, attribution)

    def _named(self, mention: Mention) -> Resolved | None:
        """The person a mention names; the last name in it is the one that counts."""
        tags = self.tokens.tags
        stop = next(
            (i for i in range(mention.first, mention.last) if tags[i] in "I("), mention.last
        )
        people = self.names.within(mention.first, stop)
        head = stop - 1
        if not people or (tags[head] not in "NQs" and not self._is_name_end(people[-1], head)):
            return None
        person = people[-1]
        if not person.is_named_up_to(stop - 1, stop):
            return None
        certainty: Confidence = "high"
        if len(person.parts) == 1 and not person.is_organisation and self._is_common(person):
            return None
        if self._is_ambiguous(person, mention):
            certainty = "low"
        return Resolved((self._speaker_of(person),), certainty)

    def _is_name_end(self, person: Person, head: int) -> bool:
        return person.is_named_up_to(head + 1, head + 1)

    def _is_common(self, person: Person) -> bool:
        return person.last in self.lexicon.people["crowds"] | self.lexicon.people["anonymous"]

    def _is_ambiguous(self, person: Person, mention: Mention) -> bool:
        """Whether only a last name is given that several people of the text have."""
        places = person.places_from(mention.first, mention.last)
        named = any(last - first == 1 for first, last in places)
        courtesy = self.tokens.word[mention.first].rstrip(".") in ("mr", "mrs", "ms", "miss")
        if not named or courtesy or len(person.parts) == 1:
            return False
        return any(len(other.parts) > 1 for other in self.names.namesakes(person))

    def _speaker_of(self, person: Person) -> Speaker:
        if id(person) not in self._people:
            speaker = Speaker(person.name, person.role, gender=person.gender)
            speaker.note(self.names.place(tokens) for tokens in person.places)
            self._people[id(person)] = speaker
            self.speakers.append(speaker)
        return self._people[id(person)]

    # -- pronouns --------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention, attribution: Attribution, gender: Gender) -> Resolved:
        sentence = self.sentences[attribution.sentence]
        here = self._named_before(mention, sentence.first)
        spoke = [
            speaker
            for paragraph, speaker in reversed(self._recent[-6:])
            if sentence.paragraph - paragraph <= FAR and not speaker.is_collective
        ]
        fitting = [speaker for speaker in spoke if speaker.gender in (None, gender)]
        known = [person for person in here if person.gender == gender]
        unknown = [person for person in here if person.gender is None]
        if known or (unknown and not (fitting and fitting[0].gender)):
            return self._guessed(self._speaker_of((known or unknown)[0]), gender)
        if fitting:
            return self._guessed(fitting[0], gender)
        for person in self._named_before(mention, self._start_of(attribution, back=12)):
            if person.gender == gender or (person.gender is None and len(person.parts) > 1):
                return self._guessed(self._speaker_of(person), gender, "low")
        return Resolved((self._describe(self.tokens.word[mention.first], anonymous=True),), "low")

    def _guessed(
        self, speaker: Speaker, gender: Gender, certainty: Confidence = "medium"
    ) -> Resolved:
        speaker.gender = speaker.gender or gender
        return Resolved((speaker,), certainty)

    def _named_before(self, mention: Mention, first: int) -> Iterable[Person]:
        """The people named between token `first` and the mention, in order."""
        found = [p for p in self.names.within(first, mention.first) if not p.is_organisation]
        return [p for p in found if len(p.parts) > 1 or p.gender]

    def _start_of(self, attribution: Attribution, back: int) -> int:
        return self.sentences[max(0, attribution.sentence - back)].first

    def _they(self, attribution: Attribution) -> Resolved:
        paragraph = self.sentences[attribution.sentence].paragraph
        spoken = [s for at, s in self._recent[-MANY:] if paragraph - at <= FAR]
        if not spoken:
            return Resolved((self._describe("they", anonymous=True, collective=True),), "low")
        together = [spoken[-1]]
        if len(self._recent) > 1 and spoken[-1].mentions:
            last = spoken[-1].mentions[-1]
            together = [s for s in spoken[-4:] if s.is_mentioned(last)]
        crowd = [s for s in together if s.is_collective]
        if len(together) > 1 or crowd:
            return Resolved(tuple({id(s): s for s in together}.values()), "medium")
        collective = [s for s in spoken if s.is_collective]
        return Resolved((collective[-1] if collective else spoken[-1],), "low")

    # -- descriptions ----------------------------------------------------------------------------

    def _description(self, mention: Mention, attribution: Attribution) -> Resolved:
        tags, word = self.tokens.tags, self.tokens.word
        first, last = mention.first, mention.last
        is_definite = word[first] == "the"
        while first < last - 1 and tags[first] in "Da":
            first += 1
        head = self._head(first, last)
        is_plural = self._is_plural(head)
        if is_definite and not is_plural:
            known = self._known(word[head], mention)
            if known is not None:
                return Resolved((known,), "medium")
        if word[first] in self.lexicon.people["nobody"] and last - first == 1:
            return Resolved((self._describe(word[first], anonymous=True),), "low")
        name = self._name(first, last, head, is_plural)
        crowd = is_plural or word[head] in self.lexicon.people["crowds"]
        speaker = self._describe(name, anonymous=True, collective=crowd, noun=word[head])
        return Resolved((speaker,), "high")

    def _head(self, first: int, last: int) -> int:
        """The noun of a phrase: the last word before `of`, `who` or a comma."""
        tags = self.tokens.tags
        end = next((i for i in range(first + 1, last) if tags[i] in "IRdtuvX(,"), last)
        while end > first + 1 and tags[end - 1] not in "nNQ":
            end -= 1
        return end - 1

    def _is_plural(self, head: int) -> bool:
        word = self.tokens.word[head]
        return word in self.lexicon.people["crowds"] or (
            word.endswith("s") and not word.endswith("ss") and self.tokens.tags[head] in "nN"
        )

    def _known(self, noun: str, mention: Mention) -> Speaker | None:
        """Who was described by the same noun before: `the operator`, `the president`."""
        if noun in self._called:
            return self._called[noun]
        person = self._of_role.get(noun)
        if person is not None and person.places[0][0] < mention.first:
            return self._speaker_of(person)
        return None

    @cached_property
    def _of_role(self) -> dict[str, Person]:
        """By a noun of their role: the person with that role who is named first."""
        found: dict[str, Person] = {}
        for person in self.names.people:
            for noun in _words(person.role):
                if noun not in found or person.places[0] < found[noun].places[0]:
                    found[noun] = person
        return found

    def _name(self, first: int, last: int, head: int, is_plural: bool) -> str:
        """A description as a name: `Experts`, `Senior active-duty special operator`."""
        end = head + 1 if is_plural else last
        text = self.tokens.normal[self.tokens.start[first] : self.tokens.end[end - 1]]
        text = " ".join(text.replace("\u2060", "").split()).strip("\"'\u201c\u201d ,")
        return text[:1].upper() + text[1:]

    def _describe(
        self, name: str, *, anonymous: bool = False, collective: bool = False, noun: str = ""
    ) -> Speaker:
        key = name.casefold()
        if key not in self._described:
            speaker = Speaker(name, None, anonymous, collective, noun=noun)
            self._described[key] = speaker
            self.speakers.append(speaker)
        return self._described[key]


def _words(role: str | None) -> list[str]:
    return role.lower().replace(".", "").split() if role else []


def _rank(certainty: Confidence) -> int:
    return ("low", "medium", "high").index(certainty)


def lower_of(one: Confidence, other: Confidence) -> Confidence:
    """The less sure of two."""
    return min(one, other, key=_rank)
