"""Another id for what stands at a place, also in everything that refers to it."""

from __future__ import annotations

from argmap.edit.editor import Editor
from argmap.edit.edits.base import Edit, EditError
from argmap.edit.edits.renaming import ElementKind, Rename
from argmap.edit.file.reconcile import made_to_say
from argmap.lsp.mentions import Mention
from argmap.lsp.snapshot import Snapshot, Stretch
from argmap.lsp.text_edits import TextEdit, edits_between


class NotEditableError(ValueError):
    """The text cannot be edited as a map; the message says why, and what to do."""


def renamable(snapshot: Snapshot, offset: int) -> Stretch | None:
    """The id at an offset that can be renamed."""
    mention = _mention(snapshot, offset)
    return Stretch(mention.start, mention.end) if mention is not None else None


def renamed(snapshot: Snapshot, offset: int, new: str) -> list[TextEdit]:
    """The edits that rename what stands at an offset; raises `NotEditableError`."""
    mention = _mention(snapshot, offset)
    if mention is None:
        raise NotEditableError("nothing here has an id to rename")
    return made(snapshot, [Rename(_KINDS[mention.kind], mention.id, new)])


def made(snapshot: Snapshot, edits: list[Edit]) -> list[TextEdit]:
    """What edits of the map change in its text; raises `NotEditableError`."""
    if snapshot.loaded.native is None:
        raise NotEditableError("only maps in argmap's own format are edited")
    if snapshot.loaded.map is None:
        raise NotEditableError("the map has errors; mend them first")
    editor = Editor(snapshot.loaded)
    try:
        for edit in edits:
            editor.make(edit)
    except EditError as error:
        raise NotEditableError(str(error)) from error
    new = made_to_say(snapshot.loaded, editor.map, editor.names)
    return edits_between(snapshot.text, new.text)


def _mention(snapshot: Snapshot, offset: int) -> Mention | None:
    mention = snapshot.mention_at(offset)
    if mention is None or snapshot.map is None or mention.kind not in _KINDS:
        return None
    held = getattr(snapshot.map, f"{mention.kind}s")
    return mention if mention.id in held else None


_KINDS: dict[str, ElementKind] = {
    "claim": "claim",
    "speaker": "speaker",
    "source": "source",
    "relation": "relation",
}
