"""`argmap flow MAP --live`: a debate noted line by line, from a keyboard or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress

import click

from argmap.cli.options.everywhere import chosen_colour
from argmap.cli.printing.errors import CommandError, io_message
from argmap.cli.printing.messages import complain
from argmap.cli.shared.edits import refusals
from argmap.cli.shared.git import names_revision
from argmap.cli.shared.maps import STDIN
from argmap.cli.shared.writing import is_dry_run, is_forced
from argmap.edit.live.lines import Help, LineError, Move, Open
from argmap.edit.live.session import Noted, Session
from argmap.graph import to_graph
from argmap.queries.flow.ahead import ToAnswer, still_to_answer
from argmap.queries.judging.asked import InTime
from argmap.queries.judging.judge import Search
from argmap.queries.turns import NoTurnOrderError
from argmap.render.flow.answers import NextView
from argmap.render.flow.live import HINT, FloorView, KeysView, MovedView, NotedView, floor_text
from argmap.render.terminal.console import look_of, show
from argmap.render.terminal.lines import Laid, Lines, Said
from argmap.render.terminal.text import shown
from argmap.semantics.reduction.reading import NotJudgedError
from argmap.semantics.sat import NoSolverError


def run(path: str, timeout: float) -> None:
    """Take lines from standard input until it ends; on a pipe exit 1 where one was not taken."""
    if path == STDIN or names_revision(path):
        raise click.UsageError("--live writes to the map, and its lines are standard input.")
    if is_dry_run():
        raise click.UsageError("--live writes each line as it comes; leave out --dry-run.")
    with refusals(path):
        try:
            session = Session(path, force=is_forced())
        except LineError as error:
            raise CommandError(f"{path}: {error}\nhelp: {error.help}") from error
    live = _Live(session, timeout)
    if sys.stdin.isatty() and sys.stdout.isatty():
        live.talk()
    elif not live.take_all():
        raise click.exceptions.Exit(1)


class _Live:
    def __init__(self, session: Session, timeout: float) -> None:
        self.session = session
        self.timeout = timeout
        self.is_talk = False

    # -- where lines come from ------------------------------------------------------------------

    def take_all(self) -> bool:
        """Take the lines of a pipe; whether each was taken."""
        is_sound = True
        for number, raw in enumerate(sys.stdin.buffer, 1):
            try:
                line = raw.decode("utf-8").removeprefix("\ufeff" if number == 1 else "")
                self._take(line)
            except UnicodeDecodeError as error:
                self._tell(LineError("it is not in UTF-8", error.start + 1), number)
                is_sound = False
            except LineError as error:
                self._tell(error, number)
                is_sound = False
        return is_sound

    def talk(self) -> None:
        """Take lines from a keyboard, with a prompt that says who has the floor."""
        self.is_talk = True
        title = self.session.map().title
        show_now(Lines([[(shown(title), "title")]] if title else []))
        show_now(Said(HINT))
        self._floor()
        for line in self._typed():
            try:
                self._take(line)
            except LineError as error:
                self._tell(error, None)

    def _typed(self) -> Iterator[str]:
        # Without it a line could not be edited with arrow keys; there is none on Windows.
        with suppress(ImportError):
            import readline  # noqa: F401
        while True:
            try:
                yield input(f"{shown(self._prompt())}> ")
            except EOFError:
                click.echo()
                return
            except KeyboardInterrupt:
                click.echo("\n(Ctrl-D ends; every line is written already.)")
            except UnicodeDecodeError:
                complain("error: it is not in UTF-8")

    def _prompt(self) -> str:
        try:
            return floor_text(self.session.round, self.session.floor)
        except (OSError, ValueError, LookupError):
            # Somebody else is at work on the file, and the next line tells what is wrong.
            return self.session.floor.turn

    # -- what a line does -----------------------------------------------------------------------

    def _take(self, line: str) -> None:
        try:
            noted = self.session.take(line)
        except OSError as error:
            raise LineError(f"nothing was written: {io_message(error)}") from error
        if noted is not None:
            self._show(noted)

    def _show(self, noted: Noted) -> None:
        command = noted.command
        if isinstance(command, Help | Move | Open):
            show_now(MovedView(noted))
        if isinstance(command, Help):
            show_now(KeysView())
        elif isinstance(command, Move):
            self._floor()
        elif isinstance(command, Open):
            self._open()
        else:
            show_now(NotedView(noted, self.session.map(), self.session.numbers, self.session.floor))

    def _floor(self) -> None:
        # A pipe has nobody who reads on; to look for open points takes longer than a line.
        found = self._answers(None) if self.is_talk else []
        count = len(found[0].points) if found else None
        show_now(FloorView(self.session.round, self.session.floor, count))

    def _open(self) -> None:
        found = self._answers(InTime("what would turn the verdict", self.timeout))
        if found:
            show_now(NextView(found[0]))
        else:
            show_now(Lines([[("Nothing was said before that could be answered.", "")]]))

    def _answers(self, search: Search | None) -> list[ToAnswer]:
        """What the side that has the floor must still answer; a search may take too long."""
        round, floor = self.session.round, self.session.floor
        side = round.side(floor)
        if side is None:
            if search is None:
                return []
            raise LineError(f"nobody says whose speech {floor.turn} is", 1, f":{floor.turn} NAME")
        try:
            return still_to_answer(to_graph(round.map), side, floor.turn, search=search)
        except NoTurnOrderError:
            return []
        except (NotJudgedError, NoSolverError) as error:
            raise LineError(str(error)) from error

    def _tell(self, error: LineError, number: int | None) -> None:
        """Say why a line was not taken, and where."""
        place = f"<stdin>:{number}:{error.column}: " if number is not None else ""
        complain(f"{place}error: {shown(str(error))}")
        if error.help:
            complain(f"  help: {shown(error.help)}")


def show_now(view: Laid) -> None:
    """Print something at once: whoever types, or reads a pipe, waits for it."""
    show(look_of(sys.stdout, chosen_colour()).console(sys.stdout), view)
    sys.stdout.flush()
