"""The JSON Schema of the native file, shorthands included: what editors complete and check by.

A value that may be a text or a mapping is one schema with several types, not a choice between
schemas: a misspelt key is then reported as just that, by every validator.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.formats.native import keys
from argmap.formats.native.fields import (
    BY_KEYS,
    CLAIM,
    MAP,
    RELATION,
    RELATION_DETAILS,
    SOURCE,
    SPEAKER,
    UTTERANCE,
    WORDS,
    record_elements,
)
from argmap.formats.native.records import Field
from argmap.formats.native.shapes import SCALAR, Schema
from argmap.model import FORCES, Force, RelationKind

# Says what an id must not hold, and not what it may: many validators know no classes of letters.
_ID_PATTERN = r"^[^\s+/#:,;()\[\]{}\"'!?&*|<>@=~^`$%\\]+$"


def json_schema() -> Schema:
    """The schema (2020-12) of a map file as people write it."""
    claim = _properties(CLAIM.fields, utterances=_spoken()) | _bearings()
    words = _properties(WORDS) | _acts()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://json.schemastore.org/argmap.json",
        "title": "argmap map",
        "description": "A debate: claims, who voiced them in which words, and who answered whom.",
        **_mapping(_properties(MAP.fields, **_HELD)),
        "required": ["claims"],
        "$defs": {
            "text": {"type": [*SCALAR, "null"]},
            "texts": {"type": [*SCALAR, "array", "null"], "items": {"$ref": "#/$defs/text"}},
            "reference": {"type": SCALAR},
            "references": {
                "type": [*SCALAR, "array", "null"],
                "items": {"$ref": "#/$defs/reference"},
            },
            "flag": {"type": ["boolean", "null"]},
            "extra": {"type": ["object", "null"]},
            "span": _SPAN,
            "speaker": _mapping(_properties(SPEAKER.fields), or_text=True),
            "source": _mapping(_properties(SOURCE.fields), or_text=True),
            "claim": {
                **_mapping(claim, or_text=True),
                "dependentRequired": {key: ["speaker"] for key in keys.WORDS_KEYS},
            },
            "utterance": {
                **_mapping(_properties(UTTERANCE.fields) | _acts()),
                "required": ["speaker"],
            },
            "words": {
                **_mapping(words, or_text=True),
                "type": [*SCALAR, "array", "object", "null"],
                "items": {"$ref": "#/$defs/text"},
            },
            "relation": {
                **_mapping(_properties(RELATION.fields)),
                "required": ["kind", "premises", "target"],
            },
            "aim": _aim({"$ref": "#/$defs/reference"}, SCALAR),
            "premises": {
                **_aim({"$ref": "#/$defs/references"}, [*SCALAR, "array"]),
                "items": {"$ref": "#/$defs/reference"},
            },
            **{
                element.kind: _mapping(_properties(element.fields, kind=_PROPOSED), or_text=True)
                for element in record_elements()
            },
        },
    }


def _properties(fields: Iterable[Field], **spelled: dict[str, Schema]) -> Schema:
    """Each key of the fields with its schema; `spelled` has those of fields with spellings of their own."""
    found: Schema = {}
    for field in fields:
        if field.own_spelling:
            found |= spelled.get(field.name, {})
            continue
        # Editors show the description as plain text.
        about = {"description": field.doc.replace("`", "")}
        found |= dict.fromkeys(field.all_keys, about | field.shape.schema)
    return found


def _spoken() -> Schema:
    """The keys with which a claim says who voices it."""
    said = {
        "description": "Several utterances of the claim: a list, or {speaker: words}.",
        "type": ["array", "object", "null"],
        "items": {"$ref": "#/$defs/utterance"},
        "additionalProperties": {"$ref": "#/$defs/words"},
    }
    # Beside a claim's own keys `extra` is the claim's, and not that of its utterance.
    own = _properties(field for field in UTTERANCE.fields if field.name != "extra")
    by = {
        key: {
            "description": f"{_BY[force]}: an id, a list of ids, or {{speaker: words}}.",
            "type": [*SCALAR, "array", "object", "null"],
            "items": {
                "type": [*SCALAR, "object"],
                "if": {"type": "object"},
                "then": {"$ref": "#/$defs/utterance"},
            },
        }
        for key, force in BY_KEYS.items()
    }
    return own | {"said": said} | by


def _acts() -> Schema:
    """The keys of an utterance that say what the speaker does, and the words."""
    about = "The speaker {} the claim, in these words."
    return {
        force: {"description": about.format(force), **UTTERANCE.by_name["quote"].shape.schema}
        for force in FORCES
    }


def _mapping(properties: Schema, *, or_text: bool = False) -> Schema:
    """A mapping with just these keys."""
    return {
        "type": ["object", *SCALAR, "null"] if or_text else "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _aim(named: Schema, shorthands: list[str]) -> Schema:
    """What a relation aims at or comes from: an id, or a mapping with details."""
    claim = {**named, "description": "The id of the claim that is meant."}
    relation = {**named, "description": "The id of the relation that is meant: premise/target."}
    details = _properties((RELATION.by_name["id"], *RELATION_DETAILS))
    return {
        **_mapping({"claim": claim, "relation": relation, **details}),
        "type": ["object", *shorthands, "null"],
        "if": {"not": {"required": ["relation"]}},
        "then": {"required": ["claim"]},
    }


def _by_id(name: str, description: str) -> Schema:
    """The key of a mapping from id to element."""
    return {
        f"{name}s": {
            "description": description,
            "type": ["object", "null"],
            "propertyNames": {"pattern": _ID_PATTERN},
            "additionalProperties": {"$ref": f"#/$defs/{name}"},
        }
    }


_INDEX = {"type": "integer", "minimum": 0}
_PAIR = {"type": "array", "items": _INDEX, "minItems": 2, "maxItems": 2}
_SPAN = {"anyOf": [_PAIR, {"type": "array", "items": _PAIR}, {"type": "null"}]}

_HELD: dict[str, Schema] = {
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
        "relations": {
            "description": "The long form, for relations that one line under a claim cannot say.",
            "type": ["array", "object", "null"],
            "items": {"$ref": "#/$defs/relation"},
            "additionalProperties": {"$ref": "#/$defs/relation"},
        }
    },
}

_FORWARD: dict[RelationKind, str] = {
    "supports": "The claim this one speaks for",
    "rebuts": "The claim this one speaks against",
    "undercuts": "The step this one attacks, as premise/target, or the claim that makes the step",
    "qualifies": "The claim or relation this one limits without going against it",
    "contradicts": "The claim that cannot be true together with this one",
    "restates": "The claim that says the same in other words",
}

_BY: dict[Force, str] = {
    "concedes": "Who agrees with the claim, though it does not help them",
    "denies": "Who denies the claim",
    "asks": "Who asks whether the claim holds",
    "challenges": "Who asks for a reason for the claim",
}

_PROPOSED: dict[str, Schema] = {
    kind: {"description": f"{text}, by its id.", "$ref": "#/$defs/reference"}
    for kind, text in _FORWARD.items()
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


def _bearings() -> Schema:
    """The keys with which a claim says what it bears on, and what bears on it."""
    forward = {
        kind: _one_or_more("aim", f"{text}: an id, a list, or {{claim: id, scheme: …}}.")
        for kind, text in _FORWARD.items()
    }
    backward = {
        key: _one_or_more(
            "premises",
            f"{_BACKWARD[kind]}: an id or a list; ids in an inner list bear only together.",
        )
        for key, kind in keys.BACKWARD_KINDS.items()
    }
    return forward | backward
