"""Who says what: the speaker and the words of a locution, and the claim that it voices.

A locution (L) is a text such as `Ann Lee : Trade falls.`. The name before the colon tells the speaker:
person ids in files from AIFdb are opaque, and one often stands for several people. If a file has a
table of participants (xAIF), the table decides. An analyst's copy, `Nicole: Ann Lee : Trade falls.`,
repeats another locution, and Nicole says nothing by it.

>>> from argmap.formats.aif.graph import AifGraph
>>> raw = {"nodes": [{"nodeID": "1", "type": "L", "text": "Ann Lee : Trade falls."}]}
>>> said = Speeches(AifGraph(raw), raw).speech("1")
>>> said.speaker, said.label, said.quote
('ann-lee', 'Ann Lee', 'Trade falls.')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from argmap.formats.aif.graph import AifGraph, Raw, listed
from argmap.formats.aif.illocutions import force_of, name_of
from argmap.formats.aif.texts import plain, text_of
from argmap.formats.core.ids import FreshIds, slug
from argmap.model import Force, is_id

# Up to 60 characters: a colon further on belongs to the words and not to a name.
_PREFIX = re.compile(r"\s*([^:]{1,60}?)\s*:\s*(\S.*)\Z", re.DOTALL)
_SAYS = re.compile(r"\s*([^:'\"]{1,60}?)\s+says\s+(['\"])(.*)\2\s*\Z", re.DOTALL)
_NUMBERED = re.compile(r"\d")

REPORTED, NO_WORDS = "reported", "none"
"""Whose words stand in a locution, if not the speaker's own: a reporter's, or the map-maker's."""


class Speech(NamedTuple):
    """What a locution says: whose it is, in which words."""

    speaker: str
    """The speaker's id."""
    label: str
    """The name that stands for the speaker in the text."""
    quote: str | None = None
    reported: str | None = None
    date: str | None = None
    outlet: str | None = None
    """The paper or programme that passed the words on, if it is no speaker."""
    turn: str | None = None

    @property
    def words(self) -> str:
        """The words of either; empty where the locution has none of the speaker's."""
        return self.quote or self.reported or ""


class Anchoring(NamedTuple):
    """A locution that voices a claim."""

    locution: str
    speech: Speech
    illocution: str = ""
    """The name of what it does with the claim."""
    via: str | None = None
    """The id of the speaker who reports it."""

    @property
    def force(self) -> Force:
        """What the speaker does with the claim."""
        return force_of(self.illocution)


