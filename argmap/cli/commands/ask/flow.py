"""`argmap flow`: a debate by its speeches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.checks.base import Checked
from argmap.checks.speeches.answer_before_target import AnswerBeforeTarget
from argmap.checks.speeches.unknown_speech import UnknownSpeech
from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import (
    answer_options,
    by_option,
    check_option,
    corpus_options,
    map_words,
)
from argmap.cli.options.judging import timeout_option
from argmap.cli.options.parameters import list_option
from argmap.cli.printing.messages import complain
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.asked import default_map, names_a_map
from argmap.cli.shared.maps import is_single
from argmap.formats.core.loaded import Loaded
from argmap.queries.flow.ahead import named_side, to_answer
from argmap.queries.flow.flow import Flow, flow
from argmap.queries.flow.grid import Columns, grid, usual_columns
from argmap.queries.flow.speeches import no_speech
from argmap.queries.judging.asked import InTime
from argmap.queries.selection import UnknownNameError
from argmap.queries.turns import NoTurnOrderError
from argmap.render.flow.answers import BallotView, DropsView, NextView
from argmap.render.flow.sheet import SheetView
from argmap.render.flow.view import FlowView
from argmap.render.output import HTML, WORKBOOK
from argmap.render.reports.diagnostics import concise

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about a debate."""

    dropped: bool
    side_next: str | None
    ballot: bool
    sheet: bool
    until: str | None
    by: Columns | None
    columns: tuple[str, ...]
    speeches: tuple[str, ...]
    sides: tuple[str, ...]
    strict: bool
    timeout: float
    is_alone: bool
    """Whether it is asked of one map, so that what is odd in it can be told at once."""


@click.command("flow", cls=Command)
@map_words("[MAP]...")
@click.option(
    "--live",
    is_flag=True,
    help="Take notes while a debate runs: each line of standard input is written at once.",
)
@click.option("--dropped", is_flag=True, help="What was dropped, and in which speech.")
@click.option(
    "--next",
    "side_next",
    metavar="SIDE",
    shell_complete=completing.value_of("speech", "side"),
    help="What this side must answer next, the most pressing first.",
)
@click.option("--ballot", is_flag=True, help="A draft of a judge's reasons: live, dropped, new.")
@click.option(
    "--sheet", is_flag=True, help="Print the sheet in CSV and TSV, too, instead of its points."
)
@click.option(
    "--until",
    metavar="SPEECH",
    shell_complete=completing.turn,
    help="As the debate stood after this speech.",
)
@by_option(["speech", "side", "team"], "the columns of the sheet, and the drops")
@list_option(
    "--columns",
    metavar="NAME",
    shell_complete=completing.after_commas(completing.turn),
    help="Only these columns of the sheet.",
)
@list_option(
    "--speech",
    "speeches",
    metavar="NAME",
    shell_complete=completing.after_commas(completing.turn),
    help="With --dropped: only what was dropped in this speech.",
)
@list_option(
    "--side",
    "sides",
    metavar="NAME",
    shell_complete=completing.after_commas(completing.value_of("speech", "side")),
    help="With --dropped: only what this side dropped.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Also count as dropped what was only answered through what it supports.",
)
@check_option("where anything was dropped")
@timeout_option
@corpus_options
@answer_options([WORKBOOK, HTML])
def command(
    words: tuple[str, ...],
    live: bool,
    dropped: bool,
    side_next: str | None,
    ballot: bool,
    sheet: bool,
    until: str | None,
    by: Columns,
    columns: tuple[str, ...],
    speeches: tuple[str, ...],
    sides: tuple[str, ...],
    strict: bool,
    check: bool,
    timeout: float,
    corpus: Corpus,
    output: Output,
) -> None:
    """A debate by its speeches: the flow sheet, what was dropped and when.

    A point is dropped where the next speech of another side leaves it without an answer; an answer that
    comes later is late. What supports a point that was answered in time is answered with it, unless
    --strict. The map lists its speeches, or numbers its turns. On the sheet x rebuts, / undercuts,
    <> contradicts, ~ limits, + supports, [!] was dropped, and (2) was answered with what it supports.
    The sheet of a moderated debate (style: tv) has a column for each side unless --by says otherwise.
    --next looks forward from --until, or from the last speech in which anything is said.
    --live writes a claim for each line that is typed; ? lists what can be typed.

    \b
    argmap flow debate.argmap.yaml
    argmap flow debate.argmap.yaml --dropped --check
    argmap flow debate.argmap.yaml --next aff --until 1NC
    argmap flow debate.argmap.yaml -o flow.xlsx
    argmap flow debate.argmap.yaml --live
    """
    maps = list(words) or [default_map()]
    _refuse_other_words(maps)
    # Each answer has its own usual grouping, so the default of --by is not one that was asked for.
    source = click.get_current_context().get_parameter_source("by")
    chosen = None if source == click.core.ParameterSource.DEFAULT else by
    asked = _Asked(
        dropped=dropped,
        side_next=side_next,
        ballot=ballot,
        sheet=sheet,
        until=until,
        by=chosen,
        columns=columns,
        speeches=speeches,
        sides=sides,
        strict=strict,
        timeout=timeout,
        is_alone=is_single(maps),
    )
    _refuse_mixed(asked, output)
    if live:
        _note(maps, asked, check, output)
        return
    if ask(maps, output, partial(_question, asked), corpus) and check:
        raise click.exceptions.Exit(1)


