"""Relations as somebody names them: `a b rebuts c`, or what is proposed of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.diagnostics import did_you_mean
from argmap.edit.edits.base import Edit, EditError, found
from argmap.edit.edits.finding import find_relation, find_target
from argmap.edit.edits.linking import Link, Unlink
from argmap.edit.edits.proposing import Proposal, accepting, proposed_link
from argmap.edit.edits.setting import SetField
from argmap.edit.requests.given import Given, RequestError, given_fields
from argmap.edit.requests.speakers import Agrees, declared, each_speaker
from argmap.model import RELATION_KINDS, ArgumentMap, RelationKind
from argmap.model import Proposal as Proposed


def new_relation(
    map: ArgumentMap, words: Sequence[str], given: Given, agrees: Agrees, id: str | None = None
) -> tuple[str, list[Edit]]:
    """The id and the edits of the relation in `a b rebuts c`; raises `EditError`."""
    premises, kind, target = split_relation(words)
    proposal = Proposal(map)
    for edit in declared(map, each_speaker(map, given.get("speakers") or ()), agrees):
        proposal.add(edit)
    details = given_fields(proposal.map, "relation", given) | ({"id": id} if id else {})
    link = proposed_link(proposal.map, premises, kind, target, details)
    return link.relation.id, [*proposal.edits, link]


def acceptance(map: ArgumentMap, words: Sequence[str]) -> tuple[list[str], list[Edit]]:
    """The ids and the edits of relations that were proposed; raises `EditError`.

    The words are nothing, a claim, a kind, a claim and a kind, or a whole relation.
    """
    claim, kind, target = _accepted(map, words)
    edits = accepting(map, claim, kind, target)
    return [edit.relation.id for edit in edits if isinstance(edit, Link)], edits


def new_proposal(
    map: ArgumentMap, claim: str, kind: RelationKind, target: str, why: str | None = None
) -> list[Edit]:
    """The edits that note with a claim a relation that nobody has accepted; raises `EditError`."""
    holder = found(map.claims, "claim", claim.removeprefix("claim:"))
    # Whatever could not be accepted is not proposed either.
    link = proposed_link(map, [holder.id], kind, target, {})
    aim = link.relation.target or ""
    link(map)
    if any(each.kind == kind and each.target == aim for each in holder.proposed):
        raise EditError(f"{holder.id} {kind} {aim} is proposed already")
    proposed = [*holder.proposed, Proposed(kind=kind, target=aim, why=why)]
    return [SetField("claim", holder.id, "proposed", proposed)]


def relations_named(map: ArgumentMap, words: Sequence[str]) -> list[Unlink]:
    """The removals of relations named by ids, by claims, or by `a b rebuts c`; raises `EditError`."""
    if any(word in RELATION_KINDS for word in words):
        return [Unlink(_named_in_words(map, words))]
    return [Unlink(id) for id in dict.fromkeys(find_relation(map, word) for word in words)]


def split_relation(words: Sequence[str]) -> tuple[list[str], RelationKind, str]:
    """The premises, the kind and the target in `a b rebuts c`; raises `RequestError`."""
    wanted = "write PREMISE... KIND TARGET, such as: a rebuts b"
    if len(words) < 3:
        raise RequestError(f"something is missing; {wanted}.")
    *premises, kind, target = words
    if kind not in RELATION_KINDS:
        near = did_you_mean(kind, RELATION_KINDS) or f"there are: {', '.join(RELATION_KINDS)}"
        raise RequestError(f"{kind!r} is no kind of relation; {near}; {wanted}.")
    plain = [word.removeprefix("claim:") for word in premises]
    return plain, kind, target


def _accepted(map: ArgumentMap, words: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """The claim, the kind and the target of what is accepted; None stands for any."""
    # A claim may be called `supports`; then that word means the claim.
    *claims, last = words or ("",)
    if not words or (last in RELATION_KINDS and len(words) < 3 and last not in map.claims):
        return (claims[0].removeprefix("claim:") if claims else None), last or None, None
    if len(words) == 1:
        return last.removeprefix("claim:"), None, None
    premises, kind, target = split_relation(words)
    if len(premises) > 1:
        raise RequestError("what is proposed has one premise: the claim that proposes it.")
    return premises[0], kind, target


def _named_in_words(map: ArgumentMap, words: Sequence[str]) -> str:
    """The id of the relation in `a rebuts b`; raises `EditError`."""
    premises, kind, target = split_relation(words)
    aim = find_target(map, kind, target)
    for relation in map.relations.values():
        same = relation.kind == kind and relation.target == aim
        # The order of linked premises means nothing.
        if same and sorted(relation.premises) == sorted(premises):
            return relation.id
    joined = " + ".join(premises)
    others = [r.id for r in map.relations.values() if set(premises) & set(r.premises)]
    more = f"; there are: {', '.join(others[:8])}" if others else ""
    raise EditError(f"{joined} {kind} {aim}: there is no such relation{more}")
