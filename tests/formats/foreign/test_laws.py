"""What holds for every format that is both read and written, and for every mangled file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.model import ArgumentMap
from tests.formats.foreign.helpers import again
from tests.strategies import maps

LOSSLESS = ("arguebuf", "sadface", "carneades")


@pytest.mark.parametrize("format", LOSSLESS)
@given(map=maps())
@settings(max_examples=400)
def test_any_map_comes_back_whole(format: str, map: ArgumentMap) -> None:
    assert again(format, map) == map
