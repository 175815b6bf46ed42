"""Edits from what a person types; an id that is not given is made from the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from argmap.edit.edits.base import Edit, EditError, changed, found
from argmap.edit.edits.finding import find_target, in_file_order
from argmap.edit.edits.linking import Link
from argmap.edit.edits.setting import SetField
from argmap.edit.relation_ids import free_id
from argmap.formats.core.ids import FreshIds, slug
from argmap.model import ArgumentMap, Relation, RelationKind
from argmap.model import Proposal as Proposed
from argmap.several import refuse_text

_ARTICLES = {"a", "an", "the"}


def offered_id(held: Sequence[str] | dict[str, Any], text: str, kind: str) -> str:
    """A free id made of the first words of a text.

    >>> offered_id(["buses-are-late"], "The buses are late.", "claim")
    'buses-are-late-2'
    """
    # Many ids would begin with `the-`, which is tedious to complete.
    first, _, rest = text.strip().partition(" ")
    words = rest if rest and first.lower() in _ARTICLES else text
    return FreshIds("-", held).take(slug(words, kind))


def proposed_link(
    map: ArgumentMap,
    premises: Sequence[str],
    kind: RelationKind,
    target: str,
    details: dict[str, Any],
) -> Link:
    """The edit that adds a relation; raises `EditError` if the map has that relation already."""
    refuse_text(premises=premises)
    joined = in_file_order(map, list(premises))
    aim = find_target(map, kind, target)
    for relation in map.relations.values():
        # Whoever gives an id of its own wants a second relation of this kind.
        same = relation.kind == kind and relation.target == aim
        if same and set(relation.premises) == set(joined) and "id" not in details:
            raise EditError(f"{' + '.join(joined)} {kind} {aim} already: {relation.id}")
    id = details.get("id") or free_id(map, joined, aim)
    given = {key: value for key, value in details.items() if key != "id" and value}
    return Link(Relation(id=id, kind=kind, premises=joined, target=aim, **given))


def accepting(
    map: ArgumentMap, claim: str | None = None, kind: str | None = None, target: str | None = None
) -> list[Edit]:
    """The edits that turn proposals into relations: all, those of a claim, of a kind, or a single one.

    The reason of a proposal becomes the note of the relation. Raises `EditError` if nothing fits, or if
    a target does not exist any more.
    """
    wanted = map.claims.values() if claim is None else [found(map.claims, "claim", claim)]
    gathered = Proposal(map)
    for holder in wanted:
        left = [p for p in holder.proposed if not _is_meant(p, kind, target)]
        for p in holder.proposed:
            if p not in left:
                details = {"note": p.why} if p.why else {}
                gathered.add(proposed_link(gathered.map, [holder.id], p.kind, p.target, details))
        if len(left) < len(holder.proposed):
            gathered.add(SetField("claim", holder.id, "proposed", left))
    if not gathered.edits:
        where = "in this map" if claim is None else f"for {claim}"
        raise EditError(f"nothing like that is proposed {where}")
    return gathered.edits


def _is_meant(proposed: Proposed, kind: str | None, target: str | None) -> bool:
    """Whether a proposal is of a kind, for a target; None means any."""
    return kind in (None, proposed.kind) and target in (None, proposed.target)


class Proposal:
    """Edits collected one after another, each of which sees the map that the earlier ones leave.

    So an edit can name what an earlier one adds, such as a new speaker.
    """

    def __init__(self, map: ArgumentMap) -> None:
        self.map = changed(map)
        self.edits: list[Edit] = []

    def add(self, edit: Edit) -> None:
        """One more edit; raises `EditError`."""
        self.map = edit(self.map)
        self.edits.append(edit)
