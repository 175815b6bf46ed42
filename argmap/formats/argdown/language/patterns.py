"""The patterns by which the tokens of Argdown are recognised.

They follow the reference implementation, except for quick ones, which take several of its tokens at
once where nothing else is possible.
"""

from __future__ import annotations

import re

from argmap.formats.argdown.language.tokens import LINE_END, SPACE

_BLANK = r"[' \t]*"
LINE_START = re.compile(
    rf"(?P<inference>{_BLANK}--)"
    rf"|(?P<relation>(?P<width>{_BLANK})(?P<sign>\+>|->|<?\+|<?-|><|_>|<_|_(?=[{SPACE}])))"
    r"|(?P<heading>#+ )"
    rf"|(?P<number>{_BLANK}\([0-9]+\))"
    rf"|(?P<ordered>(?P<owidth>{_BLANK})[0-9]+\.(?=[{SPACE}]))"
    rf"|(?P<unordered>(?P<uwidth>{_BLANK})\*(?=[{SPACE}]))"
)
_PLAIN = r"\\@#*_\[\],.:;</>\-\r\n(){}"
"""The characters that may mean something in running text, for use inside brackets."""
_RUN = (
    rf"(?:(?!===)[^{_PLAIN} \t][^{_PLAIN}]*"
    r"|[,;>()\]}\-](?:[ \t](?![ \t])|(?![ \t]))"
    rf"|[.:](?:[ \t](?![ \t])|(?=[\r\n]|\Z))"
    r"|/(?![/* \t]))+"
)
# Most titles end the line or are followed by a colon, so that they can be nothing else. A longer one
# takes the slower way, because otherwise every bracket could be searched to the end of its line.
_TITLE_REST = 300
_ENDS = r"(?::|(?=[ \t]*(?:[\n\r]|\Z)))"
INLINE = re.compile(
    rf"(?P<text>{_RUN})"
    rf"|(?P<statement>\[(?P<claim>[^\-\]{LINE_END}][^\]{LINE_END}]{{0,{_TITLE_REST}}})\]{_ENDS})"
    rf"|(?P<argument><(?P<name>[^\-!>{LINE_END}][^>{LINE_END}]{{0,{_TITLE_REST}}})>{_ENDS})"
    r"|(?P<empty>(?:[ \t]*(?:\r\n|\n)){2,})"
    r"|(?P<newline>[ \t]*(?:\r\n|\n|\r))"
    r"|(?P<spaces>[ \t]+)"
    rf"|(?P<special>[{_PLAIN}]|===)"
)
# As in the reference, a sign takes one space with it and no more.
FREESTYLE = re.compile(rf"[^{_PLAIN}]+|[@#*_\[\],.:;</>\-(){{}}][ \t]?")
NEWLINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
ESCAPED = re.compile(rf"\\[^{LINE_END}] *")
SHORTCODE = re.compile(rf"\.[^{SPACE}]+?\.[ \t]?|:[^{SPACE}]+?:[ \t]?")
# The range A-z is that of the reference: between the two alphabets it has [ \ ] ^ _ and `.
TAG = re.compile(r"#(?:\(([^)]+)\)|([A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+))[ \t]?")
_AFTER_RANGE = r"(?:[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z))"
RANGE_END = {mark: re.compile(re.escape(mark) + _AFTER_RANGE) for mark in ("**", "__", "*", "_")}
RANGE_START = re.compile(rf"(\*\*|__|\*|_)(?![{SPACE}])")
COMMENT_REST = re.compile(r"(?:[ \t]*\r\n|\n|\r)*")
COMMENT_LINE = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r)))?")
FRONT_MATTER = re.compile(r"={3,}")
DATA_GOES_ON = re.compile(rf"[{SPACE}]*[,}}]")
WINDOWS_BLOCK = re.compile(r"\{[ \t]*\r\n")
URL = re.compile(rf"[A-Za-z][A-Za-z0-9+.\-]*://[^{SPACE}]")
