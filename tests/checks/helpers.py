"""How the tests of the checks read a map and write down what was found."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from argmap.checks.registry import RuleChoice, run_checks
from argmap.diagnostics import Diagnostic
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_text
from argmap.model import ArgumentMap


def diagnostics(
    text: str, folder: Path | None = None, choice: RuleChoice | None = None
) -> list[Diagnostic]:
    """Everything that is said about a YAML map."""
    return run_checks(
        read_text(dedent(text).lstrip("\n"), "map.yaml", "yaml"), folder, choice or RuleChoice()
    )


def found(text: str, name: str, folder: Path | None = None) -> list[str]:
    """What one check says about a YAML map, each as `line:column code: message`."""
    return [as_line(d) for d in diagnostics(text, folder) if d.name == name]


def found_in(map: ArgumentMap, name: str) -> list[str]:
    """What one check says about a map that no text stands behind."""
    return [as_line(d) for d in run_checks(Loaded(map, partial=map)) if d.name == name]


def helps(text: str, name: str, folder: Path | None = None) -> list[str | None]:
    """What the help lines of one check say to write."""
    return [d.help for d in diagnostics(text, folder) if d.name == name]


def as_line(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.span.line}:{diagnostic.span.column} " if diagnostic.span else ""
    return f"{place}{diagnostic.severity} {diagnostic.code}: {diagnostic.message}"
