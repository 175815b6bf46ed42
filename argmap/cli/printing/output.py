"""Where an answer goes, and in which form."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from argmap.cli.options.everywhere import chosen_colour
from argmap.cli.printing.paging import answers
from argmap.cli.shared.configured import configured
from argmap.cli.shared.formats import format_by_suffix, the_format
from argmap.cli.shared.writing import write_file
from argmap.render.output import (
    HTML,
    MORE_SUFFIXES,
    SUFFIXES,
    WORKBOOK,
    OutputFormat,
    Part,
    joined,
    joined_sheets,
    one_answer,
)
from argmap.render.terminal.console import Look, look_of, printed, show, width_for
from argmap.render.view import View
from argmap.workbooks.sheet import Sheet

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class Output:
    """What `-F`, `--json` and `-o` ask for."""

    format: str = "text"
    """One of `OUTPUT_FORMATS`, or another that the command knows."""
    file: str | None = None
    is_map: bool = False
    """Whether a map is written: it replaces no file."""

    @classmethod
    def chosen(
        cls, format: str | None, json: bool, file: str | None, more: Collection[str] = ()
    ) -> Output:
        """The output asked for; the file's suffix picks the format if no option does.

        `more` names the formats that it may have beyond those of every command. Raises `click.UsageError`
        for a workbook without a file.
        """
        named = the_format(format, "json" if json else None)
        known = {**SUFFIXES, **{s: name for s, name in MORE_SUFFIXES.items() if name in more}}
        by_suffix = format_by_suffix(file, known) if file and not named else None
        if named == WORKBOOK and file is None:
            raise click.UsageError("a workbook is a file: name it with -o FILE.xlsx")
        return cls(named or by_suffix or configured("format") or "text", file)

    def answer(self, view: View) -> None:
        """Show the answer about one map, or write it in another format."""
        if self.format == "text":
            self.show(view)
        elif self.format == WORKBOOK:
            self._write_workbook(view.sheets())
        elif self.format == HTML:
            self._write_page(view.title, view.html())
        else:
            self.write(one_answer(view, self.known_format))

    def answer_many(self, parts: Iterable[Part]) -> None:
        """Show or write the answers about several maps, as they come."""
        if self.format == WORKBOOK:
            self._write_workbook(joined_sheets(parts))
        elif self.format == HTML:
            self._write_page("argmap", (part.text for part in parts))
        else:
            self.write(joined(parts, self.known_format))

    @property
    def known_format(self) -> OutputFormat:
        """The format, if it is one that every command knows."""
        return self.format  # type: ignore[return-value]

    def look(self) -> Look:
        """How text looks where it goes."""
        # A file looks the same whatever terminal it was written from.
        if self.file is not None:
            return Look(width=configured("width") or width_for(None))
        look = look_of(sys.stdout, chosen_colour())
        width = None if os.environ.get("COLUMNS") else configured("width")
        return replace(look, width=width) if width else look

    def show(self, renderable: RenderableType) -> None:
        """Print something on the console of answers, or into the file asked for."""
        if self.file is not None:
            self.write(printed(renderable, self.look()))
        else:
            with answers() as stream:
                show(self.look().console(stream), renderable)

    def _write_page(self, title: str, parts: Iterable[str]) -> None:
        # Few answers are pages, as few are workbooks: who wants none does not load what writes them.
        from argmap.render.html_page import html_page

        self.write(html_page(title, parts))

    def _write_workbook(self, sheets: Iterable[Sheet]) -> None:
        from argmap.workbooks.workbook import workbook

        assert self.file is not None
        write_file(self.file, [workbook(sheets)])

    def write(self, pieces: Iterable[str]) -> None:
        """Text to the file asked for, whole or not at all, or to stdout as it comes."""
        if self.file is not None:
            # The name of a file may contain bytes that are no UTF-8 and cannot be encoded back.
            encoded = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
            write_file(self.file, encoded, new_map=self.is_map)
            return
        with answers() as stream:
            stream.writelines(pieces)
