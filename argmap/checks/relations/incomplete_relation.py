"""The check `incomplete-relation`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.formats.aif.origins import is_answer


class IncompleteRelation(Check):
    """A relation has no premise or no target.

    It leads from nothing, or to nothing, so no answer about the map takes it into account. Such
    relations come from maps that were drawn elsewhere and never finished.

    Instead of

        claims:
          close-main-street: Main Street should be closed to cars.
          trade-falls: Closing the street costs the shops their trade.
        relations:
          - {kind: rebuts, premises: [], target: close-main-street}

    name the claim that bears on the other:

        claims:
          close-main-street: Main Street should be closed to cars.
          trade-falls: Closing the street costs the shops their trade.
        relations:
          - {kind: rebuts, premises: [trade-falls], target: close-main-street}

    or delete the relation.
    """

    code = "AM211"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each relation that lacks an end."""
        # A reader that can name the nodes of its file has said so in the file's own words.
        if any(d.name == "unfinished-step" for d in checked.loaded.diagnostics):
            return
        for relation in checked.map.relations.values():
            # What joins a question and its answer is meant to restate nothing.
            if relation.whole or is_answer(relation):
                continue
            lacks = [] if relation.premises else ["premise"]
            if relation.target is None:
                lacks.append("target")
            yield checked.report(
                cls,
                f"the relation {shown(relation.id)} has no {' and no '.join(lacks)}: it is ignored",
                "relations",
                relation.id,
                help=f"name the claim that is its {' and the one that is its '.join(lacks)}, "
                "or delete the relation",
            )
