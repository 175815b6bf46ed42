"""A reader with a real browser; without one the tests that need it skip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver

import argmap
from argmap.model import ArgumentMap
from argmap.render.page import PageStyle, write
from tests.helpers import EXAMPLES
from tests.render.page.browser import WIDE, Reader, find_browser, start


@pytest.fixture(scope="session")
def chromium() -> Iterator[webdriver.Chrome]:
    """One browser for all tests."""
    programs = find_browser()
    if programs is None:
        pytest.skip("no Chromium with a chromedriver is here")
    driver = start(*programs)
    yield driver
    driver.quit()


@pytest.fixture
def reader(chromium: webdriver.Chrome) -> Iterator[Reader]:
    """A reader at a desk. Whatever they do, nothing goes wrong, and nothing leaves the page."""
    reader = Reader(chromium)
    reader.resize(WIDE)
    reader.complaints()
    reader.requests()
    yield reader
    complaints, requests = reader.complaints(), reader.requests()
    reader.driver.get("about:blank")
    assert complaints == []
    allowed = ("file:", "data:", "about:", "http://127.0.0.1:")
    assert [address for address in requests if not address.startswith(allowed)] == []


Open = Callable[..., None]


@pytest.fixture
def open_map(reader: Reader, tmp_path: Path) -> Open:
    """Open the page of a map, or of an example by its name, from disk."""

    def open(map: ArgumentMap | str, fragment: str = "#view=map", **style: bool | str) -> None:
        if isinstance(map, str):
            map = argmap.load(EXAMPLES / f"{map}.argmap.yaml")
        page = tmp_path / "page.html"
        page.write_text("".join(write(map, PageStyle(EXAMPLES, **style))), encoding="utf-8")  # type: ignore[arg-type]
        reader.open(page, fragment)

    return open
