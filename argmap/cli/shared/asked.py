"""What a question is about: the maps and claims among its words, and the filters."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.shared.git import names_map_in_revision
from argmap.cli.shared.maps import STDIN, near_map
from argmap.diagnostics import first_of
from argmap.formats.core.lookup import has_known_suffix
from argmap.formats.core.reading import is_map
from argmap.queries.part import Part, neighbours, part_of
from argmap.queries.selection import (
    Selection,
    UnknownNameError,
    bearing_on,
    find_claim,
    resolved,
)

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about, as the user typed it: no map has been read yet."""

    selection: Selection = Selection()  # noqa: RUF009 - it cannot be changed
    issue: str | None = None
    """The issue that stances are towards."""
    claims: tuple[str, ...] = ()

    @classmethod
    def of_options(cls, filters: Mapping[str, Any], claims: Sequence[str] = ()) -> Asked:
        """The same from the values of `argmap.cli.shared.filters.FILTERS` and the claims named."""
        given = dict(filters)
        issue = given.pop("issue", None)
        return cls(Selection(**given), issue, tuple(claims))

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.claims and self.selection.empty

    def issue_in(self, graph: ArgumentGraph) -> str | None:
        """The id of the issue; raises `UnknownNameError`."""
        return find_claim(graph, self.issue) if self.issue else None

    def in_map(self, graph: ArgumentGraph) -> Selection:
        """The selection with the ids of a map; raises `UnknownNameError`."""
        return resolved(graph, self.selection, self.claims)

    def part(self, graph: ArgumentGraph) -> Part:
        """The part of a map that is asked about; raises `UnknownNameError`."""
        return part_of(graph, self.in_map(graph), self.issue_in(graph))

    def without(self, **fields: object) -> Asked:
        """The same with some fields of the selection changed."""
        return replace(self, selection=replace(self.selection, **fields))  # type: ignore[arg-type]


ALL = Asked()
"""What a question without claims and filters is about."""


def shown_around(graph: ArgumentGraph, asked: Asked) -> tuple[str, ...] | None:
    """What a picture or a page shows: the claims that fit, and their neighbours.

    None means all claims. With `--about` it is that claim and only what bears on it.
    """
    if asked.is_everything:
        return None
    chosen = set(graph.map.claims)
    # --about is applied last, because neighbours could lead out of what bears on the claim.
    rest = asked.without(about=None, depth=None)
    if not rest.is_everything:
        fitting = {claim.id for claim in rest.part(graph).claims}
        if not fitting:
            raise UnknownNameError("no claim of the map fits; there is nothing to show")
        chosen = fitting | neighbours(graph, fitting)
    selection = asked.in_map(graph)
    if selection.about is not None:
        chosen &= bearing_on(graph, selection.about, selection.depth).keys()
    return tuple(id for id in graph.map.claims if id in chosen)


def split_words(words: Sequence[str], named: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """The maps and the claims among a command's words.

    Words are maps as long as they are `-`, an existing path, have the suffix of a map or are git's
    `REV:path`; the rest are claims. With `-m` (`named`), all words are claims. Without any map, the
    default map is meant.
    """
    if named:
        return list(named), list(words)
    maps: list[str] = []
    for word in words:
        if not names_a_map(word):
            break
        maps.append(word)
    rest = list(words[len(maps) :])
    if rest:
        _refuse_slip(rest[0])
    return maps or [_default_map(rest)], rest


def names_a_map(word: str) -> bool:
    """Whether a word is `-`, an existing path, `REV:path`, or has the suffix of a map."""
    # Unlike a path's own method, this takes a word of any length.
    if word == STDIN or os.path.exists(word):  # noqa: PTH110
        return True
    return has_known_suffix(word) or names_map_in_revision(word)


def _refuse_slip(word: str) -> None:
    """Refuse a word that is the name of a map with a slip in it, and say which map was meant.

    Ids may contain dots, so a word is taken for a file only if its suffix is nearly that of a map.
    """
    suffix = Path(word).suffix
    if len(suffix) < 3 or len(word) > 200:
        return
    near = near_map(word)
    if near is not None and (Path(near).stem == Path(word).stem or _is_slip(suffix)):
        raise click.UsageError(f"{word}: no such file; did you mean {near}?")


def _is_slip(suffix: str) -> bool:
    from argmap.diagnostics import closest
    from argmap.formats.core.registry import FORMATS

    known = {s: s for f in FORMATS if f.reader is not None for s in f.suffixes}
    return bool(closest(suffix.lower(), known))


def default_map() -> str:
    """`$ARGMAP_MAP`, or the only map in this folder."""
    return _default_map(())


def _default_map(words: Sequence[str]) -> str:
    """The default map; if there is none, the first word may be the name of a file with a slip."""
    named = os.environ.get("ARGMAP_MAP")
    if named:
        return named
    files = sorted(p.name for p in Path().iterdir() if not p.name.startswith("."))
    # A few are enough to know that there is not only one.
    found = list(islice((f for f in files if is_map(f)), 7))
    if len(found) == 1:
        return found[0]
    near = near_map(words[0]) if words and len(words[0]) <= 200 else None
    if near is not None:
        raise click.UsageError(f"{words[0]}: no such file; did you mean {near}?")
    if found:
        raise click.UsageError(f"which map? This folder has {first_of(found, 6)}.")
    raise click.UsageError("which map? Name a file, or set ARGMAP_MAP; this folder has none.")


def chosen_claims(graph: ArgumentGraph, asked: Asked) -> list[str]:
    """The claims that are named, in that order, or those that fit, in file order."""
    fitting = dict.fromkeys(claim.id for claim in asked.part(graph).claims)
    named = dict.fromkeys(find_claim(graph, word) for word in asked.claims)
    return [id for id in named if id in fitting] if named else [*fitting]


def one_claim(graph: ArgumentGraph, asked: Asked) -> str:
    """The one claim that a question is about: the one named, the only one that fits, or the issue.

    Raises `UnknownNameError` where several claims fit, or none.
    """
    from argmap.queries.stance import issue_of

    if asked.is_everything:
        issue = asked.issue_in(graph) or issue_of(graph)
        if issue is None:
            raise UnknownNameError("which claim? Name one; the map has no issue")
        return issue
    claims = [claim.id for claim in asked.part(graph).claims]
    if len(claims) == 1:
        return claims[0]
    if not claims:
        raise UnknownNameError("no claim fits")
    raise UnknownNameError(f"{len(claims)} claims fit; name one: {first_of(claims, 8)}")
