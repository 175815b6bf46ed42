"""What holds for the page of any debate: all of it is there, and its chains are those of `argmap chain`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from selenium import webdriver

import argmap
from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.chain import chain
from argmap.render.page import write
from tests.helpers import chain_of, debates
from tests.render.page.browser import WIDE, Reader
from tests.render.page.conftest import Open
from tests.strategies import maps
from tests.thoroughness import examples


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("law") / "page.html"


@pytest.fixture(scope="module")
def lasting(chromium: webdriver.Chrome) -> Iterator[Reader]:
    """A reader of many pages in a row."""
    reader = Reader(chromium)
    reader.resize(WIDE)
    reader.complaints()
    yield reader
    assert reader.complaints() == []


# A page takes a while to open, and shrinking opens many.
seldom = settings(
    max_examples=examples(15),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@seldom
@given(debate=debates())
def test_every_claim_stands_once_on_the_map_and_every_relation_is_a_line(
    lasting: Reader, page: Path, debate: ArgumentMap
) -> None:
    page.write_text("".join(write(debate)), encoding="utf-8")
    lasting.open(page)
    assert sorted(lasting.cards()) == sorted(debate.claims)
    lines = lasting.script(
        "return [...document.querySelectorAll('.line')].map(line => line.dataset.relation)"
    )
    assert sorted(lines) == sorted(debate.relations)


@seldom
@given(debate=debates())
def test_the_chain_of_a_claim_is_the_one_of_argmap_chain(
    lasting: Reader, page: Path, debate: ArgumentMap
) -> None:
    page.write_text("".join(write(debate)), encoding="utf-8")
    lasting.open(page)
    for claim in debate.claims:
        lasting.click(lasting.card(claim))
        code = (
            "return [...document.querySelectorAll('#detail .step a')]"
            ".map(a => new URLSearchParams(a.hash.slice(1)).get('claim'))"
        )
        steps = chain(to_graph(debate), [claim]).steps[1:]
        answers = [step.claim for step in steps if step.claim is not None]
        assert lasting.script(code) == answers
        assert set(lasting.cards(".lit")) >= {claim, *answers}


@seldom
@given(map=maps())
def test_any_map_opens_without_a_complaint(lasting: Reader, page: Path, map: ArgumentMap) -> None:
    page.write_text("".join(write(map)), encoding="utf-8", errors="replace")
    lasting.open(page)
    assert len(lasting.cards()) == len(map.claims)


# -- large ones ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large() -> ArgumentMap:
    """Ten thousand claims: each of a hundred reasons has a hundred rebuttals, less one."""
    lines = ["issue: top", "speakers: {ann: Ann, ben: Ben}", "claims:", "  top: The top claim."]
    for i in range(100):
        lines.append(f"  r{i}: {{text: Reason {i}., speaker: ann, supports: top}}")
        for j in range(99):
            text = f"Rebuttal {j} of reason {i}."
            lines.append(f"  r{i}-{j}: {{text: {text}, speaker: ben, rebuts: r{i}}}")
    return argmap.loads("\n".join(lines))


def test_ten_thousand_claims_are_folded_first_and_opened_where_asked(
    reader: Reader, open_map: Open, large: ArgumentMap
) -> None:
    open_map(large)
    assert len(reader.cards()) < 150
    assert "of 10,001 claims are unfolded" in reader.texts(".folded")[0]
    reader.search("Rebuttal 98 of reason 99")
    reader.wait(lambda: "r99-98" in reader.cards())
    assert "r99-98" not in reader.cards(".dim")
    assert reader.listed == ["Rebuttal 98 of reason 99."]
    reader.click(reader.card("r99-98"))
    assert reader.heading == "Rebuttal 98 of reason 99."


def test_a_claim_with_many_rebuttals_shows_some_and_then_more(
    reader: Reader, open_map: Open, large: ArgumentMap
) -> None:
    open_map(large)
    before = len(reader.cards())
    reader.click(".card.more")
    assert len(reader.cards()) > before


def test_a_speaker_with_many_claims_is_unfolded_page_by_page(
    reader: Reader, open_map: Open, large: ArgumentMap
) -> None:
    open_map(large)
    assert reader.listed == []
    reader.click("#list summary")
    reader.wait(lambda: len(reader.listed) == 60)
    reader.click("#list li button")
    assert len(reader.listed) == 100


def test_a_chain_of_a_thousand_answers_can_be_followed(reader: Reader, open_map: Open) -> None:
    open_map(chain_of(1000), "#claim=c0")
    assert len(reader.texts("#detail .step")) == 150
    assert "850 more steps" in reader.find("#detail").text
    open_map(chain_of(1000), "#claim=c1000")
    assert reader.heading == "No. 1000."
    assert "c1000" in reader.cards(".lit")
