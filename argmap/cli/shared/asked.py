"""The maps and the claims among a command's words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import click

from argmap.cli.shared.git import names_map_in_revision
from argmap.cli.shared.maps import STDIN, near_map
from argmap.diagnostics import first_of
from argmap.formats.core.file_names import stem
from argmap.formats.core.lookup import has_known_suffix
from argmap.formats.core.reading import is_map


def split_words(words: Sequence[str], named: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """The maps and the claims among a command's words.

    Words are maps as long as they are `-`, an existing path, have the suffix of a map or are git's
    `REV:path`; the rest are claims. With `-m` (`named`), all words are claims. Without any map, the
    default map is meant.
    """
    if named:
        return list(named), list(words)
    maps: list[str] = []
    for word in words:
        if not names_a_map(word):
            break
        maps.append(word)
    rest = list(words[len(maps) :])
    if rest:
        _refuse_slip(rest[0])
    return maps or [_default_map(rest)], rest


def names_a_map(word: str) -> bool:
    """Whether a word is `-`, an existing path, `REV:path`, or has the suffix of a map."""
    # Unlike a path's own method, this takes a word of any length.
    if word == STDIN or os.path.exists(word):  # noqa: PTH110
        return True
    return has_known_suffix(word) or names_map_in_revision(word)


def _refuse_slip(word: str) -> None:
    """Refuse a word that is the name of a map with a slip in it, and say which map was meant.

    Ids may contain dots, so a word is taken for a file only if its suffix is nearly that of a map.
    """
    suffix = Path(word).suffix
    if len(suffix) < 3 or len(word) > 200:
        return
    near = near_map(word)
    if near is not None and (stem(near) == stem(word) or _is_slip(suffix)):
        raise click.UsageError(f"{word}: no such file; did you mean {near}?")


def _is_slip(suffix: str) -> bool:
    from argmap.diagnostics import closest
    from argmap.formats.core.registry import FORMATS

    known = {s: s for f in FORMATS if f.reader is not None for s in f.suffixes}
    return bool(closest(suffix.lower(), known))


def default_map() -> str:
    """`$ARGMAP_MAP`, or the only map in this folder."""
    return _default_map(())


def _default_map(words: Sequence[str]) -> str:
    """The default map; if there is none, the first word may be the name of a file with a slip."""
    named = os.environ.get("ARGMAP_MAP")
    if named:
        return named
    files = sorted(p.name for p in Path().iterdir() if not p.name.startswith("."))
    # A few are enough to know that there is not only one.
    found = list(islice((f for f in files if is_map(f)), 7))
    if len(found) == 1:
        return found[0]
    near = near_map(words[0]) if words and len(words[0]) <= 200 else None
    if near is not None:
        raise click.UsageError(f"{words[0]}: no such file; did you mean {near}?")
    if found:
        raise click.UsageError(f"which map? This folder has {first_of(found, 6)}.")
    raise click.UsageError("which map? Name a file, or set ARGMAP_MAP; this folder has none.")
