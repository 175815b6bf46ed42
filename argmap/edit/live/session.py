"""A debate noted line by line in a file: each line is one change of it, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.atomic import ChangedMeanwhileError, write_atomically
from argmap.content import read_content
from argmap.diagnostics import Diagnostic
from argmap.edit.change import ForeignFormatError, Known, RefusedError, opened
from argmap.edit.edits.base import EditError
from argmap.edit.live.floor import Round
from argmap.edit.live.lines import (
    Command,
    Extend,
    Help,
    LineError,
    Move,
    Open,
    Reword,
    Undo,
    read_line,
)
from argmap.edit.live.steps import Numbers, no_issue, step
from argmap.model import ArgumentMap, Relation
from argmap.queries.turns import TurnError


@dataclass(frozen=True, slots=True)
class Noted:
    """What a line has done."""

    command: Command
    number: int | None = None
    """The number of the point that it is about."""
    claim: str | None = None
    relations: tuple[Relation, ...] = ()
    """What was drawn by it."""
    moved: tuple[tuple[str, int, int], ...] = ()
    """The claims with other numbers than before, as another program has changed the file: the old and the new one."""
    laid_out_because: str | None = None
    """Why the whole file was laid out anew; None if it was not."""


@dataclass(frozen=True, slots=True)
class _Written:
    """One change of the file, and what it was about."""

    before: bytes
    after: bytes
    claim: str
    number: int


class Session:
    """Notes on a debate in a map's file, which others may edit meanwhile.

    Every line reads the file, as it is then, and writes it as a whole. What numbers mean is what they meant when
    the last line was done, so that a claim that somebody else puts in front moves nobody's answer.

    Raises `OSError`, `RefusedError` and `ForeignFormatError` for a file that cannot be edited, `TurnError` where its
    turns have no order, and `LineError` where it does not say what is debated.
    """

    def __init__(self, path: str, *, force: bool = False) -> None:
        self.path = path
        self.force = force
        self._known: Known | None = None
        self._undo: list[_Written] = []
        map = self.map()
        if not map.issues:
            raise no_issue()
        self.floor = Round(map).begin()
        self.numbers = Numbers(map)

    def map(self) -> ArgumentMap:
        """The map as the file says it now."""
        with opened(self.path, force=self.force, known=self._known) as file:
            self._known = file.known
            return file.map

    @property
    def round(self) -> Round:
        """The speeches as the file says them now."""
        return Round(self.map())

    def take(self, line: str) -> Noted | None:
        """Do what a line says; None for an empty one. Where it raises, the file is as it was.

        Raises `LineError`, and `OSError` where the file cannot be written.
        """
        command = read_line(line)
        if command is None:
            return None
        try:
            return self._done(command)
        except EditError as error:
            raise LineError(str(error)) from error
        except TurnError as error:
            raise LineError(str(error), 1, error.help) from error
        except ForeignFormatError as error:
            raise LineError(f"{error}; argmap edits its own format alone") from error
        except RefusedError as error:
            raise LineError(refused(error)) from error

    def _done(self, command: Command) -> Noted:
        if isinstance(command, Move):
            self.floor = self.round.moved(self.floor, command.wanted)
            return Noted(command, moved=self._seen_anew(self.map()))
        if isinstance(command, Undo):
            return self._undone(command)
        if isinstance(command, Open | Help):
            return Noted(command, moved=self._seen_anew(self.map()))
        return self._changed(command)

    def _seen_anew(self, map: ArgumentMap) -> tuple[tuple[str, int, int], ...]:
        """From now on numbers mean what they mean in a map; which claims have another one."""
        seen, self.numbers = self.numbers, Numbers(map)
        return tuple((id, *numbers) for id, numbers in self.numbers.moved(seen).items())

    def _changed(self, command: Command) -> Noted:
        with opened(self.path, force=self.force, known=self._known) as file:
            self._known = file.known
            before = file.map
            done = step(before, self.numbers, self.floor, command, file.default_source)
            for edit in done.edits:
                file.make(edit)
            change = file.save()
            content = file.content
            self._known = file.known
            now = file.map
        moved = self._seen_anew(now)
        number = self.numbers.of_claim[done.point]
        if change.written:
            after = self._known.content if self._known else read_content(self.path)
            self._undo.append(_Written(content, after, done.point, number))
        drawn = [r for id, r in now.relations.items() if id not in before.relations]
        return Noted(
            command,
            number,
            done.point,
            () if isinstance(command, Extend | Reword) else tuple(drawn),
            moved,
            change.laid_out_because,
        )

    def _undone(self, command: Command) -> Noted:
        if not self._undo:
            raise LineError("there is nothing to undo")
        last = self._undo[-1]
        with opened(self.path, force=self.force, known=self._known) as file:
            content = file.content
            if content != last.after:
                raise _changed_since(self.path)
            try:
                write_atomically(self.path, [last.before], force=self.force, instead_of=content)
            except ChangedMeanwhileError as error:
                raise _changed_since(self.path) from error
        self._undo.pop()
        self.numbers = Numbers(self.map())
        return Noted(command, last.number, last.claim)


def _changed_since(path: str) -> LineError:
    help = "argmap remove takes a claim back and leaves the rest"
    return LineError(f"another program has changed {path} since, which undo would lose", 1, help)


def refused(error: RefusedError) -> str:
    """Why a file was not changed, with the first thing that is wrong in it."""
    first: Sequence[Diagnostic] = error.diagnostics[:1]
    return f"{error}: {first[0]}" if first else str(error)
