"""`argmap flow MAP --live`: a debate noted line by line, from a pipe."""

import shutil
import time
from pathlib import Path

import pytest

from argmap import load
from argmap.edit.live.session import Session
from tests.helpers import ROOT, invoke

UNIFORMS = ROOT / "examples" / "uniforms.argmap.yaml"
ROUND = """\
issue: uniforms
speakers: {ava: {name: Ava, side: aff}, noah: {name: Noah, side: neg}}
speeches:
  1AC: {side: aff, speaker: ava}
  1NC: {side: neg, speaker: noah}
  1AR: {side: aff, speaker: ava}
claims:
  uniforms: Schools should require uniforms.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "round.yaml"
    made.write_text(ROUND, encoding="utf-8")
    return made


def test_each_line_is_answered_with_the_number_and_the_id_of_its_point(path: Path) -> None:
    lines = ["Uniforms save money.", ":", "1 Parents buy two sets.", "!", ":", "2/ Not all.", "1="]
    ran = invoke("flow", path, "--live", stdin="\n".join(lines))
    assert ran.code == 0
    assert ran.lines == [
        "   1  uniforms-save-money  supports the issue",
        "1NC neg, Noah  then 1AR aff, Ava",
        "   2  parents-buy-two-sets  rebuts 1",
        "neg has nothing to answer in 1NC.",
        "1AR aff, Ava  the last speech",
        "   3  not-all  undercuts 2's step",
        "   1  uniforms-save-money  again in 1AR",
    ]
    assert ran.err == ""


def test_what_the_side_that_speaks_must_still_answer(path: Path) -> None:
    ran = invoke("flow", path, "--live", stdin="A1.\nA2.\n:\n1 No.\n!\n")
    assert ran.lines[-2:] == [
        "neg must answer in 1NC  as it stands after 1AC",
        "  2  A2. (aff, 1AC)",
    ]


def test_a_line_that_is_not_taken_says_where_and_the_others_are(path: Path) -> None:
    ran = invoke("flow", path, "--live", stdin=b"One.\n9 No.\n  4.5 %\n\xff\n\nTwo.\n")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "<stdin>:2:1: error: there is no point 9; the last one is 1",
        "  help: a text that begins with a digit stands behind a backslash: \\9 ...",
        "<stdin>:3:3: error: cannot be read; a line that begins with a digit answers a point: "
        "4 text, 4/ text, 4~ text, 4+ text",
        "  help: a text that begins with a digit or a sign stands behind a backslash: \\4.5 %",
        "<stdin>:4:1: error: it is not in UTF-8",
    ]
    assert list(load(path).claims) == ["uniforms", "one", "two"]


def test_the_worked_example_typed_live_drops_what_the_file_drops(tmp_path: Path) -> None:
    """The round of examples/uniforms.argmap.yaml, as somebody would type it while it is held."""
    whole = load(UNIFORMS)
    path = tmp_path / "typed.yaml"
    text = UNIFORMS.read_text(encoding="utf-8")
    head, _, _ = text.partition("  cheaper:")
    path.write_text(head, encoding="utf-8")
    t = {id: claim.text for id, claim in whole.claims.items()}
    lines = [
        *(t["cheaper"], t["bullying"], t["intruders"], ":"),
        *(f"1 {t['two-sets']}", f"2 {t['shoes']}", t["expression"], ":"),
        *("2=", f"5 {t['rule-covers-shoes']}", f"6/ {t['badges']}", ":"),
        *("4=", "6=", f"8 {t['few-badges']}", ":"),
        *("1=", f"4 {t['handed-down']}"),
    ]
    assert invoke("flow", path, "--live", stdin="\n".join(lines)).code == 0
    told = [invoke("flow", one, "--dropped").lines for one in (path, UNIFORMS)]
    assert [line[:12] for line in told[0]] == [line[:12] for line in told[1]]
    assert len(told[0]) == 5


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["-"], 2, "its lines are standard input"),
        (["-n"], 2, "leave out --dry-run"),
        (["--dropped"], 2, "--live takes notes"),
        (["-F", "json"], 2, "--live takes notes"),
        (["other.yaml"], 2, "name one"),
    ],
)
def test_what_does_not_go_with_notes_is_refused(path: Path, words, code, says) -> None:
    map = [] if words == ["-"] else [path]
    ran = invoke("flow", *map, "--live", *words, stdin="One.")
    assert (ran.code, says in ran.err) == (code, True)
    assert path.read_text(encoding="utf-8") == ROUND


def test_a_map_that_cannot_be_noted_in_says_why(tmp_path: Path) -> None:
    for name, text, says in (
        ("no.yaml", "claims: {a: A.}", "help: `issue: ID` in the map"),
        ("bad.yaml", "claims: {a: {rebuts: b}}", "mend it first"),
        ("none.argdown", "[a]: A.\n  - [b]: B.\n", "argmap import"),
        ("turns.yaml", "{issue: a, speakers: {x: X}, claims: {a: {speaker: x, turn: y}}}", "order"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        ran = invoke("flow", tmp_path / name, "--live", stdin="One.")
        assert ran.code in (1, 2)
        assert says in ran.err
    assert invoke("flow", tmp_path / "gone.yaml", "--live", stdin="One.").code == 2


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_what_is_told_fits_the_screen(path: Path, columns: int) -> None:
    long = "Parents of many children buy two sets of everything each year, and some buy three."
    shutil.copy(path, path.with_name("long.yaml"))
    lines = f"?\n{long}\n:\n1 {long}\n!\n"
    ran = invoke(
        *("flow", path, "--live"),
        stdin=lines,
        env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(columns)},
    )
    assert max(map(len, ran.lines)) <= columns
    assert "undercuts 4's step" in ran.out


def test_names_from_a_map_give_no_orders_to_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        'title: "a\\e[2J"\nissue: i\nspeakers: {x: {name: "[red]X\\e]0;t\\a", side: aff}}\n'
        'speeches: {"A[b]\\e[1m": {speaker: x}, B: {speaker: x}}\nclaims: {i: I.}\n',
        encoding="utf-8",
    )
    ran = invoke("flow", path, "--live", stdin=":B\n:A[b]\x1b[1m\n: \x1b[2J\nSo.\n!\n")
    assert "\x1b" not in ran.out + ran.err
    assert "[red]X" in ran.out


def test_five_hundred_points_take_no_longer(tmp_path: Path) -> None:
    """The work of a line is under 50 ms in a process that runs; a busy machine may take longer to do it."""
    path = tmp_path / "long.yaml"
    claims = "".join(
        f"  point-{n}: {{text: Point {n} is made., speaker: ava, turn: 1AC, supports: uniforms}}\n"
        for n in range(500)
    )
    path.write_text(ROUND + claims, encoding="utf-8")
    session = Session(str(path))
    session.take(":1NC")
    session.take("1 A first line reads the file.")
    spent: list[float] = []
    for number in range(2, 12):
        began = time.process_time()
        session.take(f"{number} It is not, as was said in another place.")
        spent.append(time.process_time() - began)
    assert sorted(spent)[2] < 0.1
