"""Load, ask one question, show the answer: what all asking commands do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from argmap.cli.errors import CommandError
from argmap.cli.maps import is_single, load_map, read_all
from argmap.cli.output import Output
from argmap.formats.base import Loaded
from argmap.formats.sources import SourceTexts
from argmap.graph import Links
from argmap.queries.selection import UnknownNameError
from argmap.render.diagnostics import concise, diagnostic_data
from argmap.render.output import Answered
from argmap.render.view import View
from argmap.render.wording import plural

Question = Callable[[Links, Loaded], View]
"""From the relations of a map (and what reading it gave) to an answer."""


def ask(maps: Sequence[str], output: Output, question: Question) -> None:
    """Answer a question about one map, or about several and folders of them."""
    if is_single(maps):
        loaded = load_map(maps[0])
        assert loaded.map is not None
        output.answer(question(Links(loaded.map), loaded))
        return
    asked = _Asked(maps, question)
    output.answer_many(asked.answers())
    sys.stdout.flush()
    asked.report()


class _Asked:
    """A question put to many maps, going on after those that fail."""

    def __init__(self, maps: Sequence[str], question: Question) -> None:
        self.maps = maps
        self.question = question
        self.skipped: list[str] = []
        self.read = 0
        self.failed = 0

    def answers(self) -> Iterator[Answered]:
        for loaded in read_all(self.maps, self.skipped):
            self.read += 1
            path = loaded.path or ""
            if loaded.map is None:
                yield self._failure(loaded, path)
                continue
            try:
                view = self.question(Links(loaded.map), loaded)
            except UnknownNameError as error:
                raise CommandError(f"{path}: {error}") from error
            yield Answered(path, view)

    def _failure(self, loaded: Loaded, path: str) -> Answered:
        self.failed += 1
        for diagnostic in loaded.diagnostics:
            if diagnostic.severity == "error":
                click.echo(concise(diagnostic), err=True)
        found = [diagnostic_data(d) for d in loaded.diagnostics]
        return Answered(path, None, {"path": path, "diagnostics": found})

    def report(self) -> None:
        """Say how many maps were read, failed and skipped; exit 1 where some failed."""
        said = f"{plural(self.read, 'map')} read"
        if self.failed:
            said += f", {self.failed} failed"
        if self.skipped:
            said += f", {plural(len(self.skipped), 'other file')} skipped"
        click.echo(f"{said}.", err=True)
        if self.failed:
            raise click.exceptions.Exit(1)


def source_texts(loaded: Loaded) -> SourceTexts | None:
    """The local texts of a map's sources, looked for beside the map."""
    if loaded.map is None:
        return None
    on_disk = loaded.path is not None and loaded.path != "<stdin>"
    return SourceTexts(loaded.map, Path(loaded.path or "").parent if on_disk else Path())


def say(message: str) -> None:
    """Something a person may want to know, on stderr."""
    click.echo(message, err=True)


