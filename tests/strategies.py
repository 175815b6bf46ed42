"""Hypothesis strategies that tests of all packages share."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, get_args

from hypothesis import strategies as st

from argmap.model import (
    FINDINGS,
    FORCES,
    RELATION_KINDS,
    STANCES,
    ArgumentMap,
    Claim,
    DebateStyle,
    Evidence,
    Proposal,
    Relation,
    Source,
    Speaker,
    Speech,
    SpeechKind,
    Utterance,
    derived_id,
)

ODD_TEXTS = (
    *("", " ", "\n", "\r\n", "\t", "\0", "\x07", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff"),
    *("null", "~", "no", "Yes", "on", "y", "true", ".inf", ".nan", "<<", "=", "---", "..."),
    *("1", "007", "1:30", "1e5", "0x1F", "1_000", "-1", "+1.5", "2026-05-04", "12:31:00", "1.10"),
    *("# not a comment", "We lost #1 status", "A plan: do it", "ends with:", ": begins", "a:b"),
    *('"Could happen," he said', "it's", "both ' and \"", "back\\slash", "\\x41", "'", '"', "''"),
    *("[x]", "{x: y}", "*star", "&anchor", "!tag", "| bar", "> fold", "%", "@home", "`tick`"),
    *("- dash", "-", "? what", "?", "a, b", "a? b", "x}", "]"),
    *(" leading", "trailing ", "two  spaces", "\xa0no-break\xa0", "tab\there", "Ada, chair, MP"),
    *("line\nline", "line\n\nline\n", "line\n  indented", "trailing \nline", "\nfirst empty"),
    *("# heading\n- item\nkey: value", "--- \n...\nx", "a\r\nb", "a\rb", "a\x85b", "a\u2028b\nc"),
    *("👩‍🚀 rocket", "שלום עולם", "مرحبا: بك", "東京で、何が？", "e\u0301", "\U0001fffe", "\ufffd"),
    *(
        "https://example.org/a?b=c#d",
        "hearing.txt",
        "notes/of day.md",
        "claim:a",
        "a/b#2",
        "x" * 1100,
    ),
)

texts = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.lists(st.sampled_from(ODD_TEXTS), min_size=2, max_size=3).map("".join),
)
"""Texts, most of them odd: what YAML would swallow, split, or take for something else."""

optional_texts = st.none() | texts

ids = st.one_of(
    st.sampled_from(
        ["a", "b", "c", "d", "trade-falls", "null", "no", "1", "007", "1.5", "2026-05-04"]
    ),
    st.sampled_from(
        ["extra", "said", "speaker", "été", "東京", "हिन्दी", "_", "a.b", "-".join("x" * 600)]
    ),
    st.builds(
        str.__add__,
        st.characters(categories=["L", "N"], include_characters="_"),
        st.text(st.characters(categories=["L", "M", "N"], include_characters="_.-"), max_size=4),
    ),
)

json_scalars = st.one_of(
    st.sampled_from(["1", "-2.5", "1e5", "true", "null", "007"]),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)

json_data = st.recursive(
    json_scalars,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(texts, below, max_size=3),
    max_leaves=6,
)

extras = st.just({}) | st.dictionaries(texts, json_data, max_size=3)
"""What foreign formats leave behind; empty half of the time."""


def _held(ids: list[str], elements: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A dict from each id to an element with that id."""
    return st.tuples(*(elements for _ in ids)).map(
        lambda found: {
            id: element.model_copy(update={"id": id})
            for id, element in zip(ids, found, strict=True)
        }
    )


speakers = st.builds(
    Speaker,
    id=st.just("x"),
    name=texts,
    role=optional_texts,
    organisation=optional_texts,
    anonymous=st.booleans(),
    collective=st.booleans(),
    aliases=st.lists(texts, max_size=2),
    stance=st.none() | st.sampled_from(STANCES),
    side=optional_texts,
    team=optional_texts,
    anonymity=optional_texts,
    extra=extras,
) | st.builds(Speaker, id=st.just("x"), name=texts, role=optional_texts)

sources = st.builds(
    Source,
    id=st.just("x"),
    **dict.fromkeys(("title", "author", "publisher", "date", "url", "path"), optional_texts),
    extra=extras,
) | st.one_of(*(st.builds(Source, id=st.just("x"), **{k: texts}) for k in ("title", "url", "path")))

spans = st.lists(st.tuples(st.integers(0, 10**20), st.integers(0, 99)), max_size=2)


def _utterances(speakers: list[str], sources: list[str]) -> st.SearchStrategy[list[Utterance]]:
    if not speakers:
        return st.just([])
    source = st.sampled_from([None, *sources])
    full = st.builds(
        Utterance,
        speaker=st.sampled_from(speakers),
        force=st.sampled_from(FORCES),
        quote=st.none() | texts | st.lists(texts, max_size=3),
        source=source,
        span=spans,
        **dict.fromkeys(("reported", "at", "url", "date", "via", "turn"), optional_texts),
        extra=extras,
    )
    short = st.builds(Utterance, speaker=st.sampled_from(speakers), quote=texts, source=source)
    bare = st.builds(
        Utterance,
        speaker=st.sampled_from(speakers),
        force=st.sampled_from(FORCES),
        source=source,
    )
    in_chorus = st.tuples(short, st.lists(st.sampled_from(speakers), min_size=1, max_size=3)).map(
        lambda pair: [pair[0].model_copy(update={"speaker": s}) for s in pair[1]]
    )
    return st.lists(full | short | bare, max_size=3) | in_chorus


