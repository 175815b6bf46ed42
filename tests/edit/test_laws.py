"""What holds for every edit of every map, however its file is written."""

from __future__ import annotations

import re
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from argmap.edit.editor import Editor
from argmap.edit.edits.base import EditError
from argmap.edit.file.canonical import canonical_text
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_text
from argmap.model import ArgumentMap
from tests.edit.outside import lines_outside, lost_lines
from tests.edit.random_edits import random_edit
from tests.edit.spellings import spelled, spelled_json
from tests.helpers import debates
from tests.strategies import maps
from tests.thoroughness import examples

seeds = st.integers(0, 2**32)
several = settings(
    max_examples=examples(500), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
fewer = settings(several, max_examples=examples(120))


def read(text: str, format: str = "yaml") -> Loaded:
    loaded = read_text(text, None, format)
    assert loaded.map is not None, "\n".join(map(str, loaded.diagnostics))
    return loaded


def edited(text: str, chance: Random, format: str = "yaml") -> tuple[str, ArgumentMap]:
    """A text after a few random edits, and the map that they make of its map."""
    editor = Editor(read(text, format))
    for _ in range(chance.choice([1, 1, 2, 3])):
        try:
            editor.make(random_edit(editor.map, chance))
        except EditError:
            # Two of the names that a random edit makes up may meet.
            continue
    return editor.text(), editor.map


@several
@given(debates(), seeds)
def test_edits_of_a_file_make_the_map_that_edits_of_the_map_make(map, seed):
    chance = Random(seed)
    text = spelled(map, chance)
    assume(read_text(text, None, "yaml").map == map)
    for _ in range(2):
        text, wanted = edited(text, chance)
        assert read(text).map == wanted


@fewer
@given(maps(), seeds)
def test_the_oddest_texts_and_ids_survive_edits(map, seed):
    chance = Random(seed)
    text = spelled(map, chance)
    assume(read_text(text, None, "yaml").map == map)
    text, wanted = edited(text, chance)
    assert read(text).map == wanted


@fewer
@given(debates() | maps(), seeds)
def test_json_is_edited_as_yaml_is(map, seed):
    chance = Random(seed)
    text = spelled_json(map, chance)
    assume(read_text(text, None, "json").map == map)
    text, wanted = edited(text, chance, "json")
    assert read(text, "json").map == wanted


@several
@given(debates(), seeds, st.booleans())
def test_lines_outside_of_what_is_edited_stay_as_they_are(map, seed, json):
    chance = Random(seed)
    text = spelled_json(map, chance, in_lines=True) if json else spelled(map, chance)
    format = "json" if json else "yaml"
    loaded = read_text(text, None, format)
    assume(loaded.map == map)
    editor = Editor(loaded)
    try:
        editor.make(random_edit(editor.map, chance))
    except EditError:
        assume(False)
    new = editor.text()
    assert lost_lines(lines_outside(read(text, format), editor.map), new) == []
    assert set(re.findall(r"\r\n|\n", new)) <= set(re.findall(r"\r\n|\n", text)) or "\n" not in text
    assert new.endswith("\n") == text.endswith("\n")


@fewer
@given(debates() | maps(), seeds)
def test_the_canonical_layout_says_the_same_with_all_comments_and_is_final(map, seed):
    text = spelled(map, Random(seed))
    loaded = read_text(text, None, "yaml")
    assume(loaded.map == map)
    once = canonical_text(loaded)
    assert read(once).map == map
    comments = re.compile(r"# comment \d+")
    assert sorted(comments.findall(once)) == sorted(comments.findall(text))
    assert canonical_text(read(once)) == once
