"""SVG as PNG or PDF, through Typst: it shapes any script, and text stays text in a PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from argmap.render.draw.scene import Scene
from argmap.render.web_links import is_web_link

PixelFormat = Literal["png", "pdf"]

MOST_PIXELS = 40_000_000
"""Larger pictures are made smaller: they would take gigabytes, and few programs open them."""
LARGEST_PAGE = 14_400.0
"""The longest side of a page of PDF, in points (PDF 1.7, Annex C)."""

# Everything comes in as data: nothing of a map is ever read as Typst.
_PAGES = """
#let sheets = json(bytes(sys.inputs.sheets))
#set document(title: sheets.first().title)
#for (nth, given) in sheets.enumerate() {
  page(width: given.width * 1pt, height: given.height * 1pt, margin: 0pt, fill: none, {
    place(image(bytes(sys.inputs.at("svg" + str(nth))), format: "svg", width: 100%, alt: given.alt))
    for area in given.graph {
      place(dx: area.x * 1pt, dy: area.y * 1pt,
        link(area.url, box(width: area.width * 1pt, height: area.height * 1pt)))
    }
  })
}
"""


class NoPixelsError(RuntimeError):
    """A picture cannot be made into pixels or pages here."""


def scale_of(scene: Scene, wanted: float) -> float:
    """How many pixels of PNG for each of the scene there can be, at most as many as wanted."""
    # Pixels grow with the square of the scale.
    return min(wanted, sqrt(MOST_PIXELS / (scene.width * scene.height)))


def drawn(scene: Scene, svg: str, format: PixelFormat, scale: float = 2.0) -> bytes:
    """The bytes of a file; `scale` is pixels of PNG per pixel of the scene as it is shown."""
    shown = (scene.shown_width or scene.width) / scene.width
    return _compiled([(scene, svg)], format, scale_of(scene, scale * shown))


def bound(pages: Sequence[tuple[Scene, str]]) -> bytes:
    """The bytes of a PDF with several pages."""
    return _compiled(pages, "pdf", 1.0)


def _compiled(pages: Sequence[tuple[Scene, str]], format: PixelFormat, scale: float) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise NoPixelsError(
            f"a {format.upper()} needs Typst; pip install 'argmap[pdf]' brings it "
            "(an SVG needs nothing more)"
        ) from error
    # 0.75 points are one pixel of CSS.
    points = [min(0.75, LARGEST_PAGE / max(scene.width, scene.height)) for scene, _ in pages]
    sheets = [_given(scene, size) for (scene, _), size in zip(pages, points, strict=True)]
    inputs = {"sheets": json.dumps(sheets)}
    inputs |= {f"svg{nth}": svg for nth, (_, svg) in enumerate(pages)}
    with TemporaryDirectory(prefix="argmap-") as folder:
        # Not all versions take the text itself.
        page = Path(folder, "page.typ")
        page.write_text(_PAGES, encoding="utf-8")
        per_inch = 72 / points[0] * scale
        try:
            made = typst.compile(str(page), format=format, ppi=per_inch, sys_inputs=inputs)
        except RuntimeError as error:  # TypstError is one, in the versions that have it
            raise NoPixelsError(f"Typst failed: {error}") from error
    if not isinstance(made, bytes):
        raise NoPixelsError("Typst made more than one page")
    return made


def _given(scene: Scene, points: float) -> dict[str, object]:
    return {
        "width": scene.width * points,
        "height": scene.height * points,
        "title": scene.name,
        "alt": scene.description,
        "graph": [
            {
                "url": card.link,
                "x": card.x * points,
                "y": card.y * points,
                "width": card.width * points,
                "height": card.height * points,
            }
            for card in scene.cards
            if card.link is not None and is_web_link(card.link)
        ],
    }
