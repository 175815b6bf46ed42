"""One language for all commands: a word means the same wherever it is typed."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path

import click
import pytest

import argmap
from argmap.cli.group import COMMANDS, WRITING
from argmap.cli.shared.misuse import WITHOUT
from argmap.cli.synonyms import SYNONYMS, meant_by
from argmap.render.ci.formats import CI_FORMATS
from tests.cli.grammar import (
    ALL_FILTERS,
    CANNOT_FILTER,
    EDITS,
    FREE_TEXTS,
    MEANINGS,
    QUESTIONS,
    WRITES,
    commands,
    long_name,
    matrix,
    options,
)
from tests.cli.repository import Repository
from tests.helpers import EXAMPLES, ROOT, invoke

TABLE = {name: {long_name(o): o for o in options(command)} for name, command in commands()}
ASKING = [name for name in QUESTIONS if name not in CANNOT_FILTER]

DEBATE = """\
title: Should the office get a dog?
issue: get-a-dog
source: talk
sources: {talk: talk.txt}
speakers: {ada: "Ada, the director", ben: {name: "Ben, Jr."}, cy: Cy}
claims:
  get-a-dog: {text: The office should get a dog., speaker: ada, turn: 1}
  barking:
    text: Nobody could work with the barking.
    speaker: ben
    quote: Nobody could work
    section: Noise
    tags: [noise]
    turn: 2
    rebuts: get-a-dog
  whippets: {text: Whippets hardly ever bark., speaker: ada, tags: [breeds], turn: 3, rebuts: barking}
  walks: {text: Walks are good for all., speaker: cy, section: Health, turn: 2, supports: get-a-dog}
  rain: {text: It rains too much., speaker: ben, section: Health, turn: 3, rebuts: walks}
