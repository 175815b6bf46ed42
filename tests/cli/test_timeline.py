"""`argmap timeline`: what was said when, and what came and went between maps of one story."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.helpers import ROOT, invoke

EXAMPLES = sorted(ROOT.glob("examples/*.argmap.yaml"))
MONDAY = """\
issue: build
speakers: {mayor: Mayor Hill, clerk: The clerk}
claims:
  build: Build the bridge.
  cheap:
    text: The bridge is cheap.
    said:
      - {speaker: mayor, date: 2026-03-01}
      - {speaker: clerk, date: 2026-03-04}
      - {speaker: mayor, date: 2026-03-05, force: denies}
    supports: build
  dear: {text: The bridge is dear., speaker: mayor, date: 2026-03-09, contradicts: cheap}
  lost: {text: Plans were lost., speaker: clerk}
"""
TUESDAY = """\
issue: build
speakers: {mayor: Mayor Hill, eva: Eva}
claims:
  build: Build the bridge.
  cheap: {text: The bridge is quite cheap., said: [{speaker: mayor}, {speaker: eva}], supports: build}
  wet: {text: It is wet there., speaker: eva, rebuts: build}
"""


@pytest.fixture
def story(folder: Path) -> Path:
    (folder / "mon.yaml").write_text(MONDAY, encoding="utf-8")
    (folder / "tue.yaml").write_text(TUESDAY, encoding="utf-8")
    (folder / "wed.yaml").write_text(MONDAY, encoding="utf-8")
    return folder


def test_what_was_said_when(story: Path) -> None:
    assert invoke("timeline", "mon.yaml").lines == [
        "2026-03-01",
        "  new          Mayor Hill: The bridge is cheap.",
        "",
        "2026-03-04",
        "  taken up     The clerk: The bridge is cheap. (first Mayor Hill, 2026-03-01)",
        "",
        "2026-03-05",
        "  new          Mayor Hill denies: The bridge is cheap.",
        "    [!] against oneself, 2026-03-01: said it",
        "",
        "2026-03-09",
        "  new          Mayor Hill: The bridge is dear.",
        "    [!] against oneself, 2026-03-01: The bridge is cheap.",
        "",
        "Heard",
        "  Mayor Hill  2026-03-01, 2026-03-05 and 2026-03-09",
        "  The clerk   2026-03-04",
        "Left out: 1 utterance without a date.",
    ]


def test_every_format_says_the_same(story: Path) -> None:
    data = json.loads(invoke("timeline", "mon.yaml", "--json").out)
    assert [entry["mark"] for entry in data["entries"]] == ["new", "taken-up", "new", "new"]
    assert data["left_out"] == [{"claim": "lost", "speaker": "clerk"}]
    rows = list(csv.DictReader(io.StringIO(invoke("timeline", "mon.yaml", "-F", "csv").out)))
    assert [row["claim"] for row in rows] == [entry["claim"] for entry in data["entries"]]
    assert rows[3]["against_oneself"] == "cheap (2026-03-01)"
    assert json.loads(invoke("timeline", "mon.yaml", "-F", "jsonl").out) == data
    assert invoke("timeline", "mon.yaml", "-F", "markdown").out.startswith("| moment | date |")


def test_only_what_fits_the_filters_is_shown_with_its_marks(story: Path) -> None:
    of_clerk = invoke("timeline", "mon.yaml", "--speaker", "clerk").lines
    assert of_clerk[1].startswith("  taken up     The clerk")
    assert [r[5] for r in csv.reader(io.StringIO(invoke("timeline", "mon.yaml", "dear", "-F", "csv").out))][1:] == ["dear"]  # fmt: skip
    nothing = invoke("timeline", "mon.yaml", "lost")
    assert nothing.lines[0] == "Nothing that was asked about is said at a known time."


def test_turns_where_there_are_no_dates_and_a_clear_message_where_there_is_neither(story) -> None:
    uniforms = ROOT / "examples" / "uniforms.argmap.yaml"
    assert "  again        Ava: Uniforms cut bullying over clothes. (last 1AC)" in invoke("timeline", uniforms).lines  # fmt: skip
    assert invoke("timeline", uniforms, "--by", "date").code == 2
    neither = invoke("timeline", "tue.yaml")
    assert neither.code == 2
    assert "neither dates nor turns" in neither.err
    assert "help: give what is said a date" in neither.err


def test_what_came_and_went_between_maps_of_one_story(story: Path) -> None:
    ran = invoke("timeline", "mon.yaml", "tue.yaml", "wed.yaml")
    assert ran.lines == [
        "mon.yaml  4 claims",
        "",
        "tue.yaml  3 claims",
        "  Came  1",
        "    Eva: It is wet there.",
        "  Went  2",
        "    Mayor Hill: The bridge is dear.",
        "    The clerk: Plans were lost.",
        "  Said in other words  1",
        "    Mayor Hill and Eva: The bridge is quite cheap.",
        "      before: The bridge is cheap.",
        "  Also said by  1",
        "    Eva: The bridge is quite cheap.",
        "  No longer said by  1",
        "    The clerk: The bridge is quite cheap.",
        "  First heard: Eva",
        "  No longer heard: The clerk",
        "",
        "wed.yaml  4 claims",
        "  Came back  2",
        "    Mayor Hill: The bridge is dear.",
        "    The clerk: Plans were lost.",
        "  Went  1",
        "    Eva: It is wet there.",
        "  Said in other words  1",
        "    Mayor Hill and The clerk: The bridge is cheap.",
        "      before: The bridge is quite cheap.",
        "  Also said by  1",
        "    The clerk: The bridge is cheap.",
        "  No longer said by  1",
        "    Eva: The bridge is cheap.",
        "  No longer heard: Eva",
    ]
    of_eva = invoke("timeline", "mon.yaml", "tue.yaml", "--speaker", "eva", "-F", "csv").out
    assert [row[1:3] for row in csv.reader(io.StringIO(of_eva))][1:] == [
        *(["came", "wet"], ["reworded", "cheap"], ["taken-up", "cheap"], ["left", "cheap"]),
    ]
    same = invoke("timeline", "mon.yaml", "wed.yaml").lines
    assert same[-1] == "  Nothing came and nothing went."


def test_a_broken_map_of_a_story_is_told_and_the_others_too(story: Path) -> None:
    (story / "bad.yaml").write_text("claims: {a: {rebuts: b}}", encoding="utf-8")
    ran = invoke("timeline", "mon.yaml", "bad.yaml", "tue.yaml")
    assert ran.code == 1
    assert "bad.yaml:1:22: error" in ran.err
    assert "tue.yaml  3 claims" in ran.lines
    assert invoke("timeline", "mon.yaml", "tue.yaml", "--speaker", "nobody").code == 2
    assert invoke("timeline", "mon.yaml", "tue.yaml", "--by", "turn").code == 2


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_it_fits_every_screen(story: Path, columns: int) -> None:
    for words in (["mon.yaml"], ["mon.yaml", "tue.yaml"], *([str(one)] for one in EXAMPLES)):
        ran = invoke("timeline", *words, env={"COLUMNS": str(columns)})
        assert max(map(len, ran.lines), default=0) <= columns


def test_names_and_texts_give_no_orders_to_a_terminal(story: Path) -> None:
    bad = '{{speakers: {{x: "[red]X\\e[2J"}}, claims: {{a: {{text: "{}\\e]0;t\\a", said: [{{speaker: x, date: "2026"}}]}}}}}}'
    for name in ("a", "b"):
        (story / f"{name}.yaml").write_text(bad.format(name), encoding="utf-8")
    for words in (["a.yaml"], ["a.yaml", "b.yaml"]):
        ran = invoke("timeline", *words)
        assert "\x1b" not in ran.out
        assert "[red]X" in ran.out
