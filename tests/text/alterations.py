"""Articles with known quotes, and ten ways to alter a quote so that it no longer is one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

_SUBJECTS = [
    "the council",
    "our harbour",
    "a third of the shops",
    "every tenant",
    "the old mill",
    "the ferry company",
    "nobody here",
    "the school board",
    "most farmers",
    "the new bridge",
    "a committee of nine",
    "the river",
]
_VERBS = [
    "will close",
    "has lost",
    "must repair",
    "could sell",
    "did open",
    "should pay for",
    "was promised",
    "may return",
    "had counted",
    "would keep",
]
_OBJECTS = [
    "forty boats",
    "the lower market",
    "two hundred jobs",
    "the winter timetable",
    "its last lighthouse",
    "a wall of sandbags",
    "12 percent of the rent",
    "the orchard road",
    "three wells",
    "the night bus",
    "1,400 signatures",
    "the flooded cellar",
]
_ENDINGS = [
    "before the spring",
    "after all these years",
    "without a vote",
    "in spite of the rain",
    "because the money ran out",
    "if the wind turns",
    "for less than we paid",
    "while everybody watched",
    "by the end of 2031",
    "with hardly any warning",
]
_JOINTS = ("and", "but", "because", "although", "so", "while")
_NAMES = ["Ada Merrow", "Tobias Lund", "Ines Calder", "Rufus Amble", "Maud Teller", "Osric Penn"]
_FILLERS = [
    "blue",
    "seventeen",
    "gladly",
    "harvest",
    "wooden",
    "seldom",
    "copper",
    "window",
    "narrow",
    "eleven",
]

Random = random.Random


@dataclass(frozen=True)
class Sample:
    """A text and the quotes that stand in it, as they stand."""

    text: str
    quotes: list[str]


def sample(count: int, seed: int = 1, filler: int = 0) -> Sample:
    """An article with `count` different quotes, each in its own paragraph, and `filler` others."""
    chance = Random(seed)
    quotes: dict[str, None] = {}
    while len(quotes) < count:
        quotes[_saying(chance)] = None
    paragraphs = []
    for i, quote in enumerate(quotes):
        name = chance.choice(_NAMES)
        paragraphs.append(f"“{quote},” {name} said on day {i} of the hearing.")
        paragraphs += [f"{_saying(chance)}." for _ in range(filler)]
    return Sample("\n\n".join(paragraphs) + "\n", list(quotes))


def _saying(chance: Random) -> str:
    first, second = _clause(chance), _clause(chance)
    joined = f"{first}, {chance.choice(_JOINTS)} {second}"
    return joined[:1].upper() + joined[1:]


def _clause(chance: Random) -> str:
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _ENDINGS)
    return " ".join(chance.choice(choices) for choices in parts)


# -- ten ways ---------------------------------------------------------------------------------------


def insert_not(quote: str, chance: Random) -> str:
    return re.sub(
        r"\b(will|has|must|could|did|should|was|may|had|would)\b", r"\1 not", quote, count=1
    )


def contract_not(quote: str, chance: Random) -> str:
    return re.sub(r"\b(has|could|did|should|was|had|would)\b", r"\1n't", quote, count=1)


def drop_word(quote: str, chance: Random) -> str:
    words = quote.split()
    del words[chance.randrange(1, len(words) - 1)]
    return " ".join(words)


def insert_word(quote: str, chance: Random) -> str:
    words = quote.split()
    words.insert(chance.randrange(1, len(words)), chance.choice(_FILLERS))
    return " ".join(words)


def replace_word(quote: str, chance: Random) -> str:
    words = quote.split()
    words[chance.randrange(len(words))] = chance.choice(_FILLERS)
    return " ".join(words)


def swap_words(quote: str, chance: Random) -> str:
    words = quote.split()
    i = chance.randrange(len(words) - 1)
    words[i], words[i + 1] = words[i + 1], words[i]
    return " ".join(words)


def change_number(quote: str, chance: Random) -> str:
    numbers = {
        "forty": "fourteen",
        "two": "ten",
        "three": "thirteen",
        "third": "fifth",
        "nine": "five",
    }
    found = re.search(r"\d+|\b(?:forty|two|three|third|nine)\b", quote)
    if found is None:
        return replace_word(quote, chance)
    new = numbers.get(found[0]) or str(int(found[0]) + chance.randrange(1, 9))
    return quote[: found.start()] + new + quote[found.end() :]


def change_letter(quote: str, chance: Random) -> str:
    places = [i for i, c in enumerate(quote) if c.isalpha() and i]
    i = chance.choice(places)
    new = chance.choice([c for c in "aeioust" if c != quote[i].lower()])
    return quote[:i] + new + quote[i + 1 :]


def join_halves(quote: str, chance: Random) -> str:
    first, _, _ = quote.partition(", ")
    return f"{first}, {chance.choice(_JOINTS)} {_clause(chance)}"


def repeat_word(quote: str, chance: Random) -> str:
    words = quote.split()
    i = chance.randrange(1, len(words) - 1)
    words.insert(i, words[i])
    return " ".join(words)


ALTERATIONS: dict[str, Callable[[str, Random], str]] = {
    "not inserted": insert_not,
    "n't added": contract_not,
    "word dropped": drop_word,
    "word inserted": insert_word,
    "word replaced": replace_word,
    "words swapped": swap_words,
    "number changed": change_number,
    "letter changed": change_letter,
    "halves of two": join_halves,
    "word repeated": repeat_word,
}


def altered(quote: str, alter: Callable[[str, Random], str], text: str, chance: Random) -> str:
    """A quote altered so that it stands nowhere in the text."""
    while True:
        found = alter(quote, chance)
        if found.casefold() != quote.casefold() and found.casefold() not in text.casefold():
            return found
        alter = alter if chance.random() < 0.9 else replace_word
