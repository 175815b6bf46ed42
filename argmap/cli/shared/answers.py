"""Load, ask one question, show the answer: what all asking commands do."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import complain, say
from argmap.cli.printing.output import Output
from argmap.cli.printing.progress import Progress
from argmap.cli.shared.maps import (
    STDIN,
    asked_reading,
    files_of,
    find,
    graph_of,
    is_single,
    map_in,
    no_map_in,
    read_found,
    sound,
)
from argmap.cli.shared.writing import write_file
from argmap.formats.core.loaded import Loaded, LostProcess
from argmap.formats.core.reading import Reading, read_decoded
from argmap.queries.selection import UnknownNameError
from argmap.queries.turns import NoTurnOrder, NoTurnOrderError, UnknownTurnError
from argmap.render.json_text import compact
from argmap.render.output import (
    HTML,
    WORKBOOK,
    OutputFormat,
    Part,
    failure_data,
    part_as_html,
    part_of,
    part_with_sheets,
)
from argmap.render.reports.diagnostics import concise
from argmap.render.terminal.console import Look
from argmap.render.view import View
from argmap.render.wording import plural
from argmap.semantics.reduction.reading import NotJudged, NotJudgedError

Item = TypeVar("Item", bound="tuple[Any, ...]")
Meant = TypeVar("Meant", bound="tuple[Any, ...]", contravariant=True)
Made = TypeVar("Made", covariant=True)

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

File = tuple[str, bool]
"""A file, and whether it was found in a folder rather than named."""

Question = Callable[["ArgumentGraph", Loaded], View]
"""From the relations of a map (and what reading it gave) to an answer.

