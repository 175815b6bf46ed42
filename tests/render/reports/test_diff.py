"""Differences between two maps, shown: whatever the maps hold, and whatever was renamed in them."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edit.compare.diff import Diff, diff
from argmap.model import ArgumentMap
from argmap.render.output import OUTPUT_FORMATS, one_answer
from argmap.render.reports.diff import DiffStatView, DiffView
from argmap.render.terminal.lines import Screen, plain
from tests.edit.versions import changed_versions, renamed_versions
from tests.helpers import CONTROLS, debates, map_of
from tests.strategies import maps
from tests.thoroughness import examples

BEFORE = """
    sources: {wto: {title: Hearing}}
    speakers: {debra-steger: Debra Steger, reuters: Reuters}
    claims:
      court:
        text: The court can work.
        said: [{speaker: debra-steger, quote: It cannot work this way, source: wto, via: reuters}]
"""


def shown(found: Diff) -> list[str]:
    return [plain(line) for line in DiffView(found).lines(Screen())]


def compared(before: str, *replacements: tuple[str, str]) -> Diff:
    after = before
    for old, new in replacements:
        assert old in after
        after = after.replace(old, new)
    return diff(map_of(before), map_of(after))


def test_what_a_renamed_speaker_said_otherwise_is_shown() -> None:
    found = compared(BEFORE, ("debra-steger", "steger"), ("cannot", "can not"))
    assert shown(found)[:4] == [
        "Claims",
        "  ~ court  re-voiced",
        "      - Debra Steger says “It cannot work this way” (via Reuters, Hearing)",
        "      + Debra Steger says “It can not work this way” (via Reuters, Hearing)",
    ]
    assert "~ steger  was debra-steger" in shown(found)[5]


def test_each_utterance_has_the_ids_of_the_map_it_stands_in() -> None:
    found = compared(
        BEFORE, ("debra-steger", "steger"), ("wto", "minutes"), ("reuters", "agency"), ("way", "so")
    )
    [utterance] = DiffView(found).data()["claims"][0]["utterances"]
    before, after = utterance["before"], utterance["after"]
    assert (before["speaker"], before["source"], before["via"]) == (
        "debra-steger",
        "wto",
        "reuters",
    )
    assert (after["speaker"], after["source"], after["via"]) == ("steger", "minutes", "agency")
    [change] = found.claims[0].utterances
    assert [field.field for field in change.fields] == ["quote"]


def test_an_utterance_that_went_with_a_rename_is_shown_too() -> None:
    found = compared(
        "speakers: {ada: Ada, ben: Ben}\nclaims: {a: {text: A., speaker: [ada, ben]}}",
        ("ada:", "lovelace:"),
        ("[ada, ben]", "ben"),
    )
    assert "      - Ada says so" in shown(found)


def test_a_key_of_foreign_data_cannot_break_or_steer_a_line() -> None:
    before = ArgumentMap(extra={"kept": "1"})
    after = ArgumentMap(extra={"kept": "1", "a\r\n\x1b[2Jb": "1"})
    lines = shown(diff(before, after))
    assert r"extra.a \x1b[2Jb {+1+}" in "\n".join(lines)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[ArgumentMap, ArgumentMap]:
    """Two maps that have nothing to do with each other, or one and what people made of it."""
    before = draw(debates() | maps())
    ways = [maps(), renamed_versions(before)]
    after = draw(st.one_of(*ways, changed_versions(before)) if before.claims else st.one_of(*ways))
    return (before, after) if draw(st.booleans()) else (after, before)


@given(pairs())
@settings(max_examples=examples(150))
def test_what_differs_between_any_two_maps_can_be_shown_in_every_way(
    pair: tuple[ArgumentMap, ArgumentMap],
) -> None:
    found = diff(*pair)
    for view in (DiffView(found), DiffStatView(found)):
        for screen in (Screen(24, unicode=False), Screen(80)):
            text = "".join(plain(line) for line in view.lines(screen))
            assert not set(text) & {*CONTROLS, "\n", "\t"}
        for format in OUTPUT_FORMATS:
            list(one_answer(view, format))
        assert all(len(record) == len(view.columns) for record in view.records())
        assert json.loads("".join(one_answer(view, "json")))["same"] is found.is_empty


@given(st.data())
@settings(max_examples=examples(60))
def test_an_utterance_is_one_that_the_map_of_its_side_holds(data: st.DataObject) -> None:
    before = data.draw(maps())
    after = data.draw(renamed_versions(before))
    for change in diff(before, after).claims:
        for said in change.utterances:
            old, new = change.before, change.after
            assert said.before is None or said.before in old.utterances  # type: ignore[union-attr]
            assert said.after is None or said.after in new.utterances  # type: ignore[union-attr]
