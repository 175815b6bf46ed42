"""The utterances of a claim in the file: where they are written, and how they change there.

A single utterance is written with the claim's own keys, even if several speakers share its words.
Several are written under `said`, as a list or as a mapping from speaker to words. Speakers who do not
assert the claim may be written under `denied-by` and similar keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.edit.compare.utterances import pair_utterances
from argmap.edit.file.fields import write_field
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Node, Part
from argmap.formats.native.fields import BY_KEYS, UTTERANCE, WORDS
from argmap.formats.native.keys import CLAIM_ORDER, FORCE_KEYS, WORDS_KEYS
from argmap.formats.native.shapes import Names
from argmap.formats.native.writing import utterance_fields, with_act, words_of
from argmap.model import Claim, Utterance

_SPOKEN = ("speaker", *WORDS_KEYS)
_HAS_COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one utterance of a claim is written."""

    holder: Part | None
    """The part of `said`, or of `denied-by`; None where the utterance stands with the claim's own keys."""
    speaker: Part | None
    """Its speaker, as an element of a list or the value of `speaker`; None where it is a key."""
    shared: bool
    """Whether several speakers have these words in common."""


def write_utterances(file: MapFile, was: Claim, now: Claim, names: Names) -> None:
    """Make the file say the utterances of a claim: each in its place, new ones at the end.

    If that is impossible, for example because their order changed, all are written anew.
    """
    mapping = file.mapping("claims", now.id)
    pairs = _pairs(was.utterances, now.utterances, names)
    kept = [i for i, _ in pairs]
    stays_in_order = kept == sorted(kept) and [j for _, j in pairs] == list(range(len(pairs)))
    if (
        (_has_short_forms(mapping) and not _differ_in_speakers(was.utterances, now.utterances))
        or not stays_in_order
        or len(places_of(mapping)) != len(was.utterances)
        or any(was.utterances[i].force != now.utterances[j].force for i, j in pairs)
    ):
        _respell(file, mapping, now.utterances)
        return
    # From the back, so that the numbers of those still to be removed stay right.
    for i in reversed(range(len(was.utterances))):
        if i not in kept:
            _remove(mapping, i)
    changed = [(was.utterances[i], now.utterances[j]) for i, j in pairs]
    if not _change_words(file, mapping, changed, names):
        _respell(file, mapping, now.utterances)
        return
    for count in range(len(pairs) + 1, len(now.utterances) + 1):
        _add(file, mapping, now.utterances[:count])


def _pairs(
    was: Sequence[Utterance], now: Sequence[Utterance], names: Names
) -> list[tuple[int, int]]:
    """Which utterances are the same, by their places; lists of one length are also paired place by place."""
    found = pair_utterances([UTTERANCE.renamed(u, names) for u in was], now)
    pairs = [(i, j) for i, j in found if i is not None and j is not None]
    if len(was) == len(now):
        gone = {i for i, j in found if j is None}
        pairs += [(j, j) for i, j in found if i is None and j is not None and j in gone]
    return sorted(pairs, key=lambda pair: pair[1])


def places_of(claim: Node) -> list[Place]:
    """Where the utterances of a claim are written, in their order."""
    places: list[Place] = []
    if own := claim.part("speaker"):
        speakers = _speakers(own)
        places += [Place(None, s, len(speakers) > 1) for s in speakers]
    said = ((part, part.key is not None) for part in _parts(claim.get("said")))
    for part, is_by_name in (*said, *_parts_by(claim)):
        named = None if is_by_name else part.value.part("speaker")
        if is_by_name:
            places.append(Place(part, None, False))
        elif named is not None:
            speakers = _speakers(named)
            places += [Place(part, s, len(speakers) > 1) for s in speakers]
        elif part.value.text is not None:
            # A speaker behind `denied-by`, without words.
            places.append(Place(None, part, True))
    return places


def _parts(said: Node | None) -> Sequence[Part]:
    return () if said is None else said.parts


def _parts_by(claim: Node) -> Iterator[tuple[Part, bool]]:
    """What stands under `denied-by` and similar keys, by utterance, and whether its key is the speaker."""
    for key in BY_KEYS:
        part = claim.part(key)
        if part is None:
            continue
        value = part.value
        is_by_name = value.is_mapping and value.part("speaker") is None
        parts = value.parts if value.is_list or is_by_name else [part]
        yield from ((each, is_by_name) for each in parts)


def _differ_in_speakers(was: Sequence[Utterance], now: Sequence[Utterance]) -> bool:
    """Whether two lists of utterances differ in nothing but the ids of speakers."""
    return [u.model_copy(update={"speaker": ""}) for u in was] == [
        u.model_copy(update={"speaker": ""}) for u in now
    ]


def _has_short_forms(claim: Node) -> bool:
    """Whether a key of the claim or of an utterance says a force: `denied-by`, or `denies`."""
    held = (part.value for part in _parts(claim.get("said")) if part.value.is_mapping)
    return any(claim.part(key) is not None for key in BY_KEYS) or any(
        part.key in FORCE_KEYS for value in held for part in value.parts
    )


