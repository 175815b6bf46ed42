"""Changed fields, new ids and removals, as somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.edit.edits.base import Edit, EditError, Removal
from argmap.edit.edits.finding import find_element
from argmap.edit.edits.from_words import assignments
from argmap.edit.edits.linking import Unlink
from argmap.edit.edits.proposing import Proposal
from argmap.edit.edits.removing import Remove, RemoveUtterance
from argmap.edit.edits.renaming import Rename
from argmap.edit.requests.speakers import Agrees, declared
from argmap.model import ArgumentMap


def setting(
    map: ArgumentMap,
    id: str | None,
    values: Mapping[str, Sequence[str]],
    agrees: Agrees,
    speaker: str | None = None,
    number: int | None = None,
) -> list[Edit]:
    """The edits that give fields of an element, or without `id` of the map, these values.

    `speaker` or `number` (from 1) say which utterance of a claim is meant. Raises `EditError`.
    """
    kind, found = find_element(map, id) if id is not None else ("map", "")
    named = [w for key in ("speaker", "speakers") for w in values.get(key, ()) if w]
    proposal = Proposal(map)
    for edit in declared(map, named, agrees):
        proposal.add(edit)
    return [*proposal.edits, *assignments(proposal.map, kind, found, values, speaker, number)]


def renaming(map: ArgumentMap, pairs: Sequence[tuple[str, str]]) -> list[Edit]:
    """The edits that give elements other ids, one after another; raises `EditError`."""
    proposal = Proposal(map)
    for old, new in pairs:
        # Each follows those before it, so that `a=tmp b=a tmp=b` exchanges two ids.
        kind, id = find_element(proposal.map, old)
        proposal.add(Rename(kind, id, new))
    return proposal.edits


def removals(map: ArgumentMap, ids: Sequence[str], number: int | None = None) -> list[Removal]:
    """The removals of elements, or of the claim's utterance `number` (from 1); raises `EditError`."""
    found = list(dict.fromkeys(find_element(map, id) for id in ids))
    if number is not None:
        if len(found) > 1 or found[0][0] != "claim":
            raise EditError("--utterance is about one claim")
        return [RemoveUtterance(found[0][1], number - 1)]
    return [Unlink(id) if kind == "relation" else Remove(kind, id) for kind, id in found]


def falling(changes: Sequence[dict[str, Any]], named: Sequence[Removal]) -> list[dict[str, Any]]:
    """Those of some changes that nobody asked for, but without which the removals cannot be."""
    subjects = {edit.subject for edit in named}
    return [change for change in changes if (change["kind"], change["id"]) not in subjects]
