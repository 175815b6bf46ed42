"""Random versions of a map: what people do to one over time, as a Hypothesis strategy."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from argmap.edit.compare.names import Names, renamed
from argmap.formats.native.fields import MAP
from argmap.model import ArgumentMap, Claim, Relation, Speaker, Speech, Utterance, derived_id
from tests.helpers import debates

Draw = Callable[[st.SearchStrategy[Any]], Any]

WORDINGS = [
    "Trade rose on every comparable street that was closed to cars.",
    "Trade fell.",
    "Most customers already come on foot, and would go on doing so.",
    "The closed street would bring in more customers than it loses.",
    "",
]
NEW_IDS = ["x", "y", "z", "q.1", "été"]


def _any(draw: Draw, held: Any) -> Any:
    return draw(st.sampled_from(sorted(held)))


def _with_claim(map: ArgumentMap, claim: Claim) -> ArgumentMap:
    return map.model_copy(update={"claims": {**map.claims, claim.id: claim}})


def _reword(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    claim = map.claims[_any(draw, map.claims)]
    text = draw(st.sampled_from(WORDINGS))
    return _with_claim(map, claim.model_copy(update={"text": text}))


def _annotate(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    claim = map.claims[_any(draw, map.claims)]
    field, value = draw(
        st.sampled_from(
            [("note", "hm"), ("note", "oh"), ("tags", ["t"]), ("tags", ["u"]), ("implicit", True)]
        )
    )
    return _with_claim(map, claim.model_copy(update={field: value}))


def _add_claim(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    id = draw(st.sampled_from(NEW_IDS))
    if id in map.claims or id in map.relations:
        return map
    target = _any(draw, map.claims)
    text = draw(st.sampled_from(WORDINGS))
    kind = draw(st.sampled_from(["statement", "argument"]))
    voices = (
        draw(st.lists(st.sampled_from(sorted(map.speakers)), max_size=1)) if map.speakers else []
    )
    said = [Utterance(speaker=speaker) for speaker in voices]
    map = _with_claim(map, Claim(id=id, text=text, kind=kind, utterances=said))
    return _with_relation(map, draw(st.sampled_from(["rebuts", "supports"])), [id], target)


def _with_relation(map: ArgumentMap, kind: Any, premises: list[str], target: str) -> ArgumentMap:
    id, number = derived_id(premises, target), 1
    while id in map.relations:
        number += 1
        id = f"{derived_id(premises, target)}#{number}"
    relation = Relation(id=id, kind=kind, premises=premises, target=target)
    return map.model_copy(update={"relations": {**map.relations, id: relation}})


def _add_relation(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    premise, target = _any(draw, map.claims), _any(draw, [*map.claims, *map.relations])
    kind = draw(st.sampled_from(["rebuts", "supports", "undercuts"]))
    return _with_relation(map, kind, [premise], target)


def _remove_relation(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    if not map.relations:
        return map
    return without(map, {_any(draw, map.relations)})


def without(map: ArgumentMap, gone: set[str]) -> ArgumentMap:
    """The map without some claims and relations, and without what needs them."""
    kept = dict(map.relations)
    while True:
        left = {
            id: r
            for id, r in kept.items()
            if id not in gone
            and not gone & set(r.premises)
            and (
                r.target is None
                or (r.target not in gone and (r.target in map.claims or r.target in kept))
            )
        }
        if len(left) == len(kept):
            break
        kept = left
    return map.model_copy(
        update={
            "relations": kept,
            "claims": {id: c for id, c in map.claims.items() if id not in gone},
            "issues": [id for id in map.issues if id not in gone],
            "expect": {id: label for id, label in map.expect.items() if id not in gone},
        }
    )


def _remove_claim(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    return without(map, {_any(draw, map.claims)}) if len(map.claims) > 1 else map


def _change_relation(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    if not map.relations:
        return map
    relation = map.relations[_any(draw, map.relations)]
    field, value = draw(
        st.sampled_from(
            [
                ("kind", "rebuts"),
                ("kind", "supports"),
                ("note", "why"),
                ("scheme", "analogy"),
                ("speakers", ["ada"]),
            ]
        )
    )
    if field == "speakers" and "ada" not in map.speakers:
        return map
    changed = relation.model_copy(update={field: value})
    return map.model_copy(update={"relations": {**map.relations, relation.id: changed}})


def _voice(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    if not map.speakers:
        return map
    claim = map.claims[_any(draw, map.claims)]
    quote = draw(st.sampled_from([None, "so it is", "never"]))
    said = Utterance(speaker=_any(draw, map.speakers), quote=quote)
    return _with_claim(map, claim.model_copy(update={"utterances": [*claim.utterances, said]}))


def _unvoice(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    voiced = [c.id for c in map.claims.values() if c.utterances]
    if not voiced:
        return map
    claim = map.claims[_any(draw, voiced)]
    return _with_claim(map, claim.model_copy(update={"utterances": claim.utterances[1:]}))


def _place(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    voiced = [c.id for c in map.claims.values() if c.utterances]
    if not voiced:
        return map
    claim = map.claims[_any(draw, voiced)]
    at = draw(st.sampled_from(["p. 1", "p. 2"]))
    said = claim.utterances[0].model_copy(update={"at": at})
    return _with_claim(map, claim.model_copy(update={"utterances": [said, *claim.utterances[1:]]}))


def _rename(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    kind = draw(st.sampled_from(["claims", "speakers"]))
    held = getattr(map, kind)
    new = draw(st.sampled_from([*NEW_IDS, "renamed", "called"]))
    if not held or new in held or new in map.relations:
        return map
    return renamed(map, Names(**{kind: {_any(draw, held): new}}))


def _add_speaker(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    id = draw(st.sampled_from(["dee", "eve"]))
    speaker = Speaker(id=id, name=draw(st.sampled_from(["Dee", "Eve", "Ada"])))
    return map.model_copy(update={"speakers": {**map.speakers, id: speaker}})


def _remove_speaker(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    if not map.speakers:
        return map
    gone = _any(draw, map.speakers)
    claims = {
        id: c.model_copy(update={"utterances": [u for u in c.utterances if u.speaker != gone]})
        for id, c in map.claims.items()
    }
    relations = {
        id: r.model_copy(update={"speakers": [s for s in r.speakers if s != gone]})
        for id, r in map.relations.items()
    }
    speakers = {id: s for id, s in map.speakers.items() if id != gone}
    silent = MAP.renamed_fields(map, {"speaker": {gone: None}})
    held = {"claims": claims, "relations": relations, "speakers": speakers}
    return map.model_copy(update=held | silent)


def _title(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    return map.model_copy(update={"title": draw(st.sampled_from([None, "One", "Two"]))})


def _issue(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    return map.model_copy(update={"issues": [_any(draw, map.claims)]})


def _speeches(draw: Draw, map: ArgumentMap) -> ArgumentMap:
    """Other speeches: some fewer, more, changed, or in another order."""
    speaker = st.sampled_from([None, *map.speakers])
    known = st.sampled_from([*map.speeches.values()]) if map.speeches else st.nothing()
    fresh = st.builds(
        Speech,
        id=st.sampled_from(["AC", "NC", "1", "2AR"]),
        side=st.sampled_from([None, "aff", "neg"]),
        speaker=speaker,
    )
    chosen = draw(st.lists(known | fresh, max_size=4, unique_by=lambda speech: speech.id))
    held = OrderedDict(
        (s.id, s.model_copy(update={"speaker": s.speaker if s.speaker in map.speakers else None}))
        for s in chosen
    )
    return map.model_copy(update={"speeches": held})


MUTATIONS = (
    *(_reword, _annotate, _add_claim, _add_relation, _remove_relation, _remove_claim),
    *(_change_relation, _voice, _unvoice, _place, _rename, _add_speaker, _remove_speaker),
    *(_title, _issue, _speeches),
)


@st.composite
def changed_versions(draw: st.DrawFn, map: ArgumentMap, most: int = 6) -> ArgumentMap:
    """A map after a few changes that a person might make."""
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=most)):
        map = mutation(draw, map)
    return ArgumentMap.model_validate(map.model_dump())


@st.composite
def renamed_versions(draw: st.DrawFn, map: ArgumentMap) -> ArgumentMap:
    """A map with other ids for any of its elements, new ones or each other's, and a few changes more."""
    taken = {*map.claims, *map.relations}
    names: dict[str, dict[str, str]] = {}
    for kind in ("speakers", "sources", "claims"):
        held = list(getattr(map, kind))
        fresh = [id for id in (*NEW_IDS, "renamed", "called", "n-1", "n-2") if id not in taken]
        others = draw(st.permutations([*held, *fresh]))
        names[kind] = {
            id: draw(st.sampled_from([id, new])) for id, new in zip(held, others, strict=False)
        }
        if len(set(names[kind].values())) < len(held):
            names[kind] = dict(zip(held, others, strict=False))
    map = renamed(map, Names(**names))
    claims = {id: _said_otherwise(draw, claim) for id, claim in map.claims.items()}
    map = map.model_copy(update={"claims": claims})
    if map.claims and draw(st.booleans()):
        map = draw(changed_versions(map, most=3))
    return ArgumentMap.model_validate(map.model_dump())


def _said_otherwise(draw: Draw, claim: Claim) -> Claim:
    """The claim with some of its utterances in other words, or from elsewhere."""
    changes: list[dict[str, Any]] = [{}, {"quote": "as I said"}, {"at": "p. 9"}, {"source": None}]
    utterances = [
        u.model_copy(update=draw(st.sampled_from([*changes, {"via": u.speaker}])))
        for u in claim.utterances
    ]
    return claim.model_copy(update={"utterances": utterances})


@st.composite
def versions(draw: st.DrawFn) -> tuple[ArgumentMap, ArgumentMap, ArgumentMap]:
    """A map and two versions of it, each changed by somebody else."""
    base = draw(debates())
    return base, draw(changed_versions(base)), draw(changed_versions(base))
