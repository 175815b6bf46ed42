"""Make the text of a map's file say another map, and leave everything else in it as it is.

Edits and merges reach a file only this way. The reconciler knows nothing of them. It knows the map
that the file says, the map that it is to say, and the new ids of renamed elements.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.edit.compare.names import Names
from argmap.edit.file.canonical import canonical_text
from argmap.edit.file.elements import change_elements, change_map
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.patching import patched
from argmap.edit.file.relations import RelationsInFile
from argmap.edit.file.says_the_same import says
from argmap.edit.file.tree import UnpatchableError
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_text
from argmap.formats.core.writing import dumps
from argmap.model import ArgumentMap

SAME_NAMES = Names()
IN_ITS_WAY = "it is written in a way that cannot be changed in place"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A text that says what was asked for."""

    text: str
    laid_out_because: str | None = None
    """Why all of it had to be laid out anew; None where only what differs was touched."""


def made_to_say(loaded: Loaded, after: ArgumentMap, names: Names = SAME_NAMES) -> Reconciled:
    """A text that says `after`, proved by reading it again: the file's own, changed where it can be."""
    try:
        text = reconciled(loaded, after, names)
    except UnpatchableError as error:
        return laid_out_anew(loaded, after, names, str(error))
    if (text == loaded.text and loaded.map == after) or says(text, loaded, after):
        return Reconciled(text)
    # YAML has more spellings than the patches foresee. A text that does not prove right is never
    # written; the user is told that the layout changed.
    return laid_out_anew(loaded, after, names, IN_ITS_WAY)


def laid_out_anew(loaded: Loaded, after: ArgumentMap, names: Names, because: str) -> Reconciled:
    """A map as a text in the canonical layout, with the comments of the file where they can stay."""
    plain = read_text(canonical_text(loaded), loaded.path, loaded.format)
    try:
        text = reconciled(plain, after, names)
        if says(text, plain, after):
            return Reconciled(text, because)
    except UnpatchableError:
        # Without the comments, any map can be written.
        pass
    return Reconciled(dumps(after, loaded.format), f"{because}; comments could not be kept")


def reconciled(loaded: Loaded, after: ArgumentMap, names: Names = SAME_NAMES) -> str:
    """The text of a sound map's file, changed to say `after`; nothing is proved.

    Only what differs is touched, so that comments, quoting and the order of keys stay. `names` has
    the new ids of elements that were renamed; each reference to them follows as it is written:

        b: {text: B, rebuts: a}         with a renamed to motion becomes
        b: {text: B, rebuts: motion}

    What the two maps share is not looked at, so the time is that of looking at each element once, and
    a little for each difference. Raises `UnpatchableError`.
    """
    before = loaded.map
    if before is None or before is after:
        return loaded.text
    file = MapFile(loaded)
    names = names.moved()
    # Relations are found by the old ids of claims, so they change before claims are renamed; new
    # ones name claims that may be new, and come last.
    relations = RelationsInFile(file, before, after, names)
    relations.change()
    change_map(file, before, after, names)
    for kind in ("sources", "speakers", "claims"):
        change_elements(file, kind, before, after, names)
    relations.write_new()
    return patched(file.tree, json=file.json)
