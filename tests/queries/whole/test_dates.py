"""Dates as people write them."""

import pytest

from argmap.queries.whole.dates import read_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026", "2026"),
        ("2026-03", "2026-03"),
        ("2026/3/12", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("2026-03-12 09:30", "2026-03-12 09:30"),
        ("2026-03-12T00:30+01:00", "2026-03-11 23:30"),
        ("12.3.2026", "2026-03-12"),
        ("12 March 2026", "2026-03-12"),
        ("1st Sept. 2026", "2026-09-01"),
        ("March 12, 2026", "2026-03-12"),
        ("Dec 2026", "2026-12"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_given(written: str, read: str) -> None:
    assert str(read_date(written)) == read


@pytest.mark.parametrize(
    "written",
    ["", "soon", "03/04/2026", "2026-13", "30 February 2026", "Ju 2026", "0000", "1 May 3 2026"],
)
def test_what_is_no_date_or_could_be_two_is_none(written: str) -> None:
    assert read_date(written) is None


def test_a_year_comes_before_its_months_and_these_before_their_days() -> None:
    written = ["2026-02", "2026", "2025-12-31", "2026-02-01 08:00", "2026-02-01"]
    read = [day for text in written if (day := read_date(text))]
    assert list(map(str, sorted(read))) == [
        *("2025-12-31", "2026", "2026-02", "2026-02-01", "2026-02-01 08:00"),
    ]
