"""How a text is written in YAML: bare where every YAML reader agrees on it, else quoted."""

from __future__ import annotations

import json
import re

_SIMPLE = re.compile(r"[^\W\d_][\w ,.;!()/'\"+-]*(?<! )\Z")
"""What most texts look like: letters and the harmless marks, so that one look is enough."""

_SIMPLE_IN_FLOW = re.compile(r"[^\W\d_][\w .;!()/'\"+-]*(?<! )\Z")

_RESERVED = re.compile(
    r"(?:~|null|true|false|yes|no|on|off|y|n|\.inf|\.nan|[-+]?\.inf)\Z", re.IGNORECASE
)
_LOOKS_TYPED = re.compile(r"(?![1-9]\d*[A-Z]{2,}\Z)[-+.]?\d[\d_,.:eExXoabcdfABCDFT+ Z-]*\Z")
_LONGEST_RESERVED = 5
_DATE_OR_COUNT = re.compile(r"(?:0|[1-9]\d{0,14}|\d{4}-\d\d(?:-\d\d)?)\Z", re.ASCII)
_UNSAFE_START = re.compile(r"[\s!&*\[\]{},#|>@`\"'%]|[-?:](?=\s|\Z)|---|\.\.\.|<<|=")
_UNSAFE_INSIDE = re.compile(
    r":(?=\s|\Z)|\s#|\s\Z|[\u2028\u2029\ufeff]"
    r"|[^ -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_NOT_LITERAL = re.compile(
    r"\A\s|\s\Z|[^\S\n]\n|[\u2028\u2029\ufeff]"
    r"|[^\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
LONGEST_ADVICE = 300

_SURROGATE = re.compile("[\ud800-\udfff]")


def scalar(text: str, *, flow: bool = False, typed: bool = False) -> str:
    """`text` as a YAML scalar on one line.

    `flow`: it stands inside brackets or braces. `typed`: it stands where a bare number would be
    read as a number; elsewhere argmap reads every scalar as text, and dates and counts stay bare.
    """
    simple = _SIMPLE_IN_FLOW if flow else _SIMPLE
    if simple.match(text):
        return quoted(text) if len(text) <= _LONGEST_RESERVED and _RESERVED.match(text) else text
    if _DATE_OR_COUNT.match(text):
        return quoted(text) if typed else text
    if not text or _UNSAFE_START.match(text) or _UNSAFE_INSIDE.search(text):
        return quoted(text)
    if _RESERVED.match(text) or _LOOKS_TYPED.match(text):
        return quoted(text)
    if flow and _UNSAFE_IN_FLOW.search(text):
        return quoted(text)
    return text


class Written(str):
    """A text together with how it stands in a file, to be moved as it is."""

    raw: str
    __slots__ = ("raw",)

    def __new__(cls, text: str, raw: str) -> Written:
        """A text that is written `raw`."""
        made = super().__new__(cls, text)
        made.raw = raw
        return made

    def fits(self, *, flow: bool) -> bool:
        """Whether it can stand as it is on a line of its own, or inside brackets (`flow`)."""
        if not self.raw or "\n" in self.raw or "\r" in self.raw or self.raw[0] in "|>&*!":
            return False
        return not flow or self.raw[0] in "'\"" or not _UNSAFE_IN_FLOW.search(self.raw)


def quoted_like(text: str, mark: str) -> str:
    """`text` in the quotation marks that are wanted, where they can hold it."""
    if mark == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return _in_double_quotes(text)


def quoted(text: str) -> str:
    """`text` in quotation marks: double ones, or single where that spares escapes."""
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return _in_double_quotes(text)


def _in_double_quotes(text: str) -> str:
    # A lone surrogate is no character: YAML cannot say it, not even as an escape.
    text = _SURROGATE.sub("\ufffd", text)
    # YAML's double quotes read JSON's escapes; what YAML calls unprintable needs one as well.
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def in_quotes(text: str, prefix: str = "") -> str:
    """The advice to put a text in quotation marks, spelt out where it is not too long to read."""
    if len(text) > LONGEST_ADVICE:
        return "put the whole text in quotation marks"
    lead = f"{prefix} " if prefix else ""
    return f"put the text in quotation marks: {lead}{quoted(text)}"


def literal_lines(text: str) -> list[str] | None:
    """The lines of a literal block (`|-`) that reads back as `text`; None where none would."""
    if "\n" not in text or _NOT_LITERAL.search(text):
        return None
    return text.split("\n")
