"""The pager, which shows an answer that is taller than the terminal.

Rich's own protocol, `rich.pager.Pager`, passes on the whole text at once. Here a large answer is not
collected first: the pager reads it while it is laid out.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO, cast

from argmap.cli.options.everywhere import may_page
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import hold_back, say, say_held_back

_REMEMBERED = 1 << 20
"""How many characters are kept in case the pager does not work.

That is more than a pipe holds, so a pager that took more has begun to read.
"""
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@contextmanager
def answers() -> Iterator[TextIO]:
    """Where answers are written: standard output, or a pager if they are taller than the terminal."""
    command = _command()
    if command:
        with _Paged(sys.stdout, command) as stream:
            yield cast("TextIO", stream)
    else:
        yield sys.stdout


def _command() -> Sequence[str]:
    """The words of the pager's command line; empty if the answer is shown without a pager."""
    if os.name != "posix" or not (may_page() and sys.stdout.isatty()):
        return ()
    # Such a terminal, as within an editor, cannot move its cursor.
    if os.environ.get("TERM", "dumb") == "dumb":
        return ()
    named = os.environ.get("PAGER")
    if named is None:
        return ("less",) if shutil.which("less") else ()
    try:
        return shlex.split(named)
    except ValueError as error:
        say(f"PAGER cannot be read ({str(error).lower()}); the answer is shown without a pager.")
        return ()


def _environment() -> dict[str, str]:
    """The environment of `less`: it shows colours and, unless told otherwise, does as it does for git.

    F ends it where the text fits the screen, X leaves the text on the screen.
    """
    return {**os.environ, "LESS": f"-R {os.environ.get('LESS', '-FX')}"}


class _Pager:
    """A program that shows text on our terminal while it reads it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it. Raises `OSError`."""
        from argmap import processes

        self.name = command[0]
        self._process = processes.fed(command, _environment())

    def feed(self, text: bytes) -> None:
        """Pass a text on. Raises `BrokenPipeError` if the pager has stopped reading."""
        assert self._process.stdin is not None
        # The pipe is unbuffered, and one write may take only a part.
        rest = memoryview(text)
        while rest:
            rest = rest[self._process.stdin.write(rest) :]

    def wait(self) -> str | None:
        """Wait until the reader has seen enough; says what went wrong, if something did."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        was_interrupted = False
        while True:
            try:
                code = self._process.wait()
            except KeyboardInterrupt:
                # Ctrl-C is meant for the pager, which has the keyboard.
                was_interrupted = True
            else:
                return None if was_interrupted or not code else f"ended with {code}"


class _Paged(io.TextIOBase):
    """Text for a terminal, which goes to a pager as soon as it is taller than that."""

    def __init__(self, terminal: TextIO, command: Sequence[str]) -> None:
        self._terminal = terminal
        self._command = command
        self._size = shutil.get_terminal_size()
        self._rows = 0
        self._kept: list[str] = []
        """What was written, as long as it may still have to be shown without the pager."""
        self._characters = 0
        self._pager: _Pager | None = None
        self._is_direct = False
        """Whether all goes to the terminal from now on."""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the terminal."""
        return self._terminal.encoding

    def write(self, text: str) -> int:
        """Show a text. Raises `BrokenPipeError` where the reader has seen enough."""
        if self._is_direct:
            return self._terminal.write(text)
        self._kept.append(text)
        self._characters += len(text)
        if self._pager is not None:
            self._feed(self._pager, text)
        elif self._is_too_tall(text):
            self._start()
        return len(text)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pager is not None:
            # The reader may still be reading, even if an error ended the answer early.
            self._leave(self._pager)
        elif not self._is_direct:
            self._terminal.writelines(self._kept)

    def _is_too_tall(self, text: str) -> bool:
        # Long lines of data take several rows. One row is left for the prompt of the shell.
        lines = _STYLE.sub("", text).split("\n")
        self._rows += len(lines) - 1
        self._rows += sum(max(len(line) - 1, 0) // self._size.columns for line in lines)
        return self._rows >= self._size.lines

    def _start(self) -> None:
        self._terminal.flush()
        try:
            self._pager = _Pager(self._command)
        except OSError as error:
            self._go_on_without((error.strerror or str(error)).lower())
            return
        hold_back()
        self._feed(self._pager, "".join(self._kept))

    def _feed(self, pager: _Pager, text: str) -> None:
        try:
            pager.feed(text.encode(self.encoding, "backslashreplace"))
        except BrokenPipeError:
            if self._leave(pager):
                raise
        if self._characters > _REMEMBERED:
            self._kept.clear()

    def _leave(self, pager: _Pager) -> bool:
        """Wait until the reader has seen enough; whether the pager has worked."""
        trouble = pager.wait()
        self._pager, self._is_direct = None, True
        say_held_back()
        if trouble:
            self._go_on_without(trouble)
        return not trouble

    def _go_on_without(self, trouble: str) -> None:
        """Show the answer without the pager, which did not work."""
        said = f"the pager {self._command[0]!r} does not work: {trouble}"
        if self._characters > _REMEMBERED:
            raise CommandError(f"{said}; --no-pager shows the answer without one")
        self._is_direct = True
        say(f"{said[0].upper()}{said[1:]}. The answer without it:")
        self._terminal.writelines(self._kept)
