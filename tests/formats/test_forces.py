"""Who denies, concedes, asks and challenges, in every format: kept, told in words, or left out and counted."""

from __future__ import annotations

import csv
import io

import pytest

import argmap
from argmap.formats.core.lookup import find_format
from argmap.formats.features.losses import left_out
from argmap.model import ArgumentMap
from tests.helpers import EXAMPLES

LIBRARY = argmap.load(EXAMPLES / "library.argmap.yaml")
KEEPING = ("yaml", "json", "aif", "xaif", "ova2", "arguebuf", "sadface", "carneades")
KEEPING_TOO = ("argdown", "argdown-json")
LOSING = ("kialo", "arggraph", "af", "apx", "tgf")


def acts(map: ArgumentMap) -> dict[str, list[tuple[str, str, object]]]:
    """By the text of each claim: who does what with it, in which words."""
    return {
        c.text: [(map.speakers[u.speaker].label, u.force, u.quote) for u in c.utterances]
        for c in map.claims.values()
    }


@pytest.mark.parametrize("format", [*KEEPING, *KEEPING_TOO])
def test_what_everybody_does_comes_back(format: str) -> None:
    again = argmap.loads(argmap.dumps(LIBRARY, format), format)
    assert acts(again) == acts(LIBRARY)
    losses = [str(loss) for loss in left_out(LIBRARY, find_format(format))]
    assert not [loss for loss in losses if "utterance" in loss]


@pytest.mark.parametrize("format", LOSING)
def test_where_it_cannot_be_kept_nobody_says_what_they_deny(format: str) -> None:
    again = argmap.loads(argmap.dumps(LIBRARY, format), format)
    assert not {name for said in acts(again).values() for name, *_ in said} & {
        "Ida Holm",
        "A reader",
    }
    losses = [str(loss) for loss in left_out(LIBRARY, find_format(format))]
    assert "left out: 5 utterances that do not just assert" in losses


@pytest.mark.parametrize(
    ("format", "told"),
    [
        ("dot", ["denied by Mira Voss", "asked by A reader", "challenged by A reader"]),
        ("mermaid", ["conceded by Mira Voss", "denied by Ida Holm", "asked by A reader"]),
        (
            "markdown",
            ["**Ida Holm** denies: “Nobody", "**A reader** asks", "**Mira Voss** denies it"],
        ),
        (
            "html",
            [
                '"force": "denies"',
                '"force": "asks"',
                '"force": "challenges"',
                '"force": "concedes"',
            ],
        ),
    ],
)
def test_pictures_and_pages_tell_it_in_words(format: str, told: list[str]) -> None:
    written = argmap.dumps(LIBRARY, format)
    assert [word for word in told if word not in written] == []


def test_a_table_has_a_column_for_each_act() -> None:
    rows = {
        row["id"]: row for row in csv.DictReader(io.StringIO(argmap.dumps(LIBRARY, "csv-claims")))
    }
    assert rows["fees-rise"]["speakers"] == "Mira Voss"
    assert rows["fees-rise"]["denied_by"] == "Ida Holm: Nobody here has spoken of fees"
    assert rows["fees-rise"]["asked_by"] == "A reader: Are we to pay more for this?"
    assert rows["volunteers-help"]["challenged_by"] == "A reader: Why would they come on a Sunday?"
    assert rows["working-people"]["conceded_by"] == "Mira Voss"
    assert rows["fees-rise"]["evidence"] == ""
