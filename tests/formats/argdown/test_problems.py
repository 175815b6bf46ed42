"""What is wrong with an Argdown text is said all at once, at its place, with what to write instead."""

from __future__ import annotations

import pytest

from argmap.diagnostics import SourceText
from tests.formats.argdown.comparing import exported, loaded

PROBLEMS = [
    ("AM301", "[A] «and text»\n", "follow a title"),
    ("AM301", "<A>: a\n  >< «<B>»\n", "write - or ->"),
    ("AM301", "# Heading\n«* »item\n", None),
    ("AM302", "He asked «[the minister]» twice.\n", "\\[the minister]"),
    ("AM302", "Is a «< b and c >» d?\n", "\\< b and c >"),
    ("AM302", "One «{a, b}» two.\n", "\\{"),
    ("AM303", "[A]: a {x: [1, 2«}»\n", "quotation marks"),
    ("AM303", "===\ntitle: [a\n«=»==\n\n[A]: a\n", "quotation marks"),
    ("AM303", "[A]: a {x: «*»name}\n", None),
    ("AM303", "[A]: a {x: «&»name 1}\n", None),
    ("AM303", "[A]: a {x: «!»!python 1}\n", None),
    ("AM304", "[A]: a\n\n  «-» [B]: b\n", "with no empty line"),
    ("AM304", "«-» nothing above\n", "\\-"),
    ("AM304", "[A]: a\n    + [B]: b\n  «-» [C]: c\n", "indent"),
    ("AM305", "[A]: a «**»bold\n", "\\*\\*"),
    ("AM305", "[A]: snake«_»case\n", "\\_"),
    ("AM306", "[A]: ends «\\»\nnext\n", "\\\\"),
    ("AM307", "«(1)» premise\n(2) another\n", "----"),
    ("AM307", "(1) premise\n----\n(2) «<A>»\n", "[Statement]"),
    ("AM307", "(1) premise\n-- rule«»\n(2) conclusion\n", "--"),
    ("AM308", "<A>\n\n(1) p\n----\n(2) c\n\n<A>\n\n«(1)» q\n----\n(2) d\n", "title of its own"),
    ("AM309", "«[A]:»\n\n[B]: b\n", "without a colon"),
    ("AM310", "[A]: «[a\nlink](x)»\n", "one line"),
    ("AM312", "// nothing\n", "begin with a claim"),
    ("AM321", "[Claim]: c\n  + «[Clam]»\n", "did you mean [Claim]?"),
    ("AM321", "[Claim]: c\n  + «<Nowhere>»\n", "define it"),
    ("AM322", "[A]: See «https://»example.org/x now.\n", "[its name](its URL)"),
    ("AM323", "[A]: a\n  «+»\n  - [B]: b\n", "delete the line"),
    ("AM324", "(1) p\n«(7)» q\n----\n(3) c\n", "1, 2, 3"),
    ("AM325", "[A]: a «{\n- x\n}»\n", "{key: value}"),
    ("AM326", "<A>\n\n(1) p\n----\n(2) c\n\n[B]: b\n  «<_» [C]: c\n", "under the argument"),
]


@pytest.mark.parametrize(("code", "marked", "help"), PROBLEMS)
def test_a_problem_is_found_at_its_place(code, marked, help):
    before, _, rest = marked.partition("«")
    inside, _, after = rest.partition("»")
    text = before + inside + after if rest else marked
    found = [d for d in loaded(text).diagnostics if d.code == code]
    assert len(found) == 1, [str(d) for d in loaded(text).diagnostics]
    if inside:
        span = SourceText(text).span(len(before), len(before) + len(inside))
        assert (found[0].span.line, found[0].span.column) == (span.line, span.column)
    if help:
        assert help in (found[0].help or "")


def test_reading_goes_on_after_each_error():
    text = "[A]: a [b] c\n\n  + lost\n\n[C]: **open\n\n[D]: d {x: [}\n\n<E>: fine\n  -> [D]\n"
    found = loaded(text)
    assert found.map is None
    assert [d.code for d in found.diagnostics] == ["AM302", "AM304", "AM305", "AM303"]
    assert found.partial is not None
    assert list(found.partial.claims) == ["a", "c", "d", "e"]
    assert list(found.partial.relations) == ["e/d"]


def test_an_undercut_right_under_a_conclusion_means_its_own_inference():
    found = loaded("<A>: a\n\n(1) p\n----\n(2) c\n  <_ <B>: b\n")
    assert found.diagnostics == []


def test_headings_of_any_level_can_be_read():
    text = "".join(f"{'#' * i} H{i}\n\n[S{i}]: s\n  + [T{i}]: t\n\n" for i in range(1, 400))
    found = loaded(f"===\ngroup: {{groupDepth: 500}}\n===\n\n{text}")
    assert found.map is not None
    assert len(exported(found.map)["nodes"]) > 800


def test_a_bare_url_is_kept_and_a_comment_is_not():
    found = loaded("[A]: See https://example.org/a b. // a comment\n  + [B]: b\n")
    assert found.map is not None
    assert found.map.claims["a"].text == "See https://example.org/a b."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "[",
        "<",
        "{",
        "\\",
        "===",
        "//",
        "/*",
        "<!--",
        "(1)",
        "--",
        "*",
        "[A]:",
        "@[",
        "#",
        "[A]: a {",
        "[A]: [x](",
        "a\n  +",
        "(1) a\n--",
        "(1) a\n----\n",
        "# ",
        "\ufeff",
        "\r",
        "* ",
    ],
)
def test_no_beginning_of_anything_is_too_much(text):
    loaded(text)


@pytest.mark.parametrize("opening", ["[" * 2_000 + "]" * 2_000, "[" * 2_000, "{a: " * 500])
def test_data_that_nests_too_deep_says_so(opening):
    found = loaded(f"[A]: a {{x: {opening}}}\n").diagnostics
    assert [(d.code, "levels deep" in d.message) for d in found][:1] == [("AM303", True)]


def test_brackets_in_quoted_data_do_not_nest():
    assert not loaded('[A]: a {x: "' + "[" * 5_000 + '"}\n').diagnostics


def test_nesting_has_no_end():
    depth = 5_000
    text = "".join(f"{' ' * i}{'+ ' * bool(i)}[S{i}]: s\n" for i in range(depth))
    found = loaded(text)
    assert found.map is not None
    assert len(found.map.relations) == depth - 1
    assert len(exported(found.map)["edges"]) == depth - 1


@pytest.mark.parametrize(
    "piece",
    ["[", "<", "@[", "{", "/*", "<!--", "===", ".", ":", "#(", "[x](", "}", "*", "_ ", "\\"],
)
def test_a_long_text_of_one_sign_takes_no_longer_than_others(piece):
    # Were it quadratic, this would take minutes.
    loaded(f"[A]: {piece * 20_000}\n")
