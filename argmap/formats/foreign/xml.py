"""XML texts, read without entities and without opening any other file, and written safely.

Reading goes through defusedxml, which refuses declarations of entities. So a small file cannot grow
without bound, and it cannot fetch another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from itertools import accumulate
from typing import Any

from argmap.diagnostics import Diagnostic, Rule, SourceText
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.json_nodes import Place
from argmap.xml_safe import xml_safe

MAX_DEPTH = 200


_BLOCK = 1024
"""The size of the blocks in which bytes are counted to find the place of an element in the text."""
_CONTINUES = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that begin no code point."""


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes, the elements in it, its text, and its line in the file."""

    tag: str
    """Without a namespace."""
    attributes: dict[str, str]
    start: int
    """The offset of the element in the encoded text, for `XmlText.place`."""
    content: list[str | Element] = field(default_factory=list)
    """Texts and elements in the order of the file."""

    @property
    def children(self) -> list[Element]:
        """The elements directly in this one."""
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def text(self) -> str:
        """The text directly in the element, with white space at its ends removed."""
        return "".join(part for part in self.content if isinstance(part, str)).strip()

    @property
    def whole_text(self) -> str:
        """All text in the element and in those within it, on one line."""
        pieces: list[str] = []
        waiting: list[str | Element] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                pieces.append(part)
            else:
                waiting.extend(reversed(part.content))
        return " ".join("".join(pieces).split())

    def get(self, name: str) -> str | None:
        """The value of an attribute, by its name without a namespace."""
        return self.attributes.get(name)

    def all(self, tag: str) -> Iterator[Element]:
        """The elements of a name directly in this one."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Element | None:
        """The first element of a name directly in this one."""
        return next(self.all(tag), None)

    def walk(self) -> Iterator[Element]:
        """The element and all in it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


def _code_points(encoded: bytes) -> int:
    """How many code points begin in a piece of UTF-8."""
    return len(encoded.translate(None, _CONTINUES))


class _TooDeepError(Exception):
    """The elements are nested too deep."""


class XmlText:
    """A parsed XML text: its outermost element, or the diagnostic that says why there is none."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.encoded = source.text.encode("utf-8", "replace")
        self.root: Element | None = None
        self.problem: Diagnostic | None = None
        self._parse()

    def place(self, element: Element) -> Place:
        """Where an element's tag stands in the text."""
        start = self._offset(element.start)
        end = self.source.text.find(">", start) + 1
        return start, end or start + 1

    def _offset(self, at: int) -> int:
        if self.source.text.isascii():
            return at
        block = at // _BLOCK
        return self._counts[block] + _code_points(self.encoded[block * _BLOCK : at])

    @cached_property
    def _counts(self) -> list[int]:
        """By the number of blocks of the encoded text: the code points before."""
        # The parser counts bytes and spans count code points. With a sum for each block, a place
        # costs one block and not the whole text before it.
        blocks = range(0, len(self.encoded), _BLOCK)
        counts = (_code_points(self.encoded[start : start + _BLOCK]) for start in blocks)
        return list(accumulate(counts, initial=0))

    def _parse(self) -> None:
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser

        tree = _Tree()
        # Python's own parser class, without the C accelerator: only it says where it is.
        parser: Any = DefusedXMLParser(target=tree, encoding="utf-8")
        tree.position = lambda: int(parser.parser.CurrentByteIndex)
        try:
            parser.feed(self.encoded)
            parser.close()
        except ParseError as error:
            at = self._offset(int(parser.parser.ErrorByteIndex))
            reason = str(error).partition(":")[0]
            self._problem(rules.XmlSyntax, f"this is not well-formed XML: {reason}", at)
        except DefusedXmlException:
            at = self._offset(max(int(parser.parser.CurrentByteIndex), 0))
            message = "the file declares entities or refers to other files"
            self._problem(rules.XmlEntity, message, at)
        except _TooDeepError:
            at = self._offset(tree.position())
            self._problem(rules.TooDeepXml, f"nested more than {MAX_DEPTH} levels deep", at)
        except (ValueError, LookupError):
            self._problem(rules.XmlSyntax, "the file names an encoding that is not known", 0)
        else:
            self.root = tree.root

    def _problem(self, rule: type[Rule], message: str, at: int) -> None:
        at = min(max(at, 0), max(len(self.source.text) - 1, 0))
        help = f"argmap explain {rule.name()} says more"
        self.problem = self.source.report(rule, message, at, at + 1, help=help)


class _Tree:
    """Builds elements from what the parser meets."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.position: Callable[[], int] = lambda: 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if len(self.open) == MAX_DEPTH:
            raise _TooDeepError
        plain = {_local(name): value for name, value in attributes.items()}
        element = Element(_local(tag), plain, self.position())
        if self.open:
            self.open[-1].content.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, tag: str) -> None:
        """An element ends."""
        self.open.pop()

    def data(self, text: str) -> None:
        """Text stands in the innermost element."""
        if self.open:
            self.open[-1].content.append(text)

    def close(self) -> Element | None:
        """The whole document has been read."""
        return self.root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def attribute(text: str) -> str:
    """A text as the value of an attribute; line breaks and tabs survive."""
    # A parser turns a line break in an attribute into a space unless it is written as a number.
    escaped = escape(xml_safe(text), quote=True)
    return escaped.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def element_text(text: str) -> str:
    """A text inside an element; a carriage return survives."""
    return escape(xml_safe(text), quote=False).replace("\r", "&#13;")
