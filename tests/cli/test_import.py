"""Maps of other tools become maps of argmap, and go back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from tests.cli.conftest import DOG
from tests.formats.aif.helpers import aif
from tests.formats.aif.test_reading import DEBATE
from tests.helpers import invoke, run

DEBATE_TEXT = json.dumps(DEBATE)


@pytest.fixture
def debates(folder: Path) -> Path:
    """A folder with two AIF files, a broken one and a note, in the current folder."""
    (folder / "corpus" / "deep").mkdir(parents=True)
    (folder / "corpus" / "one.json").write_text(DEBATE_TEXT, encoding="utf-8")
    (folder / "corpus" / "deep" / "two.json").write_text(DEBATE_TEXT, encoding="utf-8")
    (folder / "corpus" / "broken.json").write_text(DEBATE_TEXT[:-9], encoding="utf-8")
    (folder / "corpus" / "NOTES").write_text("A note.\n", encoding="utf-8")
    return folder


def test_one_file_becomes_a_map(debates: Path) -> None:
    ran = invoke("import", "corpus/one.json", "-o", "debate.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert argmap.load("debate.yaml").speakers["ann-lee"].name == "Ann Lee"
    assert invoke("import", "corpus/one.json").out == Path("debate.yaml").read_text("utf-8")


def test_the_suffix_can_ask_for_json(debates: Path) -> None:
    invoke("import", "corpus/one.json", "-o", "debate.json")
    assert argmap.read("debate.json").format == "json"


def test_a_file_that_is_there_is_not_replaced_unless_forced(debates: Path) -> None:
    Path("debate.yaml").write_text("mine", encoding="utf-8")
    ran = invoke("import", "corpus/one.json", "-o", "debate.yaml")
    assert (ran.code, ran.err) == (1, "Error: debate.yaml is there already; --force replaces it\n")
    assert Path("debate.yaml").read_text("utf-8") == "mine"
    assert invoke("import", "corpus/one.json", "-o", "debate.yaml", "--force").code == 0
    assert argmap.load("debate.yaml").claims


def test_a_folder_is_gone_through_whole_and_what_fails_is_reported(debates: Path) -> None:
    ran = run("import", "corpus", "-o", "maps", cwd=debates)
    assert ran.code == 1
    assert "corpus/broken.json:1:" in ran.err.replace("\\", "/")
    assert ran.err.splitlines()[-1] == "2 maps written to maps, 1 failed, 1 other file skipped."
    written = sorted(p.relative_to("maps").as_posix() for p in Path("maps").rglob("*.yaml"))
    assert written == ["deep/two.yaml", "one.yaml"]


def test_a_second_import_replaces_nothing(debates: Path) -> None:
    (debates / "corpus" / "broken.json").unlink()
    assert invoke("import", "corpus", "-o", "maps").code == 0
    ran = invoke("import", "corpus", "-o", "maps")
    assert ran.code == 1
    assert "one.yaml is there already" in ran.err
    assert invoke("import", "corpus", "-o", "maps", "--force").code == 0


def test_maps_beside_what_they_came_from_stay_as_they_are(debates: Path) -> None:
    (debates / "corpus" / "broken.json").unlink()
    assert invoke("import", "corpus", "-o", "corpus").code == 0
    mine = Path("corpus/one.yaml")
    mine.write_text("# mine\n" + mine.read_text("utf-8"), encoding="utf-8")
    invoke("import", "corpus", "-o", "corpus", "--force")
    assert Path("corpus/one.json").read_text("utf-8") == DEBATE_TEXT


def test_files_of_one_name_get_different_maps(debates: Path) -> None:
    (debates / "one.json").write_text(DEBATE_TEXT, encoding="utf-8")
    assert invoke("import", "one.json", "corpus/one.json", "-o", "maps").code == 0
    assert sorted(p.name for p in Path("maps").iterdir()) == ["one.json.yaml", "one.yaml"]


def test_from_says_what_a_file_is(debates: Path) -> None:
    ran = invoke("import", "corpus/one.json", "--from", "xaif", "-o", "x.yaml")
    assert ran.code == 0
    ran = invoke("import", "corpus/one.json", "--from", "json")
    assert ran.code == 2
    assert "mend the map first" in ran.err
    ran = invoke("import", "corpus/one.json", "--from", "xaiff")
    assert "did you mean xaif?" in ran.err
    assert "does not read it" in invoke("import", "corpus/one.json", "--from", "dot").err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["corpus", "corpus/one.json"], "several maps need a folder"),
        (["corpus", "-o", "corpus/one.json"], "corpus/one.json is a file; several maps need"),
        (["corpus/one.json", "-o", "x.dot"], "written in YAML or JSON, not in dot"),
        (["nowhere.json"], "nowhere.json: no such file"),
        ([], "FILE is missing"),
    ],
)
def test_what_cannot_be_done_is_said(debates: Path, args: list[str], message: str) -> None:
    ran = invoke("import", *args)
    assert ran.code == 2
    assert message in ran.err


def test_a_folder_without_maps_is_said(folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = invoke("import", "empty", "-o", "maps")
    assert (ran.code, ran.err) == (2, "Error: there is no map in empty\n")


def test_paths_of_sources_go_with_the_map(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.json").write_text(
        '{"sources": {"s": {"path": "texts/a.txt"}}, "claims": {"a": "A"}}', encoding="utf-8"
    )
    invoke("import", "in/a.json", "-o", "a.yaml")
    assert argmap.load("a.yaml").sources["s"].path == "in/texts/a.txt"


# -- export ---------------------------------------------------------------------------------------


def test_what_is_left_out_is_said_one_line_for_each_kind(dog: Path) -> None:
    ran = invoke("export", "dog.yaml", "--to", "aif")
    assert ran.code == 0
    assert json.loads(ran.out)["nodes"]
    assert ran.err.splitlines() == [
        "left out: 1 title of the map",
        "left out: 1 issue",
        "left out: 1 speaker's details",
    ]


def test_strict_writes_nothing_that_would_lose_something(dog: Path) -> None:
    ran = invoke("export", "dog.yaml", "--to", "aif", "-o", "dog.json", "--strict")
    assert ran.code == 1
    assert ran.err.splitlines()[-1] == "Error: aif cannot hold that; nothing is written"
    assert not Path("dog.json").exists()
    assert invoke("export", "dog.yaml", "--to", "json", "--strict").code == 0


def test_a_drawing_is_not_expected_to_hold_everything(dog: Path) -> None:
    assert invoke("export", "dog.yaml", "--to", "dot", "--strict").err == ""


def test_many_maps_are_exported_into_a_folder(corpus: Path) -> None:
    ran = invoke("export", ".", "--to", "xaif", "-o", "out")
    assert ran.code == 1
    assert "dog.yaml: left out: 1 issue" in ran.err
    assert ran.err.splitlines()[-1].startswith("2 maps written to out, 1 failed")
    assert argmap.read("out/more/deep/tea.json").format == "xaif"
    assert "which format?" in invoke("export", ".", "-o", "out").err


@pytest.mark.parametrize(
    "line", [["import"], ["export", "--to", "xaif"], ["export", "--to", "html"]]
)
def test_several_processes_write_and_say_the_same(debates: Path, line: list[str]) -> None:
    runs = []
    for jobs in ("1", "2"):
        verb, *options = line
        ran = run(verb, "corpus", *options, "-o", jobs, "--jobs", jobs, cwd=debates)
        files = {p.relative_to(jobs): p.read_bytes() for p in sorted(Path(jobs).rglob("*.*"))}
        assert len(files) == 2
        runs.append((ran.code, ran.err.replace(f" {jobs},", " it,"), files))
    assert runs[0] == runs[1]


def test_why_some_were_not_written_goes_to_a_file(debates: Path) -> None:
    invoke("import", "corpus", "-o", "maps")
    ran = invoke("import", "corpus", "-o", "maps", "--errors", "failed.jsonl")
    assert (ran.code, ran.err) == (1, "0 maps written to maps, 3 failed, 1 other file skipped.\n")
    failed = [json.loads(line) for line in Path("failed.jsonl").read_text("utf-8").splitlines()]
    told = [(Path(f["path"]).name, f["diagnostics"][-1]["message"]) for f in failed]
    assert [name for name, _ in told] == ["broken.json", "one.json", "two.json"]
    assert told[2][1].endswith("two.yaml is there already; --force replaces it")


def test_a_database_is_read_by_several_processes(debates: Path) -> None:
    for jobs in ("1", "2"):
        file = f"{jobs}.db"
        ran = run(
            "export", "corpus", "-o", file, "--jobs", jobs, "--errors", "f.jsonl", cwd=debates
        )
        assert (ran.code, ran.err) == (
            1,
            f"2 maps written to {file}, 1 failed, 1 other file skipped.\n",
        )
        assert "broken.json" in Path("f.jsonl").read_text("utf-8")
    assert Path("1.db").read_bytes() == Path("2.db").read_bytes()


def test_maps_without_a_name_that_was_asked_for_are_no_failure(corpus: Path) -> None:
    Path("more/broken.yaml").unlink()
    ran = invoke("export", ".", "--to", "json", "-o", "out", "-s", "no such person")
    assert (ran.code, "there is no speaker" in ran.err) == (2, True)
    ran = invoke("export", ".", "--to", "json", "-o", "out", "-s", "ada")
    assert ran.code == 0
    assert "without a name that was asked for" in ran.err


def test_aif_goes_round_by_way_of_a_map_file(debates: Path) -> None:
    invoke("import", "corpus/one.json", "-o", "one.yaml")
    invoke("export", "one.yaml", "--to", "aif", "-o", "back.json")
    assert json.loads(Path("back.json").read_text("utf-8")) == DEBATE


def test_a_question_about_aif_is_answered_at_once(debates: Path) -> None:
    ran = invoke("who", "corpus/one.json")
    assert "Bread is dear these days" in ran.out
    assert ran.code == 0


def test_other_formats_on_standard_input(folder: Path) -> None:
    assert "Ann Lee" in invoke("import", "-", stdin=DEBATE_TEXT).out
    assert invoke("import", "-", stdin=DOG).code == 0


def test_an_unfinished_step_is_said_once(folder: Path) -> None:
    raw = aif({"1": "I Bread is dear", "2": "RA RA"}, "1>2")
    (folder / "one.json").write_text(json.dumps(raw), encoding="utf-8")
    said = invoke("check", "one.json").out
    assert "AM401" in said
    assert "AM211" not in said


def test_no_two_maps_are_written_to_one_file_on_any_system(folder: Path) -> None:
    for place in ("a", "b", "c", "D"):
        Path(place).mkdir()
        name = "MAP.yaml" if place == "D" else "map.yaml"
        Path(place, name).write_text(f"claims: {{{place}: {{text: {place}.}}}}\n", encoding="utf-8")
    ran = invoke("export", "a", "b", "c", "D", "--to", "json", "-o", "out")
    assert (ran.code, ran.err) == (0, "4 maps written to out.\n")
    written = sorted(path.name for path in Path("out").iterdir())
    assert written == ["MAP.yaml-3.json", "map.json", "map.yaml-2.json", "map.yaml.json"]
    claims = {claim for path in Path("out").iterdir() for claim in argmap.load(path).claims}
    assert claims == {"a", "b", "c", "D"}
