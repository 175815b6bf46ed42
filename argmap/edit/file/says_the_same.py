"""Whether a changed text says exactly the map that the edits made.

The whole text is read again, and its meaning is compared, not its spelling: an empty `tags:` and no
`tags` at all both mean no tags. An element with the same plain data as before means the same, so no
model is made of it. Most elements are of this kind, and the proof takes a fraction of the time that
reading the map takes.
"""

from __future__ import annotations

from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import garbage_collection_paused
from argmap.formats.native.fields import MAP
from argmap.formats.native.reading import Plain, read_plain
from argmap.formats.native.syntax.json_text import parse_json
from argmap.formats.native.syntax.yaml_text import parse_yaml
from argmap.model import REFERENCES_RESOLVED, ArgumentMap, Claim, Relation, Source, Speaker

_KINDS: dict[str, type[Claim | Relation | Source | Speaker]] = {
    "speakers": Speaker,
    "sources": Source,
    "claims": Claim,
    "relations": Relation,
}


def says(text: str, before: Loaded, after: ArgumentMap) -> bool:
    """Whether a text, read as `before` was, is a sound map and that map is `after`."""
    return proved(text, before, after) is not None


def proved(text: str, before: Loaded, after: ArgumentMap) -> Loaded | None:
    """A text as it is read for edits, if it is a sound map and that map is `after`; else None."""
    source = SourceText(text, before.path, before.source_roots)
    with garbage_collection_paused():
        document = parse_json(source) if before.format == "json" else parse_yaml(source)
        read = read_plain(document)
    if read is None or before.map is None:
        return None
    native, diagnostics = read
    plain = native.plain or {}
    known = (before.native and before.native.plain) or {}
    if not _same_fields(plain, after) or not all(
        _same_elements(plain[kind], getattr(after, kind), known.get(kind, {}), before.map, kind)
        for kind in _KINDS
    ):
        return None
    native.places.map = after
    return Loaded(
        after,
        diagnostics,
        partial=after,
        locate=native.places.locate,
        native=native,
        source_text=source,
        format=before.format,
        path=before.path,
        source_roots=before.source_roots,
    )


def _same_fields(plain: Plain, map: ArgumentMap) -> bool:
    """Whether the map's own fields are those that were read."""
    own = {field.name: plain[field.name] for field in MAP.plain if field.name in plain}
    read = ArgumentMap.model_validate(own, context=REFERENCES_RESOLVED)
    return all(getattr(read, field.name) == getattr(map, field.name) for field in MAP.plain)


def _same_elements(
    plain: dict[str, Plain],
    after: dict[str, Any],
    before: dict[str, Plain],
    map: ArgumentMap,
    kind: str,
) -> bool:
    if plain.keys() != after.keys():
        return False
    held: dict[str, Any] = getattr(map, kind)
    return all(
        # The edit kept this very object and the data are as before: validating it again proves
        # nothing.
        (after[id] is held.get(id) and fields == before.get(id))
        or _KINDS[kind].model_validate(fields) == after[id]
        for id, fields in plain.items()
    )
