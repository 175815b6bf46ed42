"""A map's file made to say another map: only what differs is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edit.file.reconcile import rewritten
from argmap.formats.core.reading import loads, read_text
from argmap.formats.core.writing import dumps
from argmap.model import ArgumentMap
from tests.edit.versions import changed_versions
from tests.helpers import debates
from tests.strategies import maps
from tests.thoroughness import examples

TEXT = """\
# Dogs
issue: dog # the main thing
speakers:
  ada: "Ada"   # in the chair
claims:
  dog: The office should get a dog.
  # noise
  barking:
    text: >-
      Nobody could work
      with the barking.
    speaker: ada
    rebuts: [dog]   # only this
  cost: {rebuts: dog, text: 'It costs a lot.'}
"""


def changed(*replacements: tuple[str, str]) -> str:
    """The text above made to say what a differently laid out text with replacements says."""
    target = dumps(loads(TEXT))
    for old, new in replacements:
        assert old in target
        target = target.replace(old, new)
    made = rewritten(read_text(TEXT), loads(target))
    assert made.kept_layout
    assert loads(made.text) == loads(target)
    return made.text


def test_a_text_that_says_it_already_stays_as_it_is() -> None:
    assert changed() == TEXT


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (("costs a lot", "costs much"), ("costs a lot", "costs much")),
        (("ada: Ada", "ada: Ada Lee"), ('"Ada"', '"Ada Lee"')),
        (("barking:\n", "noise:\n"), ("barking:\n", "noise:\n")),
        (("issue: dog", "issue: cost"), ("issue: dog", "issue: cost")),
    ],
)
def test_one_change_touches_its_place(there: tuple[str, str], here: tuple[str, str]) -> None:
    assert changed(there) == TEXT.replace(*here)


def test_a_removed_claim_takes_its_lines_and_relations_along() -> None:
    text = changed(("  cost:\n    text: It costs a lot.\n    rebuts: dog\n", ""))
    assert text == TEXT.replace("  cost: {rebuts: dog, text: 'It costs a lot.'}\n", "")


@given(st.data())
@settings(max_examples=examples(120))
def test_a_file_can_be_made_to_say_any_later_version(data: st.DataObject) -> None:
    before = data.draw(debates())
    after = data.draw(changed_versions(before))
    made = rewritten(read_text(dumps(before)), after)
    assert made.kept_layout
    assert loads(made.text) == after


@given(maps(), maps())
@settings(max_examples=examples(60))
def test_a_file_can_be_made_to_say_any_map(before: ArgumentMap, after: ArgumentMap) -> None:
    made = rewritten(read_text(dumps(before), format="yaml"), after)
    assert loads(made.text, format="yaml") == after
