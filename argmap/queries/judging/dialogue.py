"""A proof as a short dialogue: who says what, who answers, and who has no answer left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from argmap.queries.judging.fallen_support import FallenSupports, Supports
from argmap.queries.judging.proof import Lasso, Proof
from argmap.semantics.attacks import IN
from argmap.semantics.reduction.attack_graph import Reduction

if TYPE_CHECKING:
    import networkx as nx

    from argmap.graph import ArgumentGraph

TurnKind = Literal[
    "opens",  # the claim that is asked about
    "restates",  # the claims that are judged as one with it
    "objects",  # a relation of the map goes against what was said
    "follows",  # an attack that follows from a deductive support
    "rests on",  # a premise of a step
    "needs",  # a support that is needed
    "unsupported",  # nothing of what is needed stands
    "supposed",  # a claim is supposed to have fallen
    "denied",  # somebody denies a claim without a reason
    "unanswered",  # nothing goes against what was said
    "more",  # more goes against what was said, and is not told
    "lost support",  # supports of the claim that is asked about have fallen
    "left open",  # the extension has no answer to what was said
    "circle",  # what was said leads back to an earlier turn
]


_BY_THEMSELVES = frozenset({"supposed", "denied"})
"""Turns that nothing in the map can answer."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the dialogue, or a remark on it."""

    depth: int
    kind: TurnKind
    claims: tuple[str, ...]
    """The claims that are voiced, or that the remark is about."""
    speakers: tuple[str, ...] = ()
    relation: str | None = None
    """The relation by which they object."""
    target: str | None = None
    """The claim or relation that they object to; for `follows`, None if that is what was just said."""
    through: str | None = None
    """The claim that follows deductively from these claims, and that objects."""
    stands: bool | None = None
    """For something that is rested on or needed: whether it stands; None if undecided."""
    unattacked: bool = False
    """For something that is rested on or needed: whether nothing goes against it."""
    repeated: bool = False
    """The same was said above, with all that follows."""
    more: tuple[tuple[str, ...], ...] = ()
    """The premises of each objection that stands and is not told, or of each support that has fallen."""
    supports: Supports | None = None
    """The supports of a claim that nothing goes against, where some have fallen."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A turn to take, and the argument to explain after it."""

    turn: Turn
    argument: int | None = None


def proof_dialogue(
    reduction: Reduction, labels: bytearray, proof: Proof, claim: str, *, every: bool = False
) -> list[Turn]:
    """The dialogue of a proof about a claim; each argument is explained once.

    If several objections stand, one is told and the others are only named; `every` tells them all.

    `argmap.queries.judging.why` makes the proof. Of `c rebuts b rebuts a` it tells why a stands:

    >>> from argmap import loads, to_graph
    >>> from argmap.queries.judging.why import why
    >>> graph = to_graph(loads("claims: {a: A., b: {rebuts: a}, c: {rebuts: b}}"))
    >>> for turn in why(graph, "a").dialogues[0]:
    ...     print("  " * turn.depth + turn.kind, *turn.claims)
    opens a
      objects b
        objects c
          unanswered c
    """
    return _Dialogue(reduction, labels, proof, claim, every=every).turns


def circle_dialogue(
    reduction: Reduction, labels: bytearray, lasso: Lasso, claim: str
) -> list[Turn]:
    """The dialogue that leads from an undecided claim into the circle that blocks it, and round it."""
    voices = _Voices(reduction)
    turns = voices.opening(claim)
    depth = 1
    for attacked, attacker in pairwise(lasso.path):
        turn = voices.against(attacker, attacked, depth)
        if turn is not None:
            turns.append(turn)
            depth += 1
    back = voices.against(lasso.path[lasso.start], lasso.path[-1], depth)
    closing = back or Turn(depth, "circle", voices.claims_of(lasso.path[lasso.start]))
    turns.append(replace(closing, kind="circle", repeated=True))
    supports = FallenSupports(reduction, labels, voices.claims_of).of(reduction.claims[claim])
    if supports is not None:
        turns.append(Turn(1, "lost support", (claim,), supports=supports))
    return turns


