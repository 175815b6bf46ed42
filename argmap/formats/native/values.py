"""From the nodes of a document to the types the model asks for; what does not fit is reported."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from argmap.diagnostics import Rule, did_you_mean, listed
from argmap.formats.native import rules
from argmap.formats.native.reports import Reports, in_quotes
from argmap.formats.native.syntax.document import MAX_DIGITS, NULLS, SEQUENCE, Document

_COMMENT = re.compile(r"[ \t]+#(?=[^\s#!])")
_EMPTY_THEN_COMMENT = re.compile(r"[ \t]*:[ \t]+(#[^\s#!].*)")
_ENDS_LINE = frozenset("\n\r,}] ") - {" "}
_FLOAT = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z", re.ASCII)
_WHOLE = re.compile(rf"\d{{1,{MAX_DIGITS}}}\Z", re.ASCII)

_UNKNOWN: dict[str, type[Rule]] = {
    "speaker": rules.UnknownSpeaker,
    "source": rules.UnknownSource,
    "claim": rules.UnknownClaim,
}


class Values(Reports):
    """Reads typed values out of a document and gathers what is wrong with them."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.elements: dict[str, Collection[str]] = {"speaker": (), "source": (), "claim": ()}
        """The ids that can be referred to, by kind of element, as far as they have been read."""
        # Looked at once or more for every scalar of a file.
        self._values = document.values
        self._ends = document.ends
        self._text = document.source.text

    # -- mappings and lists ---------------------------------------------------------------------

    def fields(self, node: int, known: frozenset[str], what: str) -> dict[str, int]:
        """The values of a mapping by key; keys that are unknown or doubled are reported."""
        document = self.document
        if not document.is_mapping(node):
            if not document.is_null(node):
                self.misshapen(node, what, "a mapping", "write {key: value}")
            return {}
        values, ends = self._values, self._ends
        found: dict[str, int] = {}
        key, stop = node + 1, ends[node]
        # The loop of `document.items`, spelled out: this is where most of a file passes through.
        while key < stop:
            name = values[key]
            value = key + 1 if name.__class__ is str else ends[key]
            if name in known and name not in found:
                found[name] = value
            else:
                self.odd_key(node, key, value, known, found, what)
            key = value + 1 if values[value].__class__ is str else ends[value]
        return found

    def entries(
        self, node: int, what: str, *, of_relation: bool = False, any_name: bool = False
    ) -> list[tuple[str, int, int]]:
        """The ids, keys and values of a mapping from id to element; keys that cannot be ids are reported.

        `any_name` takes every text for an id that says anything.
        """
        document = self.document
        if not document.is_mapping(node):
            if not document.is_null(node):
                help = "write each as a line of its own, with an id: `  some-id: …`"
                self.misshapen(node, what, "a mapping from id to element", help)
            return []
        first: dict[str, int] = {}
        entries: list[tuple[str, int, int]] = []
        for key, value in document.items(node):
            name = document.values[key]
            if not isinstance(name, str):
                self.misshapen(key, f"a key of {what}", "a text")
            elif name in first:
                self.doubled(key, name, first[name])
            elif (any_name and name.strip()) or self.check_id(key, name, of_relation=of_relation):
                entries.append((name, key, value))
                first[name] = key
        return entries

    def names(self, node: int, what: str) -> list[str]:
        """The names in a list; a name that comes twice is reported."""
        first: dict[str, int] = {}
        for item in self.one_or_more(node):
            if self.document.is_mapping(item):
                help = f"leave the dashes out, so that {what} is a mapping: `{what}: {{NAME: …}}`"
                self.misshapen(item, f"a name in {what}", "a text", help)
                continue
            name = self.text(item, f"a name in {what}")
            if name is not None and name in first:
                self.doubled(item, name, first[name])
            elif name is not None and (name.strip() or self.check_id(item, name)):
                first[name] = item
        return list(first)

    def one_or_more(self, node: int) -> list[int]:
        """The node itself, or its elements if it is a list; none if it is null."""
        value = self.document.values[node]
        if isinstance(value, str):
            return [] if value in NULLS and self.document.is_null(node) else [node]
        if value is not SEQUENCE:
            return [node]
        # `document.elements`, spelled out: tags, premises and parts of quotes pass through here.
        values, ends = self._values, self._ends
        found: list[int] = []
        element, stop = node + 1, ends[node]
        while element < stop:
            found.append(element)
            element = element + 1 if values[element].__class__ is str else ends[element]
        return found

    # -- references -----------------------------------------------------------------------------

    def reference(self, node: int, kind: str) -> str | None:
        """The id of an existing element; None for a null. Any other id is reported, and gives None, too."""
        id = self.text(node, f"a {kind}")
        if id is None or id in self.elements[kind]:
            return id
        self.unknown_element(node, id, kind)
        return None

    def references(self, node: int, kind: str) -> list[str]:
        """The ids of one or more elements; ids that no element has are reported and left out."""
        only = self._values[node]
        if isinstance(only, str) and only in self.elements[kind]:
            return [only]
        known, found = self.elements[kind], list[str]()
        for item in self.one_or_more(node):
            id = self.text(item, f"a {kind}")
            if id is not None and id not in known:
                self.unknown_element(item, id, kind)
            elif id is not None:
                found.append(id)
        return found

    def unknown_element(self, node: int, id: str, kind: str) -> None:
        """Report that there is no element of a kind with an id."""
        message, help = f"there is no {kind} {id[:60]!r}", f"add it under {kind}s:"
        self.unknown(_UNKNOWN[kind], message, node, self.elements[kind], otherwise=help)

    # -- scalars --------------------------------------------------------------------------------

    def text(self, node: int, what: str) -> str | None:
        """A text exactly as written; None for a null."""
        value = self._values[node]
        if not isinstance(value, str):
            self.misshapen(node, what, "a text")
            return None
        end = self._ends[node]
        if value and self._text[end : end + 1] not in _ENDS_LINE:
            self._check_hash(node, value)
        if value in NULLS and self.document.is_null(node):
            return None
        return value

    def words(self, node: int, owner: str, key: str) -> str | None:
        """A text that people write sentences in; warns where a `#` took all of it.

        `owner` and `key` say what it is: `a claim's` `note`, `the source` `hearing`.
        """
        written, end = self._values[node], self._ends[node]
        ends_line = self._text[end : end + 1] in _ENDS_LINE
        if ends_line and isinstance(written, str) and written not in NULLS:
            return written  # as nearly all are
        value = self.text(node, f"{owner} {key}")
        if value is None and self.document.values[node] == "":
            match = _EMPTY_THEN_COMMENT.match(self.source.text, self.document.ends[node - 1])
            if match and not self.document.in_flow(node):
                help = in_quotes(match[1].rstrip(), f"{key}:")
                message = "the # makes a comment of the whole text"
                self.diagnostics.append(
                    self.source.report(rules.CutAtHash, message, *match.span(1), help=help)
                )
        return value

    def _check_hash(self, node: int, value: str) -> None:
        document = self.document
        if document.quoted(node):
            return
        end = document.ends[node]
        cut = _COMMENT.match(self.source.text, end)
        if cut:
            line_end = re.compile(r"[\r\n]|\Z").search(self.source.text, end)
            stop = line_end.start() if line_end else end
            meant = self.source.text[document.starts[node] : stop].rstrip()
            self.diagnostics.append(
                self.source.report(
                    rules.CutAtHash,
                    "the # cuts the text off; the rest of the line is lost",
                    cut.end() - 1,
                    stop,
                    help=in_quotes(meant),
                )
            )

    def texts(self, node: int, what: str) -> list[str]:
        """One text or a list of texts."""
        found = [self.text(n, what) for n in self.one_or_more(node)]
        return [text for text in found if text is not None]

    def choice(self, node: int, choices: Sequence[str], what: str) -> str | None:
        """One of a few words."""
        value = self.text(node, what)
        if value is None or value in choices:
            return value
        near = did_you_mean(value, choices) or f"write {listed(choices, 'or')}"
        message = f"{what} is {value[:40]!r}, but should be {listed(choices, 'or')}"
        self.report(rules.BadValue, message, node, near)
        return None

    def truth(self, node: int, what: str) -> bool:
        """`true` or `false`."""
        value = self.text(node, what)
        # YAML 1.1 takes `yes` and `on` for true, YAML 1.2 does not: here only the words that all
        # agree on.
        if value is not None and value.lower() not in ("true", "false"):
            message = f"{what} is {value[:40]!r}, but should be true or false"
            help = f"write {what}: true, or leave it out"
            self.report(rules.BadValue, message, node, help)
        return value is not None and value.lower() == "true"

    def number(self, node: int, what: str) -> float | None:
        """A finite number."""
        value = self.text(node, what)
        if value is None:
            return None
        # `1e999` looks like a number and is infinity, which JSON cannot write.
        if _FLOAT.match(value) and abs(float(value)) != float("inf"):
            return float(value)
        message = f"{what} is {value[:40]!r}, but should be a number"
        self.report(rules.BadValue, message, node, "write a number such as 2 or 0.5")
        return None

    def spans(self, node: int, what: str) -> list[tuple[int, int]]:
        """`[start, end]`, or a list of such pairs."""
        if self.document.is_null(node):
            return []
        parts = list(self.document.elements(node)) if self.document.is_sequence(node) else []
        nested = bool(parts) and all(self.document.is_sequence(p) for p in parts)
        spans: list[tuple[int, int]] = []
        for part in parts if nested else [node]:
            pair = self.document.elements(part) if self.document.is_sequence(part) else ()
            numbers = [self.document.text(n) or "" for n in pair]
            if len(numbers) != 2 or not all(_WHOLE.match(n) for n in numbers):
                message = f"{what} should be [start, end], in code points of the source's text"
                self.report(rules.BadValue, message, part, "write [[12, 42]]")
            else:
                start, end = int(numbers[0]), int(numbers[1])
                spans.append((start, end))
                if end <= start:
                    help = (
                        f"write [{end}, {start}]" if end < start else "[0, 5] holds 5 code points"
                    )
                    self.report(rules.EmptySpan, f"{what} ends before it begins", part, help)
        return spans

    def data(self, node: int, what: str) -> dict[str, Any]:
        """A mapping of any content, kept as it is."""
        if not self.document.is_mapping(node):
            if not self.document.is_null(node):
                self.misshapen(node, what, "a mapping", "write {key: value}")
            return {}
        # The tape has all nodes below in a row, so no nesting needs recursion.
        for at in range(node, self.document.after(node)):
            if self.document.is_mapping(at):
                self._check_data_keys(at)
        data = self.document.plain_data(node)
        assert isinstance(data, dict)
        return data

    def _check_data_keys(self, node: int) -> None:
        document = self.document
        first: dict[str, int] = {}
        for key, _ in document.items(node):
            name = document.text(key)
            if name is None:
                self.misshapen(key, "a key", "a text")
            elif name == "<<" and not document.quoted(key):
                self.report(
                    rules.MergeKey, "a merge key is not followed", key, "write the keys out"
                )
            elif name in first:
                self.doubled(key, name, first[name])
            else:
                first[name] = key
