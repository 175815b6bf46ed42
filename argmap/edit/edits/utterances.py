"""How the utterances of a claim are written, and how they are changed in the file.

One utterance stands with the claim's own keys, also one by several speakers in the same words;
several stand under `said`, which is a list, or a mapping from speaker to words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Node, Part
from argmap.formats.native.keys import CLAIM_ORDER, WORDS_KEYS
from argmap.formats.native.writing import utterance_fields, words_of
from argmap.model import Claim

_SPOKEN = ("speaker", *WORDS_KEYS)
_HAS_COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one utterance of a claim is written."""

    holder: Part | None
    """The part of `said`; None where the utterance stands with the claim's own keys."""
    speaker: Part | None
    """Its speaker, as an element of a list or the value of `speaker`; None where it is a key."""
    shared: bool
    """Whether several speakers have these words in common."""


def places_of(claim: Node) -> list[Place]:
    """Where the utterances of a claim are written, in their order."""
    places: list[Place] = []
    if own := claim.part("speaker"):
        speakers = _speakers(own)
        places += [Place(None, s, len(speakers) > 1) for s in speakers]
    said = claim.get("said")
    for part in said.parts if said is not None else ():
        named = part.value.part("speaker") if part.key is None else None
        if part.key is not None:
            places.append(Place(part, None, False))
        elif named is not None:
            speakers = _speakers(named)
            places += [Place(part, s, len(speakers) > 1) for s in speakers]
    return places


def _speakers(part: Part) -> list[Part]:
    if part.value.is_list:
        return [p for p in part.value.parts if p.value.text is not None]
    return [] if part.value.is_null else [part]


def write_added_utterance(file: MapFile, claim: Claim) -> None:
    """Write the last utterance of a claim, which is new."""
    mapping = file.mapping("claims", claim.id)
    added = claim.utterances[-1]
    words = words_of(added, file.default_source)
    said = mapping.get("said")
    if len(claim.utterances) > 1 and said is not None and said.parts:
        if said.is_list:
            said.append({"speaker": added.speaker, **words})
            return
        if said.part(added.speaker) is None:
            only_quote = words.keys() == {"quote"}
            said.put(added.speaker, words["quote"] if only_quote else words)
            return
    elif len(claim.utterances) > 1 and _own_comments(file, mapping):
        mapping.drop("said")
        part = mapping.put("said", [{"speaker": added.speaker, **words}], CLAIM_ORDER)
        part.layout = {}
        return
    respell(file, claim)


def respell(file: MapFile, claim: Claim) -> None:
    """Write all utterances of a claim anew; comments that stood among them go above them."""
    mapping = file.mapping("claims", claim.id)
    comments: list[str] = []
    for key in (*_SPOKEN, "said"):
        part = mapping.part(key)
        if part is not None:
            comments += _comments(file, part)
            mapping.remove(part)
    if not claim.utterances:
        return
    fields = utterance_fields(claim.utterances, file.default_source)
    for key, value in fields.items():
        part = mapping.put(key, value, CLAIM_ORDER)
        part.layout = {} if key in ("said", "quote") else None
        part.comments, comments = comments, []


def remove_utterance(file: MapFile, claim: Claim, index: int) -> None:
    """Take away the utterance that stands at `index`; `claim` is the claim without it."""
    mapping = file.mapping("claims", claim.id)
    place = places_of(mapping)[index]
    if place.shared and place.speaker is not None:
        file.remove(place.speaker)
    elif place.holder is not None:
        said = mapping.part("said")
        if said is not None and len(said.value.parts) == 1:
            mapping.remove(said)
        else:
            file.remove(place.holder)
    else:
        for key in _SPOKEN:
            mapping.drop(key)


def set_word(file: MapFile, claim: Claim, index: int, key: str) -> None:
    """Write one field of an utterance, as it is in `claim` now."""
    mapping = file.mapping("claims", claim.id)
    place = places_of(mapping)[index]
    utterance = claim.utterances[index]
    fields = words_of(utterance, None)
    value = fields.get(key)
    if key == "source" and value is None and file.default_source is not None:
        fields, value = {"source": None}, None
    has_value = key in fields
    if key == "speaker":
        _set_speaker(file, claim, place, utterance.speaker)
    elif place.shared:
        respell(file, claim)
    elif place.holder is None:
        _put(mapping, key, value, has_value)
    elif place.holder.value.is_mapping:
        _put(place.holder.value, key, value, has_value)
    elif key == "quote" and has_value:
        file.replace(place.holder, value)
    else:
        quote = place.holder.value.data()
        grown = {} if quote is None or key == "quote" else {"quote": quote}
        file.replace(place.holder, grown | {key: value} if has_value else grown)


def _put(holder: Node, key: str, value: Any, has_value: bool) -> None:
    if has_value:
        holder.put(key, value, CLAIM_ORDER)
    else:
        holder.drop(key)


def _set_speaker(file: MapFile, claim: Claim, place: Place, speaker: str) -> None:
    if place.speaker is not None:
        file.replace(place.speaker, speaker)
    elif place.holder is not None:
        said = place.holder.value.parent
        if said is not None and said.part(speaker) is None:
            said.rename(place.holder, speaker)
        else:
            respell(file, claim)


def _own_comments(file: MapFile, mapping: Node) -> bool:
    """Whether comments stand with the claim's own words."""
    return any(_comments(file, part) for part in mapping.parts if part.key in _SPOKEN)


def _comments(file: MapFile, part: Part) -> list[str]:
    """The comments in a part and at the end of its last line."""
    if part.value_at is None or part.key_at is None or file.json:
        return []
    extents = file.tree.extents
    start = extents.after_colon(part.key_at) or extents.end(part.key_at)
    found = extents.comments_before(part.value_at, start) + extents.comments(part.value_at)
    end = extents.end(part.value_at)
    if extents.has_value(part.key_at, part.value_at) and not extents.is_block_text(part.value_at):
        rest = extents.text[end : extents.line_end(end)]
        if _HAS_COMMENT.match(rest) or rest.lstrip().startswith("#"):
            found.append(rest.strip())
    return found
