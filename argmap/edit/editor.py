"""Edits made to a map and to the text of its file, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.edit.edits.base import Edit
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.patches import patched
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap


class Editor:
    """A sound map in argmap's own format, with its file, while edits are made to it."""

    def __init__(self, loaded: Loaded) -> None:
        self.file = MapFile(loaded)
        assert loaded.map is not None
        self.map: ArgumentMap = loaded.map
        """The map as the edits have made it."""

    def make(self, edit: Edit) -> None:
        """Make one edit; raises `EditError` where it makes no sense, and then nothing is changed."""
        after = edit(self.map)
        edit.write(self.file, self.map, after)
        self.map = after

    def text(self) -> str:
        """The text of the file with all edits, and all else as it was."""
        return patched(self.file.tree, json=self.file.json)


def apply(loaded: Loaded, edits: Iterable[Edit]) -> str:
    """The text of a map's file after some edits. Raises `EditError`; nothing is changed then."""
    editor = Editor(loaded)
    for edit in edits:
        editor.make(edit)
    return editor.text()
