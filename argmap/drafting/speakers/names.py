"""The people and organisations a text names, and what it says they are."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import compress, islice, takewhile
from operator import itemgetter, not_
from typing import Literal

from argmap.text.lexicon import Lexicon
from argmap.text.places import Place
from argmap.text.tokens import Tokens

Gender = Literal["woman", "man"]

MAX_ROLE = 26
"""How many tokens of an apposition are kept as a role."""
MAX_NAMESAKES = 100
"""Among how many places where a name stands, and how many people of that name, one is looked for."""

_RUN = re.compile("N+")
_PREFIX = re.compile(r"[NnDG#s'-]*$")
_APPOSITION = re.compile(r"(?:\([^)]*\))?,(?P<role>[Dana#](?:[^vX.;:Q\"]|,(?=[Dn]))*)")
_ROLE_END = re.compile(r"R|,|[vX]|-|\(")
_SIBLINGS = frozenset(("brothers", "sisters", "siblings", "twins"))
"""Before the given names of two: Brothers Mark and Dan Osei."""
_SHORT_TITLES = frozenset(
    ("first", "sen", "rep", "gov", "gen", "col", "capt", "lt", "sgt", "adm", "cmdr", "mp")
)
"""Titles that are names without their full stop: Amartya Sen."""
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@dataclass(slots=True)
class Person:
    """Somebody the text names: every name it uses, what it says of them, and where."""

    name: str
    parts: tuple[str, ...]
    """The words of the full name, in lower case, without initials."""
    role: str | None = None
    gender: Gender | None = None
    is_organisation: bool = False
    places: list[tuple[int, int]] = field(default_factory=list)
    """The tokens of every time the name stands, outside quotations."""

    @property
    def last(self) -> str:
        """The last name, in lower case."""
        return self.parts[-1]

    def is_named_up_to(self, least: int, most: int) -> bool:
        """Whether a name of theirs ends before a token from `least` to `most`."""
        at = bisect_left(self.places, least, key=itemgetter(1))
        return at < len(self.places) and self.places[at][1] <= most

    def places_from(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Where names of theirs begin among the tokens from `first` up to `last`, exclusive."""
        at = bisect_left(self.places, (first, first))
        return takewhile(lambda place: place[0] < last, islice(self.places, at, None))


