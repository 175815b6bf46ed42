"""Whom a mention means: a person by any of their names, a pronoun, a description, a crowd.

Names are looked up. A pronoun means whoever the sentences before suggest, and a description
(`the operator`) whoever was described so before; both are guesses and are marked as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from argmap.drafting.descriptions import Descriptions
from argmap.drafting.names import Gender, Names, Person
from argmap.drafting.phrases import Mention
from argmap.drafting.reading import Attribution
from argmap.text.lexicon import Confidence, Lexicon
from argmap.text.quotations import Place
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens
from argmap.words.normal import FILLER

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
"""How many sayings back `they` and `the operator` may reach."""


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


class Resolver:
    """Goes through the attributions of a text in order, and remembers who spoke."""

    def __init__(
        self, tokens: Tokens, sentences: Sequence[Sentence], names: Names, lexicon: Lexicon
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.names = names
        self.lexicon = lexicon
        self.descriptions = Descriptions(names, lexicon)
        self.speakers: list[Speaker] = []
        self._people: dict[int, Speaker] = {}
        self._described: dict[str, Speaker] = {}
        self._sayings: list[tuple[int, tuple[Speaker, ...]]] = []
        """Who spoke, with the paragraph; those who spoke together stand together."""
        self._called: dict[str, list[Speaker]] = defaultdict(list)
        """By a noun that describes them: who spoke, the last at the end."""

    def resolve(self, attribution: Attribution) -> Resolved:
        """Who says the words of an attribution."""
        mention = attribution.mention
        if mention is None:
            return Resolved((), "low")
        found = self._of(mention, attribution)
        paragraph = self.sentences[attribution.sentence].paragraph
        place = self.tokens.place(mention.first, mention.last)
        self._sayings.append((paragraph, found.speakers))
        for speaker in found.speakers:
            speaker.note([place])
            noun = speaker.noun or self.descriptions.noun(speaker.role)
            if noun:
                self._called[noun].append(speaker)
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
        """Whether what `and` joins are two voices, rather than two words of one name or phrase."""
        tags = self.tokens.tags
        left, right = self.names.within(first, joint), self.names.within(joint + 1, last)
        preposition = tags.find("I", first, joint)
        if preposition >= 0 and not self.names.within(first, preposition):
            # Officials from Oban and Leith are officials; the mayor of Oban and Ada Lund are two.
            if "N" not in tags[first:joint]:
                return False
            names = bool(left and right) and not left[-1].gender and bool(right[0].gender)
        else:
            names = bool(left and right)
        is_other = self.tokens.word[joint + 1] in ("other", "others")
        return names or is_other or tags[joint + 1] in "DG"

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
        if person.parts[0] in self.lexicon.people["anonymous"] and len(person.parts) == 1:
            return None
        certainty: Confidence = "low" if self._is_ambiguous(person, mention) else "high"
        return Resolved((self._speaker_of(person),), certainty)

    def _is_name_end(self, person: Person, head: int) -> bool:
        return person.is_named_up_to(head + 1, head + 1)

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
            speaker = Speaker(
                person.name,
                person.role,
                is_organisation=person.is_organisation,
                gender=person.gender,
            )
            speaker.note(self.names.place(tokens) for tokens in person.places)
            self._people[id(person)] = speaker
            self.speakers.append(speaker)
        return self._people[id(person)]

    # -- pronouns --------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention, attribution: Attribution, gender: Gender) -> Resolved:
        sentence = self.sentences[attribution.sentence]
        here = self._named_before(mention, sentence.first)
        fitting = [
            speaker
            for together in self._spoke(attribution, 6)
            for speaker in together
            if not speaker.is_collective and not speaker.is_organisation
            if speaker.gender in (None, gender)
        ]
        known = [person for person in here if self._gender_of(person) == gender]
        unknown = [person for person in here if self._gender_of(person) is None]
        if known or (unknown and not (fitting and fitting[0].gender)):
            return self._guessed(self._speaker_of((known or unknown)[0]), gender)
        if fitting:
            return self._guessed(fitting[0], gender)
        for person in self._named_before(mention, self._start_of(attribution, back=12)):
            known_gender = self._gender_of(person)
            if known_gender == gender or (known_gender is None and len(person.parts) > 1):
                return self._guessed(self._speaker_of(person), gender, "low")
        return Resolved((self._describe(self.tokens.word[mention.first], anonymous=True),), "low")

    def _spoke(self, attribution: Attribution, most: int) -> list[tuple[Speaker, ...]]:
        """Who spoke in the last paragraphs, alone or together, the last first."""
        paragraph = self.sentences[attribution.sentence].paragraph
        return [
            together
            for before, together in reversed(self._sayings[-most:])
            if paragraph - before <= FAR
        ]

    def _gender_of(self, person: Person) -> Gender | None:
        """What is known of them, or what a pronoun before was taken to say."""
        speaker = self._people.get(id(person))
        return person.gender or (speaker.gender if speaker else None)

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
        spoke = self._spoke(attribution, MANY)
        if not spoke:
            return Resolved((self._describe("they", anonymous=True, collective=True),), "low")
        several = [s for s in spoke if len(s) > 1 or s[0].is_collective]
        if several and several[0] is spoke[0]:
            return Resolved(several[0], "medium")
        return Resolved((several or spoke)[0], "low")

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
            known = self._known(head, mention)
            if known is not None:
                return known
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

    def _known(self, head: int, mention: Mention) -> Resolved | None:
        """Who was described by the same noun before: `the operator`, `the president`."""
        noun = self.tokens.word[head]
        people = (p for p in self._of_role.get(noun, ()) if p.places[0][0] < mention.first)
        described: list[tuple[str, Speaker | Person]] = [
            *((s.role or s.name, s) for s in reversed(self._called[noun][-MANY:])),
            *((p.role or "", p) for p in islice(people, MANY)),
        ]
        later = self.tokens.text(mention.first, mention.last)
        fits = [(self.descriptions.fit(later, before, noun), who) for before, who in described]
        for sure in ("medium", "low"):
            for certainty, who in fits:
                if certainty == sure:
                    speaker = who if isinstance(who, Speaker) else self._speaker_of(who)
                    return Resolved((speaker,), certainty)
        return None

    @cached_property
    def _of_role(self) -> dict[str, list[Person]]:
        """By the noun of their role: the people with that role, in the order of the text."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in sorted(self.names.people, key=lambda person: person.places[0]):
            noun = self.descriptions.noun(person.role)
            if noun:
                found[noun].append(person)
        return found

    def _name(self, first: int, last: int, head: int, is_plural: bool) -> str:
        """A description as a name: `Experts`, `Senior active-duty special operator`."""
        end = head + 1 if is_plural else last
        text = self.tokens.normal[self.tokens.start[first] : self.tokens.end[end - 1]]
        for mark in (FILLER, '"', "\u201c", "\u201d"):
            text = text.replace(mark, "")
        text = " ".join(text.split()).strip("' ,")
        return text[:1].upper() + text[1:]

    def _describe(
        self, name: str, *, anonymous: bool = False, collective: bool = False, noun: str = ""
    ) -> Speaker:
        key = name.casefold()
        if key not in self._described:
            organised = self.descriptions.is_organisation(noun)
            gender = None if collective else self.descriptions.gender(noun)
            speaker = Speaker(
                name, None, anonymous, collective, organised, gender=gender, noun=noun
            )
            self._described[key] = speaker
            self.speakers.append(speaker)
        return self._described[key]


def _rank(certainty: Confidence) -> int:
    return ("low", "medium", "high").index(certainty)


def lower_of(one: Confidence, other: Confidence) -> Confidence:
    """The less sure of two."""
    return min(one, other, key=_rank)
