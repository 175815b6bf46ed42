"""From the nodes and edges of AIF to the model: claims, relations, speakers and what they say.

Every I-node becomes a claim and every RA, CA and MA a relation. The whole file, with its dialogue (L,
TA, YA), is kept under `extra` for the writer; each element keeps the id of its node.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.aif.graph import AifGraph, Raw
from argmap.formats.aif.illocutions import are_question_and_answer, is_guess
from argmap.formats.aif.oddities import Oddities
from argmap.formats.aif.order import order_of
from argmap.formats.aif.origins import EXTRA, node_of, origin
from argmap.formats.aif.places import Extent, Places
from argmap.formats.aif.speech import Anchoring, Speeches, own_id
from argmap.formats.aif.texts import plain, text_of
from argmap.formats.core.ids import FreshIds, derive, slug
from argmap.formats.core.loaded import Loaded
from argmap.model import REFERENCES_RESOLVED, ArgumentMap, is_relation_id

KINDS = {"RA": "supports", "CA": "rebuts", "MA": "restates"}
_UNNAMED_SCHEME = re.compile(
    r"default (?:inference|conflict|rephrase)|(?:RA|CA|MA)(?:_\w*)?|", re.I
)
Plain = dict[str, Any]


class Reading:
    """An AIF file read into plain data for the model."""

    def __init__(self, raw: Raw) -> None:
        self.graph = AifGraph(raw)
        self.speeches = Speeches(self.graph, raw)
        self.claims: dict[str, Plain] = {}
        """By the key of an I-node."""
        self.relations: dict[str, Plain] = {}
        """By the key of an S-node."""
        self.voices: dict[str, list[Anchoring]] = {}
        """By the key of an I-node: its utterances."""
        self._read_claims()
        self._read_relations()

    def plain_map(self, extra: Raw) -> Plain:
        """The map as plain data, ready for the model."""
        return {
            "speakers": self.speeches.speakers,
            "claims": {claim["id"]: claim for claim in self.claims.values()},
            "relations": {relation["id"]: relation for relation in self.relations.values()},
            **order_of(extra, self.speeches.speakers),
            "extra": {EXTRA: extra},
        }

    def _read_claims(self) -> None:
        nodes = self.graph.nodes
        claims = self.graph.claims
        texts = [plain(text_of(nodes[key].get("text"))) for key in claims]
        for key, text, id in zip(claims, texts, _claim_ids(claims, texts), strict=True):
            voices = list(self.speeches.voices(key))
            self.voices[key] = voices
            self.claims[key] = {
                "id": id,
                "text": text,
                "utterances": [_utterance(voice) for voice in voices],
                "extra": origin(key),
            }

    def _read_relations(self) -> None:
        graph = self.graph
        steps = graph.steps
        place = {key: i for i, key in enumerate(steps)}
        premises = [
            [self.claims[p]["id"] for p in dict.fromkeys(graph.premises.get(key, ()))]
            for key in steps
        ]
        # An S-node with several targets counts with the first; AM402 warns of it.
        aims = [next(iter(graph.targets.get(key, ())), None) for key in steps]
        targets = [
            None if aim is None else place[aim] if aim in place else self.claims[aim]["id"]
            for aim in aims
        ]
        answers = {key for key, aim in zip(steps, aims, strict=True) if self._answers(key, aim)}
        targets = [None if key in answers else t for key, t in zip(steps, targets, strict=True)]
        ids = self._relation_ids(steps, premises, targets)
        for i, key in enumerate(steps):
            type, aim, target = graph.types[key], aims[i], targets[i]
            # AIF has no undercut of its own: it is a conflict with an S-node.
            is_undercut = type == "CA" and aim in place
            self.relations[key] = {
                "id": ids[i],
                "kind": "undercuts" if is_undercut else KINDS[type],
                "premises": premises[i],
                "target": ids[target] if isinstance(target, int) else target,
                "speakers": self.speeches.arguers(key),
                "scheme": scheme_of(graph.nodes[key]),
                "turn": text_of(graph.nodes[key].get("turn")) or None,
                "extra": origin(key, end=aim if key in answers else None),
            }

    def _answers(self, step: str, aim: str | None) -> bool:
        """Whether an MA joins a question and its answer, and so restates nothing."""
        graph = self.graph
        # A writer says of what restates all the same that it does.
        if graph.types[step] != "MA" or aim not in self.claims or graph.nodes[step].get("restates"):
            return False
        premises = dict.fromkeys(graph.premises.get(step, ()))
        return are_question_and_answer([self._does(p) for p in premises], self._does(aim))

    def _does(self, claim: str) -> list[str]:
        """The illocutions that are anchored in a claim."""
        return [voice.illocution for voice in self.voices[claim]]

    def _relation_ids(
        self, steps: list[str], premises: list[list[str]], targets: list[str | int | None]
    ) -> list[str]:
        fresh = FreshIds("#", [claim["id"] for claim in self.claims.values()])
        own = [_own_relation_id(key) for key in steps]
        derived = derive(premises, targets, [id and fresh.take(id) for id in own])
        fresh.taken.update(filter(None, derived))
        return [
            id or fresh.take(f"{self.graph.types[key].lower()}-{slug(key, 'node')}")
            for key, id in zip(steps, derived, strict=True)
        ]


def read_graph(source: SourceText, raw: Raw, places: Places) -> Loaded:
    """The map of an AIF file, with a warning for each kind of oddity."""
    reading = Reading(raw)
    map = ArgumentMap.model_validate(reading.plain_map(raw), context=REFERENCES_RESOLVED)
    return Loaded(
        map=map,
        diagnostics=Oddities(source, raw, reading.graph, reading.speeches.nameless, places).all(),
        partial=map,
        locate=_locator(map, places),
        source_text=source,
    )


def scheme_of(node: Raw) -> str | None:
    """The name of the scheme of an S-node; None for a default.

    >>> scheme_of({"text": "Default Inference"}), scheme_of({"text": "Expert Opinion"})
    (None, 'Expert Opinion')
    """
    name = plain(text_of(node.get("scheme")) or text_of(node.get("text")))
    return None if _UNNAMED_SCHEME.fullmatch(name) else name


def _claim_ids(keys: list[str], texts: list[str]) -> list[str]:
    """An id for each claim: that of its node if a person gave it, else the first words of its text."""
    fresh = FreshIds("-")
    own = [own_id(key, "claim") for key in keys]
    # What has an id of its own keeps it, whatever another claim's text would make of it.
    kept = [id and fresh.take(id) for id in own]
    return [id or fresh.take(slug(text)) for id, text in zip(kept, texts, strict=True)]


def _own_relation_id(key: str) -> str | None:
    id = key.removeprefix("relation:")
    return id if id != key and is_relation_id(id) else None


def _utterance(voice: Anchoring) -> Plain:
    speech = voice.speech
    guessed = voice.illocution if is_guess(voice.illocution) else None
    return {
        "speaker": speech.speaker,
        "force": voice.force,
        "quote": speech.quote,
        "reported": speech.reported,
        "date": speech.date,
        "turn": speech.turn,
        "via": voice.via or speech.outlet,
        "extra": origin(voice.locution, illocution=guessed),
    }


def _locator(map: ArgumentMap, places: Places) -> Callable[..., Extent | None]:
    def locate(*path: str | int) -> Extent | None:
        kind, id = (*path, None, None)[:2]
        if kind not in ("claims", "relations"):
            return None
        element = getattr(map, kind).get(id)
        key = node_of(element) if element is not None else None
        return places.node(key) if key is not None else None

    return locate
