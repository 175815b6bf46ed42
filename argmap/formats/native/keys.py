"""Every key a map file knows, by the element it stands in: one list for reader and schema."""

from __future__ import annotations

from argmap.model import RELATION_KINDS, RelationKind

FORWARD_KINDS = frozenset(RELATION_KINDS)
"""Keys of a claim that name what the claim bears on."""

BACKWARD_KINDS: dict[str, RelationKind] = {
    "supported-by": "supports",
    "rebutted-by": "rebuts",
    "undercut-by": "undercuts",
    "qualified-by": "qualifies",
}
"""Keys of a claim that name the premises of relations which aim at it."""

WORDS_KEYS = ("quote", "reported", "source", "span", "at", "url", "date", "via", "turn")
"""What is known of an utterance besides its speaker."""

SPOKEN_KEYS = frozenset(("speaker", *WORDS_KEYS, "said"))
"""Keys of a claim that say who voices it, and how."""

MAP_KEYS = frozenset(
    [
        *("title", "issue", "issues", "source", "sources", "speakers", "claims", "relations"),
        *("expect", "extra", "$schema"),
    ]
)
SPEAKER_KEYS = frozenset(
    [
        *("name", "role", "organisation", "anonymous", "collective", "aliases", "stance"),
        *("side", "team", "extra"),
    ]
)
SOURCE_KEYS = frozenset(("title", "author", "publisher", "date", "url", "path", "extra"))
UTTERANCE_KEYS = frozenset(("speaker", *WORDS_KEYS, "extra"))
CLAIM_KEYS = frozenset(
    [
        *("text", "title", "kind", "implicit", "speaker", *WORDS_KEYS, "said", "section", "tags"),
        *("note", "weight", *RELATION_KINDS, *BACKWARD_KINDS, "extra"),
    ]
)
ELEMENT_KEYS = {"claims": CLAIM_KEYS, "speakers": SPEAKER_KEYS, "sources": SOURCE_KEYS}
"""By section: what an element with such an id could be taken for, unless it has fields of its own."""

REFERRING_KEYS = frozenset((*RELATION_KINDS, *BACKWARD_KINDS, "speaker"))
"""Keys of a claim whose value is the id of something else."""

DETAIL_KEYS = frozenset(("id", "speaker", "speakers", "scheme", "question", "note", "extra"))
"""What can be said of a relation besides what it joins."""

AIM_KEYS = DETAIL_KEYS | {"claim", "relation"}
"""A relation written as a mapping under the claim that makes it, or that it aims at."""

RELATION_KEYS = DETAIL_KEYS | {"kind", "premises", "target"}
"""A relation in the long form, under `relations:`."""
