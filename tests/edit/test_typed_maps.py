"""What holds for files as people type them, whatever their habits: nothing sound is refused."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from argmap.edit.change import laid_out
from argmap.edit.editor import Editor
from argmap.edit.edits.base import EditError
from argmap.edit.file.says_the_same import says
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading, read_bytes, read_text
from tests.edit.hands import Typed, remarks_of, typed
from tests.edit.random_edits import random_edit
from tests.helpers import invoke
from tests.thoroughness import examples

seeds = st.integers(0, 2**32)
several = settings(max_examples=examples(400), suppress_health_check=[HealthCheck.too_slow])


def read(file: Typed) -> Loaded:
    loaded = read_bytes(file.content, "map.yaml", Reading("yaml", for_edits=True))
    assert loaded.map is not None, "\n".join(map(str, loaded.diagnostics))
    return loaded


@several
@given(seeds)
def test_a_file_means_what_its_writer_meant(seed):
    file = typed(Random(seed))
    assert read(file).map == file.map


@several
@given(seeds)
def test_fmt_takes_every_sound_file_and_keeps_its_meaning_and_its_comments(seed):
    file = typed(Random(seed))
    once = laid_out(read(file))
    again = read_text(once, "map.yaml", "yaml")
    assert again.map == file.map
    assert remarks_of(once) == file.remarks
    assert laid_out(again) == once


@several
@given(seeds, seeds)
def test_no_edit_is_refused_for_how_a_file_is_written(seed, chance):
    loaded = read(typed(Random(seed)))
    editor = Editor(loaded)
    try:
        editor.make(random_edit(editor.map, Random(chance)))
    except EditError:
        assume(False)
    assert says(editor.text(), loaded, editor.map)


@several
@given(seeds, seeds)
def test_comments_far_from_an_edit_stay(seed, chance):
    """A claim that is added takes nothing away."""
    file = typed(Random(seed))
    editor = Editor(read(file))
    edit = random_edit(editor.map, Random(chance))
    assume(type(edit).__name__.startswith(("Add", "Link")) and "Utterance" not in str(type(edit)))
    try:
        editor.make(edit)
    except EditError:
        assume(False)
    assert remarks_of(editor.text()) == file.remarks


@pytest.mark.parametrize("seed", [5287, 120123])
def test_comments_below_several_things_find_their_last_place_at_once(seed):
    once = laid_out(read(typed(Random(seed))))
    assert laid_out(read_text(once, "map.yaml", "yaml")) == once


SOUND = {
    "speakers in brackets": "speakers: {x: {name: X}}\nclaims: {a: {text: A, speaker: x}}\n",
    "tags with nothing behind it": "claims:\n  a:\n    text: A\n    tags:\n",
    "a note that says nothing": "claims:\n  a: {text: A, note: ~}\n",
    "implicit is false": "claims:\n  a:\n    text: A\n    implicit: false\n",
    "a whole number as a weight": "claims:\n  a:\n    text: A\n    weight: 2\n",
    "a speaker whose name is a key": "speakers:\n  x:\n    name: X\nclaims: {a: A}\n",
    "null as an id": "speakers: {null: X}\nclaims: {a: {text: A, said: {null: so}}}\nexpect: {a: in}\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_fmt_and_edits_take_what_people_write(tmp_path, text, end, mark):
    file = tmp_path / "map.yaml"
    content = (mark + text.replace("\n", end)).encode()
    file.write_bytes(content)
    assert invoke("set", file, "a", "note=changed").code == 0
    file.write_bytes(content)
    assert invoke("fmt", file).code == 0
    assert invoke("fmt", "--check", file).code == 0
    formatted = file.read_bytes().decode().removeprefix("\ufeff")
    assert invoke("fmt", "-", stdin=content).out == formatted


def test_fmt_of_standard_input_proves_what_it_says(monkeypatch):
    monkeypatch.setattr("argmap.edit.change.canonical_text", lambda loaded: "claims: {a: B}\n")
    ran = invoke("fmt", "-", stdin="claims: {a: A}\n")
    assert (ran.code, ran.out) == (1, "")
    assert "change of what it says" in ran.err
