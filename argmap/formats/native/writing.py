"""From the model to the native file: the one canonical spelling of everything a map can say.

Reading what is written here gives back an equal map. Shorthands are used wherever they say exactly
the same, so that a written file looks like one that a person typed.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from argmap.formats.native.fields import (
    CLAIM,
    MAP,
    RELATION,
    RELATION_DETAILS,
    SOURCE,
    SPEAKER,
    UTTERANCE,
    WORDS,
)
from argmap.formats.native.keys import BACKWARD_KINDS, BY_KEY_OF, CLAIM_KEYS
from argmap.formats.native.reading import source_field, split_name
from argmap.formats.native.resolving import CLAIM_PREFIX
from argmap.formats.native.syntax.emitting import emit_yaml
from argmap.formats.native.syntax.yaml_text import MAX_DEPTH
from argmap.model import (
    MAX_DERIVED_ID,
    ArgumentMap,
    Claim,
    Relation,
    Source,
    Speaker,
    Utterance,
    derived_id,
)

Shape = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
BACKWARD_KEYS: dict[str, str] = {
    kind: key for key, kind in BACKWARD_KINDS.items() if kind != "undercuts"
}
"""The keys under which linked premises stand with the claim they aim at.

An undercut aims at a relation, and under `undercut-by` stands the claim that makes it: the long
form says which of its relations is meant.
"""


_WORDS_AT = CLAIM.fields.index(CLAIM.by_name["utterances"])
_BEFORE_WORDS = tuple(f for f in CLAIM.fields[:_WORDS_AT] if f in CLAIM.plain)
_AFTER_WORDS = CLAIM.fields[_WORDS_AT + 1 :]
"""The fields of a claim on both sides of its words."""


def write_yaml(map: ArgumentMap) -> Iterator[str]:
    """The map as lines of YAML.

    Raises `ValueError` where `extra` holds what no file can: too deep a nesting, or infinity.
    """
    return emit_yaml(writable(native_shape(map)))


def write_json(map: ArgumentMap) -> Iterator[str]:
    """The map as JSON in the same shape, in pieces.

    Raises `ValueError` where `extra` holds what no file can: too deep a nesting, or infinity.
    """
    shape = writable(native_shape(map))
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2)
    return _json_pieces(encoder.iterencode(shape))


def native_shape(map: ArgumentMap, source: str | None = None) -> Shape:
    """The map as plain dicts and lists in the canonical spelling of the native file.

    `source` is the one that all utterances mean unless they say otherwise; without it, the one that
    all of them name.
    """
    source = _common_source(map) if source is None else source
    relations = _Relations(map)
    said = MAP.written(map, MAP.plain)
    held: Shape = {
        "source": source,
        "sources": {id: source_shape(held) for id, held in map.sources.items()},
        "speakers": {id: speaker_shape(held) for id, held in map.speakers.items()},
        "relations": [
            long_shape(relation, map.claims, named=relation.id in relations.named)
            for relation in relations.long
        ],
    }
    said |= {key: value for key, value in held.items() if value}
    said["claims"] = {
        id: claim_shape(held, source, relations.of_claim(id)) for id, held in map.claims.items()
    }
    return {key: said[key] for key in MAP.order if key in said}


# -- speakers and sources -----------------------------------------------------------------------


def speaker_shape(speaker: Speaker) -> Shape | str:
    """A speaker as it is written: "Name, role" where that says all."""
    fields = SPEAKER.written(speaker, SPEAKER.plain)
    if fields and fields.keys() <= {"name", "role"} and speaker.id not in SPEAKER.keys:
        text = ", ".join(fields.values())
        # A name with a comma in it would be read back as a name and a role.
        if split_name(text) == (speaker.name, speaker.role):
            return text
    return fields


def source_shape(source: Source) -> Shape | str:
    """A source as it is written: one text where that says all."""
    fields = SOURCE.written(source, SOURCE.plain)
    if len(fields) == 1 and source.id not in SOURCE.keys:
        key, value = next(iter(fields.items()))
        # A title such as `notes.txt` would be read back as a path, so it is written under its key.
        if isinstance(value, str) and source_field(value) == key:
            return value
    return fields


def _common_source(map: ArgumentMap) -> str | None:
    """The source that all utterances name, if there is any utterance and they all agree."""
    # None counts as well: if one utterance has no source, no source can be common to all.
    named = {u.source for claim in map.claims.values() for u in claim.utterances}
    return named.pop() if len(named) == 1 else None


# -- claims and utterances ----------------------------------------------------------------------


def claim_shape(claim: Claim, source: str | None, relations: Shape) -> Shape | str:
    """A claim as it is written, where all utterances mean `source` unless they say otherwise."""
    fields = CLAIM.written(claim, _BEFORE_WORDS)
    if claim.utterances:
        fields |= utterance_fields(claim.utterances, source)
    fields |= CLAIM.written(claim, _AFTER_WORDS)
    fields |= relations
    # A bare `note: x` behind another claim would look like a field of that one.
    if claim.id in CLAIM_KEYS:
        return fields
    return claim.text if fields.keys() <= {"text"} else fields


def utterance_fields(utterances: list[Utterance], source: str | None) -> Shape:
    """The keys of a claim that say its utterances, in the one spelling that keeps their order.

    One utterance stands with the claim's own keys, or one by several speakers; several stand under
    `said`. Those at the end that only say who denies it, asks or the like stand under `denied-by`.
    """
    words = [words_of(u, source) for u in utterances]
    count = len(utterances) - _bare_at_end(utterances, words)
    fields = _voiced(utterances[:count], words[:count]) if count else {}
    for force, key in BY_KEY_OF.items():
        speakers = [u.speaker for u in utterances[count:] if u.force == force]
        if speakers:
            fields[key] = speakers[0] if len(speakers) == 1 else speakers
    return fields


def _bare_at_end(utterances: list[Utterance], words: list[Shape]) -> int:
    """How many utterances at the end have only a speaker and a force, in the order of the keys for that."""
    order = list(BY_KEY_OF)
    count, last = 0, len(order)
    for utterance, known in zip(reversed(utterances), reversed(words), strict=True):
        if known.keys() != {"force"} or order.index(utterance.force) > last:
            break
        count, last = count + 1, order.index(utterance.force)
    return count


def _voiced(utterances: list[Utterance], words: list[Shape]) -> Shape:
    speakers = [u.speaker for u in utterances]
    # `extra` beside the claim's own keys would be the claim's, and `denies: words` is for `said`.
    is_own = not words[0].keys() & {"extra", "force"}
    if is_own and all(words[0] == other for other in words[1:]):
        return {"speaker": speakers[0] if len(speakers) == 1 else speakers, **words[0]}
    said = zip(speakers, words, strict=True)
    return {"said": [{"speaker": speaker, **with_act(fields)} for speaker, fields in said]}


def with_act(words: Shape) -> Shape:
    """Words as they stand under `said`: the force and the quote in one, `denies: words`."""
    if not words.keys() >= {"force", "quote"}:
        return words
    return {words["force"] if k == "quote" else k: v for k, v in words.items() if k != "force"}


def words_of(utterance: Utterance, source: str | None) -> Shape:
    """What is known of an utterance besides its speaker, where all mean `source` by default."""
    fields = UTTERANCE.written(utterance, WORDS)
    if utterance.source == source:
        fields.pop("source", None)
    elif utterance.source is None:
        # Left out, it would be the source that all utterances mean.
        fields["source"] = None
    return fields


# -- relations ----------------------------------------------------------------------------------


class _Relations:
    """Where each relation is written, and which relations need their ids written."""

    def __init__(self, map: ArgumentMap) -> None:
        self.claims = map.claims
        self.forward: dict[str, dict[str, list[Relation]]] = defaultdict(lambda: defaultdict(list))
        """By premise and kind: with the claim that is the only premise."""
        self.backward: dict[str, dict[str, list[Relation]]] = defaultdict(lambda: defaultdict(list))
        """By target and key: linked premises, with the claim they aim at."""
        self.long: list[Relation] = []
        for relation in map.relations.values():
            target, key = relation.target, BACKWARD_KEYS.get(relation.kind)
            if len(relation.premises) == 1 and target is not None:
                self.forward[relation.premises[0]][relation.kind].append(relation)
            # Under the target nothing but ids can stand, so only a relation without details fits
            # there.
            elif key and target in self.claims and is_bare(relation):
                self.backward[target][key].append(relation)
            else:
                self.long.append(relation)
        self.named = set(_needing_ids(self._as_written()))

    def _as_written(self) -> Iterator[Relation]:
        """All relations in the order in which a reader of the file comes upon them."""
        for id in self.claims:
            for placed in (self.backward, self.forward):
                for relations in placed.get(id, {}).values():
                    yield from relations
        yield from self.long

    def of_claim(self, id: str) -> Shape:
        """The keys of a claim that hold relations."""
        fields: Shape = {}
        for key, linked in self.backward.get(id, {}).items():
            fields[key] = [[*relation.premises] for relation in linked]
        for kind, relations in self.forward.get(id, {}).items():
            aims = [aim_shape(r, self.claims, named=r.id in self.named) for r in relations]
            fields[kind] = aims[0] if len(aims) == 1 else aims
        return fields


def aim_shape(relation: Relation, claims: Collection[str], *, named: bool) -> Shape | str | None:
    """A relation as it is written with its only premise; `named`: with its id."""
    details = ({"id": relation.id} if named else {}) | RELATION.written(relation, RELATION_DETAILS)
    target = target_shape(relation, claims)
    if not details:
        return target
    return {"claim" if relation.target in claims else "relation": target, **details}


def long_shape(relation: Relation, claims: Collection[str], *, named: bool) -> Shape:
    """A relation as a mapping under `relations`; `named`: with its id."""
    fields: Shape = {"id": relation.id} if named else {}
    joined = {"kind": relation.kind, "premises": [*relation.premises]}
    target = {"target": target_shape(relation, claims)}
    return fields | joined | target | RELATION.written(relation, RELATION_DETAILS)


def target_shape(relation: Relation, claims: Collection[str]) -> str | None:
    """What a relation aims at, as it is written."""
    # To undercut a bare claim id is to undercut what that claim bears on.
    if relation.kind == "undercuts" and relation.target in claims:
        return f"{CLAIM_PREFIX}{relation.target}"
    return relation.target


def is_bare(relation: Relation) -> bool:
    """Whether there is no more to a relation than its linked premises and its target."""
    id = derived_id(relation.premises, relation.target)
    derived = relation.id == id and len(id) <= MAX_DERIVED_ID
    return (
        derived and len(relation.premises) > 1 and not RELATION.written(relation, RELATION_DETAILS)
    )


def _needing_ids(relations: Iterator[Relation]) -> Iterator[str]:
    """The ids that a reader would not derive itself, given the relations in written order.

    A reader numbers relations that join the same things in file order: `a/b`, `a/b#2`, `a/b#3`.
    """
    numbers: dict[str, int] = {}
    for relation in relations:
        id = derived_id(relation.premises, relation.target)
        number = numbers.get(id, 1)
        if relation.id == (id if number == 1 else f"{id}#{number}") and len(id) <= MAX_DERIVED_ID:
            numbers[id] = number + 1
        else:
            yield relation.id


# -- what a file can hold -----------------------------------------------------------------------


def writable(shape: Shape) -> Shape:
    """The shape itself, after checking that a reader can read all of it."""
    # Level by level, since a value nested a million deep would break a recursive walk.
    level: list[Any] = [shape]
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for node in level:
            for value in node.values() if isinstance(node, dict) else node:
                if isinstance(value, (dict, list)):
                    below.append(value)
                elif isinstance(value, float) and not math.isfinite(value):
                    raise ValueError(f"extra holds {value}, which no map file can say")
        if not below:
            return shape
        level = below
    raise ValueError(f"extra is nested too deep: a map file holds at most {MAX_DEPTH} levels")


def _json_pieces(pieces: Iterator[str]) -> Iterator[str]:
    for piece in pieces:
        yield _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", piece)
    yield "\n"
