"""YAML text to a `Document`, over libyaml's events.

PyYAML's C parser gives the events where it is there, its pure-Python parser elsewhere. What YAML
does silently is done on purpose here: several documents, tags and merge keys are refused, aliases
are followed within a bound, nesting has a limit, and a syntax error is mended in the copy that is
being parsed (at the same length, so that every position still holds), so that all errors of a
file are found in one go.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from argmap.diagnostics import SourceText
from argmap.formats.core.nesting import shallow_part
from argmap.formats.native import rules
from argmap.formats.native.syntax.document import MAPPING, SEQUENCE, Document

if TYPE_CHECKING:
    from argmap.formats.native.syntax.mending import Mend

MAX_DEPTH = 100
MAX_ALIASED_NODES = 100_000
MAX_MENDS = 25
MAX_REPARSED = 20_000_000
"""How many code points are parsed again after mends, so that a large file is not read 25 times."""

_ODD_BREAKS = "\x85\u2028\u2029"
_STAND_INS = "\U0001fffe\U0002fffe\U0003fffe"
"""Code points that mean nothing, and never will."""
_DISGUISE = str.maketrans(_ODD_BREAKS, _STAND_INS)
_UNDISGUISE = str.maketrans(_STAND_INS, _ODD_BREAKS)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def parse_yaml(source: SourceText) -> Document:
    """Read a YAML text onto a tape, with a diagnostic for everything that is wrong with it."""
    document = Document(source)
    text, disguised = _disguised(_without_control_characters(document))
    mended: list[Mend] = []
    reparsed = 0
    while True:
        try:
            _Tape(document, text).fill()
        except yaml.YAMLError as error:
            # Most files are sound, and need nothing that mends them.
            from argmap.formats.native.syntax.mending import mend_syntax

            if _is_too_deep(document, text, error):
                break
            mend = mend_syntax(source, text.translate(_UNDISGUISE) if disguised else text, error)
            document.diagnostics.append(mend.diagnostic)
            reparsed += mend.start
            enough = len(mended) == MAX_MENDS or reparsed > MAX_REPARSED
            if not mend.certain or mend in mended or enough:
                document.complete = False
                break
            mended.append(mend)
            # Letters cannot be a syntax error; `_put_back` gives the value its own text again.
            text = text[: mend.start] + "x" * (mend.end - mend.start) + text[mend.end :]
            _clear(document)
        else:
            break
    _put_back(document, mended)
    if disguised:
        document.values = [
            v.translate(_UNDISGUISE) if isinstance(v, str) else v for v in document.values
        ]
    document.diagnostics.sort(key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0))
    return document


def _is_too_deep(document: Document, text: str, error: yaml.YAMLError) -> bool:
    """Whether the parser gave up over nesting that is too deep; the document then says so."""
    from argmap.formats.native.syntax.mending import place_of

    part = shallow_part(text, place_of(document.source, error).noticed, MAX_DEPTH)
    if part is None:
        return False
    _clear(document)
    try:
        _Tape(document, part).fill()
    except yaml.YAMLError:
        return False
    # A part that reads without a word is whole: what is wrong stands behind it.
    return not document.complete


def _disguised(text: str) -> tuple[str, bool]:
    """The text with stand-ins for the line breaks of YAML 1.1, and whether it has any.

    libyaml would break a line at them, though no editor shows one there and YAML 1.2 has none.
    """
    if not any(mark in text for mark in _ODD_BREAKS) or any(mark in text for mark in _STAND_INS):
        return text, False
    return text.translate(_DISGUISE), True


def _clear(document: Document) -> None:
    document.values.clear()
    document.aliases.clear()
    del document.starts[:], document.ends[:]


def _put_back(document: Document, mended: list[Mend]) -> None:
    """Give values that were masked for the parser the text that was meant."""
    meant = {mend.start: mend.meant for mend in mended}
    document.mended.update(meant)
    if meant:
        for node, start in enumerate(document.starts):
            if start in meant and isinstance(document.values[node], str):
                document.values[node] = meant[start]


def _without_control_characters(document: Document) -> str:
    source = document.source
    found = list(_CONTROL.finditer(source.text))
    for number, match in enumerate(found[:10], 1):
        more = f" (and {len(found) - 10} more)" if number == 10 < len(found) else ""
        document.diagnostics.append(
            source.report(
                rules.ControlCharacter,
                f"the control character U+{ord(match[0]):04X} stands in the text{more}",
                *match.span(),
                help=f'delete it, or write it as "\\x{ord(match[0]):02X}" in double quotes',
            )
        )
    return _CONTROL.sub(" ", source.text) if found else source.text


class _Tape:
    """One pass over the events, writing nodes onto the document's tape."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.text = text
        self.anchors: dict[str, int] = {}
        self.unused: dict[str, int] = {}
        self.aliased = 0

    def fill(self) -> None:
        """Write the tape; raises `yaml.YAMLError` at the first syntax error."""
        document = self.document
        before = len(document.diagnostics)
        try:
            self._run()
        except yaml.YAMLError:
            # What the pass found before it broke is found again by the next one.
            del document.diagnostics[before:]
            raise
        for name, node in self.unused.items():
            # In front of a mapping or a list it cannot have been meant as text.
            if isinstance(document.values[node], str):
                self._report_unused_anchor(name, node)

    def _run(self) -> None:
        document = self.document
        values, starts, ends = document.values, document.starts, document.ends
        push, push_start, push_end = values.append, starts.append, ends.append
        next_event = _events(self.text)
        open_nodes: list[int] = []
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                if event.anchor or event.tag:
                    self._properties(event)
                start = event.start_mark.index
                push(event.value)
                push_start(start)
                # libyaml ends a block scalar only at what follows it.
                push_end(event.end_mark.index)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(open_nodes) == MAX_DEPTH:
                    self._report_depth(event)
                    return
                if event.anchor or event.tag:
                    self._properties(event)
                open_nodes.append(len(values))
                push(MAPPING if kind is MappingStartEvent else SEQUENCE)
                push_start(event.start_mark.index)
                push_end(0)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                ends[open_nodes.pop()] = len(values)
            elif kind is AliasEvent:
                self._alias(event, open_nodes)
            elif kind is DocumentStartEvent and values:
                self._report_second_document(event)
                return
            elif kind is StreamEndEvent:
                return

    def _properties(self, event: Any) -> None:
        """Note an anchor; refuse a tag."""
        if event.anchor:
            self.anchors[event.anchor] = self.unused[event.anchor] = len(self.document.values)
        if event.tag and event.tag not in ("!", "tag:yaml.org,2002:str"):
            start = event.start_mark.index
            written = re.match(r"\S*", self.text[start : start + 80])
            tag = written[0] if written else event.tag
            self.document.mended.add(start)
            self.document.diagnostics.append(
                self.document.source.report(
                    rules.ObjectTag,
                    f"YAML takes {tag} for a tag",
                    start,
                    start + len(tag),
                    help=f'delete the tag, or put the text in quotation marks: "{tag} …"',
                )
            )

    def _alias(self, event: Any, open_nodes: list[int]) -> None:
        """Repeat what an alias stands for, as if it had been written out."""
        document = self.document
        name = event.anchor
        node = self.anchors.get(name)
        self.unused.pop(name, None)
        problem = None
        if node is None:
            problem = f"nothing before this is marked &{name}"
        elif node in open_nodes:
            problem = f"*{name} stands inside what it would repeat"
        else:
            stop = document.after(node)
            # Nine lines of aliases of aliases could stand for a billion nodes.
            self.aliased += stop - node
            if self.aliased > MAX_ALIASED_NODES:
                problem = f"aliases repeat more than {MAX_ALIASED_NODES:,} values"
        if problem or node is None:
            start = event.start_mark.index
            document.diagnostics.append(
                document.source.report(
                    rules.Alias,
                    str(problem),
                    start,
                    event.end_mark.index,
                    help=f'write the text out; or put it in quotation marks: "*{name} …"',
                )
            )
            document.values.append("")
            document.starts.append(start)
            document.ends.append(start)
            return
        shift = len(document.values) - node
        start, end = event.start_mark.index, event.end_mark.index
        document.aliases[len(document.values)] = start, end
        for i in range(node, stop):
            value = document.values[i]
            document.values.append(value)
            document.starts.append(document.starts[i])
            document.ends.append(document.ends[i] + (0 if isinstance(value, str) else shift))

    def _report_unused_anchor(self, name: str, node: int) -> None:
        start = self.document.starts[node]
        self.document.diagnostics.append(
            self.document.source.report(
                rules.SpecialFirstCharacter,
                f"YAML takes &{name} for the name of an anchor, and drops it from the text",
                start,
                start + len(name) + 1,
                help=f'put the text in quotation marks: "&{name} …"',
            )
        )

    def _report_depth(self, event: Any) -> None:
        start = event.start_mark.index
        self.document.complete = False
        self.document.diagnostics.append(
            self.document.source.report(
                rules.TooDeep,
                f"nested more than {MAX_DEPTH} levels deep",
                start,
                start + 1,
                help="claims stand side by side and refer to one another by id",
            )
        )

    def _report_second_document(self, event: Any) -> None:
        self.document.diagnostics.append(
            self.document.source.report(
                rules.SeveralDocuments,
                "a second document begins here, and is not read",
                event.start_mark.index,
                event.start_mark.index + 3,
                help="a file holds one map: delete this line, or move what follows to another file",
            )
        )


def _events(text: str) -> Callable[[], Any]:
    """A function that gives the next parser event of `text`."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        loader = yaml.Loader(text)
        get_event: Callable[[], Any] = loader.get_event
        return get_event
    # libyaml decodes bytes faster than PyYAML hands it a text, and counts code points all the same.
    next_event: Callable[[], Any] = CParser(text.encode("utf-8")).get_event
    return next_event
