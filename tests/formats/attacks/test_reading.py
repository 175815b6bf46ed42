"""Files of attacks: the three formats, in plain and in odd forms, and what is wrong in them."""

import random

import pytest

from argmap.formats.attacks.attack_file import AttackFileError
from argmap.formats.attacks.reading import read_attacks


def attacks_in(path, data, format=None):
    """The arguments and the attacks that a file says there are, by name."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    file = read_attacks(str(path), format)
    names = [name.decode() for name in file.names]
    by_attackers = sorted(
        (names[a], names[b]) for b, some in enumerate(file.attackers) for a in some
    )
    by_targets = sorted((names[a], names[b]) for a, some in enumerate(file.targets) for b in some)
    assert by_attackers == by_targets
    return names, by_attackers


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.af", "p af 3\n1 2\n2 3\n"),
        ("x.af", "# three\np af 3\n# who\n1 2\n\n2 3"),
        ("x.af", "p af 3\r\n1 2\r\n2 3\r\n"),
        ("x.af", "\ufeffp  af\t3\n 1\t2 \n2   3\n"),
        ("x.i23", "p af 3\n1 2\n2 3\n"),
        ("x.apx", "arg(1).\narg(2).\narg(3).\natt(1,2).\natt(2,3).\n"),
        ("x.apx", "att(2, 3). arg( 1 ).arg(2).\n % att(3,3).\narg(3) .att\n(1,2)."),
        ("x.txt", "arg(1).\narg(2).\narg(3).\natt(1,2).\natt(2,3)."),
        ("x.tgf", "1\n2\n3\n#\n1 2\n2 3\n"),
        ("x.tgf", "1 first one\n2\n\n3\n#\n1 2 rebuts it\n2\t3"),
        ("x.txt", "1\n2\n3\n#\n1 2\n2 3\n"),
    ],
)
def test_one_graph_in_many_forms(tmp_path, name, text):
    assert attacks_in(tmp_path / name, text) == (["1", "2", "3"], [("1", "2"), ("2", "3")])


@pytest.mark.parametrize(("name", "text"), [("x.af", "p af 0"), ("x.apx", ""), ("x.tgf", "#\n")])
def test_a_file_without_arguments(tmp_path, name, text):
    assert attacks_in(tmp_path / name, text) == ([], [])


def test_names_of_any_script_and_doubled_attacks_are_kept(tmp_path):
    text = "arg(día).\narg(b.c).\natt(día,b.c).\natt(día,b.c).\natt(b.c,b.c).\n"
    expected = [("b.c", "b.c"), ("día", "b.c"), ("día", "b.c")]
    assert attacks_in(tmp_path / "x.apx", text) == (["día", "b.c"], expected)


@pytest.mark.parametrize("break_it", ["", "# in the middle\n", "\n"])
def test_large_files_are_read_block_by_block(tmp_path, break_it):
    rng = random.Random(7)
    pairs = [(str(rng.randint(1, 999)), str(rng.randint(1, 999))) for _ in range(300_000)]
    rows = [f"{a} {b}\n" for a, b in pairs]
    rows.insert(150_000, break_it)
    _, found = attacks_in(tmp_path / "x.af", "p af 999\n" + "".join(rows))
    assert found == sorted(pairs)


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "said"),
    [
        ("x.af", "", 1, 1, "the file says nothing"),
        ("x.af", "1 2\n", 1, 1, "does not give the number of arguments"),
        ("x.af", "p af two\n", 1, 1, "does not give the number"),
        ("x.af", "p af -2\n", 1, 1, "does not give the number"),
        ("x.af", "p af 99999999999999999999\n", 1, 1, "too many"),
        ("x.af", "p af 2\n1 2\n1 3\n", 3, 3, "there is no argument 3"),
        ("x.af", "p af 2\n0 1\n", 2, 1, "there is no argument 0"),
        ("x.af", "p af 2\n01 2\n", 2, 1, "there is no argument 01"),
        ("x.af", "p af 2\n1 2 1\n", 2, 1, "an attack is two arguments"),
        ("x.af", "p af 2\n1\n2 1 2\n", 2, 1, "an attack is two arguments"),
        ("x.af", "p af 2\n 1\n2 1 2 1\n", 2, 1, "an attack is two arguments"),
        ("x.af", b"p af 2\n1 \xff\n", 2, 3, "there is no argument"),
        ("x.apx", "arg(a).\natt(a,b).\n", 2, 7, "there is no argument b"),
        ("x.apx", "arg(a).\natt(a,a)\n", 2, 1, "no fact"),
        ("x.apx", "arg(a).\natt(a,a)att.a\n(a,).\n", 2, 1, "no fact"),
        ("x.apx", "arg(a).\nxatt(a,a).\n", 2, 1, "no fact"),
        ("x.apx", "arg(a\x1b[2J).\natt(a\x1b[2J,a\x1b[2J).\n", 1, 5, "cannot be printed"),
        ("x.apx", b"arg(\xff).\n", 1, 5, "cannot be printed"),
        ("x.tgf", "a\n#\na b\n", 3, 3, "there is no argument b"),
        ("x.tgf", "a\n#\na\n", 3, 1, "an attack is two arguments"),
        ("x.tgf", "a\nb\u202ec\n#\n", 2, 1, "cannot be printed"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, name, text, line, column, said):
    with pytest.raises(AttackFileError) as caught:
        attacks_in(tmp_path / name, text)
    diagnostic = caught.value.diagnostic
    assert said in diagnostic.message
    assert (diagnostic.span.line, diagnostic.span.column) == (line, column)
    assert diagnostic.file.endswith(name)
    assert diagnostic.help
