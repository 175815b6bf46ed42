"""What Argdown cannot hold of a map, as it is written in the front matter under `argmap`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from argmap.formats.argdown.language.document import Data
from argmap.formats.argdown.meaning.front_matter import MORE, TOLD
from argmap.formats.argdown.meaning.naming import slug
from argmap.formats.argdown.meaning.speech import Names
from argmap.formats.native.reading import source_field
from argmap.model import ArgumentMap, Relation

Plain = dict[str, Any]


def own_fields(
    map: ArgumentMap,
    names: Names,
    titles: dict[str, str],
    unwritten: Sequence[Relation] = (),
    detailed: Sequence[Relation] = (),
) -> Data:
    """The fields; empty if the document says everything.

    `unwritten` are the relations that are not in the document. `detailed` are those that are in the
    document, but not with all their details.
    """

    def named(id: str) -> str:
        opening, closing = "<>" if map.claims[id].kind == "argument" else "[]"
        return f"{opening}{titles[id]}{closing}"

    fields: Data = {
        **map.model_dump(mode="json", include={f.name for f in MORE}, exclude_defaults=True),
        "issues": [named(id) for id in map.issues],
        "expect": {named(id): label for id, label in map.expect.items()},
        "speakers": _speakers(map, names),
        "sources": _sources(map, names),
        "relations": _relations(map, named, names, unwritten, detailed),
    }
    return {key: value for key, value in fields.items() if value}


def _speakers(map: ArgumentMap, names: Names) -> Plain:
    """The speakers of whom more is known than the name that is in the data of claims."""
    used = {u.speaker for c in map.claims.values() for u in c.utterances}
    found: Plain = {}
    for speaker in map.speakers.values():
        plain = speaker.model_dump(exclude_defaults=True, exclude={"id"})
        known = plain == {"name": names.speakers[speaker.id]} and slug(speaker.name) == speaker.id
        if not known or speaker.id not in used:
            found[speaker.id] = plain
    return found


def _sources(map: ArgumentMap, names: Names) -> Plain:
    used = {u.source for c in map.claims.values() for u in c.utterances}
    found: Plain = {}
    for source in map.sources.values():
        plain = source.model_dump(exclude_defaults=True, exclude={"id"})
        name = names.sources[source.id]
        known = plain == {source_field(name): name} and slug(name) == source.id
        if not known or source.id not in used:
            found[source.id] = plain
    return found


def _relations(
    map: ArgumentMap,
    named: Callable[[str], str],
    names: Names,
    unwritten: Sequence[Relation],
    detailed: Sequence[Relation],
) -> list[Plain]:
    """The relations that Argdown cannot express, or not fully, each after the one it aims at."""
    numbers: dict[str, int] = {}
    entries: list[Plain] = []
    outside = {r.id for r in unwritten}
    told = outside | {r.id for r in detailed}
    for relation in (*unwritten, *detailed):
        for each in _with_targets(map, relation, numbers):
            # A relation that others aim at may have been listed before its own turn.
            if each.id in numbers:
                continue
            entry: Plain = {"kind": each.kind, "premises": [named(p) for p in each.premises]}
            if each.target in map.claims:
                entry["target"] = named(each.target)
            elif each.target is not None:
                entry["target"] = numbers.get(each.target)
            if each.id not in outside:
                entry["written"] = True
            if each.id in told:
                names_of_fields = {field.name for field in TOLD}
                entry |= each.model_dump(
                    mode="json", include=names_of_fields, exclude_defaults=True
                )
                if each.speakers:
                    entry["speakers"] = [names.speakers[speaker] for speaker in each.speakers]
            entries.append(entry)
            numbers[each.id] = len(entries)
    return entries


def _with_targets(map: ArgumentMap, relation: Relation, numbers: dict[str, int]) -> list[Relation]:
    """A relation after all relations that it aims at, directly or through others."""
    found = {relation.id: relation}
    target = relation.target
    while target in map.relations and target not in numbers and target not in found:
        found[target] = map.relations[target]
        target = map.relations[target].target
    return list(found.values())[::-1]
