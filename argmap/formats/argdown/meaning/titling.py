"""Titles for an Argdown file: every claim has one, and no two claims of a kind have the same."""

from __future__ import annotations

from argmap.formats.argdown.language.escaping import safe_title
from argmap.model import ArgumentMap


def titles_of(map: ArgumentMap) -> dict[str, str]:
    """By claim: its title, or its id if it has none, without unfit signs and with a number if taken."""
    titles: dict[str, str] = {}
    taken: dict[tuple[str, str], int] = {}
    for claim in map.claims.values():
        wanted = claim.title if claim.title and claim.title.strip() else claim.id
        base = title = safe_title(wanted, is_argument=claim.kind == "argument")
        while (claim.kind, title) in taken:
            taken[claim.kind, base] += 1
            title = f"{base} ({taken[claim.kind, base]})"
        taken[claim.kind, title] = 1
        titles[claim.id] = title
    return titles
