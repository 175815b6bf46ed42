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
from argmap.formats.native import keys, rules
from argmap.formats.native.syntax.quoting import in_quotes

_ENTRY = re.compile(r"[ \t]*(?:-[ ]+)*[^\s:#'\"\[\]{},-][^:#]*:[ ]+(?P<value>\S.*)")
_ITEM = re.compile(r"[ \t]*(?:-[ ]+)+(?P<value>\S.*)")
_QUOTED = r"(?:\"(?:[^\"\\]++|\\.)*+\"|'(?:[^']++|'')*+')"
_CLOSED_QUOTE = re.compile(_QUOTED)
_FLOW_QUOTE = re.compile(rf"[:,\[{{]\s*(?P<value>{_QUOTED}\s*(?P<blame>[^\s,\]}}:#])[^,\]}}]*)")
_FLOW_COLON = re.compile(
    r"[{,]\s*[\w-]+:\s+(?P<value>[^\s,\[\]{}'\"#][^:,\[\]{}]*(?P<blame>:)\s[^,\[\]{}]*)"
)

_TEXT_AFTER_QUOTE = "text goes on after the closing quotation mark"
_COLON_IN_TEXT = "YAML takes the colon in this text for the end of a key"

_LOOK = "look at the indentation, quotation marks and brackets of this line and the one above"
_NO_KEY_HERE = (
    "a colon ends a key, but no key can stand here",
    "indent it like the key above; or, if the line above goes on here, put the whole text in "
    "quotation marks",
)
_IN_PLAIN_WORDS = {
    "could not find expected ':'": (
        "a key needs a colon and a space behind it",
        "write `key: value`",
    ),
    "did not find expected key": (
        "this line does not fit what stands above it",
        "indent it exactly like the keys it belongs to",
    ),
    "did not find expected '-' indicator": (
        "this line does not fit the list above it",
        "begin it with - under the other -, or indent it like the key it belongs to",
    ),
    "mapping values are not allowed here": _NO_KEY_HERE,
    "mapping values are not allowed in this context": _NO_KEY_HERE,
    "found unexpected end of stream": ("a quotation mark is not closed", "close it"),
    "did not find expected ',' or ']'": ("a bracket [ is not closed, or a comma is missing", _LOOK),
    "did not find expected ',' or '}'": ("a brace { is not closed, or a comma is missing", _LOOK),
    "did not find expected node content": ("a value is missing", _LOOK),
    "did not find expected <document start>": (
        "text stands behind the end of the document",
        "delete the line of dots above, or what follows it",
    ),
    "block sequence entries are not allowed in this context": ("a list cannot begin here", _LOOK),
    "block mapping entries are not allowed in this context": ("a key cannot stand here", _LOOK),
    "found unknown escape character": (
        "no escape is written like this in double quotes",
        r"write \\ for a backslash",
    ),
}


_KEYS = keys.MAP_KEYS | keys.CLAIM_KEYS | keys.UTTERANCE_KEYS | keys.RELATION_KEYS | keys.AIM_KEYS


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
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = place_of(source, error)
    where, opened = place.noticed, place.begun
    number = source.position(min(where, len(text)))[0]
    # The likeliest slips first: one tab makes libyaml complain about something else further down.
    tab = _tab_indent(source, number)
    if tab:
        return tab
    missing = None
    if text.startswith(":", where):
        missing = _colon_missing_above(source, number) or _too_deep(source, number)
    elif "could not find expected ':'" in problem:
        above = _written_above(source, number)
        missing = _colon_missing(source, above) or _colon_missing(source, number)
    if missing:
        return missing
    numbers = [number]
    if opened is not None:
        # A quotation mark that is never closed is noticed pages below the line it opens in.
        numbers.append(source.position(min(opened, len(text)))[0])
    numbers.append(number - 1)
    for candidate in numbers:
        if 1 <= candidate <= source.line_count():
            mend = _swallowed(source, text, candidate)
            if mend:
                return mend
    # What is open until the end of the text is best blamed where it was begun.
    start = where if opened is None or text[where:].strip() else opened
    start = min(start, max(len(text) - 1, 0))
    message, help = _IN_PLAIN_WORDS.get(problem, (problem, _LOOK))
    diagnostic = source.report(rules.Syntax, message, start, start + 1, help=help)
    return Mend(diagnostic, start, start + 1, "", certain=False)


