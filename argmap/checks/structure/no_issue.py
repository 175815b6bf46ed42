"""The check `no-issue`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, listed
from argmap.diagnostics import Diagnostic


class NoIssue(Check):
    """The map does not say what the debate is about.

    Who is for and who is against is only defined towards an issue. argmap finds it where one claim
    alone is argued about and argues for nothing itself; here several claims, or none, are like
    that.

    Instead of

        claims:
          close-it: The street should be closed.
          no-parking: {text: Shops need parking., rebuts: close-it}
          new-trees: The square should get trees.
          shade: {text: Trees give shade., supports: new-trees}

    name the issue, or the issues:

        issues: [close-it, new-trees]
        claims:
          close-it: The street should be closed.
          no-parking: {text: Shops need parking., rebuts: close-it}
          new-trees: The square should get trees.
          shade: {text: Trees give shade., supports: new-trees}
    """

    code = "AM221"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """At most one diagnostic."""
        map = checked.map
        if not map.claims or checked.issue is not None:
            return
        candidates = _candidates(checked)
        place = ("title",) if map.title is not None else ("claims", candidates[0], "text")
        if len(candidates) == 1:
            help = f"write `issue: {candidates[0]}` at the top"
        else:
            help = f"write `issue: …` at the top, with one of {listed(candidates)}"
        yield checked.report(
            cls, "the map does not say which claim the debate is about", *place, help=help
        )


def _candidates(checked: Checked) -> list[str]:
    """The claims the debate may be about, never none."""
    graph, claims = checked.graph, checked.map.claims
    argued_about = [id for id in claims if graph.is_aimed_at(id)]
    ends = [id for id in argued_about if not graph.is_premise(id)]
    most = max(
        argued_about, key=lambda id: len(graph.relations_into(id)), default=next(iter(claims))
    )
    # In a circle every claim is a premise; the one that most is said about is the best guess.
    return ends or [most]
