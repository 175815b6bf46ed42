"""Whether a map argues at all; if not, verdicts on its claims mean nothing."""

from __future__ import annotations

from argmap.model import ATTACKS, ArgumentMap
from argmap.semantics.reduction.reading import AS_IT_STANDS, Reading


def is_argued(map: ArgumentMap, reading: Reading = AS_IT_STANDS) -> bool:
    """Whether anything in a map goes for or against something, so that there is something to judge.

    >>> from argmap import loads
    >>> is_argued(loads("claims: {a: A., b: {restates: a}}"))
    False
    """
    argues = any(r.whole and r.kind != "restates" for r in map.relations.values())
    return argues or _is_denied(map, reading)


def has_objections(map: ArgumentMap, reading: Reading = AS_IT_STANDS) -> bool:
    """Whether anything in a map goes against something; if not, every claim stands."""
    kinds = (*ATTACKS, "contradicts")
    objects = any(r.whole and r.kind in kinds for r in map.relations.values())
    return objects or _is_denied(map, reading)


def _is_denied(map: ArgumentMap, reading: Reading) -> bool:
    """Whether somebody denies a claim, where that counts as an objection."""
    return reading.denials and any(claim.denied_by for claim in map.claims.values())