@dataclass(frozen=True, slots=True)
class ErrorPlace:
    """Where a parser noticed an error, and where it says that the broken part began."""

    noticed: int
    begun: int | None


def place_of(source: SourceText, error: Any) -> ErrorPlace:
    """The offsets of an error of libyaml, or of PyYAML's own parser."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    noticed = _offset(source, mark)
    if mark is None:
        noticed = int(getattr(error, "position", 0) or 0)
    return ErrorPlace(noticed, None if context is None else _offset(source, context))


def _offset(source: SourceText, mark: Any) -> int:
    """A mark's offset; libyaml gives only the line and column of some errors, and no index."""
    if mark is None:
        return 0
    if not mark.index and mark.line and mark.line < source.line_count():
        return source.line_start(mark.line + 1) + int(mark.column)
    return int(mark.index)


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


def _colon_missing_above(source: SourceText, number: int) -> Mend | None:
    """A line above that is a key without a colon: YAML runs it together with this one."""
    line = source.line(number)
    above = _written_above(source, number)
    # Quoted or bracketed lines are values, and have no colon to lose.
    if above == 0 or ":" in source.line(above) or source.line(above).lstrip()[0] in "#[]{}'\"":
        return None
    content = source.line(above).lstrip(" -")
    is_key = content.split()[0] in _KEYS or len(content.split()) == 1
    if _indent(source.line(above)) == _indent(line) or (
        is_key and _indent(source.line(above)) < _indent(line)
    ):
        return _colon_missing(source, above)
    return None


def _too_deep(source: SourceText, number: int) -> Mend | None:
    """A key of argmap that is indented deeper than the line above, which is a key with its text."""
    line = source.line(number)
    key = line.strip().partition(":")[0]
    above = _written_above(source, number)
    if above == 0 or key not in _KEYS or _indent(line) <= _indent(source.line(above)):
        return None
    entry = _ENTRY.match(source.line(above))
    # Behind a block, a bracket or a quotation mark deeper lines are as they should be.
    if entry is None or entry["value"][0] in "|>[{\"'":
        return None
    name = source.line(above).strip().partition(":")[0]
    start = source.line_start(number)
    first = start + _indent(line)
    help = (
        f"indent it like {name}: above"
        if name in _KEYS
        else f"write the text of {name} in a line of its own, text: …, and {key}: under it"
    )
    report = source.report(
        rules.Syntax,
        f"{key}: stands deeper than {name}:, which has a text already",
        start,
        first,
        help=f"{help}; or, if it is part of the text, put the whole text in quotation marks",
    )
    return Mend(report, start, first, "", certain=False)


def _written_above(source: SourceText, number: int) -> int:
    """The number of the nearest line above that is not empty and no comment; 0 for none."""
    above = number - 1
    while above > 0 and not source.line(above).split("#")[0].strip():
        above -= 1
    return above


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _colon_missing(source: SourceText, number: int) -> Mend | None:
    """A line that should be a key and its value, and has no colon."""
    if number < 1:
        return None
    line = source.line(number)
    content = line.lstrip(" -").rstrip()
    if not content or ":" in content or content[0] in "#[]{}'\"&*!|>%@`?,":
        return None
    start = source.line_start(number) + line.index(content)
    key, _, value = content.partition(" ")
    message, help = "this line has no colon", f"write {key}: and a space before the value"
    before = source.line(number - 1) if number > 1 else ""
    if not value and before.rstrip().endswith(":") and _indent(before) == _indent(line):
        message = "this line has no colon, and does not stand deeper than the key above"
        help = f"write {before.strip()} {key}, or {key}: if it is a key"
    elif not value:
        help = f"write {key}:"
    end = start + len(content)
    report = source.report(rules.Syntax, message, start, end, help=help)
    return Mend(report, start, end, "", certain=False)


