"""Where something is defined, and everything that refers to it."""

from __future__ import annotations

from argmap.lsp.mentions import Mention, MentionKind
from argmap.lsp.snapshot import Snapshot, Stretch


def definitions(snapshot: Snapshot, offset: int) -> list[Stretch]:
    """Where what stands at an offset is defined; for a relation, where it is written."""
    mention = snapshot.mention_at(offset)
    if mention is None:
        return []
    found = [Stretch(m.start, m.end) for m in _named_like(snapshot, mention) if m.is_definition]
    return found or _written(snapshot, mention)


def references(snapshot: Snapshot, offset: int, *, with_definition: bool = True) -> list[Stretch]:
    """Everywhere that names what stands at an offset."""
    mention = snapshot.mention_at(offset)
    if mention is None:
        return []
    return [
        Stretch(m.start, m.end)
        for m in _named_like(snapshot, mention)
        if with_definition or not m.is_definition
    ]


def definition_of(snapshot: Snapshot, kind: MentionKind, id: str) -> Stretch | None:
    """Where an element is defined, or None."""
    sought = Mention(0, 0, kind, id)
    found = (m for m in snapshot.mentions if m.is_definition and m.names(sought))
    return next((Stretch(m.start, m.end) for m in found), None) or next(
        iter(_written(snapshot, sought)), None
    )


def claim_at(snapshot: Snapshot, offset: int) -> str | None:
    """The claim that is named at an offset, else the one whose lines it stands in."""
    mention = snapshot.mention_at(offset)
    if mention is not None and mention.kind == "claim":
        return mention.id
    before = [m for m in snapshot.mentions if m.is_definition and m.start <= offset]
    return before[-1].id if before and before[-1].kind == "claim" else None


def _named_like(snapshot: Snapshot, mention: Mention) -> list[Mention]:
    return [m for m in snapshot.mentions if m.names(mention)]


def _written(snapshot: Snapshot, mention: Mention) -> list[Stretch]:
    if snapshot.map is None or mention.id not in getattr(snapshot.map, _SECTION[mention.kind]):
        return []
    place = snapshot.loaded.locate(_SECTION[mention.kind], mention.id)
    return [Stretch(*place)] if place is not None else []


_SECTION: dict[MentionKind, str] = {
    "claim": "claims",
    "speaker": "speakers",
    "source": "sources",
    "speech": "speeches",
    "relation": "relations",
}
