"""What a map can hold and a format may not; every format names what it keeps.

Features that are fields of elements come from the table of fields; the rest is listed here.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.formats.features.elements import Holder
from argmap.formats.features.kinds import (
    AtRelations,
    Entries,
    Feature,
    Fields,
    Forces,
    Incomplete,
    Kind,
    Linked,
    OwnIds,
    Sources,
    Speakers,
    Utterances,
)
from argmap.formats.native.fields import CLAIM, MAP, RELATION, SOURCE, SPEAKER, UTTERANCE
from argmap.formats.native.records import Element, Kept


def _of(element: Element, holder: Holder) -> Iterator[Feature]:
    """The features that are fields of an element; several fields can be one feature."""
    fields: dict[Kept, list[str]] = {}
    for field in element.plain:
        if field.kept is not None:
            fields.setdefault(field.kept, []).append(field.name)
    for kept, names in fields.items():
        kind = Entries if kept.each else Fields
        yield kind(kept.name, kept.one, kept.several, kept.about, holder, tuple(names))


def features_of(element: Element) -> frozenset[str]:
    """The names of the features that are fields of an element, but for what is only proposed."""
    kept = (field.kept.name for field in element.plain if field.kept is not None)
    return frozenset(kept) - {"proposals"}


# Features are left out in this order, and each sees a map without the ones before it: a map that
# has lost its speakers has no utterances left to reduce.
_LIST: tuple[Feature, ...] = (
    *_of(MAP, "map"),
    Speakers("speakers", "speaker", "speakers", "who voices a claim"),
    *_of(SPEAKER, "speakers"),
    Forces(
        "forces",
        "utterance that does not just assert",
        "utterances that do not just assert",
        "who concedes, denies, asks or challenges a claim",
    ),
    Utterances(
        "utterances",
        "further utterance",
        "further utterances",
        "every single utterance, also several of a claim by one speaker",
    ),
    *_of(UTTERANCE, "utterances"),
    Sources("sources", "source", "sources", "documents where words can be looked up"),
    *_of(SOURCE, "sources"),
    *_of(CLAIM, "claims"),
    Kind("supports", "support", "supports", "what speaks for a claim", "supports"),
    Kind("rebuts", "rebuttal", "rebuttals", "what speaks against a claim", "rebuts"),
    Kind("undercuts", "undercut", "undercuts", "what speaks against a step", "undercuts"),
    Kind("qualifies", "qualification", "qualifications", "what limits a claim", "qualifies"),
    Kind(
        "contradicts",
        "contradiction",
        "contradictions",
        "claims that exclude one another",
        "contradicts",
    ),
    Kind("restates", "restatement", "restatements", "the same point in other words", "restates"),
    Incomplete(
        "incomplete relations",
        "incomplete relation",
        "incomplete relations",
        "relations without premise or target",
    ),
    AtRelations(
        "relations at relations",
        "relation at a relation",
        "relations at relations",
        "other than undercuts",
    ),
    Linked(
        "linked premises",
        "relation with linked premises",
        "linkings of premises",
        "premises that only bear together",
    ),
    OwnIds(
        "relation ids",
        "own id of a relation",
        "own ids of relations",
        "ids that relations were given",
    ),
    *_of(RELATION, "relations"),
)

FEATURES: dict[str, Feature] = {feature.name: feature for feature in _LIST}
"""Every feature by name, in the order in which losses are told."""

EVERYTHING = frozenset([*FEATURES, "extra"])
"""What the native file keeps; of `extra`, other formats keep only their own data."""

ACCEPTED = EVERYTHING - {"proposals"}
"""What is in the map and not only proposed: no format but the native ones holds proposals."""

RELATIONS = frozenset(
    {
        *("supports", "rebuts", "undercuts", "qualifies", "contradicts", "restates"),
        *("linked premises", "relations at relations"),
    }
)
"""The features that say which relations there are, which is all that a drawing needs."""
