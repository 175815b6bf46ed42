"""The registry, the pages of `argmap explain`, and the choice of diagnostics."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from argmap.checks import registry
from argmap.checks.registry import (
    CHECKS,
    UNSOUND,
    UnknownRuleError,
    all_checks,
    all_rules,
    choice_of,
    explanation,
    find_rule,
    run_checks,
)
from argmap.diagnostics import Rule
from argmap.formats.core.reading import read, read_text
from tests.checks.helpers import diagnostics

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.yaml"))

NEEDS_A_TEXT = {"span-outside-source", "span-mismatch", "misattribution"}
"""Checks whose examples are no whole maps, because they need a source's text beside them."""


def examples_of(rule: type[Rule]) -> list[str]:
    """The indented blocks of a rule's page."""
    blocks = re.findall(r"(?:^(?: {4}.*)?\n)*^ {4}.*$", explanation(rule), re.MULTILINE)
    return [re.sub(r"^ {4}", "", block, flags=re.MULTILINE).strip("\n") + "\n" for block in blocks]


def test_codes_and_names_are_unique_and_sorted() -> None:
    rules = all_rules()
    codes = [rule.code for rule in rules]
    assert codes == sorted(set(codes))
    assert len({rule.name() for rule in rules}) == len(rules)


def test_the_table_says_what_the_classes_say() -> None:
    for code, path in CHECKS.items():
        check = find_rule(code)
        module, _, name = path.partition(":")
        assert (check.code, check.__module__, check.__name__) == (code, module, name)
        assert module.rpartition(".")[2] == check.name().replace("-", "_")


def test_every_file_of_a_check_is_in_the_table() -> None:
    folder = Path(registry.__file__).parent
    with_checks = {p.stem for p in folder.rglob("*.py") if "(Check):" in p.read_text("utf-8")}
    assert with_checks == {path.partition(":")[0].rpartition(".")[2] for path in CHECKS.values()}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name())
def test_every_rule_explains_itself(rule: type[Rule]) -> None:
    page = explanation(rule)
    assert "Instead" in page
    assert page.partition("\n")[0].endswith(".")
    assert max(len(line) for line in page.splitlines()) <= 100


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name())
def test_the_first_example_is_reported_and_the_others_are_not(check: type[Rule]) -> None:
    examples = examples_of(check)
    assert len(examples) >= 2
    if check.name() in NEEDS_A_TEXT:
        assert all(yaml.safe_load(example) for example in examples)
        return
    for i, example in enumerate(examples):
        loaded = read_text(example, format="yaml")
        assert loaded.diagnostics == [], example
        assert (check.name() in [d.name for d in run_checks(loaded)]) is (i == 0), example


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_clean(path: Path) -> None:
    assert [str(d) for d in run_checks(read(path)) if d.severity != "note"] == []


@pytest.mark.parametrize("word", ["AM201", "am201", "empty-text", "Empty-Text", "empty_text"])
def test_a_rule_is_found_by_code_and_by_name(word: str) -> None:
    assert find_rule(word).name() == "empty-text"


def test_the_rules_of_the_reader_are_found_too() -> None:
    assert find_rule("unknown-key").code == "AM101"


def test_an_unknown_rule_is_answered_with_the_one_that_is_meant() -> None:
    with pytest.raises(LookupError) as caught:
        find_rule("emtpy-text")
    assert str(caught.value) == "there is no rule 'emtpy-text'; did you mean empty-text?"


SEVERAL = """
    issue: a
    claims:
      a: A
      b: {text: B, supports: b}
      c: ""
"""


def codes(select: list[str], ignore: list[str]) -> list[str]:
    return [d.code for d in diagnostics(SEVERAL, choice=choice_of(select, ignore))]


def test_diagnostics_come_in_the_order_of_the_file() -> None:
    # AM205 nobody voices anything, AM216 b supports itself, AM201 c is empty, AM223 c is an island
    assert codes([], []) == ["AM205", "AM216", "AM201", "AM223"]


def test_diagnostics_are_selected_and_ignored_by_code_prefix_and_name() -> None:
    assert codes(["AM201"], []) == ["AM201"]
    assert codes(["am20"], []) == ["AM205", "AM201"]
    assert codes(["circular-support", "AM201"], []) == ["AM216", "AM201"]
    assert codes(["AM2"], ["unvoiced", "AM22"]) == ["AM216", "AM201"]
    assert codes([], ["AM2"]) == []


@pytest.mark.parametrize("word", ["", "AM95", "iland", "island2"])
def test_what_selects_nothing_is_refused(word: str) -> None:
    with pytest.raises(UnknownRuleError):
        choice_of([word])
    with pytest.raises(UnknownRuleError):
        choice_of([], [word])


def test_checks_go_on_where_the_map_has_errors() -> None:
    names = [
        d.name
        for d in diagnostics("""
            claims:
              a: {text: A, supports: a, rebuts: nobody}
              b: {text: B, supports: [c, d]}
              c: C
        """)
    ]
    # What lacks a relation, a voice or an issue may only lack it because of the errors.
    assert names == ["circular-support", "unknown-claim", "unknown-claim"]


def test_there_is_nothing_to_check_where_nothing_was_read() -> None:
    loaded = read_text("", "map.yaml")
    assert run_checks(loaded) == loaded.diagnostics


def test_what_one_piece_of_text_says_of_two_speakers_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There is no such thing.", encoding="utf-8")
    text = """
        source: a
        sources: {a: a.txt}
        speakers: {ada: Ada, ben: Ben}
        issue: a
        claims:
          a: {text: A, speaker: [ada, ben], quote: Every thing, span: [0, 5]}
    """
    assert [d.name for d in diagnostics(text, tmp_path)] == ["span-mismatch"]


def test_the_registry_costs_nothing_before_it_is_used() -> None:
    code = "import sys, argmap.checks.registry; print(*sys.modules, sep='\\n')"
    run = [sys.executable, "-c", code]
    modules = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    assert not {"networkx", "rapidfuzz", "argmap.checks.claims.empty_text"} & set(modules)


def test_the_checks_that_find_errors_are_named():
    errors = [check.code for check in all_checks() if check.severity == "error"]
    assert sorted(errors) == sorted([*UNSOUND, "AM251"])
