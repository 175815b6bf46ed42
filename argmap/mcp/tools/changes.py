"""How a tool changes a map: prove it, show it, and write it whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from argmap.atomic import ProtectedError
from argmap.edit.change import ForeignFormatError, OpenedMap, RefusedError, opened
from argmap.edit.edits.adding import AddClaim
from argmap.edit.edits.base import Edit, EditError, Removal
from argmap.edit.edits.setting import SetUtterance
from argmap.edit.requests.changes import falling
from argmap.locking import LockedError
from argmap.mcp.desk import Desk
from argmap.mcp.errors import CallError
from argmap.mcp.pages import MOST_CHARACTERS
from argmap.mcp.proof import UNPROVEN, Proof, Proven, TextsAtHand, proof, without_source
from argmap.mcp.tools.arguments import Argument
from argmap.mcp.tools.tool import Given, Tool
from argmap.model import ArgumentMap
from argmap.render.reports.changes import change_data, sentence
from argmap.render.reports.diagnostics import diagnostic_data

DRY_RUN = Argument(
    "dry_run", "Only show what would be written; false writes it.", "flag", default=True
)
DECLARE = Argument("declare", "Add a speaker that the map does not have yet.", "flag")
CASCADE = Argument("cascade", "Also what depends on it.", "flag")
_MOST_DIFF = MOST_CHARACTERS // 2
_MOST_TOLD = 30
"""How many changes, ids and words an answer about a change lists at most."""


@dataclass(slots=True)
class Wanted:
    """What a call wants to be changed."""

    edits: Sequence[Edit]
    ids: Sequence[str] = ()
    """The ids of what is new."""
    removes: Sequence[Removal] = field(default_factory=list)
    """The edits again, where they are removals: others may fall with them."""


def changing(
    name: str,
    summary: str,
    arguments: Sequence[Argument],
    wanted: Callable[[OpenedMap, Given], Wanted],
    *,
    destroys: bool = False,
) -> Tool:
    """The tool that makes edits to a map."""

    def answer(desk: Desk, given: Given) -> dict[str, Any]:
        return _changed(desk, given, wanted)

    return Tool(name, summary, (*arguments, DRY_RUN), answer, writes=True, destroys=destroys)


def _changed(
    desk: Desk, given: Given, wanted: Callable[[OpenedMap, Given], Wanted]
) -> dict[str, Any]:
    path, dry_run = given["map"], given["dry_run"]
    with desk.root.entered(path) as name, refusals(path), opened(name, follow=False) as map:
        before = map.map
        request = wanted(map, given)
        for edit in request.edits:
            # An earlier removal may already have taken it along.
            if not isinstance(edit, Removal) or edit.is_there(map.map):
                map.make(_signed(edit, desk.by))
        if request.removes and not given["cascade"]:
            _refuse_others(falling(map.changes, request.removes))
        found = proof(before, map.map, TextsAtHand(map.map))
        for edit in _marks(map.map, found, desk):
            map.make(edit)
        change = map.save(dry_run=True)
        if not dry_run:
            with desk.deadline.held():
                map.write(change)
        data = change_data(
            path,
            change.changes,
            change.old,
            change.new,
            written=change.written,
            laid_out_because=change.laid_out_because,
        )
        return written_data(data, map.map, found, request.ids)


def written_data(
    data: dict[str, Any], map: ArgumentMap, found: Proof, ids: Sequence[str]
) -> dict[str, Any]:
    """What is said of every change: what it did, its lines, and what is proven."""
    if data["laid_out_because"] is None:
        del data["laid_out_because"]
    if len(data["diff"]) > _MOST_DIFF:
        kept = data["diff"][:_MOST_DIFF].rpartition("\n")[0]
        lines = data["diff"].count("\n") - kept.count("\n") - 1
        data["diff"] = f"{kept}\n… and {lines} more lines"
    more = {"ids": list(ids)} if ids else {}
    counted = {"claims": len(map.claims), "claims_without_source": without_source(map)}
    found_out = {"proof": _shortened(found.data())}
    return {**_shortened({**more, **data}), **found_out, **counted}


def _shortened(data: Mapping[str, Any]) -> dict[str, Any]:
    """An answer about a change whose lists are not too long, and how much of them is left out."""
    short: dict[str, Any] = {}
    for name, held in data.items():
        short[name] = held[:_MOST_TOLD] if isinstance(held, list) else held
        if isinstance(held, list) and len(held) > _MOST_TOLD:
            short[f"{name}_left_out"] = len(held) - _MOST_TOLD
    return short


def unproven(failed: Sequence[Proven]) -> CallError:
    """The error that words are not in their source, or are another's."""
    told = [f"{each.check.claim.id}: {each.verdict}" for each in failed[:5]]
    more = f" and {len(failed) - 5} more" if len(failed) > 5 else ""
    return CallError(
        f"nothing was written: words are not as their source has them ({', '.join(told)}{more}). "
        "Take the words that the source has, and the speaker whom it gives them to; or leave out "
        "`quote`, and put the point in `text` alone",
        {"unproven": [each.data() for each in failed[:20]]},
    )


def _signed(edit: Edit, by: str) -> Edit:
    """An edit whose new claims say whom they are made by."""
    if not isinstance(edit, AddClaim):
        return edit
    claim = edit.claim
    return AddClaim(claim.model_copy(update={"extra": {**claim.extra, "by": by}}))


def _refuse_others(others: Sequence[Mapping[str, Any]]) -> None:
    if others:
        told = "; ".join(sentence(record) for record in others[:12])
        more = f" and {len(others) - 12} more" if len(others) > 12 else ""
        raise CallError(f"other things would change, too: {told}{more}; --cascade allows that")


def _marks(map: ArgumentMap, found: Proof, desk: Desk) -> Iterator[Edit]:
    """The edits that mark words that are not proven; raises `CallError` where none may be written."""
    if found.failed and not desk.is_trusted:
        raise unproven(found.failed)
    failed = {(each.check.claim.id, each.check.number): each.verdict for each in found.failed}
    for each in (*found.failed, *found.passed):
        key = each.check.claim.id, each.check.number
        held = map.claims[key[0]].utterances[key[1]].extra
        rest = {name: value for name, value in held.items() if name != UNPROVEN}
        extra = {**rest, UNPROVEN: failed[key]} if key in failed else rest
        if extra != held:
            yield SetUtterance(*key, "extra", extra)


@contextmanager
def refusals(path: str) -> Iterator[None]:
    """Every error about an edit becomes a `CallError` that says how to go on."""
    try:
        yield
    except EditError as error:
        raise CallError(str(error)) from error
    except ForeignFormatError as error:
        raise CallError(
            f"{path} is in another format, and argmap edits its own alone; a person can turn it into "
            "one with argmap import"
        ) from error
    except RefusedError as error:
        found = [{**diagnostic_data(d), "file": path} for d in error.diagnostics[:10]]
        raise CallError(f"{error}; nothing was written", {"diagnostics": found}) from error
    except LockedError as error:
        raise CallError(f"{path}: {error.strerror}; try again") from error
    except ProtectedError as error:
        raise CallError(f"{path}: {error.strerror}; nothing was written") from error
