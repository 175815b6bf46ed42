"""From a document to its meaning.

The order of all steps is that of the reference implementation, because the numbers of untitled
statements, merging and the order of relations depend on it. A parent gets its number before its
relations are read, and everything else after them. A relation is drawn after those below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.formats.argdown.language.config import merge_into
from argmap.formats.argdown.language.document import (
    Child,
    Document,
    Heading,
    ItemList,
    Member,
    Structure,
    members_of,
)
from argmap.formats.argdown.meaning.relating import Relations
from argmap.formats.argdown.meaning.resolved import (
    Inferred,
    Node,
    Occurrence,
    Relation,
    RelationKind,
    Resolved,
    Role,
    Section,
)

_KINDS: dict[str, RelationKind] = {
    "+": "support",
    "-": "attack",
    "_": "undercut",
    "><": "contradictory",
}


MAX_DEPTH = 100
"""Headings that would nest deeper than this are put beside one another."""


class SecondStructureError(ValueError):
    """An argument has two premise-conclusion structures; `structure` is the second."""

    def __init__(self, title: str, structure: Structure) -> None:
        super().__init__(title)
        self.title = title
        self.structure = structure


class Resolver:
    """Walks over a document once; `problems` says which parts of it could not be read.

    Members with one title become one node, and signs become relations between nodes:

    >>> from argmap.diagnostics import SourceText
    >>> from argmap.formats.argdown.language.parsing import parse
    >>> text = "[A]: One.\\n  - <B>\\n    <- [C]\\n\\n[C]: Three.\\n  -> [A]\\n"
    >>> resolved = resolve(parse(SourceText(text))[0])
    >>> [(r.source.title, r.kind, r.target.title) for r in resolved.relations]
    [('C', 'attack', 'B'), ('B', 'attack', 'A'), ('C', 'attack', 'A')]
    >>> len(resolved.statements["C"].members), resolved.statements["C"].text
    (2, 'Three.')
    """

    def __init__(self, document: Document, config: dict[str, object] | None = None) -> None:
        self.document = document
        self.resolved = Resolved(config=dict(config or {}))
        self.relations = Relations(self.resolved)
        self.problems: list[SecondStructureError] = []
        self.borrowed: list[Child] = []
        """Undercuts of statements, which are read as undercuts of the inference before them."""
        self.untitled = 0
        self.section: Section | None = None
        self.inference: Inferred | None = None
        self.occurrences: dict[Member, Occurrence] = {}

    def run(self) -> Resolved:
        """Everything that follows from the document, before `Relations.transform`."""
        before: Node | None = None
        for block in self.document.blocks:
            argument: Node | None = None
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Structure):
                self._structure(block, before)
            elif isinstance(block, ItemList):
                for member in block.members:
                    self._member(member, None)
            else:
                node = self._member(block, "top-level-statement")
                argument = node if node.is_argument else None
            before = argument
        for node in (*self.resolved.statements.values(), *self.resolved.arguments.values()):
            if node.section is None and node.members:
                node.section = node.members[0].section
        return self.resolved

    # -- sections -------------------------------------------------------------------------------

    def _heading(self, heading: Heading) -> None:
        resolved = self.resolved
        title = heading.title
        section = Section(f"s{len(resolved.all_sections) + 1}", heading, title, heading.level)
        resolved.max_level = max(resolved.max_level, heading.level)
        self._note_tags(heading.content.tags)
        self._group_settings(section)
        parent = self.section
        while parent and (parent.level >= section.level or parent.depth >= MAX_DEPTH):
            parent = parent.parent
        section.parent = parent
        section.depth = parent.depth + 1 if parent else 1
        (parent.children if parent else resolved.sections).append(section)
        resolved.all_sections.append(section)
        self.section = section

    def _group_settings(self, section: Section) -> None:
        settings = self.resolved.config.get("group")
        settings = settings if isinstance(settings, dict) else {}
        data = section.heading.data or {}
        if "isGroup" in data and not settings.get("ignoreIsGroup"):
            section.is_group = data["isGroup"]
        if "isClosed" in data and not settings.get("ignoreIsClosed"):
            section.is_closed = data["isClosed"]
        named = settings.get("sections")
        if isinstance(named, dict):
            own = named.get(section.title)
            if isinstance(own, dict):
                section.is_group, section.is_closed = own.get("isGroup"), own.get("isClosed")
            elif section.is_group is None:
                section.is_group = False

    # -- statements and arguments ---------------------------------------------------------------

    def _member(self, root: Member, role: Role | None) -> Node:
        """Add a member with all the relations below it; returns the node it belongs to."""
        pending: list[tuple[Member, Child | None, Node | None, bool]] = [(root, None, None, False)]
        node: Node | None = None
        while pending:
            member, child, parent, done = pending.pop()
            if not done and member.children:
                # It comes up a second time when everything below it is done, and is only then taken
                # up. That is a recursion, written as a stack, since relations nest without a limit.
                pending.append((member, child, parent, True))
                own = self._node(self._titled(member), member.kind == "argument")
                pending.extend((c.member, c, own, False) for c in reversed(member.children))
                continue
            node = self._occurrence(member, role if child is None else "relation-statement")
            if child is not None:
                assert parent is not None
                self._relation(child, parent, node)
        assert node is not None
        return node

    def _titled(self, member: Member) -> str:
        """The title of a member; a member without one gets its number now."""
        if not member.title:
            member.title, member.numbered = self._number(), True
        return member.title

    def _number(self) -> str:
        self.untitled += 1
        return f"Untitled {self.untitled}"

    def _node(self, title: str, is_argument: bool) -> Node:
        nodes = self.resolved.arguments if is_argument else self.resolved.statements
        node = nodes.get(title)
        if node is None:
            node = nodes[title] = Node(title, is_argument)
        return node

    def _occurrence(self, member: Member, role: Role | None) -> Node:
        is_argument = member.kind == "argument"
        title = self._titled(member)
        occurrence = Occurrence(title, member.is_reference, member.content, member.data)
        occurrence.member = member
        occurrence.is_top_level = role == "top-level-statement"
        occurrence.role = "argument-description" if is_argument else role
        occurrence.section = self.section
        node = self._node(title, is_argument)
        content = member.content
        if content.tags:
            self._note_tags(content.tags)
            node.tags.update(dict.fromkeys(content.tags))
        if member.data is not None:
            node.data = {} if node.data is None else node.data
            merge_into(node.data, member.data)
        node.members.append(occurrence)
        in_group = (member.data or {}).get("isInGroup", _NOT_SAID)
        if in_group is True or (
            in_group is _NOT_SAID and not member.is_reference and node.section is None
        ):
            node.section = self.section
        node.top_level = node.top_level or role == "top-level-statement"
        node.in_relation = node.in_relation or role == "relation-statement"
        self.occurrences[member] = occurrence
        return node

    def _note_tags(self, tags: Sequence[str]) -> None:
        for tag in tags:
            if tag not in self._known_tags:
                self._known_tags[tag] = None
                self.resolved.tags.append(tag)

    @property
    def _known_tags(self) -> dict[str, None]:
        return self.relations.known_tags

    # -- relations ------------------------------------------------------------------------------

    def _relation(self, child: Child, parent: Node | Inferred, node: Node) -> None:
        sign = child.sign
        kind = _KINDS[sign if sign == "><" else sign.strip("<>")]
        if (sign.endswith(">") and sign != "><") or sign == "><":
            assert isinstance(parent, Node)
            self.relations.draw(Relation(kind, parent, node, child))
        else:
            is_statement = isinstance(parent, Node) and not parent.is_argument
            if kind == "undercut" and is_statement and self.inference is not None:
                parent = self.inference
                self.borrowed.append(child)
            self.relations.draw(Relation(kind, node, parent, child))

    # -- premise-conclusion structures ----------------------------------------------------------

    def _structure(self, structure: Structure, before: Node | None) -> None:
        argument = before or self._new_argument()
        if self.section is not None:
            argument.section = self.section
        if argument.structure:
            self.problems.append(SecondStructureError(argument.title, structure))
            return
        conclusion: Occurrence | None = None
        members: list[Occurrence] = []
        inferences: list[Inferred] = []
        argument.structure, argument.inferred = members, inferences
        for step in structure.steps:
            inferred: Inferred | None = None
            if step.inference is not None:
                inferred = Inferred(step.inference, argument.title)
                inferences.append(inferred)
                self._undercuts(inferred)
            borrowed = len(self.borrowed)
            self._member(step.member, None)
            if inferred is not None:
                # Directly under a conclusion, the author means its own inference, so no warning is due.
                own = {id(child) for child in step.member.children}
                later = self.borrowed[borrowed:]
                self.borrowed[borrowed:] = [c for c in later if id(c) not in own]
            occurrence = self.occurrences[step.member]
            occurrence.role = "premise"
            occurrence.argument = argument.title
            if inferred is not None:
                occurrence.role = "intermediary-conclusion"
                occurrence.inference = inferred
                inferred.conclusion = len(members)
                conclusion = occurrence
            members.append(occurrence)
        if conclusion is not None:
            conclusion.role = "main-conclusion"

    def _new_argument(self) -> Node:
        # If somebody has given another argument this very title, the new one replaces it.
        title = self._number()
        self.resolved.arguments[title] = Node(title, True)
        return self.resolved.arguments[title]

    def _undercuts(self, inferred: Inferred) -> None:
        """Draw the undercuts directly under an inference."""
        self.inference = inferred
        for child in inferred.inference.children:
            node = self._member(child.member, "relation-statement")
            self._relation(child, inferred, node)


_NOT_SAID = object()


def resolve(document: Document, config: dict[str, object] | None = None) -> Resolved:
    """Everything that follows from a document that is known to be valid.

    A document can be resolved again: its numbers are removed first.
    """
    for member in members_of(document):
        if member.numbered:
            member.title, member.numbered = None, False
    resolver = Resolver(document, config)
    resolved = resolver.run()
    resolver.relations.transform()
    return resolved
