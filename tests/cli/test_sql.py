"""`argmap sql`: any other question, over one map or many, in every output format."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from argmap.render.answers.sql import distinct
from argmap.render.terminal.text import fair_widths
from tests.helpers import CONTROLS, EXAMPLES, ROOT, run, run_on_terminal
from tests.processes import PATIENCE, running

TINY = EXAMPLES / "tiny.argmap.yaml"
LIGHTS = EXAMPLES / "lights-out.argmap.yaml"
IDS = "SELECT id, implicit, note FROM claims ORDER BY id"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "


# -- the statement and the maps -------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [(IDS, TINY), (TINY, IDS), (IDS, "-m", TINY), ("-m", TINY, IDS)], ids=range(4)
)
def test_the_statement_may_stand_before_or_after_the_map(words: tuple[str, ...]) -> None:
    answer = run("sql", *words, "-F", "csv").lines[1:]
    assert answer == ["barking,0,", "get-a-dog,0,", "whippets,0,"]


def test_the_map_may_come_through_a_pipe() -> None:
    answer = run("sql", "SELECT path FROM maps", "-", stdin="claims: {a: A.}")
    assert answer.lines == ["path", "<stdin>", "1 row."]


def test_without_a_map_the_only_one_here_is_meant(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("claims: {a: A.}")
    answer = run("sql", "SELECT map, id FROM claims", cwd=tmp_path)
    assert answer.lines[1].split() == ["m.yaml", "a"]


def test_a_statement_of_any_length_is_no_path() -> None:
    assert "400" in run("sql", f"SELECT {' + '.join(['1'] * 400)}", TINY).lines


def test_words_without_quotes_are_explained() -> None:
    answer = run("sql", "SELECT", "id", "FROM", "claims", TINY)
    assert answer.code == 2
    assert 'put the statement between quotes: argmap sql "SELECT …"' in answer.err


def test_a_map_that_is_not_there_is_told_from_the_statement() -> None:
    assert "debates is no map; the statement is 'SELECT 1'" in run("sql", "SELECT 1", "debates").err
    answer = run("sql", "SELECT 1", "debate.yaml")
    assert (answer.code, answer.err) == (2, "Error: debate.yaml: no such file or directory\n")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("SELECT nme FROM speakers", "there is no column 'nme'; did you mean name?"),
        ("DELETE FROM claims", "a statement can only read: write one SELECT"),
        ("SELECT \x1b[2J", "SQL: unrecognized token"),
    ],
)
def test_a_wrong_statement_exits_with_2_before_any_map_is_read(statement: str, said: str) -> None:
    answer = run("sql", statement, "missing.yaml")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"Error: {said}")
    assert "\x1b" not in answer.err


# -- several maps ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two maps with equal ids, one that is unsound, and a file that is no map."""
    (tmp_path / "one.yaml").write_text("issue: a\nclaims: {a: A., b: {text: B., rebuts: a}}")
    (tmp_path / "two.yaml").write_text("issue: a\nclaims: {a: A., b: {text: B., supports: a}}")
    (tmp_path / "bad.yaml").write_text("claims: {a: {text: A., rebuts: b}}")
    (tmp_path / "notes.txt").write_text("nothing")
    return tmp_path


def test_several_maps_are_one_database(folder: Path) -> None:
    question = "SELECT map, stance FROM claims WHERE id = 'b' ORDER BY map"
    answer = run("sql", question, "one.yaml", "two.yaml", "-F", "csv", cwd=folder)
    assert answer.lines == ["map,stance", "one.yaml,against", "two.yaml,for"]
    assert (answer.code, answer.err) == (0, "2 maps read.\n")


def test_bad_maps_in_a_folder_are_reported_and_passed_over(folder: Path) -> None:
    answer = run("sql", "SELECT count(*) FROM maps", ".", "-F", "csv", cwd=folder)
    assert (answer.code, answer.lines[1:]) == (1, ["2"])
    assert "bad.yaml:1" in answer.err
    assert answer.err.endswith("3 maps read, 1 failed, 1 other file skipped.\n")


def test_a_map_named_twice_is_there_once(folder: Path) -> None:
    question = "SELECT count(*) FROM maps"
    answer = run("sql", question, "one.yaml", "one.yaml", "-F", "csv", cwd=folder)
    assert (answer.lines[1:], answer.err) == (["1"], "1 map read.\n")


