"""New claims, speakers, sources and utterances, as somebody asks for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from argmap.edit.edits.adding import AddClaim, AddSource, AddSpeaker, AddUtterance
from argmap.edit.edits.base import Edit, EditError
from argmap.edit.edits.finding import find_element, find_speaker
from argmap.edit.edits.proposing import Proposal, offered_id, proposed_link
from argmap.edit.edits.setting import SetMap
from argmap.edit.requests.given import Given, RequestError, given_fields, passed_on
from argmap.edit.requests.speakers import Agrees, declared, each_speaker
from argmap.formats.native.fields import CLAIM, UTTERANCE
from argmap.formats.native.keys import BACKWARD_KINDS
from argmap.model import (
    RELATION_KINDS,
    ArgumentMap,
    Claim,
    RelationKind,
    Source,
    Speaker,
    Utterance,
)

WORDS = tuple(passed_on(f) for f in UTTERANCE.plain if f.settable and f.name != "speaker")
"""What can be given of an utterance besides its speaker."""
_OWN = tuple(field.name for field in CLAIM.plain if field.settable)


@dataclass(frozen=True, slots=True)
class Voicing:
    """What a new utterance is given by its map."""

    default_source: str | None
    """The source that every utterance in the file means unless it says otherwise."""
    agrees: Agrees
    """Whether a speaker that the map does not have is a new one."""


def new_claim(
    map: ArgumentMap, given: Given, voicing: Voicing, id: str | None = None
) -> tuple[str, list[Edit]]:
    """The id and the edits of a new claim, who says it, and what it bears on; raises `EditError`."""
    proposal = Proposal(map)
    # Targets name claims and relations alike, so no id may be both.
    held = {**map.claims, **map.relations}
    id = id or offered_id(held, given["text"], "claim")
    own = given_fields(map, "claim", {f: given.get(f) for f in _OWN})
    claim = Claim(id=id, utterances=_said(map, proposal, given, voicing), **own)
    proposal.add(AddClaim(claim))
    if given.get("issue"):
        proposal.add(SetMap("issues", [*map.issues, claim.id]))
    _link(proposal, claim.id, given)
    return id, proposal.edits


def new_utterances(
    map: ArgumentMap, claim: str, given: Given, voicing: Voicing
) -> tuple[str, list[Edit]]:
    """The claim and the edits that give it one more voice for each speaker; raises `EditError`."""
    # Only a claim can be meant, even if a speaker has the same id.
    kind, id = find_element(map, claim if ":" in claim else f"claim:{claim}")
    if kind != "claim":
        raise EditError(f"{claim} is a {kind}; an utterance voices a claim")
    proposal = Proposal(map)
    for utterance in _said(map, proposal, given, voicing):
        proposal.add(AddUtterance(id, utterance))
    return id, proposal.edits


def new_speaker(map: ArgumentMap, given: Given, id: str | None = None) -> tuple[str, list[Edit]]:
    """The id and the edit of a new speaker; raises `EditError`."""
    id = id or offered_id(map.speakers, given["name"], "speaker")
    return id, [AddSpeaker(Speaker(id=id, **given_fields(map, "speaker", given)))]


def new_source(map: ArgumentMap, given: Given, id: str | None = None) -> tuple[str, list[Edit]]:
    """The id and the edit of a new source; raises `EditError`."""
    path = given.get("path")
    named = given.get("title") or (PurePath(path).stem if path else given.get("url"))
    if not named:
        raise RequestError("say which: give a --title, a --path or a --url.")
    # Otherwise the id of an address would begin with `https-www`.
    words = re.sub(r"^[a-z]+://(www\.)?", "", named)
    id = id or offered_id(map.sources, words, "source")
    return id, [AddSource(Source(id=id, **given_fields(map, "source", given)))]


def _said(map: ArgumentMap, proposal: Proposal, given: Given, voicing: Voicing) -> list[Utterance]:
    """One utterance for each speaker, all in the same words; new speakers join the proposal."""
    words = each_speaker(map, given.get("speakers") or ())
    for edit in declared(map, words, voicing.agrees):
        proposal.add(edit)
    speakers = [find_speaker(proposal.map, word) for word in words]
    return _utterances(map, speakers, {name: given.get(name) for name in WORDS}, voicing)


def _utterances(
    map: ArgumentMap, speakers: Sequence[str], given: Given, voicing: Voicing
) -> list[Utterance]:
    # Words without a speaker would be in nobody's mouth.
    named = [name for name, said in given.items() if said]
    if not speakers and named:
        raise RequestError(f"--{named[0]} needs a --speaker who says it.")
    words = {"source": voicing.default_source} | given_fields(map, "utterance", given)
    return [Utterance(speaker=speaker, **words) for speaker in speakers]


def _link(proposal: Proposal, claim: str, given: Given) -> None:
    """The relations of a new claim."""
    wanted: list[tuple[list[str], RelationKind, str]] = []
    for kind in RELATION_KINDS:
        wanted += [([claim], kind, target) for target in given.get(kind) or ()]
    for key, kind in BACKWARD_KINDS.items():
        for premises in given.get(key.replace("-", "_")) or ():
            # What is undercut is not the claim, but the only relation that it draws.
            target = claim if kind != "undercuts" else f"relation:{claim}"
            wanted.append((premises.split("+"), kind, target))
    # Nobody could tell which of several relations a scheme belongs to.
    details = {key: given[key] for key in ("scheme", "question") if given.get(key)}
    if details and len(wanted) != 1:
        count = "several relations" if wanted else "no relation"
        options = " and ".join(f"--{key}" for key in details)
        raise EditError(f"{options} is about one relation, and there is {count}; use link")
    for premises, kind, target in wanted:
        proposal.add(proposed_link(proposal.map, premises, kind, target, details))
