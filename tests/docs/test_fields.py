"""The page about the map file has a row for each field, in the words of the table of fields."""

from __future__ import annotations

import pytest

from argmap.formats.native.fields import CLAIM, ELEMENTS, record_elements
from argmap.formats.native.records import Element
from tests.docs.console import ROOT


def rows(element: Element) -> str:
    """The rows of an element's table: what can be pasted into the page."""
    fields = [f for f in element.fields if f.all_keys and f is not CLAIM.by_name["utterances"]]
    keys = [", ".join(f"`{key}`" for key in field.all_keys) for field in fields]
    return "".join(f"| {key} | {f.doc} |\n" for key, f in zip(keys, fields, strict=True))


@pytest.mark.parametrize(
    "element", [*ELEMENTS.values(), *record_elements()], ids=lambda element: element.kind
)
def test_the_page_has_the_rows_of_the_table(element: Element) -> None:
    page = (ROOT / "docs/file.md").read_text(encoding="utf-8")
    assert f"|---|---|\n{rows(element)}\n" in page
