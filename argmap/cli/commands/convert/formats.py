"""`argmap formats`: what argmap reads and writes."""

from __future__ import annotations

import click

from argmap.cli.group import Command
from argmap.cli.options.common import output_options
from argmap.cli.printing.output import Output
from argmap.render.reference.formats import FormatsView


@click.command("formats", cls=Command)
@output_options
def command(output: Output) -> None:
    """The formats argmap reads and writes, and what each of them keeps."""
    output.answer(FormatsView())
