"""`--source-root`: the folders in which maps may name files, besides their own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from argmap.cli.printing.messages import say
from argmap.cli.shared.git import folder_of_revision, names_revision
from argmap.content import StrPath
from argmap.formats.core.allowed_paths import HELP
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.render.terminal.text import one_line

_KEY = "argmap.source_roots"


def keep_source_roots(ctx: click.Context, param: click.Parameter, folders: tuple[str, ...]) -> None:
    """Keep the folders with the command, where `asked_source_roots` finds them."""
    for folder in folders:
        if not Path(folder).is_dir():
            raise click.BadParameter(f"{folder} is no folder", ctx, param)
    ctx.meta[_KEY] = tuple(map(Path, folders))


def asked_source_roots() -> tuple[Path, ...]:
    """The folders given to the command that is running; empty in another process."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_KEY, ()) if context else ()


def source_texts(loaded: Loaded) -> SourceTexts | None:
    """The local texts of a map's sources, looked for beside the map; says which are not allowed."""
    if loaded.map is None:
        return None
    texts = SourceTexts(loaded.map, folder_of(loaded.path), loaded.source_roots)
    tell_refused(texts, loaded.path or "")
    return texts


def folder_of(path: str | None) -> Path:
    """The folder of a map; for a map from standard input, the current folder."""
    if path is None or path in ("-", "<stdin>"):
        return Path()
    return folder_of_revision(path) if names_revision(path) else Path(path).parent


def tell_written(
    map: ArgumentMap, path: str | None, source_roots: tuple[Path, ...] | None = None
) -> None:
    """Say which texts of a map that was written argmap reads only with `--source-root`."""
    roots = asked_source_roots() if source_roots is None else source_roots
    tell_refused(SourceTexts(map, folder_of(path), roots), path or "")


def tell_refused(texts: SourceTexts, path: StrPath, only: Iterable[str] | None = None) -> None:
    """Say on stderr which sources count as missing, because the map may not name their files."""
    refused = dict(texts.refused())
    for id in refused if only is None else (id for id in only if id in refused):
        # The path comes from the map, and may be anything.
        written = one_line(texts.map.sources[id].path or "")[:80]
        about = f"{path}: " if path else ""
        message = f"{about}warning: the text of the source {id}, {written!r}, {refused[id]}"
        say(f"{one_line(message)}; {HELP}")
