"""`argmap config`: what is set in a configuration, and where."""

from __future__ import annotations

import click

from argmap.cli.group import Command
from argmap.cli.options.common import output_options
from argmap.cli.printing.output import Output
from argmap.config.finding import config_for
from argmap.config.settings import SETTINGS
from argmap.render.reference.config import ConfigView, Held


@click.command("config", cls=Command)
@output_options
def command(output: Output) -> None:
    """What holds here, and where it is set: how answers look and which checks run.

    The nearest argmap.toml, or pyproject.toml with a table [tool.argmap], is looked for from this folder
    upwards. Options win over it. It never changes what a map means.

    \b
    argmap config
    """
    config = config_for()
    held = [
        Held(s.name, config.get(s.name), s.default, config.origin(s.name), s.about)
        for s in SETTINGS.values()
    ]
    output.answer(ConfigView(held, config.path))
