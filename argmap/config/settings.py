"""Every setting there is, in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from argmap.checks.registry import UnknownRuleError, choice_of
from argmap.diagnostics import did_you_mean
from argmap.render.output import OUTPUT_FORMATS
from argmap.render.terminal.console import LEAST_WIDTH

MOST_WIDTH = 1_000


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its name, what it means, and what it can be."""

    name: str
    """With dots: `check.select` is `select` in the table `[check]`."""
    about: str
    default: str
    """What holds where nothing is set, as `argmap config` says it."""
    problem: Callable[[Any], str | None]
    """What is wrong with a value, or None."""


def _one_of(*words: str) -> Callable[[Any], str | None]:
    def problem(value: Any) -> str | None:
        if value in words and isinstance(value, str):
            return None
        near = did_you_mean(value[:60], words) if isinstance(value, str) else None
        return near or f"choose from {', '.join(words)}"

    return problem


def _width(value: Any) -> str | None:
    # True is a number in Python, and no width.
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if is_number and LEAST_WIDTH <= value <= MOST_WIDTH:
        return None
    return f"write a whole number from {LEAST_WIDTH} to {MOST_WIDTH:,}"


def _rules(value: Any) -> str | None:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        return 'write a list of codes or names: ["AM205", "island"]'
    try:
        choice_of(select=[word[:60] for word in value])
    except UnknownRuleError as error:
        return str(error)
    return None


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(
            "theme",
            "The page of pictures that `draw` writes.",
            "auto",
            _one_of("auto", "light", "dark"),
        ),
        Setting("width", "The columns that answers are laid out for.", "the terminal", _width),
        Setting("color", "When there is colour.", "auto", _one_of("auto", "always", "never")),
        Setting(
            "format",
            "The format of answers.",
            "text",
            _one_of(*(f for f in OUTPUT_FORMATS if f not in ("xlsx", "html"))),
        ),
        Setting("check.select", "Only these checks.", "all", _rules),
        Setting("check.ignore", "Not these checks.", "none", _rules),
    )
}
"""By name, in the order in which they are listed."""
