"""The page that `argmap view` serves, in a browser, while its file is edited."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, DOG
from tests.cli.test_view import Viewed
from tests.render.page.browser import Reader

BARKING = "Nobody could work with the barking."


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Viewed]:
    if sys.platform == "win32":
        pytest.skip("an interrupt is sent as a signal")
    (tmp_path / "dog.yaml").write_text(DOG, encoding="utf-8")
    with Viewed("dog.yaml", cwd=tmp_path) as viewed:
        yield viewed


def test_the_page_follows_the_file_and_keeps_its_place(
    served: Viewed, reader: Reader, tmp_path: Path
) -> None:
    reader.open(served.address, "#claim=barking")
    assert reader.heading == BARKING
    reader.click('[title="Zoom in"]')
    scale = reader.scale
    longer = DOG + "  cats: {text: Cats are quiet., speaker: ada, rebuts: barking}\n"
    (tmp_path / "dog.yaml").write_text(longer, encoding="utf-8")
    reader.wait(lambda: "cats" in reader.cards())
    assert reader.heading == BARKING
    assert reader.scale == scale
    assert "cats" in reader.cards(".lit")


def test_a_broken_edit_is_shown_and_goes_when_it_is_mended(
    served: Viewed, reader: Reader, tmp_path: Path
) -> None:
    reader.open(served.address, "#view=map")
    (tmp_path / "dog.yaml").write_text(BROKEN, encoding="utf-8")
    reader.wait(lambda: reader.texts(".broken"))
    said = reader.texts(".broken")[0]
    assert "dog.yaml:1:32" in said
    assert "there is no claim 'b'" in said
    # The last sound map is still there, and can be read.
    assert reader.cards() == ["get-a-dog", "barking", "whippets"]
    reader.click('.card[data-key="barking"]')
    assert reader.heading == BARKING
    # Who opens the page now sees the same.
    reader.open(served.address, "#view=map")
    reader.wait(lambda: reader.texts(".broken"))
    (tmp_path / "dog.yaml").write_text(DOG.replace("Nobody", "No one"), encoding="utf-8")
    reader.wait(lambda: not reader.texts(".broken"))
    reader.wait(lambda: "No one" in reader.card("barking").text)


def test_the_page_outlives_its_server(served: Viewed, reader: Reader) -> None:
    reader.open(served.address, "#view=map")
    served.end()
    reader.wait(lambda: reader.texts(".alarm"))
    reader.click('.card[data-key="barking"]')
    assert reader.heading == BARKING
    # That nobody answers any more is what the browser complains about.
    assert all("ERR_CONNECTION_REFUSED" in complaint for complaint in reader.complaints())


def test_a_page_that_is_served_asks_its_own_server_only(served: Viewed, reader: Reader) -> None:
    reader.open(served.address, "#view=map")
    reader.wait(lambda: reader.cards())
    origin = served.address.split("/", 3)[:3]
    asked = [a for a in reader.requests() if not a.startswith(("data:", "about:"))]
    assert asked
    assert all(address.split("/", 3)[:3] == origin for address in asked)
