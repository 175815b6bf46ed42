"""Findings as the results of tests in JUnit's XML, which most servers for integration show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from argmap.diagnostics import Diagnostic
from argmap.render.ci.findings import STDIN, Findings
from argmap.render.reports.diagnostics import concise
from argmap.render.terminal.text import shown
from argmap.xml_safe import xml_safe


def junit(findings: Findings) -> Iterator[str]:
    """A suite for each file, a test for each finding in it; those fail that make the check fail.

    A file in which nothing was found has one test, which passes.
    """
    suites: dict[str, list[Diagnostic]] = {_name(findings, file): [] for file in findings.maps}
    for diagnostic in findings.found:
        suites.setdefault(_name(findings, diagnostic.file), []).append(diagnostic)
    tests = sum(max(len(found), 1) for found in suites.values())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="argmap check"{_counts(tests, findings, findings.found)}>\n'
    for name, found in suites.items():
        yield f"  <testsuite{_attribute('name', name)}{_counts(max(len(found), 1), findings, found)}>\n"
        for diagnostic in found:
            yield from _test(name, diagnostic, fails=diagnostic.severity in findings.failing)
        if not found:
            yield f'    <testcase name="no problems"{_attribute("classname", name)} time="0"/>\n'
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _name(findings: Findings, file: str | None) -> str:
    return findings.path(file) or STDIN


def _counts(tests: int, findings: Findings, found: Sequence[Diagnostic]) -> str:
    failures = sum(diagnostic.severity in findings.failing for diagnostic in found)
    return f' tests="{tests}" failures="{failures}" errors="0" skipped="0" time="0"'


def _test(file: str, diagnostic: Diagnostic, *, fails: bool) -> Iterator[str]:
    span = diagnostic.span
    name = f"{diagnostic.code} {diagnostic.name}" + (f" {span.line}:{span.column}" if span else "")
    place = _attribute("file", file) + (f' line="{span.line}"' if span else "")
    yield f'    <testcase{_attribute("name", name)}{_attribute("classname", file)}{place} time="0">\n'
    text = _text(concise(diagnostic)) + (
        f"\nhelp: {_text(diagnostic.help)}" if diagnostic.help else ""
    )
    if fails:
        kind = _attribute("type", diagnostic.severity)
        yield f"      <failure{_attribute('message', diagnostic.message)}{kind}>{text}</failure>\n"
    else:
        yield f"      <system-out>{text}</system-out>\n"
    yield "    </testcase>\n"


def _attribute(name: str, value: str) -> str:
    return f" {name}={quoteattr(xml_safe(shown(value)))}"


def _text(text: str) -> str:
    return escape(xml_safe(shown(text)))
