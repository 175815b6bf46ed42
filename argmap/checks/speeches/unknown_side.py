"""The check `unknown-side`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic, did_you_mean, first_of
from argmap.model import Speaker, Speech
from argmap.words.folding import folded_name

_NOBODYS = "chair"


class UnknownSide(Check):
    """A speech is of a side that no speaker is of, or a speaker of one that no speech is of.

    Such a side answers everybody and has nobody who answers for it, so that nearly all is dropped.
    Where all speakers are of one side, or all speeches are, nobody knows the others yet, and nothing
    is said.

    Instead of

        speeches: {AC: affi, NC: neg}
        speakers: {ava: {side: aff}, noah: {side: neg}}
        claims: {fun: {text: Dogs are fun., speaker: noah, turn: NC}}

    write

        speeches: {AC: aff, NC: neg}
        speakers: {ava: {side: aff}, noah: {side: neg}}
        claims: {fun: {text: Dogs are fun., speaker: noah, turn: NC}}
    """

    code = "AM265"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each speech and each speaker of a side that the others do not know."""
        map = checked.map
        if not map.speeches:
            return
        yield from cls._unknown(checked, "speeches", map.speeches, _sides(map.speakers.values()))
        yield from cls._unknown(checked, "speakers", map.speakers, _sides(map.speeches.values()))

    @classmethod
    def _unknown(
        cls,
        checked: Checked,
        kind: str,
        held: Mapping[str, Speech] | Mapping[str, Speaker],
        known: Mapping[str, str],
    ) -> Iterator[Diagnostic]:
        if len(known) < 2:
            return
        other = "speaker" if kind == "speeches" else "speech"
        for id, one in held.items():
            side = folded_name(one.side or "")
            if side and side != _NOBODYS and side not in known:
                message = f"no {other} is of the side {shown(one.side or '')}"
                sides = list(known.values())
                help = did_you_mean(side, sides) or f"the sides are: {first_of(sides, 6)}"
                yield checked.report(cls, message, kind, id, "side", help=help)


def _sides(held: Collection[Speech] | Collection[Speaker]) -> dict[str, str]:
    """The sides of speeches or speakers, as they are spelled first, by what is the same."""
    found: dict[str, str] = {}
    for one in held:
        side = folded_name(one.side or "")
        if side and side != _NOBODYS:
            found.setdefault(side, one.side or "")
    return found
