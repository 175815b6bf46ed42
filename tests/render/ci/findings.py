"""Findings for the tests of every form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Related, Rule, Severity, SourceText, Span
from argmap.render.ci.findings import Findings
from argmap.render.ci.formats import ci_format
from tests.helpers import CONTROLS

FOLDER = Path("/repository")


class OddWord(Rule):
    """A word is odd."""

    code = "AM999"
    severity = "warning"


def at(
    text: str, word: str, file: str | None = "a.argmap.yaml", help: str | None = None
) -> Diagnostic:
    """The diagnostic at a word of a text."""
    start = text.index(word)
    end = start + len(word)
    return SourceText(text, file).report(OddWord, "an odd word", start, end, help=help)


def findings(
    *found: Diagnostic,
    maps: Sequence[str] = ("a.argmap.yaml",),
    failing: Sequence[Severity] = ("error",),
) -> Findings:
    return Findings(maps, found, FOLDER, frozenset(failing))


def written(format: str, *found: Diagnostic, maps: Sequence[str] = ("a.argmap.yaml",)) -> str:
    write = ci_format(format)
    assert write is not None
    return "".join(write(findings(*found, maps=maps)))


HOSTILE = [
    *CONTROLS,
    "\n", "\r", "\r\n", "\t", "%", "%0A", ":", "::", ",", "::error::x", "\n::stop-commands::x\n",
    "##[error]", "<", "&", '"', "'", "]]>", "<![CDATA[", "[x](http://x)", "\\", "{0}", "\ufffe",
    "\ud800", "\udc80", "ä", "東", "🐕", "a", " ",
]  # fmt: skip
texts = st.lists(st.sampled_from(HOSTILE), max_size=8).map("".join)
files = st.none() | st.just("<stdin>") | texts.map(
    # No file can have these: a name ends at the one, and is bytes that the others do not stand for.
    lambda text: text.replace("\0", "").replace("\ud800", "") + ".yaml"
)  # fmt: skip


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    """Any diagnostic, with and without a place, whose texts may hold anything."""
    code = draw(st.sampled_from(["AM999", "AM012", "AM205"]))
    severity: Severity = draw(st.sampled_from(["error", "warning", "note"]))
    file, message, help = draw(files), draw(texts), draw(st.none() | texts)
    if draw(st.booleans()):
        return Diagnostic(code, "odd-word", severity, message, file, help=help)
    source = SourceText(draw(texts) + "odd", file)
    start = draw(st.integers(0, len(source.text)))
    span = source.span(start, draw(st.integers(start, len(source.text))))
    related = (Related(draw(texts), Span(1, 1, 1, 2)),)
    snippet = source.snippet(span)
    return Diagnostic(code, "odd-word", severity, message, file, span, help, snippet, related)
