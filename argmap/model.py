"""The nouns: a map of claims, who voiced them in which words, and how they bear on one another.

Vocabulary follows the field: a claim is a statement (Argdown) or I-node (AIF), an utterance a
locution (AIF) or attribution (PARC), a relation an S-node (AIF). See docs/model.md.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from argmap.diagnostics import shortened
from argmap.several import refuse_text

RelationKind = Literal["supports", "rebuts", "undercuts", "qualifies", "contradicts", "restates"]
Stance = Literal["for", "against", "mixed", "none"]
ClaimKind = Literal["statement", "argument"]
Label = Literal["in", "out", "undecided"]
Finding = Literal["true", "false", "disputed", "open"]
"""What somebody who checked a claim found."""
Force = Literal["asserts", "concedes", "denies", "asks", "challenges"]
"""What somebody does with a claim by an utterance; `concedes`: agrees, though it does not help."""
SpeechKind = Literal["speech", "questions", "chair"]
DebateStyle = Literal["policy", "ld", "pf", "bp", "ws", "parli", "tv"]

RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
STANCES: tuple[Stance, ...] = get_args(Stance)
FORCES: tuple[Force, ...] = get_args(Force)
FINDINGS: tuple[Finding, ...] = get_args(Finding)
VOICING: frozenset[Force] = frozenset({"asserts", "concedes"})
"""The forces of utterances that commit their speaker to the claim."""
SYMMETRIC_KINDS = frozenset({"contradicts", "restates"})
ATTACKS = frozenset({"rebuts", "undercuts"})
DIRECTED_KINDS = frozenset(RELATION_KINDS) - SYMMETRIC_KINDS
# Along a path the signs multiply: what rebuts a rebuttal is for what that was against.
SIGNS: dict[RelationKind, int] = {
    "supports": 1,
    "restates": 1,
    "rebuts": -1,
    "contradicts": -1,
    "undercuts": -1,
    "qualifies": 0,
}
"""What a relation does to its target: +1 for it, -1 against it, 0 neither."""

Id = Annotated[str, StringConstraints(pattern=r"^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.\-]*$")]
RelationId = Annotated[str, StringConstraints(pattern=r"^[\p{L}\p{N}_/][\p{L}\p{M}\p{N}_.\-+/#]*$")]
SpeechName = Annotated[str, StringConstraints(pattern=r"\S")]
"""Any text that says something: what the `turn` of an utterance can be."""
REFERENCES_RESOLVED = {"references": "resolved"}
"""Validation context of a reader that has followed every reference itself, and reported the others."""

Reference = str
"""The id of another element. What resolves is an id, so only the ids of elements are matched."""

CodePointSpan = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


def is_id(text: str) -> bool:
    """Whether `text` can be an id: letters of any script, digits, `_`, then also `-` and `.`."""
    return _fits(Id, text)


def is_relation_id(text: str) -> bool:
    """Whether `text` can be a relation's id: ids, also joined by `+`, `/` and `#`."""
    return _fits(RelationId, text)


def _fits(pattern: Any, text: str) -> bool:
    # By the very pattern of the model, so that the two can never differ.
    try:
        _adapter(pattern).validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def _adapter(pattern: Any) -> TypeAdapter[str]:
    return TypeAdapter(pattern)


MAX_DERIVED_ID = 2_000
"""A relation whose derived id would be longer than this needs an id of its own."""


def derived_id(premises: Sequence[str], target: str | None) -> str:
    """The id of a relation that was given none: `a+c/b` for premises a and c and the target b."""
    refuse_text(premises=premises)
    return f"{'+'.join(premises)}/{target or ''}"


class _Noun(BaseModel):
    # A validator is built when it is first used: what only looks at words starts without.
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False, defer_build=True)

    extra: dict[str, Any] = Field(default_factory=dict)
    """What a foreign format carries that the model has no field for; written back."""


class Speaker(_Noun):
    """A person, an organisation, or an anonymous or collective voice."""

    id: Id
    name: str = ""
    role: str | None = None
    organisation: str | None = None
    anonymous: bool = False
    collective: bool = False
    aliases: list[str] = Field(default_factory=list)
    stance: Stance | None = None
    """Declared by the map-maker; it wins over the one computed from the speaker's claims."""
    side: str | None = None
    team: str | None = None
    anonymity: str | None = None
    """Why a voice has no name, and to whom it is known."""

    @property
    def is_nameless(self) -> bool:
        """Whether the source gives no name for the voice."""
        return self.anonymous or self.anonymity is not None

    @property
    def label(self) -> str:
        """The name to show; the id if there is no name."""
        return self.name or self.id


class Source(_Noun):
    """A document where words can be looked up."""

    id: Id
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    path: str | None = None
    """A local text, relative to the map's folder."""


class Speech(_Noun):
    """A part of a debate in which one side, or one person, has the floor."""

    id: SpeechName
    side: str | None = None
    speaker: Reference | None = None
    kind: SpeechKind = "speech"
    """`questions` to somebody, or the words of the `chair`, who takes no side."""
    block: str | None = None
    """What adjacent speeches of one side have in common that give one chance to answer."""
    team: str | None = None
    section: str | None = None
    minutes: float | None = None
    title: str | None = None