A function of a module, or a `partial` of one, so that it can be sent to another process.
"""


MANY_FILES = 300
"""From here on starting further processes costs less than it saves."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """How to deal with many maps: what `--jobs` and `--errors` ask for."""

    jobs: int | None = None
    """How many processes to use; None: one, or all processors for very many maps."""
    errors: str | None = None


def ask(maps: Sequence[str], output: Output, question: Question, corpus: Corpus = Corpus()) -> bool:
    """Answer a question about one map, or about several and folders of them.

    Returns whether any answer was not empty. Exits with 1 if some of several maps failed, or if an
    answer is that a map does not pass its own test.
    """
    if is_single(maps):
        reading = asked_reading()
        text = find(maps[0], reading)
        loaded = sound(read_decoded(text, reading))
        graph = graph_of(map_in(loaded))
        view = question(graph, loaded)
        output.answer(view)
        if view.has_failed:
            sys.stdout.flush()
            raise click.exceptions.Exit(1)
        return not view.is_empty
    # `__main__` turns the collector off for a short run; over many maps garbage piles up.
    gc.enable()
    task = _Task(question, output.known_format, output.look(), asked_reading())
    asked = _Asked(maps, corpus, task)
    output.answer_many(asked.parts())
    # Otherwise the summary on stderr could come before the end of the answer.
    sys.stdout.flush()
    asked.report()
    return asked.found


@dataclass(frozen=True, slots=True)
class _Task:
    """Answers a question about each of several maps, in this process or in another."""

    question: Question
    format: OutputFormat
    look: Look
    reading: Reading

    def __call__(self, file: File) -> Part | None:
        """The answer about a file; None if it is no map."""
        loaded = read_found(*file, self.reading)
        if loaded is None:
            return None
        path = loaded.path or ""
        if loaded.map is None:
            return Part(path, problems=tuple(loaded.diagnostics))
        try:
            view = self.question(graph_of(loaded.map), loaded)
        except (UnknownNameError, UnknownTurnError) as error:
            return Part(path, is_empty=True, unknown=str(error))
        except NotJudgedError as error:
            return Part(path, problems=(NotJudged.report(str(error), file=path),))
        except NoTurnOrderError as error:
            found = NoTurnOrder.report(str(error), file=path, help=error.help)
            return Part(path, problems=(found,))
        if self.format == WORKBOOK:
            return part_with_sheets(path, view)
        if self.format == HTML:
            return part_as_html(path, view)
        return part_of(path, view, self.format, self.look)

    def failed(self, file: File, part: Part) -> Part:
        """The answer about a file whose process was ended."""
        return part


class _Asked:
    """A question about many maps, which goes on after those that fail."""

    def __init__(self, maps: Sequence[str], corpus: Corpus, task: _Task) -> None:
        self.maps = maps
        self.corpus = corpus
        self.task = task
        self.read = 0
        self.skipped = 0
        self.failed: list[Part] = []
        self.unknown: list[Part] = []
        """Maps without a name that was asked for, which is no mistake if other maps have it."""
        self.found = False
        self.has_failed = False

    def parts(self) -> Iterator[Part]:
        """The answers in the order of the files, however many processes work on them."""
        files = list(files_of(self.maps))
        with Progress(len(files), "files") as progress:
            for done, part in enumerate(in_order(self.task, files, self.corpus.jobs), 1):
                progress.show(done)
                if part is None:
                    self.skipped += 1
                    continue
                self.read += 1
                if part.problems is not None:
                    self._failure(part)
                self.found |= not part.is_empty
                self.has_failed |= part.has_failed
                if part.unknown is None:
                    # The answer and the bar would be drawn over each other.
                    if sys.stdout.isatty():
                        progress.hide()
                    yield part
                else:
                    self.unknown.append(part)
        if not self.read:
            raise no_map_in(self.maps)
        # If no map at all has the name, it is probably a slip.
        if len(self.unknown) + len(self.failed) == self.read and self.unknown:
            raise CommandError(f"{self.unknown[0].path}: {self.unknown[0].unknown}")

    def _failure(self, part: Part) -> None:
        self.failed.append(part)
        if self.corpus.errors is None:
            show_failure(part)

    def report(self) -> None:
        """Say how many maps were read, failed and skipped; exit 1 where some failed."""
        report(self.corpus, self.read, self.failed, self.skipped, len(self.unknown))
        if self.has_failed:
            raise click.exceptions.Exit(1)


class FileTask(Protocol[Meant, Made]):
    """What is done with each of several files, in this process or in another."""

    def __call__(self, file: Meant, /) -> Made:
        """What is made of a file."""

    def failed(self, file: Meant, part: Part) -> Made:
        """What is made of a file whose process was ended."""


def in_order(task: FileTask[Item, Made], files: Sequence[Item], jobs: int | None) -> Iterator[Made]:
    """What a task makes of each file, in order, however many processes work on them.

    The first part of an item is the path of the file. If `jobs` is None, many files are shared by all
    processors. Other processes need tasks and results that can be pickled.
    """
    # Only this process can read standard input.
    if jobs == 1 or (jobs is None and len(files) < MANY_FILES) or STDIN in (f[0] for f in files):
        return map(task, files)
    from argmap import processes

    def lost(file: Item, why: str) -> Made:
        return task.failed(file, Part(file[0], problems=(LostProcess.report(why, file=file[0]),)))

    return processes.in_order(task, files, jobs or processes.processors(), lost)


def show_failure(part: Part) -> None:
    """Say on stderr why a map has no answer."""
    for diagnostic in part.problems or ():
        if diagnostic.severity == "error":
            complain(concise(diagnostic))


def write_failures(file: str, failed: Iterable[Part]) -> None:
    """Write what `--errors` asks for: why there is no answer about some maps, one line for each."""
    write_file(file, (compact(failure_data(part)) + "\n" for part in failed))


def report(
    corpus: Corpus, read: int, failed: Sequence[Part], skipped: int, unknown: int = 0
) -> None:
    """Say how many maps were read, failed and were left out; exit 1 where some failed."""
    if corpus.errors is not None:
        write_failures(corpus.errors, failed)
    said = f"{plural(read, 'map')} read"
    if failed:
        said += f", {len(failed)} failed"
    if unknown:
        said += f", {unknown} without a name that was asked for"
    if skipped:
        said += f", {plural(skipped, 'other file')} skipped"
    say(f"{said}.")
    if failed:
        raise click.exceptions.Exit(1)
