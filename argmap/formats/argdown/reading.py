"""From an Argdown text to a map, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from argmap.diagnostics import Diagnostic, SourceText, closest
from argmap.formats.argdown import rules
from argmap.formats.argdown.language.config import merged
from argmap.formats.argdown.language.document import Document
from argmap.formats.argdown.language.including import expand, fenced
from argmap.formats.argdown.language.parsing import parse
from argmap.formats.argdown.meaning.resolved import Node, Resolved
from argmap.formats.argdown.meaning.resolving import Resolver
from argmap.formats.argdown.meaning.to_model import ToModel
from argmap.formats.core.loaded import Loaded, Locate

MAX_GUESSED = 200
"""For how many undefined titles to look for a similar title; each is compared with all."""


@dataclass(slots=True)
class Understood:
    """An Argdown text, with everything that follows from it and everything that is wrong with it."""

    source: SourceText
    document: Document
    resolved: Resolved
    diagnostics: list[Diagnostic]

    @property
    def is_sound(self) -> bool:
        """Whether there is something to read, and no error in it."""
        return self.says_something and all(d.severity != "error" for d in self.diagnostics)

    @property
    def says_something(self) -> bool:
        """Whether there is a claim, or at least what front matter says of a map that has none yet."""
        return bool(self.document.blocks or self.document.front_matter)


def understand(source: SourceText, over: dict[str, Any] | None = None) -> Understood:
    """Read an Argdown text, with settings that override its own."""
    expanded, problems = expand(source)
    document, diagnostics = parse(expanded)
    config = merged(document.settings, over or {})
    resolver = Resolver(document, config)
    resolved = resolver.run()
    diagnostics = [
        *problems,
        *diagnostics,
        *_second_structures(expanded, resolver),
        *_undefined(expanded, resolved),
        *_borrowed(expanded, resolver),
    ]
    diagnostics.sort(key=_position)
    # Last, because transforming leads relations away from where they were written, and the
    # diagnostics above are about that.
    resolver.relations.transform()
    return Understood(expanded, document, resolved, diagnostics)


def read(source: SourceText) -> Loaded:
    """The map in an Argdown text."""
    text = understand(source)
    made = ToModel(text.document, text.resolved)
    map = made.run() if text.says_something else None
    return Loaded(
        map=map if text.is_sound else None,
        diagnostics=text.diagnostics,
        partial=map,
        locate=_locator(made),
        source_text=text.source,
    )


def read_markdown(source: SourceText) -> Loaded:
    """The map in the Argdown fences of a Markdown text."""
    return read(fenced(source))


def _position(diagnostic: Diagnostic) -> tuple[int, int]:
    span = diagnostic.span
    return (span.line, span.column) if span else (0, 0)


def _second_structures(source: SourceText, resolver: Resolver) -> Iterable[Diagnostic]:
    for problem in resolver.problems:
        yield source.report(
            rules.SecondStructure,
            f"<{problem.title[:60]}> has a premise-conclusion structure already",
            *problem.structure.place,
            help="give it to an argument with a title of its own",
        )


def _borrowed(source: SourceText, resolver: Resolver) -> Iterable[Diagnostic]:
    message = "this undercuts a statement; it is read as an undercut of the last inference above"
    help = "write it under the argument that it undercuts"
    for child in resolver.borrowed:
        yield source.report(rules.BorrowedInference, message, *child.place, help=help)


def _undefined(source: SourceText, resolved: Resolved) -> Iterable[Diagnostic]:
    """A warning for each title that is referred to but never defined."""
    guesses = 0
    for nodes, what, brackets in (
        (resolved.statements, "statement", "[]"),
        (resolved.arguments, "argument", "<>"),
    ):
        known: list[str] | None = None
        for node in nodes.values():
            if not _is_undefined(node):
                continue
            member = node.members[0].member
            assert member is not None
            if known is None:
                known = [t for t, n in nodes.items() if n.canonical or n.structure]
            guesses += 1
            near = closest(node.title, known) if guesses <= MAX_GUESSED else []
            title = f"{brackets[0]}{node.title[:60]}{brackets[1]}"
            help = (
                f"did you mean {brackets[0]}{near[0]}{brackets[1]}?"
                if near
                else f"define it: {title}: its text"
            )
            message = f"the {what} {title} is never defined"
            yield source.report(rules.UndefinedTitle, message, *member.place, help=help)


def _is_undefined(node: Node) -> bool:
    return bool(node.members) and node.canonical is None and not node.structure


def _locator(made: ToModel) -> Locate:
    def locate(*path: str | int) -> tuple[int, int] | None:
        if len(path) < 2:
            return None
        kind, id = str(path[0]), str(path[1])
        if kind == "claims":
            return made.claim_place(id, of_text=path[2:] == ("text",))
        return made.places.get(id) if kind == "relations" else None

    return locate
