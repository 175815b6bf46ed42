"""What an assistant can read as a resource: maps, the texts of their sources, and the schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, unquote

from argmap.formats.core.reading import Reading, map_formats, read_bytes
from argmap.formats.core.source_texts import SourceTexts
from argmap.mcp.desk import Desk, sound
from argmap.mcp.errors import CallError
from argmap.mcp.pages import spelled_out
from argmap.mcp.root import content_of
from argmap.model import ArgumentMap
from argmap.text.extracting import NotTextError, decoded

SCHEMA = "argmap://schema"
MAP = "argmap://map/"
SOURCE = "argmap://source/"
PAGE = 20
"""How many maps a page of the list has."""
MOST_LINES = 1_000
"""How many lines of a text are given at once."""
MOST_CHARACTERS = 100_000
"""How long a text given at once may be."""

_FROM = re.compile(r"(?P<address>.*?)(?:\?from=(?P<line>[0-9]{1,9}))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listed:
    """A resource as a list has it."""

    uri: str
    name: str
    about: str
    mime: str = "text/plain"


TEMPLATES = (
    Listed(f"{MAP}{{+path}}{{?from}}", "map", "The file of a map, with line numbers."),
    Listed(
        f"{SOURCE}{{id}}/{{+path}}{{?from}}",
        "source",
        "The text of a source of the map at that path, with line numbers; from a line on.",
    ),
)


def listed(desk: Desk, cursor: str | None) -> tuple[list[Listed], str | None]:
    """A page of what there is, and where the next one begins; raises `CallError`."""
    if cursor is not None and not re.fullmatch("[0-9]{1,9}", cursor):
        raise CallError("this is no place in the list; begin without a cursor")
    start = int(cursor or 0)
    paths = list(islice(desk.root.maps(), start, start + PAGE + 1))
    about = "The JSON Schema of a map's file."
    found = [] if start else [Listed(SCHEMA, "schema", about, "application/json")]
    for path in paths[:PAGE]:
        found += _of_map(desk, path)
    return found, str(start + PAGE) if len(paths) > PAGE else None


def read(desk: Desk, uri: str) -> tuple[str, str]:
    """The text of a resource, and what kind of text it is; raises `CallError`."""
    if uri == SCHEMA:
        from argmap.formats.native.schema import json_schema

        return json.dumps(json_schema(), ensure_ascii=False), "application/json"
    match = _FROM.fullmatch(uri)
    address, line = (match["address"], int(match["line"] or 1)) if match else (uri, 1)
    if address.startswith(MAP):
        path = unquote(address.removeprefix(MAP))
        return _numbered(_decoded(desk.root.read(path), path), line), "text/plain"
    if address.startswith(SOURCE):
        id, _, path = address.removeprefix(SOURCE).partition("/")
        return _numbered(_source(desk, unquote(path), unquote(id)), line), "text/plain"
    raise CallError(f"there is no resource {uri[:200]!r}; resources/list has all")


def uri_of_map(path: str) -> str:
    """The address of a map."""
    return f"{MAP}{quote(path)}"


def uri_of_source(path: str, source: str) -> str:
    """The address of the text of one of its sources."""
    return f"{SOURCE}{quote(source, safe='')}/{quote(path)}"


def _of_map(desk: Desk, path: str) -> Iterator[Listed]:
    """A map and its sources; nothing where the file is no map."""
    try:
        with desk.root.entered(path) as name:
            content = content_of(name, path)
            if not map_formats(content, name):
                return
            map = read_bytes(content, name, Reading()).map
    except CallError:
        return
    if map is None:
        yield _shown(uri_of_map(path), path, "A map that is not sound: check says why.")
        return
    claims = len(map.claims)
    yield _shown(uri_of_map(path), path, f"A map with {claims} claim{'s' * (claims != 1)}.")
    for id, source in map.sources.items():
        if source.path:
            yield _shown(uri_of_source(path, id), f"{path}: {id}", "The text of a source.")


def _shown(uri: str, name: str, about: str) -> Listed:
    return Listed(uri, spelled_out(name), about)


def _source(desk: Desk, path: str, id: str) -> str:
    with desk.map(path) as loaded:
        map: ArgumentMap | None = sound(loaded, path).map
        assert map is not None
        if id not in map.sources:
            raise CallError(f"{path} has no source {id[:80]!r}; it has {', '.join(map.sources)}")
        file = SourceTexts(map, ".").file(id)
    if file is None or file.text is None:
        problem = f"its file {file.problem}" if file is not None else "the map gives it no path"
        raise CallError(f"the source {id} of {path} has no text: {problem}")
    return file.text


def _decoded(content: bytes, path: str) -> str:
    try:
        return decoded(content)
    except NotTextError as error:
        raise CallError(f"{path} {error}") from error


def _numbered(text: str, first: int) -> str:
    """Lines of a text with their numbers, from one on, and where to read on."""
    lines = text.split("\n")
    kept: list[str] = []
    length = 0
    for number, line in enumerate(lines[first - 1 : first - 1 + MOST_LINES], first):
        shown = f"{number:>5}  {spelled_out(line)}"
        length += len(shown) + 1
        if kept and length > MOST_CHARACTERS:
            break
        # A single line can be a whole book.
        kept.append(shown[:MOST_CHARACTERS])
    after = first + len(kept)
    if after <= len(lines):
        kept.append(f"(lines {after} to {len(lines)} follow: ?from={after})")
    return "\n".join(kept)
