"""An id that one side of a merge gave to somebody else, while the other let the first person speak.

In the base, `mp` is Ann Lee. Ours makes `mp` Bob Ray; theirs adds a quote by `mp`, and means Ann. The
texts do not tell whether Bob is another person or corrects the name. So the quote stays with Ann Lee,
who gets an id of her own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from argmap.edit.compare.names import Names, numbered, renamed
from argmap.edit.compare.same import names_of, wording
from argmap.edit.merge.conflicts import OTHER
from argmap.edit.merge.values import Side
from argmap.model import ArgumentMap, Speaker


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """A speaker of the base whose id stands for another person on one side."""

    id: str
    changed_by: Side


def is_renamed_person(before: Speaker, after: Speaker) -> bool:
    """Whether no name of a speaker is left, nor the words of any: `Ann` can become `Ann Lee`."""
    if not before.name or not after.name:
        return False
    old, new = names_of(before), names_of(after)
    return not any(
        set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
        for one in old
        for other in new
    )


def with_people_apart(
    base: ArgumentMap,
    ours: ArgumentMap,
    theirs: ArgumentMap,
    own_ids: Mapping[Side, Mapping[str, str]],
) -> tuple[ArgumentMap, ArgumentMap, ArgumentMap, list[tuple[str, str]]]:
    """Three versions under common ids, in which no id stands for two people who both speak.

    `own_ids` are the ids that speakers have on a side, by the common ids. If they differ, each person
    keeps the id of their side. Otherwise the person of theirs gets a free id, and is in the list with
    both ids.
    """
    sides: dict[Side, ArgumentMap] = {"ours": ours, "theirs": theirs}
    taken = {*ours.speakers, *theirs.speakers}
    found: list[tuple[str, str]] = []
    for person in list(_other_people(base, sides)):
        id, kept = person.id, OTHER[person.changed_by]
        new = {side: own_ids[side].get(id, id) for side in sides}
        taken.discard(id)
        if new["ours"] == new["theirs"]:
            taken.add(new["ours"])
            new["theirs"] = numbered(new["ours"], taken, "-")
            found.append((new["ours"], new["theirs"]))
        else:
            for side in new:
                new[side] = numbered(new[side], taken, "-")
        taken.update(new.values())
        sides = {side: renamed(map, Names({id: new[side]})) for side, map in sides.items()}
        base = renamed(base, Names({id: new[kept]}))
        # Without the person in the base, the merge takes them for one that a side added, and keeps them.
        speakers = {i: s for i, s in base.speakers.items() if i != new[kept]}
        base = base.model_copy(update={"speakers": speakers})
    return base, sides["ours"], sides["theirs"], found


def _other_people(base: ArgumentMap, sides: Mapping[Side, ArgumentMap]) -> Iterator[OtherPerson]:
    """The speakers of three versions, under common ids, who must be told apart. Linear."""
    ours, theirs = sides["ours"], sides["theirs"]
    said: dict[Side, set[str]] = {}
    for id, before in base.speakers.items():
        if id not in ours.speakers or id not in theirs.speakers:
            continue
        changed = [s for s, map in sides.items() if is_renamed_person(before, map.speakers[id])]
        # Where both sides did, each must say what it meant: that is a conflict of names.
        if len(changed) == 1:
            kept: Side = "theirs" if changed == ["ours"] else "ours"
            if kept not in said:
                said[kept] = _used_anew(base, sides[kept])
            if id in said[kept]:
                yield OtherPerson(id, changed[0])


def _used_anew(base: ArgumentMap, side: ArgumentMap) -> set[str]:
    """The speakers to whom a side gives words or relations that they do not have in the base."""
    # Old words count for neither person: both sides had them before the name changed.
    known = {use for use, _ in _uses(base)}
    return {speaker for use, speaker in _uses(side) if use not in known}


def _uses(map: ArgumentMap) -> Iterator[tuple[Hashable, str]]:
    """All words and relations in a map that belong to somebody, each with that speaker."""
    for claim in map.claims.values():
        for utterance in claim.utterances:
            said = (claim.id, wording(claim), *utterance.quote_parts, utterance.reported)
            for who in (utterance.speaker, utterance.via):
                if who in map.speakers:
                    yield (who, *said), who
    for relation in map.relations.values():
        for speaker in map.drawn_by(relation):
            premises = tuple(sorted(relation.premises))
            yield (speaker, relation.kind, premises, relation.target), speaker
