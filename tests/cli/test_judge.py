"""`judge`, `why`, and the marks of what stands in other answers, as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap import processes
from argmap.graph import to_graph
from argmap.queries.judging.judge import judge
from argmap.render.answers.judge import JudgeView
from argmap.render.terminal.lines import Screen, plain
from tests.helpers import EXAMPLES, dense_debate, invoke, invoke_on_screen, map_of, records
from tests.processes import PATIENCE
from tests.test_imports import loaded_by

DUEL = """\
issue: tea
speakers: {ada: Ada, ben: Ben}
expect: {tea: in}
claims:
  tea: {text: Tea is better., speaker: ada}
  coffee: {text: Coffee is better., speaker: ben, contradicts: tea}
  sleep: {text: Tea lets you sleep., speaker: ada, supports: tea}
  awake: {text: I lie awake., speaker: ben, rebuts: sleep}
"""


@pytest.fixture
def duel(folder: Path) -> Path:
    (folder / "duel.yaml").write_text(DUEL, encoding="utf-8")
    return folder


def answer(*args: str) -> dict:
    return json.loads(invoke(*args, "--json").out)


# -- judge ----------------------------------------------------------------------------------------


def test_verdicts_stand_under_the_issue_and_the_speakers(dog: Path) -> None:
    lines = invoke_on_screen("judge", "dog.yaml").lines
    assert lines == [
        "Should the office get a dog?",
        "      strength    claim",
        " in   ██░░░  .43  get-a-dog  The office should get a dog.",
        "",
        "Of Ada's 2 claims, 2 stand",
        " in   ██░░░  .43  get-a-dog  The office should get a dog.",
        " in   ██▌░░  .50  whippets   Whippets hardly ever bark.",
        "",
        "Of Ben's 1 claim, 0 stand",
        " out  ██░░░  .40  barking    Nobody could work with the barking.",
        "",
        "3 claims: 2 in, 1 out.",
        "in: no objection to it stands  out: an objection to it stands  undecided:",
        "objections go round in a circle. That says what is answered in this map, not",
        "what is true.",
        "The bar and the number are the strength of a claim, from 0 to 1: what supports",
        "and objections make of its weight, whatever the verdict is.",
    ]


def test_there_is_a_record_for_each_claim(dog: Path) -> None:
    assert records("judge", "dog.yaml")[0] == [
        *("get-a-dog", "in", "0.431034", "no", "", "", "ada", "The office should get a dog.")
    ]


def test_the_fields_of_the_data(duel: Path) -> None:
    plain = answer("judge", "duel.yaml", "--suppose", "awake=in")
    assert plain["semantics"] == "grounded"
    assert plain["support"] == "ignore"
    assert plain["labels"] == {
        "tea": "undecided",
        "coffee": "undecided",
        "sleep": "out",
        "awake": "in",
    }
    assert plain["strength"]["awake"] == 1
    assert plain["lost_support"] == ["tea"]
    several = answer("judge", "duel.yaml", "--semantics", "preferred", "--extensions")
    assert several["extensions"] == [["tea", "awake"], ["coffee", "awake"]]
    assert several["credulous"] == ["tea", "coffee", "awake"]
    assert several["sceptical"] == ["awake"]


def test_extensions_are_listed_up_to_a_limit(duel: Path) -> None:
    options = ["--semantics", "preferred", "--extensions", "--limit", "1"]
    out = invoke_on_screen("judge", "duel.yaml", *options).out
    assert "  1  tea, awake\n     (1 more: --limit N)\n" in out
    assert "2 preferred extensions.\n" in out
    assert " in some  " in out


def test_where_nothing_is_stable_it_is_said(folder: Path) -> None:
    (folder / "odd.yaml").write_text("claims: {a: {text: A., rebuts: a}}", encoding="utf-8")
    out = invoke_on_screen("judge", "odd.yaml", "--semantics", "stable").out
    assert "There is no stable extension, so that nothing is decided.\n" in out
    assert answer("judge", "odd.yaml", "--semantics", "stable")["sceptical"] == ["a"]


def test_suppositions(dog: Path) -> None:
    supposed = ["--suppose", "whippets=out", "--suppose", "bark=out"]
    assert answer("judge", "dog.yaml", *supposed)["labels"] == {
        "get-a-dog": "in",
        "barking": "out",
        "whippets": "out",
    }
    assert "Supposing whippets out." in invoke_on_screen("judge", "dog.yaml", *supposed[:2]).out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--suppose", "barking"], "'barking' is not CLAIM=in or CLAIM=out"),
        (["--suppose", "barking=maybe"], "'barking=maybe' is not CLAIM=in or CLAIM=out"),
        (["--suppose", "barkign=in"], "there is no claim 'barkign'; did you mean barking?"),
        (
            ["--suppose", "barking=in", "--suppose", "barking=out"],
            "barking cannot be supposed out: --suppose barking=in",
        ),
        (["--semantics", "prefered"], "did you mean preferred?"),
        (["--support", "anyof"], "did you mean any-of?"),
        (["--timeout", "0"], "0.0 is not in the range"),
        (["nobody"], "there is no claim 'nobody'"),
    ],
)
def test_what_makes_no_sense_is_refused(dog: Path, options: list[str], message: str) -> None:
    ran = invoke("judge", "dog.yaml", *options)
    assert ran.code == 2
    assert message in ran.err


def test_restated_claims_are_one_unless_they_are_kept_apart(folder: Path) -> None:
    text = "claims: {a: A., b: {text: B., restates: a}, c: {text: C., rebuts: b}}"
    (folder / "same.yaml").write_text(text, encoding="utf-8")
    assert answer("judge", "same.yaml")["labels"] == {"a": "out", "b": "out", "c": "in"}
    apart = answer("judge", "same.yaml", "--no-restates")["labels"]
    assert apart == {"a": "in", "b": "out", "c": "in"}
    ran = invoke("judge", "same.yaml", "--suppose", "a=in", "--suppose", "b=out")
    assert "b cannot be supposed out: --suppose a=in, which b restates" in ran.err


def test_filters_choose_what_is_shown_and_not_what_is_judged(dog: Path) -> None:
    assert answer("judge", "dog.yaml", "--speaker", "Ben")["labels"] == {"barking": "out"}
    assert answer("judge", "dog.yaml", "whippets")["labels"] == {"whippets": "in"}


def test_expectations_decide_the_exit_code(duel: Path) -> None:
    ran = invoke_on_screen("judge", "duel.yaml")
    assert ran.code == 1
    assert "Expected tea to be in; it is undecided.\n" in ran.out
    unmet = answer("judge", "duel.yaml")["unmet"]
    assert unmet == {"tea": {"expected": "in", "found": "undecided"}}
    assert invoke("judge", "duel.yaml", "--suppose", "coffee=out").code == 0
    checked = invoke("check", "duel.yaml", "--select", "unmet-expectation")
    assert checked.code == 1
    assert "duel.yaml:3:15: error[AM251]: tea is expected to be in, and is undecided" in checked.out


def test_many_maps(corpus: Path) -> None:
    (corpus / "more" / "broken.yaml").unlink()
    assert invoke("judge", ".").code == 0
    (corpus / "duel.yaml").write_text(DUEL, encoding="utf-8")
    ran = invoke("judge", ".", "-F", "csv", "--semantics", "preferred", "--jobs", "2")
    assert ran.code == 1
    assert ran.lines[0].startswith("map,claim,label,")
    assert len(ran.lines) == 1 + 3 + 4 + 2


def test_a_search_that_takes_too_long_ends_with_a_way_out(folder: Path) -> None:
    import argmap

    argmap.dump(dense_debate(1500, 12), folder / "dense.yaml")
    ran = invoke("judge", "dense.yaml", "--semantics", "preferred", "--timeout", "0.2")
    assert ran.code == 2
    assert "takes longer than 0.2 seconds" in ran.err
    assert "--semantics grounded" in ran.err
    assert invoke("judge", "dense.yaml").code == 0


def test_a_map_that_takes_too_long_holds_no_other_up(folder: Path, monkeypatch) -> None:
    import argmap

    argmap.dump(dense_debate(1500, 12), folder / "dense.yaml")
    (folder / "tiny.argmap.yaml").write_bytes((EXAMPLES / "tiny.argmap.yaml").read_bytes())
    # The small one gets more time, so that no machine is too busy for it.
    seconds, within = iter((0.2, PATIENCE)), processes.within
    monkeypatch.setattr(processes, "within", lambda _, *work: within(next(seconds), *work))
    many = invoke("judge", ".", "--semantics", "preferred", "--jobs", "1")
    assert many.code == 1
    assert [line for line in many.lines if line.startswith("── ")] == ["── tiny.argmap.yaml"]
    assert "dense.yaml: error[AM801]: the preferred semantics" in many.err


def test_a_search_can_run_where_processes_do_not_fork(dog: Path, monkeypatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert answer("judge", "dog.yaml", "--semantics", "stable")["sceptical"] == [
        "get-a-dog",
        "whippets",
    ]


@pytest.mark.parametrize("command", [["judge"], ["why", "get-a-dog"], ["chain", "--judge"]])
def test_grounded_judging_needs_no_solver(command: list[str]) -> None:
    words = [command[0], str(EXAMPLES / "tiny.argmap.yaml"), *command[1:]]
    assert not loaded_by(*words) & {"pysat", "rapidfuzz"}


def test_lines_fit_and_ascii_is_enough(duel: Path) -> None:
    for columns in (40, 80, 200):
        for command in (["judge"], ["why", "tea"], ["why", "tea", "--change"]):
            words = [command[0], "duel.yaml", *command[1:]]
            assert max(map(len, invoke_on_screen(*words, columns=columns).lines)) <= columns
    graph = to_graph(map_of(DUEL))
    view = JudgeView(judge(graph), [*graph.map.claims])
    drawn = "".join(plain(line) for line in view.lines(Screen(unicode=False)))
    assert drawn.isascii()
    assert "##..." in drawn


# -- why ------------------------------------------------------------------------------------------


def test_why_is_a_dialogue(dog: Path) -> None:
    assert invoke_on_screen("why", "dog.yaml", "get-a-dog").lines == [
        "In this map get-a-dog stands.",
        "",
        "Ada: The office should get a dog. [get-a-dog]",
        "  Ben objects: Nobody could work with the barking. [barking]",
        "    Ada answers: Whippets hardly ever bark. [whippets]",
        "      Nothing in this map answers Ada, so it stands.",
        "",
        "So in this map get-a-dog stands: every objection to it is itself answered.",
    ]


def test_why_not_and_what_would_turn_it(dog: Path) -> None:
    lines = invoke_on_screen("why", "dog.yaml", "barking").lines
    assert lines[0] == "In this map barking does not stand."
    assert lines[-1] == "So in this map barking does not stand: nothing in it answers whippets."
    assert invoke_on_screen("why", "dog.yaml", "get-a-dog", "--change").lines == [
        "In this map get-a-dog stands. It would no longer stand if this were convincingly",
        "rebutted:",
        "",
        "  1  whippets  Ada",
        "       Whippets hardly ever bark.",
    ]
    assert answer("why", "dog.yaml", "get-a-dog", "--change") == {
        "claim": "get-a-dog",
        "semantics": "grounded",
        "support": "ignore",
        "label": "in",
        "changes": [{"rebut": ["whippets"], "label": "out"}],
        "complete": True,
    }


def test_a_certificate(dog: Path) -> None:
    proof = answer("why", "dog.yaml", "get-a-dog")["proof"]
    assert proof == [
        {"argument": "get-a-dog", "label": "in", "attackers": ["barking"]},
        {"argument": "barking", "label": "out", "by": "whippets"},
        {"argument": "whippets", "label": "in", "attackers": []},
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["tea", "coffee"], "'coffee' is a second one"),
        (
            ["tea", "--change", "--semantics", "stable"],
            "--change is found for the grounded verdict",
        ),
        (["cofee"], "there is no claim 'cofee'; did you mean coffee?"),
    ],
)
def test_why_says_what_it_needs(duel: Path, words: list[str], message: str) -> None:
    ran = invoke("why", "duel.yaml", *words)
    assert ran.code == 2
    assert message in ran.err


def test_witnesses_in_words(duel: Path) -> None:
    out = invoke_on_screen("why", "duel.yaml", "tea", "--semantics", "preferred").out
    assert out.startswith(
        "In this map tea stands in some preferred extensions, and not in others.\n"
    )
    assert "A preferred extension holds tea, which defends itself:\n" in out
    assert "A preferred extension defeats it:\n" in out


# -- marks elsewhere ------------------------------------------------------------------------------


def test_marks_in_a_chain(dog: Path) -> None:
    lines = invoke_on_screen("chain", "dog.yaml", "--judge").lines
    assert lines[0] == "get-a-dog  Ada  [in]  The office should get a dog."
    assert lines[1].endswith(" out")
    data = answer("chain", "dog.yaml", "--judge")
    assert data["roots"][0]["label"] == "in"
    assert "label" not in answer("chain", "dog.yaml")["roots"][0]
    longest = answer("chain", "dog.yaml", "--judge", "--longest")
    assert longest["labels"] == {"get-a-dog": "in", "barking": "out", "whippets": "in"}


@pytest.mark.parametrize("form", [[], ["--oneline"], ["--by", "claim"]])
def test_marks_in_who(dog: Path, form: list[str]) -> None:
    ran = invoke("who", "dog.yaml", "--judge", "-F", "csv", *form)
    assert ran.lines[0].endswith(",label")
    found = {line.rpartition(",")[2] for line in ran.lines[1:]}
    assert found == {"in", "out"}
    assert "out" in invoke_on_screen("who", "dog.yaml", "--judge", *form).out


def test_marks_in_a_drawing(dog: Path) -> None:
    plain = invoke("export", "dog.yaml", "--to", "dot").out
    marked = invoke("export", "dog.yaml", "--to", "dot", "--judge").out
    assert '<FONT COLOR="#77777f">Nobody could work' in marked
    assert marked.count("<B>no objection stands</B>") == 2
    assert "#77777f" not in plain
    refused = invoke("export", "dog.yaml", "--to", "json", "--judge")
    assert (refused.code, "--judge is for drawings" in refused.err) == (2, True)


# -- verdicts are about the map -------------------------------------------------------------------

NOT_YET = """\
speakers: {ada: Ada, ben: Ben}
claims:
  tea: {text: Tea is better., speaker: ada, reported: Tea is better.}
  coffee: {text: Coffee is better., speaker: ben, quote: Coffee is better.}
