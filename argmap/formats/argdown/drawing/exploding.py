"""Taking arguments of several steps apart: the setting `explodeArguments`."""

from __future__ import annotations

from dataclasses import replace

from argmap.formats.argdown.meaning.resolved import Node, Occurrence, Resolved, in_order


def explode(resolved: Resolved) -> None:
    """Split each argument with several inferences into one argument for each of them.

    `<A>` with two inferences becomes `<A - 1>` and `<A - 2>`. Raises `ValueError` if `uses:` names a
    statement that the argument does not have, or if an argument has the title of a step already.
    """
    for node in in_order(resolved.arguments):
        if node.structure:
            _explode_argument(resolved, node)


def _explode_argument(resolved: Resolved, node: Node) -> None:
    steps = [
        _step(resolved, node, index)
        for index, occurrence in enumerate(node.structure)
        if occurrence.inference is not None
    ]
    if len(steps) == 1:
        return
    made: list[Node] = []
    for number, step in enumerate(steps, 1):
        part = Node(f"{node.title} - {number}", True)
        part.members, part.tags, part.data = node.members, node.tags, node.data
        part.section, part.structure = node.section, step
        for occurrence in step:
            occurrence.argument = part.title
        made.append(part)
    # What was said of the whole is said of its last step, which has the main conclusion.
    last = made[-1]
    last.relations = node.relations
    for relation in node.relations.values():
        is_to_itself = relation.source is relation.target
        if relation.source is not node or is_to_itself:
            relation.target = last
        if relation.source is node:
            relation.source = last
    del resolved.arguments[node.title]
    for part in made:
        if part.title in resolved.arguments:
            raise ValueError(f"there is an argument <{part.title}> already")
        resolved.arguments[part.title] = part


def _step(resolved: Resolved, node: Node, index: int) -> list[Occurrence]:
    """The premises of one inference, and its conclusion.

    Each copy replaces its original as the last member of its class. The order is that of the reference
    implementation: backwards, unless `uses` names the premises.
    """
    premises = premises_of(node, index)
    backwards = _uses(node, index) is None
    copies = [
        _copied(resolved, node.structure[i], "premise")
        for i in (premises[::-1] if backwards else premises)
    ]
    if backwards:
        copies.reverse()
    return [*copies, _copied(resolved, node.structure[index], "main-conclusion")]


def _copied(resolved: Resolved, old: Occurrence, role: str) -> Occurrence:
    copy = replace(old)
    copy.role = role  # type: ignore[assignment]
    members = resolved.statements[old.title].members
    if old in members:
        members.remove(old)
    members.append(copy)
    return copy


def premises_of(node: Node, index: int) -> list[int]:
    """The statements that the conclusion at an index is drawn from, as indices.

    These are the ones that `uses: [1, 2]` names, or else the conclusion before this one and all
    statements since. In (1) premise, (2) premise, (3) conclusion, (4) premise, (5) conclusion, the
    last is drawn from (3) and (4), so its indices are 2 and 3.
    """
    uses = _uses(node, index)
    if uses is None:
        first = index
        while first > 0:
            first -= 1
            if node.structure[first].inference is not None:
                break
        return list(range(first, index))
    for number in uses:
        if not isinstance(number, int) or not 0 < number <= len(node.structure):
            raise ValueError(f"<{node.title}> has no statement {number}")
    return [number - 1 for number in uses]


def _uses(node: Node, index: int) -> list[int] | None:
    conclusion = node.structure[index]
    assert conclusion.inference is not None
    inference_data = conclusion.inference.inference.data or {}
    own = conclusion.data or {}
    # `from` is another word for `uses`. That the one of the conclusion counts only beside `uses` is
    # how the reference implementation has it.
    for found in (
        inference_data.get("uses"),
        own.get("uses"),
        inference_data.get("from"),
        own.get("from") if own.get("uses") else None,
    ):
        if isinstance(found, list):
            return found
    return None
