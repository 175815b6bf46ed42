"""The commands that write to a map: what they say, print, refuse and leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DOG
from tests.helpers import EXAMPLES, invoke, invoke_on_screen, run

WRITING = [
    ("add", "claim", "{}", "--text", "x"),
    ("add", "speaker", "{}", "--name", "x"),
    ("add", "source", "{}", "--title", "x"),
    ("add", "utterance", "{}", "--claim", "barking", "-s", "ada"),
    ("link", "{}", "whippets", "supports", "get-a-dog"),
    ("unlink", "{}", "whippets/barking"),
    ("set", "{}", "title=x"),
    ("rename", "{}", "barking", "noise"),
    ("remove", "{}", "whippets", "--cascade"),
    ("fmt", "{}"),
]


def ids(words: tuple[str, ...]) -> str:
    return " ".join(words[:2]).replace(" {}", "")


@pytest.mark.parametrize("words", WRITING, ids=ids)
def test_every_command_writes_what_check_takes(dog, words):
    ran = invoke(*(word.format("dog.yaml") for word in words))
    assert ran.code == 0
    assert (dog / "dog.yaml").read_text(encoding="utf-8") != DOG
    assert invoke("check", "dog.yaml").code == 0


@pytest.mark.parametrize("words", WRITING[:-1], ids=ids)
def test_a_dry_run_shows_the_lines_and_writes_nothing(dog, words):
    ran = invoke(*(word.format("dog.yaml") for word in words), "--dry-run")
    assert ran.code == 0
    assert ran.out.startswith("--- dog.yaml\n+++ dog.yaml\n@@ ")
    assert "Nothing was written" in ran.err
    assert (dog / "dog.yaml").read_text(encoding="utf-8") == DOG


@pytest.mark.parametrize("words", WRITING[:-1], ids=ids)
def test_json_says_what_changed(dog, words):
    said = json.loads(invoke(*(word.format("dog.yaml") for word in words), "--json").out)
    assert said["map"] == "dog.yaml"
    assert said["written"] is True
    assert {"action", "kind", "id"} <= said["changes"][0].keys()
    assert said["diff"].startswith("--- dog.yaml\n")


@pytest.mark.parametrize("words", WRITING, ids=ids)
@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (None, 2, "no such file"),
        ("claims: {a: {text: A, rebuts: b}}\n", None, "AM106"),
        ("claims: [\n", None, "AM"),
    ],
)
def test_what_cannot_be_edited_is_left_alone(folder, words, content, code, message):
    if content is not None:
        (folder / "map.yaml").write_text(content, encoding="utf-8")
    ran = invoke(*(word.format("map.yaml") for word in words))
    assert ran.code == (code or 1)
    assert message in ran.err
    if content is None:
        assert not [*folder.iterdir()]
    else:
        assert (folder / "map.yaml").read_text(encoding="utf-8") == content


@pytest.mark.parametrize("words", WRITING[:-1], ids=ids)
def test_standard_input_is_no_map_to_write_to(folder, words):
    ran = invoke(*(word.format("-") for word in words), stdin=DOG)
    assert ran.code == 2
    assert "an edit needs a file" in ran.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("add clam {}", "did you mean claim?"),
        ("add claim {} --text x -s adda", "there is no speaker 'adda'; did you mean ada?"),
        ("add claim {} --text x --rebuts get-a-do", "did you mean get-a-dog?"),
        ("add claim {} --text x --id get-a-dog", "already; choose another id"),
        ("add claim {} --text x --quote y", "--quote needs a --speaker"),
        ("add claim {} --text x --scheme y", "there is no relation"),
        ("add claim {} --text x --id a/b", "cannot be an id"),
        ("add claim {} --text x -s ada --span 9-4", "is no span"),
        ("add source {}", "give a --title, a --path or a --url"),
        ("link {} barking", "PREMISE... KIND TARGET"),
        ("link {} barking rebutts get-a-dog", "did you mean rebuts?"),
        ("link {} barking rebuts get-a-dog", "already: barking/get-a-dog"),
        ("link {} get-a-dog undercuts get-a-dog", "bears on nothing"),
        ("link {} bark rebuts get-a-dog", "did you mean barking?"),
        ("unlink {} barking/dog", "did you mean barking/get-a-dog?"),
        ("unlink {} barking supports get-a-dog", "there are: barking/get-a-dog"),
        ("set {} barking", "what should be set?"),
        ("set {} barking txt=x", "did you mean text?"),
        ("set {} barking weight=heavy", "a number such as 2"),
        ("set {} barking implicit=yes", "true or false"),
        ("set {} barking text", "is no FIELD=VALUE"),
        ("set {} bark text=x", "did you mean barking?"),
        ("set {} ada stance=agains", "did you mean against?"),
        ("set {} whippets/barking speaker=adda", "did you mean ada?"),
        ("rename {} barking get-a-dog", "is taken"),
        ("rename {} barking a/b", "cannot be an id"),
        ("rename {} bark noise", "did you mean barking?"),
        ("remove {} bark", "did you mean barking?"),
        ("remove {} barking --utterance 4", "it has 1"),
        ("new debate", "try debate.argmap.yaml"),
        ("new nowhere/debate.yaml", "make the folder first"),
        ("new debate.yaml --article nothing.txt", "does not exist"),
    ],
)
def test_what_makes_no_sense_is_answered_with_a_way_out(dog, words, message):
    ran = invoke(*words.format("dog.yaml").split())
    assert ran.code == 2
    assert message in ran.err
    assert (dog / "dog.yaml").read_text(encoding="utf-8") == DOG
    assert [p.name for p in dog.iterdir()] == ["dog.yaml"]


def test_a_claim_with_everything_in_one_go(dog):
    ran = invoke(
        *("add", "claim", "dog.yaml", "--text", "The cat would leave, and so would I."),
        *("-s", "ben", "--quote", "Then Minou goes", "--quote", "and I go", "--at", "p. 4"),
        *("--rebuts", "get-a-dog", "--scheme", "argument from consequences", "-t", "cats"),
        *("--section", "Costs", "--section", "Cats", "--note", "half in jest", "--weight", "2"),
    )
    assert ran.out == "cat-would-leave-and-so\n"
    shown = invoke("show", "dog.yaml", "cat-would-leave-and-so", "--json").out
    for text in ("Then Minou goes", "and I go", "p. 4", "get-a-dog", "cats", "Costs", "half in"):
        assert text in shown


def test_scripts_go_on_with_the_printed_id(dog):
    id = invoke("add", "claim", "dog.yaml", "--text", "猫のほうがいい").out.strip()
    assert id == "猫のほうがいい"
    again = invoke("add", "claim", "dog.yaml", "--text", "猫のほうがいい").out.strip()
    assert again == "猫のほうがいい-2"
    relation = invoke("link", "dog.yaml", again, id, "supports", "barking").out.strip()
    assert relation == f"{id}+{again}/barking"


def test_words_get_the_source_that_the_map_means(dog):
    invoke("add", "source", "dog.yaml", "--path", "minutes.txt")
    text = (dog / "dog.yaml").read_text(encoding="utf-8")
    (dog / "dog.yaml").write_text(f"source: minutes\n{text}", encoding="utf-8")
    invoke("add", "claim", "dog.yaml", "--text", "Cats, too.", "-s", "ada", "--quote", "Miaow")
    assert "source" not in (dog / "dog.yaml").read_text(encoding="utf-8").partition("Cats")[2]
    found = json.loads(invoke("sources", "dog.yaml", "--json").out)
    assert "minutes" in json.dumps(found)


def test_what_else_falls_is_said_and_wants_cascade(dog):
    ran = invoke("remove", "dog.yaml", "barking")
    assert ran.code == 1
    assert "removed relation whippets/barking" in ran.err
    assert "--cascade" in ran.err
    assert (dog / "dog.yaml").read_text(encoding="utf-8") == DOG
    assert invoke("remove", "dog.yaml", "barking", "--cascade").code == 0
    assert "barking" not in (dog / "dog.yaml").read_text(encoding="utf-8")


def test_nothing_is_asked_where_nothing_else_falls(dog):
    assert invoke("unlink", "dog.yaml", "whippets").code == 0
    assert invoke("remove", "dog.yaml", "whippets").code == 0


def test_one_of_several_voices_is_named(dog):
    invoke("add", "utterance", "dog.yaml", "--claim", "barking", "-s", "ada", "--quote", "True")
    ran = invoke("set", "dog.yaml", "barking", "at=p. 4")
    assert ran.code == 2
    assert "say which with --utterance N: 1 ben, 2 ada" in ran.err
    assert invoke("set", "dog.yaml", "barking", "at=p. 4", "-s", "ada").code == 0
    assert invoke("set", "dog.yaml", "barking", "quote=Woof", "--utterance", "1").code == 0
    text = (dog / "dog.yaml").read_text(encoding="utf-8")
    assert "{speaker: ben, quote: Woof}" in text
    assert '{speaker: ada, quote: "True", at: p. 4}' in text
    assert invoke("remove", "dog.yaml", "barking", "--utterance", "1").code == 0
    assert "Woof" not in (dog / "dog.yaml").read_text(encoding="utf-8")


def test_an_id_of_two_things_wants_its_kind(dog):
    invoke("add", "claim", "dog.yaml", "--text", "Ada is right.", "--id", "ada")
    ran = invoke("rename", "dog.yaml", "ada", "eva")
    assert ran.code == 2
    assert "write claim:ada or speaker:ada" in ran.err
    assert invoke("rename", "dog.yaml", "speaker:ada", "eva").code == 0


def test_control_characters_of_a_file_never_reach_the_terminal(dog):
    (dog / "dog.yaml").write_text('claims:\n  a: "x\\e[31m"\n', encoding="utf-8")
    ran = invoke_on_screen("rename", "dog.yaml", "a", "b", "-n")
    assert "\x1b" not in ran.out
    (dog / "dog.json").write_text('{"claims": {"a": "x \u202e y"}}', encoding="utf-8")
    assert "\u202e" not in invoke("set", "dog.json", "a", "note=z", "-n").out


def test_new_maps_pass_check_and_have_the_canonical_layout(folder):
    (folder / "texts").mkdir()
    (folder / "texts" / "hearing: 1.txt").write_text("What was said.", encoding="utf-8")
    for words in (
        ("plain.yaml",),
        ("quoted.yaml", "--title", "A plan: do it #1"),
        ("texts/inner.yaml", "--article", "texts/hearing: 1.txt"),
        ("outer.json", "--article", "texts/hearing: 1.txt"),
    ):
        ran = invoke("new", *words)
        assert ran.code == 0
        checked = invoke("check", words[0], "--strict")
        assert (checked.code, checked.out) == (0, "")
        assert invoke("fmt", "--check", words[0]).code == 0
    assert '"hearing: 1.txt"' in (folder / "texts" / "inner.yaml").read_text(encoding="utf-8")
    assert "texts/hearing: 1.txt" in (folder / "outer.json").read_text(encoding="utf-8")
    assert invoke("new", "-").out.startswith("# A map of a debate")


def test_fmt_changes_nothing_twice_and_says_what_it_changes(corpus):
    (corpus / "more" / "broken.yaml").unlink()
    ran = invoke("fmt", "--check", ".")
    assert ran.code == 1
    assert "2 maps: 2 would change." in ran.err
    assert (corpus / "dog.yaml").read_text(encoding="utf-8") == DOG
    ran = invoke("fmt", ".")
    assert ran.code == 0
    assert "dog.yaml changed" in ran.err
    assert invoke("fmt", "--check", ".").code == 0
    assert "0 would change" in invoke("fmt", "--diff", ".").err


def test_fmt_goes_on_after_a_map_that_is_broken(corpus):
    ran = invoke("fmt", "--check", ".")
    assert ran.code == 1
    assert "3 maps: 2 would change, 1 failed." in ran.err


def test_fmt_is_a_filter(folder):
    ran = invoke("fmt", "-", stdin=DOG)
    assert ran.code == 0
    assert invoke("fmt", "-", stdin=ran.out).out == ran.out
    assert invoke("fmt", "-", "--check", stdin=DOG).code == 1


def test_a_comment_between_two_keys_of_the_map_stays_between_them(folder):
    ran = invoke(
        "fmt", "-", stdin="claims:\n  a: A\nexpect:\n  a: in\n  # all of it\nextra: {x: 1}\n"
    )
    assert "expect: {a: in}\n\n# all of it\n\nextra:" in ran.out
    assert invoke("fmt", "-", stdin=ran.out).out == ran.out


def test_a_comment_above_empty_brackets_stays_above_them(folder):
    long = "a text that takes up so much of a line that the list cannot stand on one " * 2
    data = f"        - b: {long}\n        # why\n        - []\n        - 2\n"
    ran = invoke("fmt", "-", stdin=f"claims:\n  a:\n    text: A\n    extra:\n      x:\n{data}")
    assert ran.out.index("b: a text") < ran.out.index("# why") < ran.out.index("- []")
    assert invoke("fmt", "-", stdin=ran.out).out == ran.out


def test_the_second_of_two_like_relations_keeps_its_number_when_the_first_is_renamed(folder):
    (folder / "two.yaml").write_text(
        "claims:\n  a: {text: A, supports: [b, b]}\n  b: B\n  c: {text: C, undercuts: a/b#2}\n"
    )
    assert invoke("rename", "two.yaml", "a/b", "first").code == 0
    ids = [r["id"] for r in json.loads(invoke("relations", "two.yaml", "--json").out)]
    assert ids == ["first", "a/b#2", "c/a/b#2"]


def test_fmt_keeps_what_the_examples_say(folder):
    for example in sorted(EXAMPLES.glob("*.yaml")):
        text = example.read_text(encoding="utf-8")
        ran = invoke("fmt", "-", stdin=text)
        assert ran.code == 0
        comments = [line.partition("# ")[2] for line in text.splitlines() if line.startswith("#")]
        for comment in comments:
            assert comment in ran.out


def test_what_a_file_repeats_is_written_out_where_an_edit_changes_it(folder):
    text = "claims:\n  a: {text: A, tags: &t [x]}\n  b: {text: B, tags: *t}\n"
    (folder / "map.yaml").write_text(text, encoding="utf-8")
    assert invoke("set", "map.yaml", "a", "tags=z").code == 0
    assert (folder / "map.yaml").read_text(encoding="utf-8") == (
        "claims:\n  a: {text: A, tags: [z]}\n  b: {text: B, tags: [x]}\n"
    )


def test_a_real_process_writes(dog):
    ran = run("set", "dog.yaml", "barking", "note=loud", cwd=dog)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "changed note of claim barking\n"
    assert "note: loud" in (dog / "dog.yaml").read_text(encoding="utf-8")


def test_an_utterance_is_not_added_twice(dog: Path) -> None:
    words = ("add", "utterance", "dog.yaml", "--claim", "barking", "-s", "ada", "--quote")
    assert invoke(*words, "It can't").code == 0
    once = (dog / "dog.yaml").read_text(encoding="utf-8")
    for again in ("It can't", "It can’t", " it  can't "):
        ran = invoke(*words, again)
        assert (ran.code, ran.out) == (1, "")
        assert "ada says barking already in the same words and place (utterance 2)" in ran.err
        assert (dog / "dog.yaml").read_text(encoding="utf-8") == once
    assert invoke(*words, "It can't", "--turn", "2").code == 0
    assert invoke("add", "utterance", "dog.yaml", "--claim", "barking", "-s", "ben").code == 1