def _note(maps: list[str], asked: _Asked, check: bool, output: Output) -> None:
    """Take notes on a debate: no question is asked about it."""
    others = (
        *(asked.dropped, asked.side_next, asked.ballot, asked.sheet, asked.until, asked.by),
        *(asked.columns, asked.speeches, asked.sides, asked.strict, check),
        *(output.file, output.format != "text"),
    )
    if any(others):
        raise click.UsageError("--live takes notes; ask about them without it.")
    if not asked.is_alone:
        raise click.UsageError("--live takes notes in one map; name one.")
    from argmap.cli.live import run

    run(maps[0], asked.timeout)


def _refuse_other_words(maps: list[str]) -> None:
    for word in maps:
        # A misspelt file is told as one that does not exist; a bare word was meant as a claim.
        if not names_a_map(word) and "." not in word and "/" not in word:
            raise click.UsageError(f"{word} is no map; flow is about whole debates.")


def _refuse_mixed(asked: _Asked, output: Output) -> None:
    """Refuse what does not go together, before any map is read."""
    modes = {
        "--dropped": asked.dropped,
        "--next": asked.side_next is not None,
        "--ballot": asked.ballot,
        "--sheet": asked.sheet,
    }
    given = [name for name, is_given in modes.items() if is_given]
    if len(given) > 1:
        raise click.UsageError(f"{given[0]} and {given[1]} ask for two answers; choose one.")
    if (asked.speeches or asked.sides) and not asked.dropped:
        raise click.UsageError("--speech and --side choose among the drops; add --dropped.")
    other = next((name for name in given if name != "--sheet"), None)
    if asked.columns and other:
        raise click.UsageError(f"--columns is for the sheet; leave out {other}.")
    if asked.by and other and other != "--dropped":
        raise click.UsageError(f"--by is for the sheet and for --dropped; leave out {other}.")
    if asked.sheet and not asked.is_alone:
        raise click.UsageError("each debate has a sheet of its own; with --sheet name one map.")
    if output.format == HTML and other:
        raise click.UsageError(f"a page shows the sheet; leave out {other}.")


def _question(asked: _Asked, graph: ArgumentGraph, loaded: Loaded) -> FlowView:
    _refuse_strange_turns(graph, loaded)
    if asked.is_alone:
        # An answer before what it answers is a slip in the turns, and makes drops where there are
        # none.
        for early in AnswerBeforeTarget.find(Checked(loaded, graph.map)):
            complain(concise(early))
    if asked.side_next is not None:
        search = InTime("what would turn the verdict", asked.timeout)
        return NextView(
            to_answer(graph, asked.side_next, asked.until, strict=asked.strict, search=search)
        )
    # What comes next needs a search with a time limit; everything below is found in linear time.
    found = flow(graph, asked.until, strict=asked.strict)
    if asked.dropped:
        sides = [named_side(found.sides, side) for side in asked.sides]
        _refuse_unknown(found, asked.speeches)
        return DropsView(found, _by(asked, found, "speech"), asked.speeches, sides)
    if asked.ballot:
        return BallotView(found)
    by = _by(asked, found, usual_columns(graph.map))
    known = grid(found, by).columns
    # Only now is it known which columns there are: the sides or speeches of this debate.
    for column in asked.columns:
        if column not in known:
            raise UnknownNameError(f"there is no column {column!r}; columns: {', '.join(known)}")
    return SheetView(found, by, asked.columns, as_grid=asked.sheet)


def _by(asked: _Asked, found: Flow, usual: Columns) -> Columns:
    """How the answer is grouped; a debate without teams has none to group by."""
    if asked.by == "team" and not any(held.team for held in found.speeches):
        raise UnknownNameError(
            "no speech of this map is of a team; give speeches or speakers a team"
        )
    return asked.by or usual


def _refuse_unknown(found: Flow, speeches: tuple[str, ...]) -> None:
    known = {held.id for held in found.speeches}
    for speech in speeches:
        if speech not in known:
            raise no_speech(speech, found.speeches)


def _refuse_strange_turns(graph: ArgumentGraph, loaded: Loaded) -> None:
    """Say where a turn stands that is no speech."""
    strange = [concise(one) for one in UnknownSpeech.find(Checked(loaded, graph.map))]
    if strange:
        raise NoTurnOrderError(
            "\n".join(strange), "name a speech of the list, or list it in its place"
        )
