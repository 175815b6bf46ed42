"""What people get wrong: a message that helps, exit 2, and no harm done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import invoke


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["wo"], "there is no command 'wo'; did you mean who?"),
        (["chian"], "did you mean chain?"),
        (["zzzz"], "argmap --help lists the commands"),
        (["who", "--speker", "x"], "--speaker"),
        (["who", "-F", "jsn"], "did you mean json?"),
        (["who", "--stance", "agianst"], "did you mean against?"),
        (["who", "--kind", "rebut"], "did you mean rebuts?"),
        (["who", "--kind", "xyz"], "choose from supports, rebuts"),
        (["who", "--by", "speakr"], "did you mean speaker?"),
        (["chain", "--depth", "-1"], "--depth"),
        (["chain", "--depth", "x"], "--depth"),
        (["show", "barkng"], "there is no claim 'barkng'; did you mean barking?"),
        (["chain", "barkng"], "did you mean barking?"),
        (["who", "barkng"], "did you mean barking?"),
        (["who", "--about", "barkng"], "did you mean barking?"),
        (["who", "--issue", "barkng"], "did you mean barking?"),
        (["who", "--speaker", "adda"], "there is no speaker 'adda'; did you mean ada?"),
        (["who", "--source", "log"], "there is no source 'log'"),
        (["chain", "--between", "ada", "bem"], "there is no speaker 'bem'"),
        (["explain", "empty-txt"], "there is no rule 'empty-txt'; did you mean empty-text?"),
        (["check", "--select", "empty-txt"], "did you mean empty-text?"),
        (["check", "--ignore", "qqq"], "there is no rule 'qqq'"),
        (["export", "--to", "dott"], "there is no format 'dott'; did you mean dot?"),
        (["export"], "which format? Use --to:"),
        (["export", "-o", "x.xyz"], "the name x.xyz says no format"),
        (["who", "--json", "-F", "csv"], "--json and -F csv ask for two formats"),
        (["check", "--json", "-F", "github"], "--json and -F github ask for two formats"),
        (["chain", "--direct", "--with-supports"], "--direct and --with-supports"),
        (["show", "barking", "whippets", "--standard-form"], "for one claim"),
        (["formats", "extra"], "unexpected extra argument"),
    ],
)
def test_a_slip_is_refused_with_a_hint(dog: Path, args: list[str], said: str) -> None:
    ran = invoke(*args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["who", "chain", "show", "stats", "check", "export"])
def test_a_missing_file(dog: Path, command: str) -> None:
    words = {"show": ["a"], "export": ["--to", "dot"]}.get(command, [])
    ran = invoke(command, "missing.yaml", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: missing.yaml: no such file or directory")


UNREADABLE = {
    "empty": b"",
    "blank": b"\n  \n",
    "binary": bytes(range(256)) * 40,
    "utf-16": "claims: {a: A.}".encode("utf-16"),
    "latin-1": "claims: {a: caf\xe9}".encode("latin-1"),
    "nested 10,000 deep": b"claims: " + b"[" * 10_000,
    "nested by indentation": b"claims:\n" + b"".join(b" " * i + b"a:\n" for i in range(1, 1000)),
    "another kind of file": b"services:\n  web: {image: nginx}\n",
    "cut off": b"claims: {a: {text: 'unfinished",
    "a reference to nothing": b"claims: {a: {text: A., rebuts: b}}",
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=list(UNREADABLE))
def test_an_unreadable_map_is_no_answer_and_a_finding_of_check(
    folder: Path, content: bytes
) -> None:
    (folder / "map.yaml").write_bytes(content)
    for args in (["who"], ["chain"], ["show", "-m", "map.yaml", "a"], ["export", "--to", "dot"]):
        ran = invoke(args[0], *([] if "-m" in args else ["map.yaml"]), *args[1:])
        assert (ran.code, ran.out) == (2, "")
        assert "error[AM" in ran.err
        assert "Error: map.yaml: " in ran.err
    checked = invoke("check", "map.yaml")
    assert checked.code == 1
    assert "error[AM" in checked.out
    assert (folder / "map.yaml").read_bytes() == content


def test_json_nested_10_000_deep(folder: Path) -> None:
    (folder / "map.json").write_text('{"claims": {"a": ' + "[" * 10_000, encoding="utf-8")
    ran = invoke("who", "map.json")
    assert ran.code == 2
    assert "error[AM" in ran.err


def test_a_line_of_megabytes_is_an_answer_like_any_other(folder: Path) -> None:
    for text in ("x" * 3_000_000, "word " * 600_000):
        (folder / "map.yaml").write_text(f"claims: {{a: {text}}}", encoding="utf-8")
        ran = invoke("who", "map.yaml", env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "80"})
        assert ran.code == 0
        assert max(map(len, ran.lines)) <= 80


def test_a_folder_is_no_map_to_export(folder: Path) -> None:
    (folder / "maps").mkdir()
    assert invoke("export", "maps", "--to", "dot").code == 2
    assert invoke("stats", "maps").code == 2


def test_a_failed_question_about_a_folder_is_a_message(corpus: Path) -> None:
    ran = invoke("who", ".", "--speaker", "nobody-by-that-name")
    assert ran.code == 2
    assert "there is no speaker 'nobody-by-that-name'" in ran.err
