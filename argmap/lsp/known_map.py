"""The names in a map, ready to be offered: found once, however many letters are typed after that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from argmap.lsp.mentions import MentionKind
from argmap.model import ArgumentMap

CompletionKind = Literal["key", "claim", "speaker", "source", "speech", "relation", "word"]


@dataclass(frozen=True)
class Completion:
    """A word that may be meant."""

    label: str
    kind: CompletionKind
    detail: str = ""
    """What it is: the text of a claim, the name of a speaker, the meaning of a key."""
    insert: str | None = None
    """What to write, if that is more than the word."""

    @cached_property
    def folded(self) -> str:
        """The word, in which capitals do not count."""
        return self.label.casefold()

    @cached_property
    def folded_detail(self) -> str:
        """What it is, in which capitals do not count."""
        return self.detail.casefold()

    @property
    def written(self) -> str:
        """What is written."""
        return self.label if self.insert is None else self.insert


class KnownMap:
    """A map, and what can be named in it."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self._named: dict[MentionKind, list[Completion]] = {}

    def named(self, kind: MentionKind) -> list[Completion]:
        """Everything of a kind, by its id."""
        if kind not in self._named:
            self._named[kind] = [*_NAMED[kind](self.map)]
        return self._named[kind]

    @cached_property
    def titles(self) -> list[tuple[Completion, str]]:
        """The claims, each with the title that Argdown names it by."""
        claims = self.map.claims.values()
        pairs = zip(self.named("claim"), claims, strict=True)
        return [(item, claim.title or claim.id) for item, claim in pairs]


def _claims(map: ArgumentMap) -> Iterator[Completion]:
    return (Completion(c.id, "claim", c.text or c.title or "") for c in map.claims.values())


def _speakers(map: ArgumentMap) -> Iterator[Completion]:
    for speaker in map.speakers.values():
        about = ", ".join(filter(None, (speaker.name, speaker.role)))
        yield Completion(speaker.id, "speaker", about)


def _sources(map: ArgumentMap) -> Iterator[Completion]:
    for source in map.sources.values():
        yield Completion(source.id, "source", source.title or source.path or source.url or "")


def _speeches(map: ArgumentMap) -> Iterator[Completion]:
    for speech in map.speeches.values():
        yield Completion(speech.id, "speech", speech.title or speech.side or "")


def _relations(map: ArgumentMap) -> Iterator[Completion]:
    return (Completion(r.id, "relation", r.kind) for r in map.relations.values())


_NAMED: dict[MentionKind, Callable[[ArgumentMap], Iterator[Completion]]] = {
    "claim": _claims,
    "speaker": _speakers,
    "source": _sources,
    "speech": _speeches,
    "relation": _relations,
}
