"""The names in the arguebuf message, and what they correspond to in the model."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from argmap.model import RelationKind
from argmap.schemes import scheme_named

NAME = "arguebuf"
"""The key under `extra` for what the model has no field for."""

SCHEMA_VERSION = 1

KINDS: dict[str, RelationKind] = {
    "support": "supports",
    "attack": "rebuts",
    "rephrase": "restates",
    "preference": "qualifies",
}
"""By the type of a scheme: the kind of the relation."""

TYPES = {kind: type for type, kind in KINDS.items()} | {
    "undercuts": "attack",
    "contradicts": "attack",
}
"""By the kind of a relation: the type of its scheme."""

SUPPORT_SCHEMES = frozenset(
    re.findall(
        r"\w+",
        """
    POSITION_TO_KNOW EXPERT_OPINION WITNESS_TESTIMONY POPULAR_OPINION POPULAR_PRACTICE EXAMPLE
    ANALOGY PRACTICAL_REASONING_FROM_ANALOGY COMPOSITION DIVISION OPPOSITIONS
    RHETORICAL_OPPOSITIONS ALTERNATIVES VERBAL_CLASSIFICATION VERBAL_CLASSIFICATION_DEFINITION
    VERBAL_CLASSIFICATION_VAGUENESS VERBAL_CLASSIFICATION_ARBITRARINESS
    INTERACTION_OF_ACT_AND_PERSON VALUES POSITIVE_VALUES NEGATIVE_VALUES SACRIFICE
    THE_GROUP_AND_ITS_MEMBERS PRACTICAL_REASONING TWO_PERSON_PRACTICAL_REASONING WASTE SUNK_COSTS
    IGNORANCE EPISTEMIC_IGNORANCE CAUSE_TO_EFFECT CORRELATION_TO_CAUSE SIGN ABDUCTIVE
    EVIDENCE_TO_HYPOTHESIS CONSEQUENCES POSITIVE_CONSEQUENCES NEGATIVE_CONSEQUENCES
    PRAGMATIC_ALTERNATIVES THREAT FEAR_APPEAL DANGER_APPEAL NEED_FOR_HELP DISTRESS COMMITMENT
    ETHOTIC GENERIC_AD_HOMINEM PRAGMATIC_INCONSISTENCY INCONSISTENT_COMMITMENT
    CIRCUMSTANTIAL_AD_HOMINEM BIAS BIAS_AD_HOMINEM GRADUALISM SLIPPERY_SLOPE
    PRECEDENT_SLIPPERY_SLOPE SORITES_SLIPPERY_SLOPE VERBAL_SLIPPERY_SLOPE FULL_SLIPPERY_SLOPE
    CONSTITUTIVE_RULE_CLAIMS RULES EXCEPTIONAL_CASE PRECEDENT PLEA_FOR_EXCUSE PERCEPTION MEMORY
        """,
    )
)
"""The schemes that the message has a value for."""


def words(text: str | None, source: str | None, offset: int | None) -> dict[str, Any]:
    """The words of an utterance and their place; an offset means something only in a source."""
    found: dict[str, Any] = {}
    if text:
        found["quote"] = text
    if source is not None:
        found["source"] = source
        if text and offset is not None and offset >= 0:
            found["span"] = [(offset, offset + len(text))]
    return found


def scheme_name(value: str | None) -> str | None:
    """`SUPPORT_EXPERT_OPINION` as people write it; None for the default."""
    _, _, name = (value or "").partition("_")
    return name.replace("_", " ").lower() if name not in ("", "DEFAULT", "UNSPECIFIED") else None


def scheme_value(type: str, scheme: str | None) -> tuple[str, bool]:
    """The value of the enumeration for a scheme, and whether it is read as the same name."""
    if type == "support" and scheme:
        word = scheme.upper().replace(" ", "_")
        known = scheme_named(scheme)
        if word not in SUPPORT_SCHEMES and known is not None:
            word = _values().get(known.name, "")
        if word in SUPPORT_SCHEMES:
            value = f"SUPPORT_{word}"
            return value, scheme_name(value) == scheme
    return f"{type.upper()}_DEFAULT", scheme is None


@cache
def _values() -> dict[str, str]:
    """By the name of a scheme as argmap knows it: its value in the message."""
    found: dict[str, str] = {}
    # Sorted, because the order of a set changes from run to run, and the first value stays.
    for value in sorted(SUPPORT_SCHEMES):
        scheme = scheme_named(value)
        if scheme is not None:
            found.setdefault(scheme.name, value)
    return found
