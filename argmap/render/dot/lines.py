"""Relations as lines of DOT: each kind with a colour and with a line or a head of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from argmap.model import Relation, RelationKind
from argmap.render.dot.text import quoted, tooltip
from argmap.render.palette import RELATION_COLOURS
from argmap.render.wording import VERBS, names

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

_SHAPES: dict[RelationKind, str] = {
    "supports": "arrowhead=normal",
    "rebuts": "arrowhead=teevee, penwidth=2",
    "undercuts": "arrowhead=tee, arrowsize=1.1, penwidth=2, style=dashed",
    "qualifies": "arrowhead=odiamond, style=dotted, penwidth=2",
    "contradicts": "arrowhead=vee, arrowtail=vee, dir=both, penwidth=2",
    "restates": "arrowhead=none",
}

# Two lines with a gap, like an equals sign.
_DOUBLED = {"restates"}


def line(kind: RelationKind) -> str:
    """The attributes that a kind of relation is told by."""
    colour = RELATION_COLOURS[kind]
    shown = f"{colour}:invis:{colour}" if kind in _DOUBLED else colour
    return f'color="{shown}", {_SHAPES[kind]}'


Look = Literal["full", "plain"]


def junction_node(graph: ArgumentGraph, relation: Relation, look: Look) -> str:
    """The point on a relation where its premises meet, and where what aims at it ends."""
    if look == "plain":
        return f'{quoted(relation.id)} [shape=point, class="{relation.kind}"];'
    colour = RELATION_COLOURS[relation.kind]
    return (
        f'{quoted(relation.id)} [shape=point, width=0.11, color="{colour}", '
        f"tooltip={tooltip(relation_words(graph, relation))}];"
    )


def arrows(
    graph: ArgumentGraph, relation: Relation, style: Look, *, junction: bool, length: int
) -> Iterator[str]:
    """A relation as one arrow, or as headless lines to its junction and one arrow from there."""
    assert relation.target is not None
    target = quoted(relation.target)
    about = f'class="{relation.kind}", tooltip={tooltip(relation_words(graph, relation))}'
    look = line(relation.kind)
    if style == "plain":
        about = f'class="{relation.kind}"'
        look = f'label="{VERBS[relation.kind]}"'
    span = f", minlen={length}" if length > 1 else ""
    if not junction:
        yield f"{quoted(relation.premises[0])} -> {target} [{look}{span}, {about}];"
        return
    own = quoted(relation.id)
    weight = "" if style == "plain" else ", weight=3"
    half = "" if style == "plain" else f"{look}, "
    for premise in dict.fromkeys(relation.premises):
        # The last arrowhead that is given counts. The weight keeps the two halves in one line.
        yield f"{quoted(premise)} -> {own} [{half}arrowhead=none{weight}, {about}];"
    first_half = look.replace("dir=both", "dir=forward")
    yield f"{own} -> {target} [{first_half}{span}{weight}, {about}];"


def relation_words(graph: ArgumentGraph, relation: Relation) -> str:
    """A relation in words, with its scheme, question, note and id."""
    by = names(graph.map, graph.speakers_of(relation)) or " + ".join(relation.premises)
    known = filter(None, (relation.scheme, relation.question, relation.note))
    said = f"{by} {VERBS[relation.kind]} {relation.target}"
    return "\n".join([said, *known, relation.id])
