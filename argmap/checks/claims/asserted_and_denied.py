"""The check `asserted-and-denied`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic


class AssertedAndDenied(Check):
    """A speaker asserts a claim and denies it.

    People do contradict themselves, and change their minds; more often one of the two is a slip: the
    speaker denies another claim, or somebody else does.

    Instead of

        speakers: {mayor: The mayor}
        claims:
          budget-cut: {text: The budget was cut., speaker: mayor, denied-by: mayor}

    write what they do:

        speakers: {mayor: The mayor}
        claims:
          budget-cut: {text: The budget was cut., denied-by: mayor}
    """

    code = "AM207"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each speaker who denies what they say, too."""
        for claim in checked.map.claims.values():
            first: dict[tuple[str, bool], int] = {}
            for i, utterance in enumerate(claim.utterances):
                if utterance.voices or utterance.force == "denies":
                    first.setdefault((utterance.speaker, utterance.voices), i)
            for (speaker, voices), said in first.items():
                denied = first.get((speaker, False))
                if voices and denied is not None:
                    yield checked.report(
                        cls,
                        f"{shown(speaker)} says {shown(claim.id)} and denies it",
                        *("claims", claim.id, "utterances", denied),
                        help="keep one of the two, or make a claim of its own of what is denied",
                        related=[("said here", ("claims", claim.id, "utterances", said))],
                    )
