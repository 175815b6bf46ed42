"""What Rich prints: answers on any console, as they come, with nothing that a terminal obeys."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from rich.console import Console

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.who import who
from argmap.render.answers.who import WhoView
from argmap.render.terminal.console import IN_A_FILE, STYLES, Look, look_of, printed, show
from argmap.render.terminal.lines import Laid, Line, Lines, Screen
from tests.helpers import CONTROLS, graph_of
from tests.render.test_views import WORDY, views
from tests.strategies import maps
from tests.thoroughness import examples

IN_COLOUR = Look(is_terminal=True, colours="standard")


def test_an_answer_is_a_renderable_of_rich() -> None:
    console = Console(file=io.StringIO(), width=60)
    console.print(WhoView(who(graph_of(WORDY))))
    text = console.file.getvalue()
    assert "FOR i ─" in text
    assert max(map(len, text.splitlines())) == 60


def test_text_of_a_map_is_no_markup() -> None:
    line: Line = [("[red]a[/red] :smile: [link=x]", "id"), (" https://x.org 12", "")]
    assert "".join(printed(Lines([line]), IN_A_FILE)) == "".join(text for text, _ in line) + "\n"
    coloured = "".join(printed(Lines([line]), IN_COLOUR))
    assert coloured == "\x1b[36m[red]a[/red] :smile: [link=x]\x1b[0m https://x.org 12\n"


@settings(max_examples=examples(20))
@given(maps())
def test_whatever_a_map_holds_only_our_own_colours_are_obeyed(map: ArgumentMap) -> None:
    ours = {code.rstrip("m") for code in ("0", "1", "2", "3", "31", "32", "33", "36", "1;31")}
    for view in views(to_graph(map)).values():
        first, *codes = "".join(printed(view, IN_COLOUR)).split("\x1b[")
        assert {code.partition("m")[0] for code in codes} <= ours
        text = first + "".join(code.partition("m")[2] for code in codes)
        assert not set(text.replace("\n", "")) & {*CONTROLS, "\t"}
        assert text == "".join(printed(view, Look(is_terminal=True)))


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_a_look(style: str) -> None:
    assert "".join(printed(Lines([[("x", style)]]), IN_COLOUR)).count("x") == 1


class Endless(Laid):
    """More lines than anybody can wait for."""

    def lines(self, screen: Screen) -> Iterator[Line]:
        while True:
            yield [("again", "id")]


def test_the_first_lines_come_before_the_last_are_laid_out() -> None:
    assert next(printed(Endless(), IN_A_FILE)).startswith("again\nagain\n")

    class Enough(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        show(IN_A_FILE.console(Enough()), Endless())


def test_spaces_at_the_end_of_a_line_are_left_out() -> None:
    lines = Lines([[("a", "id"), ("  ", "dim"), (" ", "")], [("b  ", "")], [("  ", "dim")], []])
    assert "".join(printed(lines, IN_A_FILE)) == "a\nb\n\n\n"


def test_what_an_encoding_cannot_say_is_drawn_in_ascii() -> None:
    view = WhoView(who(graph_of(WORDY)))
    assert "FOR i ---" in "".join(printed(view, Look(encoding="ascii")))


@pytest.mark.parametrize(
    ("environment", "look"),
    [
        ({}, Look()),
        ({"COLUMNS": "100"}, Look(width=100)),
        ({"COLUMNS": "3"}, Look(width=24)),
        ({"FORCE_COLOR": "1"}, Look(is_terminal=True, colours="standard")),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, Look(is_terminal=True)),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, Look(is_terminal=True)),
        ({"NO_COLOR": "1"}, Look()),
    ],
)
def test_the_environment_says_how_answers_look(
    environment: dict[str, str], look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert look_of(io.StringIO()) == look
