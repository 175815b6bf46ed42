"""From `field=value`, as a person types it, to edits."""

from __future__ import annotations

import re
from typing import Any, cast

from argmap.diagnostics import did_you_mean
from argmap.edit.edits.base import Edit, EditError, found
from argmap.edit.edits.finding import find_element
from argmap.edit.edits.setting import SetField, SetMap, SetRelation, SetUtterance
from argmap.formats.native.keys import WORDS_KEYS
from argmap.model import STANCES, ArgumentMap

_CLAIM = ("text", "title", "kind", "implicit", "section", "tags", "note", "weight")
_UTTERANCE = ("speaker", *WORDS_KEYS)
_SPEAKER = (
    *("name", "role", "organisation", "anonymous", "collective", "aliases", "stance", "side"),
    "team",
)
_FIELDS: dict[str, tuple[str, ...]] = {
    "claim": (*_CLAIM, *_UTTERANCE, "expect"),
    "speaker": _SPEAKER,
    "source": ("title", "author", "publisher", "date", "url", "path"),
    "relation": ("kind", "speaker", "scheme", "question", "note"),
    "map": ("title", "issue"),
}
_OTHER_NAMES = {"issues": "issue", "speakers": "speaker", "tag": "tags", "alias": "aliases"}
_LISTS = frozenset(("section", "tags", "aliases"))
_TRUTHS = frozenset(("implicit", "anonymous", "collective"))
_CHOICES: dict[str, tuple[str, ...]] = {
    "stance": STANCES,
    "expect": ("in", "out", "undecided"),
    "implicit": ("true", "false"),
    "anonymous": ("true", "false"),
    "collective": ("true", "false"),
}
_SPAN = re.compile(r"\[?\s*(\d+)\s*[-,:]\s*(\d+)\s*\]?\Z", re.ASCII)


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that can be set of a claim, speaker, source, relation or map."""
    return _FIELDS[kind]


def values_of(field: str) -> tuple[str, ...]:
    """The words that a field can have, where they are few."""
    return _CHOICES.get(field, ())


def assignments(
    map: ArgumentMap,
    kind: str,
    id: str,
    values: dict[str, list[str]],
    speaker: str | None = None,
    number: int | None = None,
) -> list[Edit]:
    """The edits that give fields these values; raises `EditError`."""
    edits: list[Edit] = []
    for name, given in values.items():
        field = _OTHER_NAMES.get(name, name)
        if field not in _FIELDS[kind]:
            near = did_you_mean(field, _FIELDS[kind]) or f"there are: {', '.join(_FIELDS[kind])}"
            raise EditError(f"a {kind} has no field {name[:60]!r} to set; {near}")
        plain = [value for value in given if value]
        if kind == "claim" and field in _UTTERANCE:
            index = _utterance(map, id, speaker, number)
            value = _word(field, plain)
            edits.append(SetUtterance(id, index, field, value))
        elif field == "expect":
            edits.append(_expectation(map, id, _one(field, plain)))
        elif kind == "map":
            edits.append(_of_map(map, field, plain))
        elif kind == "relation":
            value = plain if field == "speaker" else _one(field, plain)
            edits.append(SetRelation(id, "speakers" if field == "speaker" else field, value))
        else:
            edits.append(SetField(cast(Any, kind), id, field, _value(field, plain)))
    return edits


def _one(field: str, given: list[str]) -> str | None:
    if len(given) > 1:
        raise EditError(f"{field} has one value, and {len(given)} are given")
    return given[0] if given else None


def _value(field: str, given: list[str]) -> Any:
    if field in _LISTS:
        return given
    value = _one(field, given)
    if value is not None and field in _CHOICES:
        _check_choice(field, value)
    if field in _TRUTHS:
        return value == "true"
    if value is not None and field == "weight":
        try:
            return float(value)
        except ValueError:
            raise EditError(f"weight is a number such as 2 or 0.5, not {value[:40]!r}") from None
    if value is None and field in ("text", "name"):
        return ""
    return value


def _check_choice(field: str, value: str) -> None:
    choices = _CHOICES[field]
    if value not in choices:
        *first, last = choices
        near = did_you_mean(value, choices)
        more = f"; {near}" if near else ""
        raise EditError(f"{field} is {', '.join(first)} or {last}, not {value[:40]!r}{more}")


def _word(field: str, given: list[str]) -> Any:
    if field == "span":
        return [_span(value) for value in given]
    if field == "quote" and len(given) > 1:
        return given
    value = _one(field, given)
    if field == "speaker" and value is None:
        raise EditError("an utterance needs a speaker; argmap remove … --utterance N takes it away")
    return value


def _span(value: str) -> tuple[int, int]:
    match = _SPAN.match(value.strip())
    if match is None or int(match[2]) <= int(match[1]):
        raise EditError(f"{value[:40]!r} is no span; write span=12-42")
    return int(match[1]), int(match[2])


def _utterance(map: ArgumentMap, id: str, speaker: str | None, number: int | None) -> int:
    """Which utterance of a claim is meant."""
    utterances = map.claims[id].utterances
    if not utterances:
        raise EditError(f"nobody voices {id}; argmap add utterance --claim {id} adds a voice")
    if number is not None:
        if number > len(utterances):
            raise EditError(f"{id} has no utterance {number}; it has {len(utterances)}")
        return number - 1
    if speaker is not None:
        found(map.speakers, "speaker", speaker)
    meant = [i for i, u in enumerate(utterances) if speaker in (None, u.speaker)]
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise EditError(f"{speaker} does not voice {id}")
    voices = ", ".join(f"{i + 1} {utterances[i].speaker}" for i in meant[:8])
    raise EditError(f"{id} has several utterances; say which with --utterance N: {voices}")


def _expectation(map: ArgumentMap, id: str, label: str | None) -> SetMap:
    if label is not None:
        _check_choice("expect", label)
    kept = {claim: held for claim, held in map.expect.items() if claim != id or label}
    return SetMap("expect", kept | ({id: label} if label else {}))


def _of_map(map: ArgumentMap, field: str, given: list[str]) -> SetMap:
    if field == "title":
        return SetMap("title", _one(field, given))
    for word in given:
        kind, _ = find_element(map, word if ":" in word else f"claim:{word}")
        if kind != "claim":
            raise EditError(f"{word} is a {kind}; the debate is about claims")
    return SetMap("issues", [word.removeprefix("claim:") for word in given])
