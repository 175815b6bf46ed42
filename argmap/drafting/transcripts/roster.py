"""Who the labels of a transcript name: one speaker for each person, however they are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from argmap.drafting.speakers.voices import Speaker
from argmap.drafting.transcripts.labels import Label
from argmap.model import Speaker as MapSpeaker
from argmap.text.lexicon import lexicon

_LETTERS = re.compile(r"[^\W\d_]+")
_SCOTS = re.compile(r"\bMc[a-z]")
_WORDS = re.compile(r"[\s_]+")
_SPELT = re.compile(r"\b[^\W\d_]['\w]*[^\W\d_]\b")
_FULL_NAME = re.compile(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "qc", "kc", "mp", "mep", "msp", "md", "phd"))


@dataclass(frozen=True, slots=True)
class _Called:
    """The labels of one spelling, with the words of the name without titles."""

    key: str
    core: tuple[str, ...]
    gender: str | None
    label: Label
    notes: tuple[str, ...]


def roster(labels: Sequence[Label], plain: str, given: Iterable[MapSpeaker] = ()) -> list[Speaker]:
    """The speaker of each label; `given` are people whom somebody lists by hand."""
    people = _named(labels, plain, given)
    # Nobody says who these are, so no two of them are one.
    nameless = count(1)
    return [
        people[label.key] if label.name else Speaker(f"Voice {next(nameless)}", is_anonymous=True)
        for label in labels
    ]


def _named(
    labels: Sequence[Label], plain: str, given: Iterable[MapSpeaker]
) -> Mapping[str, Speaker]:
    """The speakers with a name, by the key of their labels."""
    by_hand = _by_hand(given)
    same: dict[str, list[Label]] = {}
    for label in labels:
        if label.name:
            same.setdefault(label.key, []).append(_by_name(label))
    people: dict[str, Speaker] = {}
    called = []
    for key, named in same.items():
        core, gender = core_of(named[0].name)
        known = by_hand.get(_plain_name(key)) or by_hand.get(" ".join(core))
        if known is not None:
            people[key] = known
        elif named[0].form == "role" or not core:
            people[key] = _role_speaker(named[0])
        else:
            notes = tuple(dict.fromkeys(label.note for label in named if label.note))
            called.append(_Called(key, core, gender, named[0], notes))
    spelt = _spellings(plain)
    for group in _merged(called):
        speaker = _speaker(group, spelt)
        people.update((each.key, speaker) for each in group)
    _with_titles(people, called)
    return people


def _by_name(label: Label) -> Label:
    """`The Minister for Ports (Ada Merrow)` by the name, with the office as what stands in brackets."""
    known = lexicon().transcripts
    office = re.split(r" (?:for|of) ", label.name)[0].casefold().split()
    titles = known["honorifics"] | known["chair"]
    if label.note is None or not all(word in titles for word in office):
        return label
    if not _FULL_NAME.fullmatch(label.note):
        return label
    return replace(label, name=label.note, note=label.name.removeprefix("The "), form="marked")


def _by_hand(given: Iterable[MapSpeaker]) -> dict[str, Speaker]:
    found: dict[str, Speaker] = {}
    for each in given:
        speaker = Speaker(
            each.label, each.role, is_anonymous=each.anonymous, is_collective=each.collective
        )
        for name in (each.id, each.name, *each.aliases):
            if name:
                found.setdefault(_plain_name(name), speaker)
                found.setdefault(_plain_name(name.replace("-", " ")), speaker)
    return found


def _plain_name(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s'&-]", " ", name.casefold()).split())


def core_of(name: str) -> tuple[tuple[str, ...], str | None]:
    """The words of a name without its titles, in small letters; and `women` or `men` where a title tells."""
    titles, people = lexicon().transcripts["honorifics"], lexicon().people
    name = name.split(",")[0]
    words = [w.strip(".'").casefold() for w in _WORDS.split(name) if w.strip(".'")]
    gender = None
    while len(words) > 1 and words[0] in titles:
        first = words.pop(0)
        gender = gender or next((g for g in ("women", "men") if first in people[g]), None)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words), gender


def _merged(called: Sequence[_Called]) -> list[list[_Called]]:
    """Groups of labels of one person: Li and Li Wei, unless there are two whom Li can be."""
    genders: dict[tuple[str, ...], set[str]] = {}
    for each in called:
        genders.setdefault(each.core, set()).update([each.gender] if each.gender else [])
    groups: dict[tuple[tuple[str, ...], str | None], list[_Called]] = {}
    for each in called:
        # Mr Lee and Ms Lee are two; whoever has no title is with the only one there is.
        gender = each.gender if len(genders[each.core]) > 1 else None
        groups.setdefault((each.core, gender), []).append(each)
    people = _joined(list(groups.values()), lambda core: [(core[0][0], core[-1])])
    return _joined(people, lambda core: list(dict.fromkeys([core[:1], core[-1:]])))


def _joined(
    groups: list[list[_Called]], shorter: Callable[[tuple[str, ...]], list[tuple[str, ...]]]
) -> list[list[_Called]]:
    """The groups, those with a shorter name of somebody else joined to the only one who can be meant."""
    full: dict[tuple[str, ...], list[list[_Called]]] = {}
    for group in groups:
        core = group[0].core
        for short in shorter(core) if len(core) > 1 else ():
            if short != core:
                full.setdefault(short, []).append(group)
    result = []
    for group in groups:
        fits = full.get(group[0].core, [])
        if len(fits) == 1 and _genders_fit(group, fits[0]):
            fits[0].extend(group)
        else:
            result.append(group)
    return result


def _genders_fit(short: Sequence[_Called], full: Sequence[_Called]) -> bool:
    """Whether titles and given names can be one person's: Ms Merrow is not Tom Merrow."""
    given = lexicon().given
    told = {each.gender for each in (short[0], full[0]) if each.gender}
    told |= {gender for gender in ("women", "men") if full[0].core[0] in given[gender]}
    return len(told) < 2


