"""From an Argdown text to a map, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostics import Diagnostic, SourceText, closest
from argmap.formats.argdown import rules
from argmap.formats.argdown.config import settings
from argmap.formats.argdown.including import expand, fenced
from argmap.formats.argdown.parsing import parse
from argmap.formats.argdown.resolved import Node, Resolved
from argmap.formats.argdown.resolving import Resolver
from argmap.formats.argdown.to_model import ToModel
from argmap.formats.base import Loaded, Locate

MAX_GUESSED = 200
"""For how many undefined titles a likely meaning is looked for."""


def read(source: SourceText) -> Loaded:
    """The map in an Argdown text."""
    expanded, problems = expand(source)
    document, diagnostics = parse(expanded)
    diagnostics = problems + diagnostics
    resolver = Resolver(document, settings(document.front_matter, source.file))
    resolved = resolver.run()
    diagnostics += _second_structures(expanded, resolver)
    diagnostics += _undefined(expanded, resolved)
    diagnostics += [
        expanded.report(
            rules.BorrowedInference,
            "this undercuts a statement; it is read as an undercut of the last inference above",
            *child.place,
            help="write it under the argument that it undercuts",
        )
        for child in resolver.borrowed
    ]
    resolver.relations.transform()
    made = ToModel(document, resolved)
    map = made.run() if document.blocks else None
    diagnostics.sort(key=_position)
    sound = map is not None and all(d.severity != "error" for d in diagnostics)
    return Loaded(
        map=map if sound else None,
        diagnostics=diagnostics,
        partial=map,
        locate=_locator(made),
        source_text=expanded,
        origin=made,
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


def _undefined(source: SourceText, resolved: Resolved) -> Iterable[Diagnostic]:
    """A warning for each title that is referred to and never defined."""
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
