"""`argmap formats`: what argmap reads and writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from argmap.cli.group import Command
from argmap.cli.shared.options import output_options
from argmap.cli.shared.output import Output
from argmap.formats.core.format import Format
from argmap.formats.core.registry import FORMATS
from argmap.formats.features.table import EVERYTHING
from argmap.render.terminal.lines import Line, Screen, beside
from argmap.render.view import LaidView, Record

SHOWN = ("speakers", "utterances", "undercuts", "linked premises", "schemes", "sections")
"""What formats differ in most; `--json` has every feature."""


class FormatsView(LaidView):
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
                    "keeps": [feature for feature in _FEATURES if feature in f.keeps],
                    "turns": dict(f.instead),
                    "about": f.summary,
                }
                for f in FORMATS
            ]
        }

    def records(self) -> Iterator[Record]:
        """One record for each format."""
        for f in FORMATS:
            keeps, suffixes = (
                ", ".join(kept for kept in SHOWN if kept in f.keeps),
                " ".join(f.suffixes),
            )
            yield (f.name, suffixes, f.reader is not None, f.writer is not None, keeps, f.summary)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Three columns, and below each format which of the features shown it keeps."""
        name_width = max(len(f.name) for f in FORMATS) + 2
        suffix_width = max(len(" ".join(f.suffixes)) for f in FORMATS) + 2
        for f in FORMATS:
            suffixes = " ".join(f.suffixes)
            head: Line = [(f"{f.name:<{name_width}}", "id"), (f"{suffixes:<{suffix_width}}", "")]
            yield from beside([*head, (f"{_ways(f):<15}", "")], f.summary, "", screen.text_width)
            yield [(" " * name_width, ""), *_kept(f)]
        if screen.hints:
            yield []
            yield [("A - stands where a format has no place for something.", "dim")]


_FEATURES = sorted(EVERYTHING)


def _ways(format: Format) -> str:
    return " ".join(
        word for word, has in (("reads", format.reader), ("writes", format.writer)) if has
    )


def _kept(format: Format) -> Line:
    """The features shown, each in its column; a dash where the format does not keep it."""
    return [
        (f"{feature}  ", "dim")
        if feature in format.keeps
        else (f"{'-':<{len(feature) + 2}}", "dim")
        for feature in SHOWN
    ]


@click.command("formats", cls=Command)
@output_options
def command(output: Output) -> None:
    """The formats argmap reads and writes, and what each of them keeps."""
    output.answer(FormatsView())