"""
MANY = """\
speakers: {ada: Ada, ben: Ben}
claims:
  tea: {text: Tea is better., speaker: ada, rebutted-by: [one, two, three, four]}
  one: {text: One., speaker: ben}
  two: {text: Two., speaker: ben}
  three: {text: Three., speaker: ben}
  four: {text: Four., speaker: ben}
"""


@pytest.fixture
def not_yet(folder: Path) -> Path:
    (folder / "not-yet.yaml").write_text(NOT_YET, encoding="utf-8")
    return folder


def test_of_a_map_in_which_nothing_is_argued_that_is_said(not_yet: Path) -> None:
    said = "Nothing is argued in this map yet: no claim in it supports or answers another."
    judged = " ".join(invoke_on_screen("judge", "not-yet.yaml").lines)
    assert judged == f"2 claims. {said}"
    assert invoke_on_screen("why", "not-yet.yaml", "tea").lines == [
        said,
        "",
        "Ada: Tea is better. [tea]",
    ]
    for form in ([], ["--oneline"], ["--by", "claim"]):
        shown = invoke_on_screen("who", "not-yet.yaml", "--judge", *form).out
        assert "[in]" not in shown
    assert said in invoke_on_screen("who", "not-yet.yaml", "--judge").out
    assert said in invoke("who", "not-yet.yaml", "--judge", "-F", "markdown").out
    assert answer("judge", "not-yet.yaml")["labels"] == {"tea": "in", "coffee": "in"}
    supposed = invoke_on_screen("judge", "not-yet.yaml", "--suppose", "tea=out").out
    assert " out  " in supposed


def test_where_nothing_objects_nothing_can_fall(folder: Path) -> None:
    text = "claims: {a: A, b: {text: B, supports: a}}"
    (folder / "agreed.yaml").write_text(text, encoding="utf-8")
    shown = invoke_on_screen("judge", "agreed.yaml").out
    assert "Nothing in this map objects to anything, so that nothing in it can fall." in shown


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ([], ""),
        (["--semantics", "grounded"], " Grounded semantics."),
        (["--semantics", "ideal"], " Ideal semantics."),
        (["--support", "any-of"], " Supports: a claim needs one of its supports."),
        (["--support", "ignore"], " Supports: they defend nothing by themselves."),
        (["--strength", "df-quad"], " Strength: df-quad."),
    ],
)
def test_how_a_map_is_judged_is_named_where_it_was_chosen(
    dog: Path, options: list[str], named: str
) -> None:
    lines = invoke_on_screen("judge", "dog.yaml", *options).lines
    assert f"3 claims: 2 in, 1 out.{named}" in lines


def test_one_objection_is_told_and_the_others_are_counted(folder: Path) -> None:
    (folder / "many.yaml").write_text(MANY, encoding="utf-8")
    assert invoke_on_screen("why", "many.yaml", "tea").lines == [
        "In this map tea does not stand.",
        "",
        "Ada: Tea is better. [tea]",
        "  Ben objects: One. [one]",
        "    Nothing in this map answers Ben, so it stands.",
        "  And 3 more objections stand: two, three and four (--all tells them).",
        "",
        "So in this map tea does not stand: nothing in it answers one.",
    ]
    every = invoke_on_screen("why", "many.yaml", "tea", "--all").out
    assert all(f"Ben objects: {said}. [" in every for said in ("One", "Two", "Three", "Four"))
    assert "more" not in every
    assert answer("why", "many.yaml", "tea")["dialogue"][-1]["claims"] == ["two", "three", "four"]
    both = invoke("why", "many.yaml", "tea", "--all", "--change")
    assert (both.code, "with --change it is --limit N" in both.err) == (2, True)


def test_a_claim_whose_only_reason_has_fallen(duel: Path) -> None:
    text = "claims: {c: C, r: {text: R, supports: c}, u: {text: U, rebuts: r}}"
    (duel / "lost.yaml").write_text(text, encoding="utf-8")
    lines = invoke_on_screen("why", "lost.yaml", "c").lines
    assert "  Nothing is aimed at c itself, but its only support (r) has fallen: u." in lines
    assert lines[0] == "In this map c stands."
    page = invoke("why", "lost.yaml", "c", "-F", "markdown").out
    assert "but its only support (r) has fallen: u." in page
    assert "what supports it does not stand" in page


def test_words_that_are_the_text_of_their_claim_are_shown_once(not_yet: Path) -> None:
    for command in (["who", "not-yet.yaml"], ["show", "not-yet.yaml", "tea", "coffee"]):
        shown = invoke_on_screen(*command).out
        assert shown.count("Tea is better.") == shown.count("Coffee is better.") == 1
        assert "reported" in shown
        assert shown.count("in these words") == 2
    page = invoke("who", "not-yet.yaml", "-F", "markdown").out
    assert page.count("Tea is better.") == page.count("Coffee is better.") == 1
    assert "says in these words" in page


def test_words_with_gaps_are_shown_and_so_are_others(folder: Path) -> None:
    text = """
        speakers: {ada: Ada}
        claims:
          tea:
            text: Tea is better. I drink it.
            said:
              - {speaker: ada, quote: [tea is better, I drink it]}
              - {speaker: ada, reported: She likes tea.}
              - {speaker: ada, reported: she likes tea}
              - {speaker: ada, reported: tea is better. I drink it}
    """
    (folder / "gaps.yaml").write_text(text, encoding="utf-8")
    shown = invoke_on_screen("show", "gaps.yaml", "tea").out
    assert "says      “tea is better” … “I drink it”" in shown
    assert "reported  She likes tea." in shown
    assert "reported  in the same words" in shown
    assert "reported  tea is better. I drink it" in shown


def test_verdicts_in_a_legend_speak_of_the_map(dog: Path, not_yet: Path) -> None:
    marked = invoke("export", "dog.yaml", "--to", "dot", "--judge", "--legend").out
    assert "Verdicts are about this map" in marked
    unmarked = invoke("export", "dog.yaml", "--to", "dot", "--legend").out
    assert "Verdicts" not in unmarked
    early = invoke("export", "not-yet.yaml", "--to", "dot", "--judge", "--legend").out
    assert "Nothing is argued in this map yet" in early
    assert "stands" not in early


# -- each claim once --------------------------------------------------------------------------------


def test_gaps_tells_a_claim_once_for_each_kind_with_a_count(folder: Path) -> None:
    text = """
        speakers: {ada: Ada, ben: Ben}
        claims:
          tea: {text: Tea is better., speaker: ada}
          mint: {text: Mint is better., speaker: ada}
          sour: {text: Both are sour., speaker: ben, rebuts: [tea, mint]}
          never: {text: All but cocoa is bad., speaker: ada, rebuts: [tea, mint]}
          partly: {text: Not with milk., speaker: ada, qualifies: sour}
    """
    (folder / "gaps.yaml").write_text(text, encoding="utf-8")
    lines = invoke_on_screen("gaps", "gaps.yaml").lines
    shown = "\n".join(lines)
    assert lines[0] == "Unanswered  4"
    assert shown.count("Both are sour.") == shown.count("All but cocoa is bad.") == 1
    assert "      sour  Ben: (as above)" in lines
    at = lines.index("Answered only by a limit, which answers nothing  2")
    assert lines[at + 1] == "  sour (2)"
    at = lines.index("At odds with themselves  2")
    assert lines[at + 1] == "  Ada  never/tea, never/mint"
    assert answer("gaps", "gaps.yaml", "--only", "only-qualified")["only_qualified"] == [
        "sour/tea",
        "sour/mint",
    ]
