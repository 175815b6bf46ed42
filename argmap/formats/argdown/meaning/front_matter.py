"""The front matter as a description of the map itself.

`title` is the map's title. Under `argmap` is what Argdown cannot hold: the issues, details of speakers
and sources beyond their names, expectations, and relations of kinds that Argdown does not have.
Statements are named there as `[Title]`, arguments as `<Title>`, and relations by their number in the
list. Everything else in the front matter stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from argmap.formats.argdown.language.document import Data
from argmap.formats.argdown.meaning.speech import People
from argmap.formats.core.ids import FreshIds
from argmap.formats.native.fields import MAP, RELATION, RELATION_DETAILS
from argmap.model import (
    RELATION_KINDS,
    ArgumentMap,
    Label,
    Source,
    Speaker,
    derived_id,
    is_relation_id,
)

OWN = "argmap"
"""The key of the front matter that belongs to argmap."""

Plain = dict[str, Any]


MORE = tuple(f for f in MAP.plain if f.name not in ("title", "issues", "expect", "extra"))
"""The fields of a map that are written under `argmap` as they are."""
TOLD = tuple(f for f in RELATION_DETAILS if f.name not in ("speakers", "extra"))
"""The fields of a relation that are written in the list."""


@dataclass(slots=True)
class MapFields:
    """The fields of a map that its front matter gives."""

    people: People
    title: str | None = None
    issues: list[str] = field(default_factory=list)
    expect: dict[str, str] = field(default_factory=dict)
    rest: Data = field(default_factory=dict)
    """The data without a field."""
    own: Data = field(default_factory=dict)
    more: Data = field(default_factory=dict)
    """The other fields of the map."""

    def resolve(self, claims: dict[str, Plain], relations: dict[str, Plain]) -> None:
        """Follow the references to claims; references to nothing are left out."""
        if not self.own:
            return
        ids = {address(claim): id for id, claim in claims.items()}
        for name in _texts(self.own.get("issues")):
            if name in ids and ids[name] not in self.issues:
                self.issues.append(ids[name])
        expect = self.own.get("expect")
        for name, label in expect.items() if isinstance(expect, dict) else ():
            if name in ids and label in get_args(Label):
                self.expect[ids[name]] = label
        self._take_more()
        _Listed(ids, relations, self.people).add(self.own.get("relations"))

    def _take_more(self) -> None:
        """Take up what else the map says of itself; what makes no sense is left out."""
        more = MAP.taken(dict(self.own), MORE)
        try:
            people = {"speakers": self.people.speakers, "sources": self.people.sources}
            ArgumentMap.model_validate({**people, **more})
        except ValidationError:
            return
        self.more = more


def map_fields(data: Data, people: People) -> MapFields:
    """The fields of a map; the speakers and sources it describes are taken up by `people`."""
    fields = MapFields(people, rest=dict(data))
    if isinstance(data.get("title"), str):
        fields.title = fields.rest.pop("title")
    own = data.get(OWN)
    if not isinstance(own, dict):
        return fields
    del fields.rest[OWN]
    fields.own = own
    kept = strange_fields(data)
    if isinstance(own.get("relations"), list):
        kept["relations"] = own["relations"]
    if kept:
        fields.rest[OWN] = kept
    for id, plain in _mappings(own.get("speakers")):
        if _fits(Speaker, id, plain):
            people.add_speaker({"id": id, "name": "", **plain})
    for id, plain in _mappings(own.get("sources")):
        if _fits(Source, id, plain):
            people.add_source({"id": id, **plain})
    return fields


def strange_fields(front_matter: Data) -> Data:
    """What stands under `argmap` and this argmap does not know: a newer one wrote it, so it stays."""
    own = front_matter.get(OWN)
    known = {"issues", "expect", "speakers", "sources", "relations", *(f.name for f in MORE)}
    return {k: v for k, v in own.items() if k not in known} if isinstance(own, dict) else {}


def address(claim: Plain) -> str:
    """The name of a claim in a reference: `[Title]` or `<Title>`."""
    title = claim.get("title") or claim["id"]
    return f"<{title}>" if claim.get("kind") == "argument" else f"[{title}]"


class _Listed:
    """The relations of the list, which are added to those of the document."""

    def __init__(self, ids: dict[str, str], relations: dict[str, Plain], people: People) -> None:
        self.ids = ids
        self.relations = relations
        self.people = people
        self.fresh = FreshIds("#", (*ids.values(), *relations))
        self.known: list[str | None] = []
        """The id of each entry, so that one can aim at another by its number, counted from 1."""
        self.by_ends = {
            (r["kind"], tuple(r["premises"]), r["target"]): id
            # Reversed, so that of equal relations the first one stays.
            for id, r in reversed(relations.items())
        }

    def add(self, entries: Any) -> None:
        """Take up every entry that makes sense."""
        for entry in entries if isinstance(entries, list) else ():
            is_relation = isinstance(entry, dict) and entry.get("kind") in RELATION_KINDS
            self.known.append(self._relation(entry) if is_relation else None)

    def _relation(self, entry: Plain) -> str | None:
        """The id of the relation that an entry adds, or of the written one that it tells more of."""
        premises = [self.ids[name] for name in _texts(entry.get("premises")) if name in self.ids]
        target = self._target(entry.get("target"))
        if entry.get("written") is True:
            id = self.by_ends.get((entry["kind"], tuple(premises), target))
        else:
            id = self.fresh.take(derived_id(premises, target))
            if not is_relation_id(id):
                return None
            ends: Plain = {"kind": entry["kind"], "premises": premises, "target": target}
            self.relations[id] = {"id": id, **ends}
        if id is not None:
            self.relations[id].update(self._details(entry))
        return id

    def _details(self, entry: Plain) -> Plain:
        details = RELATION.taken(dict(entry), TOLD)
        speakers = [name for name in _texts(entry.get("speakers")) if name.strip()]
        if speakers:
            details["speakers"] = [self.people.speaker(name) for name in speakers]
        return details

    def _target(self, aim: Any) -> str | None:
        # In Python, `true` would be the number 1.
        if isinstance(aim, int) and not isinstance(aim, bool) and 0 < aim <= len(self.known):
            return self.known[aim - 1]
        return self.ids.get(aim) if isinstance(aim, str) else None


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
