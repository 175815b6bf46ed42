"""Which checks are asked for beside a map, by its configuration."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from argmap.checks.registry import RuleChoice, choice_of
from argmap.config.errors import ConfigError
from argmap.config.finding import config_for


class Configured(NamedTuple):
    """The checks for a map; all of them where its configuration cannot be followed."""

    choice: RuleChoice
    problems: tuple[str, ...] = ()
    """What is wrong in the configuration, each with its place."""


def checks_for(path: str | None) -> Configured:
    """The checks for a map, by the configuration that is nearest to its folder."""
    try:
        config = config_for(Path(path).parent if path else ".")
    except ConfigError as error:
        return Configured(RuleChoice(), tuple(error.problems))
    except OSError as error:
        return Configured(RuleChoice(), (f"{error.filename}: {error.strerror or error}",))
    return Configured(choice_of(config.get("check.select", ()), config.get("check.ignore", ())))
