"""Edits made to a map in memory and then, all at once, to the text of its file."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.edit.compare.names import Names
from argmap.edit.edits.base import Edit
from argmap.edit.file.reconcile import reconciled
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap


class Editor:
    """A sound map in argmap's own format, with its file, while edits are made to it."""

    def __init__(self, loaded: Loaded) -> None:
        if loaded.map is None:
            raise ValueError("only a sound map can be edited")
        self.loaded = loaded
        self.map: ArgumentMap = loaded.map
        """The map as the edits have made it."""
        self.names = Names()
        """The new ids of what the edits have renamed."""

    def make(self, edit: Edit) -> None:
        """Make one edit; raises `EditError` if it makes no sense, and then changes nothing."""
        after = edit(self.map)
        self.names = self.names.then(edit.renames(self.map, after))
        self.map = after

    def text(self) -> str:
        """The text of the file with all edits, and everything else as it was."""
        return reconciled(self.loaded, self.map, self.names)


def apply(loaded: Loaded, edits: Iterable[Edit]) -> str:
    """The text of a map's file after some edits; comments and spelling stay. Raises `EditError`.

    >>> from argmap.edit.edits.setting import SetField
    >>> from argmap.formats.core.reading import read_text
    >>> loaded = read_text("claims: {a: A.,  b: 'B.'} # two")
    >>> apply(loaded, [SetField("claim", "a", "text", "Agreed.")])
    "claims: {a: Agreed.,  b: 'B.'} # two"
    """
    editor = Editor(loaded)
    for edit in edits:
        editor.make(edit)
    return editor.text()
