"""From the nodes of a document to the types the model asks for; what does not fit is reported."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

from argmap.diagnostics import Diagnostic, Related, Rule, did_you_mean, listed
from argmap.formats.native import rules
from argmap.formats.native.document import MAX_DIGITS, NULLS, SEQUENCE, Document
from argmap.model import is_id, is_relation_id

_COMMENT = re.compile(r"[ \t]+#(?=[^\s#!])")
_EMPTY_THEN_COMMENT = re.compile(r"[ \t]*:[ \t]+(#[^\s#!].*)")
_ENDS_LINE = frozenset("\n\r,}] ") - {" "}
_FLOAT = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z", re.ASCII)
_WHOLE = re.compile(rf"\d{{1,{MAX_DIGITS}}}\Z", re.ASCII)
_PLAIN_ID = re.compile(r"\w[\w.\-]*\Z", re.ASCII)

_UNKNOWN: dict[str, type[Rule]] = {
    "speaker": rules.UnknownSpeaker,
    "source": rules.UnknownSource,
    "claim": rules.UnknownClaim,
}

MAX_SUGGESTED = 100
"""How often "did you mean" is asked in one file at most."""
MAX_COMPARISONS = 500_000
"""How many words are looked at for "did you mean" in one file, so that a file full of unknown
names is reported about as fast as any other."""

MAX_LISTED = 12
"""How many of the known words a message lists."""


class Values:
    """Reads typed values out of a document and gathers what is wrong with them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.diagnostics: list[Diagnostic] = []
        self.elements: dict[str, Collection[str]] = {"speaker": (), "source": (), "claim": ()}
        """The ids that can be referred to, by kind of element, as far as they have been read."""
        # Looked at once or more for every scalar of a file.
        self._values = document.values
        self._ends = document.ends
        self._text = document.source.text
        self._suggested = self._comparisons = 0
        self._pairs: tuple[int, list[tuple[int, int]], dict[int, int]] = (-1, [], {})
        """The last mapping with an odd key, its pairs, and the number of each by its key."""

    # -- reporting ------------------------------------------------------------------------------

    def report(
        self,
        rule: type[Rule],
        message: str,
        node: int,
        help: str | None = None,
        related: Sequence[Related] = (),
    ) -> None:
        """A diagnostic at a node."""
        start, end = self.document.extent(node)
        if start in self.document.mended:
            return  # what is wrong here has been said
        self.diagnostics.append(
            self.source.report(rule, message, start, end, help=help, related=related)
        )

    def unknown(
        self,
        rule: type[Rule],
        message: str,
        node: int,
        choices: Collection[str],
        *,
        word: str | None = None,
        otherwise: str | None = None,
    ) -> None:
        """A diagnostic about a word that is none of `choices`, with the one that was meant.

        `word` is what was written where that is not the whole node; `otherwise` is what to do where
        no choice is near.
        """
        word = self.document.text(node) if word is None else word
        help = self._near(word or "", choices)
        if help is None and choices and (len(choices) <= MAX_LISTED or otherwise is None):
            help = f"there are: {', '.join(islice(choices, MAX_LISTED))}"
            help += f", … ({len(choices)})" if len(choices) > MAX_LISTED else ""
            help += f"; or {otherwise}" if otherwise else ""
        self.report(rule, message, node, help or otherwise)

    def _near(self, word: str, choices: Collection[str]) -> str | None:
        self._suggested += 1
        self._comparisons += len(choices)
        if self._suggested > MAX_SUGGESTED or self._comparisons > MAX_COMPARISONS:
            return None
        return did_you_mean(word, choices)

    def misshapen(self, node: int, what: str, wanted: str, help: str | None = None) -> None:
        """A diagnostic about a list where a text should be, and the like."""
        found = "a mapping" if self.document.is_mapping(node) else "a list"
        if self.document.text(node) is not None:
            found = "a text"
        elif help is None and self.document.in_flow(node):
            first = self.source.text[self.document.starts[node]]
            help = f"if {first} is part of the text, put the text in quotation marks"
        self.report(rules.WrongShape, f"{what} is {found}, but should be {wanted}", node, help)

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
                self._odd_key(node, key, value, known, found, what)
            key = value + 1 if values[value].__class__ is str else ends[value]
        return found

    def entries(
        self, node: int, what: str, *, of_relation: bool = False, any_name: bool = False
    ) -> list[tuple[str, int, int]]:
        """The ids, keys and values of a mapping from id to element; what is no id is reported.

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
                self._doubled(key, name, first[name])
            elif (any_name and name.strip()) or self.check_id(key, name, of_relation=of_relation):
                entries.append((name, key, value))
                first[name] = key
        return entries

    def names(self, node: int, what: str) -> list[str]:
        """The names in a list; one that is there twice is reported."""
        first: dict[str, int] = {}
        for item in self.one_or_more(node):
            name = self.text(item, f"a name in {what}")
            if name is not None and name in first:
                self._doubled(item, name, first[name])
            elif name is not None and (name.strip() or self.check_id(item, name)):
                first[name] = item
        return list(first)

    def check_id(self, node: int, name: str, *, of_relation: bool = False) -> bool:
        """Whether a name can be an id; reported where it cannot."""
        if _PLAIN_ID.match(name) or is_id(name) or (of_relation and is_relation_id(name)):
            return True
        if name == "<<":
            self.report(rules.MergeKey, "a merge key is not followed", node, "write the keys out")
        elif not name:
            self.report(rules.BadId, "an id is empty", node, "give it a short readable name")
        else:
            slug = re.sub(r"[^\w.\-]+", "-", name).strip("-.") or "a-1"
            message = f"{name[:60]!r} cannot be an id"
            self.report(rules.BadId, message, node, f"write {slug[:60].lower()}")
        return False

    def _doubled(self, key: int, name: str, first: int) -> None:
        where = Related(f"{name} stands here first", self.source.span(*self.document.extent(first)))
        help = f"the first is in line {where.span.line}; rename or delete one of the two"
        self.report(rules.DuplicateKey, f"{name} stands here a second time", key, help, [where])

    def _odd_key(
        self,
        node: int,
        key: int,
        value: int,
        known: frozenset[str],
        found: dict[str, int],
        what: str,
    ) -> None:
        document = self.document
        name = document.values[key]
        if not isinstance(name, str):
            self.misshapen(key, f"a key of {what}", "a text")
        elif name in found:
            # A key that is a text is one node, and its value is the next.
            self._doubled(key, name, found[name] - 1)
        elif name == "<<":
            self.report(rules.MergeKey, "a merge key is not followed", key, "write the keys out")
        elif document.in_flow(node) and self._is_bare(key, value):
            self._split_at_comma(node, key)
        else:
            self._unknown_key(key, name, known, what)

    def _unknown_key(self, key: int, name: str, known: frozenset[str], what: str) -> None:
        # Few maps have such keys, and then nothing more is read.
        from argmap.formats.native.unknown_keys import is_of_map, other_home

        message = f"{what} has no key {name[:60]!r}"
        if is_of_map(name):
            help = f"{name} is a key of the map: begin its line at the left margin"
            self.report(rules.UnknownKey, message, key, help)
        else:
            otherwise = other_home(name)
            self.unknown(rules.UnknownKey, message, key, sorted(known), otherwise=otherwise)

    def _is_bare(self, key: int, value: int) -> bool:
        """Whether a key of a flow mapping has no colon and no value: a piece of split text."""
        end = self.document.ends[key]
        return self.document.values[value] == "" and self.source.text[end : end + 1] != ":"

    def _split_at_comma(self, node: int, key: int) -> None:
        if self._pairs[0] != node:
            listed = list(self.document.items(node))
            self._pairs = node, listed, {k: i for i, (k, _) in enumerate(listed)}
        _, pairs, numbers = self._pairs
        at = numbers[key]
        if at and self._is_bare(*pairs[at - 1]) and self.document.values[pairs[at - 1][0]] != "":
            return  # reported with the first piece
        last = at
        while last + 1 < len(pairs) and self._is_bare(*pairs[last + 1]):
            last += 1
        start = self.document.starts[pairs[at - 1][1] if at else key]
        end = self.document.ends[pairs[last][0]]
        meant = self.source.text[start:end]
        prefix = f"{self.document.values[pairs[at - 1][0]]}:" if at else ""
        self.diagnostics.append(
            self.source.report(
                rules.SplitAtCommas,
                "the commas split this text into pieces",
                start,
                end,
                help=_in_quotes(meant, prefix),
            )
        )

    def one_or_more(self, node: int) -> list[int]:
        """A node, or the nodes of the list it is; a null is none."""
        value = self.document.values[node]
        if isinstance(value, str):
            return [] if value in NULLS and self.document.is_null(node) else [node]
        return list(self.document.elements(node)) if value is SEQUENCE else [node]

    # -- references -----------------------------------------------------------------------------

    def reference(self, node: int, kind: str) -> str | None:
        """The id of an element that there is; None for a null and, which is reported, any other."""
        id = self.text(node, f"a {kind}")
        if id is None or id in self.elements[kind]:
            return id
        self.unknown_element(node, id, kind)
        return None

    def references(self, node: int, kind: str) -> list[str]:
        """The ids of one or more elements; those that there are not are reported and left out."""
        only = self._values[node]
        if isinstance(only, str) and only in self.elements[kind]:
            return [only]
        found = (self.reference(n, kind) for n in self.one_or_more(node))
        return [id for id in found if id is not None]

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
                help = _in_quotes(match[1].rstrip(), f"{key}:")
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
                    help=_in_quotes(meant),
                )
            )

    def texts(self, node: int, what: str) -> list[str]:
        """One text or a list of texts."""
        found = (self.text(n, what) for n in self.one_or_more(node))
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
                self._doubled(key, name, first[name])
            else:
                first[name] = key


def _in_quotes(text: str, prefix: str = "") -> str:
    # The patterns of quoting take a while to compile, and most files have nothing to be told.
    from argmap.formats.native.quoting import in_quotes

    return in_quotes(text, prefix)
