"""Every field of every element, in the order in which a file has them: the one list of what there is.

Keys, the order of writing, the schema, reading, `argmap set`, the options of `argmap add`, what words on
the command line can be completed to, what formats lose, the columns of tables and the documentation
follow from it. Whoever adds a field adds it to `argmap.model`, here, and to docs/file.md.
"""

from __future__ import annotations

from typing import get_args

from pydantic import BaseModel

from argmap.formats.native.proposals import ProposalRecord
from argmap.formats.native.records import Element, Field, Kept, Keyed, Record, Records
from argmap.formats.native.shapes import (
    Choice,
    Data,
    Flag,
    Found,
    Labels,
    Number,
    Quote,
    Reference,
    References,
    Spans,
    Text,
    Texts,
)
from argmap.model import (
    FINDINGS,
    FORCES,
    RELATION_KINDS,
    STANCES,
    ArgumentMap,
    Claim,
    ClaimKind,
    DebateStyle,
    Evidence,
    Force,
    Label,
    Relation,
    Source,
    Speaker,
    Speech,
    SpeechKind,
    Utterance,
)

HELD = Data()
"""Stands for what is an element of its own."""

BY_KEYS: dict[str, Force] = {
    "conceded-by": "concedes",
    "denied-by": "denies",
    "asked-by": "asks",
    "challenged-by": "challenges",
}
"""Keys of a claim that name who does something else with it than assert it."""

_EXTRA = Field(
    "extra", Data(), "Data of your own, or from another format: kept as it is.", settable=False
)
_ID = Field("id", Text(), "The id.", settable=False, own_spelling=True, keys=())

EVIDENCE = Element(
    "evidence",
    Evidence,
    (
        Field("link", Text(), "Where it is on the web."),
        Field("note", Text(), "What it shows."),
        Field("date", Text(), "When it was looked up, or is from."),
        Field(
            "source",
            Reference("source", lenient=True),
            "Who found it, or the id of a source.",
        ),
    ),
)

_DETAILS = Kept(
    "speaker details",
    "speaker's details",
    "speakers' details",
    "roles, organisations, other names, declared stances, sides, teams; anonymous or collective",
)
SPEAKER = Element(
    "speaker",
    Speaker,
    (
        _ID,
        Field("name", Text(), "The name to show."),
        Field(
            "role", Text(), "What makes the voice count: an office, a profession, a part.", _DETAILS
        ),
        Field("organisation", Text(), "For whom the speaker speaks or works.", _DETAILS),
        Field("anonymous", Flag(), "The source gives no name: `true`.", _DETAILS),
        Field("collective", Flag(), "Several people share this voice: `true`.", _DETAILS),
        Field(
            "aliases",
            Texts(united=True),
            "Other names under which the speaker appears.",
            _DETAILS,
            singular="alias",
        ),
        Field(
            "stance",
            Choice(STANCES),
            "Where the speaker stands on the issue; it wins over the computed stance.",
            _DETAILS,
        ),
        Field(
            "side",
            Text(),
            "The side of a formal debate: proposition, opposition, a party.",
            _DETAILS,
        ),
        Field("team", Text(), "The team in a formal debate.", _DETAILS),
        Field(
            "anonymity",
            Text(),
            "Why a voice has no name, and to whom it is known.",
            _DETAILS,
        ),
        _EXTRA,
    ),
)

_SOURCE_DETAILS = Kept(
    "source details", "source's details", "sources' details", "authors, publishers, dates"
)
SOURCE = Element(
    "source",
    Source,
    (
        _ID,
        Field("title", Text(), "The title of the document."),
        Field("author", Text(), "Who wrote it.", _SOURCE_DETAILS),
        Field("publisher", Text(), "Who published it.", _SOURCE_DETAILS),
        Field("date", Text(), "When it appeared, such as 2026-05-04.", _SOURCE_DETAILS),
        Field("url", Text(), "Where it is on the web."),
        Field(
            "path", Text(), "Where its text is, relative to this file; quotes are looked up in it."
        ),
        _EXTRA,
    ),
)

SPEECH = Element(
    "speech",
    Speech,
    (
        _ID,
        Field("side", Text(), "Which side has the floor: `aff`, `neg`, `gov`, `opp`, a party."),
        Field("speaker", Reference("speaker"), "The id of who has the floor."),
        Field(
            "kind",
            Choice(get_args(SpeechKind)),
            "`questions` where one side asks the other, `chair` where nobody's side speaks; else `speech`.",
        ),
        Field(
            "block",
            Text(),
            "A name that adjacent speeches of one side have in common, which give one chance to answer.",
        ),
        Field("team", Text(), "Which team has the floor, where a side has several."),
        Field("section", Text(), "The part of the debate it belongs to."),
        Field("minutes", Number(), "How long it may take."),
        Field("title", Text(), "What it is called in full."),
        _EXTRA,
    ),
)

