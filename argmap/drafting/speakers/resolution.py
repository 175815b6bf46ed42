"""Whom a mention means: a person by any of their names, a pronoun, a description, a crowd.

Names are looked up. A pronoun means whoever the sentences before suggest, and a description
(`the operator`) whoever was described so before; both are guesses and are marked as such. Where it
could be two people, both are named and neither is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice

from argmap.drafting.phrases import Mention, listed
from argmap.drafting.reading import Attribution
from argmap.drafting.speakers.descriptions import Descriptions
from argmap.drafting.speakers.names import Gender, Names, Person
from argmap.drafting.speakers.referents import FAR, Candidate, Referents
from argmap.drafting.speakers.voices import Resolved, Speaker, Voices
from argmap.text.lexicon import Confidence, Lexicon
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens
from argmap.words.normal import FILLER

SINGULAR: dict[str, Gender] = {
    "he": "man",
    "she": "woman",
    "him": "man",
    "her": "woman",
    "his": "man",
}
"""Pronouns for one person, each with what it says of them."""
PLURAL = frozenset(("they", "their", "them"))
_SELF = frozenset(("i", "we", "my", "our", "me", "us"))
_LEAD = re.compile("[Da](?!I)")
"""`the`, but not `some` of `some of the sailors`."""
_BEHIND_NOUN = frozenset(("close", "familiar", "loyal", "privy", "aware", "present", "involved"))
"""Adjectives that stand behind whom they describe: a source close to the mayor."""
MAX_CANDIDATES = 3
"""Of more people than this, none is named."""
MANY = 60
"""How many sayings back `they` and `the operator` may reach."""


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
        self.voices = Voices()
        self.referents = Referents(
            tokens, sentences, names, self.descriptions, self.voices, lexicon
        )
        self._resolved: dict[int, Resolved] = {}
        """Whom each mention was found to mean, by its first token."""
        self._sayings: list[tuple[int, tuple[Speaker, ...]]] = []
        """Who spoke, with the paragraph; those who spoke together stand together."""
        self._called: dict[str, list[Speaker]] = defaultdict(list)
        """By a noun that describes them: who spoke, the last at the end."""

    def resolve(self, attribution: Attribution) -> Resolved:
        """Who says the words of an attribution."""
        mention = attribution.mention
        if mention is None:
            return Resolved((), "low")
        by = self.passing_on(attribution)
        if by is not None and attribution.quoted_by is not None:
            # Hart quoted her brother: hers.
            self.referents.note(attribution.quoted_by, [by])
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

    def passing_on(self, attribution: Attribution) -> Speaker | None:
        """Who quotes the speaker of an attribution, if one alone does."""
        if attribution.quoted_by is None:
            return None
        found = self._of(attribution.quoted_by, attribution).speakers
        return found[0] if len(found) == 1 else None

    def last_to_speak(self) -> tuple[Speaker, ...]:
        """Who spoke last, alone or together."""
        return self._sayings[-1][1] if self._sayings else ()

    def _of(self, mention: Mention, attribution: Attribution) -> Resolved:
        parts = list(self._coordinated(mention))
        if len(parts) > 1:
            found = [self._noted(part, attribution) for part in parts]
            speakers = tuple({id(s): s for each in found for s in each.speakers}.values())
            return Resolved(speakers, min((f.certainty for f in found), key=_rank))
        return self._noted(mention, attribution)

    def _noted(self, mention: Mention, attribution: Attribution) -> Resolved:
        # What stands in one place means one person, however many sayings go by it.
        known = self._resolved.get(mention.first)
        if known is not None:
            return known
        found = self._resolved[mention.first] = self._single(mention, attribution)
        self.referents.note(mention, found.speakers)
        return found

    def _coordinated(self, mention: Mention) -> Iterable[Mention]:
        """`the operator and other experts` is two; `an official and his staff` as well."""
        tags, first = self.tokens.tags, mention.first
        is_list = listed(self.tokens, mention)
        for i in range(mention.first + 1, mention.last - 1):
            if is_list and tags[i] in ",C":
                # Ann Lee, a baker, and Bob Day are two; Doctors, nurses and teachers are three.
                is_office = tags[first] != "N" and tags[mention.first] == "N"
                if is_office and tags[mention.last - 1] != "N":
                    is_office = tags[first] in "DG"
                if i > first and not is_office:
                    yield Mention(first, i)
                first = i + 1
            elif (
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
            names = bool(right) and (bool(left) or tags[first] == "P")
        is_other = self.tokens.word[joint + 1] in ("other", "others")
        return names or is_other or tags[joint + 1] in "DG"

    # -- one voice -------------------------------------------------------------------------------

    def _single(self, mention: Mention, attribution: Attribution) -> Resolved:
        word = self.tokens.word[mention.first]
        if mention.last - mention.first == 1 or (
            word in SINGULAR and self.tokens.tags[mention.first] == "P"
        ):
            if word in SINGULAR:
                return self.pronoun(mention, SINGULAR[word])
            if word in PLURAL:
                return self._they(attribution)
            if word in _SELF:
                return Resolved((self._nobody("the author"),), "low")
        named = self._named(mention)
        if named is not None:
            return named
        return self._description(mention)

    def _named(self, mention: Mention) -> Resolved | None:
        """The person a mention names; the last name in it is the one that counts."""
        tags = self.tokens.tags
        stop = next(
            (i for i in range(mention.first, mention.last) if tags[i] in "IK("), mention.last
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
        others = self._namesakes(person, mention)
        if others:
            return self._either([person, *others])
        return Resolved((self._speaker_of(person),), "high")

    def _is_name_end(self, person: Person, head: int) -> bool:
        return person.is_named_up_to(head + 1, head + 1)

    def _namesakes(self, person: Person, mention: Mention) -> list[Person]:
        """The people with the same last name, where only that is given; none where it tells enough."""
        places = person.places_from(mention.first, mention.last)
        named = any(last - first == 1 for first, last in places)
        courtesy = self.tokens.word[mention.first].rstrip(".") in ("mr", "mrs", "ms", "miss")
        if not named or courtesy or len(person.parts) == 1:
            return []
        full = (other for other in self.names.namesakes(person) if len(other.parts) > 1)
        return list(islice(full, MAX_CANDIDATES - 1))

    def _speaker_of(self, person: Person) -> Speaker:
        return self.voices.of(person, (self.names.place(tokens) for tokens in person.places))

    # -- pronouns --------------------------------------------------------------------------------

    def pronoun(self, mention: Mention, gender: Gender) -> Resolved:
        """He and she are who spoke or was named last, unless that could be two people."""
        referents = self.referents
        maybe: list[Candidate] = []
        for back, found in referents.before(mention, gender):
            if len(maybe) + len(found) > 1:
                return self._either([*maybe, *found])
            (one,) = maybe or found
            sentence = self.sentences[referents.sentence_of(mention.first)]
            is_doubtful = not referents.gender(one) and not referents.is_person(one)
            if back == 0 and not referents.is_acting(one, sentence.first, mention.first):
                is_doubtful = True
            if is_doubtful and not maybe and back <= 1:
                maybe = [one]
                continue
            is_near = back <= 1 or isinstance(one, Speaker)
            return self._guessed(one, gender, "medium" if is_near else "low")
        if maybe:
            return self._guessed(maybe[0], gender, "medium")
        return Resolved((self._nobody(self.tokens.word[mention.first], gender=gender),), "low")

    def _either(self, found: Sequence[Candidate]) -> Resolved:
        speakers: dict[int, Speaker] = {}
        for candidate in islice(found, MANY):
            speaker = self._speaker(candidate)
            speakers.setdefault(id(speaker), speaker)
        several = tuple(speakers.values())
        if len(several) == 1:
            return Resolved(several, "medium")
        return Resolved((self.voices.either(several[:MAX_CANDIDATES]),), "low")

    def _speaker(self, candidate: Candidate) -> Speaker:
        if isinstance(candidate, Speaker):
            return candidate
        if isinstance(candidate, Person):
            return self._speaker_of(candidate)
        return self._description(candidate).speakers[0]

    def _guessed(self, one: Candidate, gender: Gender, certainty: Confidence) -> Resolved:
        speaker = self._speaker(one)
        if not speaker.candidates:
            speaker.gender = speaker.gender or gender
        return Resolved((speaker,), certainty)

    def _spoke(self, attribution: Attribution, most: int) -> list[tuple[Speaker, ...]]:
        """Who spoke in the last paragraphs, alone or together, the last first."""
        paragraph = self.sentences[attribution.sentence].paragraph
        return [
            together
            for before, together in reversed(self._sayings[-most:])
            if paragraph - before <= FAR
        ]

    def _they(self, attribution: Attribution) -> Resolved:
        spoke = self._spoke(attribution, MANY)
        if not spoke:
            return Resolved((self._nobody("they", collective=True),), "low")
        several = [s for s in spoke if len(s) > 1 or s[0].is_collective]
        if several and several[0] is spoke[0]:
            return Resolved(several[0], "medium")
        found = (several or spoke)[0]
        if len(found) == 1 and found[0].gender:
            # A man or a woman alone is not they.
            return Resolved((self._nobody("they", collective=True),), "low")
        return Resolved(found, "low")

    # -- descriptions ----------------------------------------------------------------------------

    def _description(self, mention: Mention) -> Resolved:
        tags, word = self.tokens.tags, self.tokens.word
        first, last = mention.first, mention.last
        others = self.lexicon.people["others"]
        is_other = word[first] in others or (last - first > 1 and word[first + 1] in others)
        if self._is_without_noun(mention):
            return Resolved((self._another(mention),), "high")
        is_definite = word[first] == "the"
        is_new = is_other or word[first] in self.lexicon.people["indefinite"]
        while first < last - 1 and _LEAD.match(tags, first) and word[first] not in others:
            first += 1
        head = self._head(first, last)
        is_plural = self._is_plural(head)
        if is_definite and not is_plural:
            known = self._known(head, mention)
            if known is not None:
                return known
        if word[first] in self.lexicon.people["nobody"] and last - first == 1:
            return Resolved((self._nobody(word[first]),), "low")
        crowd = is_plural or word[head] in self.lexicon.people["crowds"]
        # A spokesman speaks for whom he speaks, be it one man or three.
        is_new = is_new and word[head] not in self.lexicon.people["speaking-for"]
        name = self._name(first, last, head)
        owned = self._owned(first, name)
        speaker = self._describe(
            owned,
            is_new,
            collective=crowd,
            noun=word[head],
            has_article=word[mention.first] in ("the", "a", "an"),
            is_proper=owned != name or first in self.names.at,
        )
        return Resolved((speaker,), "high")

    def _is_without_noun(self, mention: Mention) -> bool:
        """Whether a voice is only told from the one before: another, others, a second."""
        words = [w for w in self.tokens.word[mention.first : mention.last] if w not in ("the", "a")]
        is_one = words == ["one"] and any(s.is_collective for _, t in self._sayings[-1:] for s in t)
        return is_one or (len(words) == 1 and words[0] in self.lexicon.people["others"])

    def _another(self, mention: Mention) -> Speaker:
        """`another` behind a source is another source; `others` behind voters are other voters."""
        word = self.tokens.word[mention.last - 1]
        is_plural = word == "others"
        spoke = [each for _, together in self._sayings[: -MANY - 1 : -1] for each in together]
        like = next((s for s in spoke if s.noun and s.is_collective == is_plural), None)
        crowd = next((s for s in spoke if s.is_collective), None)
        if like is not None:
            name, noun = f"{'other' if is_plural else word} {like.noun}", like.noun
        elif crowd is not None and not is_plural:
            name, noun = f"{word} of {crowd.name[:1].lower()}{crowd.name[1:]}", ""
        else:
            name, noun = word, ""
        return self._describe(
            name[:1].upper() + name[1:], is_new=True, collective=is_plural, noun=noun
        )

    def _owned(self, first: int, name: str) -> str:
        """`Her deputy` as `Elsa Norling's deputy`, where it is sure whose."""
        word = self.tokens.word[first]
        if self.tokens.tags[first] != "G" or word not in SINGULAR:
            return name
        owner = self.pronoun(Mention(first, first + 1), SINGULAR[word])
        if owner.certainty == "low":
            return name
        return f"{owner.speakers[0].name}'s {name.partition(' ')[2]}"

    def _head(self, first: int, last: int) -> int:
        """The noun of a phrase: the last word before `of`, `who` or a comma."""
        tags = self.tokens.tags
        end = next((i for i in range(first + 1, last) if tags[i] in "IKRdtuvX(,"), last)
        while end > first + 1 and (
            tags[end - 1] not in "nNQ" or self.tokens.word[end - 1] in _BEHIND_NOUN
        ):
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
        sure = [who for certainty, who in fits if certainty == "medium"]
        unsure = [who for certainty, who in fits if certainty == "low"]
        if sure:
            return self._either(sure)
        return Resolved(self._either(unsure).speakers, "low") if unsure else None

    @cached_property
    def _of_role(self) -> dict[str, list[Person]]:
        """By the noun of their role: the people with that role, in the order of the text."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in sorted(self.names.people, key=lambda person: person.places[0]):
            noun = self.descriptions.noun(person.role)
            if noun:
                found[noun].append(person)
        return found

    def _name(self, first: int, last: int, head: int) -> str:
        """A description as a name: `Experts`, `Senior active-duty special operator`."""
        text = self.tokens.normal[self.tokens.start[first] : self.tokens.end[last - 1]]
        for mark in (FILLER, '"', "\u201c", "\u201d"):
            text = text.replace(mark, "")
        text = " ".join(text.split()).strip("' ,")
        return text[:1].upper() + text[1:]

    def _describe(
        self,
        name: str,
        is_new: bool,
        *,
        collective: bool,
        noun: str,
        has_article: bool = False,
        is_proper: bool = False,
    ) -> Speaker:
        """A voice without a name of its own."""
        return self.voices.called(
            name,
            is_new=is_new,
            is_anonymous=True,
            is_collective=collective,
            is_organisation=self.descriptions.is_organisation(noun),
            gender=None if collective else self.descriptions.gender(noun),
            noun=noun,
            has_article=has_article,
            is_proper=is_proper,
        )

    def _nobody(
        self, name: str, *, collective: bool = False, gender: Gender | None = None
    ) -> Speaker:
        """A voice of whom only a pronoun is known."""
        return self.voices.called(
            name, is_new=False, is_anonymous=True, is_collective=collective, gender=gender
        )


def _rank(certainty: Confidence) -> int:
    return ("low", "medium", "high").index(certainty)
