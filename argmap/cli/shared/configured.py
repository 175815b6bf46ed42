"""The configuration that holds for a command: looked for once, when something first asks."""

from __future__ import annotations

from typing import Any

import click

_CONFIG = "argmap.config"


def configured(name: str) -> Any:
    """What a setting is set to; None where it is not set. Raises `ConfigError`, which ends the command."""
    context = click.get_current_context(silent=True)
    if context is None:
        return None
    if _CONFIG not in context.meta:
        # Imported here: most commands that end at once ask for no setting.
        from argmap.config.finding import config_for
        from argmap.config.reading import Config

        # What is wrong is told once: whatever prints it asks for settings, too.
        context.meta[_CONFIG] = Config()
        context.meta[_CONFIG] = config_for()
    return context.meta[_CONFIG].get(name)
