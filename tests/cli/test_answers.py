"""What the commands answer, and in which form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers import invoke, invoke_on_screen, records

DEBATE = """\
issue: close
source: log
sources: {log: {title: The log, path: log.txt}}
speakers:
  ada: {name: Ada, role: engineer, stance: for}
  ben: {name: Ben, anonymous: true}
claims:
  close: Close the street.
  falls: {text: Trade falls., speaker: ben, quote: we lose, span: [[0, 7]], at: p. 1, rebuts: close}
  rose: {text: Trade rose., speaker: ada, reported: it rose, via: ben, rebuts: falls}
  parking: {text: They had parking., speaker: ben, undercuts: rose/falls}
  green: {text: It is green., speaker: ada, supports: close}
  often: {text: Not always., speaker: ben, qualifies: green}
"""


@pytest.fixture
def debate(folder: Path) -> Path:
    (folder / "log.txt").write_text("we lose", encoding="utf-8")
    (folder / "debate.yaml").write_text(DEBATE, encoding="utf-8")
    return folder / "debate.yaml"


def data(*args: str | Path) -> dict[str, object]:
    """The JSON of an answer."""
    ran = invoke(*args, "--json")
    read: dict[str, object] = json.loads(ran.out)
    return read


# -- stable JSON ----------------------------------------------------------------------------------


def test_who_as_json(debate: Path) -> None:
    read = json.loads(invoke("who", debate, "--json").out)
    assert (read["issue"], read["issues"], read["unvoiced"]) == ("close", ["close"], ["close"])
    ada, ben = read["speakers"]
    assert [ada[key] for key in ("id", "name", "role", "anonymous", "stance")] == [
        "ada",
        "Ada",
        "engineer",
        False,
        "for",
    ]
    assert (ben["id"], ben["anonymous"], ben["stance"]) == ("ben", True, "against")
    falls, parking, often = ben["claims"]
    assert {key: falls[key] for key in ("id", "text", "stance", "unanswered")} == {
        "id": "falls",
        "text": "Trade falls.",
        "stance": "against",
        "unanswered": False,
    }
    [said] = falls["utterances"]
    assert {key: said[key] for key in ("quote", "reported", "source", "span", "at", "via")} == {
        "quote": "we lose",
        "reported": None,
        "source": "log",
        "span": [[0, 7]],
        "at": "p. 1",
        "via": None,
    }
    assert falls["rebuts"] == ["close"]
    assert (parking["undercuts"], parking["unanswered"]) == (["rose/falls"], True)
    assert (often["qualifies"], often["supports"]) == (["green"], [])


def test_chain_as_json(debate: Path) -> None:
    [root] = json.loads(invoke("chain", debate, "falls", "--json").out)["roots"]
    assert (root["id"], root["text"], root["speakers"]) == ("falls", "Trade falls.", ["ben"])
    assert root["repeated"] is False
    [reply] = root["replies"]
    assert (reply["relation"], reply["kind"], reply["unanswered"]) == (
        "rose/falls",
        "rebuts",
        False,
    )
    [premise] = reply["premises"]
    assert (premise["id"], premise["replies"]) == ("rose", [])
    [undercut] = reply["replies"]
    assert (undercut["relation"], undercut["kind"]) == ("parking/rose/falls", "undercuts")
    assert undercut["unanswered"] is True
    assert [p["id"] for p in undercut["premises"]] == ["parking"]


def test_the_longest_chain_as_json(debate: Path) -> None:
    assert data("chain", debate, "--longest") == {"longest": ["close", "falls", "rose", "parking"]}


def test_stats_as_json(debate: Path) -> None:
    read = data("stats", debate)
    expected = {
        "claims": 6,
        "speakers": 2,
        "sources": 1,
        "utterances": 5,
        "relations": {
            "supports": 1,
            "rebuts": 2,
            "undercuts": 1,
            "qualifies": 1,
            "contradicts": 0,
            "restates": 0,
        },
        "issues": ["close"],
        "depth": 3,
        "longest_rebuttal_chain": 3,
        "components": 1,
        "cyclic_components": 0,
        "unanswered": 1,
    }
    assert {key: read[key] for key in expected} == expected


def test_check_as_json(folder: Path) -> None:
    (folder / "map.yaml").write_text("claims:\n  a: {text: A., rebuts: b}\n", encoding="utf-8")
    ran = invoke("check", "map.yaml", "--json")
    read = json.loads(ran.out)
    assert ran.code == 1
    assert read["errors"] == 1
    assert isinstance(read["warnings"], int)
    error = next(d for d in read["diagnostics"] if d["severity"] == "error")
    assert {"code", "name", "message", "help", "end_line", "end_column"} <= error.keys()
    assert (error["file"], error["line"], error["column"]) == ("map.yaml", 2, 25)


def test_show_as_json(debate: Path) -> None:
    read = json.loads(invoke("show", debate, "falls", "--json").out)
    fields = {"id", "title", "text", "kind", "implicit", "utterances", "section", "tags", "note"}
    assert fields | {"weight", "extra", "incoming", "outgoing"} <= read.keys()
    assert [r["id"] for r in read["incoming"]] == ["rose/falls", "parking/rose/falls"]
    [out] = read["outgoing"]
    assert {key: out[key] for key in ("id", "kind", "premises", "target", "unanswered")} == {
        "id": "falls/close",
        "kind": "rebuts",
        "premises": ["falls"],
        "target": "close",
        "unanswered": False,
    }


def test_several_claims_shown_as_json(debate: Path) -> None:
    assert [
        c["id"] for c in json.loads(invoke("show", debate, "rose", "falls", "--json").out)["claims"]
    ] == [
        "rose",
        "falls",
    ]
    assert len(invoke("show", debate, "rose", "falls", "-F", "jsonl").lines) == 2


def test_standard_form_as_json(debate: Path) -> None:
    read = json.loads(invoke("show", debate, "close", "--standard-form", "--json").out)
    assert read["conclusion"] == "close"
    [step] = read["steps"]
    assert [p["id"] for p in step["premises"]] == ["green"]
    assert step["conclusion"]["id"] == "close"


# -- options --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "claims"),
    [
        (["--speaker", "ada"], {"rose", "green"}),
        (["-s", "engineer-is-no-name"], None),
        (["--source", "log"], {"falls", "rose", "parking", "green", "often"}),
        (["--about", "falls"], {"rose", "parking"}),
        (["--about", "close", "--depth", "1"], {"falls", "green"}),
        (["--stance", "for"], {"close", "rose", "green"}),
        (["--kind", "qualifies"], {"often"}),
        (["--match", "TRADE"], {"falls", "rose"}),
        (["--unanswered"], {"parking"}),
        (["--speaker", "ada", "--speaker", "ben", "--stance", "against"], {"falls", "parking"}),
    ],
)
def test_who_with_filters(debate: Path, options: list[str], claims: set[str] | None) -> None:
    ran = invoke("who", debate, *options)
    if claims is None:
        assert ran.code == 2
    else:
        assert {record[3] for record in records("who", debate, *options)} == claims


def test_a_filter_that_lets_nothing_pass_is_an_answer(debate: Path) -> None:
    ran = invoke("who", debate, "--match", "unheard of")
    assert (ran.code, ran.lines[-1]) == (0, "0 claims, 0 utterances.")


def test_who_by_claim_and_in_one_line(debate: Path) -> None:
    turned = json.loads(invoke("who", debate, "--by", "claim", "--json").out)["claims"]
    falls = next(c for c in turned if c["id"] == "falls")
    assert falls["speakers"] == ["ben"]
    assert [c["relation"] for c in falls["contested_by"]] == ["rose/falls"]
    lines = invoke_on_screen("who", debate, "--oneline").lines
    assert lines[1].startswith("[-] falls")
    assert len(lines) == 6
    assert invoke("who", debate, "--oneline", "--by", "claim").code == 2


def test_an_issue_can_be_chosen(debate: Path) -> None:
    assert data("who", debate, "--issue", "falls")["issue"] == "falls"
    assert data("show", debate, "rose", "--issue", "falls")["stance"] == "against"


def test_a_map_without_an_issue_says_so_on_stderr(folder: Path) -> None:
    (folder / "map.yaml").write_text("claims: {a: A., b: B.}", encoding="utf-8")
    ran = invoke("who", "map.yaml", "--json")
    assert json.loads(ran.out)["issue"] is None
    assert "No issue" in ran.err


def test_chain_with_its_options(debate: Path) -> None:
    def found(*options: str) -> list[str]:
        return [record[2] for record in records("chain", debate, *options)]

    assert found() == ["close", "falls", "rose", "parking", "green", "often"]
    assert found("--direct") == ["close", "falls", "rose", "parking"]
    assert found("--depth", "1") == ["close", "falls", "green"]
    assert found("parking", "--up") == ["parking", "rose", "falls", "close"]
    assert found("--between", "ada", "ben") == ["falls", "rose", "parking"]
    assert found("--switching", "falls") == ["falls", "rose", "parking"]
    assert found("rose", "green") == ["rose", "green", "often"]


def test_explain_prints_the_page_of_a_rule_by_code_or_name() -> None:
    by_code, by_name = invoke("explain", "AM201"), invoke("explain", "empty-text")
    assert by_code.code == by_name.code == 0
    assert by_code.out == by_name.out
    assert by_code.out.startswith("AM201 empty-text")
    assert ["AM201", "empty-text"] in [record[:2] for record in records("explain")]


def test_a_page_about_a_rule_fits_a_narrow_screen_and_keeps_its_examples() -> None:
    ran = invoke_on_screen("explain", "AM014", columns=40)
    assert max(map(len, ran.lines)) <= 40
    assert '    text: "We lost #1 status"' in ran.lines


def test_formats_lists_what_is_read_and_written() -> None:
    rows = {record[0]: record[2:4] for record in records("formats")}
    assert rows["yaml"] == rows["json"] == ["yes", "yes"]
    assert rows["dot"] == ["no", "yes"]


def test_schema_is_json() -> None:
    assert "$schema" in json.loads(invoke("schema").out)


def test_export_to_another_format_and_back(debate: Path) -> None:
    as_json = invoke("export", debate, "--to", "json")
    assert as_json.code == 0
    again = invoke("export", "-", "--to", "yaml", stdin=as_json.out)
    assert invoke("export", debate, "--to", "yaml").out == again.out


def test_options_for_drawings_are_for_drawings(debate: Path) -> None:
    ran = invoke("export", debate, "--to", "json", "--legend")
    assert ran.code == 2
    assert "--legend is for drawings, and json is none." in ran.err


@pytest.fixture
def odd(folder: Path) -> Path:
    """A sound map in which a claim rebuts itself and a speaker says nothing."""
    text = (
        "issue: a\nspeakers: {ada: Ada, ben: Ben}\nclaims: {a: {text: A., speaker: ada, rebuts: a}}"
    )
    (folder / "odd.yaml").write_text(text, encoding="utf-8")
    return folder / "odd.yaml"


def codes(*args: str | Path) -> set[str]:
    """The codes that `check` finds."""
    return {d["code"] for d in json.loads(invoke("check", *args, "--json").out)["diagnostics"]}


def test_checks_are_chosen_by_code_by_its_beginning_or_by_name(odd: Path) -> None:
    assert {"AM214", "AM232"} <= codes(odd)
    assert codes(odd, "--select", "AM214") == {"AM214"}
    assert codes(odd, "--select", "AM23,self-rebuttal") == {"AM214", "AM232"}
    assert codes(odd, "--ignore", "AM2") == set()
    assert "AM214" not in codes(odd, "--ignore", "self-rebuttal")


def test_findings_in_one_line_each(odd: Path) -> None:
    concise = invoke("check", odd, "-F", "concise").lines
    assert any(": warning[AM214]: " in line and f"{odd}:3:" in line for line in concise)
    github = invoke("check", odd, "-F", "github").lines
    assert len(github) == len(concise)
    assert all(line.startswith(("::warning file=", "::notice file=")) for line in github)


def test_findings_in_full_with_a_summary_on_stderr(odd: Path) -> None:
    ran = invoke("check", odd, "--select", "AM214")
    assert ran.code == 0
    assert "^" in ran.lines[3]
    assert ran.err == "1 warning\n"


def test_strict_fails_over_a_warning(odd: Path) -> None:
    assert invoke("check", odd).code == 0
    assert invoke("check", odd, "--strict").code == 1
    assert invoke("check", odd, "--strict", "--ignore", "AM2").code == 0


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv", "tsv", "markdown"])
@pytest.mark.parametrize("command", ["who", "chain", "show", "stats", "explain", "formats"])
def test_every_question_has_every_format(debate: Path, command: str, format: str) -> None:
    words = {"show": [debate, "falls"], "explain": ["AM201"], "formats": []}.get(command, [debate])
    ran = invoke(command, *words, "-F", format)
    assert ran.code == 0
    assert ran.out
