"""Labels: how a transcript says who speaks, at the beginning of a line or on a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from argmap.text.directions import STAMP, TIME, time_of
from argmap.text.lexicon import lexicon
from argmap.text.places import Place
from argmap.words.normal import FILLER

Form = Literal["role", "capitals", "titled", "marked", "plain", "nameless"]
"""Why a label is one. What is only `plain` can be any word before a colon."""

MAX_NAME = 60
"""How much of a line is looked at for a name, in characters."""
MAX_WORDS = 7

_TIME = re.compile(TIME)
_BEFORE = re.compile(rf"[ \t{FILLER}]*(?:>>(?!>)[ \t]*)?[*_]{{0,3}}")
"""Blanks, the arrows of captions, and the marks of Markdown."""
_ARROWS = re.compile(rf"[ \t{FILLER}]*>>(?!>)[ \t]*(?=\S)")
_DIRECTION = re.compile(r"\([A-Z][A-Z \-]{2,40}\)[_ \t]*(?=\S)")
_WORD = r"(?!\d+:\d)[\w.'&/\-]+"
_NAME = re.compile(rf"[^\W\d_][\w.'&/\-]*(?:,?[ \t_]{{1,3}}{_WORD})*")
_BRACKETS = re.compile(r"[ \t_]*[(\[]([^()\[\]\n]{1,60})[)\]]")
_SIGN = re.compile(r"[*_ \t]{0,3}([:;])[*_]{0,3}")
_QA = re.compile(
    r"([QA])\d{0,3}(?:\.(?=[ \t])(?![ \t]+[A-Z][\w'\-]{1,30}[ \t]*[:(])|(?=[ \t]*:)|(?=\t|[ ]{2}))"
)
_STOPPED = re.compile(
    r"(?P<title>[A-Z][a-z]{1,12}\.?)[ \t]+(?P<name>[A-Z][A-Z'\-]+(?:[ \t][A-Z][A-Z'\-]+){0,3})"
    r"(?:[ \t]of[ \t](?P<of>[A-Z]\w+(?:[ \t][A-Z]\w+)?))?\.(?=[ \t]|$)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_PREFIXES = ("Mc", "Mac", "De", "Di", "La", "Le", "Van", "O")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands in a text."""

    name: str
    """The name with its titles on one line."""
    place: Place
    """From the beginning of the line to where the spoken words begin."""
    form: Form
    at: str | None = None
    """The time that it gives."""
    note: str | None = None
    """What stands in brackets behind the name: a constituency, a party, a role."""
    is_alone: bool = False
    """Whether it has the line to itself."""
    is_slip: bool = False
    """Whether it ends with a semicolon, where somebody meant a colon."""

    @property
    def key(self) -> str:
        """The name as labels are counted."""
        return self.name.casefold()


def label_at(plain: str, start: int, end: int) -> Label | None:
    """The label that a line of a text in normal form may begin with."""
    i, at = _over_stamp(plain, start, end)
    arrows = _ARROWS.match(plain, i, end)
    i = _end(_BEFORE.match(plain, i, end))
    direction = _DIRECTION.match(plain, i, end)
    if direction:
        i = _end(_BEFORE.match(plain, direction.end(), end))
    found = _named(plain, (start, end), i, at)
    if found is None and arrows:
        # Captions say in this way that somebody else speaks, and not who.
        return Label("", (start, arrows.end()), "nameless", at)
    return found


def _named(plain: str, line: Place, i: int, at: str | None) -> Label | None:
    start, end = line
    qa = _QA.match(plain, i, end)
    if qa:
        stop = qa.end() + (plain[qa.end() : qa.end() + 1] == ":")
        return Label(qa[1], (start, _skip(plain, stop, end)), "role", at)
    match = _NAME.match(plain, i, min(end, i + MAX_NAME))
    if match is None:
        return None
    name = _line(match[0])
    i, notes, noted = _over_brackets(plain, match.end(), end)
    at = at or noted
    form = form_of(name)
    sign = _SIGN.match(plain, i, end)
    if sign is None:
        stopped = _stopped(plain, line, match.start(), at)
        if stopped is not None:
            return stopped
        rest = plain[i:end].strip(f" \t*_{FILLER}")
        if rest and not _TIME.fullmatch(rest):
            return None
        if name.endswith(".") and not name.endswith(("Jr.", "JR.", "Sr.", "SR.")):
            # The end of a sentence, perhaps one in capitals.
            return None
        if form in ("plain", "capitals") and (rest or notes):
            form = "marked"
        return form and Label(name, line, form, at or rest or None, _note(notes), True)
    behind = plain[sign.end() : sign.end() + 1]
    if form is None or not _is_closed(sign[1], behind, form):
        return None
    if form == "plain" and (at or notes or sign[0][0] in " \t"):
        form = "marked"
    i, later = _over_later_stamp(plain, _skip(plain, sign.end(), end), end)
    return Label(name, (start, i), form, at or later, _note(notes), i >= end, sign[1] == ";")


