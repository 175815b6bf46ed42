"""The check `stance-at-odds`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from argmap.checks.base import Check, Checked, listed, shown
from argmap.diagnostics import Diagnostic
from argmap.model import Stance
from argmap.queries.stance import OPPOSITE, agreed


class StanceAtOdds(Check):
    """A speaker's declared stance is not the one that all their claims take.

    What is declared wins, so answers would show the speaker on a side that nothing they say is on.
    Either the declaration or a relation is a slip. A speaker whose claims are on both sides may be
    declared to be on one: that is what declaring is for.

    Instead of

        issue: close-it
        speakers:
          shopkeeper: {name: A shopkeeper, stance: for}
        claims:
          close-it: The street should be closed.
          trade-falls: {text: The shops lose trade., speaker: shopkeeper, rebuts: close-it}

    correct the stance, or leave it out:

        issue: close-it
        speakers:
          shopkeeper: {name: A shopkeeper, stance: against}
        claims:
          close-it: The street should be closed.
          trade-falls: {text: The shops lose trade., speaker: shopkeeper, rebuts: close-it}
    """

    code = "AM233"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each speaker whose claims all go another way."""
        declared = [s for s in checked.map.speakers.values() if s.stance]
        if not declared:
            return
        taken_by: dict[str, dict[str, dict[str, Stance]]] = defaultdict(dict)
        for claim, utterance, _ in checked.utterances:
            found = checked.stances.of(claim.id)
            if utterance.force == "denies":
                found = {issue: OPPOSITE[stance] for issue, stance in found.items()}
            if utterance.voices or utterance.force == "denies":
                taken_by[utterance.speaker][claim.id] = found
        for speaker in declared:
            stances = list(taken_by[speaker.id].values())
            reached = (i for i in checked.stances.issues if any(i in found for found in stances))
            # What is declared of a speaker is about the first issue that they speak to.
            issue = next(reached, "")
            taken = agreed(found[issue] for found in stances if issue in found)
            if taken == speaker.stance or taken in ("none", "mixed"):
                continue
            claims = [id for id, by in taken_by[speaker.id].items() if by.get(issue) == taken]
            are = "is" if len(claims) == 1 else "are"
            yield checked.report(
                cls,
                f"{shown(speaker.id)} is declared {speaker.stance}, "
                f"but {listed(claims, 3)} {are} {taken} {shown(issue)}",
                "speakers",
                speaker.id,
                "stance",
                help=f"write `stance: {taken}` or leave it out, or correct what the claims bear on",
            )
