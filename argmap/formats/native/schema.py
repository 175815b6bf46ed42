"""The JSON Schema of the native file, shorthands included: what editors complete and check by.

A value that may be a text or a mapping is one schema with several types, not a choice between
schemas: a misspelt key is then reported as just that, by every validator.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, get_args

from argmap.formats.native import keys
from argmap.model import RELATION_KINDS, STANCES, ClaimKind, Label, RelationKind

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
"""Editors give plain scalars the types of YAML; argmap reads all of them as the text they are."""

_ID_PATTERN = r"^[^\s+/#:,;()\[\]{}\"'!?&*|<>@=~^`$%\\]+$"


def json_schema() -> Schema:
    """The schema (2020-12) of a map file as people write it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "argmap map",
        "description": "A debate: claims, who voiced them in which words, and who answered whom.",
        **_mapping(keys.MAP_KEYS, _MAP),
        "required": ["claims"],
        "$defs": {
            "text": {"type": [*_SCALAR, "null"]},
            "texts": {"type": [*_SCALAR, "array", "null"], "items": {"$ref": "#/$defs/text"}},
            "reference": {"type": _SCALAR},
            "references": {
                "type": [*_SCALAR, "array", "null"],
                "items": {"$ref": "#/$defs/reference"},
            },
            "flag": {"type": ["boolean", "null"]},
            "extra": {"type": ["object", "null"]},
            "span": _SPAN,
            "speaker": _mapping(keys.SPEAKER_KEYS, _SPEAKER, or_text=True),
            "source": _mapping(keys.SOURCE_KEYS, _SOURCE, or_text=True),
            "claim": {
                **_mapping(keys.CLAIM_KEYS, _CLAIM, or_text=True),
                "dependentRequired": {key: ["speaker"] for key in keys.WORDS_KEYS},
            },
            "utterance": {
                **_mapping(keys.UTTERANCE_KEYS, _UTTERANCE),
                "required": ["speaker"],
            },
            "words": {
                **_mapping(keys.UTTERANCE_KEYS - {"speaker"}, _UTTERANCE, or_text=True),
                "type": [*_SCALAR, "array", "object", "null"],
                "items": {"$ref": "#/$defs/text"},
            },
            "relation": {
                **_mapping(keys.RELATION_KEYS, _RELATION),
                "required": ["kind", "premises", "target"],
            },
            "aim": _aim({"$ref": "#/$defs/reference"}, _SCALAR),
            "premises": {
                **_aim({"$ref": "#/$defs/references"}, [*_SCALAR, "array"]),
                "items": {"$ref": "#/$defs/reference"},
            },
        },
    }


def _mapping(known: Collection[str], described: Schema, *, or_text: bool = False) -> Schema:
    """A mapping with just the keys the reader knows; each of them must be described."""
    order = list(described)
    return {
        "type": ["object", *_SCALAR, "null"] if or_text else "object",
        "properties": {key: described[key] for key in sorted(known, key=order.index)},
        "additionalProperties": False,
    }


def _aim(named: Schema, shorthands: list[str]) -> Schema:
    """What a relation aims at or comes from: an id, or a mapping with details."""
    claim = {**named, "description": "The id of the claim that is meant."}
    relation = {**named, "description": "The id of the relation that is meant: premise/target."}
    return {
        **_mapping(keys.AIM_KEYS, {"claim": claim, "relation": relation, **_DETAILS}),
        "type": ["object", *shorthands, "null"],
        "if": {"not": {"required": ["relation"]}},
        "then": {"required": ["claim"]},
    }


def _ref(name: str, description: str) -> Schema:
    return {"description": description, "$ref": f"#/$defs/{name}"}


def _text(description: str) -> Schema:
    return _ref("text", description)


def _by_id(name: str, description: str) -> Schema:
    """A mapping from id to element."""
    return {
        "description": description,
        "type": ["object", "null"],
        "propertyNames": {"pattern": _ID_PATTERN},
        "additionalProperties": {"$ref": f"#/$defs/{name}"},
    }


_INDEX = {"type": "integer", "minimum": 0}
_PAIR = {"type": "array", "items": _INDEX, "minItems": 2, "maxItems": 2}
_SPAN = {"anyOf": [_PAIR, {"type": "array", "items": _PAIR}, {"type": "null"}]}

_EXTRA = _ref("extra", "Data of your own, or from another format: kept as it is.")
_NOTE = _text("A remark of the map-maker's.")

_MAP: Schema = {
    "title": _text("What the debate is about."),
    "issue": _ref("references", "The id of the claim the debate is about, or a list of several."),
    "issues": _ref("references", "The ids of the claims the debate is about."),
    "source": _text("The id of the source that every utterance means unless it says otherwise."),
    "sources": _by_id(
        "source",
        "Documents where words can be looked up, by id: a mapping, or just a path, URL or title.",
    ),
    "speakers": _by_id(
        "speaker",
        'Who has a voice in the debate, by id: a mapping, or just "Name" or "Name, role".',
    ),
    "claims": _by_id(
        "claim", "What can be accepted or rejected, by id: a mapping, or just the text."
    ),
    "relations": {
        "description": "The long form, for relations that one line under a claim cannot say.",
        "type": ["array", "object", "null"],
        "items": {"$ref": "#/$defs/relation"},
        "additionalProperties": {"$ref": "#/$defs/relation"},
    },
    "expect": {
        "description": "What judging the map must find, by claim: in, out or undecided.",
        "type": ["object", "null"],
        "additionalProperties": {"enum": list(get_args(Label))},
    },
    "extra": _EXTRA,
    "$schema": {"description": "The schema that an editor checks the file by.", "type": "string"},
}

