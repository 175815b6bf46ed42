"""Findings in the Reviewdog Diagnostic Format, which reviewdog turns into comments on a change.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf says what the fields mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.diagnostics import Diagnostic, Snippet, Span
from argmap.render.ci.findings import STDIN, Findings, message_with_help
from argmap.render.json_text import json_text

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def rdjson(findings: Findings) -> Iterator[str]:
    """One object for each finding, in the result of one tool."""
    return json_text(
        {
            "source": {"name": "argmap", "url": "https://github.com/argmap/argmap"},
            "diagnostics": [_diagnostic(d, findings) for d in findings.found],
        }
    )


def _diagnostic(diagnostic: Diagnostic, findings: Findings) -> dict[str, Any]:
    path = findings.path(diagnostic.file) or STDIN
    location: dict[str, Any] = {"path": path}
    if diagnostic.span:
        location["range"] = _range(diagnostic.span, diagnostic.snippet)
    data: dict[str, Any] = {
        "message": message_with_help(diagnostic),
        "location": location,
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": f"{diagnostic.code} {diagnostic.name}"},
    }
    if diagnostic.related:
        data["relatedLocations"] = [
            {
                "message": related.message,
                "location": {"path": path, "range": {"start": {"line": related.span.line}}},
            }
            for related in diagnostic.related
        ]
    return data


def _range(span: Span, snippet: Snippet | None) -> dict[str, Any]:
    end_snippet = snippet if span.end_line == span.line else None
    return {
        "start": _position(span.line, span.column, snippet),
        "end": _position(span.end_line, span.end_column, end_snippet),
    }


def _position(line: int, column: int, snippet: Snippet | None) -> dict[str, int]:
    """A position; without a column where the bytes before it are not known."""
    # The format counts bytes of UTF-8. Of a very long line only a window is at hand.
    if column == 1:
        return {"line": line, "column": 1}
    if snippet is None or snippet.offset or column - 1 > len(snippet.text):
        return {"line": line}
    before = snippet.text[: column - 1].encode("utf-8", "surrogatepass")
    return {"line": line, "column": len(before) + 1}
