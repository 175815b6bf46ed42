"""Diagnostics for people and for programs."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from argmap.diagnostics import Diagnostic, Rule, SourceText, Span
from argmap.render.reports.diagnostics import (
    Report,
    concise,
    counts,
    diagnostic_data,
    full,
    summary,
)
from argmap.render.terminal.console import Look, printed
from argmap.render.terminal.lines import plain
from tests.helpers import CONTROLS


class OddWord(Rule):
    """A word is odd."""

    code = "AM999"
    severity = "warning"


def at(text: str, word: str, file: str | None = "map.yaml", help: str | None = None) -> Diagnostic:
    """The diagnostic at a word of a text."""
    start = text.index(word)
    return SourceText(text, file).report(
        OddWord, "an odd word", start, start + len(word), help=help
    )


def rendered(diagnostic: Diagnostic) -> list[str]:
    return [plain(line) for line in full(diagnostic)]


def test_a_diagnostic_shows_the_place_the_line_the_word_and_what_to_write() -> None:
    assert rendered(at("claims:\n  a: odd one\n", "odd", help="write even")) == [
        "map.yaml:2:6: warning[AM999]: an odd word",
        "   |",
        " 2 |   a: odd one",
        "   |      ^^^",
        "  help: write even",
    ]


def test_without_a_place_there_is_only_the_message() -> None:
    assert rendered(OddWord.report("odd as a whole")) == ["warning[AM999]: odd as a whole"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("東京: odd", 6),
        ("e\u0301: odd", 3),
        ("\tx: odd", 7),
        ("a\x1b: odd", 7),
        ("שלום: odd", 6),
    ],
)
def test_carets_stand_under_the_word_in_columns_of_the_terminal(text: str, column: int) -> None:
    _, _, line, carets = rendered(at(text, "odd"))
    assert carets.removeprefix("   | ") == " " * column + "^^^"
    assert cell_len(line[: line.index("odd")]) == cell_len(carets[: carets.index("^")])


def test_carets_are_as_wide_as_the_word() -> None:
    *_, carets = rendered(at("a: 東京都", "東京都"))
    assert carets.count("^") == 6


def test_a_span_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    *_, carets = rendered(at("a: one\ntwo", "one\ntwo"))
    assert carets == "   |    ^^^"


def test_an_empty_place_has_a_caret_too() -> None:
    *_, carets = rendered(SourceText("abc").report(OddWord, "here", 3, 3))
    assert carets == "   |    ^"


def test_a_long_line_is_shown_as_a_window_around_the_word() -> None:
    text = "x" * 5000 + " odd " + "y" * 5000
    _, _, line, carets = rendered(at(text, "odd"))
    assert len(line) < 200
    assert line.index("odd") == carets.index("^")
    assert carets.count("^") == 3


LONG = "whippets: {text: Whippets hardly ever bark., rebuts: odd, speaker: ada, note: none at all}"


@pytest.mark.parametrize("width", [24, 40, 60, 80])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_on_a_terminal_the_word_is_in_sight_and_sentences_break_between_words(
    width: int, encoding: str
) -> None:
    help = "did you mean barking-is-a-pest, or one of the other claims of this map?"
    report = Report([at(LONG, "odd", help=help)])
    look = Look(width, encoding, is_terminal=True)
    lines = "".join(printed(report, look)).splitlines()
    assert max(map(cell_len, lines)) <= width
    [carets] = [text for text in lines if text.endswith("^")]
    [line] = [text for text in lines if text.startswith(" 1 | ")]
    assert line.index("odd") == carets.index("^")
    assert " ".join(" ".join(lines).split()).endswith(f"help: {help}")
    assert "barking-is-a-pest," in "\n".join(lines).split()


def test_elsewhere_each_sentence_and_the_line_stay_whole() -> None:
    report = Report([at(LONG, "odd", help="did you mean " + "a " * 60)])
    lines = "".join(printed(report, Look(40))).splitlines()
    assert len(lines) == 5
    assert lines[2] == f" 1 | {LONG}"


def test_the_line_number_widens_the_margin() -> None:
    lines = rendered(at("\n" * 99 + "odd", "odd"))
    assert lines[1:] == ["     |", " 100 | odd", "     | ^^^"]


def test_nothing_that_a_terminal_obeys_is_shown() -> None:
    hostile = "".join(CONTROLS)
    diagnostic = Diagnostic(
        "AM999",
        "odd-word",
        "error",
        f"odd {hostile}",
        file=f"a{hostile}.yaml",
        span=Span(1, 1, 1, 2),
        help=f"not {hostile}",
        snippet=SourceText(hostile).snippet(Span(1, 1, 1, 2)),
    )
    for text in (*rendered(diagnostic), concise(diagnostic)):
        assert not set(text) & {*CONTROLS, "\n"}


def test_one_line() -> None:
    assert concise(at("a: odd", "odd")) == "map.yaml:1:4: warning[AM999]: an odd word"


def test_data_for_programs() -> None:
    assert diagnostic_data(at("a: odd", "odd", help="write even")) == {
        "code": "AM999",
        "name": "odd-word",
        "severity": "warning",
        "message": "an odd word",
        "file": "map.yaml",
        "line": 1,
        "column": 4,
        "end_line": 1,
        "end_column": 7,
        "help": "write even",
        "related": [],
    }


def test_counts_in_words() -> None:
    some = [OddWord.report("x"), OddWord.report("y"), Diagnostic("AM1", "x", "error", "z")]
    assert counts(some) == {"error": 1, "warning": 2, "note": 0}
    assert summary(some) == "1 error, 2 warnings"
    assert summary([]) == "no problems"
