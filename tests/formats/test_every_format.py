"""Laws for every format that argmap writes, and for every one that it reads, too: from the registry.

A format that is added to the registry is under all of these without a further word.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats.core.format import Format
from argmap.formats.core.reading import read_text
from argmap.formats.core.registry import FORMATS
from argmap.formats.core.sniffing import candidates
from argmap.formats.features.losses import reduced
from argmap.formats.features.table import EVERYTHING
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker, Utterance
from tests.strategies import ODD_TEXTS, maps
from tests.thoroughness import examples

TEXTS = [f for f in FORMATS if f.writer is not None and not f.is_binary]
BOTH_WAYS = [f for f in TEXTS if f.reader is not None]
WHOLE = [f for f in BOTH_WAYS if f.keeps == EVERYTHING]

HOSTILE = (
    *(
        "===",
        "a === b",
        "====",
        "\n===\n",
        "===\n===",
        "---",
        "\n---\n",
        "...",
        "\n...\n",
        "//",
        "// x",
    ),
    *(
        "/* x */",
        "/*",
        "*/",
        "<!-- x -->",
        "-->",
        "]]>",
        "<![CDATA[",
        "&",
        "&amp;",
        "&#0;",
        "<b>x</b>",
    ),
    *(
        "{}",
        "{",
        "}",
        "[]",
        "[",
        "](",
        "{a: b}",
        '{"a": 1}',
        "[a]: b",
        "<a>: b",
        "#",
        "# h",
        "#t",
        "#(t)",
    ),
    *(
        "'",
        '"',
        "''",
        '"""',
        "\\",
        "\\\\",
        '\\"',
        "\\n",
        "`",
        "```",
        "$x$",
        "%x",
        "@",
        ":smile:",
        "~",
    ),
    *("\r", "\n", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", " x", "x ", "\tx\t", "\xa0", "a  b"),
    *(
        "\0",
        "\x1b[31m",
        "\x7f",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u061c",
        "\ufeff",
        "\ufffe",
        "\U000e0041",
    ),
    *(
        "שלום",
        "👩‍🚀",
        "e\u0301",
        "1",
        "1.0",
        "1e5",
        "0x1F",
        "0o7",
        "NaN",
        ".inf",
        "true",
        "null",
        "no",
        "~",
    ),
    *("2026-05-04", "12:30", "<<", "*a", "&a x", "!!int x", "x" * 5_000, "x " * 3_000),
    *(
        "claims:",
        "\nclaims:\n",
        "\nclaims: {a: A}\n",
        "x\nstatements:\n",
        "x\narguments: x",
        "\n  r1:\n  o2:",
    ),
    *(
        "arg(x).",
        "x\natt(a,b).",
        "p af 3",
        "x\np af 3\n",
        "\n#\n",
        "1. x",
        "1.1. Con: y",
        "\n1.1. Con: y",
    ),
    *(
        "-> See 1.1.",
        "Discussion Title: x",
        "x\nDiscussion Title: x",
        "x\n```argdown\n[a]: b\n```\n",
    ),
    *(
        "<arggraph",
        "<?xml?>",
        "<argument-graph>",
        "argunet.org/xml/argml",
        "  +> [x]",
        "\n  -> [x]\n",
    ),
    *(
        '"nodes": [{"nodeID": 1}]',
        '"AIF": {',
        '"claims": {}',
        '"ideas": {}',
        '"core": {}',
        '"analysis": {}',
    ),
    *(
        '"x": 1',
        '"type": "atom"',
        '"type": "equivalence-class"',
        '"argumentTitle": 1',
        '"statements": {}',
    ),
)
"""What some format takes for a sign of its own, or of another format."""

hostile = st.one_of(
    st.sampled_from((*HOSTILE, *ODD_TEXTS)),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map("".join),
)


@st.composite
def hostile_maps(draw: st.DrawFn) -> ArgumentMap:
    """A small map with something in every field, much of it hostile."""
    claims = {
        id: Claim(
            id=id,
            text=draw(hostile),
            title=draw(st.none() | hostile),
            kind=draw(st.sampled_from(["statement", "argument"])),
            tags=draw(st.lists(hostile, max_size=2)),
            section=draw(st.lists(hostile, max_size=2)),
            note=draw(st.none() | hostile),
            utterances=[
                Utterance(
                    speaker="s", quote=draw(st.none() | hostile), at=draw(hostile), source="q"
                )
            ]
            * draw(st.integers(0, 1)),
        )
        for id in draw(st.sampled_from([["a"], ["a", "b"], ["relation", "a", "b"]]))
    }
    relation = Relation(
        kind=draw(st.sampled_from(["supports", "rebuts"])),
        premises=["b"],
        target="a",
        scheme=draw(st.none() | hostile),
        note=draw(st.none() | hostile),
    )
    return ArgumentMap(
        title=draw(st.none() | hostile),
        issues=draw(st.sampled_from([[], ["a"]])),
        speakers={"s": Speaker(id="s", name=draw(hostile), role=draw(st.none() | hostile))},
        sources={"q": Source(id="q", title=draw(hostile), url=draw(st.none() | hostile))},
        claims=claims,
        relations={relation.id: relation} if "b" in claims else {},
    )


