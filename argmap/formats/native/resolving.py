"""The ids and targets that follow from relations as they are written.

An undercut aims at a relation whose id may itself be derived from another relation, and which may
stand further down in the file; so all relations are gathered first and resolved from the claims
outwards, each once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from argmap.formats.native import rules
from argmap.formats.native.values import Values
from argmap.model import MAX_DERIVED_ID, derived_id

CLAIM_PREFIX = "claim:"
"""Before a claim's id where a bare one would mean the relation that the claim makes."""

MAX_LISTED = 12
"""How many relations a message lists."""


@dataclass(slots=True, eq=False)
class Draft:
    """A relation as written, before its target and id are known."""

    kind: str
    premises: list[str]
    aim: str | None
    """What the target is called in the file: a claim's or a relation's id."""
    node: int
    """Where the relation is written."""
    aim_node: int
    details: dict[str, Any] = field(default_factory=dict)
    target: str | None = None
    id: str | None = None
    settled: bool = False

    def plain(self) -> dict[str, Any]:
        """The relation in the model's shape."""
        return self.details | {
            "id": self.id,
            "kind": self.kind,
            "premises": self.premises,
            "target": self.target,
        }


def loose_id(id: str) -> str:
    """A relation's id with its linked premises sorted: `c+a/b` and `a+c/b` mean the same."""
    if "+" not in id:
        return id
    return "/".join("+".join(sorted(part.split("+"))) for part in id.split("/"))


