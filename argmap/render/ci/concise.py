"""Findings on one line each, as editors and people who search in them want them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.ci.findings import Findings
from argmap.render.reports.diagnostics import concise


def concise_lines(findings: Findings) -> Iterator[str]:
    """Each finding as `file:line:column: severity[code]: message`."""
    return (concise(diagnostic) + "\n" for diagnostic in findings.found)