"""


@pytest.fixture
def debate(folder: Path) -> Path:
    (folder / "debate.yaml").write_text(DEBATE, encoding="utf-8")
    (folder / "talk.txt").write_text("Ben said: Nobody could work here.\n", encoding="utf-8")
    return folder


def asked(verb: str, *words: str) -> list[str]:
    """The line of a question with what it cannot do without."""
    needs = {"view": ["--no-browser"], "export": ["--to", "yaml"], "why": [], "draw": []}
    return [verb, "debate.yaml", *words, *needs.get(verb, [])]


# -- the table ------------------------------------------------------------------------------------


def test_the_matrix_of_commands_and_options() -> None:
    known = ROOT / "tests" / "golden" / "options.txt"
    assert matrix() == known.read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ASKING)
def test_every_question_takes_every_filter(verb: str) -> None:
    assert TABLE[verb].keys() >= ALL_FILTERS


def test_a_question_without_filters_says_why() -> None:
    assert CANNOT_FILTER.keys() == WITHOUT.keys()
    for verb in CANNOT_FILTER:
        assert not ALL_FILTERS & TABLE[verb].keys()
        for option in ("--speaker", "--issue"):
            ran = invoke(verb, option, "ada")
            assert (ran.code, ran.out) == (2, "")
            assert f"there is no option {option} here: {WITHOUT[verb]}" in ran.err


def test_an_option_means_the_same_in_every_command() -> None:
    helps: dict[str, set[str]] = defaultdict(set)
    shapes: dict[str, set[tuple[bool, bool]]] = defaultdict(set)
    for found in TABLE.values():
        for name, option in found.items():
            helps[name].add(option.help or "")
            shapes[name].add((option.is_flag, option.nargs == 1))
    assert {name for name, said in helps.items() if len(said) > 1} <= MEANINGS.keys()
    assert {name for name, said in shapes.items() if len(said) > 1} <= {"--issue"}


def test_the_help_of_every_option_is_a_sentence() -> None:
    for _, command in commands():
        for option in options(command):
            said = option.help or ""
            # `text, json or csv`, but `json` alone where there is only one.
            assert not re.search(r"  |:  ?or |, or$|: \.$", said), said
            assert said == said.strip(), said


def test_what_is_repeated_takes_commas_too(debate: Path) -> None:
    repeated = {name for found in TABLE.values() for name, o in found.items() if o.multiple}
    split = {"--speaker", "--source", "--tag", "--turn", "--kind", "--stance", "--suppose"}
    split |= {"--only", "--select", "--ignore", "--checked", "--act"}
    split |= {"--columns", "--speech", "--side", "--highlight"}
    targets = {o for o in repeated if o.startswith(("--support", "--rebut", "--undercut"))}
    targets |= {o for o in repeated if o.startswith(("--qualif", "--contradict", "--restate"))}
    assert repeated <= split | targets | FREE_TEXTS.keys()


@pytest.mark.parametrize("verb", [*WRITES, *EDITS])
def test_whatever_writes_can_be_tried_first_and_forced(verb: str) -> None:
    assert {"--dry-run", "--force"} <= TABLE[verb].keys()


def test_wherever_there_is_an_output_there_is_a_format_for_it() -> None:
    for name, found in TABLE.items():
        if "--output" in found or "--json" in found:
            assert {"-F", "--to"} <= {*found["--output-format"].opts}, name


def test_no_map_option_where_no_word_can_be_a_claim() -> None:
    for name, command in commands():
        words = [p for p in command.params if isinstance(p, click.Argument) and p.name == "words"]
        are_claims = any("CLAIM" in (p.metavar or "") or "FROM" in (p.metavar or "") for p in words)
        assert ("--map" in TABLE[name]) == (are_claims and name not in EDITS), name


def test_verdicts_are_a_flag_with_their_ways() -> None:
    for found in TABLE.values():
        if "--judge" in found:
            assert found["--judge"].is_flag
            assert {"--semantics", "--support"} <= found.keys()


# -- selection ------------------------------------------------------------------------------------

NO_PAGE = [verb for verb in ASKING if verb != "view"]
FILTERED = [
    ["--speaker", "Ada"],
    ["--source", "talk"],
    ["--tag", "noise"],
    ["--section", "Noise"],
    ["--kind", "rebuts"],
    ["--stance", "against"],
    ["--turn", "2"],
    ["--about", "get-a-dog"],
    ["--about", "get-a-dog", "--depth", "1"],
    ["--match", "barking"],
    ["--unanswered"],
    ["--arguments"],
    ["--issue", "walks", "--stance", "against"],
]


@pytest.mark.parametrize("filter", FILTERED, ids=" ".join)
@pytest.mark.parametrize("verb", NO_PAGE)
def test_every_filter_works_in_every_question(debate: Path, verb: str, filter: list[str]) -> None:
    ran = invoke(*asked(verb, *filter))
    # `why` is about one claim, so that filters must leave one; `verify` and others can say no.
    if verb == "why" and ran.code == 2:
        assert "claims fit; name one" in ran.err
    elif verb == "show" and filter == ["--arguments"]:
        assert "which claim?" in ran.err
    else:
        assert ran.code in (0, 1), ran.err
        assert ran.out


@pytest.mark.parametrize("verb", NO_PAGE)
@pytest.mark.parametrize(
    "both",
    [
        ("--speaker", "ada", "ben"),
        ("--tag", "noise", "breeds"),
        ("--section", "Noise", "Health"),
        ("--kind", "rebuts", "supports"),
        ("--stance", "for", "against"),
        ("--turn", "2", "3"),
    ],
    ids=lambda both: both[0],
)
def test_commas_and_repetition_say_the_same(
    debate: Path, verb: str, both: tuple[str, str, str]
) -> None:
    option, one, two = both
    commas = invoke(*asked(verb, option, f"{one},{two}"))
    assert commas == invoke(*asked(verb, option, one, option, two))
    assert commas == invoke(*asked(verb, option, f"{one}, {two}"))


def test_a_name_with_a_comma_is_one_name(debate: Path) -> None:
    ran = invoke("claims", "debate.yaml", "--speaker", "Ben, Jr.", "-F", "tsv")
    assert [line.split("\t")[0] for line in ran.lines[1:]] == ["barking", "rain"]
    ran = invoke("claims", "debate.yaml", "--speaker", "nobody,at all")
    assert "there is no speaker 'nobody'" in ran.err


def ids(*args: str) -> list[str]:
    return [line.split("\t")[0] for line in invoke(*args, "-F", "tsv").lines[1:]]


@pytest.mark.parametrize("filter", FILTERED[:11], ids=" ".join)
def test_figures_count_what_lists_list(debate: Path, filter: list[str]) -> None:
    stats = json.loads(invoke("stats", "debate.yaml", *filter, "--json").out)
    assert stats["claims"] == len(ids("claims", "debate.yaml", *filter))
    assert sum(stats["relations"].values()) == len(ids("relations", "debate.yaml", *filter))
    assert stats["speakers"] == len(ids("speakers", "debate.yaml", *filter))
    sides = json.loads(invoke("sides", "debate.yaml", *filter, "--json").out)
    assert [s["id"] for s in sides["speakers"]] == ids("speakers", "debate.yaml", *filter)


def test_an_objection_of_a_part_is_not_dropped_because_its_answer_is_in_none(debate: Path) -> None:
    stats = json.loads(invoke("stats", "debate.yaml", "-s", "ben", "--json").out)
    assert (stats["claims"], stats["unanswered"]) == (2, 1)
    page = invoke("export", "debate.yaml", "--to", "dot", "-s", "ben").out
    assert "whippets" in page


def test_an_export_of_a_part_holds_what_fits_and_counts_the_rest(debate: Path) -> None:
    ran = invoke("export", "debate.yaml", "--to", "yaml", "--speaker", "ben")
    part = argmap.loads(ran.out)
    assert [*part.claims] == ["barking", "rain"]
    assert [*part.speakers] == ["ben"]
    assert "left out: 3 of 5 claims and 4 relations, which were not asked for" in ran.err


def test_chains_begin_at_what_fits(debate: Path) -> None:
    named = invoke("chain", "debate.yaml", "barking", "rain")
    assert invoke("chain", "debate.yaml", "--speaker", "ben") == named
    assert invoke("chain", "debate.yaml", "--about", "barking") == invoke(
        "chain", "debate.yaml", "barking"
    )


def test_gaps_of_what_fits(debate: Path) -> None:
    def hit(*words: str) -> list[str]:
        data = json.loads(invoke("gaps", "debate.yaml", "--json", *words).out)
        return [hit["target"] for hit in data["hits"]]

    assert hit() == ["barking", "walks"]
    assert hit("walks") == hit("--section", "Health") == ["walks"]
    assert hit("--speaker", "ben") == ["barking"]
    unanswered = json.loads(invoke("gaps", "debate.yaml", "--unanswered", "--json").out)
    assert unanswered["unanswered"]
    assert not unanswered["unquoted"]


def test_why_is_about_the_issue_or_the_claim_that_fits(debate: Path) -> None:
    assert "get-a-dog" in invoke("why", "debate.yaml").lines[0]
    assert "walks" in invoke("why", "debate.yaml", "--issue", "walks").lines[0]
    assert "whippets" in invoke("why", "debate.yaml", "--match", "hardly ever").lines[0]
    assert "2 claims fit; name one: barking, rain" in invoke("why", "debate.yaml", "-s", "ben").err


# -- output ---------------------------------------------------------------------------------------

SUFFIXED = [
    (["who", "debate.yaml"], ".xyz"),
    (["check", "debate.yaml"], ".xyz"),
    (["draw", "debate.yaml"], ".xyz"),
    (["export", "debate.yaml"], ".xyz"),
    (["merge", "debate.yaml", "debate.yaml", "debate.yaml"], ".xyz"),
    (["unite", "debate.yaml"], ".xyz"),
    (["draft", "talk.txt"], ".xyz"),
    (["import", "debate.yaml"], ".xyz"),
    (["formats"], ".xyz"),
    (["schema"], ".xyz"),
]


@pytest.mark.parametrize(("line", "suffix"), SUFFIXED, ids=lambda x: x[0] if x else "")
def test_an_unknown_suffix_is_refused_everywhere(
    debate: Path, line: list[str], suffix: str
) -> None:
    ran = invoke(*line, "-o", f"out{suffix}")
    assert (ran.code, ran.out) == (2, "")
    assert f"the name out{suffix} says no format; use --to: " in ran.err
    assert not (debate / f"out{suffix}").exists()


def test_a_suffix_of_another_command_leads_there(debate: Path) -> None:
    assert "argmap draw -o f.svg" in invoke("export", "debate.yaml", "-o", "f.svg").err
    assert "argmap draw -o f.png" in invoke("who", "debate.yaml", "-o", "f.png").err
    assert "argmap export -o f.dot" in invoke("who", "debate.yaml", "-o", "f.dot").err


@pytest.mark.parametrize("option", ["-F", "--to", "--output-format"])
@pytest.mark.parametrize(
    ("line", "format"),
    [
        (["who", "debate.yaml"], "csv"),
        (["check", "debate.yaml"], "json"),
        (["export", "debate.yaml"], "dot"),
        (["draw", "debate.yaml"], "svg"),
        (["unite", "debate.yaml"], "json"),
        (["draft", "talk.txt"], "json"),
        (["import", "debate.yaml"], "json"),
        (["new", "-"], "json"),
        (["set", "debate.yaml", "title=x", "-n"], "json"),
    ],
    ids=lambda x: x[0] if isinstance(x, list) else x,
)
def test_two_words_for_a_format_mean_the_same(
    debate: Path, option: str, line: list[str], format: str
) -> None:
    ran = invoke(*line, option, format)
    assert ran.code in (0, 1), ran.err
    assert ran.out == invoke(*line, "-F", format).out != ""


def test_check_takes_every_format(debate: Path) -> None:
    (debate / "debate.yaml").write_text("claims: {a: {text: A., rebuts: b}}\n", encoding="utf-8")
    for format in ("text", "json", "jsonl", "csv", "tsv", "markdown", *CI_FORMATS):
        ran = invoke("check", "debate.yaml", "-F", format)
        assert (ran.code, "AM1" in ran.out) == (1, True)
    invoke("check", "debate.yaml", "-o", "found.csv")
    assert (debate / "found.csv").read_text().startswith("file,line,column,severity,code")
    invoke("check", "debate.yaml", "-o", "found.sarif")
    assert '"version": "2.1.0"' in (debate / "found.sarif").read_text()
    invoke("check", "debate.yaml", "-o", "found.xml")
    assert (debate / "found.xml").read_text().startswith("<?xml")
    invoke("check", ".", "--jobs", "2", "--errors", "failed.jsonl")
    assert "debate.yaml" in (debate / "failed.jsonl").read_text()


def test_a_folder_becomes_one_database(debate: Path) -> None:
    (debate / "maps").mkdir()
    for name in ("a.yaml", "b.yaml"):
        shutil.copy("debate.yaml", f"maps/{name}")
    assert invoke("export", "maps", "-o", "corpus.db").code == 0
    assert _maps_in(debate / "corpus.db") == ["maps/a.yaml", "maps/b.yaml"]
    assert invoke("export", "maps", "--to", "sqlite", "--each", "-o", "each").code == 0
    assert _maps_in(debate / "each" / "a.db") == ["maps/a.yaml"]


def _maps_in(file: Path) -> list[str]:
    import sqlite3

    connection = sqlite3.connect(file)
    try:
        return [path for (path,) in connection.execute("SELECT path FROM maps ORDER BY path")]
    finally:
        connection.close()


def test_a_linked_folder_is_gone_through_once(debate: Path) -> None:
    (debate / "maps" / "deep").mkdir(parents=True)
    shutil.copy("debate.yaml", "maps/deep/a.yaml")
    try:
        (debate / "maps" / "deep" / "round").symlink_to(debate / "maps", target_is_directory=True)
        (debate / "linked").mkdir()
        (debate / "linked" / "here").symlink_to(debate / "maps", target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    assert len(ids("stats", "linked")) == 1


# -- writing --------------------------------------------------------------------------------------

WRITING_LINES = [
    ["new", "new.yaml"],
    ["draft", "talk.txt", "-o", "new.yaml"],
    ["import", "debate.yaml", "-o", "new.yaml"],
    ["unite", "debate.yaml", "-o", "new.yaml"],
    ["merge", "debate.yaml", "debate.yaml", "debate.yaml", "-o", "new.yaml"],
    ["export", "debate.yaml", "-o", "new.yaml"],
    ["export", "debate.yaml", "--to", "aif", "-o", "new.json"],
]
OUTPUT_LINES = [
    ["who", "debate.yaml", "-o", "new.csv"],
    ["check", "debate.yaml", "-o", "new.json"],
    ["export", "debate.yaml", "-o", "new.dot"],
    ["export", "debate.yaml", "-o", "new.db"],
    ["draw", "debate.yaml", "-o", "new.svg"],
    ["schema", "-o", "new.json"],
    ["verify", "debate.yaml", "--write"],
    ["fmt", "debate.yaml"],
    ["set", "debate.yaml", "title=New"],
    ["link", "debate.yaml", "rain", "supports", "barking"],
    ["remove", "debate.yaml", "rain"],
]


def _files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("line", [*WRITING_LINES, *OUTPUT_LINES], ids=" ".join)
def test_a_dry_run_writes_nothing_and_says_what_it_would(debate: Path, line: list[str]) -> None:
    before = _files(debate)
    ran = invoke(*line, "--dry-run")
    assert ran.code in (0, 1), ran.err
    assert _files(debate) == before
    assert "dry-run" in ran.err or ran.out.startswith("---")


@pytest.mark.parametrize("line", WRITING_LINES, ids=" ".join)
def test_a_new_map_replaces_nothing_unless_forced(debate: Path, line: list[str]) -> None:
    file = debate / next(word for word in line if word.startswith("new."))
    file.write_text("mine", encoding="utf-8")
    ran = invoke(*line)
    assert (ran.code, ran.out) == (1, "")
    assert f"Error: {file.name} is there already; --force replaces it\n" in ran.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert invoke(*line, "--force").code == 0
    assert file.read_text(encoding="utf-8") != "mine"


def test_an_answer_takes_the_place_of_an_answer_and_of_no_map(debate: Path) -> None:
    line = ["claims", "debate.yaml", "-o", "list.json"]
    assert [invoke(*line).code, invoke(*line).code] == [0, 0]
    shutil.copy(EXAMPLES / "tiny.argmap.yaml", "tiny.argmap.yaml")
    invoke("export", "tiny.argmap.yaml", "-o", "map.json", "--to", "json")
    ran = invoke("claims", "debate.yaml", "-o", "map.json")
    assert (ran.code, "map.json is there already; --force replaces it" in ran.err) == (1, True)


def test_check_is_the_word_for_exit_1(debate: Path) -> None:
    assert invoke("gaps", "debate.yaml", "--check").code == 1
    old = invoke("gaps", "debate.yaml", "--fail")
    assert old.code == 1
    assert "--fail is called --check now" in old.err
    assert "--fail" not in invoke("gaps", "--help").out


# -- maps -----------------------------------------------------------------------------------------

READING = [
    *("who", "chain", "claims", "speakers", "sources", "relations", "sides", "gaps", "stats"),
    *("judge", "why", "check", "verify", "draw"),
]


@pytest.mark.parametrize("verb", READING)
def test_a_map_of_another_revision_is_read_wherever_a_map_is(
    repository: Repository, verb: str
) -> None:
    (repository.folder / "talk.txt").write_text("Nobody could work.\n", encoding="utf-8")
    (repository.folder / "debate.yaml").write_text(DEBATE, encoding="utf-8")
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "one")
    here = invoke(verb, "debate.yaml")
    (repository.folder / "debate.yaml").write_text("claims: {a: A.}\n", encoding="utf-8")
    there = invoke(verb, "HEAD:debate.yaml")
    assert there.out.replace("HEAD:", "") == here.out
    assert there.code == here.code


def test_other_verbs_and_folders_of_another_revision(repository: Repository) -> None:
    (repository.folder / "maps").mkdir()
    (repository.folder / "maps" / "debate.yaml").write_text(DEBATE, encoding="utf-8")
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "one")
    shutil.rmtree("maps")
    old = "HEAD:maps/debate.yaml"
    assert "barking" in invoke("show", old, "barking").out
    assert "barking" in invoke("show", "-m", old, "barking").out
    assert invoke("path", old, "barking", "get-a-dog").code == 0
    assert ids("sql", "SELECT id FROM claims ORDER BY position", old)[0] == "get-a-dog"
    assert argmap.loads(invoke("export", old, "--to", "yaml").out).title
    assert argmap.loads(invoke("import", old).out).title
    assert argmap.loads(invoke("unite", old).out).title
    assert invoke("fmt", old).out.startswith("title:")
    assert "is in git" in invoke("set", old, "title=x").err
    assert len(ids("stats", "HEAD:maps")) == 1


ARGDOWN = {
    "talks/main.argdown": "[A]: A.\n\n@include(parts/one.argdown)\n",
    "talks/parts/one.argdown": "[B]: B.\n  -> [A]\n\n@include(../two.argdown)\n",
    "talks/two.argdown": "[C]: C.\n  -> [B]\n\n@include(main.argdown)\n",
    "shared.argdown": "[D]: D.\n",
}


@pytest.fixture
def talks(repository: Repository) -> Repository:
    """A repository with an Argdown map in parts in its last commit, and other parts in the work tree."""
    for name, text in ARGDOWN.items():
        file = repository.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    repository.git("add", ".")
    repository.git("commit", "-q", "-m", "one")
    for name in ("talks/parts/one.argdown", "talks/two.argdown"):
        (repository.folder / name).write_text("[E]: Later.\n", encoding="utf-8")
    return repository


def claims_of(*words: str) -> list[str]:
    return [claim["id"] for claim in json.loads(invoke("claims", *words, "--json").out)]


def test_what_is_included_is_that_of_the_revision(talks: Repository) -> None:
    assert claims_of("HEAD:talks/main.argdown") == ["a", "b", "c"]
    assert claims_of("HEAD:./talks/main.argdown") == ["a", "b", "c"]
    assert claims_of(":talks/main.argdown") == ["a", "b", "c"]
    assert claims_of("talks/main.argdown") == ["a", "e"]
    many = json.loads(invoke("claims", "HEAD:talks", "--json").out)["maps"]
    assert [[c["id"] for c in map["claims"]] for map in many] == [["a", "b", "c"], ["c", "b", "a"]]
    ran = invoke("diff", "HEAD:talks/main.argdown", "talks/main.argdown", "--json")
    assert {c["id"]: c["change"] for c in json.loads(ran.out)["claims"]}["b"] == ["removed"]
    shutil.rmtree("talks")
    assert claims_of("HEAD:talks/main.argdown") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("gone.argdown", "does not exist in that revision"),
        ("parts", "is a folder in that revision"),
        ("../shared.argdown", "is outside the folder of the map"),
        ("parts/../../shared.argdown", "is outside the folder of the map"),
        ("/etc/passwd", "is an absolute path, which a map cannot name"),
        ("link.argdown", "is a link in that revision"),
        ("link/one.argdown", "does not exist in that revision"),
        ("binary.argdown", "is not UTF-8 text"),
    ],
)
def test_what_a_map_of_a_revision_may_not_include(
    talks: Repository, path: str, problem: str
) -> None:
    (talks.folder / "talks" / "main.argdown").write_text(f"[A]: A.\n\n@include({path})\n", "utf-8")
    (talks.folder / "talks" / "binary.argdown").write_bytes(b"\xff\xfe\xff")
    try:
        (talks.folder / "talks" / "link.argdown").symlink_to("../shared.argdown")
        (talks.folder / "talks" / "link").symlink_to("parts", target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    talks.git("add", ".")
    for word in (":talks/main.argdown", "HEAD:talks/main.argdown"):
        ran = invoke("check", word)
        assert (ran.code, f"{path} {problem}" in " ".join(ran.out.split())) == (1, True), ran.out
        talks.git("commit", "-q", "--allow-empty", "-m", "two")


def test_other_folders_that_are_allowed_hold_in_a_revision_too(talks: Repository) -> None:
    main = talks.folder / "talks" / "main.argdown"
    main.write_text("[A]: A.\n\n@include(../shared.argdown)\n", encoding="utf-8")
    talks.git("commit", "-q", "-a", "-m", "two")
    (talks.folder / "shared.argdown").unlink()
    assert claims_of("HEAD:talks/main.argdown", "--source-root", ".") == ["a", "d"]


# -- everyday words -------------------------------------------------------------------------------


def test_synonyms_lead_to_commands_that_there_are() -> None:
    known = {name for name, _ in commands()} | {"--version", *COMMANDS}
    assert {*SYNONYMS.values()} <= known
    for word in SYNONYMS:
        if word not in COMMANDS:
            ran = invoke(word, "debate.yaml")
            assert (ran.code, ran.out) == (2, "")
            assert f"did you mean {SYNONYMS[word]}? Type: argmap {SYNONYMS[word]}" in ran.err


@pytest.mark.parametrize("word", ["list", "lst", "sit", "ad", "rum", "at", "sat", "not"])
def test_no_slip_leads_to_a_command_that_writes_by_accident(word: str) -> None:
    meant = meant_by(word, COMMANDS, WRITING)
    assert meant not in WRITING or SYNONYMS.get(word) == meant


def test_help_version_and_quiet(debate: Path) -> None:
    assert invoke("help", "who").out == invoke("who", "--help").out
    assert invoke("help", "add", "claim").out == invoke("add", "claim", "--help").out
    assert invoke("help").out == invoke("--help").out
    assert invoke("-V").out == invoke("--version").out
    assert "did you mean who?" in invoke("help", "wo").err
    assert invoke("stats", ".").err != ""
    assert invoke("stats", ".", "-q").err == invoke("-q", "stats", ".").err == ""
    assert invoke("who", "missing.yaml", "-q").err.startswith("Error: missing.yaml")


BEGINNER = [
    (["who", "debate.yam"], "debate.yam: no such file; did you mean debate.yaml?"),
    (["lint", "debate.yaml"], "did you mean check? Type: argmap check debate.yaml"),
    (["delete", "debate.yaml", "rain"], "Type: argmap remove debate.yaml rain"),
    (["list"], "did you mean claims?"),
    (["who", "debate.yaml", "--speker", "ada"], "did you mean --speaker?"),
    (["who", "debate.yaml", "-o", "out.xyz"], "the name out.xyz says no format; use --to:"),
    (["export", "debate.yaml", "-o", "f.svg"], "argmap draw -o f.svg makes a picture"),
    (["draw", "debate.yaml", "--judge", "preferred"], "write --judge --semantics preferred"),
    (["sql", "--speaker", "ada"], "a statement chooses by itself, with WHERE"),
    (["chain", "debate.yaml", "--depth", "two"], "--depth: 'two' is no whole number"),
    (["show", "debate.yaml", "barkng"], "there is no claim 'barkng'; did you mean barking?"),
    (
        ["export", "debate.yaml", "--to", "FORMAT"],
        "there are: yaml, json, aif, xaif, ova2, arguebuf",
    ),
    (["who", "debate.yaml", "-F", "cvs"], "-F/--to: 'cvs' is none of the choices"),
    (["export", "debate.yaml", "--to", "mindmup"], "argmap reads mindmup and does not write it"),
]


@pytest.mark.parametrize(("line", "answer"), BEGINNER, ids=lambda x: " ".join(x) if x else "")
def test_what_a_beginner_gets_wrong(debate: Path, line: list[str], answer: str) -> None:
    ran = invoke(*line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert answer in ran.err
    assert "Usage:" not in ran.err
    assert "Try '" not in ran.err


def test_only_what_can_be_written_is_offered_and_only_what_can_be_read(debate: Path) -> None:
    written = invoke("export", "debate.yaml", "--to", "FORMAT").err
    read = invoke("import", "debate.yaml", "--from", "FORMAT").err
    assert ("lkif" in written, "graphml" in written) == (False, True)
    assert ("lkif" in read, "graphml" in read) == (True, False)


# -- writing verbs are as forgiving as reading ones ------------------------------------------------


def voices(claim: str) -> list[tuple[str, object]]:
    return [(u.speaker, u.quote) for u in argmap.load("debate.yaml").claims[claim].utterances]


@pytest.mark.parametrize(
    "line",
    [
        ["add", "utterance", "debate.yaml", "--claim", "rain", "-s", "Jr."],
        ["add", "claim", "debate.yaml", "--id", "new", "--text", "New.", "-s", "jr"],
        ["set", "debate.yaml", "rain", "speaker=jr", "at=p. 2"],
        ["set", "debate.yaml", "rain", "-s", "Jr", "at=p. 2"],
        ["link", "debate.yaml", "rain", "walks", "supports", "barking", "-s", "Ben, Jr."],
    ],
    ids=" ".join,
)
def test_a_part_of_a_name_says_who(debate: Path, line: list[str]) -> None:
    assert invoke(*line).code in (0, 1)
    assert "there is no speaker" not in invoke(*line, "-n").err


@pytest.mark.parametrize(
    "line",
    [
        ["add", "utterance", "debate.yaml", "--claim", "rain", "-s", "Dee Ray"],
        ["add", "claim", "debate.yaml", "--text", "New.", "-s", "Dee Ray"],
        ["set", "debate.yaml", "rain", "speaker=Dee Ray"],
        ["link", "debate.yaml", "rain", "walks", "supports", "barking", "-s", "Dee Ray"],
    ],
    ids=" ".join,
)
def test_an_unknown_speaker_is_declared_if_that_is_said(debate: Path, line: list[str]) -> None:
    refused = invoke(*line)
    assert (refused.code, refused.out) == (2, "")
    assert "there is no speaker 'Dee Ray'" in refused.err
    assert "--declare adds one" in refused.err
    assert (debate / "debate.yaml").read_text(encoding="utf-8") == DEBATE
    assert invoke(*line, "--declare").code == 0
    assert argmap.load("debate.yaml").speakers["dee-ray"].name == "Dee Ray"


def test_a_part_that_fits_two_names_means_neither(debate: Path) -> None:
    invoke("add", "speaker", "debate.yaml", "--name", "Benny")
    ran = invoke("set", "debate.yaml", "walks", "speaker=en", "--declare")
    assert (ran.code, "could be several speakers" in ran.err) == (2, True)


def test_set_gives_a_claim_its_first_voice_and_further_ones(debate: Path) -> None:
    invoke("add", "claim", "debate.yaml", "--id", "new", "--text", "Nobody says it.")
    assert invoke("set", "debate.yaml", "new", "speaker=ada", "quote=I do").code == 0
    assert voices("new") == [("ada", "I do")]
    assert invoke("set", "debate.yaml", "new", "speaker=ada", "speaker=cy").code == 0
    assert voices("new") == [("ada", "I do"), ("cy", None)]
    assert invoke("set", "debate.yaml", "walks", "speaker=ada", "speaker=ben").code == 0
    assert [speaker for speaker, _ in voices("walks")] == ["ada", "ben"]


def test_several_are_renamed_at_once(debate: Path) -> None:
    assert invoke("rename", "debate.yaml", "rain=weather", "walks=health").code == 0
    map = argmap.load("debate.yaml")
    assert {"weather", "health"} <= map.claims.keys()
    assert "weather/health" in map.relations
    assert "write OLD NEW, or OLD=NEW" in invoke("rename", "debate.yaml", "rain=a", "b").err


# -- slips ----------------------------------------------------------------------------------------


def test_what_was_said_awkwardly(debate: Path) -> None:
    map = DEBATE.replace('{name: "Ben, Jr."}', '{name: "Finance ministers"}')
    map = (
        map.replace("speaker: cy, section", "section")
        .replace("Health, turn: 2", "Health")
        .replace("issue: get-a-dog", "issues: [rain]")
    )
    (debate / "debate.yaml").write_text(map, encoding="utf-8")
    assert "Of Finance ministers' " in invoke("judge", "debate.yaml").out
    assert "no stance towards rain" in invoke("show", "debate.yaml", "barking").out
    assert "opened.map" not in invoke("add", "speaker", "--help").out
    undercut = "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}\n"
    assert "1 rebuttal, voiced by nobody" in invoke("who", "-", "--by", "claim", stdin=undercut).out


def test_a_full_disk_names_the_file(debate: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is full")
    for line in (["who", "debate.yaml"], ["draw", "debate.yaml", "--to", "svg"]):
        ran = invoke(*line, "-o", "/dev/full")
        assert (ran.code, ran.out) == (2, "")
        assert "/dev/full: no space left on device" in ran.err
