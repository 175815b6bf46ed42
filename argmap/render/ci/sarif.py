"""Findings in SARIF 2.1.0 (OASIS), which code scanning and viewers in editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html says what the fields mean.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote_from_bytes

from argmap import __version__
from argmap.checks.registry import all_rules, explanation
from argmap.diagnostics import Diagnostic, Rule, Span
from argmap.render.ci.findings import Findings, message_with_help
from argmap.render.terminal.unseen import CONTROL, escaped

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_HOME = "https://github.com/argmap/argmap"
_HELP = f"{_HOME}/blob/main/docs/commands.md#argmap-explain"
_ROOT = "%SRCROOT%"
"""What SARIF's readers take for the root of the repository."""


def sarif(findings: Findings) -> Iterator[str]:
    """One run with the rules that have found something, and a result for each finding."""
    codes = sorted({diagnostic.code: diagnostic for diagnostic in findings.found}.items())
    rules = {rule.code: rule for rule in all_rules()}
    index = {code: number for number, (code, _) in enumerate(codes)}
    driver = {
        "name": "argmap",
        "version": __version__,
        "informationUri": _HOME,
        "rules": [_rule(diagnostic, rules.get(code)) for code, diagnostic in codes],
    }
    run = {
        "tool": {"driver": driver},
        # Columns are code points here, not the units of UTF-16 that are taken for granted.
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, fingerprint, findings, index)
            for diagnostic, fingerprint in findings.fingerprinted()
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    # Line by line: what a terminal obeys is escaped, and the breaks of lines are not.
    for line in json.dumps(log, indent=1, ensure_ascii=False).split("\n"):
        yield CONTROL.sub(lambda match: escaped(match[0]), line) + "\n"


def _rule(diagnostic: Diagnostic, rule: type[Rule] | None) -> Mapping[str, Any]:
    data: dict[str, Any] = {"id": diagnostic.code, "name": diagnostic.name}
    if rule is not None:
        page = explanation(rule)
        about = page.partition("\n\nInstead of")[0]
        data |= {
            "shortDescription": {"text": page.partition("\n")[0]},
            "fullDescription": {"text": " ".join(about.split())},
            "help": {"text": page, "markdown": page},
            "helpUri": _HELP,
            "defaultConfiguration": {"level": rule.severity},
        }
    return data


def _result(
    diagnostic: Diagnostic, fingerprint: str, findings: Findings, index: Mapping[str, int]
) -> Mapping[str, Any]:
    path = findings.path(diagnostic.file)
    data: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index[diagnostic.code],
        "level": diagnostic.severity,
        "message": {"text": _message(message_with_help(diagnostic))},
        "partialFingerprints": {"argmap/v1": fingerprint},
    }
    if path is not None:
        data["locations"] = [{"physicalLocation": _place(path, diagnostic.span)}]
        related: Sequence[Mapping[str, Any]] = [
            {
                "id": number,
                "message": {"text": _message(each.message)},
                "physicalLocation": _place(path, each.span),
            }
            for number, each in enumerate(diagnostic.related, 1)
        ]
        if related:
            data["relatedLocations"] = related
    return data


def _place(path: str, span: Span | None) -> Mapping[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if span is not None:
        place["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return place


def _artifact(path: str) -> Mapping[str, str]:
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote_from_bytes(os.fsencode(path)), "uriBaseId": _ROOT}


def _message(text: str) -> str:
    """A text that SARIF's readers show as it is: `[word](address)` would become a link."""
    if "](" not in text:
        return text
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
