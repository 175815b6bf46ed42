"""Whether a changed text says exactly what the edits made of the map.

The text is read again as a whole. What the edits left alone is compared as plain data with what was
read before, and only the rest is made a model: that is the same proof, in a fraction of the time.
"""

from __future__ import annotations

from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.base import Loaded
from argmap.formats.native.json_text import parse_json
from argmap.formats.native.reading import Plain, read_plain
from argmap.formats.native.yaml_text import parse_yaml
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker

_KINDS: dict[str, type[Claim | Relation | Source | Speaker]] = {
    "speakers": Speaker,
    "sources": Source,
    "claims": Claim,
    "relations": Relation,
}


def says(text: str, before: Loaded, after: ArgumentMap) -> bool:
    """Whether a text, read as `before` was, is a sound map and that map is `after`."""
    source = SourceText(text, before.path)
    document = parse_json(source) if before.format == "json" else parse_yaml(source)
    plain = read_plain(document)
    if plain is None or before.map is None or before.plain is None:
        return False
    return _same_fields(plain, after) and all(
        _same_elements(plain[kind], getattr(after, kind), before.plain[kind], before.map, kind)
        for kind in _KINDS
    )


def _same_fields(plain: Plain, map: ArgumentMap) -> bool:
    """Whether the map's own fields are those that were read."""
    return (
        plain.get("title") == map.title
        and plain["issues"] == map.issues
        and plain.get("expect", {}) == map.expect
        and plain.get("extra", {}) == map.extra
    )


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
    for id, fields in plain.items():
        if after[id] is held.get(id):
            if fields != before[id]:
                return False
        elif _KINDS[kind].model_validate(fields) != after[id]:
            return False
    return True