class _Voices:
    """Puts the attacks of a reduction into the words of the map."""

    def __init__(self, reduction: Reduction) -> None:
        self.reduction = reduction
        self.graph: ArgumentGraph = reduction.network.graph
        self.nodes = reduction.nodes

    def opening(self, claim: str) -> list[Turn]:
        """The claim that is asked about, and the claims that are judged as one with it."""
        turns = [Turn(0, "opens", (claim,), self._speakers((claim,)))]
        argument = self.reduction.claims[claim]
        others = tuple(
            id
            for id in self.graph.same_point(claim)
            if id != claim and self.reduction.claims[id] == argument
        )
        return [*turns, Turn(0, "restates", others)] if others else turns

    def claims_of(self, argument: int) -> tuple[str, ...]:
        """The claims that an argument is, or starts from, or is about."""
        node = self.nodes[argument]
        relation = self.graph.map.relations.get(node.of)
        if node.kind == "converse" and relation is not None:
            return (relation.target or "",)
        if node.kind == "step" and relation is not None:
            return tuple(dict.fromkeys(relation.premises))
        return (node.of,)

    def against(
        self, attacker: int, attacked: int, depth: int, stands: bool | None = None
    ) -> Turn | None:
        """The turn by which an argument is attacked; None if the attacker is only a helper."""
        kind, before = self.nodes[attacker].kind, self.nodes[attacked].kind
        if kind in ("not", "unsupported", "without", "circle"):
            return None
        if before in ("unsupported", "without"):
            claims = self.claims_of(attacker)
            return Turn(depth, "needs", claims, self._speakers(claims), stands=stands)
        if before == "not":
            return Turn(depth, "rests on", self.claims_of(attacker), stands=stands)
        if kind == "supposed":
            return Turn(depth, "supposed", (self.nodes[attacker].of,))
        if kind == "denied":
            claim = self.nodes[attacker].of
            deniers = tuple(self.graph.map.claims[claim].denied_by)
            return Turn(depth, "denied", (claim,), deniers)
        id = self.reduction.relation(attacker, attacked)
        if id is None:
            return self._following(attacker, attacked, depth)
        return self._objection(attacker, id, depth)

    def _objection(self, attacker: int, id: str, depth: int) -> Turn:
        relation, claims = self.graph.map.relations[id], self.graph.map.claims
        node = self.nodes[attacker]
        drawn_from = {self.reduction.claims[p] for p in relation.premises}
        forward = attacker in drawn_from or (node.kind == "step" and node.of == id)
        if forward:
            speakers = tuple(self.graph.speakers_of(relation))
            premises = tuple(dict.fromkeys(relation.premises))
            return Turn(depth, "objects", premises, speakers, id, relation.target)
        # A contradiction, from its target's side.
        premises = (relation.target,) if relation.target in claims else self.claims_of(attacker)
        return Turn(depth, "objects", premises, self._speakers(premises), id, relation.premises[0])

    def _following(self, attacker: int, attacked: int, depth: int) -> Turn:
        """An attack that deductive supports make of one of the map's own."""
        import networkx as nx

        above: nx.DiGraph[int] = nx.DiGraph()
        above.add_nodes_from((attacked, attacker))
        above.add_edges_from(self.reduction.network.supports)
        ends = _nearest_first(above, attacked)
        for source in _nearest_first(above, attacker):
            for end in ends:
                id = self.reduction.relation(source, end)
                if id is not None:
                    claims = self.claims_of(attacker)
                    return Turn(
                        depth,
                        "follows",
                        claims,
                        self._speakers(claims),
                        id,
                        None if end == attacked else self.nodes[end].of,
                        through=None if source == attacker else self.nodes[source].of,
                    )
        # A claim that is supposed to have fallen takes everything that deductively supports it with it.
        return Turn(depth, "supposed", (self.nodes[attacker].of,))

    def _speakers(self, claims: tuple[str, ...]) -> tuple[str, ...]:
        known = self.graph.map.claims
        return tuple(dict.fromkeys(s for c in claims for s in known[c].speakers))


def _nearest_first(above: nx.DiGraph[int], start: int) -> list[int]:
    """A node and what it supports, directly or through others."""
    import networkx as nx

    return [start, *(end for _, end in nx.bfs_edges(above, start))]


