"""Writing files: one rule for files that exist, and `--force` and `--dry-run` for all commands.

What argmap can make again replaces an existing file: an answer, a picture, a page, a database. A map
is never replaced, and a new map replaces nothing: the command says so and ends with exit code 1;
`--force` replaces it all the same. An empty file has nothing to lose, a file that the user named to be
changed is changed, and what is no file (a pipe, `/dev/null`) is written to.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from argmap.atomic import write_atomically
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import complain
from argmap.content import StrPath
from argmap.formats.core.reading import is_map

_FORCED = "argmap.force"
_DRY_RUN = "argmap.dry_run"

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class NotWrittenError(CommandError):
    """Nothing is written, because something would be lost or replaced; exit 1."""

    exit_code = 1


def _note(key: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def note(ctx: click.Context, param: click.Parameter, given: bool) -> None:
        ctx.meta[key] = given

    return note


def writing_flags(function: Decorated) -> Decorated:
    """`--force` and `-n`, which `is_forced` and `is_dry_run` then tell everywhere in the command."""
    force = click.option(
        "--force",
        is_flag=True,
        expose_value=False,
        callback=_note(_FORCED),
        help="Replace an existing file, even a protected one.",
    )
    dry_run = click.option(
        "-n",
        "--dry-run",
        is_flag=True,
        expose_value=False,
        callback=_note(_DRY_RUN),
        help="Write nothing; show what would be written.",
    )
    return force(dry_run(function))


def is_forced() -> bool:
    """Whether the command that is running was given `--force`."""
    return _is_noted(_FORCED)


def is_dry_run() -> bool:
    """Whether the command that is running was given `--dry-run`."""
    return _is_noted(_DRY_RUN)


def _is_noted(key: str) -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(key))


def refuse_existing(*files: StrPath | None, new_map: bool = False) -> None:
    """Raise `NotWrittenError` for a file that may be replaced with `--force` alone.

    With `new_map` a map is to be written: it replaces nothing.
    """
    if is_forced():
        return
    for file in files:
        if file is not None and _holds_something(file) and (new_map or is_map(file)):
            raise NotWrittenError(f"{os.fspath(file)} is there already; --force replaces it")


def _holds_something(file: StrPath) -> bool:
    path = Path(file)
    return path.is_file() and path.stat().st_size > 0


def write_file(
    path: StrPath,
    pieces: Iterable[str | bytes],
    *,
    new_map: bool = False,
    instead_of: StrPath | None = None,
) -> None:
    """Write a file whole or not at all, or with `--dry-run` say that it would be written.

    `new_map` is that of `refuse_existing`. `instead_of` is a file that the user named to be changed:
    if `path` is that file, it is replaced. Raises `OSError`, and `NotWrittenError` for a file that
    exists already.
    """
    is_own = is_same_file(path, instead_of)
    if not is_own:
        refuse_existing(path, new_map=new_map)
    if is_dry_run():
        # The content is still made, so that its errors are found.
        for _ in pieces:
            pass
        is_there = _holds_something(path)
        complain(f"--dry-run: {os.fspath(path)} would be {'replaced' if is_there else 'written'}")
        return
    # Not even a file that another program makes in the meantime is replaced.
    is_new = new_map and not is_forced() and not is_own and not Path(path).exists()
    try:
        write_atomically(path, pieces, force=is_forced(), exclusive=is_new)
    except FileExistsError as error:
        raise NotWrittenError(f"{os.fspath(path)} is there already; --force replaces it") from error


def is_same_file(one: StrPath | None, other: StrPath | None) -> bool:
    """Whether two paths name the same existing file."""
    if one is None or other is None:
        return False
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)
