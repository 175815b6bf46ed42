"""The page as one HTML file: frame, style, program, and the map as data."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.content import StrPath
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap, Label
from argmap.render.json_text import compact
from argmap.render.page.data import PageData
from argmap.render.page.markup import counts, head, safe, static_list
from argmap.render.page.scripts import program, skeleton, style_sheet
from argmap.render.page.sources import source_texts

_UNSAFE = re.compile("[<>&]")
_SLOT = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class PageStyle:
    """What a page shows, and where the sources of its map are."""

    folder: StrPath = "."
    """The folder of the map, which the paths of its sources are relative to."""
    source_root: StrPath | Iterable[StrPath] = ()
    """The folders besides that one in which their texts may be, one or several."""
    issue: str | None = None
    """The claim that stances are about; where None, the map's first issue."""
    judge: bool = False
    """Say of each claim whether it stands."""
    labels: Mapping[str, Label] | None = None
    """By claim: the verdict to show, where it is not to be the grounded one."""
    semantics: str = "grounded"
    """Which semantics the labels are by; one that is not the usual one is named."""
    name: str | None = None
    """What the page is called where its map has no title; usually the name of its file."""
    claims: tuple[str, ...] | None = None
    """Show only these claims; what is said of them is found in the whole map. None: all."""
    with_sources: bool = False
    """Show the texts of the sources, whole. Whoever has the page can read them."""
    url: str | None = None
    """The address at which the page will stand, for previews of it and to embed it."""


def write(map: ArgumentMap, style: PageStyle = PageStyle()) -> Iterator[str]:
    """The page of a map, in pieces: one file that fetches nothing and works from disk.

    Raises `KeyError` where the map has no claim `style.issue`.
    """
    data = data_of(map, style)
    yield from document(data, data.get("title"), live=False, url=style.url)


def data_of(map: ArgumentMap, style: PageStyle) -> dict[str, Any]:
    """The map as the page's data."""
    from argmap.graph import to_graph

    graph = to_graph(map)
    texts = SourceTexts(map, style.folder, style.source_root)
    data = PageData(
        graph,
        texts,
        style.issue,
        judge=style.judge,
        labels=style.labels,
        semantics=style.semantics,
        claims=style.claims,
    ).data()
    if style.with_sources:
        shown = {claim["id"] for claim in data.get("claims", ())}
        if found := source_texts(map, texts, shown):
            data["texts"] = found
    named = {} if map.title or not style.name else {"title": style.name}
    return named | data | ({"url": style.url} if style.url else {})


def document(
    data: dict[str, Any], title: str | None, *, live: bool, url: str | None = None
) -> Iterator[str]:
    """The page with its data; `live` for the page that is served and follows its file, `url` its address."""
    named = title or "An argument map"
    filled = {
        "title": safe(named),
        "head": "".join(head(data, named, url)),
        "counts": counts(data),
        "list": "".join(static_list(data)),
        "policy": policy(live=live),
        "style": style_sheet(),
        "data": json_in_script(data),
        "program": program(live=live),
    }
    # Split once: a claim that holds `{{program}}` must not be filled in itself.
    for i, piece in enumerate(_SLOT.split(skeleton())):
        yield filled[piece] if i % 2 else piece


def policy(*, live: bool) -> str:
    """The Content-Security-Policy: only this style and this program, and nothing fetched.

    The page that is served may ask its own server, and no other.
    """
    connect = "; connect-src 'self'" if live else ""
    return (
        "default-src 'none'; "
        f"script-src '{_digest(program(live=live))}'; style-src '{_digest(style_sheet())}'; "
        f"img-src data:; base-uri 'none'; form-action 'none'{connect}"
    )


def json_in_script(data: Any) -> str:
    """JSON that no text in it can end: every `<`, `>` and `&` is escaped, and every control."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", compact(data))


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
