"""Which checks are asked for beside a map, by its configuration."""

from __future__ import annotations

from pathlib import Path

from argmap.checks.registry import RuleChoice, choice_of
from argmap.config.errors import ConfigError
from argmap.config.finding import config_for


def checks_for(path: str | None) -> RuleChoice:
    """The checks for a map: those of the configuration that is nearest to its folder.

    A configuration that cannot be followed chooses nothing: `argmap config` tells what is wrong in it.
    """
    try:
        config = config_for(Path(path).parent if path else ".")
        return choice_of(config.get("check.select", ()), config.get("check.ignore", ()))
    except (ConfigError, OSError):
        return RuleChoice()