def test_one_unsound_map_has_no_answer(folder: Path) -> None:
    assert run("sql", "SELECT 1", "bad.yaml", cwd=folder).code == 2


# -- output formats -------------------------------------------------------------------------------

ODD = (
    "SELECT 1 AS n, NULL AS n, x'00ff' AS blob, 9e999 AS big, 'a' || char(9, 10, 27) || 'b|c' AS t"
)


def test_csv_and_tsv_have_a_header_and_one_line_for_each_row() -> None:
    assert run("sql", ODD, TINY, "-F", "csv").out == "n,n,blob,big,t\n1,,00ff,Inf,a \\x1bb|c\n"
    assert run("sql", ODD, TINY, "-F", "tsv").lines[0] == "n\tn\tblob\tbig\tt"


def test_json_has_columns_and_rows() -> None:
    answer = run("sql", ODD, TINY, "--json").out
    columns = ["n", "n", "blob", "big", "t"]
    row = [1, None, "00ff", "Inf", "a\t\n\x1bb|c"]
    assert json.loads(answer) == {"columns": columns, "rows": [row]}
    assert not set(CONTROLS) & set(answer)
    empty = run("sql", "SELECT 1 AS n WHERE 0", TINY, "--json").out
    assert json.loads(empty) == {"columns": ["n"], "rows": []}


def test_jsonl_has_an_object_for_each_row_with_distinct_keys() -> None:
    answer = run("sql", f"{ODD} UNION ALL SELECT 2, 3, 4, 5, 6", TINY, "-F", "jsonl")
    assert json.loads(answer.lines[0])["n_2"] is None
    assert json.loads(answer.lines[1]) == {"n": 2, "n_2": 3, "blob": 4, "big": 5, "t": 6}


def test_distinct_names_avoid_those_that_are_there() -> None:
    assert distinct(["n", "n", "n_2", "n"]) == ["n", "n_3", "n_2", "n_4"]


def test_markdown_is_a_table() -> None:
    answer = run("sql", "SELECT 'a|b' AS x, 1 AS y", TINY, "-F", "markdown")
    assert answer.lines == ["| x | y |", "| --- | --- |", "| a\\|b | 1 |"]


