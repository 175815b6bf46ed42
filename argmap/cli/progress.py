"""How far a long job has come, on stderr."""

from __future__ import annotations

import sys
from time import monotonic

import click


class Progress:
    """A count on stderr while a long job runs, if a person sees it."""

    def __init__(self, wanted: bool = True) -> None:
        self.on = wanted and sys.stderr.isatty()
        self.last = monotonic()

    def __enter__(self) -> Progress:
        return self

    def show(self, count: int) -> None:
        """Say how many maps are done, a few times a second."""
        if self.on and monotonic() - self.last > 0.2:
            self.last = monotonic()
            click.echo(f"\r{count:,} maps …", nl=False, err=True)

    def __exit__(self, *exception: object) -> None:
        if self.on:
            click.echo("\r\x1b[K", nl=False, err=True)
