"""From `field=value`, as a person types it, to edits.

The table of fields says which fields exist and which values each can have. A path names a field inside
a field: `speeches.1AC.side=aff`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from argmap.diagnostics import SourceText, did_you_mean
from argmap.edit.edits.adding import AddUtterance
from argmap.edit.edits.base import Edit, EditError, found
from argmap.edit.edits.finding import find_element, find_speaker
from argmap.edit.edits.setting import SetField, SetMap, SetRelation, SetUtterance, with_field
from argmap.formats.native.fields import ELEMENTS, MAP, UTTERANCE
from argmap.formats.native.records import Element, Field, Keyed
from argmap.formats.native.shapes import Reference, References
from argmap.model import ArgumentMap, Utterance

_EXPECT = MAP.by_name["expect"]
"""A field of the map that is set claim by claim."""


def settable(kind: str) -> dict[str, tuple[Element, Field]]:
    """The fields that can be set of an element of a kind, by all their names.

    The words of a claim are those of one of its utterances.
    """
    elements = [ELEMENTS[kind], UTTERANCE] if kind == "claim" else [ELEMENTS[kind]]
    table = {
        name: (element, field)
        # Reversed, so that a claim's own field wins over the utterance's field of the same name.
        for element in reversed(elements)
        for field in element.plain
        if field.settable
        for name in field.names
    }
    return table | {"expect": (MAP, _EXPECT)} if kind == "claim" else table


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that can be set of a claim, speaker, source, relation or map, by their first names."""
    elements = [ELEMENTS[kind], UTTERANCE] if kind == "claim" else [ELEMENTS[kind]]
    names = (field.names[0] for e in elements for field in e.plain if field.settable)
    return (*dict.fromkeys(names), *(["expect"] if kind == "claim" else []))


def assignments(
    map: ArgumentMap,
    kind: str,
    id: str,
    values: Mapping[str, Sequence[str]],
    speaker: str | None = None,
    number: int | None = None,
) -> list[Edit]:
    """The edits that give fields these values; raises `EditError`.

    >>> from argmap import loads
    >>> map = loads("claims: {a: A.}")
    >>> [edit] = assignments(map, "claim", "a", {"tags": ["trade", "noise"]})
    >>> edit(map).claims["a"].tags
    ['trade', 'noise']
    """
    table = settable(kind)
    edits, values = _voices(map, id, values) if kind == "claim" else ([], values)
    for name, given in values.items():
        head, dot, way = name.partition(".")
        if head not in table:
            near = did_you_mean(head, table) or f"there are: {', '.join(fields_of(kind))}"
            raise EditError(f"a {kind} has no field {name[:60]!r} to set; {near}")
        element, field = table[head]
        # `tags=` gives no words, which empties the field.
        words = [word for word in given if word]
        if field is _EXPECT:
            edits.append(_expectation(map, id, words))
            continue
        index = _utterance(map, id, speaker, number) if element is UTTERANCE else 0
        if dot:
            value = _with_part(map, field, _held(map, element, id, index, field), way, words)
        else:
            value = value_of(map, field, words)
        edits.append(_edit(element, id, index, field, value))
    return edits


def _voices(
    map: ArgumentMap, id: str, values: Mapping[str, Sequence[str]]
) -> tuple[list[Edit], Mapping[str, Sequence[str]]]:
    """The edits that give a claim speakers, and the values that are left to set.

    A claim that nobody voices gets an utterance for each speaker, all in the words given. If somebody
    voices it already and is not among the speakers, the first speaker takes over that utterance; each
    of the others gets a new one.
    """
    key = next((name for name in ("speaker", "speakers") if name in values), None)
    words = [word for word in values[key] if word] if key is not None else []
    claim = map.claims[id]
    # A single speaker for an utterance that exists is an ordinary field, which `_edit` sets.
    if key is None or not words or (claim.utterances and len(words) == 1):
        return [], values
    speakers = list(dict.fromkeys(find_speaker(map, word) for word in words))
    rest = {name: given for name, given in values.items() if name != key}
    if claim.utterances:
        voicing = {u.speaker for u in claim.utterances}
        new = [speaker for speaker in speakers if speaker not in voicing]
        if voicing.isdisjoint(speakers):
            rest, new = {key: new[:1], **rest}, new[1:]
        return [AddUtterance(id, Utterance(speaker=speaker)) for speaker in new], rest
    fields = {name: UTTERANCE.by_key[name] for name in rest if name in UTTERANCE.by_key}
    said = {
        field.name: value_of(map, field, [word for word in rest[name] if word])
        for name, field in fields.items()
    }
    left = {name: given for name, given in rest.items() if name not in fields}
    return [AddUtterance(id, Utterance(speaker=speaker, **said)) for speaker in speakers], left


def _edit(element: Element, id: str, index: int, field: Field, value: Any) -> Edit:
    if element is UTTERANCE:
        return SetUtterance(id, index, field.name, value)
    if element is MAP:
        return SetMap(field.name, value)
    if element.kind == "relation":
        return SetRelation(id, field.name, value)
    return SetField(cast(Any, element.kind), id, field.name, value)


