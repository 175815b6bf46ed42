"""Layout by Graphviz, in a process of its own that can be stopped.

The program `dot` is used if it is installed, else the library that comes with pygraphviz. Neither
sees a text of the map: they get only sizes and numbered nodes.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from argmap import processes


class LayoutError(RuntimeError):
    """There is no layout: Graphviz is missing, or it failed."""


class NoGraphvizError(LayoutError):
    """Graphviz is not here."""


class TooSlowError(LayoutError):
    """Graphviz did not end in time."""


def laid_out(lines: Iterable[str], seconds: float) -> dict[str, Any]:
    """The positions of a graph in DOT, as Graphviz' JSON. Raises `LayoutError`."""
    source = "".join(lines).encode()
    said = ""
    for command in _commands():
        try:
            done = processes.run(command, input=source, seconds=seconds)
        except processes.TimeUpError:
            raise TooSlowError(f"Graphviz needs more than {seconds:.0f} seconds for this") from None
        except OSError as error:
            said = f"{command[0]}: {error.strerror or error}"
            continue
        try:
            found: dict[str, Any] = json.loads(done.stdout)
        except ValueError:
            said = _message(done.stderr.decode("utf-8", "replace"), done.returncode)
        else:
            return found
    if said:
        raise LayoutError(f"Graphviz failed: {said}")
    raise NoGraphvizError(
        "a picture needs Graphviz; pip install 'argmap[draw]' brings it, "
        "or install the program dot (https://graphviz.org)"
    )


def _commands() -> Iterable[list[str]]:
    program = shutil.which("dot")
    if program is not None:
        # json0 has positions and no drawing commands, which would be several times as long.
        yield [program, "-Tjson0"]
    if find_spec("pygraphviz") is not None:
        # A process of its own, as a C library cannot be stopped. `-P` keeps a file named
        # pygraphviz.py in the user's folder from being imported.
        yield [sys.executable, "-P", "-m", "argmap.render.draw.with_pygraphviz"]


def _message(errors: str, code: int) -> str:
    """The last error message, without Fontconfig's remarks about fonts."""
    lines = [s for s in errors.splitlines() if s.strip() and not s.startswith("Fontconfig")]
    return lines[-1] if lines else f"it ended with {code}"
