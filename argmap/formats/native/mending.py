"""What a person most likely meant where YAML sees a syntax error.

libyaml stops at its first error and words it for parser writers. Here the line it stopped at is
looked at the way a colleague would: which of the few usual slips is it, and how is it mended? A
certain mend also tells which stretch of text was meant as one value, so that parsing can go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from argmap.diagnostics import Diagnostic, Rule, SourceText
from argmap.formats.native import rules
from argmap.formats.native.quoting import quoted

_ENTRY = re.compile(r"[ \t]*(?:-[ ]+)*[^\s:#'\"\[\]{},-][^:#]*:[ ]+(?P<value>\S.*)")
_ITEM = re.compile(r"[ \t]*(?:-[ ]+)+(?P<value>\S.*)")
_QUOTED = r"(?:\"(?:[^\"\\]++|\\.)*+\"|'(?:[^']++|'')*+')"
_CLOSED_QUOTE = re.compile(_QUOTED)
_FLOW_QUOTE = re.compile(rf"[:,\[{{]\s*{_QUOTED}\s*(?P<rest>[^\s,\]}}:#][^,\]}}]*)")

_NO_KEY_HERE = "a colon ends a key, but no key can stand here"
_PLAIN_WORDS = {
    "could not find expected ':'": "a key needs a colon and a space behind it",
    "did not find expected key": "this line does not fit what stands above it",
    "did not find expected '-' indicator": "this line does not fit the list above it",
    "mapping values are not allowed here": _NO_KEY_HERE,
    "mapping values are not allowed in this context": _NO_KEY_HERE,
    "found unexpected end of stream": "a quotation mark is not closed",
    "did not find expected ',' or ']'": "a bracket [ is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "a brace { is not closed, or a comma is missing",
    "did not find expected node content": "a value is missing",
    "block sequence entries are not allowed in this context": "a list cannot begin here",
    "block mapping entries are not allowed in this context": "a key cannot stand here",
    "found unknown escape character": "no escape is written like this in double quotes",
}


@dataclass(frozen=True, slots=True)
class Mend:
    """A syntax error explained.

    Where it is `certain`, `text[start:end]` was meant as the one value `meant`.
    """

    diagnostic: Diagnostic
    start: int
    end: int
    meant: str
    certain: bool


def mend_syntax(source: SourceText, text: str, error: yaml.YAMLError) -> Mend:
    """Explain libyaml's `error` about `text`, the copy of the source that was being parsed."""
    problem, where, opened = _marks(source, error)
    number = source.position(min(where, len(text)))[0]
    tab = _tab_indent(source, number)
    if tab:
        return tab
    numbers = [number]
    if opened is not None:
        numbers.append(source.position(min(opened, len(text)))[0])
    numbers.append(number - 1)
    for candidate in numbers:
        if 1 <= candidate <= source.line_count():
            mend = _swallowed(source, text, candidate)
            if mend:
                return mend
    start = where if opened is None or "end of stream" not in problem else opened
    start = min(start, max(len(text) - 1, 0))
    message = _PLAIN_WORDS.get(problem, problem)
    diagnostic = source.report(
        rules.Syntax,
        message,
        start,
        start + 1,
        help="look at the indentation, quotation marks and brackets of this line and the one above",
    )
    return Mend(diagnostic, start, start + 1, "", certain=False)


def _marks(source: SourceText, error: Any) -> tuple[str, int, int | None]:
    """The error's wording, where it was noticed, and where what is wrong was begun."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    where = mark.index if mark else int(getattr(error, "position", 0) or 0)
    # libyaml says the line and column of some errors only, and no index.
    if mark and not where and mark.line and mark.line < source.line_count():
        where = source.line_start(mark.line + 1) + mark.column
    opened = context.index if context else None
    if context and not opened and context.line and context.line < source.line_count():
        opened = source.line_start(context.line + 1) + context.column
    return problem, where, opened


def _tab_indent(source: SourceText, number: int) -> Mend | None:
    for candidate in (number, number - 1, number + 1):
        if not 1 <= candidate <= source.line_count():
            continue
        line = source.line(candidate)
        lead = re.match(r"[ ]*(\t+)\s*", line)
        if lead:
            start = source.line_start(candidate) + lead.start(1)
            others = len(re.findall(r"^ *\t+ *\S", source.text, re.MULTILINE)) - 1
            more = f" (and {others} more in this file)" if others > 0 else ""
            diagnostic = source.report(
                rules.TabIndent,
                f"this line is indented with a tab{more}",
                start,
                start + len(lead[1]),
                help="indent with spaces, two for each level",
            )
            return Mend(diagnostic, start, start, "", certain=False)
    return None


def _swallowed(source: SourceText, text: str, number: int) -> Mend | None:
    """The slip in a line `key: value` whose value YAML does not take as one text."""
    begin = source.line_start(number)
    line = text[begin : begin + len(source.line(number))]
    entry = _ENTRY.match(line) or _ITEM.match(line)
    if not entry:
        return None
    value, start = entry["value"].rstrip(), begin + entry.start("value")
    prefix = line[: entry.start("value")].strip()
    found = _slip(value)
    if found is None:
        return _after_quote_in_flow(source, line, begin)
    rule, message, at = found
    diagnostic = source.report(
        rule,
        message,
        start + at,
        start + len(value),
        help=f"put the text in quotation marks: {prefix} {quoted(value)}",
    )
    return Mend(diagnostic, start, start + len(value), value, certain=True)


def _after_quote_in_flow(source: SourceText, line: str, begin: int) -> Mend | None:
    """Text behind a closing quotation mark inside braces or brackets."""
    for match in _FLOW_QUOTE.finditer(line):
        start, end = begin + match.start("rest"), begin + match.end("rest")
        diagnostic = source.report(
            rules.TextAfterQuote,
            "text goes on after the closing quotation mark",
            start,
            end,
            help="put the whole text in the other kind of quotation marks",
        )
        return Mend(diagnostic, start, end, "", certain=False)
    return None


def _slip(value: str) -> tuple[type[Rule], str, int] | None:
    """The rule a value breaks, the message, and the offset in it that is to blame."""
    if value[0] in "\"'":
        closed = _CLOSED_QUOTE.match(value)
        if closed is None:
            return rules.SpecialFirstCharacter, "this quotation mark is never closed", 0
        rest = value[closed.end() :].lstrip()
        if rest and not rest.startswith("#"):
            message = "text goes on after the closing quotation mark"
            return rules.TextAfterQuote, message, len(value) - len(rest)
        return None
    if value[0] in "[{":
        closing = {"[": "]", "{": "}"}[value[0]]
        inside = value.rstrip().removesuffix(",")
        if not inside.endswith(closing) and " #" not in value:
            message = f"YAML takes {value[0]} for the beginning of a list or mapping"
            return rules.SpecialFirstCharacter, message, 0
        return None
    if value[0] in "*&!|>%@`?-" and not re.match(r"-\d|\?\S|[|>][-+0-9]*\s*(#|\Z)", value):
        message = f"text cannot begin with {value[0]}, which means something to YAML"
        return rules.SpecialFirstCharacter, message, 0
    colon = re.search(r":(?=\s|\Z)", value)
    if colon:
        message = "YAML takes the colon in this text for the end of a key"
        return rules.ColonInText, message, colon.start()
    return None
