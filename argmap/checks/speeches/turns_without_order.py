"""The check `turns-without-order`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked
from argmap.checks.speeches.unknown_speech import turns
from argmap.diagnostics import Diagnostic


class TurnsWithoutOrder(Check):
    """Turns have names, and nothing says in which order they come.

    Whole numbers have an order, names do not: `gaps --after` and `stats --by turn` cannot answer then.

    Instead of

        speakers: {ava: Ava, noah: Noah}
        claims:
          dog: {text: Get a dog., speaker: ava, turn: AC}
          bark: {text: It barks., speaker: noah, turn: NC, rebuts: dog}

    list the speeches as they were held:

        speeches: [AC, NC]
        speakers: {ava: Ava, noah: Noah}
        claims:
          dog: {text: Get a dog., speaker: ava, turn: AC}
          bark: {text: It barks., speaker: noah, turn: NC, rebuts: dog}
    """

    code = "AM262"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for the map, at the first turn that has no place."""
        from argmap.queries.turns import NoTurnOrderError, same_turn, turn_order

        if checked.map.speeches:
            return
        try:
            turn_order(checked.map)
        except NoTurnOrderError as error:
            place = next(place for turn, place in turns(checked) if same_turn(turn) == turn)
            yield checked.report(cls, str(error), *place, "turn", help=error.help)
