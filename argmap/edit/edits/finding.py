"""The element that a word of an edit means. Only whole ids count, so that no edit hits the wrong one.

Speakers may also be named by a name or a part of it, as in questions.

`claim:x`, `speaker:x`, `source:x` and `relation:x` tell elements with the same id apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.diagnostics import did_you_mean, first_of
from argmap.edit.edits.base import EditError, found
from argmap.edit.edits.renaming import ElementKind
from argmap.formats.native.resolving import loose_id
from argmap.model import ArgumentMap, RelationKind
from argmap.queries.selection import UnknownNameError, speaker_named

KINDS: tuple[ElementKind, ...] = ("claim", "speaker", "source", "relation")
MAX_LISTED = 8


class UnknownSpeakerError(EditError):
    """A speaker that the map does not have, or that could be several."""

    def __init__(self, message: str) -> None:
        # A name that could be several people is no new person.
        self.is_new = message.startswith("there is no")
        super().__init__(f"{message}; --declare adds one" if self.is_new else message)


def held_by(map: ArgumentMap, kind: ElementKind) -> Mapping[str, Any]:
    """The elements of a kind, by id."""
    held: Mapping[str, Any] = getattr(map, f"{kind}s")
    return held


def find_element(map: ArgumentMap, word: str) -> tuple[ElementKind, str]:
    """The kind and the id of the one element that a word means; raises `EditError`.

    >>> from argmap import loads
    >>> map = loads("{speakers: {ada: Ada}, claims: {ada: Ada is right., b: B.}}")
    >>> find_element(map, "b"), find_element(map, "speaker:ada")
    (('claim', 'b'), ('speaker', 'ada'))
    """
    kind, colon, id = word.partition(":")
    if colon and kind in KINDS:
        named: ElementKind = kind
        if named == "relation":
            return named, find_relation(map, id)
        found(held_by(map, named), kind, id)
        return named, id
    meant = [kind for kind in KINDS if word in held_by(map, kind)]
    if len(meant) == 1:
        return meant[0], word
    if meant:
        choices = " or ".join(f"{kind}:{word}" for kind in meant)
        raise EditError(f"{word!r} is a {' and a '.join(meant)}; write {choices}")
    # Only ids of relations contain a slash, so the error can be about relations.
    if "/" in word:
        return "relation", find_relation(map, word)
    choices_of_all = [id for kind in KINDS for id in held_by(map, kind)]
    near = did_you_mean(word, choices_of_all) or "ids are written whole here"
    raise EditError(f"the map has nothing with the id {word[:80]!r}; {near}")


def find_speaker(map: ArgumentMap, word: str) -> str:
    """The id of the speaker a word means: an id, a name, or a part of only one; raises `EditError`.

    A part that fits two speakers means neither, so that nobody gets the words of another.
    """
    try:
        return speaker_named(map.speakers, word)
    except UnknownNameError as error:
        raise UnknownSpeakerError(str(error)) from error


def find_relation(map: ArgumentMap, word: str) -> str:
    """The id of the relation that a word means: by its id, or by a claim with only one relation."""
    word = word.removeprefix("relation:")
    if word in map.relations:
        return word
    if word in map.claims:
        return only_relation(map, word)
    if "+" in word:
        # Linked premises may be named in any order.
        loose = loose_id(word)
        for id in map.relations:
            if "+" in id and loose_id(id) == loose:
                return id
    near = did_you_mean(word, map.relations) or "the id of a relation is premise/target"
    raise EditError(f"there is no relation {word[:80]!r}; {near}")


def only_relation(map: ArgumentMap, claim: str) -> str:
    """The id of the only relation that a claim is a premise of; raises `EditError`."""
    made = [r.id for r in map.relations.values() if claim in r.premises]
    if len(made) == 1:
        return made[0]
    if not made:
        raise EditError(f"{claim} bears on nothing, so no relation is meant by it")
    shown = first_of(made, MAX_LISTED)
    raise EditError(f"{claim} bears on {len(made)} things; name one of its relations: {shown}")


def find_target(map: ArgumentMap, kind: RelationKind, word: str) -> str:
    """The id of what a new relation aims at: a claim, or for an undercut a relation."""
    if word.startswith("claim:"):
        id = word.removeprefix("claim:")
        found(map.claims, "claim", id)
        return id
    # An undercut aims at a step, so a claim stands for its only relation.
    if word.startswith("relation:") or kind == "undercuts":
        return find_relation(map, word)
    if word in map.claims:
        return word
    if word in map.relations or "/" in word:
        return find_relation(map, word)
    found(map.claims, "claim", word)
    return word


def in_file_order(map: ArgumentMap, premises: list[str]) -> list[str]:
    """Linked premises in the order in which the file has them; raises `EditError`."""
    # The id is derived from them, so the order that somebody types must not matter.
    for premise in premises:
        found(map.claims, "claim", premise)
    if len(set(premises)) < len(premises):
        raise EditError(f"a premise is named twice: {' + '.join(premises)}")
    if len(premises) == 1:
        return premises
    place = {id: i for i, id in enumerate(map.claims)}
    return sorted(premises, key=place.__getitem__)
