"""Every reader is measured by the benchmark of slopes, on texts that are worst for it."""

from __future__ import annotations

from functools import partial

import pytest

from argmap.formats.core.reading import read_text
from argmap.formats.core.registry import FORMATS
from tests.steps import lines_run
from tests.worst_inputs import OF_READERS, Repeated, measured


def test_every_reader_has_worst_inputs() -> None:
    assert set(OF_READERS) == {f.name for f in FORMATS if f.reader is not None}
    assert all(each.worst and each.sound for each in measured().values())


def test_a_text_grows_as_it_is_asked_to_with_numbers_where_they_are_wanted() -> None:
    assert Repeated("ab", "<", ">").text(8) == "<abababab>"
    assert Repeated("a@ ").text(12) == "a2 a3 a4 a5 "
    assert len(Repeated("[").text(4000)) == 4 * len(Repeated("[").text(1000))


@pytest.mark.parametrize("name", measured())
def test_the_worst_inputs_give_a_map_or_a_message(name: str) -> None:
    of = measured()[name]
    for each in of.worst:
        of.run(each.text(300))
        if name in OF_READERS:
            loaded = read_text(each.text(300), None, name)
            assert loaded.map is not None or loaded.diagnostics


@pytest.mark.parametrize("name", OF_READERS)
def test_four_times_as_much_takes_a_reader_at_most_five_times_the_steps(name: str) -> None:
    run = measured()[name].run
    for each in OF_READERS[name]:
        run(each.text(100))  # what is imported and looked up once is there now
        fewer = lines_run(partial(run, each.text(3_000)))
        assert lines_run(partial(run, each.text(12_000))) <= 5 * fewer, each
