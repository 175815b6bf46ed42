"""The check `answer-before-target`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown, step
from argmap.diagnostics import Diagnostic
from argmap.model import ATTACKS


class AnswerBeforeTarget(Check):
    """A claim answers something that is only made later.

    Nobody answers what has not been said yet. Either a turn is wrong, or the old claim is brought
    against the new one in a later speech: then the relation names that speech.

    Instead of

        speeches: [AC, NC, 1AR]
        speakers: {ava: Ava, noah: Noah}
        claims:
          fun: {text: Dogs are fun., speaker: ava, turn: AC, rebuts: dull}
          dull: {text: Dogs are dull., speaker: noah, turn: NC}

    write

        speeches: [AC, NC, 1AR]
        speakers: {ava: Ava, noah: Noah}
        claims:
          fun: {text: Dogs are fun., speaker: ava, turn: AC, rebuts: {claim: dull, turn: 1AR}}
          dull: {text: Dogs are dull., speaker: noah, turn: NC}
    """

    code = "AM263"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each rebuttal or undercut that comes before what it aims at."""
        from argmap.queries.turns import FirstTurns, NoTurnOrderError, turn_order

        if not any(u.turn for _, u, _ in checked.utterances):
            return
        try:
            order = turn_order(checked.map)
        except NoTurnOrderError:
            return
        first = FirstTurns(checked.graph, order)
        for relation in checked.map.relations.values():
            if relation.kind not in ATTACKS or relation.target is None:
                continue
            drawn, made = first.of(relation), first.made(relation.target)
            if drawn is None or made is None or order[drawn] >= order[made]:
                continue
            message = f"{step(relation)} in {shown(drawn)}, and that is made in {shown(made)}"
            help = "write the speech in which it is brought forward: `{claim: …, turn: …}`"
            yield checked.report(cls, message, "relations", relation.id, help=help)
