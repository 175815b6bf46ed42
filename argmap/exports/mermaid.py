"""Mermaid flowcharts, which GitHub, GitLab and many editors draw in a Markdown text.

Claims are boxes with their speakers, relations are arrows with their kinds; a relation with linked
premises, or one that something aims at, has a point of its own. No text of a map can act as Mermaid
code: nodes have numbers for names, and every special character is written as an entity.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from argmap.graph import ArgumentGraph, to_graph
from argmap.model import ArgumentMap, Claim, Relation, RelationKind
from argmap.queries.answers import unanswered
from argmap.queries.stance import issues_of, stances_of
from argmap.render.palette import (
    ALERT_COLOUR,
    ISSUE_FILL,
    RELATION_COLOURS,
    STANCE_FILLS,
    TEXT,
    Fill,
)
from argmap.render.wording import ALERT, UNANSWERED, VERBS, acts

MAX_TEXT = 400
"""Boxes show at most this much of a text, in code points."""

_ARROWS: dict[RelationKind, str] = {
    "supports": "-->",
    "rebuts": "--x",
    "undercuts": "-.-x",
    "qualifies": "-.->",
    "contradicts": "x--x",
    "restates": "---",
}
_PLAIN = re.compile(r"[\w .,\-]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]")


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as a flowchart, in lines."""
    graph = to_graph(map)
    claims = {id: f"c{i}" for i, id in enumerate(map.claims, 1)}
    points = {
        r.id: f"r{i}"
        for i, r in enumerate(map.relations.values(), 1)
        if r.whole and (len(r.premises) > 1 or graph.is_aimed_at(r.id))
    }
    if map.title and map.title.strip():
        title = " ".join(_FORBIDDEN.sub("\ufffd", map.title).split())
        # The title stands in YAML, not in Mermaid's own language, and a JSON text is valid YAML.
        yield f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n"
    # Arrows lead from premises to conclusions, so bottom to top puts the issues on top.
    yield "flowchart BT\n"
    yield from _boxes(graph, claims)
    for id, point in points.items():
        yield f'  {point}(("{_LABELS[map.relations[id].kind]}"))\n'
    yield from _edges(map, claims, points)
    yield from _classes(graph, claims)


def _boxes(graph: ArgumentGraph, claims: dict[str, str]) -> Iterator[str]:
    """The claims, those of a section within a frame, in the order of the file."""
    map = graph.map
    open_claims = {id for relation in unanswered(graph).values() for id in relation.premises}
    by_section: dict[str, list[Claim]] = {}
    for claim in map.claims.values():
        by_section.setdefault(" / ".join(claim.section), []).append(claim)
    for nth, (section, held) in enumerate(by_section.items(), 1):
        if section:
            yield f'  subgraph s{nth}["{_entities(section)}"]\n'
        for claim in held:
            left, right = _SHAPES[claim.id in map.issues]
            label = _label(map, claim, is_open=claim.id in open_claims)
            yield f'  {claims[claim.id]}{left}"{label}"{right}\n'
        if section:
            yield "  end\n"


def _classes(graph: ArgumentGraph, claims: dict[str, str]) -> Iterator[str]:
    """The looks of the claims: a class for each stance, and for what is implicit or unanswered."""
    map, stances = graph.map, stances_of(graph, None)
    issues = set(issues_of(graph))
    open_claims = {id for relation in unanswered(graph).values() for id in relation.premises}
    held: dict[str, list[str]] = {}
    for id, box in claims.items():
        stance = stances.claim(id)
        if id in issues:
            held.setdefault("issue", []).append(box)
        elif stance != "none":
            held.setdefault(stance, []).append(box)
        if map.claims[id].implicit:
            held.setdefault("implicit", []).append(box)
        if id in open_claims:
            held.setdefault("unanswered", []).append(box)
    for name, look in _LOOKS.items():
        if name in held:
            yield f"  classDef {name} {look}\n"
            yield f"  class {','.join(held[name])} {name}\n"


def _look(fill: Fill) -> str:
    return f"fill:{fill.ground},stroke:{fill.border},color:{TEXT}"


_LOOKS = {
    "issue": f"{_look(ISSUE_FILL)},stroke-width:3px",
    **{stance: _look(STANCE_FILLS[stance]) for stance in ("for", "against", "mixed")},
    "implicit": "stroke-dasharray: 5 5",
    "unanswered": f"stroke:{ALERT_COLOUR},stroke-width:3px",
}
"""The looks of boxes by class, those of the pictures."""
_SHAPES = {False: ("[", "]"), True: ("([", "])")}
_LABELS: dict[RelationKind, str] = {
    "supports": "+",
    "rebuts": "x",
    "undercuts": "#47;",
    "qualifies": "~",
    "contradicts": "#60;#62;",
    "restates": "=",
}


def _label(map: ArgumentMap, claim: Claim, *, is_open: bool) -> str:
    text = claim.text.strip() or claim.title or claim.id
    text = text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
    names = ", ".join(map.speakers[s].label for s in claim.speakers)
    voiced = f"<br/>— {_entities(names)}" if names else ""
    done = "".join(f"<br/>{_entities(act)}" for act in acts(map, claim))
    mark = f"<br/>{_entities(f'{ALERT} {UNANSWERED}')}" if is_open else ""
    return _entities(text) + voiced + done + mark


def _edges(map: ArgumentMap, claims: dict[str, str], points: dict[str, str]) -> Iterator[str]:
    # Mermaid colours edges by the number of the line that draws them, so these are counted.
    drawn: list[RelationKind] = []
    for relation in map.relations.values():
        target = relation.target or ""
        end = claims.get(target) or points.get(target)
        if not relation.whole or end is None:
            continue
        for line in _lines(relation, claims, points.get(relation.id), end):
            drawn.append(relation.kind)
            yield line
    for kind, colour in RELATION_COLOURS.items():
        numbers = [str(i) for i, drawn_kind in enumerate(drawn) if drawn_kind == kind]
        if numbers:
            yield f"  linkStyle {','.join(numbers)} stroke:{colour}\n"


def _lines(
    relation: Relation, claims: dict[str, str], point: str | None, end: str
) -> Iterator[str]:
    arrow = _ARROWS[relation.kind]
    if point is None:
        yield f"  {claims[relation.premises[0]]} {arrow}|{VERBS[relation.kind]}| {end}\n"
        return
    for premise in dict.fromkeys(relation.premises):
        yield f"  {claims[premise]} --- {point}\n"
    yield f"  {point} {arrow}|{VERBS[relation.kind]}| {end}\n"


def _entities(text: str) -> str:
    """A text in which every character that could mean something to Mermaid is an entity.

    >>> _entities("50% [sic]")
    '50#37; #91;sic#93;'
    """
    pieces: list[str] = []
    for character in _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")):
        if character == "\n":
            pieces.append("<br/>")
        elif character == "\t":
            pieces.append(" ")
        elif _PLAIN.match(character) or ord(character) > 127:
            pieces.append(character)
        else:
            pieces.append(f"#{ord(character)};")
    return "".join(pieces)
