"""Changing a map's file: lock, read, edit, check, write.

Nothing is written unless the changed text, read again, gives exactly the map that the edits give,
without an error that was not there before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from argmap.atomic import ChangedMeanwhileError, write_atomically
from argmap.checks.registry import find_errors
from argmap.content import read_content
from argmap.diagnostics import Diagnostic
from argmap.edit.editor import Editor
from argmap.edit.edits.base import Edit
from argmap.edit.file.canonical import canonical_text
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.reconcile import IN_ITS_WAY, Reconciled, laid_out_anew
from argmap.edit.file.says_the_same import proved, says
from argmap.edit.file.tree import UnpatchableError
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading, read_bytes, read_text
from argmap.locking import locked
from argmap.model import ArgumentMap

_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put before UTF-8."""


class RefusedError(ValueError):
    """An edit was not made; `diagnostics` say why if something is wrong with the file."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics = list(diagnostics)


class ForeignFormatError(RefusedError):
    """The file is a map in a format that argmap does not edit in place."""


@dataclass(slots=True)
class Change:
    """A change of a file, made or only shown."""

    path: str
    old: str
    new: str
    changes: list[dict[str, Any]] = field(default_factory=list)
    """The changes of the map, as records with `action`, `kind` and `id`."""
    laid_out_because: str | None = None
    """Why the whole file had to be laid out anew; None if it had not."""
    written: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was read or written last: who edits it again need not read it again."""

    content: bytes
    loaded: Loaded


class OpenedMap:
    """A map's file while its lock is held."""

    def __init__(
        self, path: str, *, force: bool = False, follow: bool = True, known: Known | None = None
    ) -> None:
        self.path = path
        self.force = force
        self.content = read_content(path, only_files=True, follow=follow)
        if known is not None and known.content == self.content:
            self.loaded = known.loaded
        else:
            self.loaded = read_bytes(self.content, path, Reading(for_edits=True))
        if self.loaded.native is None and self.loaded.format not in ("", "yaml", "json"):
            raise ForeignFormatError(f"{path} is a map in {self.loaded.format}")
        if self.loaded.map is None:
            raise RefusedError("the map has errors; mend it first", self.loaded.diagnostics)
        self._editor = Editor(self.loaded)
        self.changes: list[dict[str, Any]] = []
        """What the edits have changed, as records with `action`, `kind` and `id`."""
        self.known: Known | None = Known(self.content, self.loaded)
        """The file as it is now; None where it was laid out anew and has to be read."""

    @property
    def map(self) -> ArgumentMap:
        """The map with the edits that were made so far."""
        return self._editor.map

    @property
    def default_source(self) -> str | None:
        """The source that every utterance in the file means unless it says otherwise."""
        return MapFile(self.loaded).default_source

    def make(self, edit: Edit) -> None:
        """Make an edit, in memory; raises `EditError`."""
        before = self.map
        self._editor.make(edit)
        self.changes += edit.changes(before, self.map)

    def save(self, *, dry_run: bool = False) -> Change:
        """Check the edits and write them; raises `RefusedError`, and then nothing is written."""
        # A whole new layout is the last resort: it is right, but changes lines that nobody edited.
        try:
            loaded = self._proved()
        except UnpatchableError as error:
            made = laid_out_anew(self.loaded, self.map, self._editor.names, str(error))
            return self._write(made, dry_run=dry_run)
        change = self._write(Reconciled(loaded.text), dry_run=dry_run)
        if change.written:
            self.known = Known(encoded(loaded.text, self.content), loaded)
        return change

    def lay_out(self, *, dry_run: bool = False) -> Change:
        """Write the map in its canonical layout; raises `RefusedError`."""
        return self._write(Reconciled(laid_out(self.loaded)), dry_run=dry_run)

    def _write(self, made: Reconciled, *, dry_run: bool) -> Change:
        new = made.text
        change = Change(self.path, self.loaded.text, new, self.changes, made.laid_out_because)
        if not dry_run:
            self.write(change)
        return change

    def write(self, change: Change) -> None:
        """Write a change that was only shown; raises `RefusedError`."""
        if change.new != change.old:
            write_text(self.path, change.new, self.content, force=self.force)
            change.written = True
            self.known = None

    def _proved(self) -> Loaded:
        """The text with the edits, read; raises `UnpatchableError` if it says anything else."""
        text = self._editor.text()
        if text == self.loaded.text and self.map == self.loaded.map:
            return self.loaded
        # The cheap proof comes first; all checks run over the text only if something is wrong.
        found = proved(text, self.loaded, self.map)
        if found is None or find_errors(Loaded(self.map)):
            # The user can mend an error; anything else is a limit of patching.
            errors = new_errors(self.loaded, read_text(text, self.path, self.loaded.format))
            if errors:
                raise RefusedError("the map would have errors", errors)
        if found is None:
            raise UnpatchableError(IN_ITS_WAY)
        return found