def value_of(map: ArgumentMap, field: Field, words: Sequence[str]) -> Any:
    """The value that words give a field of something in a map; raises `EditError`."""
    shape, key = field.shape, field.names[0]
    if shape.is_structured:
        return _as_in_a_file(map, field, words)
    if isinstance(shape, Reference | References) and not shape.lenient:
        words = [_id(map, shape.kind, word) for word in words]
    try:
        value = shape.set_to(key, words)
    except ValueError as error:
        raise EditError(str(error)) from error
    if value is None and field is UTTERANCE.by_name["speaker"]:
        raise EditError("an utterance needs a speaker; argmap remove … --utterance N removes it")
    return value


def _id(map: ArgumentMap, kind: str, word: str) -> str:
    """The id in `x` or `claim:x`; raises `EditError` for something of another kind."""
    if kind == "speaker" and ":" not in word:
        return find_speaker(map, word)
    found_kind, id = find_element(map, word if ":" in word else f"{kind}:{word}")
    if found_kind != kind:
        raise EditError(f"{word} is a {found_kind}, but a {kind} is needed")
    return id


# -- fields with parts ------------------------------------------------------------------------------


def _as_in_a_file(map: ArgumentMap, field: Field, words: Sequence[str]) -> Any:
    """The value of a field with parts, typed as in a file; several words are a list."""
    from argmap.formats.native.syntax.yaml_text import parse_yaml
    from argmap.formats.native.values import Values

    if not words:
        return None
    # The words go through the reader of files, so that `set` accepts and refuses the same values.
    text = words[0] if len(words) == 1 else f"[{', '.join(words)}]"
    document = parse_yaml(SourceText(text))
    values = Values(document)
    values.elements = {"speaker": map.speakers, "source": map.sources, "claim": map.claims}
    name = field.names[0]
    plain = field.shape.read(values, 0, "the", name) if document.values else None
    for diagnostic in [*document.diagnostics, *values.diagnostics]:
        more = f"; {diagnostic.help}" if diagnostic.help else ""
        raise EditError(f"{name} cannot be {text[:60]!r}: {diagnostic.message}{more}")
    return plain


def _held(map: ArgumentMap, element: Element, id: str, index: int, field: Field) -> Any:
    """The value that a field has now."""
    noun: Any = map
    if element is UTTERANCE:
        noun = map.claims[id].utterances[index]
    elif element is not MAP:
        noun = getattr(map, f"{element.kind}s")[id]
    return getattr(noun, field.name)


def _with_part(map: ArgumentMap, field: Field, held: Any, way: str, words: Sequence[str]) -> Any:
    """The value of a field, changed at the end of a path: `1AC.side`, or `link`."""
    shape = field.shape
    if not shape.is_structured or shape.inner is None:
        raise EditError(f"{field.names[0]} has no parts; write {field.names[0]}=…")
    entry, _, name = way.rpartition(".") if isinstance(shape, Keyed) else ("", "", way)
    if name not in shape.inner.by_key:
        near = did_you_mean(name, shape.inner.by_key)
        more = near or f"there are: {', '.join(shape.inner.by_key)}"
        raise EditError(f"a {shape.inner.kind} has no field {name[:60]!r} to set; {more}")
    part = shape.inner.by_key[name]
    value = value_of(map, part, words)
    if isinstance(shape, Keyed):
        noun = with_field(found(held, shape.inner.kind, entry), part.name, value)
        return type(held)((key, noun if key == entry else each) for key, each in held.items())
    return with_field(held if held is not None else shape.inner.model(), part.name, value)


# -- which utterance, and what is expected ----------------------------------------------------------


def _utterance(map: ArgumentMap, id: str, speaker: str | None, number: int | None) -> int:
    """The index of the utterance that is meant; raises `EditError` if that is not clear."""
    utterances = map.claims[id].utterances
    if not utterances:
        raise EditError(f"nobody voices {id}; write speaker=WHO, too")
    if number is not None:
        if number > len(utterances):
            raise EditError(f"{id} has no utterance {number}; it has {len(utterances)}")
        return number - 1
    if speaker is not None:
        speaker = find_speaker(map, speaker)
    meant = [i for i, u in enumerate(utterances) if speaker in (None, u.speaker)]
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise EditError(f"{speaker} does not voice {id}")
    voices = ", ".join(f"{i + 1} {utterances[i].speaker}" for i in meant[:8])
    raise EditError(f"{id} has several utterances; say which with --utterance N: {voices}")


def _expectation(map: ArgumentMap, id: str, words: Sequence[str]) -> SetMap:
    try:
        label = _EXPECT.shape.set_to("expect", words)
    except ValueError as error:
        raise EditError(str(error)) from error
    kept = {claim: held for claim, held in map.expect.items() if claim != id or label}
    return SetMap("expect", kept | ({id: label} if label else {}))
