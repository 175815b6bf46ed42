"""Making the file of a map say another map, and leaving all else in it as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.edit.compare.matching import match
from argmap.edit.compare.utterances import pair_utterances
from argmap.edit.editor import Editor
from argmap.edit.edits.base import Edit, EditError, changed
from argmap.edit.edits.linking import write_unlinked
from argmap.edit.edits.relations import settle, write_relation
from argmap.edit.edits.renaming import Rename
from argmap.edit.edits.setting import SetField, SetMap, SetRelation
from argmap.edit.edits.utterances import remove_utterance, respell, set_word, write_added_utterance
from argmap.edit.file.map_file import MapFile
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_text
from argmap.formats.core.writing import dumps
from argmap.formats.native.fields import MAP
from argmap.formats.native.writing import claim_shape, source_shape, speaker_shape
from argmap.model import ArgumentMap, Claim, Relation, Utterance

JOINED = ("premises", "target", "id")
"""The fields of a relation that cannot be changed in place: it is taken away and written anew."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text that says what was asked for, read again; and whether it kept its layout."""

    loaded: Loaded
    kept_layout: bool

    @property
    def text(self) -> str:
        """The text itself."""
        return self.loaded.text


def rewritten(loaded: Loaded, target: ArgumentMap) -> Rewritten:
    """The text of a map's file, changed to say `target`.

    Only what differs is touched, so that comments, quoting and the order of keys stay. Where the
    file holds what cannot be changed in place, all of it is written anew, in the canonical layout.
    The time is that of reading the file, and a little for each difference.
    """
    assert loaded.map is not None
    assert loaded.source_text is not None
    if loaded.map == target:
        return Rewritten(loaded, True)
    try:
        editor = Editor(loaded)
        _become(editor, target)
        text = editor.text()
    except (EditError, AssertionError):
        text = None
    if text is not None:
        again = read_text(text, loaded.path, loaded.format)
        if again.map == target:
            return Rewritten(again, True)
    return laid_out_anew(target, loaded.path, loaded.format)


def laid_out_anew(map: ArgumentMap, path: str | None, format: str) -> Rewritten:
    """A map as a text in the canonical layout of a native format."""
    return Rewritten(read_text(dumps(map, format), path, format), False)


def _become(editor: Editor, target: ArgumentMap) -> None:
    """Make all changes, in an order in which no reference ever leads nowhere."""
    for edit in _renames(editor.map, target):
        editor.make(edit)
    file, before = editor.file, editor.map
    _write_own_fields(file, before, target)
    unlinked = _without_relations(file, before, target)
    for kind in ("sources", "speakers"):
        _write_elements(file, kind, getattr(before, kind), target)
    _write_claims(file, before.claims, target)
    for kind in ("speakers", "sources"):
        _remove_elements(file, kind, getattr(before, kind), getattr(target, kind))
    _write_relations(file, unlinked, target)


def _renames(map: ArgumentMap, target: ArgumentMap) -> Iterator[Edit]:
    """The elements that have another id in the target, where that id is free."""
    names = match(map, target)
    for kind, table in (
        ("source", names.sources),
        ("speaker", names.speakers),
        ("claim", names.claims),
    ):
        for old, new in table.items():
            if old != new and new not in map.claims and new not in map.relations:
                yield Rename(kind, old, new)  # type: ignore[arg-type]


def _write_own_fields(file: MapFile, before: ArgumentMap, target: ArgumentMap) -> None:
    for field in MAP.plain:
        if getattr(before, field.name) != getattr(target, field.name):
            SetMap(field.name, getattr(target, field.name)).write(file, before, target)


# -- speakers, sources and claims ---------------------------------------------------------------


def _write_elements(
    file: MapFile, kind: str, before: Mapping[str, Any], target: ArgumentMap
) -> None:
    """Write the speakers or sources that are new or changed."""
    shape = speaker_shape if kind == "speakers" else source_shape
    previous: str | None = None
    for id, element in getattr(target, kind).items():
        if id not in before:
            # An element without any field stands there as nothing; an empty title is a title.
            fields = shape(element)
            _add(file, kind, id, None if fields == {} else fields, previous)
        elif before[id] != element:
            _set_fields(file, kind, before[id], element, target)
        previous = id


