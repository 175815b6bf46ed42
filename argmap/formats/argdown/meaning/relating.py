"""Drawing relations, merging equal ones, and changing them by structures and the strict mode.

All of this, with its order, is that of the reference implementation.
"""

from __future__ import annotations

from argmap.formats.argdown.meaning.resolved import Inferred, Node, Relation, RelationKind, Resolved


class Relations:
    """The relations of a document.

    Whether a relation exists is looked up in counts (`Node.ends`), because searching the relations
    of a popular statement for each new one would take quadratic time.
    """

    def __init__(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self.known_tags: dict[str, None] = {}

    def draw(self, relation: Relation) -> None:
        """Add a relation, unless its source has an equal one."""
        source, target, kind = relation.source, relation.target, relation.kind
        if _leads(source, target, kind):
            return
        if kind == "contradictory" and isinstance(target, Node) and _leads(target, source, kind):
            return
        self.resolved.relations.append(relation)
        _add(source, relation)
        if isinstance(target, Node):
            if target is not source:
                _add(target, relation)
        else:
            target.relations.append(relation)

    def transform(self) -> None:
        """Change relations by structures, by the strict mode, and by attacks on premises.

        In this order: only relations between statements become strict, and the first step makes more
        of them. The last step has to see every attack in its final form.
        """
        settings = self.resolved.config.get("model")
        settings = settings if isinstance(settings, dict) else {}
        if settings.get("transformArgumentRelations") is not False:
            self._lead_through_structures()
        if settings.get("mode") == "strict":
            self._be_strict()
        self._drop_attacks_on_premises()

    def _lead_through_structures(self) -> None:
        """Give relations of an argument with a structure to its conclusion or its inference."""
        kept: list[Relation] = []
        for relation in self.resolved.relations:
            keep = True
            source, target = relation.source, relation.target
            if source.is_argument and source.structure:
                keep = self._from_conclusion(relation, source)
            # Even a relation that has just been merged with another is led on; the reference does so,
            # and which relations remain depends on it.
            if (
                isinstance(target, Node)
                and target.is_argument
                and target.structure
                and relation.kind == "undercut"
            ):
                keep = self._at_inference(relation, target) and keep
            if keep:
                kept.append(relation)
        self.resolved.relations = kept

    def _from_conclusion(self, relation: Relation, argument: Node) -> bool:
        conclusion = self.resolved.statements[argument.structure[-1].title]
        if relation.target is not argument:
            _remove(argument, relation)
        exists = _leads(conclusion, relation.target, relation.kind)
        relation.source, relation.argument = conclusion, argument
        if not exists:
            _add(conclusion, relation)
            return True
        for held in conclusion.relations.values():
            if held.target is relation.target and held.kind == relation.kind:
                held.argument = held.argument or argument
                break
        if isinstance(relation.target, Node):
            _remove(relation.target, relation)
        else:
            _drop(relation.target, relation)
        return False

    def _at_inference(self, relation: Relation, argument: Node) -> bool:
        inference = argument.structure[-1].inference
        assert inference is not None
        source = relation.source
        if id(relation) in source.relations:
            _count(source, relation, -1)
        relation.target = inference
        if id(relation) in source.relations:
            _count(source, relation, 1)
        _drop(inference, relation)
        if not any(r.source is source and r.kind == relation.kind for r in inference.relations):
            inference.relations.append(relation)
            return True
        _remove(source, relation)
        return False

    def _be_strict(self) -> None:
        """In strict mode, support between statements is entailment, and attacks are mutual."""
        kept: list[Relation] = []
        for relation in self.resolved.relations:
            source, target = relation.source, relation.target
            if not source.is_argument and isinstance(target, Node) and not target.is_argument:
                if relation.kind == "support":
                    _change(relation, "entails")
                elif relation.kind == "attack":
                    # A is contrary to B and B to A is one relation, so the second is dropped.
                    if _conflict(source, target, "contrary"):
                        _remove(source, relation)
                        _remove(target, relation)
                        continue
                    _change(relation, "contrary")
            kept.append(relation)
        self.resolved.relations = kept

    def _drop_attacks_on_premises(self) -> None:
        """Drop an attack on an argument if its source also attacks one of the argument's premises."""
        kept: list[Relation] = []
        for relation in self.resolved.relations:
            source, target = relation.source, relation.target
            if (
                relation.kind == "attack"
                and not source.is_argument
                and isinstance(target, Node)
                and target.is_argument
                and self._attacks_premise(source, target)
            ):
                _remove(source, relation)
                _remove(target, relation)
                continue
            kept.append(relation)
        self.resolved.relations = kept

    def _attacks_premise(self, source: Node, argument: Node) -> bool:
        statements = self.resolved.statements
        return any(
            _leads_out(source, premise, "attack")
            or _conflict(source, premise, "contradictory")
            or _conflict(source, premise, "contrary")
            for step in argument.structure
            if step.role == "premise"
            for premise in (statements[step.title],)
        )


def _add(node: Node, relation: Relation) -> None:
    if id(relation) not in node.relations:
        node.relations[id(relation)] = relation
        _count(node, relation, 1)


def _remove(node: Node, relation: Relation) -> None:
    if node.relations.pop(id(relation), None) is not None:
        _count(node, relation, -1)


def _drop(inference: Inferred, relation: Relation) -> None:
    """Remove a relation from an inference, or the last one if the inference does not have it.

    The reference implementation does this, and what is merged afterwards depends on it.
    """
    held = inference.relations
    if relation in held:
        held.remove(relation)
    elif held:
        held.pop()


def _count(node: Node, relation: Relation, change: int) -> None:
    key = (id(relation.target), relation.kind)
    node.ends[key] = node.ends.get(key, 0) + change


def _change(relation: Relation, kind: RelationKind) -> None:
    ends = [relation.source]
    if isinstance(relation.target, Node) and relation.target is not relation.source:
        ends.append(relation.target)
    # The counts go by kind, so the relation is taken out under the old kind and put in under the
    # new one.
    held = [node for node in ends if id(relation) in node.relations]
    for node in held:
        _count(node, relation, -1)
    relation.kind = kind
    for node in held:
        _count(node, relation, 1)


def _leads(source: Node, target: Node | Inferred, kind: str) -> bool:
    """Whether one of the relations of a node leads to the target with this kind."""
    return source.ends.get((id(target), kind), 0) > 0


def _leads_out(source: Node, target: Node, kind: str) -> bool:
    if source is target:
        return any(
            r.kind == kind and r.source is source and r.target is source
            for r in source.relations.values()
        )
    return _leads(source, target, kind)


def _conflict(one: Node, other: Node, kind: str) -> bool:
    if one is other:
        return _leads_out(one, one, kind)
    return _leads(one, other, kind) or _leads(other, one, kind)
