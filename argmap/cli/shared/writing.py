"""Writing files: what `--force` asks for reaches every place that writes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from argmap.atomic import write_atomically
from argmap.content import StrPath

_FORCED = "argmap.force"

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _note_force(ctx: click.Context, param: click.Parameter, given: bool) -> None:
    ctx.meta[_FORCED] = given


def force_option(help: str | None = None) -> Callable[[Decorated], Decorated]:
    """`--force`: what is said by `is_forced` then, in the whole command."""
    return click.option(
        "--force",
        is_flag=True,
        expose_value=False,
        callback=_note_force,
        help=help or "Write also over a protected file, or one with several names.",
    )


def is_forced() -> bool:
    """Whether the command that is running was given `--force`."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_FORCED))


def write_file(path: StrPath, pieces: Iterable[str | bytes]) -> None:
    """Write a file whole or not at all; raises `OSError`."""
    write_atomically(path, pieces, force=is_forced())
