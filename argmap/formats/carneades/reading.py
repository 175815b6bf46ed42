"""Reading Carneades 4 YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from argmap.diagnostics import SourceText, first_of
from argmap.formats.carneades.terms import (
    ASSUMED,
    CONVERGENT,
    NAME,
    WEIGHING,
    canonical,
    in_words,
    plain_name,
)
from argmap.formats.core.ids import is_readable
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, Draft, build, fields_at_top
from argmap.formats.foreign.json_nodes import Node, Place, rest_of, yaml_root
from argmap.formats.foreign.own_data import KEY, check_kept, taken_out
from argmap.formats.native.fields import MAP

MAX_PAIRED = 12
"""In an issue with more positions than this, each contradicts only the first."""

_KEYS = frozenset(["meta", "statements", "issues", "arguments", "assumptions", "tests", "labels"])
_NUMBERED = re.compile(r"argument(?:-\d+)?\Z|issue-\d+\Z")
"""The names that the writer gives where a map has none."""
_LABELS = ("in", "out", "undecided")


def read(source: SourceText) -> Loaded:
    """Read a Carneades 4 file."""
    root = yaml_root(source)

    def fill(builder: Builder) -> bool:
        help = "a Carneades file has `statements:` and `arguments:`"
        fields = fields_at_top(builder, root, help)
        if fields is None:
            return False
        if not fields.keys() & (_KEYS - {"meta"} | {"argument_schemes", "language"}):
            message = "there are neither statements nor arguments"
            builder.report(rules.NotThisFormat, message, (0, 1), help)
            return False
        _Reader(builder, fields).read()
        return True

    return build(source, NAME, fill)


class _Reader:
    def __init__(self, builder: Builder, fields: dict[str, Node]) -> None:
        self.builder = builder
        self.fields = fields
        language = fields["language"].fields() if "language" in fields else {}
        self.language = {name: node.text or "" for name, node in language.items()}
        self.claims: dict[str, str] = {}
        """By what the file calls a statement: the claim."""
        self.negations: dict[str, str] = {}
        """By statement that merely denies another one: the claim that it denies."""
        self.applications: dict[str, str] = {}
        """By statement that merely denies that an argument applies: the argument."""
        self.arguments: dict[str, Draft] = {}
        self.kept: dict[str, Any] = {}

    def read(self) -> None:
        # Statements come before arguments: only a statement tells whether the conclusion of an
        # argument is a claim of its own or merely the negation of one. Undercutters come when all
        # arguments are known.
        self._whole()
        for name, key, node in self._entries("statements", canonical):
            self._statement(name, key, node)
        self._assumptions()
        undercutters: list[tuple[Draft, Node]] = []
        for name, key, node in self._entries("arguments"):
            undercutters += self._argument(name, key, node)
        self._undercuts(undercutters)
        self._issues()
        self._tests()
        self._kept_relations()

    def _entries(
        self, key: str, called: Callable[[str], str] = str
    ) -> Iterator[tuple[str, Node, Node]]:
        """The entries of a mapping, or of a list whose elements have an `id`."""
        node = self.fields.get(key)
        seen: set[str] = set()
        for written, at, value in _named(node) if node else ():
            name = called(written)
            if name in seen:
                message = f"the id {name[:60]!r} is used twice; the second one is left out"
                self.builder.report(rules.DoubledName, message, at.place)
            else:
                seen.add(name)
                yield name, at, value

    def _found(self, meta: Node | None) -> tuple[dict[str, Any], dict[str, Any]]:
        """What argmap kept in an element's `meta`, and the rest of it."""
        data = meta.data() if meta is not None and not meta.is_null else {}
        if meta is not None and not isinstance(data, dict):
            message = "meta should be a mapping; it is left out"
            self.builder.report(rules.OddValue, message, meta.place)
            return {}, {}
        kept = taken_out(data) if self.builder.trusting else {}
        rest = {key: value for key, value in data.items() if key != KEY}
        return kept, ({"meta": rest} if rest else {})

    def _whole(self) -> None:
        kept, own = self._found(self.fields.get("meta"))
        own |= rest_of(self.fields, _KEYS)
        meta = own.get("meta")
        if isinstance(meta, dict) and isinstance(meta.get("title"), str):
            kept.setdefault("title", meta.pop("title").strip())
            if not meta:
                del own["meta"]
        self.builder.add_kept(kept)
        self.kept = kept
        extra = kept.pop("extra", {}) | ({NAME: own} if own else {})
        names = (field.name for field in MAP.plain)
        self.builder.fields |= {name: kept[name] for name in names if name in kept}
        if extra:
            self.builder.fields["extra"] = extra
        self._rules_left_out()

    def _rules_left_out(self) -> None:
        for key in ("argument_schemes", "issue_schemes"):
            node = self.fields.get(key)
            if node is None:
                continue
            names = [n.text or "" for e in node.elements() for n in [e.fields().get("id")] if n]
            names = names or [name for name, _, _ in node.named()]
            which = f"{key.replace('_', ' ')} {first_of(names, 8)}".rstrip()
            message = f"nothing is derived from the {which}"
            self.builder.report(rules.RulesLeftOut, message, node.place)

    # -- statements -----------------------------------------------------------------------------

    def _statement(self, name: str, key: Node, node: Node) -> None:
        fields = node.fields()
        kept, own = self._found(fields.get("meta"))
        denied = kept.get("negates"), kept.get("undercuts")
        if isinstance(denied[0], str) or isinstance(denied[1], str):
            # argmap's writer made it, because Carneades has no relations against a claim or a step.
            if isinstance(denied[0], str):
                self.negations[name] = denied[0]
            else:
                self.applications[name] = str(denied[1])
            return
        text = fields["text"].text if "text" in fields else None if fields else node.text
        if fields.get("assumed") is not None and fields["assumed"].text == "true":
            kept.setdefault("tags", [ASSUMED])
        own |= rest_of(fields, frozenset(("text", "meta", "assumed")))
        self._claim(name, text, key.place, kept, own)

    def _claim(
        self, name: str, text: str | None, place: Place, kept: dict[str, Any], own: dict[str, Any]
    ) -> str:
        words = (
            (text or "").strip() or in_words(name, self.language) or ("" if text == "" else name)
        )
        extra = dict(kept.pop("extra", {})) | ({NAME: own} if own else {})
        short = plain_name(name)
        wanted = (
            {} if "id" in kept or is_readable(name) else {"id": short if is_readable(short) else ""}
        )
        found = kept | wanted | ({"extra": extra} if extra else {})
        if "text" in found:
            words = found.pop("text")
        self.claims[name] = self.builder.claim(name, words, place, **found)
        return self.claims[name]

    def _meant(self, node: Node) -> str | None:
        """The claim that a statement's id means; if no statement declares it, a new one."""
        name = canonical(node.text or "")
        if not name:
            self.builder.report(
                rules.OddValue, "the id of a statement should stand here", node.place
            )
            return None
        if name not in self.claims:
            if in_words(name, self.language) is None:
                message = (
                    f"the statement {name[:60]!r} is not declared; its id is taken for its text"
                )
                self.builder.report(rules.DanglingReference, message, node.place)
            self._claim(name, None, node.place, {}, {})
        return self.claims[name]

    def _assumptions(self) -> None:
        node = self.fields.get("assumptions")
        for element in _each(node):
            claim = self._meant(element)
            if claim is not None:
                tags = self.builder.claims[claim].setdefault("tags", [])
                if ASSUMED not in tags:
                    tags.append(ASSUMED)

    # -- arguments ------------------------------------------------------------------------------

    def _argument(self, name: str, key: Node, node: Node) -> list[tuple[Draft, Node]]:
        """Add an argument; its undercutter comes when all arguments are known."""
        fields = node.fields()
        kept, own = self._found(fields.get("meta"))
        premises = [m for n in _each(fields.get("premises")) if (m := self._meant(n)) is not None]
        roles = fields.get("premises")
        if roles is not None and roles.is_mapping:
            own["roles"] = [role for role, _, _ in roles.named()]
        known = ("premises", "conclusion", "undercutter", "scheme", "meta")
        own |= rest_of(fields, frozenset(known)) | {"id": name}
        scheme = fields["scheme"].text if "scheme" in fields else None
        if scheme in WEIGHING:
            own["scheme"], scheme = scheme, None
        # The writer gives such names by itself, so that they need not be kept.
        if _NUMBERED.match(name):
            del own["id"]
        if own.get("scheme") == CONVERGENT and len(premises) > 1 and "undercutter" not in fields:
            # Each premise bears on the conclusion by itself.
            for premise in premises[1:]:
                self._drawn(name, key, fields, kept, own, scheme, [premise])
            premises = premises[:1]
        draft = self._drawn(name, key, fields, kept, own, scheme, premises)
        return [(draft, fields["undercutter"])] if "undercutter" in fields else []

    def _drawn(
        self,
        name: str,
        key: Node,
        fields: dict[str, Node],
        kept: dict[str, Any],
        own: dict[str, Any],
        scheme: str | None,
        premises: list[str],
    ) -> Draft:
        """Add the relation that an argument, or a part of it, stands for."""
        kept = dict(kept)
        conclusion = fields.get("conclusion")
        stated = canonical(conclusion.text or "") if conclusion else None
        draft = self.builder.relation("supports", [], None, key.place)
        if scheme is not None:
            draft.details["scheme"] = scheme
        if stated in self.negations:
            draft.kind, draft.target = "rebuts", self.negations[str(stated)]
        elif stated in self.applications:
            draft.kind, draft.target = "undercuts", str(stated)
        elif conclusion is not None:
            draft.target = self._meant(conclusion)
        else:
            message = f"the argument {name[:60]!r} has no conclusion"
            self.builder.report(rules.OddValue, message, key.place)
        draft.own_id = kept.pop("id", None)
        draft.premises = kept.pop("premises", list(dict.fromkeys(premises)))
        extra = kept.pop("extra", {})
        draft.details |= kept | {"extra": extra | ({NAME: own} if own else {})}
        self.arguments[name] = draft
        return draft

    def _undercuts(self, undercutters: list[tuple[Draft, Node]]) -> None:
        for draft in list(self.arguments.values()):
            if draft.kind == "undercuts":
                # Its target is still the statement that the argument does not apply.
                draft.target = self.arguments.get(self.applications[str(draft.target)])
        for draft, node in undercutters:
            if canonical(node.text or "") in self.applications:
                continue
            claim = self._meant(node)
            if claim is not None:
                self.builder.relation("undercuts", [claim], draft, node.place)

    # -- issues and tests -----------------------------------------------------------------------

    def _issues(self) -> None:
        raw: dict[str, Any] = {}
        debated: list[str] = []
        for name, _, node in self._entries("issues"):
            fields = node.fields()
            kept, _ = self._found(fields.get("meta"))
            if kept.get("generated") is True:
                continue
            # Like `i1: {positions: [a, b]}`, `i1: [a, b]` or `i1: a`.
            stated = fields.get("positions") if node.is_mapping else node
            found = [m for n in _each(stated) if (m := self._meant(n)) is not None]
            positions = list(dict.fromkeys(found))
            debated += positions
            self._contradictions(positions, node.place, kept)
            if not _NUMBERED.match(name):
                raw[name] = node.data()
        if raw:
            extra = self.builder.fields.setdefault("extra", {})
            extra[NAME] = extra.get(NAME, {}) | {"issues": raw}
        if debated and "issues" not in self.builder.fields:
            self.builder.fields["issues"] = list(dict.fromkeys(debated))

    def _contradictions(self, positions: list[str], place: Place, kept: dict[str, Any]) -> None:
        """At most one of the positions of an issue can be right, so each two contradict each other."""
        if len(positions) <= MAX_PAIRED:
            pairs = list(combinations(positions, 2))
        else:
            # The pairs of all would grow with the square of the positions.
            pairs = [(positions[0], other) for other in positions[1:]]
        for one, other in pairs:
            self.builder.relation("contradicts", [one], other, place, **kept)

    def _tests(self) -> None:
        tests = self.fields.get("tests") or self.fields.get("labels")
        expect: dict[str, str] = {}
        for label in _LABELS:
            for node in _each(tests.fields().get(label) if tests else None):
                name = canonical(node.text or "")
                claim = self.claims.get(name)
                if claim is None and in_words(name, self.language) is not None:
                    # A rule would have derived it.
                    claim = self._claim(name, None, node.place, {}, {})
                if claim is None:
                    message = f"a test names {name[:60]!r}, which is no statement"
                    self.builder.dangling(message, node.place)
                else:
                    expect.setdefault(claim, label)
        if expect:
            self.builder.fields["expect"] = expect

    def _kept_relations(self) -> None:
        """Relations that Carneades cannot express."""
        relations = self.kept.get("relations")
        for found in relations if isinstance(relations, list) else ():
            if isinstance(found, dict):
                check_kept(found)
                rest = {k: v for k, v in found.items() if k not in ("kind", "premises", "target")}
                draft = self.builder.relation(
                    found.get("kind", ""), [], found.get("target"), **rest
                )
                draft.premises = found.get("premises", [])


def _named(node: Node) -> Iterator[tuple[str, Node, Node]]:
    yield from node.named()
    for element in node.elements():
        id = element.fields().get("id")
        if id is not None and id.text:
            yield id.text, id, element
        elif element.text:
            yield element.text, element, element


def _each(node: Node | None) -> Iterator[Node]:
    """The elements of a list, the values of a mapping, or the one thing that stands there."""
    if node is None or node.is_null:
        return
    if node.is_sequence:
        yield from node.elements()
    elif node.is_mapping:
        yield from (value for _, value in node.items())
    else:
        yield node
