"""Who said it: speakers, words and sources in data, in both directions.

Data such as `{speaker: Ana, quote: the very words, source: Hearing, page: 3}` is an utterance of the
claim. Keys that the model has no field for are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from argmap.formats.argdown.language.document import Data
from argmap.formats.argdown.meaning.naming import Ids
from argmap.formats.native.fields import CLAIM, RELATION, RELATION_DETAILS, UTTERANCE
from argmap.formats.native.reading import source_field
from argmap.model import VOICING, ArgumentMap, Utterance

SPEAKER_KEYS = ("speaker", "proponent", "author")
_SPELLED = frozenset(("speaker", "quote", "source", "at", "extra"))
_WORDS = tuple(field for field in UTTERANCE.plain if field.name not in _SPELLED)
"""The fields of an utterance that have the same name in data."""
_OF_CLAIM = tuple(
    field
    for field in CLAIM.plain
    if field.name not in ("title", "text", "kind", "section", "tags", "proposed", "extra")
)
"""The fields of a claim that have the same name in data; the others have signs of their own."""
OF_STEP = tuple(f for f in RELATION_DETAILS if f.name not in ("speakers", "scheme", "extra"))
"""The fields of a relation that have the same name in the data of its inference."""
_PAGE = re.compile(r"p\. ([1-9][0-9]{0,8})\Z")

Plain = dict[str, Any]


@dataclass(slots=True)
class People:
    """The speakers and sources that data names, by their names."""

    speakers: dict[str, Plain] = field(default_factory=dict)
    sources: dict[str, Plain] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)
    _by_source: dict[str, str] = field(default_factory=dict)
    _speaker_ids: Ids = field(default_factory=lambda: Ids("speaker"))
    _source_ids: Ids = field(default_factory=lambda: Ids("source"))

    def add_speaker(self, speaker: Plain) -> None:
        """Add a speaker that is already known."""
        self.speakers[speaker["id"]] = speaker
        self._speaker_ids.taken[speaker["id"]] = 1
        self._by_name.setdefault(speaker.get("name") or speaker["id"], speaker["id"])

    def add_source(self, source: Plain) -> None:
        """Add a source that is already known."""
        self.sources[source["id"]] = source
        self._source_ids.taken[source["id"]] = 1
        self._by_source.setdefault(source_name(source), source["id"])

    def speaker(self, name: str) -> str:
        """The id of the speaker of a name."""
        if name not in self._by_name:
            if name in self.speakers:
                return name
            id = self._by_name[name] = self._speaker_ids.new(name)
            self.speakers[id] = {"id": id, "name": name}
        return self._by_name[name]

    def source(self, name: str) -> str:
        """The id of the source of a title, a URL or a path."""
        if name not in self._by_source:
            if name in self.sources:
                return name
            id = self._by_source[name] = self._source_ids.new(name)
            self.sources[id] = {"id": id, source_field(name): name}
        return self._by_source[name]


def source_name(source: Plain) -> str:
    """The name of a source in data: its title, its URL or its path."""
    name = source.get("title") or source.get("url") or source.get("path") or source["id"]
    return str(name)


def say(claim: Plain, said: Sequence[Data], merged: Data, people: People) -> Data:
    """Fill the fields of a claim from the data of its members; returns the rest of the data.

    `said` is the data of each member, `merged` that of all together.
    """
    utterances: list[Plain] = []
    rests: list[Data] = []
    for data in said:
        found, rest = utterances_of(data, people)
        utterances += found
        rests.append(rest)
    if utterances:
        claim["utterances"] = utterances
    if len(rests) == 1:
        rest = rests[0]
    else:
        rest = {key: value for key, value in merged.items() if any(key in r for r in rests)}
    claim |= CLAIM.taken(rest, _OF_CLAIM)
    return rest


def said_of_step(data: Data, people: People, otherwise: list[str]) -> tuple[Plain, Data]:
    """The fields of a relation from the data of its inference, and the rest of the data.

    If the data names nobody, `otherwise` draw the relation: those who voice its argument.
    """
    rest = dict(data)
    said = RELATION.taken(rest, OF_STEP)
    names = _names(rest.get("speaker"))
    if names:
        del rest["speaker"]
    said["speakers"] = [people.speaker(name) for name in names] or otherwise
    return said, rest


def utterances_of(data: Data, people: People) -> tuple[list[Plain], Data]:
    """The utterances in data, and the rest of the data.

    >>> utterances_of({"speaker": "Ana", "quote": "No.", "page": 3, "mood": "angry"}, People())
    ([{'speaker': 'ana', 'quote': 'No.', 'at': 'p. 3'}], {'mood': 'angry'})
    """
    rest = dict(data)
    names, key = _speakers(rest)
    source = rest.get("source")
    if not (isinstance(source, str) and source.strip()):
        source = None
    if not names:
        # If only a source is named, the source itself is the speaker.
        if source is None:
            return [], rest
        names = [source]
    else:
        del rest[key]
    words: Plain = {}
    if source is not None:
        words["source"] = people.source(rest.pop("source"))
    _take_words(rest, words)
    return [{"speaker": people.speaker(name), **words} for name in names], rest


def voicing(utterances: Sequence[Plain]) -> list[str]:
    """The ids of those who voice a claim with these utterances, each once."""
    voices = (u["speaker"] for u in utterances if u.get("force", "asserts") in VOICING)
    return list(dict.fromkeys(voices))


def _speakers(data: Data) -> tuple[list[str], str]:
    for key in SPEAKER_KEYS:
        names = _names(data.get(key))
        if names:
            return list(dict.fromkeys(names)), key
    return [], ""


def _names(value: Any) -> list[str]:
    """One name or a list of names, as a list; empty for anything else."""
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(n, str) and n.strip() for n in names):
        return names
    return []


def _take_words(rest: Data, words: Plain) -> None:
    """Move the words and their place from the data to the utterance."""
    quote = rest.get("quote")
    if isinstance(quote, str) or (
        isinstance(quote, list) and quote and all(isinstance(part, str) for part in quote)
    ):
        words["quote"] = rest.pop("quote")
    page = rest.get("page")
    if isinstance(page, str):
        words["at"] = rest.pop("page")
    elif isinstance(page, int) and not isinstance(page, bool):
        words["at"] = f"p. {rest.pop('page')}"
    words |= UTTERANCE.taken(rest, _WORDS)


def data_of(utterance: Utterance | Plain, names: list[str], source: str | None) -> Data:
    """The data of an utterance by speakers of these names, in a source of this name."""
    plain = utterance if isinstance(utterance, dict) else _plain(utterance)
    data: Data = {}
    if names != [source]:
        data["speaker"] = names[0] if len(names) == 1 else names
    if plain.get("quote") is not None:
        data["quote"] = plain["quote"]
    if source is not None:
        data["source"] = source
    at = plain.get("at")
    if at is not None:
        page = _PAGE.match(at)
        data["page"] = int(page[1]) if page else at
    data |= {field.name: plain[field.name] for field in _WORDS if field.name in plain}
    return data


def of_claim(claim: Plain) -> Data:
    """The data for the other fields of a claim, which is given as plain data."""
    return {field.name: claim[field.name] for field in _OF_CLAIM if field.name in claim}


def _plain(noun: BaseModel) -> Plain:
    """What an element says, as data."""
    return noun.model_dump(mode="json", exclude_defaults=True)


class Names:
    """The names of a map's speakers and sources in data, or their ids if names are alike."""

    def __init__(self, map: ArgumentMap) -> None:
        self.speakers = _told_apart({s.id: s.label for s in map.speakers.values()})
        self.sources = _told_apart(
            {s.id: source_name(s.model_dump()) for s in map.sources.values()}
        )

    def data_of(self, utterances: list[Utterance]) -> list[Data]:
        """The data of each utterance; one for those that differ only in their speaker."""
        found: list[tuple[Utterance, list[str]]] = []
        for utterance in utterances:
            name = self.speakers[utterance.speaker]
            if found and _same_words(found[-1][0], utterance) and name not in found[-1][1]:
                found[-1][1].append(name)
            else:
                found.append((utterance, [name]))
        return [data_of(u, names, self._source(u)) for u, names in found]

    def _source(self, utterance: Utterance) -> str | None:
        return self.sources[utterance.source] if utterance.source is not None else None


def _told_apart(names: dict[str, str]) -> dict[str, str]:
    # A name that is the id of another would be read as that one, so it gives way to its own id.
    taken: dict[str, str] = {}
    return {
        id: name if name.strip() and taken.setdefault(name, id) == id and name not in names else id
        for id, name in names.items()
    }


def _same_words(one: Utterance, other: Utterance) -> bool:
    return one.model_copy(update={"speaker": other.speaker}) == other