def _set_fields(
    file: MapFile, kind: str, old: Any, new: Any, target: ArgumentMap, besides: str = ""
) -> None:
    for field in type(new).model_fields:
        value = getattr(new, field)
        if field not in ("id", besides) and getattr(old, field) != value:
            edit = SetField(kind[:-1], new.id, field, value)  # type: ignore[arg-type]
            edit.write_field(file, target, target)


def _write_claims(file: MapFile, before: Mapping[str, Claim], target: ArgumentMap) -> None:
    _remove_elements(file, "claims", before, target.claims)
    previous: str | None = None
    for id, claim in target.claims.items():
        old = before.get(id)
        if old is None:
            _add(file, "claims", id, claim_shape(claim, file.default_source, {}), previous)
        elif old != claim:
            _set_fields(file, "claims", old, claim, target, "utterances")
            if old.utterances != claim.utterances:
                _write_utterances(file, old, claim)
        previous = id


def _add(file: MapFile, kind: str, id: str, shape: Any, previous: str | None) -> None:
    """Write a new element behind the one that is before it in the target, the first one last."""
    file.add_element(kind, id, shape)
    parts = file.section(kind).all_parts
    if previous is not None:
        new = parts.pop()
        parts.insert(parts.index(file.element(kind, previous)) + 1, new)


def _remove_elements(
    file: MapFile, kind: str, before: Mapping[str, Any], target: Mapping[str, Any]
) -> None:
    gone = [id for id in before if id not in target]
    if not gone:
        return
    section = file.section(kind)
    default = file.root.part("source")
    for id in gone:
        section.remove(file.element(kind, id))
        if kind == "sources" and default is not None and default.value.text == id:
            file.root.remove(default)
    if not target and kind != "claims":
        file.root.drop(kind)


def _write_utterances(file: MapFile, old: Claim, new: Claim) -> None:
    """Take utterances away, change those that stay, and add the new ones at the end."""
    pairs = pair_utterances(old.utterances, new.utterances)
    kept = [(i, j) for i, j in pairs if i is not None and j is not None]
    added = [j for i, j in pairs if i is None and j is not None]
    in_place = sorted(i for i, _ in kept) == [i for i, _ in kept]
    at_the_end = not added or not kept or min(added) > max(j for _, j in kept)
    if not (in_place and at_the_end) or any(
        old.utterances[i].extra != new.utterances[j].extra for i, j in kept
    ):
        respell(file, new)
        return
    now = list(old.utterances)
    staying = {i for i, _ in kept}
    for i in reversed(range(len(old.utterances))):
        if i not in staying:
            del now[i]
            remove_utterance(file, _voiced(old, now), i)
    for index, (_, j) in enumerate(kept):
        was, now[index] = now[index], new.utterances[j]
        for field in Utterance.model_fields:
            if getattr(was, field) != getattr(now[index], field):
                set_word(file, _voiced(old, now), index, field)
    for j in added:
        now.append(new.utterances[j])
        write_added_utterance(file, _voiced(old, now))


def _voiced(claim: Claim, utterances: list[Utterance]) -> Claim:
    return claim.model_copy(update={"utterances": list(utterances)})


# -- relations ------------------------------------------------------------------------------------


def _without_relations(file: MapFile, before: ArgumentMap, target: ArgumentMap) -> ArgumentMap:
    """Take away the relations that are gone, or that join something else; the map without them."""
    kept = {
        id: relation
        for id, relation in before.relations.items()
        if id in target.relations and _joins_the_same(relation, target.relations[id])
    }
    without = changed(before, relations=kept)
    if len(kept) < len(before.relations):
        write_unlinked(file, before, without)
    return without


def _joins_the_same(one: Relation, other: Relation) -> bool:
    # How an undercut names what it aims at differs from how all other kinds do.
    undercuts = [relation.kind == "undercuts" for relation in (one, other)]
    same = all(getattr(one, field) == getattr(other, field) for field in JOINED)
    return same and undercuts[0] == undercuts[1]


def _write_relations(file: MapFile, before: ArgumentMap, target: ArgumentMap) -> None:
    """Change the relations that stay, and write the new ones; `before` has no others."""
    for id, old in before.relations.items():
        new = target.relations[id]
        for field in Relation.model_fields if old != new else ():
            if getattr(old, field) != getattr(new, field):
                SetRelation(id, field, getattr(new, field)).write(file, before, target)
    added = [r for id, r in target.relations.items() if id not in before.relations]
    for relation in added:
        write_relation(file, relation, target)
    if added:
        settle(file, changed(target, relations=before.relations), target)