_SPEAKER: Schema = {
    "name": _text("The name to show."),
    "role": _text("What makes the voice count: an office, a profession, a part in the debate."),
    "organisation": _text("For whom the speaker speaks or works."),
    "anonymous": _ref("flag", "true where the source gives no name."),
    "collective": _ref("flag", "true where several people share this voice."),
    "aliases": _ref("texts", "Other names under which the speaker appears."),
    "stance": {
        "description": "Where the speaker stands on the issue; it wins over the computed stance.",
        "enum": [*STANCES, None],
    },
    "side": _text("The side of a formal debate: proposition, opposition, a party to a case."),
    "team": _text("The team in a formal debate."),
    "extra": _EXTRA,
}

_SOURCE: Schema = {
    "title": _text("The title of the document."),
    "author": _text("Who wrote it."),
    "publisher": _text("Who published it."),
    "date": _text("When it appeared, such as 2026-05-04."),
    "url": _text("Where it is on the web."),
    "path": _text("Where its text is, relative to this file; verify looks up quotes in it."),
    "extra": _EXTRA,
}

_WORDS: Schema = {
    "quote": _ref("texts", "The speaker's own words; a list where the source interrupts them."),
    "reported": _text("A reporter's words for what the speaker said."),
    "source": _text("The id of the source where the words stand."),
    "span": _ref(
        "span",
        "[start, end] of the words in the source's text, or a list of these; code points from 0.",
    ),
    "at": _text("Where in the source: p. 4, line 12, 00:12:31."),
    "url": _text("Where the words are on the web."),
    "date": _text("When the words were said."),
    "via": _text("Through whom the words reached the source: an outlet, or a speaker's id."),
    "turn": _text("The number or name of the speech in the debate."),
}

_UTTERANCE: Schema = {
    "speaker": _ref("references", "The id of who said it, or a list of ids."),
    **_WORDS,
    "extra": _EXTRA,
}

_DETAILS: Schema = {
    "id": _text("An id for the relation instead of premise/target."),
    "speaker": _ref("references", "The id of who draws the relation, or a list of ids."),
    "speakers": _ref("references", "The ids of those who draw the relation."),
    "scheme": _text("The pattern of reasoning: argument from analogy, from expert opinion, …"),
    "question": _text("The critical question of the scheme that this answers or raises."),
    "note": _NOTE,
    "extra": _EXTRA,
}

_RELATION: Schema = {
    "kind": {"description": "How the premises bear on the target.", "enum": list(RELATION_KINDS)},
    "premises": _ref("references", "The ids of the claims that bear on the target together."),
    "target": _text("The id of the claim, or the relation (premise/target), they bear on."),
    **_DETAILS,
}

_FORWARD: dict[RelationKind, str] = {
    "supports": "The claim this one speaks for",
    "rebuts": "The claim this one speaks against",
    "undercuts": "The step this one attacks, as premise/target, or the claim that makes the step",
    "qualifies": "The claim or relation this one limits without going against it",
    "contradicts": "The claim that cannot be true together with this one",
    "restates": "The claim that says the same in other words",
}

_BACKWARD: dict[RelationKind, str] = {
    "supports": "What speaks for this claim",
    "rebuts": "What speaks against this claim",
    "undercuts": "What attacks the step from this claim to the only thing it bears on",
    "qualifies": "What limits this claim without going against it",
}


def _one_or_more(name: str, description: str) -> Schema:
    """One aim of a relation, or a list of aims."""
    aims = {"$ref": f"#/$defs/{name}"}
    return {
        "description": description,
        "if": {"type": "array"},
        "then": {"items": aims},
        "else": aims,
    }


_CLAIM: Schema = {
    "title": _text("A short name to show in place of the text."),
    "text": _text("The claim in your own words, as a full sentence."),
    "kind": {
        "description": "argument where the text tells a whole argument; else statement.",
        "enum": [*get_args(ClaimKind), None],
    },
    "implicit": _ref("flag", "true where nobody says it, but an argument needs it."),
    "speaker": _ref("references", "The id of who says it, or a list of ids."),
    **_WORDS,
    "said": {
        "description": "Several utterances of the claim: a list, or {speaker: words}.",
        "type": ["array", "object", "null"],
        "items": {"$ref": "#/$defs/utterance"},
        "additionalProperties": {"$ref": "#/$defs/words"},
    },
    "section": _ref("texts", "The heading the claim stands under, or a path of headings."),
    "tags": _ref("texts", "Words to find and group claims by."),
    "note": _NOTE,
    "weight": {"description": "How much the claim counts: a number.", "type": ["number", "null"]},
    **{
        kind: _one_or_more("aim", f"{text}: an id, a list, or {{claim: id, scheme: …}}.")
        for kind, text in _FORWARD.items()
    },
    **{
        key: _one_or_more(
            "premises",
            f"{_BACKWARD[kind]}: an id or a list; ids in an inner list bear only together.",
        )
        for key, kind in keys.BACKWARD_KINDS.items()
    },
    "extra": _EXTRA,
}
