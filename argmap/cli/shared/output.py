"""Where an answer goes, and in which form."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from argmap.cli.shared.global_options import chosen_colour
from argmap.cli.shared.paging import answers
from argmap.cli.shared.writing import write_file
from argmap.render.output import SUFFIXES, OutputFormat, Part, joined, one_answer
from argmap.render.terminal.console import Look, look_of, printed, show, width_for
from argmap.render.view import View

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class Output:
    """What `-F`, `--json` and `-o` ask for."""

    format: OutputFormat = "text"
    file: str | None = None

    @classmethod
    def chosen(cls, format: str | None, json: bool, file: str | None) -> Output:
        """The output asked for; the file's suffix picks the format where no option does."""
        if json and format not in (None, "json"):
            raise click.UsageError(f"--json and -F {format} ask for two formats; choose one.")
        by_suffix = SUFFIXES.get(PurePath(file).suffix.lower()) if file else None
        named: OutputFormat = format or ("json" if json else by_suffix or "text")  # type: ignore[assignment]
        return cls(named, file)

    def answer(self, view: View) -> None:
        """Show the answer about one map, or write it in another format."""
        if self.format == "text":
            self.show(view)
        else:
            self.write(one_answer(view, self.format))

    def answer_many(self, parts: Iterable[Part]) -> None:
        """Show or write the answers about several maps, as they come."""
        self.write(joined(parts, self.format))

    def look(self) -> Look:
        """How text looks where it goes."""
        if self.file is not None:
            return Look(width=width_for(None))
        return look_of(sys.stdout, chosen_colour())

    def show(self, renderable: RenderableType) -> None:
        """Print something on the console of answers, or into the file asked for."""
        if self.file is not None:
            self.write(printed(renderable, self.look()))
        else:
            with answers() as stream:
                show(self.look().console(stream), renderable)

    def write(self, pieces: Iterable[str]) -> None:
        """Text to the file asked for, whole or not at all, or to stdout as it comes."""
        if self.file is not None:
            # A file's name may hold what UTF-8 has no bytes for.
            encoded = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
            write_file(self.file, encoded)
            return
        with answers() as stream:
            stream.writelines(pieces)
