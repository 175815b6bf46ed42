"""Which claims of a map a picture holds, and how many it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from argmap.graph import Links
from argmap.queries.selection import distances
from argmap.render.draw.style import DrawStyle


@dataclass(frozen=True, slots=True)
class Extract:
    """The claims to draw, and those that belong here and are folded."""

    asked: dict[str, int]
    """By claim that is asked for: through how many relations it bears on where the picture begins; nearest first."""
    claims: dict[str, int]
    """Those of them that are drawn."""
    folded: Counter[str]
    """By claim drawn: how many claims that bear on it, or on a relation at it, are folded."""

    @property
    def left_out(self) -> int:
        """How many claims are folded altogether."""
        return len(self.asked) - len(self.claims)

    @property
    def depth(self) -> int:
        """Through how many relations the furthest claim bears on where the picture begins."""
        return max(self.claims.values(), default=0)

    def fewer(self, links: Links, most: int) -> Extract:
        """The same with at most so many claims: the furthest away are folded."""
        return _folded(links, self.asked, list(self.claims)[: max(most, 1)])


def extract(links: Links, style: DrawStyle) -> Extract:
    """The claims of a map that a style asks for.

    Raises `KeyError` where the map has no claim `style.about`.
    """
    if style.about is not None:
        found = distances(links, [links.map.claims[style.about].id])
    else:
        found = _from_beginnings(links)
    if style.speakers:
        near = _near(links, style.speakers)
        found = {id: distance for id, distance in found.items() if id in near}
    deep = style.depth
    near_enough = [id for id, distance in found.items() if deep is None or distance <= deep]
    return _folded(links, found, near_enough[: max(style.most, 1)])


def _from_beginnings(links: Links) -> dict[str, int]:
    """Every claim with its distance from where the debate begins.

    That is at the issues, then at what bears on nothing, and then anywhere in what is left.
    """
    claims = links.map.claims
    issues = links.map.issues
    ends = [id for id in claims if id not in links.out_of]
    found = distances(links, issues or ends)
    rest = {id: n for id, n in distances(links, ends).items() if id not in found} if issues else {}
    found |= rest
    for id in claims:
        if id not in found:
            # Circles: each is entered once, and what was found before is not walked again.
            found |= _unseen(links, id, found)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _unseen(links: Links, start: str, seen: dict[str, int]) -> dict[str, int]:
    """What bears on a claim and is not seen yet, by distance."""
    found = {start: 0}
    level, distance = [start], 0
    while level:
        distance += 1
        bearing = [premise for id in level for r in links.aimed_at(id) for premise in r.premises]
        level = [id for id in dict.fromkeys(bearing) if id not in seen and id not in found]
        found |= dict.fromkeys(level, distance)
    return found


def _near(links: Links, speakers: tuple[str, ...]) -> set[str]:
    """What some speakers say, what that bears on, and what bears on it."""
    own = [c.id for c in links.map.claims.values() if not set(speakers).isdisjoint(c.speakers)]
    near = set(own)
    for id in own:
        for relation in links.drawn_from(id):
            near.update(relation.premises)
            near.update(_target_claims(links, relation.target))
        near.update(distances(links, [id], 1))
    return near


def _target_claims(links: Links, target: str | None) -> Iterator[str]:
    """The claim that is aimed at, or of a relation all that it joins, as far as that leads."""
    seen: set[str] = set()
    while target is not None and target not in seen:
        seen.add(target)
        if target in links.map.claims:
            yield target
            return
        relation = links.map.relations[target]
        yield from relation.premises
        target = relation.target


def _folded(links: Links, asked: dict[str, int], drawn: Collection[str]) -> Extract:
    kept = {id: asked[id] for id in drawn}
    folded: Counter[str] = Counter()
    for id in asked:
        if id not in kept:
            folded.update(set(_bearing_at(links, id)) & kept.keys())
    return Extract(asked, kept, folded)


def _bearing_at(links: Links, claim: str) -> Iterator[str]:
    for relation in links.drawn_from(claim):
        yield from _target_claims(links, relation.target)
