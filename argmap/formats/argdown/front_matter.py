"""What the front matter says of the map itself.

`title` is the map's. Under `argmap` stands what Argdown has no place for: the issues, what is known
of speakers and sources beyond their names, expectations, and relations of kinds that Argdown does
not have. Statements are named there as `[Title]`, arguments as `<Title>`, and relations by their
number in the list. Everything else in the front matter stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from argmap.formats.argdown.document import Data
from argmap.formats.argdown.speech import People
from argmap.model import (
    RELATION_KINDS,
    Label,
    Source,
    Speaker,
    derived_id,
    is_relation_id,
)

OWN = "argmap"
"""The key of the front matter that belongs to argmap."""

_ADDRESS = re.compile(r"\[(?P<statement>.+)\]|<(?P<argument>.+)>", re.DOTALL)
Plain = dict[str, Any]


@dataclass(slots=True)
class MapFields:
    """The fields of a map that its front matter gives."""

    title: str | None = None
    issues: list[str] = field(default_factory=list)
    expect: dict[str, str] = field(default_factory=dict)
    extra: Plain = field(default_factory=dict)
    rest: Data = field(default_factory=dict)
    """What has no field."""
    own: Data = field(default_factory=dict)

    def resolve(self, claims: dict[str, Plain], relations: dict[str, Plain]) -> None:
        """Follow the references to claims; what leads nowhere is left out."""
        ids = {address(claim): id for id, claim in claims.items()}
        for name in _texts(self.own.get("issues")):
            if name in ids and ids[name] not in self.issues:
                self.issues.append(ids[name])
        expect = self.own.get("expect")
        for name, label in expect.items() if isinstance(expect, dict) else ():
            if name in ids and label in get_args(Label):
                self.expect[ids[name]] = label
        _add_relations(self.own.get("relations"), ids, relations)


def map_fields(data: Data, people: People) -> MapFields:
    """The fields of a map; the speakers and sources it describes are taken up by `people`."""
    fields = MapFields(rest=dict(data))
    if isinstance(data.get("title"), str):
        fields.title = fields.rest.pop("title")
    own = data.get(OWN)
    if not isinstance(own, dict):
        return fields
    del fields.rest[OWN]
    fields.own = own
    if isinstance(own.get("relations"), list):
        fields.rest[OWN] = {"relations": own["relations"]}
    if isinstance(own.get("extra"), dict):
        fields.extra = {k: v for k, v in own["extra"].items() if k != "argdown"}
    for id, plain in _mappings(own.get("speakers")):
        if _fits(Speaker, id, plain):
            people.add_speaker({"id": id, "name": "", **plain})
    for id, plain in _mappings(own.get("sources")):
        if _fits(Source, id, plain):
            people.add_source({"id": id, **plain})
    return fields


def address(claim: Plain) -> str:
    """How a claim is named: `[Title]` or `<Title>`."""
    title = claim.get("title") or claim["id"]
    return f"<{title}>" if claim.get("kind") == "argument" else f"[{title}]"


def _add_relations(entries: Any, ids: dict[str, str], relations: dict[str, Plain]) -> None:
    """Add the relations of a list; one may aim at another by its number, counted from 1."""
    known: list[str | None] = []
    entries = entries if isinstance(entries, list) else []
    by_ends = {
        (r["kind"], tuple(r["premises"]), r["target"]): id for id, r in reversed(relations.items())
    }
    for entry in entries:
        known.append(_relation(entry, ids, known, by_ends, relations))


def _relation(
    entry: Any,
    ids: dict[str, str],
    known: list[str | None],
    by_ends: dict[Any, str],
    relations: dict[str, Plain],
) -> str | None:
    if not isinstance(entry, dict) or entry.get("kind") not in RELATION_KINDS:
        return None
    premises = [ids[name] for name in _texts(entry.get("premises")) if name in ids]
    aim, target = entry.get("target"), None
    if isinstance(aim, int) and not isinstance(aim, bool) and 0 < aim <= len(known):
        target = known[aim - 1]
    elif isinstance(aim, str):
        target = ids.get(aim)
    if entry.get("written") is True:
        return by_ends.get((entry["kind"], tuple(premises), target))
    wanted = entry.get("id")
    id = base = (
        wanted
        if isinstance(wanted, str) and is_relation_id(wanted)
        else derived_id(premises, target)
    )
    number = 1
    while id in relations or id in ids.values():
        number += 1
        id = f"{base}#{number}"
    if not is_relation_id(id):
        return None
    relation: Plain = {"id": id, "kind": entry["kind"], "premises": premises, "target": target}
    for key in ("scheme", "question", "note"):
        if isinstance(entry.get(key), str):
            relation[key] = entry[key]
    if isinstance(entry.get("extra"), dict):
        relation["extra"] = entry["extra"]
    relations[id] = relation
    return id


def _fits(model: type[Speaker] | type[Source], id: str, plain: Plain) -> bool:
    try:
        model.model_validate({"id": id, **plain})
    except ValidationError:
        return False
    return True


def _mappings(value: Any) -> list[tuple[str, Plain]]:
    if not isinstance(value, dict):
        return []
    return [(key, plain) for key, plain in value.items() if isinstance(plain, dict)]


def _texts(value: Any) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []
