"""`argmap flow`: the sheet, the drops, what must be answered next, and every way to write them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import CONTROLS, EXAMPLES, invoke
from tests.workbooks.reading import inks, read

UNIFORMS = EXAMPLES / "uniforms.argmap.yaml"
TRAM = EXAMPLES / "tram.argmap.yaml"
PHONES = EXAMPLES / "phones.argmap.yaml"
NIGHT_SHOPS = EXAMPLES / "night-shops.argmap.yaml"


def data(*words: str | Path) -> dict:
    return json.loads(invoke("flow", *words, "--json").out)


# -- the sheet --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words", "columns"),
    [
        ("flow-uniforms", [UNIFORMS], "80"),
        ("flow-uniforms-narrow", [UNIFORMS], "40"),
        ("flow-tram-wide", [TRAM], "200"),
        ("flow-tram", [TRAM], "80"),
        ("flow-night-shops-teams", [NIGHT_SHOPS, "--by", "team"], "80"),
        ("flow-phones", [PHONES], "80"),
    ],
)
def test_the_sheet_looks_as_it_did(
    name: str, words: list[str], columns: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.txt", invoke("flow", *words, env={"COLUMNS": columns}).out)


@pytest.mark.parametrize("columns", [30, 40, 64, 80, 200])
@pytest.mark.parametrize("example", [UNIFORMS, TRAM, PHONES, NIGHT_SHOPS])
def test_no_line_of_a_sheet_is_wider_than_the_screen(example: Path, columns: int) -> None:
    for words in ([], ["--dropped"], ["--ballot"], ["--by", "side"]):
        ran = invoke("flow", example, *words, env={"COLUMNS": str(columns)})
        assert max(map(len, ran.lines)) <= columns


def test_some_columns_alone() -> None:
    ran = invoke("flow", UNIFORMS, "--columns", "1AR,2NR")
    assert ran.lines[0].split("|")[0].strip() == "1AR"
    assert "Intruders" not in ran.out
    ran = invoke("flow", UNIFORMS, "--columns", "1AR", "--columns", "3NR")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no column '3NR'; columns: 1AC, 1NC, 1AR, 2NR, 2AR" in ran.err


def test_a_point_that_answers_two_stands_once_and_its_number_at_the_second(tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text("""\
speeches: {AC: aff, NC: neg}
speakers: {a: {name: A, side: aff}, n: {name: N, side: neg}}
claims:
  one: {text: One., speaker: a, turn: AC}
  two: {text: Two., speaker: a, turn: AC}
  both: {text: Both., speaker: n, turn: NC, rebuts: [one, two]}
""")
    ran = invoke("flow", tmp_path / "two.yaml")
    assert ran.out.count("Both.") == 1
    assert "3 x 2" in ran.out


# -- what was dropped -------------------------------------------------------------------------------


def test_what_was_dropped_and_what_could_not_be_answered() -> None:
    assert invoke("flow", UNIFORMS, "--dropped").lines == [
        "1NC dropped  3  Intruders are spotted at once. (aff, 1AC)",
        "1AR dropped  4  Parents have to buy two sets. (neg, 1NC)  late: 8 in 2AR",
        "2NR dropped  7  The rule covers shoes, too. (aff, 1AR)",
        "2AR dropped 10  Few pupils wear badges. (neg, 2NR)",
        "Could not be answered: 8 (2AR, last speech).",
    ]


def drops(*words: str | Path) -> list[int]:
    return [drop["number"] for drop in data(*words, "--dropped")["drops"]]


def test_drops_of_a_speech_of_a_side_and_of_a_round_so_far() -> None:
    assert drops(UNIFORMS, "--speech", "1AR,2NR") == [4, 7]
    assert drops(UNIFORMS, "--side", "NEG") == [3, 7]
    assert drops(UNIFORMS, "--side", "aff", "--until", "2NR") == [4]
    assert drops(TRAM) == [3, 4, 8, 12, 13, 15]
    assert drops(TRAM, "--strict") == [2, 3, 4, 8, 12, 13, 15]


def test_drops_by_bench_and_by_team() -> None:
    by_team = invoke("flow", NIGHT_SHOPS, "--dropped", "--by", "team").lines
    assert [line for line in by_team if line in ("OG", "OO", "CG", "CO")] == [
        "OO",
        "OG",
        "CG",
        "CO",
    ]
    by_side = invoke("flow", NIGHT_SHOPS, "--dropped", "--by", "side").lines
    assert [line for line in by_side if line in ("gov", "opp")] == ["opp", "gov"]
    assert "Against a team of the same side: some-streets/own-hours (CG, MG)." in by_team
    refused = invoke("flow", UNIFORMS, "--by", "team")
    assert (refused.code, refused.out) == (2, "")
    assert "no speech of this map is of a team" in refused.err


def test_check_fails_where_anything_was_dropped() -> None:
    assert invoke("flow", UNIFORMS).code == 0
    assert invoke("flow", UNIFORMS, "--check").code == 1
    assert invoke("flow", UNIFORMS, "--dropped", "--check", "--speech", "1AC").code == 0
    assert invoke("flow", UNIFORMS, "--dropped", "--check", "--side", "aff").code == 1
    assert invoke("flow", UNIFORMS, "--check", "--until", "1AC").code == 0


# -- next, and the ballot ---------------------------------------------------------------------------


def test_what_must_be_answered_next() -> None:
    ran = invoke("flow", UNIFORMS, "--next", "aff", "--until", "1NC")
    assert ran.lines[0] == "aff must answer in 1AR  as it stands after 1NC"
    assert ran.lines[1].endswith("turns the verdict")
    asked = data(UNIFORMS, "--next", "aff", "--until", "1NC")
    assert (asked["side"], asked["speech"]) == ("aff", "1AR")
    assert [p["claim"] for p in asked["points"]] == ["expression", "shoes", "two-sets"]
    assert [p["turns_verdict"] for p in asked["points"]] == [True, False, False]
    over = invoke("flow", UNIFORMS, "--next", "neg")
    assert over.lines == ["neg has no speech after 2AR."]
    unknown = invoke("flow", UNIFORMS, "--next", "pro")
    assert (unknown.code, unknown.out) == (2, "")
    assert "there is no side 'pro'; sides: aff, neg" in unknown.err


def test_a_ballot_names_what_is_live_dropped_and_new() -> None:
    parts = {
        part["part"]: [p["number"] for p in part["points"]]
        for part in data(TRAM, "--ballot")["parts"]
    }
    assert parts == {
        "live prop": [1, 8, 17, 18],
        "live opp": [5, 9, 16],
        "dropped": [3, 4, 8, 12, 13, 15],
        "new": [18],
    }
    assert "- 18: A tram brings visitors" in invoke("flow", TRAM, "--ballot", "-F", "markdown").out


# -- formats ----------------------------------------------------------------------------------------


def test_json_has_the_whole_flow() -> None:
    found = data(UNIFORMS)
    assert [s["id"] for s in found["speeches"]] == ["1AC", "1NC", "1AR", "2NR", "2AR"]
    assert found["dropped"]["1AR"] == ["two-sets"]
    assert found["no_chance"] == ["handed-down"]
    point = next(p for p in found["points"] if p["claim"] == "two-sets")
    assert point == {
        "number": 4,
        "claim": "two-sets",
        "claims": ["two-sets"],
        "speech": "1NC",
        "side": "neg",
        "team": None,
        "speakers": ["noah"],
        "text": "Parents have to buy two sets.",
        "answers": [{"relation": "two-sets/cheaper", "kind": "rebuts", "target": "cheaper"}],
        "chance": "1AR",
        "answered_by": [{"relation": "handed-down/two-sets", "speech": "2AR"}],
        "dropped_in": "1AR",
        "late": "2AR",
        "grouped_under": None,
        "extended_in": ["2NR"],
        "live": True,
    }
    assert json.loads(invoke("flow", UNIFORMS, "-F", "jsonl").out) == found


def test_the_workbook_says_what_the_tables_say(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    for example in (UNIFORMS, PHONES):
        invoke("flow", example, "-o", tmp_path / "flow.xlsx", "--force")
        made = (tmp_path / "flow.xlsx").read_bytes()
        sheets = read(made)
        for name, words in (("Flow", ["--sheet"]), ("Points", [])):
            table = csv.reader(io.StringIO(invoke("flow", example, *words, "-F", "csv").out))
            expected = [[cell for cell in row if cell] for row in table]
            assert [[_plain(cell) for cell in row] for row in sheets[name]] == expected


def _plain(cell: str) -> str:
    kind, _, value = cell.partition(" ")
    return {"0": "no", "1": "yes"}[value] if kind == "b" else value


def test_drops_are_red_in_a_workbook_and_have_their_mark(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    invoke("flow", UNIFORMS, "-o", tmp_path / "flow.xlsx")
    found = inks((tmp_path / "flow.xlsx").read_bytes())
    red = sorted(text for text, colours in found.items() if "FFC00000" in colours)
    assert red == ["[!] 10", "[!] 3", "[!] 4", "[!] 7"]


HOSTILE = """\
title: "<script>alert(1)</script>"
speeches: {"=1+1": "<b>aff", "N|C": neg}
speakers: {a: {name: A, side: "<b>aff"}, n: {name: N, side: neg}}
claims:
  one: {text: "=cmd|' /C calc'!A0 <img src=x> [red]\\e[31m", speaker: a, turn: "=1+1"}
"""


def test_a_page_stands_on_its_own_and_holds_texts_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(HOSTILE)
    invoke("flow", tmp_path / "bad.yaml", "-o", tmp_path / "flow.html")
    page = (tmp_path / "flow.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page
    assert 'class="dropped side1"' in page
    two = invoke("flow", UNIFORMS, TRAM, "-F", "html").out
    assert two.count("<!doctype") == 1
    assert "uniforms.argmap.yaml" in two


@pytest.mark.parametrize(
    "words", [[], ["--dropped"], ["--ballot"], ["-F", "markdown"], ["--sheet", "-F", "csv"]]
)
def test_no_text_does_anything_to_a_terminal(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "bad.yaml").write_text(HOSTILE)
    ran = invoke("flow", tmp_path / "bad.yaml", *words)
    assert ran.code == 0
    assert not any(control in ran.out for control in CONTROLS)


def test_several_maps_and_folders() -> None:
    ran = invoke("flow", UNIFORMS, TRAM, "--dropped", "-F", "csv")
    assert len(ran.lines) == 1 + 4 + 6
    assert [m["path"] for m in data(UNIFORMS, TRAM)["maps"]] == [str(UNIFORMS), str(TRAM)]
    of_folder = invoke("flow", EXAMPLES, "--dropped", "-F", "csv")
    # Maps without turns are told, and the others answered.
    assert of_folder.code == 1
    assert "tiny.argmap.yaml: error[AM901]" in of_folder.err


HEAD = "issue: d\nspeakers: {ava: {side: aff}, noah: {side: neg}}\n"
CLAIMS = "claims:\n  d: Dogs.\n  f: {text: F., speaker: ava, turn: AC, supports: d}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "speeches: [AC, NC, AC]\n" + CLAIMS, "3:20: error[AM007]: AC stands here a second"),
        (HEAD + "speeches: {AC: aff, AC: neg}\n" + CLAIMS, "3:21: error[AM007]: AC stands here a"),
        (HEAD + "speeches:\n  AC: aff\n  NC: neg\n  AC: {side: neg}\n" + CLAIMS, "6:3: error[AM007]"),
        (HEAD + "speeches:\n  - AC\n  - {AC: neg}\n" + CLAIMS, "5:5: error[AM102]"),
        (HEAD + "speeches: [NC]\n" + CLAIMS, "6:37: error[AM261]: there is no speech 'AC'"),
        (
            HEAD + "speeches: [AC]\n" + CLAIMS + "  g: {speaker: noah, turn: AC, rebuts: {claim: f, turn: X}}\n",
            "7:57: error[AM261]: there is no speech 'X'",
        ),
        (HEAD + "speeches: {AC: {side: aff, kind: talk}}\n" + CLAIMS, "3:34: error[AM103]: kind is"),
        (HEAD + "speeches: {AC: {speaker: bo}}\n" + CLAIMS, "3:26: error[AM107]: there is no speaker"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_speeches_is_told_where_it_stands_and_nothing_is_noted(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    assert f"bad.yaml:{says}" in invoke("flow", path).err
    ran = invoke("flow", path, "--live", stdin="A point.\n")
    assert ran.code != 0
    assert path.read_text(encoding="utf-8") == text


# -- what is refused --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--dropped", "--ballot"], "--dropped and --ballot ask for two answers"),
        (["--side", "aff"], "add --dropped"),
        (["--columns", "1AC", "--ballot"], "--columns is for the sheet"),
        (["--by", "side", "--next", "aff"], "--by is for the sheet and for --dropped"),
        (["--dropped", "-F", "html"], "a page shows the sheet"),
        (["--until", "3AC"], "there is no speech '3AC'; speeches: 1AC, 1NC"),
        (["--dropped", "--speech", "3AC"], "there is no speech '3AC'"),
        (["--dropped", "--side", "pro"], "there is no side 'pro'"),
    ],
)
def test_what_does_not_go_together_or_is_not_there(words: list[str], said: str) -> None:
    ran = invoke("flow", UNIFORMS, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


BAD = """\
speeches: [AC, NC]
speakers: {a: {name: A, side: aff}, n: {name: N, side: neg}}
claims:
  one: {text: One., speaker: a, turn: AC, rebuts: two}
  two: {text: Two., speaker: n, turn: NC}
"""


def test_a_turn_that_is_no_speech_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD.replace("turn: NC", "turn: NX"))
    ran = invoke("flow", tmp_path / "bad.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "bad.yaml:5:" in ran.err
    assert "there is no speech 'NX'" in ran.err


def test_a_speech_twice_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD.replace("[AC, NC]", "[AC, NC, AC]"))
    ran = invoke("flow", tmp_path / "bad.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "bad.yaml:1:" in ran.err


def test_an_answer_before_its_target_is_told_where_it_stands_and_answers_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "bad.yaml").write_text(BAD)
    ran = invoke("flow", tmp_path / "bad.yaml", "--dropped")
    assert "bad.yaml:4:" in ran.err
    assert "answer nothing: one/two in AC" in " ".join(ran.out.split())