def saying(text: str) -> ArgumentMap:
    """A map that says one text in every field there is."""
    said = Utterance(
        speaker="s", quote=text, reported=text, at=text, date=text, turn=text, source="q"
    )
    return ArgumentMap(
        title=text,
        speakers={"s": Speaker(id="s", name=text, role=text, side=text)},
        sources={"q": Source(id="q", title=text, url=text, author=text)},
        claims={
            "a": Claim(id="a", text=text, title=text, note=text, section=[text], tags=[text]),
            "b": Claim(id="b", text=text, utterances=[said]),
        },
        relations={
            "b/a": Relation(kind="rebuts", premises=["b"], target="a", note=text, question=text)
        },
    )


def again(map: ArgumentMap, format: Format) -> ArgumentMap:
    """What is read from what is written, in the format that is named."""
    loaded = read_text(argmap.dumps(map, format.name), None, format.name)
    assert loaded.map is not None, [str(d) for d in loaded.diagnostics]
    return loaded.map


def statements(map: ArgumentMap) -> list[str]:
    """The claims that are no arguments."""
    return [claim.id for claim in map.claims.values() if claim.kind == "statement"]


every = pytest.mark.parametrize("format", BOTH_WAYS, ids=lambda format: format.name)
any_map = given(map=hostile_maps() | maps())


@every
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_a_hostile_text_is_read_again_and_found_by_its_content(format: Format, text: str) -> None:
    map = saying(text)
    written = argmap.dumps(map, format.name)
    assert [f.name for f in candidates(written)] == [format.name]
    read = again(map, format)
    # Argdown has an argument for a relation of which there is more to say.
    assert len(statements(read)) == len(map.claims)
    assert len([r for r in read.relations.values() if r.kind == "rebuts"]) == 1


@every
@any_map
@settings(max_examples=examples(40))
def test_what_is_written_is_recognised_by_its_content_alone(
    format: Format, map: ArgumentMap
) -> None:
    assume(map.claims)
    assert [f.name for f in candidates(argmap.dumps(map, format.name))] == [format.name]


@every
@any_map
@settings(max_examples=examples(40))
def test_what_is_written_can_be_read_and_written_again(format: Format, map: ArgumentMap) -> None:
    assume(map.claims)
    once = again(map, format)
    # Argdown has an argument for a relation of which there is more to say.
    assert len(statements(again(once, format))) == len(statements(once))


@pytest.mark.parametrize("format", WHOLE, ids=lambda format: format.name)
@given(map=hostile_maps())
@settings(max_examples=examples(60))
def test_a_format_that_keeps_everything_gives_the_same_map(
    format: Format, map: ArgumentMap
) -> None:
    assert again(map, format) == reduced(map, format)


@pytest.mark.parametrize("format", TEXTS, ids=lambda format: format.name)
@any_map
@settings(max_examples=examples(20))
def test_every_map_is_written_the_same_way_twice(format: Format, map: ArgumentMap) -> None:
    assert argmap.dumps(map, format.name).encode() == argmap.dumps(map, format.name).encode()


def test_yaml_that_speaks_of_other_formats_is_yaml() -> None:
    text = "claims:\n  a: |\n    x\n# arg(x).\nextra: {note: y}\ntitle: |\n  arg(x).\n  p af 3\n"
    assert [f.name for f in candidates(text)] == ["yaml"]
    assert [f.name for f in candidates("claims:\n  a: A\n  b: >-\n   x\n\n   arg(x).\n")] == [
        "yaml"
    ]


def test_a_relation_without_a_derived_id_takes_none_of_a_claim() -> None:
    claims = {id: Claim(id=id, text=id[:9]) for id in ("relation", "x" * 1_500, "y" * 1_500)}
    relation = Relation(kind="supports", premises=["x" * 1_500], target="y" * 1_500, id="r")
    map = ArgumentMap(claims=claims, relations={"r": relation})
    for format in BOTH_WAYS:
        if "supports" in format.keeps:
            assert len(again(map, format).claims) == 3
