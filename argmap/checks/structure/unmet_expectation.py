"""The check `unmet-expectation`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.queries.judging.judge import grounded_labels


class UnmetExpectation(Check):
    """A claim is judged otherwise than the map expects.

    With `expect`, a map carries its own test: which claims must turn out to stand (`in`), to be
    defeated (`out`), or to be left `undecided`. It is checked as `argmap judge` judges without options.
    `argmap why` shows how the verdict comes about. In a file of another tool this is a warning, as that
    tool goes by rules of its own.

    Instead of

        expect: {close-it: in}
        issue: close-it
        claims:
          close-it: The street should be closed.
          trade-falls: {text: The shops lose trade., rebuts: close-it}

    answer what defeats the claim, or expect what is so:

        expect: {close-it: in}
        issue: close-it
        claims:
          close-it: The street should be closed.
          trade-falls: {text: The shops lose trade., rebuts: close-it}
          trade-rose: {text: Trade rose on every comparable street., rebuts: trade-falls}
    """

    code = "AM251"
    severity = "error"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each claim whose verdict is another one."""
        if not checked.map.expect:
            return
        # Judging a large map takes time, so maps without expectations never come here.
        labels = grounded_labels(checked.graph)
        for claim, expected in checked.map.expect.items():
            if labels[claim] != expected:
                message = f"{shown(claim)} is expected to be {expected}, and is {labels[claim]}"
                if checked.loaded.format in ("yaml", "json"):
                    help = f"argmap why shows how; or write `{shown(claim)}: {labels[claim]}`"
                    yield checked.report(cls, message, "expect", claim, help=help)
                else:
                    # A sound file of another tool, which reckons in its own way.
                    help = (
                        f"argmap reckons with attacks alone, {checked.loaded.format} may weigh "
                        "otherwise; argmap why shows how this came about"
                    )
                    found = checked.report(cls, message, "expect", claim, help=help)
                    yield replace(found, severity="warning")
