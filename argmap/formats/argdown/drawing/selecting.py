"""Which statements and arguments of a resolved document are in its derived map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from argmap.formats.argdown.language.config import of
from argmap.formats.argdown.meaning.resolved import (
    End,
    Inferred,
    Node,
    Relation,
    Resolved,
    in_order,
)

SelectionMode = Literal[
    "all",
    "top-level",
    "with-title",
    "with-relations",
    "not-used-in-argument",
    "with-more-than-one-relation",
]
SELECTION_MODES: tuple[SelectionMode, ...] = get_args(SelectionMode)


@dataclass(slots=True)
class Selected:
    """The elements of a derived map, by title."""

    statements: dict[str, Node]
    arguments: dict[str, Node]

    def has(self, relation: Relation, end: End) -> bool:
        """Whether an end of a relation is selected, itself or through an argument."""
        if isinstance(end, Inferred):
            return end.argument in self.arguments
        if end.is_argument:
            return end.title in self.arguments
        if end.title in self.statements:
            return True
        role = "premise" if relation.target is end else "main-conclusion"
        return any(
            m.argument in self.arguments
            for m in end.members
            if m.argument is not None and (relation.is_symmetric or m.role == role)
        )


def select(resolved: Resolved) -> Selected:
    """The statements and arguments of the map, in the order of the document."""
    settings = of(resolved.config, "selection")
    # Three rounds, each of which asks for what the one before has left. This is the order of the
    # reference implementation, and another order would keep other nodes.
    selected = Selected(
        {n.title: n for n in in_order(resolved.statements) if _is_preselected(n, settings)},
        {n.title: n for n in in_order(resolved.arguments) if _is_preselected(n, settings)},
    )
    question = _Question(settings, selected)
    statements = {t: node for t, node in selected.statements.items() if question.is_selected(node)}
    selected = Selected(statements, selected.arguments)
    arguments = {
        title: node
        for title, node in selected.arguments.items()
        if _is_argument_selected(node, settings, selected, resolved)
    }
    return Selected(statements, arguments)


def _is_preselected(node: Node, settings: dict[str, Any]) -> bool:
    shown = (node.data or {}).get("isInMap", True)
    if shown is not True and not settings.get("ignoreIsInMap"):
        return False
    excluded = settings.get("excludeArguments" if node.is_argument else "excludeStatements")
    if excluded and node.title in excluded:
        return False
    sections = settings.get("selectedSections")
    if sections is not None:
        if node.section is None:
            if settings.get("selectElementsWithoutSection") is not True:
                return False
        elif node.section.title not in sections:
            return False
    tags = settings.get("selectedTags")
    if tags is None:
        return True
    if not node.tags:
        return settings.get("selectElementsWithoutTag") is True
    return any(tag in tags for tag in node.tags)


def _is_wanted(node: Node, settings: dict[str, Any]) -> bool:
    """Whether its data says that it must be in the map."""
    return (node.data or {}).get("isInMap") is True and not settings.get("ignoreIsInMap")


class _Question:
    """Decides which classes of statements are selected."""

    def __init__(self, settings: dict[str, Any], selected: Selected) -> None:
        self.settings = settings
        self.selected = selected
        self.mode = settings.get("statementSelectionMode", "with-title")
        self.excludes_disconnected = settings.get("excludeDisconnected", True)
        self.included = settings.get("includeStatements") or ()

    def is_selected(self, node: Node) -> bool:
        """Whether a class is selected."""
        if _is_wanted(node, self.settings) or node.title in self.included:
            return True
        has = self.selected.has
        related = any(has(r, r.other(node)) for r in node.relations.values())
        used = any(
            m.argument in self.selected.arguments
            for m in node.members
            if m.argument is not None and m.role in ("premise", "main-conclusion")
        )
        if self.excludes_disconnected and not (used or related):
            return False
        return self._fits_mode(node, related, used)

    def _fits_mode(self, node: Node, related: bool, used: bool) -> bool:
        mode = self.mode
        if mode == "all":
            return True
        if mode == "with-title":
            return (not used and related) or not node.title.startswith("Untitled")
        if mode == "top-level":
            return (not used and related) or node.top_level
        if mode == "with-relations":
            return related
        if mode == "not-used-in-argument":
            return not used
        if mode == "with-more-than-one-relation":
            return related and (not used or self._partners(node) > 1)
        return False

    def _partners(self, node: Node) -> int:
        """How many selected arguments a statement is related to, by the reference's count."""
        selected, count = self.selected, 0
        relations: Iterable[Relation] = node.relations.values()
        for relation in relations:
            other = relation.other(node)
            # A relation of a statement to itself is held twice.
            times = 2 if other is node else 1
            if isinstance(other, Inferred):
                count += other.argument in selected.arguments
            elif other.is_argument:
                count += other.title in selected.arguments
            elif node.title in selected.statements:
                role = "premise" if relation.target is other else "main-conclusion"
                count += times * sum(
                    m.role == role and m.argument in selected.arguments for m in other.members
                )
        return count


def _is_argument_selected(
    node: Node, settings: dict[str, Any], selected: Selected, resolved: Resolved
) -> bool:
    if not settings.get("excludeDisconnected", True) or _is_wanted(node, settings):
        return True
    if any(selected.has(r, r.other(node)) for r in node.relations.values()):
        return True
    return any(_is_step_connected(step, selected, resolved) for step in node.structure)


def _is_step_connected(step: Any, selected: Selected, resolved: Resolved) -> bool:
    """Whether a premise or conclusion ties its argument to something that is selected."""
    inferred = step.inference
    if inferred is not None and any(selected.has(r, r.other(inferred)) for r in inferred.relations):
        return True
    node = resolved.statements[step.title]
    if step.role not in ("premise", "main-conclusion"):
        return False
    for relation in node.relations.values():
        if not relation.is_symmetric:
            if step.role == "premise" and relation.source is node:
                continue
            if step.role == "main-conclusion" and relation.target is node:
                continue
        if selected.has(relation, relation.other(node)):
            return True
    if step.title in selected.statements:
        return True
    wanted = "main-conclusion" if step.role == "premise" else "premise"
    return any(m.role == wanted and m.argument in selected.arguments for m in node.members)
