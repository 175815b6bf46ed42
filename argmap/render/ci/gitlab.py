"""Findings as a report for GitLab's Code Quality, which shows them in merge requests."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.ci.findings import STDIN, Findings, message_with_help
from argmap.render.json_text import json_list

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(findings: Findings) -> Iterator[str]:
    """One object for each finding; a fingerprint stays the same when its line moves."""
    return json_list(
        {
            "description": message_with_help(diagnostic),
            "check_name": f"{diagnostic.code} {diagnostic.name}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": findings.path(diagnostic.file) or STDIN,
                # GitLab takes no finding without a line.
                "lines": {"begin": diagnostic.span.line if diagnostic.span else 1},
            },
        }
        for diagnostic, fingerprint in findings.fingerprinted()
    )
