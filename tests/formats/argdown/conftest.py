"""The reference implementation runs for all tests that ask it, and ends with them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.formats.argdown import reference


@pytest.fixture(scope="session", autouse=True)
def _the_reference_ends() -> Iterator[None]:
    yield
    reference.close()
