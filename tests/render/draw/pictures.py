"""Pictures for the tests: scenes of maps, and what is read back from their SVG."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree

import pytest

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.render.draw.layout import scene_of
from argmap.render.draw.scene import Scene
from argmap.render.draw.style import DrawStyle
from argmap.render.draw.svg import svg


def has_graphviz() -> bool:
    return shutil.which("dot") is not None or find_spec("pygraphviz") is not None


needs_graphviz = pytest.mark.skipif(not has_graphviz(), reason="Graphviz is not here")

SVG = "{http://www.w3.org/2000/svg}"


def scene(map: ArgumentMap, **style: Any) -> Scene:
    return scene_of(to_graph(map), DrawStyle(**style))


def read_back(scene: Scene, theme: Any = "auto") -> ElementTree.Element:
    """The elements of a picture; the text must be XML."""
    return ElementTree.fromstring("".join(svg(scene, theme)))


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in root.iter() if name in e.get("class", "").split()]


def words_of(element: ElementTree.Element) -> str:
    """All text that is drawn in an element, its tooltip not among it."""
    return " ".join(t.text or "" for t in element.iter(f"{SVG}text"))