class Utterance(_Noun):
    """What one speaker does with one claim, in their own words or in a reporter's.

    Its force says whether it commits the speaker to the claim: whoever denies, asks or challenges it
    does not voice it.
    """

    speaker: Reference
    force: Force = "asserts"
    quote: str | list[str] | None = Field(default=None, union_mode="left_to_right")
    """The speaker's own words; a list of parts in order where the source interrupts them."""
    reported: str | None = None
    """A reporter's words for what the speaker said."""
    source: Reference | None = None
    span: list[CodePointSpan] = Field(default_factory=list)
    """Where the words stand: `[start, end)` in Unicode code points of the source's text."""
    at: str | None = None
    """Where for a reader: a page, a paragraph, `00:12:31`; it stays text."""
    url: str | None = None
    date: str | None = None
    via: str | None = None
    """Through whom the words reached the source: an outlet, or a speaker's id."""
    turn: str | None = None
    """The speech in which it is said: one of the map's `speeches`, else a number, or any label."""

    @property
    def voices(self) -> bool:
        """Whether the speaker says that the claim holds."""
        return self.force in VOICING

    @property
    def quote_parts(self) -> list[str]:
        """The speaker's own words as a list of parts; empty where there are none."""
        if self.quote is None:
            return []
        return [self.quote] if isinstance(self.quote, str) else self.quote


class Evidence(BaseModel):
    """What a claim was checked against."""

    model_config = ConfigDict(extra="forbid")

    link: str | None = None
    note: str | None = None
    date: str | None = None
    source: str | None = None
    """Who found it, or the id of a source."""


class Proposal(BaseModel):
    """A relation that a claim may draw: somebody, or a program, proposes it, and nobody accepted it.

    No question counts it; `argmap link --accept` makes a relation of it.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    kind: RelationKind
    target: str
    """The id of a claim or a relation."""
    why: str | None = None
    line: str | None = None
    """Where in the source the reason stands."""
    confidence: float | None = None


class Claim(_Noun):
    """A statement that can be accepted or rejected, in the map-maker's words."""

    id: Id
    title: str | None = None
    text: str = ""
    kind: ClaimKind = "statement"
    implicit: bool = False
    """Nobody says it, but an argument needs it (an enthymeme)."""
    utterances: list[Utterance] = Field(default_factory=list)
    section: list[str] = Field(default_factory=list)
    """The path of headings that the claim is listed under."""
    tags: list[str] = Field(default_factory=list)
    note: str | None = None
    weight: float | None = None
    checked: Finding | None = None
    evidence: list[Evidence] = Field(default_factory=list)
    # Beside `relations`, so that no query can take what nobody has said for what was said.
    proposed: list[Proposal] = Field(default_factory=list)

    def __repr__(self) -> str:
        """The claim on one line: its id and the beginning of its wording."""
        return f"<Claim {shortened(self.id)!r}: {shortened(self.text or self.title or '')!r}>"

    @property
    def speakers(self) -> list[str]:
        """The ids of those who voice the claim, who assert or concede it; in order, each once."""
        # Most claims have one utterance, and every question asks this of every claim.
        if len(self.utterances) == 1:
            only = self.utterances[0]
            return [only.speaker] if only.force in VOICING else []
        return list(dict.fromkeys([u.speaker for u in self.utterances if u.force in VOICING]))

    @property
    def denied_by(self) -> list[str]:
        """The ids of those who deny the claim, in order, each once."""
        return self.speakers_by("denies")

    def speakers_by(self, *forces: Force) -> list[str]:
        """The ids of those who do one of some things with the claim, in order, each once."""
        return list(dict.fromkeys([u.speaker for u in self.utterances if u.force in forces]))


