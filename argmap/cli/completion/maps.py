"""The maps that are on the line already.

Only regular files are read: pressing Tab must not wait for a pipe, or consume standard input.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from argmap.formats.core.loaded import Loaded
    from argmap.model import ArgumentMap

FOLDER_BYTES = 2_000_000
"""How many bytes of a folder's maps are read, which takes about half a second."""

_LEAST_BYTES = 200
"""What any file costs at least, even a tiny one, in bytes that could be read in that time."""


class Typed(NamedTuple):
    """What the words before the one to complete say."""

    maps: list[str]
    """The maps that are meant, the default one included."""
    explicit: bool
    """Whether they are named on the line."""
    rest: list[str]
    """The words after the maps."""


def typed(ctx: click.Context) -> Typed:
    """What stands on the line before the word to complete."""
    from argmap.cli.shared.asked import split_words
    from argmap.cli.shared.maps import STDIN

    # If the option to complete still lacks its value, Click leaves all words in `args`.
    words = [_expanded(w) for w in _arguments(ctx) or ctx.args]
    named = [_expanded(w) for w in ctx.params.get("named_maps") or ()]
    try:
        maps, rest = split_words(words, named)
    except click.UsageError:
        return Typed([], False, words)
    explicit = bool(named) or len(rest) < len(words)
    return Typed([m for m in maps if m != STDIN], explicit, rest)


def _arguments(ctx: click.Context) -> list[str]:
    found: list[str] = []
    for param in ctx.command.params:
        value = ctx.params.get(param.name or "") if isinstance(param, click.Argument) else None
        if value is not None:
            found += map(str, value if isinstance(value, tuple) else (value,))
    return found


def _expanded(word: str) -> str:
    """A word with `~` and variables replaced, which the shell passes on as they were typed."""
    return os.path.expandvars(Path(word).expanduser()) if word[:1] in "~$" else word


def maps_in(paths: Iterable[str]) -> Iterator[ArgumentMap]:
    """The maps in files and folders, as far as they can be read."""
    from argmap.formats.core.reading import files_below, read, read_if_map

    for path in paths:
        if not Path(path).is_dir():
            yield from _map_in(path, read)
            continue
        left = FOLDER_BYTES
        for file in files_below(path):
            yield from _map_in(file, read_if_map)
            left -= max(_size(file), _LEAST_BYTES)
            # An incomplete list now is better than a complete one after the user has given up.
            if left <= 0:
                return


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def _map_in(file: str, reader: Callable[[str], Loaded | None]) -> Iterator[ArgumentMap]:
    if not Path(file).is_file():
        return
    try:
        loaded = reader(file)
    except OSError:
        return
    if loaded is not None:
        # A map in the middle of an edit is rarely sound, but its ids are still useful.
        map = loaded.map if loaded.map is not None else loaded.partial
        if map is not None:
            yield map
