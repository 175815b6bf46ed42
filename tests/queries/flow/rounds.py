"""Random debates by speeches, for laws."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.model import ArgumentMap, Claim, Relation, Speaker, Speech, Utterance, derived_id

SIDES = ("aff", "neg", "third")
KINDS = ("supports", "rebuts", "undercuts", "qualifies", "contradicts", "restates")


@st.composite
def rounds(draw) -> ArgumentMap:
    """A debate of up to eight speeches and nine claims, with blocks, questions and the chair."""
    style = draw(st.sampled_from([None, "ld", "bp", "tv"]))
    speeches = {}
    for number in range(draw(st.integers(2, 8))):
        id = f"S{number}"
        speeches[id] = Speech(
            id=id,
            side=draw(st.sampled_from(SIDES[:2] * 3 + (None, "third"))),
            kind=draw(st.sampled_from(["speech"] * 5 + ["questions", "chair"])),
            block=draw(st.sampled_from([None, None, "b"])),
            team=draw(st.sampled_from([None, "T1", "T2"])),
            section=draw(st.sampled_from([None, None, "x", "y"])),
        )
    speakers = {
        s: Speaker(id=s, side=side)
        for s, side in zip("pqrm", (*SIDES[:2], None, "chair"), strict=True)
    }
    claims = {}
    for number in range(draw(st.integers(1, 9))):
        said = draw(
            st.lists(
                st.tuples(st.sampled_from("pqrm"), st.sampled_from([None, *speeches])), max_size=3
            )
        )
        claims[f"c{number}"] = Claim(
            id=f"c{number}",
            text=f"Text {number}.",
            utterances=[Utterance(speaker=who, turn=turn) for who, turn in said],
        )
    relations: dict[str, Relation] = {}
    for _ in range(draw(st.integers(0, 10))):
        premises = draw(st.lists(st.sampled_from([*claims]), min_size=1, max_size=2, unique=True))
        target = draw(st.sampled_from([*claims, *relations]))
        kind = draw(st.sampled_from(KINDS))
        id = derived_id(premises, target)
        if id in relations or target in premises or (kind == "undercuts") != (target in relations):
            continue
        turn = draw(st.sampled_from([None, None, *speeches]))
        relations[id] = Relation(id=id, kind=kind, premises=premises, target=target, turn=turn)
    issues = draw(st.sampled_from([[], ["c0"]]))
    return ArgumentMap(
        style=style,
        speeches=speeches,
        speakers=speakers,
        claims=claims,
        relations=relations,
        issues=issues,
    )
