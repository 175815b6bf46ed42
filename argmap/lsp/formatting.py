"""The canonical layout of a text, as `argmap fmt` writes it."""

from __future__ import annotations

from argmap.edit.change import RefusedError, laid_out
from argmap.lsp.renaming import NotEditableError
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.text_edits import TextEdit, edits_between


def formatted(snapshot: Snapshot) -> list[TextEdit]:
    """The edits that lay a map out; raises `NotEditableError` for a text that is no sound map."""
    if snapshot.loaded.native is None:
        raise NotEditableError("only maps in argmap's own format have a canonical layout")
    if snapshot.loaded.map is None:
        raise NotEditableError("the map has errors; mend them first")
    try:
        return edits_between(snapshot.text, laid_out(snapshot.loaded))
    except RefusedError as error:
        raise NotEditableError(str(error)) from error
