"""Findings as workflow commands of GitHub Actions, which shows them beside the lines in a review."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic
from argmap.render.ci.findings import Findings, message_with_help
from argmap.render.terminal.text import shown

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def github(findings: Findings) -> Iterator[str]:
    """One command for each finding."""
    for diagnostic in findings.found:
        yield _command(diagnostic, findings.path(diagnostic.file)) + "\n"


def _command(diagnostic: Diagnostic, path: str | None) -> str:
    fields = {"file": path} if path is not None else {}
    if diagnostic.span:
        span = diagnostic.span
        fields |= {
            "line": str(span.line),
            "col": str(span.column),
            "endLine": str(span.end_line),
            "endColumn": str(span.end_column),
        }
    fields["title"] = f"{diagnostic.code} {diagnostic.name}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    message = shown(_escaped(message_with_help(diagnostic)))
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{message}"


def _escaped(text: str) -> str:
    # `%` goes first, or it would escape the escapes. A line break would end the command, and what
    # follows it could be one of its own.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    # A colon would end the properties, and a comma this one.
    return shown(_escaped(text).replace(":", "%3A").replace(",", "%2C"))
