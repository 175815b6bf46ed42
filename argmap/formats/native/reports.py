"""What is wrong with a document, said at the node where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from argmap.diagnostics import Diagnostic, Related, Rule, did_you_mean
from argmap.formats.native import rules
from argmap.formats.native.syntax.document import Document
from argmap.model import is_id, is_relation_id

_PLAIN_ID = re.compile(r"\w[\w.\-]*\Z", re.ASCII)

MAX_SUGGESTED = 100
"""How often "did you mean" is asked in one file at most."""
MAX_COMPARISONS = 500_000
"""How many words are looked at for "did you mean" in one file, so that a file full of unknown
names is reported about as fast as any other."""

MAX_LISTED = 12
"""How many of the known words a message lists."""


class Reports:
    """Gathers the diagnostics of a document: unknown words, misspelt keys, what cannot be an id."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.source = document.source
        self.diagnostics: list[Diagnostic] = []
        self._suggested = self._comparisons = 0
        self._pairs: tuple[int, list[tuple[int, int]], dict[int, int]] = (-1, [], {})
        """The last mapping with an odd key, its pairs, and the number of each by its key."""

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

    def check_id(self, node: int, name: str, *, of_relation: bool = False) -> bool:
        """Whether a name can be an id; a name that cannot is reported."""
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

    def doubled(self, key: int, name: str, first: int) -> None:
        """Report a name that two nodes have."""
        where = Related(f"{name} stands here first", self.source.span(*self.document.extent(first)))
        help = f"the first is in line {where.span.line}; rename or delete one of the two"
        self.report(rules.DuplicateKey, f"{name} stands here a second time", key, help, [where])

    def odd_key(
        self,
        node: int,
        key: int,
        value: int,
        known: frozenset[str],
        found: dict[str, int],
        what: str,
    ) -> None:
        """Report a key of a mapping that is unknown, doubled, or really a piece of a text."""
        document = self.document
        name = document.values[key]
        if not isinstance(name, str):
            self.misshapen(key, f"a key of {what}", "a text")
        elif name in found:
            # A key that is a text is one node, and its value is the next.
            self.doubled(key, name, found[name] - 1)
        elif name == "<<":
            self.report(rules.MergeKey, "a merge key is not followed", key, "write the keys out")
        elif document.in_flow(node) and self._is_bare(key, value):
            self._split_at_comma(node, key)
        else:
            self._unknown_key(key, name, known, what)

    def _unknown_key(self, key: int, name: str, known: frozenset[str], what: str) -> None:
        # Few maps have such keys, and then nothing more is read.
        from argmap.formats.native.keys import is_of_map, other_home

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
                help=in_quotes(meant, prefix),
            )
        )


def in_quotes(text: str, prefix: str = "") -> str:
    """The advice to put a text in quotation marks."""
    # The patterns of quoting take a while to compile, and most files have nothing to be told.
    from argmap.formats.native.syntax import quoting

    return quoting.in_quotes(text, prefix)
