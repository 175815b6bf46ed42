"""A map's file made to say another map: only what differs is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edit.compare.matching import match
from argmap.edit.file import reconcile
from argmap.edit.file.reconcile import Reconciled, made_to_say
from argmap.edit.file.tree import Tree, UnpatchableError
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import loads, read_text
from argmap.formats.core.writing import dumps
from argmap.model import ArgumentMap
from tests.edit.versions import changed_versions
from tests.helpers import debates, invoke
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


def rewritten(loaded: Loaded, after: ArgumentMap) -> Reconciled:
    """A map's file made to say a later version of it."""
    assert loaded.map is not None
    return made_to_say(loaded, after, match(loaded.map, after))


def changed(*replacements: tuple[str, str]) -> str:
    """The text above made to say what a differently laid out text with replacements says."""
    target = dumps(loads(TEXT))
    for old, new in replacements:
        assert old in target
        target = target.replace(old, new)
    made = rewritten(read_text(TEXT), loads(target))
    assert made.laid_out_because is None
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
    assert made.laid_out_because is None
    assert loads(made.text) == after


@given(maps(), maps())
@settings(max_examples=examples(60))
def test_a_file_can_be_made_to_say_any_map(before: ArgumentMap, after: ArgumentMap) -> None:
    made = rewritten(read_text(dumps(before), format="yaml"), after)
    assert loads(made.text, format="yaml") == after


# -- what cannot be changed in place --------------------------------------------------------------


@pytest.fixture
def knotted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the text above be written in a way that nobody can change in place."""
    real = reconcile.patched

    def patched(tree: Tree, *, json: bool) -> str:
        if "barking:\n    text: >-" in tree.document.source.text:
            raise UnpatchableError("its lines are knotted")
        return real(tree, json=json)

    monkeypatch.setattr(reconcile, "patched", patched)


@pytest.mark.usefixtures("knotted")
def test_what_cannot_be_changed_in_place_is_laid_out_anew_with_its_comments() -> None:
    target = loads(TEXT.replace("costs a lot", "costs much"))
    made = rewritten(read_text(TEXT), target)
    assert made.laid_out_because == "its lines are knotted"
    assert loads(made.text) == target
    comments = ("# Dogs", "# the main thing", "# in the chair", "# noise", "# only this")
    assert all(comment in made.text for comment in comments)
    assert "    text: Nobody could work with the barking.\n" in made.text


@pytest.mark.usefixtures("knotted")
def test_a_new_layout_is_said_to_people_and_to_programs(tmp_path: Path) -> None:
    file = tmp_path / "dogs.yaml"
    file.write_text(TEXT, encoding="utf-8")
    told = f"{file} was laid out anew, because its lines are knotted.\n"
    ran = invoke("set", file, "cost", "note=every month")
    assert (ran.code, ran.err) == (0, f"changed note of claim cost\n{told}")
    assert "note: every month" in file.read_text(encoding="utf-8")
    assert "# in the chair" in file.read_text(encoding="utf-8")
    file.write_text(TEXT, encoding="utf-8")
    ran = invoke("set", file, "cost", "note=every month", "--json")
    assert json.loads(ran.out)["laid_out_because"] == "its lines are knotted"
    assert ran.err == told


@pytest.mark.usefixtures("knotted")
def test_a_merge_says_that_it_laid_our_file_out_anew(tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / f"{name}.yaml" for name in ("base", "ours", "theirs"))
    base.write_text(TEXT.replace("a lot", "little"), encoding="utf-8")
    ours.write_text(TEXT, encoding="utf-8")
    theirs.write_text(TEXT.replace("a lot", "little").replace("get a", "buy a"), encoding="utf-8")
    ran = invoke("merge", base, ours, theirs, "-o", tmp_path / "merged.yaml", "--json")
    assert json.loads(ran.out)["laid_out_because"] == "its lines are knotted"
    assert ran.err == f"{ours} was laid out anew, because its lines are knotted.\n"
    assert "# in the chair" in (tmp_path / "merged.yaml").read_text(encoding="utf-8")


def test_the_file_of_a_map_that_an_edit_does_not_change_is_not_laid_out_anew(
    tmp_path: Path,
) -> None:
    file = tmp_path / "dogs.yaml"
    file.write_text(TEXT, encoding="utf-8")
    ran = invoke("set", file, "cost", "text=It costs a lot.", "--json")
    assert json.loads(ran.out)["laid_out_because"] is None
    assert file.read_text(encoding="utf-8") == TEXT
