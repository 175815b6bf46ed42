"""Relations as premise-conclusion structures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from argmap.formats.argdown.language.document import (
    Block,
    Child,
    Content,
    Data,
    Inference,
    Member,
    MemberKind,
    Step,
    Structure,
)
from argmap.formats.argdown.language.escaping import safe_title
from argmap.formats.argdown.language.tokens import STRIPPED
from argmap.formats.argdown.meaning.speech import OF_STEP, Names
from argmap.formats.argdown.meaning.stored import own_extra
from argmap.formats.native.fields import RELATION
from argmap.model import ArgumentMap, Relation

AGAINST = "rebuts"
"""The key in an inference's data which says that its conclusion merely stands for a rebuttal."""

Plain = dict[str, Any]

_SCHEME = RELATION.by_name["scheme"]


class Structures:
    """The relations of a map that become premise-conclusion structures, and these structures."""

    def __init__(
        self,
        map: ArgumentMap,
        titles: dict[str, str],
        names: Names,
        reference: Callable[[str], Member],
    ) -> None:
        self.map = map
        self.titles = titles
        self.names = names
        self.reference = reference
        self.written: set[str] = set()
        """The relations that are inferences."""
        self._of: dict[str, list[Relation]] = defaultdict(list)
        """By argument: its inferences in order."""
        self._inferences: dict[str, Inference] = {}
        self._last: dict[str, str] = {}
        self._made: dict[str, Structure] = {}
        self._blocks: dict[str, list[Block]] = defaultdict(list)
        self._taken = {(claim.kind, titles[id]) for id, claim in map.claims.items()}
        self._choose()

    def _choose(self) -> None:
        aimed_at = {r.target for r in self.map.relations.values()}
        alone: list[Relation] = []
        for relation in self.map.relations.values():
            argument = own_extra(relation.extra).get("argument")
            holder = self.map.claims.get(argument) if isinstance(argument, str) else None
            if not self._can_be_structure(relation):
                continue
            if holder is not None and holder.kind == "argument" and relation.kind == "supports":
                self._of[holder.id].append(relation)
                self.written.add(relation.id)
            elif (
                len(relation.premises) > 1
                or relation.id in aimed_at
                or RELATION.written(relation, (_SCHEME, *OF_STEP))
            ):
                alone.append(relation)
                self.written.add(relation.id)
        for id, relations in self._of.items():
            self._made[id] = self._structure(relations)
            self._last[relations[-1].id] = id
        for relation in alone:
            self._beside(relation)

    def _beside(self, relation: Relation) -> None:
        """Make an argument of a relation, next to its target or to one of its premises."""
        assert relation.target is not None
        title = self._new_title(safe_title(relation.id, is_argument=True), "argument")
        claims = self.map.claims
        is_statement = claims[relation.target].kind == "statement"
        claim = relation.target if is_statement else relation.premises[0]
        argument = Member("argument", title, is_reference=True)
        self._blocks[claim] += [argument, self._structure([relation])]

    def _new_title(self, title: str, kind: MemberKind) -> str:
        """A title that no claim of this kind has."""
        while (kind, title) in self._taken:
            title += "'"
        self._taken.add((kind, title))
        return title

    def _can_be_structure(self, relation: Relation) -> bool:
        claims, target = self.map.claims, relation.target
        if not relation.premises or target is None or target not in claims:
            return False
        if any(claims[p].kind == "argument" for p in relation.premises):
            return False
        if relation.kind == "supports":
            return claims[target].kind == "statement"
        return relation.kind == "rebuts"

    def is_spelled_out(self, claim: str) -> bool:
        """Whether a claim is an argument with a structure."""
        return claim in self._made

    def of(self, claim: str) -> Structure | None:
        """The structure of an argument."""
        return self._made.get(claim)

    def beside(self, claim: str) -> list[Block]:
        """The arguments that are written after a claim, each with its structure."""
        return self._blocks.get(claim, [])

    def aim(self, relation: Relation, under: dict[str, list[Child]]) -> bool:
        """Put a relation under the inference or the argument it aims at; returns whether it fits."""
        assert relation.target is not None
        inference = self._inferences.get(relation.target)
        if inference is None:
            return False
        meant = own_extra(relation.extra).get("kind")
        member = self.reference(relation.premises[0])
        argument = self._last.get(relation.target)
        if argument is not None and meant in ("attack", "support"):
            under[argument].append(Child("-" if meant == "attack" else "+", member))
        elif relation.kind == "undercuts" and meant is None:
            inference.children.append(Child("<_", member))
        else:
            return False
        return True

    def _structure(self, relations: list[Relation]) -> Structure:
        """The steps of one argument; each uses the conclusion before it, unless `uses` says otherwise."""
        steps: list[Step] = []
        numbers: dict[str, int] = {}
        since: list[str] = []
        for relation in relations:
            for premise in relation.premises:
                if premise not in numbers:
                    steps.append(Step(self.reference(premise)))
                    numbers[premise] = len(steps)
                    since.append(premise)
            inference = self._inference(relation)
            # Without `uses` a reader takes the last conclusion and all statements since it.
            if set(since) != set(relation.premises):
                uses = [numbers[p] for p in relation.premises]
                inference.data = {"uses": uses, **(inference.data or {})}
            self._inferences[relation.id] = inference
            assert relation.target is not None
            steps.append(Step(self._conclusion(relation), inference))
            numbers[relation.target] = len(steps)
            since = [relation.target]
        return Structure(steps)

    def _inference(self, relation: Relation) -> Inference:
        data: Data = {}
        if relation.kind == "rebuts":
            data[AGAINST] = True
        told = {field.name for field in OF_STEP}
        data |= relation.model_dump(mode="json", include=told, exclude_defaults=True)
        holder = self.map.claims.get(own_extra(relation.extra).get("argument") or "")
        if relation.speakers and (holder is None or holder.speakers != relation.speakers):
            data["speaker"] = [self.names.speakers[s] for s in relation.speakers]
        own = own_extra(relation.extra).get("data")
        if isinstance(own, dict):
            data.update(own)
        named = (
            " ".join(rule.split()).strip(STRIPPED) for rule in (relation.scheme or "").split(",")
        )
        return Inference([rule for rule in named if rule], data or None)

    def _conclusion(self, relation: Relation) -> Member:
        """The conclusion of a relation: its target, or for a rebuttal a statement against it."""
        assert relation.target is not None
        target = self.reference(relation.target)
        if relation.kind == "supports":
            return target
        # An inference can only conclude for something. So a rebuttal concludes with a statement
        # that attacks the target, and reading turns both into one relation again.
        text = f"This speaks against {target.title}."
        title = self._new_title(f"against {target.title}", "statement")
        return Member("statement", title, content=Content(text), children=[Child("->", target)])
