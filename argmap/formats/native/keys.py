"""Every key a map file knows, by the element it stands in, as the table of fields has them.

Only what a claim says of relations is listed here: which claims it bears on, and which bear on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap import __version__
from argmap.diagnostics import listed
from argmap.formats.native.fields import (
    BY_KEYS,
    CLAIM,
    ELEMENTS,
    MAP,
    RELATION,
    RELATION_DETAILS,
    SOURCE,
    SPEAKER,
    UTTERANCE,
    WORDS,
    record_elements,
)
from argmap.formats.native.records import Element
from argmap.model import FORCES, RELATION_KINDS, Force, RelationKind

FORWARD_KINDS = frozenset(RELATION_KINDS)
"""Keys of a claim that name what the claim bears on."""

BACKWARD_KINDS: dict[str, RelationKind] = {
    "supported-by": "supports",
    "rebutted-by": "rebuts",
    "undercut-by": "undercuts",
    "qualified-by": "qualifies",
}
"""Keys of a claim that name the premises of relations which aim at it."""

WORDS_KEYS = tuple(key for field in WORDS for key in field.all_keys if key != "extra")
"""What is known of an utterance besides its speaker."""

SPOKEN_KEYS = frozenset(CLAIM.by_name["utterances"].all_keys)
"""Keys of a claim that say who voices it, and how."""

FORCE_KEYS = frozenset[str](FORCES)
"""Keys of an utterance that say its force and its words in one: `denies: words`."""

BY_KEY_OF: dict[Force, str] = {force: key for key, force in BY_KEYS.items()}
"""The key of a claim that names who does something with it."""

MEANT_OF_CLAIMS: dict[Force, str] = {"denies": "rebutted-by", "challenges": "rebutted-by"}
"""By force: the key that is meant where a claim is named, and no speaker."""

MAP_KEYS = MAP.keys
SPEAKER_KEYS = SPEAKER.keys
SOURCE_KEYS = SOURCE.keys
UTTERANCE_KEYS = UTTERANCE.keys | FORCE_KEYS
CLAIM_KEYS = CLAIM.keys | FORWARD_KINDS | BACKWARD_KINDS.keys()
ELEMENT_KEYS = {"claims": CLAIM_KEYS, "speakers": SPEAKER_KEYS, "sources": SOURCE_KEYS}
"""By section: what an element with such an id could be taken for, unless it has fields of its own."""

# Used to tell slips from text: `speaker ada` without a colon, where there is an `ada`.
REFERRING_KEYS = frozenset((*RELATION_KINDS, *BACKWARD_KINDS, "speaker", *BY_KEYS))
"""Keys of a claim whose value is the id of something else."""

DETAIL_KEYS = frozenset(("id", *(key for field in RELATION_DETAILS for key in field.all_keys)))
"""What can be said of a relation besides what it joins."""

AIM_KEYS = DETAIL_KEYS | {"claim", "relation"}
"""A relation written as a mapping under the claim that makes it, or that it aims at."""

RELATION_KEYS = RELATION.keys
"""A relation in the long form, under `relations:`."""

CLAIM_ORDER = (*CLAIM.order, *BACKWARD_KINDS, *RELATION_KINDS)
ORDERS = {"claims": CLAIM_ORDER, "speakers": SPEAKER.order, "sources": SOURCE.order}
"""By section: the order in which an element's keys are written."""

# The table of fields only grows, so an unknown key may well be one of a later version.
NEWER = (
    f"a newer argmap than this one ({__version__}) may know it: update argmap; data of your own goes "
    "under extra:"
)
"""What to do where nothing that is known was meant. A map with such a key is not edited, so that nothing
of it is lost."""


def is_of_map(key: str) -> bool:
    """Whether only the map itself has a key: anywhere else it is indented too deep."""
    return _homes(key) == ["map"]


def other_home(key: str) -> str:
    """Which elements have a key, or that argmap does not know it.

    >>> other_home("organisation")
    'organisation is a key of a speaker'
    """
    homes = [f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in _homes(key)]
    return f"{key} is a key of {listed(homes)}" if homes else NEWER


def _homes(key: str) -> list[str]:
    return [element.kind for element in _elements() if key in element.keys]


def _elements() -> Iterator[Element]:
    yield from ELEMENTS.values()
    yield from record_elements()
