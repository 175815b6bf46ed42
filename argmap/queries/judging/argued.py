"""Whether a map argues at all; otherwise verdicts on its claims would say nothing."""

from __future__ import annotations

from argmap.model import ATTACKS, ArgumentMap


def is_argued(map: ArgumentMap) -> bool:
    """Whether anything in a map goes for or against something, so that there is something to judge."""
    return any(r.whole and r.kind != "restates" for r in map.relations.values())


def has_objections(map: ArgumentMap) -> bool:
    """Whether anything in a map goes against something; where nothing does, nothing can fall."""
    kinds = (*ATTACKS, "contradicts")
    return any(r.whole and r.kind in kinds for r in map.relations.values())