def test_a_file_takes_the_format_of_its_suffix(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    assert run("sql", IDS, TINY, "-o", file).out == ""
    assert json.loads(file.read_text())["columns"] == ["id", "implicit", "note"]


# -- on a terminal --------------------------------------------------------------------------------


def test_a_terminal_shows_columns() -> None:
    question = (
        "SELECT speaker, count(*) AS points FROM utterances GROUP BY 1 ORDER BY 2 DESC LIMIT 2"
    )
    answer = run_on_terminal("sql", question, LIGHTS)
    assert answer.lines == ["speaker  points", "holt     12", "nandan   10", "2 rows."]


def test_long_text_is_wrapped_in_its_column_and_then_cut() -> None:
    question = f"SELECT 'a' AS id, '{'word ' * 40}' AS text, 'z' AS last"
    answer = run_on_terminal("sql", question, TINY, columns=40)
    assert answer.lines == [
        "id  text                            last",
        "a   word word word word word word   z",
        "    word word word word word word",
        "    word word word word word word…",
        "1 row.",
        "… means that there is more: -F csv or -F json show it.",
    ]


def test_too_many_columns_are_shown_as_blocks() -> None:
    answer = run_on_terminal("sql", "SELECT * FROM who_argued_what LIMIT 2", LIGHTS)
    assert answer.lines[0] == "── 1"
    assert "speaker   holt" in answer.lines
    assert "── 2" in answer.lines
    assert answer.lines[-1] == "2 rows."


@pytest.mark.parametrize("columns", [24, 40, 80, 200])
@pytest.mark.parametrize("table", ["claims", "utterances", "unanswered", "maps"])
def test_no_line_is_wider_than_the_terminal(table: str, columns: int) -> None:
    answer = run_on_terminal("sql", f"SELECT * FROM {table}", LIGHTS, columns=columns)
    assert answer.code == 0
    assert max(map(len, answer.lines[:-1])) <= columns


def test_nothing_selected_is_an_answer() -> None:
    assert run_on_terminal("sql", "SELECT 1 WHERE 0", TINY).out == "0 rows.\n"


def test_a_terminal_is_told_nothing_it_would_obey() -> None:
    answer = run_on_terminal(
        "sql", "SELECT char(27, 8238) || '[2J' AS \"\x1b\", 'tab\tin' AS t", TINY
    )
    assert not set(CONTROLS) & set(answer.out)


def test_narrow_columns_keep_their_width() -> None:
    assert fair_widths([3, 50, 50], 43) == [3, 20, 20]
    assert fair_widths([3, 4], 80) == [3, 4]
    assert fair_widths([90, 1], 80) == [79, 1]


# -- rows as they come ----------------------------------------------------------------------------


def _started(statement: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    return running(
        *(sys.executable, "-m", "argmap", "sql", statement, TINY, "-F", "csv"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_rows_stream_to_whoever_reads_only_some() -> None:
    with _started(f"{ENDLESS} SELECT i FROM n") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().strip() == b"i"
        assert process.stdout.readline().strip() == b"1"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way there")
def test_a_statement_without_end_can_be_interrupted() -> None:
    # The endless count follows rows that tell that the statement is under way.
    row = "SELECT replace(hex(zeroblob(5000)), '00', 'row ') UNION ALL "
    with _started(f"{ENDLESS} {row * 3} SELECT count(*) FROM n") as process:
        assert process.stdout is not None
        assert process.stdout.read(10)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert said.split() == [b"Aborted!"]


# -- the schema -----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), (TINY,), ("-m", TINY), ("missing.yaml",)], ids=range(4))
def test_without_a_statement_the_tables_are_listed(words: tuple[str, ...]) -> None:
    tables = json.loads(run("sql", *words, "--json").out)["tables"]
    assert tables[0]["name"] == "maps"
    assert tables[0]["kind"] == "table"
    assert tables[0]["columns"] == ["path", "title", "style", "issue"]
    assert [t["name"] for t in tables if t["kind"] == "view"] == [
        "who_argued_what",
        "who_answered_whom",
        "unanswered",
    ]


def test_the_tables_are_listed_for_people_with_an_example_that_runs() -> None:
    answer = run_on_terminal("sql")
    assert "  premises  the claims that a relation starts from" in answer.lines
    assert "    map, relation, claim, position" in answer.lines
    example = json.loads(run("sql", "--json").out)["example"]
    assert run("sql", example, LIGHTS, "-F", "csv").lines[1] == "Maren Holt,12"


def test_the_documentation_names_every_table_and_column() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for table in json.loads(run("sql", "--json").out)["tables"]:
        assert f"`{table['name']}({', '.join(table['columns'])})`" in " ".join(page.split())


# -- the database as a file -----------------------------------------------------------------------


def test_export_writes_the_same_database(tmp_path: Path) -> None:
    file = tmp_path / "lights.db"
    assert run("export", LIGHTS, "-o", file).code == 0
    question = "SELECT * FROM who_answered_whom ORDER BY relation, speaker, target_speaker"
    with closing(sqlite3.connect(file)) as connection:
        found = [list(row) for row in connection.execute(question)]
    assert found == json.loads(run("sql", question, LIGHTS, "--json").out)["rows"]


def test_export_gives_the_same_bytes_each_time_and_replaces_a_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two"
    two.write_bytes(b"old")
    assert run("export", LIGHTS, "-o", one).code == 0
    assert run("export", LIGHTS, "--to", "sqlite", "-o", two).code == 0
    assert one.read_bytes() == two.read_bytes()
    assert sorted(f.name for f in tmp_path.iterdir()) == ["one.sqlite", "two"]


@pytest.mark.parametrize("words", [(), ("-o", "-")], ids=range(2))
def test_a_database_does_not_go_to_standard_output(words: tuple[str, ...]) -> None:
    answer = run("export", TINY, "--to", "sqlite", *words)
    assert (answer.code, answer.out) == (2, "")
    assert "sqlite is no text; write it to a file with -o FILE." in answer.err


def test_a_statement_that_would_never_end_is_given_up() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n"
    ran = run("sql", endless, TINY, "--timeout", "0.2")
    assert (ran.code, ran.out) == (2, "")
    assert "the statement takes longer than 0.2 seconds" in ran.err


def test_a_single_step_that_would_never_end_is_given_up() -> None:
    words = "SELECT instr(hex(zeroblob(20000000)), hex(zeroblob(9000000)) || '1')"
    ran = run("sql", words, TINY, "--timeout", "0.2")
    assert ran.code == 2
    assert "the statement takes longer than 0.2 seconds" in ran.err
