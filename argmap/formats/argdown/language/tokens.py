"""The kinds of tokens in Argdown, and the classes of characters that their patterns use.

The patterns follow the reference implementation, which is written in JavaScript. Its `\\s`, `\\d` and
`.` are spelled out, because Python's mean other characters.
"""

from __future__ import annotations

from typing import NamedTuple

SPACE = r"\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What `\\s` means in JavaScript, for use inside brackets."""
STRIPPED = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What `trim()` removes in JavaScript."""
LINE_END = r"\n\r\u2028\u2029"
"""What `.` does not match in JavaScript, for use inside brackets."""

TEXT = "text"
TAG = "tag"
LINK = "link"
STATEMENT_MENTION = "statement mention"
ARGUMENT_MENTION = "argument mention"
NEWLINE = "line break"
EMPTY_LINE = "empty line"
BOLD_START = "bold start"
BOLD_END = "bold end"
ITALIC_START = "italic start"
ITALIC_END = "italic end"
FRONT_MATTER = "front matter"
DATA = "data"
INFERENCE_START = "inference start"
INFERENCE_END = "inference end"
COMMA = "comma"
RELATION = "relation"
INDENT = "indent"
DEDENT = "dedent"
HEADING = "heading"
NUMBER = "statement number"
ORDERED_ITEM = "ordered list item"
UNORDERED_ITEM = "unordered list item"
STATEMENT_DEFINITION = "statement definition"
STATEMENT_REFERENCE = "statement reference"
ARGUMENT_DEFINITION = "argument definition"
ARGUMENT_REFERENCE = "argument reference"
STRAY = "stray backslash"
END = "end of the text"

CONTENT = frozenset(
    {
        TEXT,
        TAG,
        LINK,
        STATEMENT_MENTION,
        ARGUMENT_MENTION,
        NEWLINE,
        BOLD_START,
        ITALIC_START,
    }
)
"""The kinds that can begin and continue the content of a statement."""


class Token(NamedTuple):
    """A piece of an Argdown text: `kind`, what it says, and where it stands (code points)."""

    kind: str
    value: str
    """The text a TEXT stands for; the title of a definition, reference or mention; the tag; the
    sign of a relation; the `#`s of a heading; the start of a bold or italic range is `**` or `_`."""
    start: int
    end: int
