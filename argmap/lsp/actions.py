"""What can be done about what stands at a place: quick fixes, and steps that a map offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.checks.base import Checked
from argmap.diagnostics import Diagnostic, shortened
from argmap.edit.edits.base import Edit, EditError
from argmap.edit.edits.proposing import accepting
from argmap.edit.edits.spans import placing
from argmap.edit.fixes import FIXES, is_for
from argmap.lsp.declaring import declared
from argmap.lsp.navigation import claim_at
from argmap.lsp.renaming import NotEditableError, made
from argmap.lsp.snapshot import Snapshot, Stretch
from argmap.lsp.text_edits import TextEdit, applied

_MEANT = re.compile(r"did you mean (?P<names>.+?)\?")
_QUOTED = re.compile(r"'([^'\n]+)'")

DECLARED: dict[str, str] = {"AM106": "claims", "AM107": "speakers", "AM108": "sources"}
"""By code of what is not there: the section in which it can be declared."""


@dataclass(frozen=True, slots=True)
class Action:
    """A change that is offered."""

    title: str
    edits: tuple[TextEdit, ...]
    mends: Diagnostic | None = None
    """The diagnostic that is gone afterwards."""
    is_preferred: bool = False


def actions(snapshot: Snapshot, start: int, end: int, found: Sequence[Diagnostic]) -> list[Action]:
    """What is offered for a stretch of a text, given the diagnostics of the text."""
    here = [d for d in found if d.span and _touches(snapshot.stretch(d.span), start, end)]
    offered = [action for d in here for action in (*_meant(snapshot, d), *_declaring(snapshot, d))]
    if snapshot.loaded.map is not None and snapshot.document is not None:
        offered += _fixes(snapshot, here)
        claim = claim_at(snapshot, start)
        if claim is not None and claim in snapshot.loaded.map.claims:
            offered += _spans(snapshot, claim)
            offered += _proposals(snapshot, claim)
    return offered


def _touches(stretch: Stretch, start: int, end: int) -> bool:
    return stretch.start <= end and start <= stretch.end


# -- for what is wrong in the text ------------------------------------------------------------------


def _meant(snapshot: Snapshot, diagnostic: Diagnostic) -> Iterator[Action]:
    """What was probably meant, in place of what stands there."""
    match = _MEANT.search(diagnostic.help or "")
    if match is None or diagnostic.span is None:
        return
    stretch = snapshot.stretch(diagnostic.span)
    written = snapshot.text[stretch.start : stretch.end]
    names = [name.strip() for name in re.split(r", | or ", match["names"])]
    for name in names:
        edit = _in_place(written, name, diagnostic.message, stretch, snapshot)
        if edit is not None and _mends(snapshot, [edit], diagnostic):
            yield Action(f"Write {name}", (edit,), diagnostic, is_preferred=len(names) == 1)


def _in_place(
    written: str, name: str, message: str, stretch: Stretch, snapshot: Snapshot
) -> TextEdit | None:
    """The edit that puts a name in the place of the word that a message is about."""
    words = [w for w in _QUOTED.findall(message) if w in written]
    word = words[0] if words else written.strip("\"'")
    if not word or "\n" in word:
        return None
    at = stretch.start + written.find(word)
    return TextEdit(at, at + len(word), name)


def _declaring(snapshot: Snapshot, diagnostic: Diagnostic) -> Iterator[Action]:
    """A new speaker, claim or source for a name that nothing has yet."""
    section = DECLARED.get(diagnostic.code)
    document = snapshot.document
    words = _QUOTED.findall(diagnostic.message)
    if section is None or document is None or not words or diagnostic.span is None:
        return
    at = snapshot.stretch(diagnostic.span).start
    edit = declared(snapshot, section, words[0], at)
    title = {
        "claims": "Add the missing claim",
        "speakers": "Declare the speaker",
        "sources": "Declare the source",
    }[section]
    if edit is not None and _mends(snapshot, [edit], diagnostic):
        yield Action(f"{title} {shortened(words[0], 40)}", (edit,), diagnostic)


def _mends(snapshot: Snapshot, edits: list[TextEdit], diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic is gone after some edits, and no other came instead."""
    # What checks find in a sound map goes with the name that they found it in.
    if diagnostic.code.startswith("AM2"):
        return True
    after = Snapshot(applied(snapshot.text, edits), snapshot.path, snapshot.format)
    before = [_known(d) for d in snapshot.loaded.diagnostics]
    left = [_known(d) for d in after.loaded.diagnostics if d.severity == "error"]
    mended = _known(diagnostic)
    is_gone = left.count(mended) < before.count(mended)
    return is_gone and all(known in before for known in left)


def _known(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.code, diagnostic.message


# -- for a sound map --------------------------------------------------------------------------------


def _fixes(snapshot: Snapshot, here: list[Diagnostic]) -> Iterator[Action]:
    """The safe fixes of checks, as `argmap check --fix` makes them."""
    loaded = snapshot.loaded
    assert loaded.map is not None
    codes = {d.code: d for d in here if d.code in FIXES}
    checked = Checked(loaded, loaded.map)
    for code, diagnostic in codes.items():
        for fix in FIXES[code](checked):
            if is_for(fix, diagnostic, loaded):
                yield from _made(snapshot, _sentence(fix.title), [fix.edit], diagnostic)


def _spans(snapshot: Snapshot, claim: str) -> Iterator[Action]:
    """Where the quotes of a claim are in their sources, written into the map."""
    map = snapshot.loaded.map
    assert map is not None
    voiced = map.claims[claim]
    numbers = [i for i, u in enumerate(voiced.utterances) if u.quote_parts and u.source]
    if not numbers:
        return
    checker = Checked(snapshot.loaded, map).quotes
    edits: list[Edit] = [*placing(checker.check(voiced, i, "quote") for i in numbers)]
    if edits:
        yield from _made(snapshot, f"Write where the words of {claim} stand", edits)


def _proposals(snapshot: Snapshot, claim: str) -> Iterator[Action]:
    """What is only proposed for a claim, made a relation."""
    map = snapshot.loaded.map
    assert map is not None
    for proposed in map.claims[claim].proposed:
        try:
            edits = accepting(map, claim, proposed.kind, proposed.target)
        except EditError:
            continue
        title = f"Accept: {claim} {proposed.kind} {proposed.target}"
        yield from _made(snapshot, title, edits)


def _made(
    snapshot: Snapshot, title: str, edits: Iterable[Edit], mends: Diagnostic | None = None
) -> Iterator[Action]:
    try:
        changes = made(snapshot, [*edits])
    except NotEditableError:
        return
    if changes:
        yield Action(title, tuple(changes), mends, is_preferred=mends is not None)


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]
