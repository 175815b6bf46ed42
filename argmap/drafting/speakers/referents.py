"""Whom a pronoun can mean: who spoke and who is named in the sentences before it, the nearest first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from argmap.drafting.phrases import Mention
from argmap.drafting.speakers.descriptions import Descriptions
from argmap.drafting.speakers.names import Gender, Names, Person
from argmap.drafting.speakers.voices import Speaker, Voices
from argmap.text.lexicon import Lexicon
from argmap.text.sentences import Sentence
from argmap.text.tokens import Tokens

FAR = 3
"""How many paragraphs back a pronoun may reach for who spoke."""
MAX_BRACKET = 8
"""How many tokens before a name the bracket may open in which it stands."""
MAX_BACK = 12
"""How many sentences back it may reach for who was named."""

Candidate = Speaker | Person | Mention
"""A mention is a description of somebody who has not spoken: her deputy."""

_DESCRIBED = re.compile("[DG][an#-]*n(?![nNs])")
_ACTS = re.compile(r"(?:,[^,]{1,14},)?a?[vXdbuR]")
"""Behind the subject of a verb."""
_NAMED_BEHIND = re.compile(",?N")
_BODY = frozenset(("head", "host"))
"""Her head is nobody."""
_OF = frozenset(("of", "on", "for"))
_AT = frozenset(("in", "at", "near", "from", "the", "to"))


class Referents:
    """The people of a text as a pronoun finds them, going back from where it stands."""

    def __init__(
        self,
        tokens: Tokens,
        sentences: Sequence[Sentence],
        names: Names,
        descriptions: Descriptions,
        voices: Voices,
        words: Lexicon,
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.names = names
        self.descriptions = descriptions
        self.voices = voices
        self.words = words
        self._firsts = [sentence.first for sentence in sentences]
        self._spoke: dict[int, list[Speaker]] = defaultdict(list)
        """Who spoke, by the number of the sentence that says so."""
        self._resolved: set[int] = set()
        """The tokens of mentions of who spoke."""

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        return max(0, bisect_right(self._firsts, token) - 1)

    def note(self, mention: Mention, speakers: Sequence[Speaker]) -> None:
        """Note who speaks where they are mentioned."""
        for speaker in speakers:
            self._spoke[self.sentence_of(mention.first)] += speaker.candidates or (speaker,)
        self._resolved.update(range(mention.first, mention.last))

    def who_spoke(self, sentence: int) -> Sequence[Speaker]:
        """Who speaks in the sentence of a number, so far as has been noted."""
        return self._spoke.get(sentence, ())

    def before(self, mention: Mention, gender: Gender) -> Iterator[tuple[int, list[Candidate]]]:
        """Sentence by sentence, how far back, and who in it the pronoun fits; each person once."""
        here = self.sentence_of(mention.first)
        paragraph = self.sentences[here].paragraph
        for back in range(min(here + 1, MAX_BACK + 1)):
            sentence = self.sentences[here - back]
            end = min(mention.first, sentence.last)
            found: list[Candidate] = []
            # Who spoke far above is rarely meant, while a name that was given once goes on being.
            if paragraph - sentence.paragraph <= FAR:
                found += [s for s in self._spoke.get(here - back, ()) if self._speaks_as(s, gender)]
            found += self._named(sentence.first, end, gender)
            if found:
                # The first of two of one person is who spoke.
                yield (
                    back,
                    list({self._identity(each): each for each in found[::-1]}.values())[::-1],
                )

    def gender(self, candidate: Candidate) -> Gender | None:
        """What is known of somebody, or what a pronoun before was taken to say."""
        if isinstance(candidate, Speaker):
            return candidate.gender
        if isinstance(candidate, Person):
            speaker = self.voices.known(candidate)
            return candidate.gender or (speaker.gender if speaker else None)
        return self.descriptions.gender(self.tokens.word[candidate.last - 1])

    def is_person(self, candidate: Candidate) -> bool:
        """Whether they are a person for sure, rather than a place with a name like one."""
        if not isinstance(candidate, Person):
            return True
        known = self.voices.known(candidate)
        return bool(candidate.gender or candidate.role or (known and known.mentions))

    def is_acting(self, candidate: Candidate, first: int, last: int) -> bool:
        """Whether they are the subject of a verb among the tokens; who spoke always is."""
        if isinstance(candidate, Speaker):
            return True
        if isinstance(candidate, Mention):
            ends = [candidate.last]
        else:
            ends = [end for begin, end in candidate.places if first <= begin < last]
        return any(_ACTS.match(self.tokens.tags, end) for end in ends)

    def _speaks_as(self, speaker: Speaker, gender: Gender) -> bool:
        is_one = not speaker.is_collective and not speaker.is_organisation
        return is_one and speaker.gender in (None, gender)

    def _identity(self, candidate: Candidate) -> int:
        if isinstance(candidate, Person):
            return id(self.voices.known(candidate) or candidate)
        return id(candidate) if isinstance(candidate, Speaker) else candidate.first

    def _named(self, first: int, last: int, gender: Gender) -> Iterator[Candidate]:
        """The people named or described among the tokens whom a pronoun may mean."""
        found: list[tuple[int, Candidate]] = []
        for person in self.names.within(first, last):
            at = next((begin for begin, _ in person.places if first <= begin < last), first)
            if not person.is_organisation and (len(person.parts) > 1 or person.gender):
                is_place = not self.is_person(person) and (
                    (at > 0 and self.tokens.word[at - 1] in _AT) or self._is_in_brackets(at)
                )
                if not is_place and not self._is_part_of_name(at):
                    found.append((at, person))
        found += ((m.first, m) for m in self._described(first, last))
        for _, candidate in sorted(found, key=lambda each: each[0]):
            if self.gender(candidate) in (None, gender):
                yield candidate

    def _is_in_brackets(self, at: int) -> bool:
        """Whether a name says what another belongs to: Councillor Dev Patel (Green, North Ward)."""
        before = self.tokens.tags[max(0, at - MAX_BRACKET) : at]
        return "(" in before.rpartition(")")[2]

    def _is_part_of_name(self, at: int) -> bool:
        """Whether a name is the rest of another: Council on Foreign Relations."""
        joint = at - 2 if self.tokens.word[at - 1] == "the" else at - 1
        return joint > 0 and self.tokens.word[joint] in _OF and self.tokens.tags[joint - 1] == "N"

    def _described(self, first: int, last: int) -> Iterator[Mention]:
        """Her deputy; the harbour master: but no description of somebody who is named beside it."""
        tags = self.tokens.tags
        for match in _DESCRIBED.finditer(tags, first, last):
            begin, end = match.span()
            is_beside = _NAMED_BEHIND.match(tags, end) or (
                begin > 1 and tags[begin - 2 : begin] == "N,"
            )
            is_person = self.tokens.word[end - 1] in self.words.people["persons"]
            is_person &= not (tags[begin] == "G" and self.tokens.word[end - 1] in _BODY)
            if is_person and not is_beside and end - 1 not in self._resolved:
                yield Mention(begin, end)
