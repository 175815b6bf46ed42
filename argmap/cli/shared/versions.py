"""Reading a version of a map: a file, standard input, git's `REV:path`, or nothing at all."""

from __future__ import annotations

import os

from argmap.cli.shared.git import NOTHING, names_revision
from argmap.cli.shared.maps import asked_reading, read_map, sound
from argmap.cli.shared.revision_files import read_revision
from argmap.content import read_content
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_bytes
from argmap.model import ArgumentMap


def load_version(word: str) -> Loaded:
    """A version that must be sound: its errors are shown, and then there is no answer."""
    return sound(read_version(word))


def read_version(word: str, name: str | None = None) -> Loaded:
    """A version with what is wrong with it; `name` is what to call it, and says its format."""
    # Git names this if a file exists on one side only: a map that was added began empty.
    if word in (NOTHING, os.devnull):
        return Loaded(ArgumentMap(), path=name or word)
    if names_revision(word):
        return read_revision(word, asked_reading(), name)
    if name is None:
        return read_map(word)
    # Git hands over an empty file if two branches added a map without a common origin.
    content = read_content(word)
    return read_bytes(content, name) if content.strip() else Loaded(ArgumentMap(), path=name)
