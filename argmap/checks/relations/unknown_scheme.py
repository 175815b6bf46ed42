"""The check `unknown-scheme`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.schemes import UnknownSchemeError, find_scheme, is_slip


class UnknownScheme(Check):
    """A relation's scheme looks like a slip, or like several schemes at once.

    A scheme's name brings its critical questions with it: `argmap gaps` asks those that nothing in
    the map answers. For a scheme that argmap does not know, it asks none. Names of your own are
    fine; this is only said of a name that is hardly different from one in the list, or that is a part
    of several.

    Instead of

        claims:
          trade-falls: The shops will lose trade.
          trade-rose:
            text: Trade rose where other streets closed.
            rebuts: {claim: trade-falls, scheme: argument from analgy}

    write the name, or a part that only one scheme has

        claims:
          trade-falls: The shops will lose trade.
          trade-rose:
            text: Trade rose where other streets closed.
            rebuts: {claim: trade-falls, scheme: analogy}

    `argmap schemes` lists all of them.
    """

    code = "AM217"
    severity = "note"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each relation with such a scheme."""
        for relation in checked.map.relations.values():
            if not relation.scheme or not relation.scheme.strip():
                continue
            try:
                find_scheme(relation.scheme)
            except UnknownSchemeError as error:
                # People may name schemes of their own; only a near miss is worth a note.
                if not error.several and not is_slip(relation.scheme, error.near):
                    continue
                names = " or ".join(error.near[:3])
                message = f"there is no scheme {shown(relation.scheme)!r}"
                if error.several:
                    message = f"{shown(relation.scheme)!r} is a part of several schemes"
                help = f"did you mean {names}?"
                yield checked.report(cls, message, "relations", relation.id, "scheme", help=help)