class Speeches:
    """The speakers of a file, and what each of its locutions says."""

    def __init__(self, graph: AifGraph, raw: Raw) -> None:
        self.graph = graph
        self.participants = dict(_participants(raw))
        self.speakers: dict[str, dict[str, Any]] = {}
        """By id, as the model has them."""
        self.nameless: list[str] = []
        """Locutions that do not say whose they are."""
        self._ids = FreshIds("-")
        self._by_name: dict[tuple[str, str | None], str] = {}
        self._known: dict[str, Speech] = {}
        for person, name in self.participants.items():
            id = own_id(person, "speaker")
            if id is not None:
                known = self._speaker(name, id)
                # A locution that only has the name means the same speaker.
                self._by_name.setdefault((name, None), known)

    def voices(self, claim: str) -> Iterator[Anchoring]:
        """The utterances of an I-node: the locutions that are anchored in it, each once."""
        does: dict[str, str] = {}
        for illocution, locution in self._anchoring(claim):
            name = name_of(self.graph.nodes[illocution])
            # What asserts a claim in one way and does something else in another asserts it.
            before = does.setdefault(locution, name)
            if force_of(before) != "asserts" and force_of(name) == "asserts":
                does[locution] = name
        for locution, name in does.items():
            yield Anchoring(locution, self._voiced(locution), name, self._reporter(locution))

    def arguers(self, step: str) -> list[str]:
        """The ids of those who draw an S-node: the speakers of the moves that it is anchored in."""
        moves = (
            locution
            for illocution in self.graph.anchored_in.get(step, ())
            for locution in self.moves(illocution)
        )
        return list(dict.fromkeys(self.speech(locution).speaker for locution in moves))

    def moves(self, illocution: str) -> Iterator[str]:
        """The locutions that perform an illocution: its own, or the later one of its transition.

        In `L1 -> TA -> L2` and `TA -> YA Arguing -> RA`, the speaker of L2 argues, in answer to L1.
        """
        if not self._is_analysing(illocution):
            for anchor in self.graph.anchors.get(illocution, ()):
                if self.graph.types[anchor] == "L":
                    yield anchor
                else:
                    yield from self.graph.next_locutions.get(anchor, ())

    def speech(self, locution: str) -> Speech:
        """What a locution says."""
        known = self._known.get(locution)
        if known is None:
            known = self._known[locution] = self._understood(locution)
        return known

    def _anchoring(self, node: str) -> Iterator[tuple[str, str]]:
        """The illocutions and locutions that are anchored in a node, without those of analysts."""
        types = self.graph.types
        for illocution in self.graph.anchored_in.get(node, ()):
            if not self._is_analysing(illocution):
                for anchor in self.graph.anchors.get(illocution, ()):
                    if types[anchor] == "L":
                        yield illocution, anchor

    def _voiced(self, locution: str) -> Speech:
        """The speech of an anchored locution; an analyst's copy counts as the locution that it repeats."""
        speech = self.speech(locution)
        if ":" in speech.words:
            person = text_of(self.graph.persons.get(locution, {}).get("personID"))
            repeated = self._by_text.get(_key(speech.words))
            # A listed participant who quotes another in full does speak.
            if repeated is not None and person not in self.participants:
                return self.speech(repeated)
        return speech

    def _reporter(self, locution: str) -> str | None:
        """Who reports a locution: the speaker of one that is anchored in it."""
        for _, outer in self._anchoring(locution):
            if outer != locution:
                return self.speech(outer).speaker
        return None

    def _is_analysing(self, illocution: str) -> bool:
        return is_analysing(name_of(self.graph.nodes[illocution]))

    def _understood(self, locution: str) -> Speech:
        raw = text_of(self.graph.nodes[locution].get("text"))
        entry = self.graph.persons.get(locution, {})
        person = text_of(entry.get("personID")) or None
        name, words = self._split(raw, person)
        if name is None:
            self.nameless.append(locution)
            return self._of_nobody(words, person, entry)
        own = own_id(person, "speaker") if person in self.participants else None
        return self._speech(self._speaker(name, own), words, entry)

    def _split(self, raw: str, person: str | None) -> tuple[str | None, str]:
        """The speaker's name and the words of a locution; no name where there is none."""
        # Words like `Note: trade falls` must not make a speaker `Note` if the file names its
        # people.
        if person in self.participants:
            return self._split_by_participant(raw, str(person))
        match = _PREFIX.match(raw)
        if match is None and " says " in raw:
            says = _SAYS.match(raw)
            if says:
                return plain(says[1]), plain(says[3])
        if match is None:
            return None, plain(raw)
        return plain(match[1]), plain(match[2])

    def _split_by_participant(self, raw: str, person: str) -> tuple[str, str]:
        name = self.participants[person]
        label = name or own_id(person, "speaker") or person
        head, colon, words = raw.partition(":")
        said_name = plain(head)
        # `Lee: Trade falls.` by the participant Ann Lee: the surname is no part of the words.
        if colon and (said_name == label or _is_part(said_name, label)):
            return name, plain(words)
        if colon and said_name in self._participant_names:
            return said_name, plain(words)
        return name, plain(raw)

    @cached_property
    def _participant_names(self) -> frozenset[str]:
        return frozenset(self.participants.values())

    @cached_property
    def _by_text(self) -> dict[str, str]:
        """By text: a locution that has it."""
        nodes = self.graph.nodes
        return {_key(plain(text_of(nodes[key].get("text")))): key for key in self.graph.locutions}

    @cached_property
    def _names_of_persons(self) -> dict[str, set[str]]:
        """By person: the names before the colons of their locutions."""
        found: dict[str, set[str]] = {}
        for locution, entry in self.graph.persons.items():
            node = self.graph.nodes.get(locution)
            match = _PREFIX.match(text_of(node.get("text"))) if node else None
            if match:
                found.setdefault(text_of(entry.get("personID")), set()).add(plain(match[1]))
        return found

    def _of_nobody(self, words: str, person: str | None, entry: Raw) -> Speech:
        """A speech whose locution names nobody: of the person it belongs to, by what can be known."""
        names = self._names_of_persons.get(person or "", set())
        # All other locutions of this person carry one name, so the person is known after all.
        if len(names) == 1:
            return self._speech(self._speaker(next(iter(names)), None), words, entry)
        # Said to be unknown rather than guessed: nobody gets words that may not be theirs.
        name = f"Person {person}" if person else "Unnamed speaker"
        speaker = self._speaker(name, None)
        self.speakers[speaker]["anonymous"] = True
        return self._speech(speaker, words, entry)

    def _speech(self, speaker: str, words: str, entry: Raw) -> Speech:
        whose = text_of(entry.get("words"))
        reported = words if whose == REPORTED else text_of(entry.get("reported"))
        return Speech(
            speaker,
            self.speakers[speaker]["name"] or speaker,
            words if words and whose not in (REPORTED, NO_WORDS) else None,
            reported or None,
            text_of(entry.get("start")) or None,
            text_of(entry.get("via")) or None,
            text_of(entry.get("turn")) or None,
        )

    def _speaker(self, name: str, own: str | None) -> str:
        """The id of the speaker of a name, who is made known if need be."""
        id = self._by_name.get((name, own))
        if id is None:
            id = self._ids.take(own or slug(name, "speaker"))
            self._by_name[name, own] = id
            self.speakers[id] = {"id": id, "name": name}
        return id


