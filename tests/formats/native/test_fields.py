"""The table of fields has every field of the model, in an order in which a file can be written."""

from __future__ import annotations

import pytest

from argmap.formats.native.fields import ELEMENTS, record_elements
from argmap.formats.native.records import Element

TABLES = [*ELEMENTS.values(), *record_elements()]


@pytest.mark.parametrize("element", TABLES, ids=lambda element: element.kind)
def test_the_table_has_the_fields_of_the_model(element: Element) -> None:
    assert element.by_name.keys() == element.model.model_fields.keys()
    assert all(field.doc.endswith((".", "…")) for field in element.fields)


@pytest.mark.parametrize("element", TABLES, ids=lambda element: element.kind)
def test_no_key_means_two_fields(element: Element) -> None:
    assert len(element.order) == len(element.keys)
