"""The tools that begin a map: an empty one, or a first draft from texts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, get_args

from argmap.atomic import write_atomically
from argmap.edit.speech_formats import TURNABLE, speeches_of
from argmap.edit.starting import Round, blank
from argmap.formats.core.file_names import stem
from argmap.formats.core.ids import slug
from argmap.formats.core.reading import read_text
from argmap.formats.core.writing import dumps
from argmap.mcp.desk import Desk
from argmap.mcp.errors import CallError
from argmap.mcp.proof import Proof, TextsAtHand, proof
from argmap.mcp.root import parts_of
from argmap.mcp.tools.arguments import Argument
from argmap.mcp.tools.changes import DRY_RUN, written_data
from argmap.mcp.tools.filters import MAP
from argmap.mcp.tools.tool import Given, Tool
from argmap.model import ArgumentMap, DebateStyle
from argmap.render.reports.changes import change_data
from argmap.render.wording import plural
from argmap.text.extracting import DOCUMENT_KINDS, NotTextError, decoded
from argmap.text.lexicon import CONFIDENCES

SUFFIXES = (".yaml", ".yml", ".json")
_UNITS = ("sentence", "turn")
_MOST_TEXTS = 20


def _new(desk: Desk, given: Given) -> dict[str, Any]:
    file, style, first = given["map"], given["speeches"], given["first"]
    as_json = _is_json(file)
    if first is not None and style not in TURNABLE:
        raise CallError("`first` says which side begins with `speeches` pf")
    held = Round(style, speeches_of(style, neg_first=first == "neg")) if style else None
    source = None
    if given["article"] is not None:
        # It must be a text that can be read.
        _text_of(desk, given["article"])
        source = slug(stem(given["article"]), "article"), _from_map(file, given["article"])
    text = blank(given["title"], source, as_json=as_json, held=held)
    map = read_text(text, None, "json" if as_json else "yaml").map
    assert map is not None
    return _written(desk, given, map, text, {}, Proof())


def _draft(desk: Desk, given: Given) -> dict[str, Any]:
    from argmap.drafting.draft_map import Drafted, draft_map
    from argmap.drafting.transcripts.documents import draft_document
    from argmap.render.reports.draft import left_out, summary

    file, texts = given["map"], given["files"]
    if not 0 < len(texts) <= _MOST_TEXTS:
        raise CallError(f"draft takes 1 to {_MOST_TEXTS} `files`")
    as_json = _is_json(file)
    drafted: list[Drafted] = []
    beside: dict[str, str] = {}
    for each in texts:
        content = _text_of(desk, each)
        found, extracted = draft_document(content, each, given["from"], given["unit"])
        path = _from_map(file, each)
        if not extracted.is_whole:
            # The words of a page are kept as a text beside the map, for quotes to be looked up in.
            path = f"{stem(each)}.txt"
            if path in beside:
                raise CallError(f"{path} would be the text of two of the `files`; draft them apart")
            beside[path] = found.text
        drafted.append(Drafted(found, extracted, stem(each), path))
    confidence = given["confidence"]
    made = draft_map(drafted, confidence, proposes=given["propose"], splits=given["split"])
    with desk.root.entered(file):
        texts_at_hand = TextsAtHand(made.map, beside)
        first_proof = proof(None, made.map, texts_at_hand)
    map, dropped = _proven_part(made.map, first_proof, desk.by)
    data = _written(
        desk, given, map, dumps(map, "json" if as_json else "yaml"), beside, first_proof
    )
    told = [summary([each.draft for each in drafted])]
    for account in made.accounts:
        told += left_out(account, confidence)
    if dropped:
        told.append(f"left out, because their words are not proven: {', '.join(dropped)}")
    if given["propose"]:
        count = sum(len(claim.proposed) for claim in map.claims.values())
        told.append(f"{plural(count, 'relation')} proposed; accept makes relations of them")
    return {**data, "told": told}


def _proven_part(map: ArgumentMap, found: Proof, by: str) -> tuple[ArgumentMap, list[str]]:
    """The drafted map without claims whose words are not proven, and with whom the others are by."""
    dropped = {each.check.claim.id for each in found.failed}
    found.failed.clear()
    claims = {
        id: claim.model_copy(
            update={
                "extra": {**claim.extra, "by": by},
                "proposed": [p for p in claim.proposed if p.target not in dropped],
            }
        )
        for id, claim in map.claims.items()
        if id not in dropped
    }
    return map.model_copy(update={"claims": claims}), sorted(dropped)


def _is_json(file: str) -> bool:
    """Whether a new map is written as JSON; raises `CallError` for a name that is none of a map."""
    name = parts_of(file)[-1]
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise CallError(f"a map's name ends in {', '.join(SUFFIXES)}: try {stem(name)}.argmap.yaml")
    return suffix == ".json"


def _text_of(desk: Desk, file: str) -> str:
    try:
        return decoded(desk.root.read(file))
    except NotTextError as error:
        raise CallError(f"{file} {error}") from error


def _from_map(map: str, text: str) -> str:
    """The path of a text as its map says it; raises `CallError` where a map may not name it."""
    folder = PurePosixPath(*parts_of(map)[:-1])
    path = os.path.relpath(PurePosixPath(*parts_of(text)), folder)
    if path.startswith(os.pardir):
        raise CallError(
            f"a map can name texts in its own folder only; put it beside {text}: "
            f"{PurePosixPath(*parts_of(text)[:-1], parts_of(map)[-1])}"
        )
    return PurePath(path).as_posix()


def _written(
    desk: Desk,
    given: Given,
    map: ArgumentMap,
    text: str,
    beside: Mapping[str, str],
    found: Proof,
) -> dict[str, Any]:
    """Write a new map and the texts it needs, all or none, and say what that is."""
    path = given["map"]
    with desk.root.entered(path) as name:
        new = {**beside, name: text}
        for each in new:
            # Also a link that leads nowhere is there.
            if os.path.lexists(each):
                raise CallError(f"{each} is there already; choose another name for the map")
        if not given["dry_run"]:
            with desk.deadline.held(), _all_or_none(new):
                for each, content in new.items():
                    write_atomically(each, [content], exclusive=True)
    data = change_data(path, [], "", text, written=not given["dry_run"], laid_out_because=None)
    if beside:
        data["texts"] = [str(PurePosixPath(*parts_of(path)[:-1], each)) for each in beside]
    return written_data(data, map, found, ())


@contextmanager
def _all_or_none(files: Sequence[str] | Mapping[str, str]) -> Iterator[None]:
    """Remove the files that were made where not all could be."""
    try:
        yield
    except OSError:
        made = [*files]
        # The one that failed was not made, and those after it were not begun.
        for each in made[: next((i for i, f in enumerate(made) if not os.path.lexists(f)), 0)]:
            with suppress(OSError):
                Path(each).unlink()
        raise


TOOLS = (
    Tool(
        "new",
        "A new map without claims, to go on from.",
        (
            MAP,
            Argument("title", "What the debate is about.", is_required=True),
            Argument("article", "The text that the words are taken from: it becomes the source."),
            Argument(
                "speeches", "List the speeches of this format.", choices=get_args(DebateStyle)
            ),
            Argument("first", "With speeches pf: which side begins.", choices=("aff", "neg")),
            DRY_RUN,
        ),
        _new,
        writes=True,
    ),
    Tool(
        "draft",
        "From articles and transcripts to a first map: who says what, and where.",
        (
            MAP,
            Argument(
                "files", "The texts, by their paths from the root.", "texts", is_required=True
            ),
            Argument("from", "What the texts are.", choices=DOCUMENT_KINDS),
            Argument(
                "unit", "Of a transcript, what makes a claim.", choices=_UNITS, default="sentence"
            ),
            Argument(
                "confidence", "Leave out what is less sure.", choices=CONFIDENCES, default="medium"
            ),
            Argument("split", "A claim for each sentence of somebody's own words.", "flag"),
            Argument("propose", "Offer relations that cue words suggest.", "flag"),
            DRY_RUN,
        ),
        _draft,
        writes=True,
    ),
)