_PLACES = Kept("places", "place", "places", "where words stand: a page, a time, an address")
UTTERANCE = Element(
    "utterance",
    Utterance,
    (
        Field(
            "speaker",
            Reference("speaker", schema="references"),
            "The id of who voices the claim, or a list of ids.",
        ),
        Field(
            "force",
            Choice(FORCES),
            "What the speaker does with the claim: `asserts`, if nothing is said, `concedes`, `denies`, "
            "`asks` or `challenges` it.",
        ),
        Field(
            "quote",
            Quote(),
            "The speaker's own words; several parts where the source interrupts them.",
            Kept("quotes", "quote", "quotes", "a speaker's own words"),
        ),
        Field(
            "reported",
            Text(),
            "A reporter's words for what the speaker said.",
            Kept("reports", "report", "reports", "a reporter's words for what was said"),
        ),
        Field(
            "source",
            Reference("source"),
            "The id of the source where the words stand, unless it is the map's own `source`.",
        ),
        Field(
            "span",
            Spans(),
            "Where in the source's text: `[start, end]` in Unicode code points from 0, or a list of such pairs.",
            Kept("spans", "span", "spans", "where words stand, in characters of the source's text"),
        ),
        Field("at", Text(), "Where in the source, for people: p. 4, line 12, 00:12:31.", _PLACES),
        Field("url", Text(), "Where the words are on the web.", _PLACES),
        Field(
            "date",
            Text(),
            "When the words were said.",
            Kept("dates", "date", "dates", "when words were said"),
        ),
        Field(
            "via",
            Reference("speaker", lenient=True),
            "Through whom the words reached the source: an outlet, or a speaker's id.",
            Kept("via", "go-between", "go-betweens", "through whom words came"),
        ),
        Field(
            "turn",
            Reference("speech", lenient=True),
            "The speech in the debate: one of the `speeches` of the map, else its number.",
            Kept("turns", "turn", "turns", "the order or label of a speech"),
        ),
        _EXTRA,
    ),
)

CLAIM = Element(
    "claim",
    Claim,
    (
        _ID,
        Field(
            "title",
            Text(),
            "A short name to show in place of the text.",
            Kept("titles", "title", "titles", "short names of claims"),
        ),
        Field("text", Text(), "The claim in your own words, as a full sentence."),
        Field(
            "kind",
            Choice(get_args(ClaimKind)),
            "`argument` where the text tells a whole argument; else `statement`.",
            Kept(
                "arguments",
                "mark of an argument",
                "marks of arguments",
                "that a claim is a whole argument",
            ),
        ),
        Field(
            "implicit",
            Flag(),
            "Nobody says it, but an argument needs it: `true`.",
            Kept(
                "implicit",
                "mark of an implicit claim",
                "marks of implicit claims",
                "that nobody says a claim",
            ),
        ),
        Field(
            "utterances",
            HELD,
            "Who voices it, in which words.",
            settable=False,
            own_spelling=True,
            keys=(*(key for key in UTTERANCE.order if key != "extra"), "said", *BY_KEYS),
        ),
        Field(
            "section",
            Texts(single=True),
            "The heading the claim stands under, or a path of headings.",
            Kept(
                "sections",
                "section of a claim",
                "sections of claims",
                "headings that claims stand under",
            ),
        ),
        Field(
            "tags",
            Texts(united=True),
            "Words to find and group claims by.",
            Kept("tags", "tagged claim", "tags of claims", "labels of claims"),
            singular="tag",
        ),
        Field(
            "note",
            Text(),
            "A remark of the map-maker's.",
            Kept("notes", "note", "notes", "remarks of the map-maker on claims"),
        ),
        Field(
            "weight",
            Number(),
            "How much the claim counts by itself: a number.",
            Kept("weights", "weight", "weights", "how strong claims are"),
        ),
        Field(
            "checked",
            Found(FINDINGS),
            "What a check of the claim found: `true`, `false`, `disputed`, or `open`.",
            Kept("findings", "finding", "findings", "whether claims were found to be true"),
        ),
        Field(
            "evidence",
            Records(Record(EVIDENCE, short="link")),
            "What the claim was checked against: a link, or `link`, `note`, `date`, `source`; or a list.",
            Kept(
                "evidence",
                "claim with evidence",
                "claims with evidence",
                "what claims were checked against",
            ),
            settable=False,
        ),
        Field(
            "proposed",
            Records(ProposalRecord()),
            "Relations that nobody has accepted: `{rebuts: id, why, line, confidence}`, or a list.",
            Kept(
                "proposals",
                "claim with proposals",
                "claims with proposals",
                "relations that are only proposed",
            ),
            settable=False,
        ),
        _EXTRA,
    ),
)