evidence = st.builds(
    Evidence, **dict.fromkeys(("link", "note", "date", "source"), optional_texts)
) | st.builds(Evidence, link=texts)

proposals = st.builds(
    Proposal,
    kind=st.sampled_from(RELATION_KINDS),
    target=ids | texts,
    why=optional_texts,
    line=optional_texts,
    confidence=st.none() | st.floats(0, 1),
)


def _claims(utterances: st.SearchStrategy[list[Utterance]]) -> st.SearchStrategy[Claim]:
    full = st.builds(
        Claim,
        id=st.just("x"),
        title=optional_texts,
        text=texts,
        kind=st.sampled_from(["statement", "argument"]),
        implicit=st.booleans(),
        utterances=utterances,
        section=st.lists(texts, max_size=2),
        tags=st.lists(texts, max_size=2),
        note=optional_texts,
        weight=st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9),
        checked=st.none() | st.sampled_from(FINDINGS),
        evidence=st.lists(evidence, max_size=2),
        proposed=st.lists(proposals, max_size=2),
        extra=extras,
    )
    return full | st.builds(Claim, id=st.just("x"), text=texts, utterances=utterances)


@st.composite
def _relations(draw: st.DrawFn, claims: list[str], speakers: list[str]) -> dict[str, Relation]:
    """Relations that join claims and one another in all ways that hold together."""
    free_ids = (ids | st.sampled_from(["a/b", "a+b/c#2", "/"])).filter(lambda id: id not in claims)
    own_ids = draw(st.lists(free_ids, max_size=3, unique=True))
    made: dict[str, Relation] = {}
    few = st.sampled_from(claims)
    count = draw(st.integers(0, 6)) + len(own_ids)
    for number in range(count):
        premises = draw(st.lists(few, min_size=1, max_size=1) | st.lists(few, max_size=3))
        target = draw(st.one_of(few, st.sampled_from([None, *claims, *own_ids, *made])))
        id = derived_id(premises, target)
        if number < len(own_ids):
            id = own_ids[number]
        elif id in made or draw(st.integers(0, 9)) == 0:
            id += f"#{draw(st.integers(2, 4))}"
        if id in made:
            continue
        made[id] = Relation(
            id=id,
            kind=draw(st.sampled_from(RELATION_KINDS)),
            premises=premises,
            target=target,
            **draw(_relation_details(speakers)),
        )
    return {id: made[id] for id in draw(st.permutations(list(made)))}


def _relation_details(speakers: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    named = st.lists(st.sampled_from(speakers), max_size=2) if speakers else st.just([])
    full = st.fixed_dictionaries(
        {
            "speakers": named,
            "extra": extras,
            **dict.fromkeys(("scheme", "question", "turn", "note"), optional_texts),
        }
    )
    return st.just({}) | full


def _speeches(speakers: list[str]) -> st.SearchStrategy[OrderedDict[str, Speech]]:
    names = texts.filter(str.strip)
    speaker = st.sampled_from([None, *speakers])
    full = st.builds(
        Speech,
        id=st.just("x"),
        speaker=speaker,
        kind=st.sampled_from(get_args(SpeechKind)),
        minutes=st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9),
        **dict.fromkeys(("side", "block", "team", "section", "title"), optional_texts),
        extra=extras,
    )
    short = st.builds(Speech, id=st.just("x"), side=optional_texts)
    some = st.lists(names, max_size=3, unique=True)
    return some.flatmap(
        lambda ids: _held(ids, full | short) | _held(ids, st.just(Speech(id="x")))
    ).map(OrderedDict)


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """Any sound map: odd texts, incomplete relations, relations at relations, foreign data."""
    few_ids = st.lists(ids, max_size=4, unique=True)
    speaker_ids, source_ids, claim_ids = draw(few_ids), draw(few_ids), draw(few_ids)
    utterances = _utterances(speaker_ids, source_ids)
    some_claims = st.lists(st.sampled_from(claim_ids), max_size=3) if claim_ids else st.just([])
    labels = st.sampled_from(["in", "out", "undecided"])
    return ArgumentMap(
        title=draw(optional_texts),
        style=draw(st.none() | st.sampled_from(get_args(DebateStyle))),
        speeches=draw(_speeches(speaker_ids)),
        issues=draw(some_claims),
        speakers=draw(_held(speaker_ids, speakers)),
        sources=draw(_held(source_ids, sources)),
        claims=draw(_held(claim_ids, _claims(utterances))),
        relations=draw(_relations(claim_ids, speaker_ids)) if claim_ids else {},
        expect=dict.fromkeys(draw(some_claims), draw(labels)),
        extra=draw(extras),
    )