def form_of(name: str) -> Form | None:
    """Why a name before a colon can be a speaker's; None where it cannot."""
    words = [word for word in re.split(r"[\s_,]+", name) if word]
    if not 0 < len(words) <= MAX_WORDS:
        return None
    lower = [word.strip(".'").lower() for word in words]
    known = lexicon().transcripts
    if _is_role(words, lower):
        return "role"
    if lower[0] in known["fields"] or lower[-1] in known["fields"]:
        return None
    if any(word[:1].isdigit() for word in words):
        return None
    if _is_in_capitals(name):
        return "capitals"
    small = known["small"]
    if words[-1] in small or not all(w[:1].isupper() or w in small for w in words):
        return None
    if len(words) > 1 and lower[0] in known["honorifics"] and lower[-1] not in known["honorifics"]:
        return "titled"
    # A small word of English with a capital is no name: However: ..., This: ...
    return None if len(words) == 1 and lower[0] in lexicon().tags else "plain"


def _is_role(words: list[str], lower: list[str]) -> bool:
    """Interviewer, Madam Chair, Speaker 2, FIRST WITNESS."""
    known = lexicon().transcripts
    if len(lower) > 1 and (lower[-1].isdigit() or len(lower[-1]) == 1):
        lower = lower[:-1]
    said = [w for w in lower if w not in ("the", "mr", "madam", "mister", "an")]
    roles = known["chair"] | known["asking"] | known["speaking"]
    return bool(said) and words[0][:1].isupper() and all(word in roles for word in said)


def _is_in_capitals(name: str) -> bool:
    """Whether a name is in capitals, but for a title or a prefix: Mr McGEE, The PRESIDENT."""
    known = lexicon().transcripts
    words = _LETTERS.findall(name)
    main = [
        w
        for w in words
        if w.isupper() or (w.lower() not in known["honorifics"] and w not in known["small"])
    ]
    return sum(map(len, main)) > 1 and all(
        w.isupper() or (w.startswith(_PREFIXES) and w[-2:].isupper()) for w in main
    )


def _stopped(plain: str, line: Place, i: int, at: str | None) -> Label | None:
    """`Mr. ADDISON of Kent. I rise`: a title, a name in capitals, and a full stop."""
    match = _STOPPED.match(plain, i, min(line[1], i + MAX_NAME))
    if match is None:
        return None
    title = match["title"].rstrip(".").lower()
    if title != "the" and title not in lexicon().transcripts["honorifics"]:
        return None
    name = f"{match['title']} {match['name']}"
    return Label(
        _line(name), (line[0], _skip(plain, match.end(), line[1])), "titled", at, match["of"]
    )


def _is_closed(sign: str, behind: str, form: Form) -> bool:
    """Whether a colon ends a label: whoever writes no blank behind it writes names in capitals."""
    if sign == ":" and (not behind or behind.isspace() or behind in FILLER):
        return True
    return form == "capitals" and not behind.isdigit() and behind not in ("/", ":")


def _over_stamp(plain: str, start: int, end: int) -> tuple[int, str | None]:
    i = _skip(plain, start, end)
    stamp = STAMP.match(plain, i, end)
    return (_skip(plain, stamp.end(), end), time_of(stamp[0])) if stamp else (start, None)


def _over_later_stamp(plain: str, i: int, end: int) -> tuple[int, str | None]:
    stamp = STAMP.match(plain, i, end)
    if stamp is None or stamp[0][0].isdigit():
        return i, None
    return _skip(plain, stamp.end(), end), time_of(stamp[0])


def _over_brackets(plain: str, i: int, end: int) -> tuple[int, list[str], str | None]:
    """What stands in brackets behind a name, and a time that stands there."""
    notes: list[str] = []
    at = None
    while bracket := _BRACKETS.match(plain, i, end):
        inside = bracket[1].strip()
        if _TIME.fullmatch(inside):
            at = inside
        else:
            notes.append(inside)
        i = bracket.end()
    return i, notes, at


def _note(notes: list[str]) -> str | None:
    known = lexicon().transcripts
    passing = known["continuing"] | known["directions"]
    kept = [note for note in notes if not set(note.lower().strip(". ").split()) & passing]
    return ", ".join(kept) or None


def _line(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _skip(plain: str, i: int, end: int) -> int:
    """Over blanks, and the dash that some put behind a time or a name."""
    while i < end and (plain[i] in f" \t{FILLER}" or plain[i : i + 2] in ("- ", "\u2014 ")):
        i += 1
    return i


def _end(match: re.Match[str] | None) -> int:
    # The patterns match the empty text as well, so there is always a match.
    assert match is not None
    return match.end()
