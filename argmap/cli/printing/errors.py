"""Errors as one message on stderr with the right exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from argmap.atomic import ProtectedError


class CommandError(click.ClickException):
    """A message about why there is no answer; exit 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on stderr."""
        from argmap.cli.printing.messages import complain

        complain(f"Error: {self.message}")


def harmless(message: str) -> str:
    """A message in which names contain nothing that a terminal would obey; its line breaks stay."""
    from argmap.render.terminal.text import shown

    return "\n".join(map(shown, message.split("\n")))


@contextmanager
def reported() -> Iterator[None]:
    """Turn unknown names and formats, failed input or output and the like into `CommandError`."""
    # Imported here, so that help and completion start without them.
    from argmap.config.errors import ConfigError
    from argmap.formats.core.format import UnknownFormatError
    from argmap.queries.selection import UnknownNameError
    from argmap.queries.turns import TurnError
    from argmap.semantics.reduction.reading import NotJudgedError
    from argmap.semantics.sat import NoSolverError
    from argmap.workbooks.sheet import NoWorkbookError

    try:
        yield
    # An OSError, too, but no mistake: see `leave_quietly`.
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(io_message(error)) from error
    except TurnError as error:
        help = f"\nhelp: {error.help}" if error.help else ""
        raise CommandError(f"{error}{help}") from error
    except (
        ConfigError,
        UnknownNameError,
        UnknownFormatError,
        NotJudgedError,
        NoSolverError,
        NoWorkbookError,
    ) as error:
        raise CommandError(str(error)) from error


def io_message(error: OSError) -> str:
    """What the system said about a file, in words."""
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, ProtectedError):
        reason += "; --force overwrites it"
    return f"{error.filename}: {reason}" if error.filename else reason
