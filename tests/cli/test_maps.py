"""Which map a command is about, and which claims."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DOG, TEA
from tests.helpers import invoke


def shown_claims(*args: str | Path, **rest: Any) -> set[str]:
    """The claims in the records of an answer of `who`."""
    lines = invoke(*args, "-F", "tsv", **rest).lines[1:]
    return {line.split("\t")[3] for line in lines}


def test_the_only_map_in_the_folder_is_the_default(dog: Path) -> None:
    (dog / "notes.txt").write_text("claims: none", encoding="utf-8")
    (dog / "other.yaml").write_text("services: {}", encoding="utf-8")
    assert invoke("who").code == 0
    assert shown_claims("who") == {"get-a-dog", "barking", "whippets"}


def test_without_a_map_in_the_folder_one_must_be_named(folder: Path) -> None:
    ran = invoke("who")
    assert (ran.code, ran.out) == (2, "")
    assert "which map? Name a file, or set ARGMAP_MAP; this folder has none." in ran.err


def test_with_several_maps_in_the_folder_one_must_be_named(dog: Path) -> None:
    (dog / "tea.yaml").write_text(TEA, encoding="utf-8")
    ran = invoke("who")
    assert (ran.code, ran.out) == (2, "")
    assert "which map? This folder has dog.yaml, tea.yaml." in ran.err


def test_the_variable_names_the_default_map(dog: Path, tmp_path: Path) -> None:
    (dog / "tea.yaml").write_text(TEA, encoding="utf-8")
    assert shown_claims("who", env={"ARGMAP_MAP": "tea.yaml"}) == {"tea", "cold"}
    assert invoke("who", env={"ARGMAP_MAP": "none.yaml"}).code == 2


def test_the_first_word_is_the_map_and_the_others_are_claims(dog: Path) -> None:
    assert shown_claims("who", "dog.yaml", "barking") == {"barking"}
    assert shown_claims("who", "dog.yaml", "barking", "whippets") == {
        "barking",
        "whippets",
    }


def test_a_word_that_is_no_map_is_a_claim_of_the_default_map(dog: Path) -> None:
    assert shown_claims("who", "bark") == {"barking"}


def test_with_an_option_for_the_map_all_words_are_claims(dog: Path) -> None:
    (dog / "barking").write_text("a file with the name of a claim", encoding="utf-8")
    assert shown_claims("who", "-m", "dog.yaml", "barking") == {"barking"}
    assert shown_claims("who", "--map", "dog.yaml") >= {"barking", "whippets"}


def test_a_word_with_the_suffix_of_a_map_is_a_map_even_if_it_is_missing(dog: Path) -> None:
    ran = invoke("who", "dogs.yaml")
    assert ran.code == 2
    assert ran.err == "Error: dogs.yaml: no such file or directory; did you mean dog.yaml?\n"


def test_a_dash_is_standard_input(folder: Path) -> None:
    ran = invoke("show", "-", "tea", stdin=TEA)
    assert ran.code == 0
    assert "It goes cold." in ran.out


def test_json_on_standard_input_is_recognised(folder: Path) -> None:
    ran = invoke("stats", "-", "--json", stdin='{"claims": {"a": "A."}}')
    assert json.loads(ran.out)["claims"] == 1


def test_what_is_wrong_on_standard_input_is_said_with_its_place(folder: Path) -> None:
    ran = invoke("who", "-", stdin="claims: {a: {text: A., rebuts: b}}")
    assert ran.code == 2
    assert ran.err.startswith("<stdin>:1:")


def test_check_is_about_whole_maps(dog: Path) -> None:
    ran = invoke("check", "dog.yaml", "barking")
    assert ran.code == 2
    assert "barking is no map; check is about whole maps." in ran.err


def test_show_wants_a_claim(dog: Path) -> None:
    ran = invoke("show", "dog.yaml")
    assert ran.code == 2
    assert "which claim?" in ran.err


# -- several maps and folders ---------------------------------------------------------------------


def test_several_maps_are_asked_one_after_the_other(dog: Path) -> None:
    (dog / "tea.yaml").write_text(TEA, encoding="utf-8")
    ran = invoke("stats", "dog.yaml", "tea.yaml")
    assert ran.code == 0
    assert [line for line in ran.lines if line.startswith(("──", "claims"))] == [
        *("── dog.yaml", "claims       3"),
        *("── tea.yaml", "claims       2"),
    ]
    assert ran.err == "2 maps read.\n"


def test_a_folder_is_searched_and_what_is_no_map_is_skipped(corpus: Path) -> None:
    ran = invoke("stats", ".")
    assert ran.code == 1
    headings = [line for line in ran.lines if line.startswith("── ")]
    assert [Path(heading[3:]).name for heading in headings] == ["dog.yaml", "tea.yaml"]
    assert "broken.yaml:1:" in ran.err
    assert ran.err.splitlines()[-1] == "3 maps read, 1 failed, 2 other files skipped."


def test_json_of_a_folder_has_the_answers_and_the_failures(corpus: Path) -> None:
    ran = invoke("stats", ".", "--json")
    read = json.loads(ran.out)
    assert ran.code == 1
    assert [Path(m["path"]).name for m in read["maps"]] == ["dog.yaml", "tea.yaml"]
    assert [m["claims"] for m in read["maps"]] == [3, 2]
    [failed] = read["failed"]
    assert Path(failed["path"]).name == "broken.yaml"
    assert failed["diagnostics"][0]["severity"] == "error"


def test_json_lines_stream_one_object_for_each_map(corpus: Path) -> None:
    ran = invoke("who", ".", "-F", "jsonl")
    assert [json.loads(line)["issue"] for line in ran.lines] == ["get-a-dog", "tea"]


@pytest.mark.parametrize(("format", "separator"), [("csv", ","), ("tsv", "\t")])
def test_tables_of_a_folder_have_a_column_for_the_map(
    corpus: Path, format: str, separator: str
) -> None:
    rows = list(csv.reader(io.StringIO(invoke("who", ".", "-F", format).out), delimiter=separator))
    assert rows[0][:2] == ["map", "stance"]
    assert {Path(row[0]).name for row in rows[1:]} == {"dog.yaml", "tea.yaml"}
    assert {len(row) for row in rows} == {len(rows[0])}


def test_markdown_of_a_folder_has_a_section_for_each_map(corpus: Path) -> None:
    headings = [
        line for line in invoke("stats", ".", "-F", "markdown").lines if line.startswith("##")
    ]
    assert len(headings) == 2


def test_a_folder_without_maps_is_an_error(folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = invoke("who", "empty")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no map in" in ran.err
    assert "empty" in ran.err


def test_check_reads_a_folder_too(corpus: Path) -> None:
    ran = invoke("check", ".")
    assert ran.code == 1
    assert "in 3 maps" in ran.err
    assert "broken.yaml:1:" in ran.out


def test_export_of_many_maps_wants_a_folder(corpus: Path) -> None:
    ran = invoke("export", ".", "--to", "json")
    assert ran.code == 2
    assert "several maps need a folder; name it with -o FOLDER." in ran.err


def test_hidden_files_and_folders_are_left_out(dog: Path) -> None:
    (dog / ".git").mkdir()
    (dog / ".git" / "x.yaml").write_text(TEA, encoding="utf-8")
    (dog / ".backup.yaml").write_text(TEA, encoding="utf-8")
    assert invoke("stats", ".").err == "1 map read.\n"
    assert invoke("who").code == 0


def test_a_map_can_have_any_name_if_it_is_named(folder: Path) -> None:
    (folder / "debate").write_text(DOG, encoding="utf-8")
    assert invoke("stats", "debate").code == 0
