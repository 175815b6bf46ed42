"""Data that follows from the model, so that it need not be stored as well."""

from __future__ import annotations

from typing import Any

from argmap.formats.argdown.language.document import Data
from argmap.formats.argdown.meaning.speech import Names, People, data_of, of_claim, source_name
from argmap.model import ArgumentMap, Claim

KEY = "argdown"
"""The key under `extra` that holds what belongs to Argdown alone."""

Plain = dict[str, Any]


def regenerated(claim: Plain, people: People) -> list[tuple[str, Any]]:
    """The items of the data that `claim_data` will make of a claim that is being read.

    If they are those in the file, the layout need not keep them: writing makes them again.
    """
    data: Data = {}
    said = claim.get("utterances") or []
    if said:
        first = said[0]
        if any({**u, "speaker": ""} != {**first, "speaker": ""} for u in said):
            return []
        names = [people.speakers[u["speaker"]]["name"] for u in said]
        source = first.get("source")
        data = data_of(first, names, source_name(people.sources[source]) if source else None)
    return list(_with_fields(data, claim).items())


def _with_fields(data: Data, claim: Plain) -> Data:
    data |= of_claim(claim)
    own = own_extra(claim.get("extra", {})).get("data")
    return {**data, **own} if isinstance(own, dict) else data


def claim_data(names: Names, claim: Claim) -> list[Data]:
    """The data of a claim: one piece for each time that somebody says it in other words.

    The first piece also holds what else is known of the claim.
    """
    pieces = names.data_of(claim.utterances)
    plain = claim.model_dump(mode="json", exclude={"utterances"}, exclude_defaults=True)
    first = _with_fields(pieces[0] if pieces else {}, plain)
    return [first, *pieces[1:]] if first else []


def kept_front_matter(map: ArgumentMap) -> Data:
    """The front matter that the map has no fields for."""
    kept = own_extra(map.extra).get("front_matter")
    return kept if isinstance(kept, dict) else {}


def own_extra(extra: dict[str, Any]) -> dict[str, Any]:
    """The data of Argdown in `extra`."""
    own = extra.get(KEY)
    return own if isinstance(own, dict) else {}