class _Namesakes:
    """The people of one name, and where each of them is named."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._full: list[tuple[int, Person]] = []
        self._short: list[tuple[int, Person]] = []

    def note(self, person: Person, first: int, last: int) -> None:
        """Note that one of them is named, by a full name or a short one; in the order of the text."""
        places = self._full if last - first > 1 else self._short
        places.append((first, person))

    def nearest(self, i: int, gender: Gender | None) -> Person:
        """The one named last before token `i`; of two, the one who may be of the gender."""
        fits = partial(_may_be, gender)
        full = bisect_right(self._full, i, key=itemgetter(0))
        named = heapq.merge(
            (self._full[at] for at in range(full - 1, -1, -1)),
            reversed(self._short),
            key=itemgetter(0),
            reverse=True,
        )
        near = [person for _, person in islice(named, MAX_NAMESAKES)]
        among = [*near, *self.people[:MAX_NAMESAKES]]
        return next(filter(fits, among), among[0])


def _may_be(gender: Gender | None, person: Person) -> bool:
    return gender is None or person.gender in (None, gender)


class Names:
    """Every name of a text, to be looked up by what it is called later on."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.people: list[Person] = []
        self.at: dict[int, Person] = {}
        """The person that the name beginning at a token stands for."""
        self._by_parts: dict[tuple[str, ...], Person] = {}
        self._by_ends: dict[tuple[str, str], Person] = {}
        """By first and last name."""
        self._by_initials: dict[str, Person] = {}
        self._by_last: dict[str, _Namesakes] = defaultdict(_Namesakes)
        self._by_first: dict[str, _Namesakes] = defaultdict(_Namesakes)
        """People by their first name, where they have another one as well."""
        self._small = {*compress(tokens.word, map(not_, tokens.is_capital))}
        # Few words have a capital, so that is looked at first.
        capital = compress(range(1, len(tokens.word)), islice(tokens.is_capital, 1, None))
        self._capitals = {tokens.word[i] for i in capital if tokens.tags[i - 1] not in ".?Q:"}
        runs = [run for match in _RUN.finditer(tokens.tags) for run in self._split(*match.span())]
        for first, last in runs:
            if last - first >= 2:
                self._full(first, last)
        for (first, last), (behind, _) in zip(runs, [*runs[1:], (0, 0)], strict=False):
            if last - first == 1 and not self._shares_name(first, behind):
                self._short(first)
        for person in self.people:
            person.places.sort()
        self._starts = sorted(self.at)

    # -- finding ---------------------------------------------------------------------------------

    def _split(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A run of capitals without the titles it begins with and the ordinary words around."""
        word = self.tokens.word
        if word[first] in _SIBLINGS and self._begins_line(first):
            first += 1
        while first < last and (
            self.is_title(first) or self._is_ordinary(first) or self._is_office(first, last)
        ):
            first += 1
        while last > first and self._is_ordinary(last - 1):
            last -= 1
        if first < last and not word[first][0].isdigit():
            # A title in the middle ends one name and begins another: Trump spokesman Bob Day.
            titles = [i for i in range(first + 1, last) if self._is_title_within(i, last)]
            for title in titles:
                if title > first:
                    yield first, title
                first = title + 1
            if first < last:
                yield first, last

    def _is_office(self, i: int, last: int) -> bool:
        """Whether a full name follows a word for what somebody is: Novelist Clara Finch.

        Baker is a name as well, so it takes a first name behind it or the beginning of a sentence.
        """
        if self.tokens.word[i] not in self.lexicon.people["persons"] or last - i < 3:
            return False
        is_given = any(self.tokens.word[i + 1] in names for names in self.lexicon.given.values())
        return is_given or self._begins_line(i)

    def _is_title_within(self, i: int, last: int) -> bool:
        """Whether a title stands within a run; without its full stop it ends none: Mira Sen."""
        is_short = self.tokens.word[i] in _SHORT_TITLES
        return self.is_title(i) and not (is_short and i == last - 1)

    def is_title(self, i: int) -> bool:
        """Whether token `i` is a title or an office: Sen., President, spokeswoman."""
        return self.tokens.word[i].rstrip(".") in self.lexicon.people["titles"]

    def _is_ordinary(self, i: int) -> bool:
        """Whether a word has its capital only because a sentence begins with it."""
        word = self.tokens.word[i]
        begins = self._begins_line(i)
        if word in self.lexicon.people["crowds"]:
            return True
        return begins and (word in self._small or self._opens_sentence(i))

    def _begins_line(self, i: int) -> bool:
        return i == 0 or self.tokens.tags[i - 1] in ".?Q:" or "\n" in self._gap(i)

    def _opens_sentence(self, i: int) -> bool:
        """Whether a single capital at the beginning says nothing: Complicating the grip ..."""
        after = self.tokens.tags[i + 1 : i + 2]
        if after == "N" and self._is_doing(i):
            return True
        if after == "N" or self.tokens.word[i] in self._capitals:
            return False
        is_plural = self.tokens.word[i].endswith("s") and after in ("v", "b", "X")
        return is_plural or after in ("n", "D", "G", "i", "t", "I", "d", "")

    def _is_doing(self, i: int) -> bool:
        """Whether a word before a name is a verb rather than a part of it: Bolstering Mexico's defences."""
        word = self.tokens.word[i]
        is_given = any(word in names for names in self.lexicon.given.values())
        return (
            len(word) > 6 and word.endswith("ing") and not is_given and word not in self._capitals
        )

    def _gap(self, i: int) -> str:
        return self.tokens.normal[self.tokens.end[i - 1] : self.tokens.start[i]]

    def _shares_name(self, i: int, behind: int) -> bool:
        """Whether the name behind a first name goes for both, who are then noted: Tom and Ann Lee."""
        other = self.at.get(behind)
        if behind != i + 2 or self.tokens.word[i + 1] not in ("and", "or") or other is None:
            return False
        given = self.tokens.word[i]
        is_given = any(given in names for names in self.lexicon.given.values())
        if not is_given or len(other.parts) < 2 or other.is_organisation:
            return False
        parts = (given, other.last)
        person = self._by_parts.get(parts)
        if person is None:
            name = f"{self.tokens.text(i, i + 1)} {other.name.split()[-1]}"
            person = self._add(parts, i, i + 1)
            person.name = name
        self._note(person, i, i + 1)
        return True

    def _parts(self, first: int, last: int) -> tuple[str, ...]:
        words = [w for w in self.tokens.word[first:last] if w not in _SUFFIXES]
        kept = [w for w in words if not (len(w) <= 2 and w.endswith("."))]
        return tuple(kept or words or self.tokens.word[first:last])

    def _full(self, first: int, last: int) -> None:
        parts = self._parts(first, last)
        person = self._by_parts.get(parts)
        if person is None and len(parts) == 2:
            person = self._by_ends.get((parts[0], parts[-1]))
        if person is None:
            person = self._add(parts, first, last)
        self._note(person, first, last)

    def _add(self, parts: tuple[str, ...], first: int, last: int) -> Person:
        name = " ".join(
            self.tokens.normal[a:b]
            for a, b in zip(self.tokens.start[first:last], self.tokens.end[first:last], strict=True)
        )
        person = Person(name, parts, is_organisation=self._is_organisation(parts, first))
        self.people.append(person)
        self._by_parts[parts] = person
        self._by_ends.setdefault((parts[0], parts[-1]), person)
        self._by_initials.setdefault("".join(part[0] for part in parts), person)
        for namesakes in self._namesakes_of(person):
            namesakes.people.append(person)
        return person

    def _namesakes_of(self, person: Person) -> Iterator[_Namesakes]:
        yield self._by_last[person.last]
        if len(person.parts) > 1 and not person.is_organisation:
            yield self._by_first[person.parts[0]]

    def _is_organisation(self, parts: Sequence[str], first: int) -> bool:
        if not self.lexicon.outlets["organised"].isdisjoint(parts):
            return True
        if any(part.title() in self.lexicon.outlets["endings"] for part in parts):
            return True
        name = self.tokens.normal[self.tokens.start[first] : self.tokens.end[first]]
        is_acronym = len(parts) == 1 and name.isupper() and len(name) > 1
        after_article = first > 0 and self.tokens.word[first - 1] == "the"
        is_given = any(parts[0] in names for names in self.lexicon.given.values())
        return is_acronym or (after_article and len(parts) > 1 and not is_given)

    def _short(self, first: int) -> None:
        person = self._called(self.tokens.word[first], first)
        if person is None:
            person = self._add((self.tokens.word[first],), first, first + 1)
        self._note(person, first, first + 1)

    def _called(self, word: str, i: int) -> Person | None:
        """Who is meant by a last name, a first name or initials at token `i`."""
        found = self._by_last.get(word) or self._by_first.get(word)
        if found is not None:
            # Of two, Mr. or Ms. says who is meant.
            return found.nearest(i, self._courtesy(i))
        if 2 <= len(word) <= 5 and self.tokens.is_capital[i]:
            return self._by_initials.get(word)
        return None

    def _courtesy(self, i: int) -> Gender | None:
        before = self.tokens.word[i - 1] if i else ""
        if before.rstrip(".") in ("mr", "sir"):
            return "man"
        return "woman" if before.rstrip(".") in ("mrs", "ms", "miss") else None

    def _note(self, person: Person, first: int, last: int) -> None:
        person.places.append((first, last))
        for namesakes in self._namesakes_of(person):
            namesakes.note(person, first, last)
        self.at[first] = person
        person.gender = person.gender or self._gender(person, first)
        if person.role is None and not person.is_organisation:
            person.role = self._role_behind(last) or self._role_before(first)

    def _gender(self, person: Person, first: int) -> Gender | None:
        before = self.tokens.word[first - 1].rstrip(".") if first else ""
        given = person.parts[0] if len(person.parts) > 1 else ""
        if before in self.lexicon.people["women"] or given in self.lexicon.given["women"]:
            return "woman"
        if before in self.lexicon.people["men"] or given in self.lexicon.given["men"]:
            return "man"
        return None

    # -- roles -----------------------------------------------------------------------------------

    def _role_behind(self, last: int) -> str | None:
        """`, a professor at Y,` behind a name."""
        match = _APPOSITION.match(self.tokens.tags, last, last + MAX_ROLE + 4)
        if match is None:
            return None
        first, end = match.span("role")
        stop = _ROLE_END.search(self.tokens.tags, first + 1, end)
        end = stop.start() if stop else end
        if "whose" in self.tokens.word[first:end]:
            end = self.tokens.word.index("whose", first)
        while end > first and self.tokens.tags[end - 1] in "IDCt,-":
            end -= 1
        if end - first < 2 or not re.search("[nN]", self.tokens.tags[first:end]):
            return None
        if self.tokens.tags[first] == "#" or self._is_state(first, end):
            return None
        return self._text(first, end)

    def _is_state(self, first: int, end: int) -> bool:
        """Whether words tell what somebody does or feels: lying on the deck; visibly upset."""
        words = self.tokens.word[first:end]
        people = self.lexicon.people
        names_office = any(word in people["persons"] or word in people["titles"] for word in words)
        return words[0].endswith(("ing", "ly")) and not names_office

    def _role_before(self, first: int) -> str | None:
        """`Florida Gov.` or `campaign spokeswoman` before a name."""
        match = _PREFIX.search(self.tokens.tags, max(0, first - 8), first)
        begin = match.start() if match else first
        while begin < first and self.tokens.tags[begin] in "DG#s'-":
            begin += 1
        for i in range(begin, first):
            if "\n" in self._gap(i + 1) or self.tokens.tags[i] == "s":
                begin = i + 1
        titled = any(
            self.is_title(i) or self.tokens.word[i] in self.lexicon.people["persons"]
            for i in range(begin, first)
        )
        courtesy = self._courtesy(first) is not None or self.tokens.word[first - 1 : first] == [
            "dr."
        ]
        return self._text(begin, first) if titled and not courtesy else None

    def _text(self, first: int, last: int) -> str:
        found = self.tokens.normal[self.tokens.start[first] : self.tokens.end[last - 1]]
        return " ".join(found.replace("\u2060", "").split())

    # -- looking up ------------------------------------------------------------------------------

    def is_name(self, word: str) -> bool:
        """Whether a word, given in lower case, never stands in small letters in the text."""
        return word not in self._small

    def within(self, first: int, last: int) -> list[Person]:
        """The people named among the tokens, in order, each once."""
        begin, end = bisect_left(self._starts, first), bisect_left(self._starts, last)
        found = (self.at[i] for i in self._starts[begin:end])
        return list({id(person): person for person in found}.values())

    def namesakes(self, person: Person) -> Iterator[Person]:
        """Others with the same last name."""
        return (p for p in self._by_last[person.last].people if p is not person)

    def place(self, tokens: tuple[int, int]) -> Place:
        """Where tokens stand in the text."""
        return self.tokens.place(*tokens)
