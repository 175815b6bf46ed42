"""Any text survives: what was put into labels and tooltips is what Graphviz shows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from argmap.model import ArgumentMap, Claim, Relation, Speaker, Utterance
from argmap.render.dot.claims import speaker_marks
from argmap.render.dot.document import DotStyle, write
from argmap.render.dot.text import wrap
from argmap.render.palette import (
    CLAIM_KIND_FILLS,
    ISSUE_FILL,
    OUTSIDE_TEXT,
    PLAIN_FILL,
    QUIET_TEXT,
    RELATION_COLOURS,
    SPEAKER_FILLS,
    STANCE_FILLS,
    TEXT,
    Fill,
)
from tests.render.dot.test_document import needs_dot, run_dot
from tests.strategies import texts
from tests.thoroughness import examples

HOSTILE = [
    *(r"\N", r"\G \E \T \H \L", r"\\N", r"\n\l\r", "\\", "\\\\", r"C:\new\Nile", r"a\"b", r'\\"'),
    *(
        "&amp;",
        "&lt;b&gt;",
        "&#92;N",
        "&#x0;",
        "&",
        "&nbsp",
        "<b>bold</b>",
        "<BR/>",
        "<",
        ">",
        "<>",
    ),
    *('"', "'", '""', "]]>", "<!-- x -->", "<?x?>", "{a|b}", "%s", "$x", "`", "#1", "//", "/* */"),
    *(
        "a\nb",
        "a\r\nb",
        "a\rb",
        "a\tb",
        "a\0b",
        "\x1b[31mred",
        "\x7f\x85",
        "\ufffe\uffff",
        "\ufeff",
    ),
    *(
        "😀👩‍🚀🏳️‍🌈",
        "𝒳𐍈",
        "שלום עולם",
        "مرحبا",
        "\u202egnp.exe",
        "東京で何が起きたのか",
        "e\u0301" * 40,
        "हिन्दी",
    ),
    *(" ", "", "x" * 300, "two  spaces", "\xa0no-break\xa0", "\u2028\u2029", "\U0001fffe"),
]

SVG = "{http://www.w3.org/2000/svg}"
TOOLTIP = "{http://www.w3.org/1999/xlink}title"


def shown(text: str) -> str:
    """A text as a reader should find it, spaces aside: control characters have their pictures."""
    return "".join(
        ""
        if c.isspace() and c not in "\x0b\x0c\x1c\x1d\x1e\x1f\x85"
        else chr(0x2400 + ord(c))
        if ord(c) < 0x20
        else "\u2421"
        if c == "\x7f"
        else "\ufffd"
        if "\x80" <= c <= "\x9f" or c in "\ufffe\uffff"
        else c
        for c in text
    )


def drawn(map: ArgumentMap, style: DotStyle) -> dict[str, tuple[str, str]]:
    """By the title of each node, edge and group: its text and its tooltip, without spaces."""
    found = {}
    svg = ET.fromstring(run_dot("".join(write(map, style)), "svg"))
    for element in svg.iter(f"{SVG}g"):
        title = element.find(f"{SVG}title")
        if title is not None and title.text:
            tooltip = next((a.get(TOOLTIP) for a in element.iter(f"{SVG}a")), None) or ""
            label = "".join(t.text or "" for t in element.findall(f".//{SVG}text"))
            found[title.text] = (shown(label), shown(tooltip))
    return found


def assert_survive(texts: list[str]) -> None:
    """Put each text wherever a map can hold one, draw it, and look it up in the picture."""
    speakers = {f"s{i}": Speaker(id=f"s{i}", name=text) for i, text in enumerate(texts)}
    claims = {
        f"c{i}": Claim(
            id=f"c{i}",
            text=text,
            section=[text],
            note=text,
            utterances=[
                Utterance(speaker=f"s{i}", quote=text, at=text),
                Utterance(speaker=f"s{i}", reported=text, via=text),
            ],
        )
        for i, text in enumerate(texts)
    }
    relations = {
        f"r{i}": Relation(id=f"r{i}", kind="supports", premises=[f"c{i}"], target="c0", note=text)
        for i, text in enumerate(texts)
    }
    map = ArgumentMap(title=texts[0], speakers=speakers, claims=claims, relations=relations)
    found = drawn(map, DotStyle(cluster="section"))
    for i, text in enumerate(texts):
        want, name = shown(text), shown(text or f"s{i}")
        label, tooltip = found[f"c{i}"]
        # Where a text is blank, the box shows the claim's id.
        assert label == (want if text.strip() else f"c{i}") + name
        where = f"({want})" if text else ""
        through = f"(via{want})" if text else ""
        assert tooltip == (f"c{i}{name}says:“{want}”{where}{name}asreported:{want}{through}{want}")
        assert found[f"c{i}->c0"][1] == f"{name}supportsc0{want}r{i}"
    headings = {label for title, (label, _) in found.items() if title.startswith("cluster")}
    assert headings == {shown(text) if text.strip() else "" for text in texts}


@needs_dot
def test_hostile_texts_survive() -> None:
    assert_survive(HOSTILE)


@needs_dot
@settings(max_examples=examples(25), deadline=None)
@given(st.lists(texts, min_size=1, max_size=30))
def test_any_text_survives(texts: list[str]) -> None:
    assert_survive(texts)


@needs_dot
@settings(max_examples=examples(25), deadline=None)
@given(st.lists(st.text(r"\NGETHLnlr&;#92amp<>\"' ", max_size=12), min_size=1, max_size=40))
def test_any_mixture_of_what_graphviz_reads_as_code_survives(texts: list[str]) -> None:
    assert_survive(texts)


@given(texts, st.integers(2, 60))
def test_wrapping_loses_nothing_but_spaces_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    without_ends = re.sub("[ \t\r\n\u2028\u2029]", "", text)
    assert "".join(lines).replace(" ", "") == without_ends
    assert all(cell_len(line) <= width for line in lines)


def test_lines_are_about_equally_wide_and_wide_characters_count_twice() -> None:
    assert wrap("Nobody could work with the barking.") == ["Nobody could work", "with the barking."]
    assert wrap("東" * 30, 28) == ["東" * 14, "東" * 14, "東" * 2]
    assert wrap("e\u0301" * 70, 28) == ["e\u0301" * 28, "e\u0301" * 28, "e\u0301" * 14]


def test_a_word_that_a_wider_box_can_hold_is_not_broken() -> None:
    word = "Gesundheitsschädlichkeitsverordnung"
    assert wrap(f"Die {word} gilt.") == ["Die", word, "gilt."]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


FILLS = [
    *(PLAIN_FILL, ISSUE_FILL, *STANCE_FILLS.values(), *CLAIM_KIND_FILLS.values()),
    *SPEAKER_FILLS,
]


@pytest.mark.parametrize("page", ["#ffffff", "#1e1e1e"])
@pytest.mark.parametrize(
    "colour", [*RELATION_COLOURS.values(), OUTSIDE_TEXT, *(f.border for f in FILLS)]
)
def test_lines_are_seen_on_light_and_dark_pages(colour: str, page: str) -> None:
    assert contrast(colour, page) >= 3


@pytest.mark.parametrize("fill", FILLS)
def test_text_is_read_on_every_fill(fill: Fill) -> None:
    assert contrast(TEXT, fill.ground) >= 7
    assert contrast(QUIET_TEXT, fill.ground) >= 4.5


def test_speakers_differ_by_colour_or_else_by_sign_and_no_stance_has_their_colour() -> None:
    map = ArgumentMap(speakers={f"s{i}": Speaker(id=f"s{i}") for i in range(30)})
    marks = speaker_marks(map).values()
    assert len({*marks}) == len(marks)
    assert {mark.fill for mark in marks}.isdisjoint(STANCE_FILLS.values())
    assert len({*RELATION_COLOURS.values()}) == len(RELATION_COLOURS)


@pytest.mark.parametrize("fills", [list(STANCE_FILLS.values()), list(SPEAKER_FILLS)])
def test_fills_are_told_apart(fills: list[Fill]) -> None:
    def parts(fill: Fill) -> list[int]:
        return [int(fill.ground[i : i + 2], 16) for i in (1, 3, 5)]

    for one, other in combinations(fills, 2):
        assert sum(abs(a - b) for a, b in zip(parts(one), parts(other), strict=True)) >= 24
