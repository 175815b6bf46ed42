"""The base of every check, the map as checks see it, and the wording that their messages share."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from argmap.diagnostics import Diagnostic, Related, Rule, shortened
from argmap.diagnostics import listed as joined
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap, Claim, Relation, Utterance
from argmap.words.statements import words_of

if TYPE_CHECKING:
    from argmap.attribution.checking import AttributionChecker
    from argmap.graph import ArgumentGraph
    from argmap.queries.stance import Stances
    from argmap.quotes.verification import QuoteChecker

Place = tuple[str | int, ...]
"""The path of an element in the model, such as `("claims", "a", "utterances", 0, "quote")`."""


class Checked:
    """A map for the checks, with what several of them need; each is worked out once, on demand."""

    def __init__(
        self, loaded: Loaded, map: ArgumentMap, folder: str | os.PathLike[str] | None = None
    ) -> None:
        self.loaded = loaded
        self.map = map
        self.folder = Path(folder) if folder is not None else Path(loaded.path or "").parent
        """The folder that the paths of sources start from."""

    def hint(self, native: str, argdown: str) -> str:
        """What to write: in Argdown's syntax if the map was read from Argdown."""
        return argdown if self.loaded.format.startswith("argdown") else native

    @cached_property
    def graph(self) -> ArgumentGraph:
        """The graph of the map."""
        # Most checks are about texts alone, and NetworkX is slow to import.
        from argmap.graph import to_graph

        return to_graph(self.map)

    @cached_property
    def issue(self) -> str | None:
        """The claim the debate is about, declared or derived."""
        from argmap.queries.stance import issue_of

        return issue_of(self.graph)

    @cached_property
    def issues(self) -> frozenset[str]:
        """The claims the debate is about: all that are declared, else the derived one."""
        return frozenset(self.map.issues or ([self.issue] if self.issue else []))

    @cached_property
    def stances(self) -> Stances:
        """The stances of claims and speakers towards each issue."""
        from argmap.queries.stance import stances_of

        return stances_of(self.graph)

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The words of every claim, in a form in which spelling variants are equal."""
        return {id: words_of(wording(claim)) for id, claim in self.map.claims.items()}

    @cached_property
    def utterances(self) -> list[tuple[Claim, Utterance, Place]]:
        """Every utterance, with the claim it voices and its place."""
        return [
            (claim, utterance, ("claims", claim.id, "utterances", i))
            for claim in self.map.claims.values()
            for i, utterance in enumerate(claim.utterances)
        ]

    @cached_property
    def joined(self) -> frozenset[tuple[str, str]]:
        """The pairs of a premise and its target."""
        relations = self.map.relations.values()
        return frozenset((p, r.target) for r in relations if r.target for p in r.premises)

    def are_restated(self, a: str, b: str) -> bool:
        """Whether the map says of two claims that they make the same point."""
        # Each has the same list, however long it is, so the first in it tells.
        return self.graph.same_point(a)[0] == self.graph.same_point(b)[0]

    @cached_property
    def sources(self) -> SourceTexts:
        """The local texts of the map's sources."""
        return SourceTexts(self.map, self.folder, self.loaded.source_roots)

    @cached_property
    def quotes(self) -> QuoteChecker:
        """Compares the quotes of the map with these texts."""
        # Few maps have texts beside them, and what reads texts is slow to import.
        from argmap.quotes.verification import QuoteChecker

        return QuoteChecker(self.sources)

    @cached_property
    def attributions(self) -> AttributionChecker:
        """Compares the speakers of the map with those of these texts."""
        from argmap.attribution.checking import AttributionChecker

        return AttributionChecker(self.sources)

    def report(
        self,
        rule: type[Rule],
        message: str,
        *path: str | int,
        help: str | None = None,
        related: Iterable[tuple[str, Place]] = (),
    ) -> Diagnostic:
        """A diagnostic at the element at a path, with other places that belong to it."""
        found = self.loaded.report(rule, message, *path, help=help)
        spans = ((text, self.loaded.span(*place)) for text, place in related)
        places = tuple(Related(text, span) for text, span in spans if span)
        # A format may not know where a part stands, and a related place without one says nothing.
        return replace(found, related=places) if places else found


class Check(Rule):
    """A rule that looks at a whole map. One check, one file, named alike."""

    needs_whole: ClassVar[bool] = False
    """Whether the check needs the whole map.

    Such a check reports that something is missing. In a file with errors it may be missing only
    because its part of the file could not be read."""

    @classmethod
    @abstractmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """The diagnostics of this check for a map, which stays as it is."""


def wording(claim: Claim) -> str:
    """The wording of a claim: its text, or its title if it has no text."""
    return claim.text if claim.text.strip() else claim.title or ""


def wording_place(claim: Claim) -> Place:
    """Where the wording of a claim stands."""
    return "claims", claim.id, "text" if claim.text.strip() or not claim.title else "title"


def shown(id: str) -> str:
    """An id or a word for a message, cut: the ids of relations can be very long."""
    return shortened(id)


def listed(ids: Sequence[str], most: int = 5) -> str:
    """Ids for a message: `a, b and c`, or `a, b, c, d, e and 7 more`."""
    names = [shown(id) for id in ids[:most]]
    if len(ids) > most:
        names.append(f"{len(ids) - most} more")
    return joined(names)


def step(relation: Relation) -> str:
    """A relation in words: `a and c rebuts b` reads badly, so linked premises are joined by `+`."""
    return f"{shown('+'.join(relation.premises))} {relation.kind} {shown(relation.target or '')}"