class _Dialogue:
    """The walk through a proof."""

    def __init__(
        self, reduction: Reduction, labels: bytearray, proof: Proof, claim: str, *, every: bool
    ) -> None:
        self.voices = _Voices(reduction)
        self.supports = FallenSupports(reduction, labels, self.voices.claims_of)
        self.nodes = reduction.nodes
        self.proof = proof
        self.every = every
        self.turns: list[Turn] = []
        self.told: set[int] = set()
        *before, last = self.voices.opening(claim)
        self.turns += before
        self.work = [_Task(last, proof.argument)]
        while self.work:
            self._take(self.work.pop())
        self._close(claim)

    def _close(self, claim: str) -> None:
        """Say at the end which supports of the claim have fallen, unless that was said before."""
        supports = self.supports.of(self.proof.argument)
        if supports is None or any(turn.supports == supports for turn in self.turns):
            return
        told = {turn.claims for turn in self.turns if turn.kind == "needs"}
        told |= {claims for turn in self.turns if not turn.stands for claims in turn.more}
        if any(support.premises not in told for support in supports.fallen):
            self.turns.append(Turn(1, "lost support", (claim,), supports=supports))

    def _take(self, task: _Task) -> None:
        argument = task.argument
        if argument is None:
            self.turns.append(task.turn)
            return
        again = argument in self.told
        move = self.proof.moves.get(argument)
        plain = move is not None and move.label == IN and not self._visible(move.attackers)
        aside = task.turn.kind in ("rests on", "needs")
        self.turns.append(replace(task.turn, repeated=again, unattacked=aside and plain))
        if again or (aside and plain):
            return
        self.told.add(argument)
        self.work += reversed(self._explained(argument, task.turn))

    def _explained(self, argument: int, turn: Turn) -> list[_Task]:
        """The next turns about an argument that a turn has brought up."""
        move, depth = self.proof.moves.get(argument), turn.depth + 1
        if move is None:
            return [_Task(Turn(depth, "left open", turn.claims, turn.speakers))]
        if move.by is not None:
            told = [move.by, *move.others] if self.every else [move.by]
            tasks = [task for by in told for task in self._attack(by, argument, depth)]
            return tasks if self.every else [*tasks, *self._more(move.others, argument, depth)]
        attackers = self._visible(move.attackers)
        if not attackers:
            supports = self.supports.of(argument)
            return [_Task(Turn(depth, "unanswered", turn.claims, turn.speakers, supports=supports))]
        return [task for attacker in attackers for task in self._attack(attacker, argument, depth)]

    def _more(self, others: list[int], attacked: int, depth: int) -> Iterator[_Task]:
        """The rest of what is against an argument: objections that stand, supports that fell."""
        objections, fallen = [], []
        for other in self._visible(others):
            turn = self.voices.against(other, attacked, depth)
            if turn is not None and turn.kind in _BY_THEMSELVES:
                yield _Task(turn)
            elif turn is not None:
                objections.append(turn.claims)
            elif self.nodes[other].kind == "unsupported":
                supporters = self.supports.supporters[attacked]
                fallen += [self.voices.claims_of(supporter) for supporter in supporters]
            elif self.nodes[other].kind == "without":
                relation = self.voices.graph.map.relations[self.nodes[other].of]
                fallen.append(tuple(dict.fromkeys(relation.premises)))
            else:
                fallen.append(self.voices.claims_of(other))
        for claims, stands in ((objections, True), (fallen, False)):
            if claims:
                named = tuple(dict.fromkeys(id for premises in claims for id in premises))
                yield _Task(Turn(depth, "more", named, stands=stands, more=tuple(claims)))

    def _visible(self, attackers: list[int]) -> list[int]:
        """The attackers that say something: all but the helpers that guard circles."""
        return [a for a in attackers if self.nodes[a].kind != "circle"]

    def _attack(self, attacker: int, attacked: int, depth: int) -> list[_Task]:
        turn = self.voices.against(attacker, attacked, depth)
        if turn is not None:
            return [_Task(turn, None if turn.kind in _BY_THEMSELVES else attacker)]
        move = self.proof.moves.get(attacker)
        if move is None:
            return []
        # A helper says nothing itself: the turn goes to the claims that it is about.
        stands = move.by is not None
        behind = [move.by] if move.by is not None else move.attackers
        tasks = []
        if self.nodes[attacker].kind == "unsupported" and not stands:
            tasks.append(_Task(Turn(depth, "unsupported", self.voices.claims_of(attacked))))
            depth += 1
        for argument in behind:
            turn = self.voices.against(argument, attacker, depth, stands)
            if turn is not None:
                tasks.append(_Task(turn, argument))
        return tasks
