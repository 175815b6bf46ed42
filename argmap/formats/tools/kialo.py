"""Kialo's text export: one numbered line for each claim, which is Pro or Con its parent.

The number gives the parent: 1.2.3 is a reply to 1.2. A line `-> See 1.2.2.` means that claim again.
Text is Markdown: links are the sources, brackets are escaped.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, build
from argmap.formats.foreign.json_nodes import Place
from argmap.model import ArgumentMap, Claim, Relation, RelationKind

NAME = "kialo"

_HEAD = re.compile(r"[ \t]*Discussion (?:Title|Name):[ \t]*(.*)")
_LINE = re.compile(r"((?:\d+\.)+)(?:[ \t]+(?:(Pro|Con):(?:[ \t]+|$))?(.*)|$)", re.ASCII)
_SEE = re.compile(r"->[ \t]*See[ \t]+((?:\d+\.)*\d+)\.?[ \t]*\Z", re.ASCII)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*+)\]\(((?:[^()\s\\]|\\.|\([^()\s]*\))*+)\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[\\\[\]()]")
_KINDS: dict[str, RelationKind] = {"Pro": "supports", "Con": "rebuts"}
_WORDS = {kind: word for word, kind in _KINDS.items()}


# -- reading --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Entry:
    """A numbered line with the lines that continue it."""

    number: str
    word: str | None
    lines: list[str]
    place: Place


def read(source: SourceText) -> Loaded:
    """Read a Kialo export."""

    def fill(builder: Builder) -> bool:
        entries = _entries(builder)
        if not entries and not _HEAD.match(builder.source.text.lstrip()):
            help = "a Kialo export has lines such as `1.2. Con: …`"
            builder.report(rules.NotThisFormat, "no line has a number", (0, 1), help)
            return False
        _Reader(builder).read(entries)
        return True

    return build(source, NAME, fill)


def _entries(builder: Builder) -> list[_Entry]:
    """The numbered lines of a file; the title goes to the builder."""
    found: list[_Entry] = []
    for match in re.finditer(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)", builder.source.text):
        line = match[1].rstrip()
        if numbered := _LINE.fullmatch(line):
            place = match.start(), match.start() + len(line)
            number = numbered[1].rstrip(".")
            found.append(_Entry(number, numbered[2], [numbered[3] or ""], place))
        elif found:
            found[-1].lines.append(line)
        elif head := _HEAD.fullmatch(line):
            if head[1]:
                builder.fields["title"] = head[1]
        elif line.strip():
            place = match.start(), match.end(1)
            message = "this line stands before the first numbered one; it is left out"
            builder.report(rules.LineNotUnderstood, message, place)
    return found


class _Reader:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.claims: dict[str, str] = {}
        """By number: the claim of the line, or the claim that its cross-reference means."""
        self.source_ids: dict[str, str] = {}

    def read(self, entries: list[_Entry]) -> None:
        references: dict[str, tuple[str, Place]] = {}
        lines: list[_Entry] = []
        for entry in entries:
            text = "\n".join(entry.lines).strip()
            see = _SEE.match(text)
            if entry.number in self.claims or entry.number in references:
                message = f"{entry.number}. stands twice; the second line is left out"
                self.builder.report(rules.DoubledName, message, entry.place)
                continue
            lines.append(entry)
            if see:
                references[entry.number] = see[1], entry.place
            else:
                self.claims[entry.number] = self._claim(entry.number, text, entry.place)
        # A cross-reference may point to a later line, so they are followed when all lines are
        # known.
        meant = _meant({number: see for number, (see, _) in references.items()})
        for number, (_, place) in references.items():
            self._refer(number, meant[number], place)
        for entry in lines:
            self._relation(entry)
        roots = [e.number for e in lines if "." not in e.number and e.number in self.claims]
        if roots:
            self.builder.fields["issues"] = [self.claims[n] for n in dict.fromkeys(roots)]

    def _refer(self, number: str, meant: str, place: Place) -> None:
        """Let a cross-reference stand for the claim it means."""
        if meant in self.claims:
            self.claims[number] = self.claims[meant]
        else:
            self.builder.dangling(f"no line has the number {meant[:60]}.", place)

    def _claim(self, number: str, text: str, place: Place) -> str:
        plain, links = _without_markdown(text)
        own: dict[str, Any] = {}
        if links:
            own["sources"] = [self._source(title, url) for title, url in links]
        if _markdown(plain) != text:
            own["markdown"] = text
        fields = {"extra": {NAME: own}} if own else {}
        return self.builder.claim(number, plain, place, **fields)

    def _source(self, title: str, url: str) -> str:
        """The source behind a link; the same address is the same source."""
        if url not in self.source_ids:
            label = urlsplit_host(url) or title
            self.source_ids[url] = self.builder.add_source("", label, title=title, url=url)
        return self.source_ids[url]

    def _relation(self, entry: _Entry) -> None:
        parent, dot, _ = entry.number.rpartition(".")
        claim = self.claims.get(entry.number)
        if not dot or claim is None:
            return
        if parent not in self.claims:
            message = f"there is no line {parent}. for this one to stand under"
            self.builder.report(rules.DanglingReference, message, entry.place)
            return
        if entry.word is None:
            message = "this line is neither Pro nor Con; it is read as support"
            self.builder.report(rules.UnknownRelationKind, message, entry.place)
        kind = _KINDS[entry.word or "Pro"]
        self.builder.relation(kind, [claim], self.claims[parent], entry.place)


def _meant(references: dict[str, str]) -> dict[str, str]:
    """By the number of each cross-reference: the number it leads to in the end.

    One may lead to another. In a circle, each leads to one that is a cross-reference too.

    >>> _meant({"1.1": "1.2", "1.2": "2", "3": "3"})
    {'1.1': '2', '1.2': '2', '3': '3'}
    """
    ends: dict[str, str] = {}
    for number in references:
        way: dict[str, None] = {}
        at = number
        while at in references and at not in ends and at not in way:
            way[at] = None
            at = references[at]
        ends.update(dict.fromkeys(way, ends.get(at, at)))
    return ends


def urlsplit_host(url: str) -> str:
    """The host of an address without `www.`; empty if there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").replace(".", " ")


