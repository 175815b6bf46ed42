"""Speakers that a map does not have yet: `--declare` adds them, or a person agrees to it."""

from __future__ import annotations

import sys

import click

from argmap.edit.requests.speakers import Agrees
from argmap.render.terminal.text import shown

declare_option = click.option(
    "--declare", is_flag=True, help="Add a speaker that the map does not have yet."
)
"""Passed on as `declare`."""


def agreement(*, declare: bool) -> Agrees:
    """Whether somebody new is meant by a name: with `--declare`, or if a person says so."""
    return lambda word: declare or _is_agreed(word)


def _is_agreed(word: str) -> bool:
    """Whether a person says that somebody new is meant."""
    # A script must not wait for an answer that nobody gives.
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(f"There is no speaker {shown(word)!r}. Add one?", err=True)
