"""`argmap formats`: what argmap reads and writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from argmap.cli.group import Command
from argmap.cli.options import output_options
from argmap.cli.output import Output
from argmap.formats.registry import FORMATS, KEEPABLE
from argmap.render.lines import Line, Screen
from argmap.render.view import Record, View


class FormatsView(View):
    """The formats with what each keeps."""

    columns = ("name", "suffixes", "reads", "writes", "keeps", "about")

    def data(self) -> Mapping[str, Any]:
        """The formats under `formats`."""
        return {
            "formats": [
                {
                    "name": f.name,
                    "suffixes": list(f.suffixes),
                    "reads": f.reader is not None,
                    "writes": f.writer is not None,
                    "keeps": [kept for kept in KEEPABLE if kept in f.keeps],
                    "about": f.summary,
                }
                for f in FORMATS
            ]
        }

    def records(self) -> Iterator[Record]:
        """One record for each format."""
        for f in self.data()["formats"]:
            keeps, suffixes = ", ".join(f["keeps"]), " ".join(f["suffixes"])
            yield (f["name"], suffixes, f["reads"], f["writes"], keeps, f["about"])

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A table, and below each format what it loses."""
        for f in FORMATS:
            ways = [word for word, has in (("reads", f.reader), ("writes", f.writer)) if has]
            head: Line = [(f"{f.name:<8}", "id"), (f"{' '.join(f.suffixes):<22}", "")]
            yield [*head, (f"{' '.join(ways):<14}", "dim"), (f.summary, "")]
            lost = [kept for kept in KEEPABLE if kept not in f.keeps]
            if lost:
                yield [(" " * 44, ""), (f"does not keep {', '.join(lost)}", "dim")]


@click.command("formats", cls=Command)
@output_options
def command(output: Output) -> None:
    """The formats argmap reads and writes, and what each of them keeps."""
    output.answer(FormatsView())
