"""What the tests of the formats of other tools need."""

from __future__ import annotations

from collections import Counter
from textwrap import dedent

import argmap
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_text
from argmap.model import ArgumentMap


def read(format: str, text: str) -> Loaded:
    """Read a text in a format."""
    return read_text(text, None, format)


def map_from(format: str, text: str) -> ArgumentMap:
    """The map in an indented text, which must be sound."""
    loaded = read(format, dedent(text))
    assert loaded.map is not None, [str(d) for d in loaded.diagnostics]
    return loaded.map


def again(format: str, map: ArgumentMap) -> ArgumentMap:
    """What is read from what is written, which must be sound."""
    return map_from(format, argmap.dumps(map, format))


def joined(map: ArgumentMap) -> list[tuple[str, str, str]]:
    """What bears on what in words: premises, kind, target; texts in place of ids."""
    found: dict[str, str] = {id: claim.text for id, claim in map.claims.items()}
    lines: list[tuple[str, str, str]] = []
    for relation in map.relations.values():
        target = map.relations.get(relation.target or "")
        aim = f"the step to {found[target.target or '']}" if target else ""
        premises = " + ".join(found[p] for p in relation.premises)
        lines.append((premises, relation.kind, aim or found.get(relation.target or "", "nothing")))
    return lines


def kinds(map: ArgumentMap) -> dict[str, int]:
    """How many relations there are of each kind."""
    return dict(Counter(r.kind for r in map.relations.values()))


def codes(loaded: Loaded) -> list[str]:
    """The codes of what was noticed."""
    return [d.code for d in loaded.diagnostics]