class Resolver:
    """Finds the target and the id of every draft.

    With `b: {rebuts: a}`, `d: {undercuts: b}` and `e: {undercuts: d}`, the first relation aims at a
    claim, so its id is `b/a` at once. `d` undercuts the only relation that `b` makes: `d/b/a`. Only
    then has what `e` undercuts an id: `e/d/b/a`.
    """

    def __init__(self, values: Values, claims: Collection[str], drafts: list[Draft]) -> None:
        self.values = values
        self.claims = claims
        self.drafts = drafts
        self.ids: dict[str, Draft] = {}
        self.numbers: dict[str, int] = {}
        """Per derived id that is taken: the last number that was tried behind it."""
        self.loose: dict[str, str] = {}
        """The ids with linked premises, by their loose form."""
        self.waiting_for_name: dict[str, list[Draft]] = defaultdict(list)
        self.waiting_for_loose_name: dict[str, list[Draft]] = defaultdict(list)
        self.endless: set[Draft] = set()
        """Drafts whose id was too long, and about which that has been said."""
        self.waiting_for_draft: dict[Draft, list[Draft]] = defaultdict(list)

    def resolve(self) -> list[Draft]:
        """The drafts that have a target, in file order; the others are reported."""
        for draft in self.drafts:
            own = draft.details.get("id")
            # Ids that people gave come first, so that no derived id can take one of them.
            if own is not None:
                self._name_own(draft, own)
        behind_relations: list[Draft] = []
        for draft in self.drafts:
            claim = self._claim_meant(draft)
            # What aims at a claim has its id at once; what aims at a relation waits for the id of
            # that.
            if draft.aim is None or claim is not None:
                self._settle(draft, claim)
            else:
                behind_relations.append(draft)
        for draft in behind_relations:
            if not draft.settled and (target := self._relation_meant(draft)) is not None:
                self._settle(draft, target)
        for draft in behind_relations:
            if draft.settled or draft in self.endless:
                continue
            if (target := self._loosely_meant(draft)) is not None:
                self._settle(draft, target)
        self._drop_unresolved(behind_relations)
        return [d for d in self.drafts if d.settled]

    def _name_own(self, draft: Draft, own: str) -> None:
        if own in self.ids or own in self.claims:
            taken = "a claim" if own in self.claims else "another relation"
            message = f"{taken} has the id {own}"
            self.values.report(rules.DuplicateId, message, draft.node, "choose another id")
            del draft.details["id"]
        else:
            draft.id = own
            self.ids[own] = draft

    def _claim_meant(self, draft: Draft) -> str | None:
        """The claim that a draft aims at; None if it aims at none."""
        aim = draft.aim or ""
        if aim.startswith(CLAIM_PREFIX):
            aim = aim.removeprefix(CLAIM_PREFIX)
        elif draft.kind == "undercuts":
            return None
        return aim if aim in self.claims else None

    def _settle(self, draft: Draft, target: str | None) -> None:
        """Give a draft its target and id, and then those that aim at it, and so on."""
        # A list of what is ready, rather than recursion: undercuts of undercuts can be thousands
        # deep.
        ready = [(draft, target)]
        while ready:
            draft, target = ready.pop()
            id = draft.id or self._name(draft, target)
            if id is None:
                continue
            draft.target, draft.settled = target, True
            if self.waiting_for_name or self.waiting_for_draft or self.waiting_for_loose_name:
                waiting = self.waiting_for_draft.pop(draft, [])
                waiting += self.waiting_for_name.pop(id, [])
                waiting += self.waiting_for_loose_name.pop(loose_id(id), [])
                # The list is worked off from its end, so that those written first are settled
                # first.
                ready.extend((d, id) for d in reversed(waiting) if not d.settled)

    def _name(self, draft: Draft, target: str | None) -> str | None:
        """Give a draft its derived id; None where that would be too long, and a report."""
        id = derived_id(draft.premises, target)
        if id in self.ids:
            id = self._numbered(id)
        if len(id) > MAX_DERIVED_ID:
            self.endless.add(draft)
            self._report_endless(draft, "the id of this relation would be very long")
            return None
        draft.id = id
        self.ids[id] = draft
        if "+" in id:
            self.loose.setdefault(loose_id(id), id)
        return id

    def _numbered(self, id: str) -> str:
        """An id that is taken, with the first free number behind it."""
        # Counting from 2 each time would be quadratic where a claim makes the same step thousands
        # of times.
        number = self.numbers.get(id, 1) + 1
        while f"{id}#{number}" in self.ids:
            number += 1
        self.numbers[id] = number
        return f"{id}#{number}"

    def _relation_meant(self, draft: Draft) -> str | None:
        """The id of the relation that a draft aims at; where that is not known yet, the draft waits."""
        meant = self._only_relation_of(draft)
        if meant is not None:
            if meant.id is None:
                self.waiting_for_draft[meant].append(draft)
            return meant.id
        if draft.aim is None or draft.aim in self.claims:
            return None
        if draft.aim in self.ids:
            return draft.aim
        self.waiting_for_name[draft.aim].append(draft)
        return None

    def _loosely_meant(self, draft: Draft) -> str | None:
        """The relation whose linked premises a draft names in another order; else the draft waits."""
        if draft.aim is None or draft.aim in self.claims:
            return None
        loose = loose_id(draft.aim)
        if loose not in self.loose:
            self.waiting_for_loose_name[loose].append(draft)
        return self.loose.get(loose)

    def _only_relation_of(self, draft: Draft) -> Draft | None:
        """The relation that a bare claim id means: the only one that the claim is a premise of."""
        outgoing = self._outgoing.get(draft.aim or "", ())
        # With three or more there are at least two others, and none of them can be the only one.
        meant = [d for d in outgoing if d is not draft] if len(outgoing) < 3 else []
        return meant[0] if len(meant) == 1 else None

    @cached_property
    def _outgoing(self) -> dict[str, list[Draft]]:
        outgoing: dict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts:
            for premise in draft.premises:
                outgoing[premise].append(draft)
        return outgoing

    def _drop_unresolved(self, drafts: list[Draft]) -> None:
        """Report what could not be resolved; what aims at it is dropped without a report of its own."""
        for draft in drafts:
            if not draft.settled and draft not in self.endless:
                self._report_unresolved(draft)
        # Only what has an id can have been aimed at.
        broken = [d for d in drafts if not d.settled and d.id is not None]
        aiming = defaultdict(list)
        for draft in drafts if broken else ():
            aiming[draft.target].append(draft)
        while broken:
            for draft in aiming[broken.pop().id]:
                if draft.settled:
                    draft.settled = False
                    broken.append(draft)

    def _report_unresolved(self, draft: Draft) -> None:
        aim = draft.aim or ""
        if aim in self.claims:
            self._report_not_one(draft, aim)
        elif "/" in aim or (draft.kind == "undercuts" and not aim.startswith(CLAIM_PREFIX)):
            self.values.unknown(
                rules.UnknownRelation,
                f"there is no relation {aim[:80]!r}",
                draft.aim_node,
                self._names,
                otherwise="the id of a relation is premise/target",
            )
        else:
            claim = aim.removeprefix(CLAIM_PREFIX)
            self.values.unknown(
                rules.UnknownClaim,
                f"there is no claim {claim[:80]!r}",
                draft.aim_node,
                self.claims,
                word=claim,
                otherwise="add it under claims:",
            )

    @cached_property
    def _names(self) -> list[str]:
        """Everything that an undercut can name, once all ids are known."""
        return [*self.ids, *self.claims]

    def _report_not_one(self, draft: Draft, claim: str) -> None:
        """Report a bare claim id that does not mean exactly one relation."""
        outgoing = self._outgoing.get(claim, [])
        # The undercut itself does not count, where the claim that it aims at is also one of its
        # premises.
        count = len(outgoing) - (claim in draft.premises)
        if count == 0:
            message = f"{claim} bears on nothing, so there is no relation to undercut"
            help = f"rebut {claim} itself"
            self.values.report(rules.UnknownRelation, message, draft.aim_node, help)
        elif count > 1:
            message = f"{claim} bears on {count} things; which relation is meant?"
            ids = (d.id for d in outgoing if d.id and d is not draft)
            listed = ", ".join(islice(ids, MAX_LISTED)) + (", …" if count > MAX_LISTED else "")
            help = f"write one of: {listed}"
            self.values.report(rules.UnknownRelation, message, draft.aim_node, help)
        elif draft in self._circles:
            self._report_endless(draft, "the id of this relation would hold itself")

    @cached_property
    def _circles(self) -> set[Draft]:
        """The unsettled drafts that lead back to themselves if one follows what each aims at."""
        circles: set[Draft] = set()
        seen: set[Draft] = set()
        for draft in self.drafts:
            way: dict[Draft, int] = {}
            at: Draft | None = draft
            # Each draft aims at one other at most, so following the aims finds every circle in
            # linear time.
            while at is not None and not at.settled and at not in seen:
                seen.add(at)
                way[at] = len(way)
                at = self._only_relation_of(at)
            if at in way:
                circles.update(islice(way, way[at], None))
        return circles

    def _report_endless(self, draft: Draft, message: str) -> None:
        help = "give one of these relations an id of its own: {relation: …, id: …}"
        self.values.report(rules.EndlessId, message, draft.aim_node, help)
