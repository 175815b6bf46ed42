"""Pictures as PNG and PDF."""

from __future__ import annotations

import sys

import pytest

from argmap.render.draw.pixels import MOST_PIXELS, NoPixelsError, drawn, scale_of
from argmap.render.draw.scene import Scene
from argmap.render.draw.svg import svg
from tests.helpers import chain_of, map_of
from tests.render.draw.pictures import needs_graphviz, scene

pytestmark = needs_graphviz


def png(scene: Scene, scale: float = 1) -> bytes:
    pytest.importorskip("typst")
    return drawn(scene, "".join(svg(scene)), "png", scale)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_a_png_is_as_large_as_asked() -> None:
    picture = scene(chain_of(2))
    for scale in (1.0, 2.0):
        wide, high = size_of(png(picture, scale))
        assert abs(wide - picture.width * scale) <= 1
        assert abs(high - picture.height * scale) <= 1


def test_a_huge_picture_is_made_smaller() -> None:
    picture = scene(chain_of(2))
    picture.width, picture.height = 30_000.0, 20_000.0
    scale = scale_of(picture, 2)
    assert abs(picture.width * picture.height * scale**2 - MOST_PIXELS) < 1


def test_the_same_picture_has_the_same_bytes() -> None:
    picture = scene(chain_of(2))
    assert png(picture) == png(picture)


def test_a_pdf_is_one_with_the_links_of_the_picture() -> None:
    pytest.importorskip("typst")
    map = map_of(
        """
        title: "#let x = 1 $y$ [z]"
        speakers: {ann: Ann}
        sources: {s: {url: 'https://example.org/"#x'}}
        claims: {a: {text: A., speaker: ann, source: s}}
        """
    )
    picture = scene(map)
    assert drawn(picture, "".join(svg(picture)), "pdf").startswith(b"%PDF-")


def test_without_typst_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPixelsError, match=r"pip install 'argmap\[pdf\]'"):
        drawn(scene(chain_of(1)), "", "png")
