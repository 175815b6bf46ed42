"""What the examples look like on a terminal of 80 columns, to the letter.

`pytest --update-golden` writes the files anew; their diff is the change that users see.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers import ROOT, run_on_terminal

ASKED = [
    ("who", "tiny"),
    ("chain", "tiny"),
    ("show", "tiny", "barking"),
    ("stats", "tiny"),
    ("check", "tiny"),
    ("who", "lights-out"),
    ("chain", "lights-out"),
    ("show", "lights-out", "cost-shifted"),
    ("stats", "lights-out"),
    ("check", "lights-out"),
    ("judge", "lights-out"),
    ("why", "lights-out", "lights-out"),
    ("who", "cartels"),
    ("chain", "cartels"),
]


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_an_example_on_a_terminal(
    asked: tuple[str, ...], golden: Callable[[str, str], None]
) -> None:
    command, example, *claims = asked
    ran = run_on_terminal(command, f"examples/{example}.argmap.yaml", *claims, cwd=ROOT)
    assert ran.code == 0
    golden(f"{'-'.join((command, example, *claims))}.txt", ran.out + ran.err)
