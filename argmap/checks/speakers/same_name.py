"""The check `same-name`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, Place, shown
from argmap.diagnostics import Diagnostic
from argmap.model import Speaker
from argmap.words.folding import folded_name


class SameName(Check):
    """Two speakers go by the same name.

    Probably one person was entered twice, and what they said is now spread over two. Names and
    aliases count, capitals do not. Anonymous and collective voices ("experts", "sources") may share
    a name.

    Instead of

        speakers:
          engineer: Ana Ruiz, city engineer
          ruiz: Ana Ruiz
        claims: {}

    keep one of them:

        speakers:
          engineer: Ana Ruiz, city engineer
        claims: {}

    or, where there really are two, tell them apart in their names.
    """

    code = "AM231"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each speaker whose name an earlier one has."""
        first: dict[str, Speaker] = {}
        for speaker in checked.map.speakers.values():
            for name, place in _names(speaker):
                other = first.setdefault(folded_name(name), speaker)
                # Two groups of "experts" in two sources are hardly the same people.
                if other is not speaker and not (_is_vague(speaker) and _is_vague(other)):
                    yield checked.report(
                        cls,
                        f"{shown(speaker.id)} and {shown(other.id)} are both called {name[:60]!r}",
                        "speakers",
                        speaker.id,
                        *place,
                        help="keep one of the two, or tell them apart in their names",
                        related=[
                            (f"{shown(other.id)} stands here", ("speakers", other.id, "name"))
                        ],
                    )
                    break


def _names(speaker: Speaker) -> Iterator[tuple[str, Place]]:
    """What a speaker is called, and where in the speaker that stands."""
    yield speaker.label, ("name",)
    for i, alias in enumerate(speaker.aliases):
        if alias.strip():
            yield alias, ("aliases", i)


def _is_vague(speaker: Speaker) -> bool:
    return speaker.anonymous or speaker.collective