class Relation(_Noun):
    """One or more premises bearing on a target, which is a claim or another relation.

    Several premises are *linked*: they only bear together. In maps read from elsewhere `premises`
    may be empty or `target` None; queries ignore such relations.
    """

    kind: RelationKind
    premises: list[Reference] = Field(default_factory=list)
    target: Reference | None = None
    id: RelationId = Field(
        default_factory=lambda data: derived_id(data["premises"], data["target"])
    )
    speakers: list[Reference] = Field(default_factory=list)
    """Who draws the relation; where empty, the speakers of its premises do."""
    scheme: str | None = None
    question: str | None = None
    """The critical question of the scheme that this relation answers or raises."""
    turn: str | None = None
    """The speech in which the relation is drawn, if not the first of its premises that can draw it."""
    note: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it has a premise and a target, so that queries can follow it."""
        # Argdown and AIF can hold half a step; such a map is read and kept, and the half left out
        # of answers.
        return bool(self.premises) and self.target is not None


class ArgumentMap(_Noun):
    """One debate. Speakers, sources, claims and relations are kept by id, in file order.

    Raises `pydantic.ValidationError` where a key is not its element's id, or where something
    refers to an id the map does not have.
    """

    title: str | None = None
    issues: list[Reference] = Field(default_factory=list)
    """The claims the debate is about."""
    speakers: dict[str, Speaker] = Field(default_factory=dict)
    sources: dict[str, Source] = Field(default_factory=dict)
    style: DebateStyle | None = None
    """The format whose rules the debate follows."""
    # Unlike dicts, two of these are equal only if their order is, too: here the order says something.
    speeches: OrderedDict[str, Speech] = Field(default_factory=OrderedDict)
    """The speeches in the order in which they are held, which a `turn` can name."""
    claims: dict[str, Claim] = Field(default_factory=dict)
    relations: dict[str, Relation] = Field(default_factory=dict)
    expect: dict[str, Label] = Field(default_factory=dict)
    """What judging the map must find, by claim: a map can carry its own test."""

    @model_validator(mode="after")
    def _references_resolve(self, info: ValidationInfo) -> ArgumentMap:
        # Large maps come from readers, which have told each broken reference with its place in the
        # file.
        if info.context is REFERENCES_RESOLVED:
            return self
        problems = list(_dangling(self))
        if problems:
            shown = "; ".join(problems[:5])
            more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
            raise ValueError(shown + more)
        return self

    def __repr__(self) -> str:
        """The map on one line: its title, and how much there is in it."""
        # A notebook shows what a line ends with, and all fields of a debate fill it.
        title = f" {shortened(self.title)!r}" if self.title else ""
        counts = [
            (len(self.claims), "claim"),
            (len(self.speakers), "speaker"),
            (len(self.relations), "relation"),
        ]
        parts = [f"{count:,} {name}{'s' * (count != 1)}" for count, name in counts]
        return f"<ArgumentMap{title}: {', '.join(parts)}>"

    def drawn_by(self, relation: Relation) -> list[str]:
        """Who draws a relation, each once: those it names, else the speakers of its premises."""
        if relation.speakers:
            return list(dict.fromkeys(relation.speakers))
        if len(relation.premises) == 1:
            return self.claims[relation.premises[0]].speakers
        return list(dict.fromkeys(s for p in relation.premises for s in self.claims[p].speakers))

    def table(
        self, name: Literal["claims", "utterances", "relations", "speakers", "sources", "speeches"]
    ) -> list[dict[str, Any]]:
        """One kind of element as plain rows, ready for a data frame.

        Rows of claims name their speakers, rows of utterances their claim, and rows of relations
        who draws them. Raises `KeyError` for a name that is none of the six.
        """
        rows: dict[str, Iterable[dict[str, Any]]] = {
            "claims": (
                c.model_dump(exclude={"utterances"}) | {"speakers": c.speakers}
                for c in self.claims.values()
            ),
            "utterances": (
                {"claim": c.id, **u.model_dump()}
                for c in self.claims.values()
                for u in c.utterances
            ),
            "relations": (
                r.model_dump() | {"speakers": self.drawn_by(r)} for r in self.relations.values()
            ),
            "speakers": (s.model_dump() for s in self.speakers.values()),
            "sources": (s.model_dump() for s in self.sources.values()),
            "speeches": (s.model_dump() for s in self.speeches.values()),
        }
        return list(rows[name])


def _dangling(map: ArgumentMap) -> Iterable[str]:
    """What in the map refers to something that is not there, each as one line."""
    elements: dict[str, dict[str, Any]] = {
        "speaker": map.speakers,
        "source": map.sources,
        "speech": map.speeches,
        "claim": map.claims,
        "relation": map.relations,
    }
    for kind, held in elements.items():
        for key, element in held.items():
            if key != element.id:
                yield f"the {kind} {element.id!r} stands under the key {key!r}"
    claims, speakers, sources, relations = map.claims, map.speakers, map.sources, map.relations
    for id in [*map.issues, *map.expect]:
        if id not in claims:
            yield f"no claim {id!r}"
    for speech in map.speeches.values():
        if speech.speaker is not None and speech.speaker not in speakers:
            yield f"no speaker {speech.speaker!r} (speech {speech.id!r})"
    for claim in claims.values():
        for utterance in claim.utterances:
            if utterance.speaker not in speakers:
                yield f"no speaker {utterance.speaker!r} (claim {claim.id!r})"
            if utterance.source is not None and utterance.source not in sources:
                yield f"no source {utterance.source!r} (claim {claim.id!r})"
    for relation in relations.values():
        if relation.id in claims:
            yield f"{relation.id!r} is the id of a claim and of a relation"
        for premise in relation.premises:
            if premise not in claims:
                yield f"no claim {premise!r} (relation {relation.id!r})"
        target = relation.target
        if target is not None and target not in claims and target not in relations:
            yield f"no claim or relation {target!r} (relation {relation.id!r})"
        for speaker in relation.speakers:
            if speaker not in speakers:
                yield f"no speaker {speaker!r} (relation {relation.id!r})"
