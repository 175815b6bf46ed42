"""The text of a merge: that of ours, with what theirs changed, and markers around conflicts."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from hypothesis import given, settings

from argmap.edit.merge.conflicts import Sides
from argmap.edit.merge.lines import hunks
from argmap.edit.merge.text import comments_left_out, merged_text
from argmap.edit.merge.three_way import Merged, merge
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import loads, read_text
from argmap.formats.core.writing import dumps
from argmap.model import ArgumentMap
from tests.edit.versions import versions
from tests.thoroughness import examples

BASE = """\
# A debate about dogs.
issue: dog   # what it is about
speakers: {ada: Ada, ben: Ben}
claims:
  dog: The office should get a dog.

  # Against it
  barking:
    text: Nobody could work with the barking.   # says Ben
    speaker: ben
    rebuts: dog
  cost: {text: 'It costs a lot.', rebuts: dog}
"""


SIDES = Sides("main", "topic")


def merge_texts(
    ours: str, theirs: str, base: str = BASE, format: str = "yaml", marker_size: int = 7
) -> str:
    loaded = read_text(ours, None, format)
    merged = merge(loads(base), loads(ours), loads(theirs))
    return merged_text(merged, loaded, format, marker_size, SIDES).text


def resolved(text: str, side: str) -> str:
    """A text with conflict markers after choosing one side everywhere."""
    kept: list[str] = []
    inside: str | None = None
    for line in text.splitlines(keepends=True):
        if line.startswith("<<<<<<<"):
            inside = "ours"
        elif line.startswith("=======") and inside:
            inside = "theirs"
        elif line.startswith(">>>>>>>"):
            inside = None
        elif inside in (None, side):
            kept.append(line)
    return "".join(kept)


def test_only_lines_of_what_theirs_changed_differ_from_ours() -> None:
    ours = BASE.replace("It costs a lot.", "It costs too much.")
    theirs = (
        BASE.replace("Nobody could", "Nobody can") + "  walks: {text: Healthy., supports: dog}\n"
    )
    assert merge_texts(ours, theirs) == (
        ours.replace("Nobody could", "Nobody can") + "  walks: {text: Healthy., supports: dog}\n"
    )


def test_a_conflict_shows_the_whole_claim_in_both_versions() -> None:
    ours = BASE.replace("Nobody could", "Nobody can")
    theirs = BASE.replace("Nobody could", "Who could").replace("speaker: ben", "speaker: ada")
    assert merge_texts(ours, theirs) == dedent("""\
        # A debate about dogs.
        issue: dog   # what it is about
        speakers: {ada: Ada, ben: Ben}
        claims:
          dog: The office should get a dog.

          # Against it
        <<<<<<< main: both sides reworded barking
          barking:
            text: Nobody can work with the barking.   # says Ben
            speaker: ben
            rebuts: dog
        =======
          barking:
            text: Who could work with the barking.   # says Ben
            speaker: ada
            rebuts: dog
        >>>>>>> topic
          cost: {text: 'It costs a lot.', rebuts: dog}
        """)


def test_markers_are_as_long_as_git_asks_for() -> None:
    ours, theirs = BASE.replace("costs a", "is a"), BASE.replace("costs a", "was a")
    text = merge_texts(ours, theirs, marker_size=10)
    assert "<<<<<<<<<< main: both sides reworded cost\n" in text
    assert "\n==========\n" in text
    assert ">>>>>>>>>> topic" in text


def test_a_removed_claim_that_the_other_changed_stands_between_markers_alone() -> None:
    ours = BASE.replace("It costs a lot.", "It costs too much.")
    theirs = BASE.replace("  cost: {text: 'It costs a lot.', rebuts: dog}\n", "")
    assert merge_texts(ours, theirs).endswith(
        "<<<<<<< main: topic removed cost, main changed it\n"
        "  cost: {text: 'It costs too much.', rebuts: dog}\n"
        "=======\n"
        ">>>>>>> topic\n"
    )


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_line_breaks_stay_those_of_ours(line_break: str) -> None:
    ours = BASE.replace("Nobody could", "Nobody can").replace("\n", line_break)
    theirs = BASE.replace("Nobody could", "Who could")
    text = merge_texts(ours, theirs)
    assert text.count("\n") == text.count(line_break)
    assert resolved(text, "ours") == ours


def test_a_file_without_a_last_line_break_gets_one_only_in_a_conflict() -> None:
    ours = BASE.replace("costs a", "is a").removesuffix("\n")
    theirs = BASE.replace("costs a", "was a")
    assert merge_texts(ours, theirs).endswith("}\n>>>>>>> topic\n")
    assert not merge_texts(ours, BASE.replace("Nobody", "No one")).endswith("\n")


def test_json_is_merged_as_json() -> None:
    base = json.dumps({"claims": {"a": "A is so.", "b": {"text": "B.", "rebuts": "a"}}}, indent=4)
    ours = base.replace('"B."', '"B, then."')
    theirs = base.replace("A is so.", "A is not so.")
    assert merge_texts(ours, theirs, base, "json") == ours.replace("A is so.", "A is not so.")
    theirs = base.replace('"B."', '"B, perhaps."')
    text = merge_texts(ours, theirs, base, "json")
    assert loads(resolved(text, "theirs")).claims["b"].text == "B, perhaps."


def test_ours_in_another_format_is_written_in_the_native_one() -> None:
    loaded = Loaded(loads(BASE), format="other")
    text = merged_text(Merged(loads(BASE), loads(BASE)), loaded, "yaml", 7, SIDES).text
    assert text == dumps(loads(BASE))


def test_comments_that_only_theirs_has_are_named() -> None:
    theirs = BASE.replace("  cost:", "  # Money\n  cost:")
    assert comments_left_out(BASE, theirs, BASE) == ["# Money"]
    assert comments_left_out(BASE, theirs, theirs) == []


def test_no_line_stands_in_two_conflicts_where_one_reaches_into_the_next_claim() -> None:
    base = "claims: {a: A., c: {text: Claim c., supports: a}, d: Claim d.}"
    ours = dedent("""\
        claims:
          a: A.
          y:
            text: Claim c.
            note: hm
            supports: a
        """)
    theirs = """
        claims:
          a: A.
          c: {text: Claim c., supports: a}
          d: Claim d.
          y: {text: Another claim altogether., supports: d}
    """
    text = merge_texts(ours, dedent(theirs), base)
    assert resolved(text, "ours") == ours
    assert loads(resolved(text, "theirs")).claims.keys() == {"a", "y", "d"}


@given(versions())
@settings(max_examples=examples(150))
def test_choosing_one_side_everywhere_gives_that_side_s_outcome(
    three: tuple[ArgumentMap, ArgumentMap, ArgumentMap],
) -> None:
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    loaded = read_text(dumps(ours), None, "yaml")
    made = merged_text(merged, loaded, "yaml", 7, SIDES)
    assert made.laid_out_because is None
    assert loads(resolved(made.text, "ours")) == merged.map
    assert loads(resolved(made.text, "theirs")) == merged.alternative
    assert (read_text(made.text).map is None) == bool(merged.conflicts)


def test_lines_that_repeat_are_compared_without_taking_for_ever() -> None:
    lines = ["same\n"] * 30_000
    others = [*lines[:15_000], "other\n", *lines[:15_000]]
    assert len(list(hunks(lines, others))) == 1
    assert list(hunks(lines, lines)) == []
