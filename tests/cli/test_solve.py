"""`argmap solve` as a program of the competitions calls it."""

import json
import os
import subprocess
import sys
from itertools import product

import pytest

from argmap import __version__
from argmap.cli.commands.ask.solve import PROBLEMS
from tests.helpers import ROOT, run

# 1 and 2 attack each other, both attack 3, 3 attacks 4: two sides, and 4 stands whichever wins.
FLOATING = "p af 4\n1 2\n2 1\n1 3\n2 3\n3 4\n"
ODD = "p af 3\n1 2\n2 3\n3 1\n"


@pytest.fixture
def floating(tmp_path):
    path = tmp_path / "floating.af"
    path.write_text(FLOATING)
    return path


@pytest.fixture
def odd(tmp_path):
    path = tmp_path / "odd.af"
    path.write_text(ODD)
    return path


def test_without_anything_it_says_its_name_and_version():
    assert run("solve").out == f"argmap solve {__version__}\n"


def test_it_lists_its_problems_and_formats():
    out = run("solve", "--problems").out
    assert out.startswith("[")
    assert out.endswith("]\n")
    tasks = {
        f"{q}-{s}"
        for q, s in product(
            ["SE", "DC", "DS", "EE", "CE"], ["CO", "GR", "PR", "ST", "SST", "STG", "ID"]
        )
    }
    assert set(out.strip("[]\n").split(",")) == tasks == set(PROBLEMS)
    assert run("solve", "--formats").out == "[af,apx,tgf]\n"


@pytest.mark.parametrize(
    ("task", "query", "out"),
    [
        ("SE-GR", None, "w\n"),
        ("SE-ID", None, "w\n"),
        ("DC-CO", "4", "YES\n"),
        ("DC-CO", "3", "NO\n"),
        ("DS-PR", "4", "YES\n"),
        ("DS-PR", "1", "NO\nw 2 4\n"),
        ("DC-PR", "1", "YES\nw 1 4\n"),
        ("DS-GR", "4", "NO\nw\n"),
        ("DC-ID", "4", "NO\n"),
        ("CE-CO", None, "3\n"),
        ("CE-PR", None, "2\n"),
        ("CE-STG", None, "2\n"),
        ("EE-GR", None, "[[]]\n"),
    ],
)
def test_answers(floating, task, query, out):
    ran = run("solve", "-p", task, "-f", floating, *(["-a", query] if query else []))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(out) if out == "YES\n" and task == "DC-CO" else ran.out == out


def test_every_extension_is_listed_as_in_the_first_competitions(floating):
    assert sorted(json.loads(run("solve", "-p", "EE-PR", "-f", floating).out)) == [[1, 4], [2, 4]]


def test_where_there_is_no_stable_extension(odd):
    assert run("solve", "-p", "SE-ST", "-f", odd).out == "NO\n"
    assert run("solve", "-p", "EE-ST", "-f", odd).out == "[]\n"
    assert run("solve", "-p", "CE-ST", "-f", odd).out == "0\n"
    assert run("solve", "-p", "DC-ST", "-f", odd, "-a", "1").out == "NO\n"
    assert run("solve", "-p", "DS-ST", "-f", odd, "-a", "1").out == "YES\n"


def test_other_formats_answer_with_their_own_names(tmp_path):
    apx, tgf = tmp_path / "x.apx", tmp_path / "x.tgf"
    apx.write_text("arg(rain).\narg(sun).\natt(sun,rain).\n")
    tgf.write_text("rain\nsun\n#\nsun rain\n")
    for path in (apx, tgf):
        assert run("solve", "-p", "SE-PR", "-f", path).out == "w sun\n"
        assert run("solve", "-p", "EE-PR", "-f", path).out == "[[sun]]\n"
        assert run("solve", "-p", "DC-CO", "-f", path, "-a", "rain").out == "NO\n"
    text = apx.read_text()
    assert run("solve", "-p", "SE-PR", "-f", "-", stdin=text).out == "w sun\n"
    assert run("solve", "-p", "SE-PR", "-f", "-", "-fo", "apx", stdin=text).out == "w sun\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-p", "SE-PR"], "-f is missing"),
        (["-f", "x.af"], "-p is missing"),
        (["-p"], "-p needs a value"),
        (["-x", "1"], "there is no option '-x'"),
        (["-p", "SE-XX", "-f", "x.af"], "argmap solve --problems lists them"),
        (["-p", "DC-PR", "-f", "x.af"], "name it with -a"),
        (["-p", "SE-PR", "-f", "nowhere.af"], "nowhere.af: no such file"),
        (["-p", "SE-PR", "-f", "."], ".: is a directory"),
        (["-p", "SE-PR", "-f", ""], "no such file"),
        (["-p", "SE-PR", "-f", "x.af", "-fo", "xml"], "there is no format 'xml'"),
        (
            ["-p", "DC-PR", "-f", "x.af", "-a", "9"],
            "there is no argument '9'; the file has 2, from 1",
        ),
        (["-p", "DC-PR", "-f", "x.af", "-a", "\x1b[2J"], "there is no argument '\\x1b[2J'"),
    ],
)
def test_a_wrong_command_line_is_refused_with_a_way_out(tmp_path, words, said):
    (tmp_path / "x.af").write_text("p af 2\n1 2\n")
    ran = run("solve", *words, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_wrong_file_is_refused_with_the_place(tmp_path):
    (tmp_path / "x.af").write_text("p af 2\n1 2\n2 3\n")
    ran = run("solve", "-p", "SE-PR", "-f", "x.af", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "x.af:3:3: error[AM602]: there is no argument 3",
        "   |",
        " 3 | 2 3",
        "   |   ^",
        "  help: the file has 2, from 1 to 2",
    ]


def test_help_says_all_of_it_and_the_main_help_nothing():
    assert "Usage: argmap solve -p TASK" in run("solve", "--help").out
    assert "solve" not in run("--help").out


def loaded_by(*words):
    """The modules a fresh process imports for a command."""
    python = [sys.executable, "-X", "importtime", "-m", "argmap", "solve", *map(str, words)]
    done = subprocess.run(python, capture_output=True, text=True, cwd=ROOT, check=True)
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_only_what_the_task_needs_is_loaded(floating):
    heavy = {"click", "rich", "pydantic", "networkx", "yaml", "rapidfuzz", "dataclasses"}
    assert not loaded_by("-p", "SE-GR", "-f", floating) & {*heavy, "pysat"}
    searching = loaded_by("-p", "SE-PR", "-f", floating)
    assert "pysat" in searching
    assert not searching & heavy


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path):
    path = tmp_path / "many.af"
    duels = "".join(f"{i} {i + 1}\n{i + 1} {i}\n" for i in range(1, 40, 2))
    path.write_text("p af 40\n" + duels)
    command = f"'{sys.executable}' -m argmap solve -p EE-PR -f '{path}' | head -c 100"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        cwd=ROOT,
        env=os.environ,
        timeout=100,
        check=False,
    )
    assert len(done.stdout) == 100
    assert done.stderr == b""
