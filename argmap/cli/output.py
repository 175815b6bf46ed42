"""Where an answer goes, and in which form."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TextIO

import click

from argmap.cli.writing import write_file
from argmap.render.lines import Line, Screen, paint, plain
from argmap.render.output import SUFFIXES, OutputFormat, Part, joined, one_answer
from argmap.render.view import View


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour what goes to a stream: a terminal, unless NO_COLOR or TERM=dumb say no."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def is_for_a_person(stream: TextIO) -> bool:
    """Whether a person reads what goes to a stream, rather than a program."""
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def screen_of(stream: TextIO) -> Screen:
    """The terminal a stream goes to: its width (`$COLUMNS` wins), and what it can show."""
    width = shutil.get_terminal_size((80, 24)).columns
    try:
        "─│└⋯“”…".encode(stream.encoding or "ascii")
        unicode = True
    except (UnicodeEncodeError, LookupError):
        unicode = False
    return Screen(max(width, 24), unicode, wants_colour(stream))


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
        """Show the answer about one map."""
        if self._is_shown():
            self.show(view.lines(screen_of(sys.stdout)))
        else:
            self.write(one_answer(view, self.format))

    def answer_many(self, parts: Iterable[Part]) -> None:
        """Show the answers about several maps, as they come."""
        self.write(joined(parts, self.format))

    def screen(self) -> Screen | None:
        """The terminal that answers are laid out for; None where they go elsewhere."""
        return screen_of(sys.stdout) if self._is_shown() else None

    def page(self, view: View) -> None:
        """Show lines also where a program reads them: for pages that are text, not records."""
        if self.file is not None:
            screen = Screen(hints=False)
            self.write(plain(line) + "\n" for line in view.lines(screen))
        else:
            self.show(view.lines(screen_of(sys.stdout)))

    def _is_shown(self) -> bool:
        return self.format == "text" and self.file is None and is_for_a_person(sys.stdout)

    def show(self, lines: Iterable[Line]) -> None:
        """Lines on the terminal."""
        paint(lines, sys.stdout, colour=wants_colour(sys.stdout))

    def write(self, pieces: Iterable[str]) -> None:
        """Text to the file asked for, whole or not at all, or to stdout as it comes."""
        if self.file is not None:
            # A file's name may hold what UTF-8 has no bytes for.
            encoded = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
            write_file(self.file, encoded)
            return
        sys.stdout.writelines(pieces)
