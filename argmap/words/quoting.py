"""The changes that a quoter may make: marks they add, words they put in, words they leave out.

[T]he plan is a gift        a letter in brackets is the letter
... the plan is a gift      an omission at either end leaves nothing out
The plan [sic] is a *gift* (emphasis added)     notes and emphasis are no words
The plan ... is a gift      an omission
[The plan] is a gift        an insertion: only a reader can say whether it changes what was said
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.words.index import words_in
from argmap.words.normal import normal
from argmap.words.printing import without_footnotes

_DOTS = r"(?:\u2026|\.(?:[ \u00a0]?\.){2,})"
_OMISSION = rf"(?:\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS})"
_CUT = re.compile(rf"\[([^\[\]]{{0,200}})\]|{_OMISSION}")
_AT_THE_BEGINNING = re.compile(rf"^[\s'\"\u201c\u2018\u00ab]*{_OMISSION}\s*")
_AT_THE_END = re.compile(
    rf"(?<!\s)\s*(?:\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\))[\s.,;:!?'\"\u201d\u2019\u00bb]{{0,9}}$"
)
_LETTER = re.compile(r"\[(\w)\](?=\w)|\[(\w)\](?=\s)")
_EMPHASIS = r"(?:emphas[ie]s|italics?|bold|stress|underlining)"
_BROKEN = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
_NOTE = re.compile(
    r" ?[\[(]\s*(?:sic[.!]?"
    rf"|{_EMPHASIS} (?:is |are )?(?:added|mine|ours|in (?:the )?original|supplied|theirs|his|hers)"
    rf"|(?:my|our|original|author's) {_EMPHASIS})\.?\s*[\])]",
    re.IGNORECASE,
)


def with_letters(part: str) -> str:
    """A part with `[T]he` as `The`: a letter in brackets is no omission."""
    return _LETTER.sub(lambda m: m[1] or m[2], part)


def without_notes(part: str) -> str:
    """A part without `[sic]`, `(emphasis added)`, footnote marks, and omissions at its ends."""
    plain = _NOTE.sub("", without_footnotes(part))
    return _AT_THE_END.sub("", _AT_THE_BEGINNING.sub("", plain))


def readings(part: str) -> list[str]:
    """The words that a part may quote: as it stands, then without what the quoter has added.

    A source can have brackets itself, so the part as it stands comes first.

    >>> readings("[T]he plan [sic] is dear")
    ['[T]he plan [sic] is dear', 'The plan [sic] is dear', 'The plan is dear']
    """
    letters = with_letters(part)
    plain = without_notes(letters)
    # A line break that was copied with the words is a space by now: `trans- port`.
    return list(dict.fromkeys((part, letters, plain, _BROKEN.sub("-\n", plain))))


@dataclass(frozen=True, slots=True)
class Shown:
    """How a part shows that it was cut: the words between the cuts, and the words put in."""

    pieces: tuple[str, ...]
    omits: bool = False
    inserted: tuple[str, ...] = ()
    """The words put in, with their brackets, as they stand in the quote."""

    @property
    def is_cut(self) -> bool:
        """Whether it shows that words are left out or put in."""
        return self.omits or bool(self.inserted)


def shown_in(part: str) -> Shown:
    """A part, split at its cuts.

    >>> shown_in("[The plan] is ... a gift")
    Shown(pieces=(' is ', ' a gift'), omits=True, inserted=('[The plan]',))
    """
    plain = without_notes(with_letters(part))
    cuts = list(_CUT.finditer(plain))
    inserted = tuple(cut[0] for cut in cuts if cut[1] and _has_words(cut[1]))
    bounds = [0, *(at for cut in cuts for at in cut.span()), len(plain)]
    pieces = [plain[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    told = tuple(piece for piece in pieces if _has_words(piece))
    return Shown(told, len(cuts) > len(inserted), inserted)


def _has_words(text: str) -> bool:
    return any(True for _ in words_in(normal(text)))
