"""The order of the speeches in a debate, and in which of them a relation is first drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from argmap.diagnostics import Rule, first_of, shortened
from argmap.model import ArgumentMap, Relation, Utterance

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

# Python refuses to read numbers of more than 4,300 digits; no debate has that many turns.
_WHOLE_NUMBER = re.compile(r"\d{1,100}", re.ASCII)

Order = dict[str, int]
"""The turns of a debate in order, each with its place; turns with equal places are simultaneous."""


class TurnError(ValueError):
    """A question about turns that a map cannot answer; `help` says what would let it."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.help = help


class NoTurnOrder(Rule):
    """The turns of a map have no order, so that nothing can be said of what came first.

    `speeches` gives the order; without it only whole numbers have one. Where claims stand in the file
    tells nothing of when they were said: a claim that is voiced again at the end of a debate is written
    once.

    Instead of

        claims:
          dog: {text: Get a dog., speaker: ada, turn: opening}
          bark: {text: It barks., speaker: ben, turn: reply, rebuts: dog}

    list the speeches as they were held:

        speeches: [opening, reply]
        claims:
          dog: {text: Get a dog., speaker: ada, turn: opening}
          bark: {text: It barks., speaker: ben, turn: reply, rebuts: dog}

    or number them: `turn: 1`, `turn: 2`.
    """

    code = "AM901"
    severity = "error"


RULES = (NoTurnOrder,)


class NoTurnOrderError(TurnError):
    """The turns of a map have no order."""


class UnknownTurnError(TurnError):
    """The debate has no such turn."""


def turn_of(said: Utterance | Relation) -> str | None:
    """The turn of an utterance or a relation; a blank turn counts as None."""
    return said.turn if said.turn and said.turn.strip() else None


def turns_of(map: ArgumentMap) -> set[str]:
    """Every turn that an utterance or a relation names."""
    spoken = (turn_of(u) for claim in map.claims.values() for u in claim.utterances)
    drawn = (turn_of(relation) for relation in map.relations.values())
    return {turn for turn in chain(spoken, drawn) if turn is not None}


def turn_order(map: ArgumentMap) -> Order:
    """The turns of a debate in their order: that of its speeches, else of whole numbers.

    >>> from argmap import loads
    >>> list(turn_order(loads("{speeches: [AC, NC, 2AR], claims: {}}")))
    ['AC', 'NC', '2AR']

    The order of claims in the file says nothing about the order of turns: a claim that is repeated in
    the closing speech is written only once, beside its opening. Raises `NoTurnOrderError` if there is
    no order, or a turn is missing from it.
    """
    turns = turns_of(map)
    if map.speeches:
        strange = turns - map.speeches.keys()
        if strange:
            raise NoTurnOrderError(
                f"these turns are none of the speeches: {_listed(strange)}",
                "list them under speeches:, in their place",
            )
        return {name: place for place, name in enumerate(map.speeches, 1)}
    labels = [turn for turn in turns if _number(turn) is None]
    if labels:
        raise NoTurnOrderError(
            f"the turns of this map have no order: {_listed(labels)}",
            "list the speeches as they were held, `speeches: [AC, NC]`, or number them, `turn: 1`, "
            "`turn: 2` and so on",
        )
    numbered = sorted((int(turn), turn) for turn in turns)
    return {turn: number for number, turn in numbered}


def _listed(labels: Iterable[str]) -> str:
    # A label may contain line breaks and be a whole text, but the message has to stay on one line.
    return first_of(sorted(shortened(" ".join(label.split())) for label in labels), 4)


def same_turn(turn: str) -> int | str:
    """A key that is equal for two turns exactly if they are the same turn.

    >>> same_turn("1") == same_turn("01"), same_turn("AC") == same_turn("ac")
    (True, False)
    """
    number = _number(turn)
    return turn if number is None else number


def _number(turn: str) -> int | None:
    return int(turn) if _WHOLE_NUMBER.fullmatch(turn) else None


class FirstTurns:
    """In which turn of an order each relation of a map is first drawn."""

    def __init__(self, graph: ArgumentGraph, order: Order) -> None:
        self.map = graph.map
        self.order = order
        self.known: dict[str, str | None] = {}

    def of(self, relation: Relation) -> str | None:
        """The turn that a relation names, else the first in which a premise can aim at its target.

        Ada says p in turn 1, Ben says q in turn 2, Ada comes back to p in turn 3: that p rebuts q is
        first said in turn 3. If no premise is voiced that late, it is the first turn of any premise; None
        if no premise has a turn.

        >>> from argmap import loads, to_graph
        >>> map = loads('''
        ... speakers: {ada: Ada, ben: Ben}
        ... claims:
        ...   p: {said: [{speaker: ada, turn: 1}, {speaker: ada, turn: 3}], rebuts: q}
        ...   q: {speaker: ben, turn: 2}
        ... ''')
        >>> FirstTurns(to_graph(map), turn_order(map)).of(map.relations["p/q"])
        '3'
        """
        # The turn of a relation depends on that of its target, so the last target of the path comes first.
        # Relations that aim at one another in a circle have no first one: any of them will do.
        path: dict[str, Relation] = {}
        at: Relation | None = relation
        while at is not None and at.id not in path and at.id not in self.known:
            path[at.id] = at
            at = self.map.relations.get(at.target or "")
        for waiting in reversed(path.values()):
            self.known[waiting.id] = self._drawn(waiting)
        return self.known[relation.id]

    def made(self, id: str) -> str | None:
        """The turn in which a claim is first voiced, or a relation first drawn; None if unknown."""
        relation = self.map.relations.get(id)
        return self._first([id]) if relation is None else self.of(relation)

    def _drawn(self, relation: Relation) -> str | None:
        own = turn_of(relation)
        if own in self.order:
            return own
        target = relation.target or ""
        aimed_at = self.known[target] if target in self.known else self._first([target])
        voiced = self._voiced(relation.premises)
        if aimed_at is not None:
            since = self.order[aimed_at]
            voiced = [turn for turn in voiced if self.order[turn] >= since] or voiced
        return min(voiced, key=self._place, default=None)

    def _first(self, claims: Sequence[str]) -> str | None:
        return min(self._voiced(claims), key=self._place, default=None)

    def _voiced(self, claims: Sequence[str]) -> list[str]:
        known = self.map.claims
        utterances = (u for id in claims if id in known for u in known[id].utterances if u.voices)
        return [turn for u in utterances if (turn := turn_of(u)) is not None]

    def _place(self, turn: str) -> tuple[int, str]:
        return self.order[turn], turn
