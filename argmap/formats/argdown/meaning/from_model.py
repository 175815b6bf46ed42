"""From the model to an Argdown document.

A map that was read from Argdown keeps its layout, as long as the layout still says the same as the
map. Any other map is laid out anew: section after section, each claim with what bears on it.
"""

from __future__ import annotations

from typing import Any

from argmap.formats.argdown.language import config
from argmap.formats.argdown.language.document import Content, Data, Document, Member, members_of
from argmap.formats.argdown.language.markup import marked_up
from argmap.formats.argdown.language.writing import tag_sign
from argmap.formats.argdown.meaning.front_matter import OWN, strange_fields
from argmap.formats.argdown.meaning.laying_out import LayingOut
from argmap.formats.argdown.meaning.layout import PLACEHOLDER, read_layout
from argmap.formats.argdown.meaning.own_fields import own_fields
from argmap.formats.argdown.meaning.resolving import Resolver
from argmap.formats.argdown.meaning.speech import Names
from argmap.formats.argdown.meaning.stored import claim_data, kept_front_matter, own_extra
from argmap.formats.argdown.meaning.to_model import ToModel
from argmap.formats.native.fields import CLAIM, MAP, RELATION
from argmap.model import REFERENCES_RESOLVED, ArgumentMap, Claim, Relation

Plain = dict[str, Any]


def document_of(map: ArgumentMap) -> Document:
    """The document that says what the map says."""
    kept = _kept_layout(map)
    return kept if kept is not None else LayingOut(map).document()


def _kept_layout(map: ArgumentMap) -> Document | None:
    """The document in the map's own layout; None if it has none or has changed since."""
    layout = own_extra(map.extra).get("layout")
    if not isinstance(layout, str):
        return None
    rest = kept_front_matter(map)
    document = read_layout(layout, config.settings(rest))
    if document is None:
        return None
    document.front_matter = _front_matter(map, rest)
    _fill(document, map)
    # Nothing records what has changed since. The filled layout is read as if it were a file, and it
    # is used only if that gives this very map.
    resolver = Resolver(document, document.settings)
    resolved = resolver.run()
    if resolver.problems:
        return None
    resolver.relations.transform()
    return document if _says_the_same(ToModel(document, resolved), map) else None


def _front_matter(map: ArgumentMap, rest: Data) -> Data | None:
    data: Data = {"title": map.title} if map.title is not None else {}
    titles = {id: claim.title or id for id, claim in map.claims.items()}
    own = own_fields(map, Names(map), titles)
    own |= strange_fields(rest)
    kept = rest.get(OWN)
    if isinstance(kept, dict) and isinstance(kept.get("relations"), list):
        own["relations"] = kept["relations"]
    if own:
        data[OWN] = own
    return {**data, **{k: v for k, v in rest.items() if k != OWN}} or None


def _fill(document: Document, map: ArgumentMap) -> None:
    """Put the texts and the data of the claims into a layout."""
    claims = {(c.title or c.id, c.kind): c for c in map.claims.values()}
    names = Names(map)
    members = members_of(document)
    with_data = {(m.title, m.kind) for m in members if m.data is not None}
    for member in members:
        claim = claims.get((member.title or "", member.kind))
        if claim is None or member.is_reference:
            continue
        text = member.content.text or ""
        bare = text.strip(" ")
        if not (member.numbered or (bare == PLACEHOLDER and member.content.plain)):
            continue
        before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
        member.content = _content(claim, document.settings, before, after)
        pieces = claim_data(names, claim) if (member.title, member.kind) not in with_data else []
        if pieces:
            member.data = pieces[0]
        _break_after_data(member)
    for member in members:
        if member.numbered:
            # Its number follows from its place in the document.
            member.title = None


def _content(claim: Claim, settings: Data, before: str, after: str) -> Content:
    content = marked_up(claim, settings)
    if content is None:
        tags = [tag for tag in claim.tags if tag_sign(tag) in claim.text]
        content = Content(claim.text or None, tags)
    if content.text:
        content.text = before + content.text + after
    return content


def _break_after_data(member: Member) -> None:
    """Data on a line of its own, with relations below, puts a space at the end of the text."""
    content = member.content
    if member.data is not None and member.children and not (content.text or "").endswith(" "):
        content.text = (content.text or "") + " "


def _says_the_same(made: ToModel, map: ArgumentMap) -> bool:
    """Whether a document says the same as a map, perhaps in another order."""
    plain = made.plain()
    # The cheap tests come first.
    if plain["claims"].keys() != map.claims.keys():
        return False
    if plain["relations"].keys() != map.relations.keys():
        return False
    own = ArgumentMap.model_validate(
        {f.name: plain[f.name] for f in MAP.plain if f.name in plain}, context=REFERENCES_RESOLVED
    )
    if any(getattr(own, f.name) != getattr(map, f.name) for f in MAP.plain if f.name != "extra"):
        return False
    return all(
        _same(claim, plain["claims"][id], _CLAIM_FIELDS) for id, claim in map.claims.items()
    ) and all(
        _same(relation, plain["relations"][id], _RELATION_FIELDS)
        for id, relation in map.relations.items()
    )


_CLAIM_FIELDS = tuple(name for name in CLAIM.by_name if name != "id")
_RELATION_FIELDS = tuple(name for name in RELATION.by_name if name != "id")


def _same(held: Claim | Relation, made: Plain, names: tuple[str, ...]) -> bool:
    # As JSON has it: a document keeps places as lists, the model as pairs.
    data = held.model_dump(mode="json", exclude_defaults=True)
    return all((data.get(name) or None) == (made.get(name) or None) for name in names)