def _speakers(part: Part) -> list[Part]:
    if part.value.is_list:
        return [p for p in part.value.parts if p.value.text is not None]
    return [] if part.value.is_null else [part]


# -- changing the words of one --------------------------------------------------------------------


def _change_words(
    file: MapFile, mapping: Node, changed: Sequence[tuple[Utterance, Utterance]], names: Names
) -> bool:
    """Write the fields that differ, each in its place; False where the places cannot hold them."""
    places = places_of(mapping)
    if len(places) != len(changed):
        return False
    for place, (was, now) in zip(places, changed, strict=True):
        if was.speaker != now.speaker and not _set_speaker(place, now.speaker):
            return False
        fields = [f for f in WORDS if getattr(was, f.name) != getattr(now, f.name)]
        for field in fields:
            value = getattr(now, field.name)
            sharing = zip(places, changed, strict=True) if place.shared else ()
            if any(
                getattr(u, field.name) != value for p, (_, u) in sharing if p.holder is place.holder
            ):
                return False
            if place.holder is None and field.name == "extra":
                # `extra` beside the claim's own keys would be the claim's.
                return False
            if field.name == "source":
                _set_source(place.holder, mapping, now.source, file.default_source)
            elif (holder := _holder(place.holder, mapping, field.name, now)) is not None:
                write_field(holder, UTTERANCE, field, was, now, names, CLAIM_ORDER)
    return True


def _set_speaker(place: Place, speaker: str) -> bool:
    if place.speaker is not None:
        if place.speaker.value.text != speaker:
            place.speaker.replace(speaker)
        return True
    if place.holder is None or place.holder.holder.part(speaker) is not None:
        return False
    place.holder.rename(speaker)
    return True


def _holder(holder: Part | None, claim: Node, field: str, now: Utterance) -> Node | None:
    """The mapping that can hold a field of an utterance.

    A quote that stands alone (`ann: Buses are late`) is changed here, and the result is None.
    """
    if holder is None or holder.value.is_mapping:
        return claim if holder is None else holder.value
    if field == "quote":
        holder.replace({} if now.quote is None else now.quote)
        return None
    quote = holder.value.data()
    holder.replace({} if quote is None else {"quote": quote})
    return holder.value


def _set_source(holder: Part | None, claim: Node, source: str | None, default: str | None) -> None:
    """Write a source, unless it is the one that is meant where nothing is written."""
    node = claim if holder is None else holder.value
    part = node.part("source")
    if source is None and default is None:
        node.drop("source")
    elif source != (part.value.text if part else default):
        if holder is not None and not node.is_mapping:
            quote = node.data()
            holder.replace({} if quote is None else {"quote": quote})
            node = holder.value
        node.put("source", source, CLAIM_ORDER)


# -- adding and removing --------------------------------------------------------------------------


def _add(file: MapFile, mapping: Node, utterances: list[Utterance]) -> None:
    """Write the last one of some utterances, which is new."""
    added = utterances[-1]
    words = words_of(added, file.default_source)
    said = mapping.get("said")
    if len(utterances) > 1 and words.keys() == {"force"}:
        _respell(file, mapping, utterances)
        return
    if len(utterances) > 1 and said is not None and said.parts:
        if said.is_list:
            said.append({"speaker": added.speaker, **with_act(words)})
            return
        if said.part(added.speaker) is None:
            only_quote = words.keys() == {"quote"}
            said.put(added.speaker, words["quote"] if only_quote else with_act(words))
            return
    elif len(utterances) > 1 and _own_comments(file, mapping):
        mapping.drop("said")
        part = mapping.put("said", [{"speaker": added.speaker, **with_act(words)}], CLAIM_ORDER)
        part.layout = {}
        return
    _respell(file, mapping, utterances)


def _remove(mapping: Node, index: int) -> None:
    """Remove the utterance that stands at `index`."""
    place = places_of(mapping)[index]
    if place.shared and place.speaker is not None:
        place.speaker.take_out()
    elif place.holder is None:
        for key in _SPOKEN:
            mapping.drop(key)
    elif len(place.holder.holder.parts) == 1:
        mapping.drop("said")
    else:
        place.holder.take_out()


def _respell(file: MapFile, mapping: Node, utterances: list[Utterance]) -> None:
    """Write all utterances of a claim anew; comments that stood among them go above them."""
    comments: list[str] = []
    for key in (*_SPOKEN, "said", *BY_KEYS):
        part = mapping.part(key)
        if part is not None:
            comments += _comments(file, part)
            mapping.remove(part)
    if not utterances:
        return
    fields: dict[str, Any] = utterance_fields(utterances, file.default_source)
    for key, value in fields.items():
        part = mapping.put(key, value, CLAIM_ORDER)
        part.layout = {} if key in ("said", "quote") else None
        part.comments, comments = comments, []


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