def _without_markdown(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text as people read it, and its links with their titles and addresses."""
    links = [(_unescaped(m[1]), _unescaped(m[2])) for m in _LINK.finditer(text)]
    return _unescaped(_LINK.sub(lambda m: m[1], text)), links


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


# -- writing --------------------------------------------------------------------------------------


MAX_LEVELS = 1_000
"""How deep claims may nest. Every line repeats the whole number of its parent, which grows with depth."""


class TooNestedError(ValueError):
    """Claims bear on one another in a longer chain than numbers can follow."""


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as Kialo's text: the issues first, each with what bears on it below.

    Raises `TooNestedError`, before anything is written.
    """
    outline = _Outline(map)
    numbered = outline.numbered()
    # Even without a title: a list of numbered lines alone could be any text.
    yield f"Discussion Title: {_one_line(map.title or '')}".rstrip() + "\n\n"
    for number, word, content in outline.lines(numbered):
        yield f"{number}. {word}{content}".rstrip() + "\n"


class _Outline:
    """Puts every claim into one place, and everywhere else a reference to it."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.replies: dict[str, list[Relation]] = defaultdict(list)
        self.home: dict[str, Relation] = {}
        """By claim: the relation under whose target it stands."""
        for relation in map.relations.values():
            if _is_line(map, relation):
                self.replies[relation.target or ""].append(relation)
                self._find_home(relation.premises[0], relation)
        self.numbers: dict[str, str] = {}

    def _find_home(self, claim: str, relation: Relation) -> None:
        """Place a claim where its number says, or else under the first claim that it bears on."""
        if claim == relation.target:
            return
        home = self.home.get(claim)
        numbered = _is_numbered_under(claim, relation.target)
        if home is None or (numbered and not _is_numbered_under(claim, home.target)):
            self.home[claim] = relation

    def numbered(self) -> list[tuple[str, str, str]]:
        """Number, `Pro: ` or `Con: `, and claim of each line; this gives every claim its number.

        Raises `TooNestedError`.
        """
        # All lines are numbered before any is written: a reference needs the number of its claim,
        # which can come later.
        found: list[tuple[str, str, str]] = []
        last = ""
        for root in self._roots():
            last = _next_number("", root, last)
            found += self._tree(root, last)
        return found

    def lines(self, numbered: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
        """Number, `Pro: ` or `Con: `, and text of each line that was numbered."""
        for number, word, claim in numbered:
            if self.numbers[claim] == number:
                yield number, word, _written(self.map.claims[claim])
            else:
                yield number, word, f"-> See {self.numbers[claim]}."

    def _roots(self) -> Iterator[str]:
        """Claims that stand under no other; then, in a circle, the first that has no number yet."""
        issues = [id for id in self.map.issues if id not in self.home]
        free = [id for id in self.map.claims if id not in self.home]
        yield from dict.fromkeys([*issues, *free])
        for id in [*self.map.issues, *self.map.claims]:
            if id not in self.numbers:
                # Only claims in a circle are left, and one of them has to begin it.
                self.home.pop(id, None)
                yield id

    def _tree(self, root: str, number: str) -> Iterator[tuple[str, str, str]]:
        waiting = [(number, "", root)]
        self.numbers[root] = number
        while waiting:
            number, word, claim = waiting.pop()
            yield number, word, claim
            if self.numbers.get(claim) != number:
                continue
            below: list[tuple[str, str, str]] = []
            last = ""
            if claim in self.replies and number.count(".") + 1 >= MAX_LEVELS:
                raise TooNestedError(
                    f"more than {MAX_LEVELS:,} claims stand under one another, and kialo repeats the"
                    f" number of each in all that stand below it; write another format, or a part"
                )
            for relation in self.replies.get(claim, ()):
                premise = relation.premises[0]
                is_home = self.home.get(premise) is relation and premise not in self.numbers
                last = _next_number(number, premise if is_home else "", last)
                if is_home:
                    self.numbers[premise] = last
                below.append((last, f"{_WORDS[relation.kind]}: ", premise))
            waiting.extend(reversed(below))


def _is_line(map: ArgumentMap, relation: Relation) -> bool:
    """Whether a relation can be a line of the text: one claim for or against another."""
    single = len(relation.premises) == 1 and relation.target in map.claims
    return single and relation.kind in _WORDS


def _is_numbered_under(claim: str, target: str | None) -> bool:
    return re.fullmatch(rf"{re.escape(target or '')}\.\d+", claim, re.ASCII) is not None


def _next_number(parent: str, claim: str, last: str) -> str:
    """The claim's own number, if it fits under its parent and after `last`; otherwise the next one.

    >>> _next_number("1", "1.4", "1.2"), _next_number("1", "taxes", "1.2")
    ('1.4', '1.3')
    """
    prefix = f"{parent}." if parent else ""
    least = int(last.rpartition(".")[2] or 0) + 1
    own = claim.removeprefix(prefix)
    if (
        claim.startswith(prefix)
        and re.fullmatch(r"[1-9]\d{0,8}", own, re.ASCII)
        and int(own) >= least
    ):
        return claim
    return f"{prefix}{least}"


def _written(claim: Claim) -> str:
    """A claim's text as Markdown: as it was read, if it still says the same."""
    own = claim.extra.get(NAME)
    markdown = own.get("markdown") if isinstance(own, dict) else None
    if isinstance(markdown, str) and _without_markdown(markdown)[0] == claim.text:
        return _as_lines(markdown)
    return _as_lines(_markdown(claim.text))


def _markdown(text: str) -> str:
    """A text in which everything with a meaning in Markdown or in this format is escaped."""
    escaped = _SPECIAL.sub(lambda m: f"\\{m[0]}", text.replace("\r\n", "\n").replace("\r", "\n"))
    # After the signs of Markdown, or the backslashes set here would be escaped again.
    escaped = re.sub(r"(?m)^((?:\d+\.)*\d+)\.", r"\1\\.", escaped)
    escaped = re.sub(r"\A(Pro|Con):", r"\1\\:", escaped)
    return re.sub(r"\A->", r"\\->", escaped)


def _as_lines(text: str) -> str:
    """A text with one kind of line break, and without spaces at the ends of its lines."""
    return "\n".join(line.rstrip() for line in re.split(r"\r\n|\r|\n", text)).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
