"""The picture as SVG: every text is text, whoever wrote it, and nobody needs eyes or colours."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

import argmap
from argmap.model import RELATION_KINDS, ArgumentMap, Claim, Relation, Source, Speaker, Utterance
from argmap.render.draw.scene import Scene
from argmap.render.draw.svg import svg
from argmap.render.draw.themes import DARK, LIGHT, Colours, ground
from argmap.render.palette import (
    CLAIM_KIND_FILLS,
    ISSUE_FILL,
    RELATION_COLOURS,
    SPEAKER_FILLS,
    STANCE_FILLS,
)
from argmap.render.terminal.text import shown
from tests.helpers import CONTROLS, EXAMPLES, map_of
from tests.render.draw.pictures import SVG, needs_graphviz, of_class, read_back, scene, words_of
from tests.strategies import maps
from tests.thoroughness import examples

pytestmark = needs_graphviz

NASTY = (
    '</title></style><script>alert(1)</script>"onload="x" \'&amp; <![CDATA[ ]]> --> \x1b[31m \x00'
)


@pytest.fixture(scope="module")
def cartels() -> Scene:
    return scene(argmap.load(EXAMPLES / "cartels.argmap.yaml"))


def test_every_claim_is_a_card_with_its_words_and_speakers(cartels: Scene) -> None:
    map = argmap.load(EXAMPLES / "cartels.argmap.yaml")
    cards = {card.get("data-claim"): card for card in of_class(read_back(cartels), "card")}
    assert list(cards) == list(map.claims)
    for id, claim in map.claims.items():
        words = words_of(cards[id])
        assert claim.text in words
        assert all(map.speakers[s].name in words for s in claim.speakers)


def test_every_relation_names_its_ends(cartels: Scene) -> None:
    map = argmap.load(EXAMPLES / "cartels.argmap.yaml")
    edges = of_class(read_back(cartels), "edge")
    assert {edge.get("data-relation") for edge in edges} == set(map.relations)
    known = {*map.claims, *map.relations}
    assert {edge.get("data-from") for edge in edges} <= known
    assert {edge.get("data-to") for edge in edges} <= known


def test_kinds_differ_in_form_too() -> None:
    claims = {kind: Claim(id=kind, text=kind) for kind in ("a", *RELATION_KINDS)}
    relations = [Relation(kind=kind, premises=[kind], target="a") for kind in RELATION_KINDS]
    map = ArgumentMap(claims=claims, relations={r.id: r for r in relations})
    forms, parts = set(), {}
    for edge in of_class(read_back(scene(map)), "edge"):
        paths = list(edge.iter(f"{SVG}path"))
        parts[edge.get("data-from")] = len(paths)
        looks = [re.sub(r"[-\d.]+", "0", path.get("d", "")) for path in paths]
        forms.add((*[path.get("class") for path in paths], *looks[1:]))
    assert len(forms) == len(RELATION_KINDS)
    # A line and a head; rebuttals have a bar besides, contradictions a head at either end.
    assert (parts["supports"], parts["rebuts"], parts["contradicts"]) == (2, 3, 3)


def test_who_hears_it_is_told_the_same(cartels: Scene) -> None:
    root = read_back(cartels)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.get("id") == root.get("aria-labelledby")
    assert title.text == "Should the US send special operators against Mexico's cartels?"
    assert description is not None
    assert description.get("id") == root.get("aria-describedby")
    assert "62 claims" in (description.text or "")
    label = of_class(root, "issue")[0].get("aria-label", "")
    assert label.startswith("The US should send special operations forces")
    assert label.endswith("the issue")


def test_tooltips_hold_the_verbatim_words(cartels: Scene) -> None:
    cards = of_class(read_back(cartels), "card")
    card = next(c for c in cards if c.get("data-claim") == "stranger-things")
    tooltip = card.find(f"{SVG}title")
    assert tooltip is not None
    assert "says: “stranger things have happened” (" in (tooltip.text or "")


def test_marks_of_a_card() -> None:
    map = map_of(
        """
        speakers: {ann: Ann, ben: Ben}
        issue: a
        claims:
          a: {text: A.}
          b: {text: B., speaker: [ann, ben], quote: so it is, rebuts: a}
          c: {text: C., implicit: true, supports: b}
        """
    )
    labels = {"a": "out", "b": "in", "c": "undecided"}
    cards = of_class(read_back(scene(map, labels=labels)), "card")
    assert [card.get("class") for card in cards] == [
        "card issue out",
        "card against in unanswered",
        "card against implicit undecided",
    ]
    assert words_of(cards[0]) == "A. issue an objection stands"
    assert words_of(cards[1]) == "B. Ann “ ” Ben “ ” no objection stands"
    assert words_of(cards[2]) == "C. implicit an objection is undecided"


def test_the_legend_explains_what_is_used_and_nothing_else() -> None:
    map = map_of("issue: a\nclaims: {a: {text: A.}, b: {text: B., rebuts: a}}")
    root = read_back(scene(map))
    assert words_of(of_class(root, "legend")[0]) == "rebuts against it the issue unanswered"
    assert not of_class(read_back(scene(map, legend=False)), "legend")


def test_all_but_what_is_highlighted_is_faded() -> None:
    map = map_of(
        """
        speakers: {ann: Ann, ben: Ben}
        issue: a
        claims:
          a: {text: A., speaker: ann}
          b: {text: B., speaker: ben, rebuts: a}
          c: {text: C., speaker: ann, rebuts: b}
        """
    )

    def full(*words: str) -> str:
        root = read_back(scene(map, highlight=words))
        cards = (c for c in of_class(root, "card") if "faded" not in c.get("class", ""))
        return " ".join(c.get("data-claim", "") for c in cards)

    assert (full(), full("unanswered"), full("ann"), full("b")) == ("a b c", "c", "a c", "b")
    faded = [
        e.get("data-relation")
        for e in of_class(read_back(scene(map, highlight=["c"])), "faded")
        if "edge" in e.get("class", "")
    ]
    assert faded == ["b/a"]


def test_a_title_stands_above_the_text_unless_it_begins_the_text() -> None:
    map = map_of(
        "claims: {a: {title: Costs, text: It costs.}, b: {title: It costs, text: It costs.}}"
    )
    assert [words_of(card) for card in of_class(read_back(scene(map)), "card")] == [
        "Costs It costs.",
        "It costs.",
    ]


def test_without_an_issue_colours_tell_who_speaks() -> None:
    map = map_of("""
        speakers: {ann: Ann, ben: Ben}
        claims: {a: {text: A., speaker: ann}, b: {text: B., speaker: ben}}
    """)
    assert words_of(of_class(read_back(scene(map)), "legend")[0]) == "Ann Ben"


def test_the_title_can_be_another_or_none() -> None:
    map = map_of("title: Bread\nclaims: {a: {text: A.}}")
    assert [t.text for t in of_class(read_back(scene(map)), "title")] == ["Bread"]
    assert [t.text for t in of_class(read_back(scene(map, title="Rye")), "title")] == ["Rye"]
    assert not of_class(read_back(scene(map, title="")), "title")


def test_only_addresses_of_the_web_and_of_mail_are_links() -> None:
    def link_of(url: str) -> str | None:
        map = ArgumentMap(
            speakers={"ann": Speaker(id="ann")},
            sources={"s": Source(id="s", url=url)},
            claims={
                "a": Claim(id="a", text="A.", utterances=[Utterance(speaker="ann", source="s")])
            },
        )
        found = list(read_back(scene(map)).iter(f"{SVG}a"))
        return found[0].get("href") if found else None

    assert link_of("https://example.org/?a=1&b=<2>") == "https://example.org/?a=1&b=<2>"
    assert link_of("mailto:ann@example.org") == "mailto:ann@example.org"
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        " javascript:x",
        "JaVaScript:x",
        "file:///x",
    ):
        assert link_of(url) is None


# -- what is in a text stays a text ---------------------------------------------------------------

ELEMENTS = {"svg", "title", "desc", "style", "g", "rect", "path", "circle", "text", "a"}
ATTRIBUTES = {
    *("xmlns", "width", "height", "viewBox", "font-family", "font-size", "class", "role", "id"),
    *("aria-labelledby", "aria-describedby", "aria-label", "data-claim", "data-relation"),
    *("data-from", "data-to", "x", "y", "cx", "cy", "r", "rx", "d", "transform", "text-anchor"),
    *("href", "target", "rel", "style"),
}


def assert_only_ours(root: ElementTree.Element) -> None:
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES


def test_markup_in_every_text_is_shown() -> None:
    said = Utterance(speaker="ann", quote=NASTY, at=NASTY, source="s")
    map = ArgumentMap(
        title=NASTY,
        speakers={"ann": Speaker(id="ann", name=NASTY)},
        sources={"s": Source(id="s", title=NASTY, url=f"https://x/{NASTY}")},
        claims={"a": Claim(id="a", text=NASTY, note=NASTY, utterances=[said], section=[NASTY])},
    )
    for style in ({}, {"cluster": "section"}, {"cluster": "speaker", "colour_by": "speaker"}):
        drawn = scene(map, **style)  # type: ignore[arg-type]
        assert_only_ours(read_back(drawn))
        assert not set("".join(svg(drawn))) & set(CONTROLS)
        assert "".join(shown(NASTY).split()) in "".join(words_of(read_back(drawn)).split())


@given(maps())
@settings(max_examples=examples(80))
def test_any_map_is_sound_xml_of_our_elements(map: ArgumentMap) -> None:
    drawn = scene(map, cluster="section")
    root = read_back(drawn)
    assert_only_ours(root)
    assert [card.get("data-claim") for card in of_class(root, "card")] == list(map.claims)
    # The drawing itself puts marks around lines of scripts that run from right to left.
    assert not set("".join(svg(drawn))) & (set(CONTROLS) - {"\N{RIGHT-TO-LEFT MARK}"})


# -- colours --------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_can_be_told_from_its_ground(colours: Colours) -> None:
    fills = [ISSUE_FILL, *STANCE_FILLS.values(), *CLAIM_KIND_FILLS.values(), *SPEAKER_FILLS]
    for fill in fills:
        assert contrast(colours.text, ground(fill, colours)) >= 4.5
        assert contrast(colours.quiet, ground(fill, colours)) >= 4.5
        assert contrast(fill.border, colours.page) >= 3
    for colour in RELATION_COLOURS.values():
        assert contrast(colour, colours.page) >= 3
    assert contrast(colours.outside, colours.page) >= 4.5


def test_themes(cartels: Scene) -> None:
    def page(theme: Any) -> list[str]:
        return re.findall(r"\.page\{fill:(#\w+)\}", "".join(svg(cartels, theme)))

    assert page("light") == [LIGHT.page]
    assert page("auto") == [LIGHT.page, DARK.page]
    # What is dark on a screen is light on paper.
    assert page("dark") == [DARK.page, LIGHT.page]
