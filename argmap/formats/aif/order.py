"""The order of a debate: AIF has no room for it, so it stands under `argmap`, where no other tool looks.

The `turn` of an utterance stands in the entry of its locution, that of a relation in its node.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import ValidationError

from argmap.formats.aif.graph import Raw
from argmap.formats.foreign.own_data import KEY
from argmap.model import ArgumentMap, Speech


def order_of(raw: Raw, speakers: Collection[str]) -> dict[str, Any]:
    """The `style` and the `speeches` that a file holds, as plain data for the model.

    What no longer fits, since somebody edited it, is left out: a speech that is none, a second one of
    the same name, a speaker whom the file does not have.
    """
    style, speeches = _kept(raw, speakers)
    return {"style": style, "speeches": {speech["id"]: speech for speech in speeches}}


def with_order(raw: Raw, map: ArgumentMap) -> Raw:
    """A file that says what the map says of the order of the debate."""
    speeches = [_plain(speech) for speech in map.speeches.values()]
    if _kept(raw, map.speakers) == (map.style, speeches):
        return raw
    rest = {key: value for key, value in raw.items() if key != KEY}
    kept = {"style": map.style, "speeches": speeches}
    kept = {key: value for key, value in kept.items() if value}
    return rest | ({KEY: kept} if kept else {})


def _kept(raw: Raw, speakers: Collection[str]) -> tuple[str | None, list[dict[str, Any]]]:
    kept = raw.get(KEY)
    if not isinstance(kept, dict):
        return None, []
    style, entries = kept.get("style"), kept.get("speeches")
    speeches: dict[str, dict[str, Any]] = {}
    for speech in _speeches(entries if isinstance(entries, list) else [], speakers):
        speeches.setdefault(speech["id"], speech)
    return style if isinstance(style, str) and style else None, list(speeches.values())


def _speeches(entries: list[Any], speakers: Collection[str]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        try:
            speech = Speech.model_validate(entry)
        except ValidationError:
            continue
        if speech.speaker is not None and speech.speaker not in speakers:
            speech = speech.model_copy(update={"speaker": None})
        yield _plain(speech)


def _plain(speech: Speech) -> dict[str, Any]:
    return speech.model_dump(mode="json", exclude_defaults=True)