def laid_out(loaded: Loaded) -> str:
    """A sound map in its canonical layout; raises `RefusedError` if that would change what it says."""
    assert loaded.map is not None
    text = canonical_text(loaded)
    if text != loaded.text and not says(text, loaded, loaded.map):
        raise RefusedError(
            f"{loaded.path} cannot be laid out anew without a change of what it says"
        )
    return text


@contextmanager
def opened(
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    follow: bool = True,
    known: Known | None = None,
) -> Iterator[OpenedMap]:
    """A map's file, locked and read. Raises `OSError`, `RefusedError` and `ForeignFormatError`.

    With `force` the file is also written if `argmap.atomic` protects it (`ProtectedError`). Without
    `follow` a link is no file. A file that is still as it is `known` is not read again.
    """
    with locked(path):
        yield OpenedMap(os.fspath(path), force=force, follow=follow, known=known)


def change_file(
    path: str | os.PathLike[str],
    edits: Iterable[Edit],
    *,
    dry_run: bool = False,
    force: bool = False,
) -> Change:
    """Make edits to a map's file, all of them or none.

    Raises `EditError` for an edit that makes no sense for the map, `RefusedError` if the map has
    errors or would get some, and `OSError`. `force` is that of `opened`.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from argmap.edit.edits.renaming import Rename
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "map.yaml")
    ...     _ = file.write_text("claims: {a: A.,  b: {text: B., rebuts: a}} # two")
    ...     _ = change_file(file, [Rename("claim", "a", "motion")])
    ...     print(file.read_text())
    claims: {motion: A.,  b: {text: B., rebuts: motion}} # two
    """
    with opened(path, force=force) as map:
        for edit in edits:
            map.make(edit)
        return map.save(dry_run=dry_run)


def new_errors(before: Loaded, after: Loaded) -> list[Diagnostic]:
    """The errors of a changed map that it did not have before."""
    found = [*(d for d in after.diagnostics if d.severity == "error"), *find_errors(after)]
    if not found:
        return []
    # An edit may leave old errors alone, or a map with errors could not be mended step by step.
    # Lines move with an edit, so errors are known by their code and message.
    known = {(d.code, d.message) for d in find_errors(before)}
    return [d for d in found if (d.code, d.message) not in known]


def write_text(path: str, text: str, content: bytes, *, force: bool = False) -> None:
    """Replace a file that contained `content`; raises `RefusedError` if it contains anything else."""
    try:
        write_atomically(path, [encoded(text, content)], force=force, instead_of=content)
    except ChangedMeanwhileError as error:
        message = f"another program has changed {path} meanwhile; try again"
        raise RefusedError(message) from error


def encoded(text: str, content: bytes) -> bytes:
    """The bytes of a file with a text, instead of what it contained."""
    # Reading drops the byte order mark; a program that wanted it still finds it.
    mark = _MARK if content.startswith(_MARK) else b""
    return mark + text.encode("utf-8")