@lru_cache(maxsize=256)
def is_analysing(illocution: str) -> bool:
    """Whether an illocution of this name is an analyst's, who only notes what somebody said."""
    return illocution.strip().lower().startswith(("analysing", "analyzing"))


def own_id(id: str | None, kind: str) -> str | None:
    """The id that a person gave to an element, if a node's or participant's id is one.

    A word is such an id. A number, or letters with digits, came from a program, unless the id is
    marked with `kind:`, as the writer does.

    >>> own_id("trade", "claim"), own_id("n12", "claim"), own_id("claim:n12", "claim")
    ('trade', None, 'n12')
    """
    if id is None:
        return None
    bare = id.removeprefix(f"{kind}:")
    if bare == id and (_NUMBERED.search(id) or not id[:1].isalpha()):
        return None
    return bare if is_id(bare) else None


def foreign_id(id: str, kind: str) -> str:
    """The id of a node or participant from which `own_id` gets the id of the element back."""
    return id if own_id(id, kind) == id else f"{kind}:{id}"


def _participants(raw: Raw) -> Iterator[tuple[str, str]]:
    for entry in listed(raw, "participants"):
        if isinstance(entry, dict):
            parts = [plain(text_of(entry.get(key))) for key in ("firstname", "surname")]
            yield text_of(entry.get("participantID")), " ".join(part for part in parts if part)


def _key(text: str) -> str:
    return " ".join(text.split())


def _is_part(name: str, whole: str) -> bool:
    """Whether a name is made of words of another: `Lee` of `Ann Lee`."""
    # Whole words only: `An` is no part of `Ann Lee`.
    words = name.casefold().split()
    return bool(words) and set(words) <= set(whole.casefold().split())