RELATION = Element(
    "relation",
    Relation,
    (
        Field("id", Text(), "An id for the relation instead of premise/target.", settable=False),
        Field(
            "kind", Choice(RELATION_KINDS, required=True), "How the premises bear on the target."
        ),
        Field(
            "premises",
            References("claim"),
            "The ids of the claims that bear on the target together.",
            settable=False,
        ),
        Field(
            "target",
            Text(),
            "The id of the claim, or the relation (premise/target), they bear on.",
            settable=False,
        ),
        Field(
            "speakers",
            References("speaker"),
            "Who draws the relation, by id, unless it is who voices the premises.",
            Kept(
                "relation speakers",
                "relation's speaker",
                "speakers of relations",
                "who draws a relation",
            ),
            keys=("speaker", "speakers"),
        ),
        Field(
            "scheme",
            Text(),
            "The pattern of reasoning: argument from analogy, from expert opinion, …",
            Kept("schemes", "scheme", "schemes", "named patterns of reasoning"),
        ),
        Field(
            "question",
            Text(),
            "The critical question of the scheme that this answers or raises.",
            Kept(
                "questions",
                "critical question",
                "critical questions",
                "the critical question a relation answers",
            ),
        ),
        Field(
            "turn",
            Reference("speech", lenient=True),
            "The speech in which it is drawn, unless that is the first in which a premise can draw it.",
            Kept(
                "relation turns",
                "turn of a relation",
                "turns of relations",
                "in which speech a relation is drawn",
            ),
        ),
        Field(
            "note",
            Text(),
            "A remark of the map-maker's.",
            Kept(
                "relation notes",
                "note on a relation",
                "notes on relations",
                "remarks of the map-maker on relations",
            ),
        ),
        _EXTRA,
    ),
)

MAP = Element(
    "map",
    ArgumentMap,
    (
        Field("$schema", Text(), "The schema that an editor checks the file by.", in_model=False),
        Field(
            "title",
            Text(),
            "What the debate is about, for people.",
            Kept("map title", "title of the map", "titles of the map", "the title of the map"),
        ),
        Field(
            "issues",
            References("claim", single=True),
            "The id of the claim the debate is about, or a list of several.",
            Kept("issues", "issue", "issues", "what the debate is about", each=True),
            keys=("issue", "issues"),
        ),
        Field(
            "source",
            Reference("source"),
            "The id of the source that every utterance means unless it says otherwise.",
            in_model=False,
        ),
        Field("sources", HELD, "Documents where words can be looked up, by id.", own_spelling=True),
        Field("speakers", HELD, "Who has a voice in the debate, by id.", own_spelling=True),
        Field(
            "style",
            Choice(get_args(DebateStyle)),
            "The format whose rules the debate follows, such as `ld` or `bp`; `tv` is a moderated one.",
            Kept(
                "style",
                "style of the debate",
                "styles of debates",
                "the format whose rules the debate follows",
            ),
        ),
        Field(
            "speeches",
            Keyed(Record(SPEECH, short="side")),
            "The speeches in the order in which they are held: names, or `{name: side}`, or `{name: {…}}`.",
            Kept("speeches", "speech", "speeches", "the order of the speeches", each=True),
        ),
        Field("claims", HELD, "What can be accepted or rejected, by id.", own_spelling=True),
        Field("relations", HELD, "What bears on what.", own_spelling=True),
        Field(
            "expect",
            Labels("claim", get_args(Label)),
            "What judging the map must find, by claim: `in`, `out` or `undecided`.",
            Kept(
                "expect", "expectation", "expectations", "what judging the map must find", each=True
            ),
            settable=False,
        ),
        _EXTRA,
    ),
)

ELEMENTS: dict[str, Element] = {
    element.kind: element for element in (MAP, SPEAKER, SOURCE, CLAIM, UTTERANCE, RELATION)
}
"""The table: every kind of element, by what it is called."""

_BY_MODEL = {element.model: element for element in ELEMENTS.values()}


def element_of(noun: BaseModel) -> Element:
    """The part of the table that a thing's fields stand in."""
    return _BY_MODEL[type(noun)]


RELATION_DETAILS = tuple(
    field for field in RELATION.fields if field.name not in ("id", "kind", "premises", "target")
)
"""What can be said of a relation besides what it joins."""

WORDS = tuple(field for field in UTTERANCE.fields if field.name != "speaker")
"""What is known of an utterance besides its speaker."""


def record_elements() -> list[Element]:
    """The values of fields with parts: they have fields, too, and are no elements of a map."""
    found: list[Element] = []
    waiting = [*ELEMENTS.values()]
    while waiting:
        for field in waiting.pop(0).fields:
            inner = field.shape.inner
            if inner is not None and inner not in found:
                found.append(inner)
                waiting.append(inner)
    return found