def _swallowed(source: SourceText, text: str, number: int) -> Mend | None:
    """The slip in a line `key: value` whose value YAML cannot read as one text."""
    begin = source.line_start(number)
    line = text[begin : begin + len(source.line(number))]
    entry = _ENTRY.match(line) or _ITEM.match(line)
    if not entry:
        return None
    value, start = entry["value"].rstrip(), begin + entry.start("value")
    slip = _slip(value)
    if slip is None:
        return _swallowed_in_flow(source, line, begin)
    prefix = line[: entry.start("value")].strip()
    end = start + len(value)
    help = slip.help or in_quotes(value, prefix)
    diagnostic = source.report(slip.rule, slip.message, start + slip.at, end, help=help)
    return Mend(diagnostic, start, end, value, certain=True)


def _swallowed_in_flow(source: SourceText, line: str, begin: int) -> Mend | None:
    """The slip in a value inside braces or brackets."""
    for pattern, rule, message in (
        (_FLOW_QUOTE, rules.TextAfterQuote, _TEXT_AFTER_QUOTE),
        (_FLOW_COLON, rules.ColonInText, _COLON_IN_TEXT),
    ):
        match = pattern.search(line)
        if match:
            value = match["value"].rstrip()
            start = begin + match.start("value")
            end = start + len(value)
            blame = begin + match.start("blame")
            diagnostic = source.report(rule, message, blame, end, help=in_quotes(value))
            return Mend(diagnostic, start, end, value, certain=True)
    return None


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is wrong with a value: the rule, the message and the offset that is to blame."""

    rule: type[Rule]
    message: str
    at: int = 0
    help: str | None = None
    """None where quotation marks around the value are the mend."""


def _slip(value: str) -> _Slip | None:
    """What keeps YAML from taking a value as one text, if anything does."""
    first = value[0]
    if first in "\"'":
        return _slip_of_quote(value)
    if first in "[{":
        return _slip_of_bracket(value, {"[": "]", "{": "}"}[first])
    if first in "*&!|>%@`?-" and not re.match(r"-\d|\?\S|[|>][-+0-9]*\s*(#|\Z)", value):
        message = f"text cannot begin with {first}, which means something to YAML"
        return _Slip(rules.SpecialFirstCharacter, message)
    colon = re.search(r":(?=\s|\Z)", value)
    # Only a colon before a space ends a key: `10:30` and `https://` are text.
    return _Slip(rules.ColonInText, _COLON_IN_TEXT, colon.start()) if colon else None


def _slip_of_quote(value: str) -> _Slip | None:
    closed = _CLOSED_QUOTE.match(value)
    if closed is None:
        message = "this quotation mark is not closed in its line"
        help = f"close it with {value[0]} where the text ends"
        return _Slip(rules.SpecialFirstCharacter, message, help=help)
    rest = value[closed.end() :].lstrip()
    if not rest or rest.startswith("#"):
        return None
    return _Slip(rules.TextAfterQuote, _TEXT_AFTER_QUOTE, len(value) - len(rest))


def _slip_of_bracket(value: str, closing: str) -> _Slip | None:
    what = "list" if closing == "]" else "mapping"
    comment = value.find(" #")
    if comment >= 0 and closing in value[comment:] and closing not in value[:comment]:
        message = f"the # makes a comment of the rest of the line, with the {closing} in it"
        help = "put the text that holds the # in quotation marks"
        return _Slip(rules.SpecialFirstCharacter, message, comment + 1, help)
    if closing not in value:
        message = f"YAML takes {value[0]} for the beginning of a {what}, but no {closing} closes it"
        help = f"close the {what} with {closing}; or, if {value[0]} is part of the text, "
        return _Slip(rules.SpecialFirstCharacter, message, help=help + in_quotes(value))
    if comment < 0 and not value.removesuffix(",").endswith(closing):
        message = f"YAML takes {value[0]} for the beginning of a {what}"
        return _Slip(rules.SpecialFirstCharacter, message)
    return None
