"""`argmap merge`: three files, and as git's merge driver."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DOG
from tests.cli.repository import Repository
from tests.helpers import invoke, run

COST = "  cost: {text: It costs a lot., speaker: ben, rebuts: get-a-dog}\n"
WALKS = "  walks: {text: Walks are healthy., speaker: ada, supports: get-a-dog}\n"
OURS = "# Ours.\n" + DOG + COST
THEIRS = DOG.replace("Whippets hardly", "Greyhounds hardly") + WALKS
CONFLICT = DOG.replace("Nobody could", "Who could")


@pytest.fixture
def three(folder: Path) -> Path:
    """A folder with three versions of a map, the current folder."""
    for name, text in (("base", DOG), ("ours", OURS), ("theirs", THEIRS)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_both_sides_changes_and_our_comments_are_in_the_result(three: Path) -> None:
    ran = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out == "# Ours.\n" + DOG.replace("Whippets hardly", "Greyhounds hardly") + COST + WALKS
    )


def test_the_result_goes_to_a_file_which_can_be_ours(three: Path) -> None:
    merged = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml").out
    ran = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "ours.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert (three / "ours.yaml").read_text(encoding="utf-8") == merged


def test_where_ours_changed_nothing_theirs_is_the_result_byte_by_byte(three: Path) -> None:
    text = "# Their comment.\n" + THEIRS
    (three / "theirs.yaml").write_text(text, encoding="utf-8")
    assert invoke("merge", "base.yaml", "base.yaml", "theirs.yaml").out == text


def test_comments_of_theirs_that_stay_behind_are_said(three: Path) -> None:
    (three / "theirs.yaml").write_text("# Their comment.\n" + THEIRS, encoding="utf-8")
    ran = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml")
    assert ran.err == "left out: 1 comment line of theirs, such as: # Their comment.\n"
    ran = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "merged.yaml", "--json")
    assert json.loads(ran.out)["left_out"] == ["# Their comment."]


def test_a_conflict_exits_1_and_check_explains_it(three: Path) -> None:
    (three / "theirs.yaml").write_text(CONFLICT, encoding="utf-8")
    (three / "ours.yaml").write_text(DOG.replace("Nobody could", "Nobody can"), encoding="utf-8")
    ran = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "merged.yaml")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "Conflict: both sides reworded barking.",
        "1 conflict; both versions stand between markers, argmap check shows where.",
    ]
    checked = invoke("check", "merged.yaml")
    assert checked.code == 1
    assert "merged.yaml:6:1: error[AM020]: a merge left two versions here" in checked.out
    assert "(ours.yaml: both sides reworded barking)" in checked.out
    assert invoke("who", "merged.yaml").code == 2


def test_conflicts_as_json(three: Path) -> None:
    (three / "ours.yaml").write_text(DOG.replace("Nobody could", "Nobody can"), encoding="utf-8")
    (three / "theirs.yaml").write_text(CONFLICT, encoding="utf-8")
    words = ("merge", "base.yaml", "ours.yaml", "theirs.yaml", "--json")
    ran = invoke(*words, "-o", "merged.yaml")
    assert ran.code == 1
    read = json.loads(ran.out)
    assert read["clean"] is False
    assert read["conflicts"][0]["message"] == "both sides reworded barking"
    assert invoke(*words).code == 2


def test_maps_in_json_are_merged_as_json(three: Path) -> None:
    for name in ("base", "ours", "theirs"):
        invoke("export", f"{name}.yaml", "-o", f"{name}.json")
    ran = invoke("merge", "base.json", "ours.json", "theirs.json")
    assert list(json.loads(ran.out)["claims"])[-2:] == ["cost", "walks"]
    assert invoke("merge", "base.json", "ours.json", "theirs.json", "-o", "m.yaml").code == 0
    assert (three / "m.yaml").read_text(encoding="utf-8").startswith("title: ")


def test_a_format_that_holds_no_merge_is_refused(three: Path) -> None:
    ran = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "merged.dot")
    assert ran.code == 2
    assert "written in YAML or JSON, not in dot" in ran.err


def test_an_unsound_or_missing_version_is_refused_and_nothing_is_written(three: Path) -> None:
    (three / "theirs.yaml").write_text(DOG.replace("ben, rebuts", "bo, rebuts"), encoding="utf-8")
    ran = invoke("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "ours.yaml")
    assert ran.code == 2
    assert "theirs.yaml:6:" in ran.err
    assert (three / "ours.yaml").read_text(encoding="utf-8") == OURS
    assert invoke("merge", "base.yaml", "ours.yaml", "no.yaml").code == 2


def test_copies_without_the_suffix_of_a_map_are_read_as_what_the_path_says(three: Path) -> None:
    for name in ("base", "ours", "theirs"):
        (three / f"{name}.yaml").rename(three / f".merge_file_{name}")
    ran = run(
        *("merge", ".merge_file_base", ".merge_file_ours", ".merge_file_theirs"),
        *("-o", ".merge_file_ours", "--path", "debates/dog.yaml", "--marker-size", "9"),
        cwd=three,
    )
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "walks" in (three / ".merge_file_ours").read_text(encoding="utf-8")


# -- with git -------------------------------------------------------------------------------------


def branches(repository: Repository, ours: str, theirs: str, base: str = DOG) -> None:
    """A branch `theirs` and the branch `main`, both from one commit."""
    repository.use_argmap()
    repository.commit("dog.yaml", base)
    repository.git("switch", "-q", "-c", "theirs")
    repository.commit("dog.yaml", theirs)
    repository.git("switch", "-q", "main")
    repository.commit("dog.yaml", ours)


def text(repository: Repository) -> str:
    return (repository.folder / "dog.yaml").read_text(encoding="utf-8")


def test_git_merges_what_it_could_not_merge_line_by_line(repository: Repository) -> None:
    branches(repository, OURS, THEIRS)
    repository.git("merge", "-q", "--no-edit", "theirs")
    assert text(repository) == (
        "# Ours.\n" + DOG.replace("Whippets hardly", "Greyhounds hardly") + COST + WALKS
    )
    assert repository.git("status", "--short") == ""


def test_git_stops_at_a_conflict_and_goes_on_once_it_is_resolved(repository: Repository) -> None:
    branches(repository, DOG.replace("Nobody could", "Nobody can"), CONFLICT + WALKS)
    repository.git("merge", "-q", "--no-edit", "theirs", code=1)
    assert repository.git("status", "--short") == "UU dog.yaml\n"
    assert "<<<<<<< main: both sides reworded barking\n" in text(repository)
    assert "walks" in text(repository)
    repository.commit("dog.yaml", CONFLICT + WALKS)
    assert repository.git("status", "--short") == ""


def test_both_drivers_at_once(repository: Repository) -> None:
    branches(repository, OURS, THEIRS)
    repository.git("merge", "-q", "--no-commit", "theirs")
    shown = repository.git("diff", "--cached")
    assert "  ~ whippets  reworded\n      [-Whippets-]{+Greyhounds+} hardly ever bark." in shown
    assert "+ walks" in shown


def test_a_file_that_both_branches_add_is_merged_too(repository: Repository) -> None:
    repository.use_argmap()
    repository.commit("readme", "x")
    repository.git("switch", "-q", "-c", "theirs")
    repository.commit("dog.yaml", DOG + WALKS)
    repository.git("switch", "-q", "main")
    repository.commit("dog.yaml", DOG + COST)
    repository.git("merge", "-q", "--no-edit", "theirs")
    assert text(repository) == DOG + COST + WALKS


def test_a_rebase_uses_the_driver_as_well(repository: Repository) -> None:
    branches(repository, OURS, THEIRS)
    repository.git("rebase", "-q", "theirs")
    assert "cost" in text(repository)
    assert "walks" in text(repository)


def test_what_is_no_sound_map_is_left_to_git(repository: Repository) -> None:
    other = "services:\n  web: 1\n  db: 2\n  mail: 3\n  cache: 4\n"
    branches(repository, other.replace("1", "10"), other.replace("4", "40"), other)
    repository.git("merge", "-q", "--no-edit", "theirs")
    assert text(repository) == other.replace("1", "10").replace("4", "40")


def test_a_conflict_in_what_is_no_sound_map_is_git_s_own(repository: Repository) -> None:
    other = "services:\n  web: 1\n"
    branches(repository, other.replace("1", "10"), other.replace("1", "40"), other)
    repository.git("merge", "-q", "--no-edit", "theirs", code=1)
    assert "<<<<<<< main\n  web: 10\n=======\n  web: 40\n>>>>>>> theirs\n" in text(repository)


def test_in_a_rebase_the_markers_name_the_branches_and_not_whose_they_are(
    repository: Repository,
) -> None:
    branches(repository, DOG.replace("Nobody could", "Nobody can"), CONFLICT)
    repository.git("rebase", "-q", "theirs", code=1)
    shown = text(repository)
    # On top of the branch `theirs`, the commit of `main` is done again.
    first, last = (line for line in shown.splitlines() if line[:3] in ("<<<", ">>>"))
    said = repository.git("rev-parse", "--short=7", "REBASE_HEAD").strip()
    assert first == "<<<<<<< theirs: both sides reworded barking"
    assert last == f">>>>>>> main ({said})" or last.startswith(f">>>>>>> {said}")
    assert shown.index("Who could") < shown.index("Nobody can")


def test_the_names_of_the_sides_can_be_given(three: Path) -> None:
    (three / "theirs.yaml").write_text(CONFLICT, encoding="utf-8")
    (three / "ours.yaml").write_text(DOG.replace("Nobody could", "Nobody can"), encoding="utf-8")
    words = ("merge", "base.yaml", "ours.yaml", "theirs.yaml")
    ran = invoke(*words, "--ours-name", "v2", "--theirs-name", "Ada's\nproposal")
    assert "<<<<<<< v2: both sides reworded barking\n" in ran.out
    assert ">>>>>>> Ada'sproposal\n" in ran.out
    assert ">>>>>>> theirs.yaml\n" in invoke(*words).out
