"""Writing Carneades 4 YAML.

Carneades knows arguments for a statement, and undercutters of arguments. A rebuttal of a claim is
written as an argument for the negation of the claim, with an issue between the two. What Carneades
cannot hold goes under `meta`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from argmap.formats.carneades.terms import ASSUMED, CONVERGENT, NAME, NEGATION
from argmap.formats.core.ids import FreshIds
from argmap.formats.foreign.own_data import KEY, keepsake, kept_id, name_in, own_extra, taken_out
from argmap.formats.native.syntax.emitting import emit_yaml
from argmap.model import MAX_DERIVED_ID, ArgumentMap, Claim, Relation, derived_id

Shape = dict[str, Any]


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as Carneades 4 YAML, in pieces."""
    return emit_yaml(_Writer(map).shape(), typed=True)


class _Writer:
    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.own = own_extra(map, NAME)
        self.statement_names, self.argument_names = FreshIds("-"), FreshIds("-")
        self.names = {
            c.id: self.statement_names.take(name_in(c, NAME)) for c in map.claims.values()
        }
        self.statements: Shape = {}
        self.arguments: dict[str, Shape] = {}
        self.issues: Shape = {}
        self.rest: list[Relation] = []
        """Relations that Carneades cannot express."""
        self.named: dict[str, str] = {}
        """By relation: the name of its argument."""
        self.denials: dict[str, str] = {}
        """By claim: the statement that is its negation."""
        self.direct: set[str] = set()
        """Undercuts that are fully expressed by the undercutter of an argument."""
        self.aimed_at: dict[str, list[Relation]] = defaultdict(list)
        for relation in map.relations.values():
            if relation.target in map.relations:
                self.aimed_at[str(relation.target)].append(relation)

    def shape(self) -> Shape:
        """The file as plain dicts and lists."""
        map = self.map
        self.statements = {self.names[c.id]: self._statement(c) for c in map.claims.values()}
        self._issues_as_read()
        self._place_relations()
        shape: Shape = {"meta": self._meta()}
        shape |= {k: v for k, v in self.own.items() if k not in ("meta", "issues")}
        shape["statements"] = self.statements
        if self.issues:
            shape["issues"] = self.issues
        if self.arguments:
            shape["arguments"] = self.arguments
        assumed = [self.names[c.id] for c in map.claims.values() if ASSUMED in c.tags]
        if assumed:
            shape["assumptions"] = assumed
        tests: Shape = defaultdict(list)
        for claim, label in map.expect.items():
            tests[label].append(self.names[claim])
        return shape | ({"tests": dict(tests)} if tests else {})

    def _meta(self) -> Shape:
        map = self.map
        kept = keepsake(map, {"claims", "relations", "expect", "title"}, NAME)
        for kind, elements in (("speakers", map.speakers), ("sources", map.sources)):
            if elements:
                kept[kind] = {
                    id: e.model_dump(mode="json", exclude_defaults=True)
                    for id, e in elements.items()
                }
        if self.rest:
            kept["relations"] = [_dumped(r) for r in self.rest]
        meta = self.own.get("meta")
        meta = dict(meta) if isinstance(meta, dict) else {}
        title = {}
        if map.title is not None and map.title.strip() == map.title != "":
            title = {"title": map.title}
        elif map.title is not None:
            kept["title"] = map.title
        # A reader takes all positions for issues if none is declared, so "none" has to be said.
        if "issues" not in kept and self._has_positions():
            kept["issues"] = []
        return title | meta | ({KEY: kept} if kept else {})

    def _has_positions(self) -> bool:
        return any("generated" not in taken_out(i.get("meta")) for i in self.issues.values())

    def _statement(self, claim: Claim) -> Shape | str:
        shown = {"id", "text"} | ({"tags"} if claim.tags == [ASSUMED] else set())
        kept = kept_id(claim, NAME) | keepsake(claim, shown, NAME)
        text = claim.text
        if not text.strip() or text.strip() != text:
            kept["text"] = text
        shape = own_extra(claim, NAME)
        if kept:
            meta = shape.get("meta")
            shape["meta"] = (meta if isinstance(meta, dict) else {}) | {KEY: kept}
        return {"text": text} | shape if shape else text

    # -- issues ---------------------------------------------------------------------------------

    def _issues_as_read(self) -> None:
        """The issues of the file that the map was read from, as far as they still hold."""
        raw = self.own.get("issues")
        joined = {
            frozenset((r.premises[0], r.target))
            for r in self.map.relations.values()
            if r.kind == "contradicts" and len(r.premises) == 1
        }
        by_name = {name: id for id, name in self.names.items()}
        for name, issue in raw.items() if isinstance(raw, dict) else ():
            positions = [by_name.get(p) for p in _positions(issue)]
            pairs = {frozenset((positions[0], p)) for p in positions[1:]}
            if positions and None not in positions and pairs <= joined:
                self.issues[name] = issue

    def _covered(self) -> set[frozenset[str | None]]:
        """The pairs of claims that an issue which was read sets against each other."""
        covered: set[frozenset[str | None]] = set()
        by_name = {name: id for id, name in self.names.items()}
        for issue in self.issues.values():
            positions = [by_name.get(p) for p in _positions(issue)]
            covered |= {frozenset((a, b)) for a in positions for b in positions if a != b}
        return covered

    def _contradiction(self, relation: Relation) -> None:
        shape: Shape = {
            "positions": [self.names[relation.premises[0]], self.names[str(relation.target)]]
        }
        kept = _details(relation)
        if kept:
            shape["meta"] = {KEY: kept}
        self.issues[f"issue-{len(self.issues) + 1}"] = shape

    # -- arguments ------------------------------------------------------------------------------

    def _place_relations(self) -> None:
        """Put every relation where Carneades can express it; undercuts come with what they aim at."""
        covered = self._covered()
        waiting: list[Relation] = []
        for relation in self.map.relations.values():
            at_claim = relation.target in self.map.claims
            if relation.kind in ("supports", "rebuts") and at_claim:
                waiting.append(relation)
            elif relation.kind == "contradicts" and at_claim and len(relation.premises) == 1:
                pair = frozenset((relation.premises[0], relation.target))
                if pair in covered:
                    covered.discard(pair)
                elif len(pair) == 2:
                    self._contradiction(relation)
                else:
                    self.rest.append(relation)
            elif relation.kind != "undercuts" or relation.target not in self.map.relations:
                self.rest.append(relation)
        placed = {r.id for r in waiting}
        # The list grows: an argument that undercuts another can itself be undercut.
        for relation in waiting:
            undercuts = [r for r in self.aimed_at[relation.id] if r.kind == "undercuts"]
            self._argument(relation, undercuts)
            undercuts = [r for r in undercuts if r.id not in self.direct]
            waiting += [r for r in undercuts if r.id not in placed]
            placed |= {r.id for r in undercuts}
        direct = {r.id for r in self.rest} | placed | self.direct
        self.rest += [
            r
            for r in self.map.relations.values()
            if r.kind == "undercuts" and r.target in self.map.relations and r.id not in direct
        ]

    def _argument(self, relation: Relation, undercuts: list[Relation]) -> None:
        extra = own_extra(relation, NAME)
        if extra.get("scheme") == CONVERGENT and self._joined(relation, undercuts):
            return
        name = self.argument_names.take(_own_name(relation) or "argument")
        self.named[relation.id] = name
        roles = extra.pop("roles", None)
        premises = [self.names[p] for p in dict.fromkeys(relation.premises)]
        shape: Shape = {"scheme": relation.scheme} if relation.scheme is not None else {}
        shape["conclusion"] = self._conclusion(relation)
        if isinstance(roles, list) and len(roles) == len(premises) == len(set(roles)):
            shape["premises"] = dict(zip(map(str, roles), premises, strict=True))
        elif premises:
            shape["premises"] = premises
        if undercuts:
            shape["undercutter"] = self._undercutter(name, undercuts)
        kept = _details(relation)
        if len(set(relation.premises)) != len(relation.premises):
            kept["premises"] = relation.premises
        if kept:
            meta = extra.get("meta")
            extra["meta"] = (meta if isinstance(meta, dict) else {}) | {KEY: kept}
        self.arguments[name] = {**extra, **shape}

    def _joined(self, relation: Relation, undercuts: list[Relation]) -> bool:
        """Whether this part of a convergent argument could be joined to a part written before."""
        name = _own_name(relation)
        shape = self.arguments.get(name, {})
        alike = shape.get("scheme") == CONVERGENT and len(relation.premises) == 1
        if not alike or undercuts or _details(relation) or "undercutter" in shape:
            return False
        if shape["conclusion"] != self._conclusion(relation):
            return False
        shape["premises"].append(self.names[relation.premises[0]])
        self.named[relation.id] = name
        return True

    def _conclusion(self, relation: Relation) -> str:
        target = str(relation.target)
        if relation.kind == "supports":
            return self.names[target]
        if relation.kind == "undercuts":
            return self.denials[self.named[target]]
        if target not in self.denials:
            name = self.statement_names.take(f"{NEGATION}{self.names[target]}")
            self.denials[target] = name
            text = f"It is not the case that: {self.map.claims[target].text}"
            self.statements[name] = {"text": text, "meta": {KEY: {"negates": target}}}
            self.issues[f"issue-{len(self.issues) + 1}"] = {
                "positions": [self.names[target], name],
                "meta": {KEY: {"generated": True}},
            }
        return self.denials[target]

    def _undercutter(self, name: str, undercuts: list[Relation]) -> str:
        """The statement that undercuts an argument: a premise itself, or one that stands for several."""
        only = undercuts[0]
        plain = len(only.premises) == 1 and not _details(only) and not own_extra(only, NAME)
        if len(undercuts) == 1 and plain and only.scheme is None and not self.aimed_at.get(only.id):
            self.direct.add(only.id)
            return self.names[only.premises[0]]
        denial = self.statement_names.take(f"{NEGATION}app({name})")
        text = f"The argument {name} does not apply."
        self.statements[denial] = {"text": text, "meta": {KEY: {"undercuts": name}}}
        self.denials[name] = denial
        return denial


def _positions(issue: Any) -> list[str]:
    """The statements that an issue is between."""
    listed = issue.get("positions") if isinstance(issue, dict) else None
    return [str(position) for position in listed] if isinstance(listed, list) else []


def _own_name(relation: Relation) -> str:
    own = relation.extra.get(NAME)
    return str(own.get("id") or "") if isinstance(own, dict) else ""


def _details(relation: Relation) -> Shape:
    """The data of a relation besides its ends and its scheme."""
    kept = keepsake(relation, {"id", "kind", "premises", "target", "scheme"}, NAME)
    if relation.kind in ("contradicts",) and relation.scheme is not None:
        kept["scheme"] = relation.scheme
    id = derived_id(relation.premises, relation.target)
    if relation.id != id or len(id) > MAX_DERIVED_ID:
        kept["id"] = relation.id
    return kept


def _dumped(relation: Relation) -> Shape:
    dumped: Shape = relation.model_dump(mode="json", exclude_defaults=True)
    return dumped | {"id": relation.id}
