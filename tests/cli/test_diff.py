"""`argmap diff`: two files, one file in two revisions, and as git's external diff and textconv."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import DOG
from tests.cli.repository import Repository
from tests.helpers import CONTROLS, invoke, invoke_on_screen, records

LATER = (
    DOG.replace("Nobody could", "Nobody can")
    .replace("whippets", "small-dogs")
    .replace("speaker: ben, rebuts", "speaker: ben, quote: Woof, rebuts")
    + "  cost: {text: It costs a lot., speaker: ben, rebuts: get-a-dog}\n"
)


@pytest.fixture
def later(dog: Path) -> Path:
    """A folder with a map and a later version of it."""
    (dog / "later.yaml").write_text(LATER, encoding="utf-8")
    return dog


def test_the_same_map_twice_exits_0(dog: Path) -> None:
    (dog / "other.json").write_text(
        invoke("export", "dog.yaml", "--to", "json").out, encoding="utf-8"
    )
    ran = invoke("diff", "dog.yaml", "other.json")
    assert (ran.code, ran.err) == (0, "")
    assert "the two maps say the same" in ran.out
    assert records("diff", "dog.yaml", "other.json") == []


def test_a_difference_exits_1_with_a_record_for_each_change(later: Path) -> None:
    assert invoke("diff", "dog.yaml", "later.yaml").code == 1
    assert records("diff", "dog.yaml", "later.yaml") == [
        [
            "reworded",
            "claim",
            "barking",
            "text",
            "Nobody could work with the barking.",
            "Nobody can work with the barking.",
        ],
        ["re-voiced", "claim", "barking", "utterance", "ben", "ben: “Woof”"],
        ["renamed", "claim", "small-dogs", "id", "whippets", "small-dogs"],
        ["added", "claim", "cost", "", "", "It costs a lot."],
        ["added", "relation", "cost/get-a-dog", "", "", "cost rebuts get-a-dog"],
    ]


def test_a_person_sees_words_with_marks_that_need_no_colour(later: Path) -> None:
    ran = invoke_on_screen("diff", "dog.yaml", "later.yaml")
    assert ran.lines == [
        "Claims",
        "  ~ barking  reworded, re-voiced",
        "      Nobody [-could-]{+can+} work with the barking.",
        "      - Ben says so",
        "      + Ben says “Woof”",
        "  ~ small-dogs  was whippets",
        "  + cost",
        "      It costs a lot.",
        "      Ben says so",
        "Relations",
        "  + cost rebuts get-a-dog",
        "",
        "1 claim added, 1 renamed, 1 reworded, 1 re-voiced; 1 relation added.",
    ]


def test_colour_repeats_the_marks(later: Path) -> None:
    out = invoke("diff", "dog.yaml", "later.yaml", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[31m[-could-]\x1b[0m\x1b[32m{+can+}" in out


def test_the_figures_alone(later: Path) -> None:
    assert records("diff", "--stat", "dog.yaml", "later.yaml") == [
        ["claims", "1", "0", "1", "1", "1", "0"],
        ["relations", "1", "0", "0", "0", "0", "0"],
    ]
    assert invoke("diff", "--stat", "dog.yaml", "later.yaml").lines == [
        "           added  renamed  reworded  re-voiced",
        "claims         1        1         1          1",
        "relations      1        -         -          -",
    ]


def test_json_has_every_change_and_the_figures(later: Path) -> None:
    read = json.loads(invoke("diff", "dog.yaml", "later.yaml", "--json").out)
    assert read["same"] is False
    barking, renamed, cost = read["claims"]
    assert barking["change"] == ["reworded", "re-voiced"]
    assert ["removed", "could"] in barking["fields"][0]["words"]
    assert (renamed["change"], renamed["was"], renamed["id"]) == (
        ["renamed"],
        "whippets",
        "small-dogs",
    )
    assert cost["claim"]["text"] == "It costs a lot."
    assert read["stat"]["claims"] == {
        "added": 1,
        "removed": 0,
        "renamed": 1,
        "reworded": 1,
        "revoiced": 1,
        "changed": 0,
    }


@pytest.mark.parametrize("format", ["csv", "tsv", "markdown", "jsonl"])
def test_every_output_format(later: Path, format: str) -> None:
    assert "cost" in invoke("diff", "dog.yaml", "later.yaml", "-F", format).out


def test_standard_input_is_a_version(dog: Path) -> None:
    assert invoke("diff", "dog.yaml", "-", stdin=LATER).code == 1


def test_an_unsound_map_is_explained(dog: Path) -> None:
    ran = invoke("diff", "dog.yaml", "-", stdin=DOG.replace("rebuts: barking", "rebuts: x"))
    assert ran.code == 2
    assert "there is no claim 'x'" in ran.err


def test_two_versions_are_wanted(dog: Path) -> None:
    for words in ([], ["dog.yaml"], ["dog.yaml"] * 3):
        ran = invoke("diff", *words)
        assert ran.code == 2
        assert "argmap diff BEFORE AFTER" in ran.err
    assert "did you mean dog.yaml?" in invoke("diff", "dog.yaml", "dogs.yaml").err


def test_nothing_in_a_map_reaches_the_terminal_raw(folder: Path) -> None:
    hostile = 'claims:\n  a: {text: "x \\e[31m \\x07 [bold]", note: "\\u202e"}\n'
    (folder / "a.yaml").write_text('claims: {a: "\\e[1m"}\n', encoding="utf-8")
    (folder / "b.yaml").write_text(hostile, encoding="utf-8")
    for ran in (invoke("diff", "a.yaml", "b.yaml"), invoke_on_screen("diff", "a.yaml", "b.yaml")):
        assert ran.code == 1
        assert not any(c in ran.out for c in CONTROLS)
    assert "[bold]" in ran.out


# -- with git -------------------------------------------------------------------------------------


def test_a_revision_of_a_file(repository: Repository) -> None:
    repository.commit("dog.yaml", DOG)
    repository.commit("dog.yaml", LATER)
    assert invoke("diff", "HEAD~1:dog.yaml", "dog.yaml").code == 1
    assert invoke("diff", "HEAD:dog.yaml", "dog.yaml").code == 0
    assert invoke("diff", ":dog.yaml", "HEAD:dog.yaml").code == 0
    assert invoke("diff", "HEAD~1:dog.yaml", "HEAD:dog.yaml").code == 1


def test_a_file_with_such_a_name_comes_first(repository: Repository) -> None:
    repository.commit("dog.yaml", DOG)
    (repository.folder / "HEAD:dog.yaml").write_text(LATER, encoding="utf-8")
    assert invoke("diff", "HEAD:dog.yaml", "dog.yaml").code == 1


@pytest.mark.parametrize("word", ["--output=x:dog.yaml", "-p:dog.yaml", "--help:x"])
def test_a_revision_cannot_be_an_option_of_git(repository: Repository, word: str) -> None:
    repository.commit("dog.yaml", DOG)
    ran = invoke("diff", "--", word, "dog.yaml")
    assert ran.code == 2
    assert "cannot begin with a dash" in ran.err
    assert sorted(p.name for p in repository.folder.iterdir()) == [".git", "dog.yaml"]


def test_what_git_does_not_have_is_said(repository: Repository) -> None:
    repository.commit("dog.yaml", DOG)
    ran = invoke("diff", "nope:dog.yaml", "dog.yaml")
    assert ran.code == 2
    assert "nope:dog.yaml: no such file, and git says:" in ran.err


def test_a_file_in_a_folder_of_the_repository(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.folder / "sub").mkdir()
    repository.commit("sub/dog.yaml", DOG)
    monkeypatch.chdir(repository.folder / "sub")
    assert "write HEAD:./dog.yaml" in invoke("diff", "HEAD:dog.yaml", "dog.yaml").err
    assert invoke("diff", "HEAD:./dog.yaml", "dog.yaml").code == 0


def test_outside_a_repository_and_without_git_there_is_a_message(
    dog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(dog.parent))
    assert "git says: not a git repository" in invoke("diff", "HEAD:dog.yaml", "dog.yaml").err
    monkeypatch.setenv("PATH", str(dog))
    ran = invoke("diff", "HEAD:dog.yaml", "dog.yaml")
    assert (ran.code, "git is not installed" in ran.err) == (2, True)


def test_as_git_s_external_diff_it_shows_claims(repository: Repository) -> None:
    repository.use_argmap()
    repository.commit("dog.yaml", DOG)
    (repository.folder / "dog.yaml").write_text(LATER, encoding="utf-8")
    shown = repository.git("diff")
    assert shown.startswith("dog.yaml\nClaims\n  ~ barking  reworded, re-voiced\n")
    assert "~ small-dogs  was whippets" in shown


def test_git_shows_added_removed_and_renamed_files(repository: Repository) -> None:
    repository.use_argmap()
    repository.commit("dog.yaml", DOG)
    repository.git("mv", "dog.yaml", "hound.yaml")
    (repository.folder / "hound.yaml").write_text(LATER, encoding="utf-8")
    repository.git("add", "-A")
    assert "dog.yaml → hound.yaml\nClaims\n" in repository.git("diff", "--cached", "-M30")
    assert "+ get-a-dog" in repository.git("diff", "--cached", "--no-renames")
    assert "- get-a-dog" in repository.git("diff", "--cached", "--no-renames")


def test_where_a_version_is_no_sound_map_git_still_shows_its_lines(repository: Repository) -> None:
    repository.use_argmap()
    repository.commit("dog.yaml", DOG)
    (repository.folder / "dog.yaml").write_text(
        DOG.replace("rebuts: b", "rebuts: x"), encoding="utf-8"
    )
    shown = repository.git("diff")
    assert "Not a sound map, so the lines are compared." in shown
    assert "error[AM106]: there is no claim 'xarking'" in shown
    assert "\n-  whippets: " in shown


@pytest.mark.parametrize(
    "name", ["--help.yaml", "--stat.yaml", "-o.yaml", "-.yaml", "--.yaml", ":(exclude)dog.yaml"]
)
@pytest.mark.skipif(os.name == "nt", reason="files cannot have such names there")
def test_git_shows_a_file_whose_name_looks_like_an_option(
    repository: Repository, name: str
) -> None:
    repository.use_argmap()
    repository.commit(name, DOG)
    (repository.folder / name).write_text(LATER, encoding="utf-8")
    shown = repository.git("diff")
    assert shown.startswith(f"{name}\nClaims\n  ~ barking  reworded, re-voiced\n")
    repository.git("config", "diff.argmap.command", f"{repository.argmap} diff --stat")
    assert repository.git("diff").startswith(f"{name}\n")
    (repository.folder / name).write_text("claims: {a: {rebuts: b}}\n", encoding="utf-8")
    assert "the lines are compared" in repository.git("diff")
    (repository.folder / name).rename(repository.folder / "--version.yaml")
    (repository.folder / "--version.yaml").write_text(LATER, encoding="utf-8")
    repository.git("add", "-A")
    assert f"{name} → --version.yaml\n" in repository.git("diff", "--cached", "-M10")


@pytest.mark.skipif(os.name == "nt", reason="files cannot have such names there")
def test_git_merges_a_file_whose_name_looks_like_an_option(repository: Repository) -> None:
    repository.use_argmap()
    repository.commit("--help.yaml", DOG)
    repository.git("checkout", "-q", "-b", "other")
    repository.commit("--help.yaml", DOG.replace("hardly ever", "never"))
    repository.git("checkout", "-q", "-")
    repository.commit("--help.yaml", DOG.replace("Nobody could", "No one could"))
    repository.git("merge", "-q", "--no-edit", "other")
    merged = (repository.folder / "--help.yaml").read_text(encoding="utf-8")
    assert "No one could" in merged
    assert "never bark" in merged
    assert invoke("diff", "/dev/null", "--", "--help.yaml").code == 1


def test_lines_that_git_compares_reach_nobody_s_terminal_raw(repository: Repository) -> None:
    repository.use_argmap()
    repository.commit("dog.yaml", DOG)
    (repository.folder / "dog.yaml").write_text(
        DOG + "# \x1b[2J\u200f\tspace\nclaims: {}\n", encoding="utf-8"
    )
    assert "\n+# \\x1b[2J\\u200f" in repository.git("diff")


def test_the_canonical_text_serves_as_a_textconv(repository: Repository) -> None:
    repository.git("config", "diff.argmap.textconv", f"{repository.argmap} export --to yaml --")
    (repository.folder / ".gitattributes").write_text("*.yaml diff=argmap\n", encoding="utf-8")
    repository.commit("dog.yaml", DOG)
    # Another layout with one other word: only that line differs in the canonical text.
    later = invoke("export", "dog.yaml", "--to", "json").out.replace("hardly ever", "never")
    (repository.folder / "dog.yaml").write_text(later, encoding="utf-8")
    changed = [line for line in repository.git("diff", "-U0").splitlines() if line[:1] in "+-"]
    assert changed[2:] == [
        "-    text: Whippets hardly ever bark.",
        "+    text: Whippets never bark.",
    ]
