"""Maps are called `debate.argmap.yaml`, and any other name works as well."""

import shutil

import pytest

from tests.helpers import EXAMPLES, invoke


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copy(EXAMPLES / "tiny.argmap.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("typed", ["tiny.yaml", "tiny.argmap", "tinny.argmap.yaml"])
def test_a_map_that_is_asked_for_by_nearly_its_name_is_told(folder, typed):
    ran = invoke("who", typed)
    assert ran.code == 2
    assert "tiny.argmap.yaml" in ran.err


def test_another_name_works_as_well(folder):
    (folder / "tiny.argmap.yaml").rename(folder / "dogs.yml")
    assert invoke("claims", "dogs.yml").code == 0


@pytest.mark.parametrize(
    ("to", "written"), [("dot", "tiny.dot"), ("json", "tiny.argmap.json"), ("aif", "tiny.json")]
)
def test_maps_in_another_format_keep_argmap_in_their_names_only_in_its_own(folder, to, written):
    ran = invoke("export", folder, "--to", to, "-o", "out")
    assert ran.code == 0, ran.err
    assert [path.name for path in (folder / "out").iterdir()] == [written]


def test_a_text_that_is_kept_beside_a_map_is_named_after_it(folder):
    (folder / "page.html").write_text("<p>“Cats sleep,” said Ada Merrow.</p>", encoding="utf-8")
    assert invoke("draft", "page.html", "-o", "cats.argmap.yaml").code == 0
    assert (folder / "page.txt").exists()


def test_a_new_map_without_a_suffix_is_told_how_maps_are_called(folder):
    assert "try cats.argmap.yaml." in invoke("new", "cats").err
