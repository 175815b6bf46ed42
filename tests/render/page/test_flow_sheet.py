"""The flow sheet on the page: the cells of `argmap flow`, behind a tab of their own."""

from __future__ import annotations

import re
from html import unescape

import argmap
from argmap.graph import to_graph
from argmap.queries.flow.flow import flow
from argmap.queries.flow.grid import usual_columns
from argmap.render.flow.sheet import SheetView
from argmap.render.page import PageStyle
from argmap.render.page.document import data_of
from tests.helpers import EXAMPLES, map_of
from tests.render.page.browser import PHONE, Reader
from tests.render.page.conftest import Open

CELL = re.compile(r"<div[^>]*>(.*?)</div>")


def test_the_tab_has_the_cells_of_the_flow_sheet(reader: Reader, open_map: Open) -> None:
    for name in ("uniforms", "phones"):
        map = argmap.load(EXAMPLES / f"{name}.argmap.yaml")
        view = SheetView(flow(to_graph(map)), usual_columns(map))
        open_map(name)
        reader.click("#show-flow")
        shown = reader.script(
            "return [...document.querySelectorAll('#flow td .cell')].map(c => "
            "[...c.childNodes].filter(n => n.className !== 'unseen').map(n => n.textContent).join(''))"
        )
        assert shown == [unescape(cell) for cell in CELL.findall("".join(view.html()))]


def test_a_cell_leads_to_its_claim_and_back_to_the_sheet(reader: Reader, open_map: Open) -> None:
    open_map("uniforms", "#view=flow")
    assert reader.texts(".card") == []
    reader.click("#flow .dropped")
    assert reader.heading == "Parents have to buy two sets."
    assert reader.address == "view=flow&claim=two-sets"
    assert len(reader.texts("#flow [aria-current]")) == 3
    reader.driver.back()
    reader.wait(lambda: reader.heading is None)
    reader.click("#show-map")
    reader.wait(lambda: len(reader.texts(".card")) == 11)


def test_the_sheet_fits_a_phone(reader: Reader, open_map: Open) -> None:
    reader.resize(PHONE, phone=True)
    open_map("uniforms", "#view=flow")
    view = "document.getElementById('flow')"
    assert reader.script(f"return {view}.scrollWidth <= {view}.clientWidth")
    assert "1NC" in reader.script(
        "return getComputedStyle(document.querySelectorAll('#flow td')[1], '::before').content"
    )


def test_a_debate_without_speeches_has_no_sheet() -> None:
    map = map_of("claims: {a: A., b: {text: B., rebuts: a}}")
    assert "flow" not in data_of(map, PageStyle())
