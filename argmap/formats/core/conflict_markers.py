"""The lines that a merge leaves around two versions, of which a person has to choose one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Related, SourceText, shortened
from argmap.formats.native.rules import ConflictMarkers

MARKER_SIZE = 7
"""The fewest signs that a marker has; git can be configured to use more."""

_MARKER = re.compile(
    rf"^(?P<sign>[<=>])(?P=sign){{{MARKER_SIZE - 1},}}(?: (?P<label>[^\r\n]*))?(?=[\r\n]|\Z)",
    re.MULTILINE,
)
_MAX_LABEL = 240


def find_conflicts(source: SourceText) -> list[Diagnostic]:
    """One diagnostic for each conflict that stands in a text between markers."""
    # A plain search is much faster than the pattern, and nearly all texts end here.
    if "<" * MARKER_SIZE not in source.text:
        return []
    return list(_reports(source))


def _reports(source: SourceText) -> Iterator[Diagnostic]:
    opened: re.Match[str] | None = None
    between: re.Match[str] | None = None
    for marker in _MARKER.finditer(source.text):
        if marker["sign"] == "<":
            opened, between = marker, None
        elif marker["sign"] == "=":
            between = between or marker
        elif opened and between:
            yield _report(source, opened, between, marker)
            opened = between = None


def _report(
    source: SourceText, opened: re.Match[str], between: re.Match[str], closed: re.Match[str]
) -> Diagnostic:
    # `argmap merge` says behind the first marker whose version it is, and what the conflict is about.
    label = opened["label"] or ""
    why = f" ({shortened(label, _MAX_LABEL)})" if ": " in label else ""
    signs = ", ".join(marker[0].split(" ")[0] for marker in (opened, between))
    return source.report(
        ConflictMarkers,
        f"a merge left two versions here, of which one must be chosen{why}",
        *opened.span(),
        help="keep one version, or make one of the two, and delete the lines that begin with "
        f"{signs} and {closed[0].split(' ')[0]}",
        related=[
            Related("the second version begins here", source.span(*between.span())),
            Related("it ends here", source.span(*closed.span())),
        ],
    )
