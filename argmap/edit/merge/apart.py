"""What a merge must not join: claims that say different things on each side, and their relations.

An utterance voices the words of its claim, and a relation bears on them. Suppose ours reworded `a` from
"Trade falls" to "Trade rises", and theirs added "Ann says `a`". A merge field by field would let Ann
say that trade rises. So the merge takes such a claim as one side has it, and reports a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.edit.compare.same import makes_another_point, says_other, says_the_same, wording
from argmap.edit.merge.conflicts import OTHER, Conflict
from argmap.edit.merge.values import Side
from argmap.model import ArgumentMap, Claim, Relation


@dataclass(frozen=True, slots=True)
class Apart:
    """Elements that an outcome of a merge takes as one side has them, and not from both."""

    conflicts: list[Conflict] = field(default_factory=list)
    claims: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    """Those that say different things on each side, and all relations at such claims and relations."""


def kept_apart(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap, drawn: Mapping[str, str]
) -> Apart:
    """The claims of three aligned versions that are kept apart, and the relations at them. Linear.

    From the `drawn` claims one side draws a relation, given by claim, while the other says who voices
    them: after a merge these speakers would seem to draw the relation, too.
    """
    finder = _Finder(base, ours, theirs)
    finder.run(drawn)
    claims, relations = finder.claims, finder.relations
    if not claims and not relations:
        return Apart()
    conflicts = [*claims.values(), *relations.values()]
    return Apart(conflicts, frozenset(claims), _at(claims, relations, (ours, theirs)))


class _Finder:
    def __init__(self, base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> None:
        self.base = base
        self.sides: dict[Side, ArgumentMap] = {"ours": ours, "theirs": theirs}
        self.claims: dict[str, Conflict] = {}
        self.relations: dict[str, Conflict] = {}

    def run(self, drawn: Mapping[str, str]) -> None:
        """Look at every claim that both sides have, and at the relations that are new in one."""
        self._look_at_claims()
        # After the reworded claims, since `_keep` keeps the first reason, and rewording is plainer.
        for claim, relation in drawn.items():
            self._keep(claim, used_for=relation)
        self._look_at_relations()

    def _look_at_claims(self) -> None:
        reworded: dict[Side, set[str]] = {"ours": set(), "theirs": set()}
        ours, theirs = self.sides["ours"].claims, self.sides["theirs"].claims
        for id, claim in ours.items():
            other = theirs.get(id)
            if other is None:
                continue
            before = self.base.claims.get(id)
            if before is None:
                if not says_the_same(claim, other):
                    self._keep(id, added_by_both=True)
                continue
            words = wording(before), wording(claim), wording(other)
            if words[1] == words[2]:
                continue
            # One side alone reworded it: harmless, unless the other side used the old words anew.
            if words[0] == words[2]:
                reworded["ours"].add(id)
            elif words[0] == words[1]:
                reworded["theirs"].add(id)
            else:
                self._keep(id)
        for side, claims in reworded.items():
            self._voiced_in_the_old_words(side, claims)
            self._argued_in_the_old_words(side, claims)

    def _keep(self, id: str, **why: Any) -> None:
        fields = _differing(*(self.sides[side].claims[id] for side in self.sides))
        self.claims.setdefault(id, Conflict("claim", id, fields, **why))

    def _voiced_in_the_old_words(self, by: Side, reworded: set[str]) -> None:
        """Claims that one side reworded, and the other lets somebody say."""
        other = self.sides[OTHER[by]]
        for id in self._in_order(reworded):
            known = self.base.claims[id].utterances
            if any(utterance not in known for utterance in other.claims[id].utterances):
                self._keep(id, reworded_by=by)

    def _argued_in_the_old_words(self, by: Side, reworded: set[str]) -> None:
        """Claims that make another point on one side, while the other side argues with them anew."""
        mine = self.sides[by]
        turned = {
            id for id in reworded if makes_another_point(self.base.claims[id], mine.claims[id])
        }
        if not turned:
            return
        for relation, step in self._argued_anew(OTHER[by]):
            for end in (*step.premises, step.target):
                if end in turned:
                    self._keep(str(end), reworded_by=by, used_for=relation.id)

    def _argued_anew(self, by: Side) -> Iterator[tuple[Relation, Relation]]:
        """The relations that are new or changed on a side, each with itself and those it aims at.

        A relation that two of them aim at comes once.
        """
        mine = self.sides[by]
        looked_at: set[str] = set()
        for relation in mine.relations.values():
            if relation == self.base.relations.get(relation.id):
                continue
            step: Relation | None = relation
            while step is not None and step.id not in looked_at:
                looked_at.add(step.id)
                yield relation, step
                step = mine.relations.get(step.target or "")

    def _look_at_relations(self) -> None:
        """Relations that one side changed, while the other argues with them."""
        ours, theirs = self.sides["ours"].relations, self.sides["theirs"].relations
        changed = {
            id for id, relation in ours.items() if id in theirs and says_other(relation, theirs[id])
        }
        if not changed:
            return
        for by in self.sides:
            aimed_at = {
                relation.target: relation
                for _, relation in self._argued_anew(by)
                if relation.target in changed
            }
            for id, relation in aimed_at.items():
                self._keep_relation(str(id), by, relation)

    def _keep_relation(self, id: str, argued_by: Side, used_for: Relation) -> None:
        before = self.base.relations.get(id)
        mine, other = (self.sides[side].relations[id] for side in (argued_by, OTHER[argued_by]))
        if before is not None and not says_other(before, other):
            return
        fields = _differing(mine, other)
        if before is None or says_other(before, mine):
            conflict = Conflict("relation", id, fields)
        else:
            by = OTHER[argued_by]
            conflict = Conflict("relation", id, fields, reworded_by=by, used_for=used_for.id)
        self.relations.setdefault(id, conflict)

    def _in_order(self, ids: set[str]) -> Iterator[str]:
        return (id for id in self.sides["ours"].claims if id in ids)


def _differing(one: Claim | Relation, other: Claim | Relation) -> tuple[str, ...]:
    """The names of the fields in which two versions of an element differ."""
    fields = type(one).model_fields
    return tuple(name for name in fields if getattr(one, name) != getattr(other, name))


def _at(
    claims: Collection[str], relations: Iterable[str], sides: Iterable[ArgumentMap]
) -> frozenset[str]:
    """These relations, the relations at the claims and at relations found so, and so on."""
    aiming: dict[str, list[str]] = defaultdict(list)
    waiting = [*relations]
    for side in sides:
        for id, relation in side.relations.items():
            if relation.target is not None:
                aiming[relation.target].append(id)
            if any(premise in claims for premise in relation.premises):
                waiting.append(id)
    waiting += [id for claim in claims for id in aiming.get(claim, ())]
    found: set[str] = set()
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += aiming.get(id, ())
    return frozenset(found)
