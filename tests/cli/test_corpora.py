"""Questions put to several maps and to folders of them."""

import csv
import io
import json

import pytest

from tests.helpers import EXAMPLES, invoke

GOOD = "title: {0}\nissue: a\nspeakers: {{s: S}}\nclaims:\n  a: {{text: A., speaker: s}}\n  b: {{text: {0}, rebuts: a}}\n"


@pytest.fixture
def folder(tmp_path):
    """Ten good maps, a broken one, and files that are no maps."""
    (tmp_path / "deep").mkdir()
    for i in range(10):
        place = tmp_path / "deep" if i % 2 else tmp_path
        (place / f"map{i}.yaml").write_text(GOOD.format(f"Debate {i}"))
    (tmp_path / "broken.yaml").write_text("claims:\n  a: {text: A., rebuts: gone}\n")
    (tmp_path / "notes.txt").write_text("claims: none\n")
    (tmp_path / "data.json").write_text('{"unrelated": 1}')
    (tmp_path / ".hidden.yaml").write_text(GOOD.format("Hidden"))
    return tmp_path


ASKING = ["who", "chain", "sides", "gaps", "stats", "claims", "speakers", "sources", "relations"]


@pytest.mark.parametrize("verb", ASKING)
def test_one_bad_map_does_not_stop_the_others(verb, folder) -> None:
    ran = invoke(verb, folder, "--json")
    answer = json.loads(ran.out)
    assert ran.code == 1
    assert len(answer["maps"]) == 10
    assert [f["path"].endswith("broken.yaml") for f in answer["failed"]] == [True]
    assert answer["failed"][0]["diagnostics"][0]["code"] == "AM106"
    assert "11 maps read, 1 failed, 2 other files skipped." in ran.err


@pytest.mark.parametrize("verb", ASKING)
def test_each_answer_is_that_of_the_map_alone(verb, folder) -> None:
    path = folder / "map0.yaml"
    alone = json.loads(invoke(verb, path, "--json").out)
    among = {m.pop("path"): m for m in json.loads(invoke(verb, folder, "--json").out)["maps"]}
    expected = {verb: alone} if isinstance(alone, list) else alone
    assert among[str(path)] == expected


def test_maps_come_in_a_fixed_order(folder) -> None:
    paths = [m["path"] for m in json.loads(invoke("stats", folder, "--json").out)["maps"]]
    assert paths == [str(folder / f"map{i}.yaml") for i in range(0, 10, 2)] + [
        str(folder / f"deep/map{i}.yaml") for i in range(1, 10, 2)
    ]


def test_csv_names_the_map_of_each_record(folder) -> None:
    rows = list(csv.DictReader(io.StringIO(invoke("stats", folder, "-F", "csv").out)))
    assert len(rows) == 10
    assert rows[0]["map"] == str(folder / "map0.yaml")
    assert rows[0]["rebuts"] == "1"


def test_json_lines_are_one_object_a_map(folder) -> None:
    lines = invoke("stats", folder, "-F", "jsonl").out.splitlines()
    assert [json.loads(line)["claims"] for line in lines] == [2] * 10


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "markdown", "text"])
def test_more_processes_give_the_same_bytes(format, folder) -> None:
    one = invoke("who", folder, "-F", format)
    three = invoke("who", folder, "-F", format, "--jobs", "3")
    assert (three.code, three.out, three.err) == (one.code, one.out, one.err)
    assert one.out


def test_bad_maps_can_go_to_a_file(folder, tmp_path) -> None:
    errors = tmp_path / "errors.jsonl"
    ran = invoke("stats", folder, "-F", "csv", "--errors", errors)
    found = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [f["path"] for f in found] == [str(folder / "broken.yaml")]
    assert "AM106" not in ran.err


def test_gaps_can_fail_over_a_folder(folder) -> None:
    (folder / "broken.yaml").unlink()
    assert invoke("gaps", folder).code == 0
    assert invoke("gaps", folder, "--fail").code == 1
    assert invoke("gaps", folder, "--fail", "--jobs", "2").code == 1
    assert invoke("gaps", folder, "--fail", "--only", "islands").code == 0


def test_an_unknown_name_in_one_of_many_maps_says_which_map(folder) -> None:
    (folder / "broken.yaml").unlink()
    for jobs in ("1", "2"):
        ran = invoke("who", folder, "--speaker", "nobody", "--jobs", jobs)
        assert ran.code == 2
        assert "map0.yaml: there is no speaker 'nobody'" in ran.err


def test_maps_without_a_name_are_left_out_and_counted(folder) -> None:
    (folder / "broken.yaml").unlink()
    (folder / "other.yaml").write_text(
        "speakers: {zoe: Zoe}\nclaims: {z: {text: Z., speaker: zoe}}"
    )
    ran = invoke("who", folder, "--speaker", "zoe", "--json")
    assert ran.code == 0
    assert [m["path"] for m in json.loads(ran.out)["maps"]] == [str(folder / "other.yaml")]
    assert "11 maps read, 10 without a name that was asked for, 2 other files skipped." in ran.err


def test_several_files_can_be_named() -> None:
    ran = invoke("stats", EXAMPLES / "tiny.argmap.yaml", EXAMPLES / "cartels.argmap.yaml", "--json")
    assert [m["claims"] for m in json.loads(ran.out)["maps"]] == [3, 62]


def test_a_file_that_cannot_be_read_is_a_usage_error_when_it_was_named(tmp_path) -> None:
    ran = invoke("stats", EXAMPLES / "tiny.argmap.yaml", tmp_path / "gone.yaml")
    assert ran.code == 2
    assert "gone.yaml: no such file or directory" in ran.err


def test_sql_reads_many_maps_with_several_processes_and_keeps_what_is_wrong(
    folder, tmp_path
) -> None:
    statement = "SELECT map, count(*) FROM claims GROUP BY map"
    errors = tmp_path / ".errors.jsonl"
    one = invoke("sql", statement, folder, "-F", "csv", "--errors", errors)
    two = invoke("sql", statement, folder, "-F", "csv", "--jobs", "2", "--errors", errors)
    assert one.out == two.out != ""
    assert one.err == two.err
    assert one.code == 1
    assert "broken" in errors.read_text()