def _speaker(group: Sequence[_Called], spelt: Mapping[str, str]) -> Speaker:
    """The speaker by the fullest name, with what stands in brackets or the title as the role."""
    fullest = max(group, key=lambda each: len(each.core))
    name, role = _name_and_role(fullest.label.name, spelt)
    roles = [_name_and_role(each.label.name, spelt)[1] for each in group]
    notes = [note for each in group for note in each.notes]
    return Speaker(name, next((r for r in [*notes, role, *roles] if r), None))


def _with_titles(people: Mapping[str, Speaker], called: Sequence[_Called]) -> None:
    """Give two who have one name their titles: Mr Lee and Ms Lee."""
    named: dict[str, dict[int, Speaker]] = {}
    for speaker in people.values():
        named.setdefault(speaker.name.casefold(), {})[id(speaker)] = speaker
    for each in called:
        speaker = people[each.key]
        if len(named.get(speaker.name.casefold(), ())) > 1 and each.label.name.count(" "):
            title = each.label.name.split()[0]
            speaker.name = f"{title.capitalize() if title.isupper() else title} {speaker.name}"


def _name_and_role(name: str, spelt: Mapping[str, str]) -> tuple[str, str | None]:
    """`CLLR LI WEI` is Li Wei, Cllr; Mr and Mrs are no roles."""
    known = lexicon().transcripts
    name, _, after = name.partition(",")
    words, titles = name.split(), []
    while len(words) > 1 and words[0].strip(".").casefold() in known["honorifics"]:
        titles.append(words.pop(0))
    shown = " ".join(_cased(word, spelt) for word in words)
    role = " ".join(
        _cased(word, {}) for word in titles if word.strip(".").casefold() not in known["polite"]
    )
    after = after.strip()
    if after.strip(".").casefold() in _SUFFIXES:
        return f"{shown}, {after}", role or None
    return shown, role or after or None


def _cased(word: str, spelt: Mapping[str, str]) -> str:
    """A word in capitals as the text spells it elsewhere, or else with one capital for each piece."""
    if not word.isupper() or len(word.strip(".")) < 2 or word.count(".") > 1:
        return word
    known = spelt.get(word.casefold())
    if known is not None:
        return known
    cased = _LETTERS.sub(lambda match: match[0].capitalize(), word)
    return _SCOTS.sub(lambda match: match[0][:2] + match[0][2].upper(), cased)


def _spellings(plain: str) -> dict[str, str]:
    """How names are spelt in the running text, by their small letters."""
    found: dict[str, str] = {}
    for match in _SPELT.finditer(plain):
        word = match[0].removesuffix("'s")
        if word[0].isupper() and not word.isupper():
            found.setdefault(word.casefold(), word)
    return found


def _role_speaker(label: Label) -> Speaker:
    """Somebody who is only called by what they do in the debate."""
    words = {word.strip(".").casefold() for word in label.name.split()}
    is_numbered = label.name[-1].isdigit()
    is_loud = label.name.isupper() and len(label.name) > 1
    return Speaker(
        label.name.capitalize() if is_loud else label.name,
        label.note,
        is_anonymous=True,
        is_collective=bool(words & lexicon().transcripts["unnamed"]) and not is_numbered,
    )
