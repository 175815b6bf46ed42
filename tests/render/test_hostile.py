"""A map whose every text tries to be more than text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import argmap
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker, Utterance
from argmap.render.ci.formats import CI_FORMATS
from tests.helpers import CONTROLS, Ran, invoke, invoke_on_screen

HOSTILE = "[red]\x1b[31mA\x9b2J\x07\nB\tC | pipes |\u202eD\x7f\u2066`E` <b>F</b>"


@pytest.fixture(scope="module")
def hostile_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = {"quote": HOSTILE, "reported": HOSTILE, "at": HOSTILE, "via": HOSTILE, "turn": HOSTILE}
    said = Utterance(speaker="ada", source="log", url=HOSTILE, date=HOSTILE, **words)

    def claim(id: str, voiced: bool = True) -> Claim:
        return Claim(
            id=id,
            title=HOSTILE,
            text=HOSTILE,
            utterances=[said] if voiced else [],
            section=[HOSTILE],
            tags=[HOSTILE],
            note=HOSTILE,
        )

    relations = [
        Relation(kind=kind, premises=[premise], target=target, scheme=HOSTILE, note=HOSTILE)
        for kind, premise, target in (
            ("supports", "b", "a"),
            ("rebuts", "c", "b"),
            ("undercuts", "d", "c/b"),
            ("contradicts", "d", "a"),
            ("qualifies", "e", "a"),
        )
    ]
    map = ArgumentMap(
        title=HOSTILE,
        issues=["a"],
        speakers={
            "ada": Speaker(id="ada", name=HOSTILE, role=HOSTILE, organisation=HOSTILE),
            "ben": Speaker(id="ben", name=HOSTILE),
        },
        sources={
            "log": Source(id="log", title=HOSTILE, publisher=HOSTILE, url=HOSTILE, path=HOSTILE)
        },
        claims={id: claim(id, voiced=id != "e") for id in "abcde"},
        relations={r.id: r for r in relations},
    )
    path = tmp_path_factory.mktemp("hostile") / "map.yaml"
    argmap.dump(map, path)
    return path


QUESTIONS = {
    "who": ["who", "MAP"],
    "who by claim": ["who", "MAP", "--by", "claim"],
    "who oneline": ["who", "MAP", "--oneline"],
    "chain": ["chain", "MAP", "--all"],
    "chain longest": ["chain", "MAP", "--longest"],
    "show": ["show", "MAP", "a", "b", "c", "d", "e"],
    "standard form": ["show", "MAP", "a", "--standard-form"],
    "stats": ["stats", "MAP"],
}
CHECKS = {f"check {f}": ["check", "MAP", "-F", f] for f in ("text", "json", *CI_FORMATS)}
EXPORTS = {f"export {f}": ["export", "MAP", "--to", f] for f in ("yaml", "json", "dot", "html")}


def words(command: list[str], path: Path) -> list[str | Path]:
    return [path if word == "MAP" else word for word in command]


def assert_harmless(ran: Ran) -> None:
    assert ran.code in (0, 1), ran.err
    for text in (ran.out, ran.err):
        found = set(text) & set(CONTROLS)
        assert not found


@pytest.mark.parametrize("command", QUESTIONS.values(), ids=list(QUESTIONS))
@pytest.mark.parametrize("format", ["text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_nothing_raw_reaches_a_pipe(hostile_map: Path, command: list[str], format: str) -> None:
    ran = invoke(*words(command, hostile_map), "-F", format)
    assert_harmless(ran)
    if format in ("text", "tsv"):
        columns = {line.count("\t") for line in ran.out.split("\n")[:-1]}
        assert len(columns) == 1
    elif format == "csv":
        widths = {len(row) for row in csv.reader(io.StringIO(ran.out, newline=""))}
        assert len(widths) == 1
    elif format == "markdown":
        # Indented by four, a block is shown as it is.
        assert not any("<b>" in line for line in ran.lines if not line.startswith("    "))
    else:
        for text in [ran.out] if format == "json" else ran.out.splitlines():
            assert json.loads(text)


@pytest.mark.parametrize("command", QUESTIONS.values(), ids=list(QUESTIONS))
def test_nothing_raw_reaches_a_terminal(hostile_map: Path, command: list[str]) -> None:
    ran = invoke_on_screen(*words(command, hostile_map))
    assert_harmless(ran)
    assert "\t" not in ran.out


@pytest.mark.parametrize("command", CHECKS.values(), ids=list(CHECKS))
def test_nothing_raw_is_said_by_checks(hostile_map: Path, command: list[str]) -> None:
    assert_harmless(invoke(*words(command, hostile_map)))


@pytest.mark.parametrize("command", EXPORTS.values(), ids=list(EXPORTS))
def test_exported_files_hold_no_escape_sequences(hostile_map: Path, command: list[str]) -> None:
    ran = invoke(*words(command, hostile_map))
    assert ran.code == 0
    assert not {c for c in ran.out if c < " "} - {"\n"}


def test_brackets_are_no_markup(hostile_map: Path) -> None:
    assert "[red]" in invoke_on_screen("who", hostile_map).out
    coloured = invoke("who", hostile_map, env={"FORCE_COLOR": "1"}).out
    assert "[red]" in coloured
    assert "\x1b[31mA" not in coloured


def test_the_whole_text_is_in_the_json(hostile_map: Path) -> None:
    read = json.loads(invoke("who", hostile_map, "--json").out)
    assert read["speakers"][0]["name"] == HOSTILE
    assert read["speakers"][0]["claims"][0]["utterances"][0]["quote"] == HOSTILE


def test_a_folder_of_hostile_maps_in_every_format(hostile_map: Path) -> None:
    for format in ("text", "json", "jsonl", "csv", "tsv", "markdown"):
        assert_harmless(invoke("who", hostile_map.parent, "-F", format))


def test_names_on_the_command_line_are_shown_harmless(hostile_map: Path) -> None:
    for args in (["show", hostile_map, "\x1b[31m"], ["who", hostile_map, "-s", "\x1b]0;x\x07"]):
        ran = invoke(*args)
        assert ran.code == 2
        assert not set(ran.err) & set(CONTROLS)


def test_a_file_name_is_shown_harmless(tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31mred.yaml"
    path.write_text("claims: {a: {text: A., rebuts: b}}", encoding="utf-8")
    for args in (["who", path], ["check", path], ["who", tmp_path], ["who", f"{path}.none.yaml"]):
        ran = invoke(*args)
        assert ran.code in (1, 2)
        assert not set(ran.out + ran.err) & set(CONTROLS)
