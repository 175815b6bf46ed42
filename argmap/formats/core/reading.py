"""The way from a file to a map: find, decode, sniff, read, each once and in this order.

`argmap who debate.yaml` goes this way: `read_content` finds the bytes, `decoded` turns them into a
text, and in `read_decoded` `chosen_format` finds its format and the format's own reader makes the map.
The graph, the question and its view follow in `argmap.cli.shared.answers`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argmap.content import NamedFiles, StrPath, read_content
from argmap.diagnostics import Diagnostic, MapError, SourceText
from argmap.formats.core.allowed_paths import root_folders
from argmap.formats.core.choosing import chosen_format, with_others
from argmap.formats.core.decoding import Decoded, decoded, source_text
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.lookup import (
    find_format,
    formats_of_suffix,
    has_known_suffix,
)
from argmap.formats.core.sniffing import candidates
from argmap.formats.foreign.rules import LineNotUnderstood
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Reading:
    """How a map is to be read: the options, besides the file itself."""

    format: str | None = None
    """The name of the format; None: what the content looks like."""
    source_roots: tuple[Path, ...] = ()
    """The folders, besides its own, in which the map may name files."""
    named_files: NamedFiles | None = None
    """The files that it can include, where these are not files on disk."""
    draw_with: Mapping[str, Any] | None = None
    """Read it as the tools of its format draw it, with these settings; None: as it stands."""
    for_edits: bool = False
    """Whether to keep the content of a native file as plain dicts too, which prove edits."""


def read(
    path: StrPath,
    format: str | None = None,
    *,
    source_root: StrPath | Iterable[StrPath] = (),
) -> Loaded:
    """Read a file; what is wrong with its content is in the result's diagnostics.

    `source_root` names one or several folders, besides the map's own, in which it may name files:
    what it includes, and the texts of its sources. A pipe is read to its end. Raises `OSError` where
    the file cannot be read, and `ValueError` for an unknown `format`.
    """
    return read_file(path, Reading(format, root_folders(source_root)))


def load(
    path: StrPath,
    format: str | None = None,
    *,
    source_root: StrPath | Iterable[StrPath] = (),
) -> ArgumentMap:
    """The map in a file; raises `MapError` where no sound map can be built from it.

    `source_root` is that of `read`.
    """
    return _sound(read(path, format, source_root=source_root))


def loads(text: str, format: str | None = None) -> ArgumentMap:
    """The map in a text; raises `MapError` where no sound map can be built from it."""
    return _sound(read_text(text, None, format))


def load_all(
    paths: StrPath | Iterable[StrPath], *, source_root: StrPath | Iterable[StrPath] = ()
) -> Iterator[tuple[str, Loaded]]:
    """Each map in one or several files and folders, one at a time, in a fixed order.

    In a folder, files that are no maps are passed over. `source_root` is that of `read`. Raises
    `OSError` where a path that was named cannot be read.
    """
    reading = Reading(source_roots=root_folders(source_root))
    # A string is iterable too, and its characters would be taken for paths: `/` is every file.
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        if Path(path).is_dir():
            for file in files_below(path):
                loaded = read_if_map(file, reading)
                if loaded is not None:
                    yield file, loaded
        else:
            yield os.fspath(path), read_file(path, reading)


# -- finding ------------------------------------------------------------------------------------


def files_below(folder: StrPath) -> Iterator[str]:
    """The files in a folder and the folders in it, sorted; hidden ones are left out.

    A symbolic link to a folder is followed, but no folder is gone through twice: links may lead round
    in a circle.
    """
    seen: set[str] = set()
    for parent, folders, files in os.walk(folder, followlinks=True):
        real = os.path.realpath(parent)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield str(Path(parent, name))


def is_map(path: StrPath) -> bool:
    """Whether a file looks like a map by its suffix and its content; it is not read as one."""
    return bool(_looked_at(path)[1])


def _looked_at(path: StrPath) -> tuple[bytes, list[Format]]:
    """The content of a file that could be a map, and the formats it may be in."""
    name = os.fspath(path)
    if not has_known_suffix(name) or not Path(path).is_file():
        return b"", []
    content = read_content(path, only_files=True)
    return content, map_formats(content, name)


def map_formats(content: bytes, name: str) -> list[Format]:
    """The formats of a map that the content of a file of this name may be in."""
    if not has_known_suffix(name):
        return []
    fitting = candidates(content.decode("utf-8", "replace").removeprefix("\ufeff"), name)
    # Notes in a `.txt` are no map in YAML, whatever words stand in them.
    expected = formats_of_suffix(name, reads=True)
    # JSON is YAML too, so a `.yaml` file may hold a map in JSON.
    if any(format.name == "yaml" for format in expected):
        expected = [*expected, find_format("json")]
    return [format for format in fitting if format in expected]


# -- reading ------------------------------------------------------------------------------------


def read_file(path: StrPath, reading: Reading = Reading(), *, only_files: bool = False) -> Loaded:
    """Read a file, or a pipe to its end unless `only_files` refuses it. Raises as `read` does."""
    return read_bytes(read_content(path, only_files=only_files), os.fspath(path), reading)


def read_if_map(path: StrPath, reading: Reading = Reading()) -> Loaded | None:
    """Read a file that looks like a map by its suffix and its content; None for any other."""
    content, formats = _looked_at(path)
    return _read_as_one_of(formats, content, os.fspath(path), reading)


def read_bytes_if_map(content: bytes, path: str, reading: Reading = Reading()) -> Loaded | None:
    """`read_if_map` for content that is at hand already."""
    return _read_as_one_of(map_formats(content, path), content, path, reading)


def _read_as_one_of(
    formats: list[Format], content: bytes, path: str, reading: Reading
) -> Loaded | None:
    if not formats:
        return None
    if len(formats) == 1:
        reading = replace(reading, format=formats[0].name)
    return read_bytes(content, path, reading)


def read_bytes(content: bytes, path: str | None = None, reading: Reading = Reading()) -> Loaded:
    """Read the content of a file."""
    return read_decoded(decoded(content, path, reading.source_roots, reading.named_files), reading)


def read_text(text: str, path: str | None = None, format: str | None = None) -> Loaded:
    """Read a text as the content of a file that may have a name."""
    return read_decoded(Decoded(path, source_text(text, path)), Reading(format))


def read_decoded(file: Decoded, reading: Reading = Reading()) -> Loaded:
    """Read a text as what was asked for, what it looks like, or what its file's name says."""
    if file.source is None:
        return _with_bad_bytes(Loaded(None, path=file.path), file.problem)
    choice = chosen_format(file.source, reading.format)
    format = choice.format
    if format is None:
        nothing = Loaded(None, list(choice.problems), source_text=file.source, path=file.path)
        return _with_bad_bytes(nothing, file.problem)
    drawer = format.load_drawer() if reading.draw_with is not None else None
    read_as = format.load_reader()
    with garbage_collection_paused():
        loaded = (
            drawer(file.source, dict(reading.draw_with or {})) if drawer else read_as(file.source)
        )
    if loaded.map is not None and not drawer and _is_nothing_of(file.source, loaded.map, format):
        loaded.diagnostics.append(_nothing_understood(file.source, format))
    loaded.path, loaded.format = file.source.file, format.name
    loaded.source_roots = file.source.source_roots
    loaded.diagnostics = [with_others(d, choice.others) for d in loaded.diagnostics]
    if loaded.native and not reading.for_edits:
        loaded.native.plain = None
    return _with_bad_bytes(loaded, file.problem)


def _with_bad_bytes(loaded: Loaded, problem: Diagnostic | None) -> Loaded:
    """What was read, without a map if the file has bytes that are not UTF-8.

    Such a text is read with replacement signs, so that everything else that is wrong shows too, but no
    map with such signs may get out.
    """
    if problem is not None:
        loaded.map = None
        loaded.diagnostics.insert(0, problem)
    return loaded


def _sound(loaded: Loaded) -> ArgumentMap:
    if loaded.map is None:
        raise MapError(loaded.diagnostics)
    return loaded.map


def _is_nothing_of(source: SourceText, map: ArgumentMap, format: Format) -> bool:
    """Whether a text of another tool says something, but only an empty map was read from it."""
    # An empty native map is one that somebody has just begun, not one that was misunderstood.
    if map.claims or map.relations or format.name in ("yaml", "json") or not source.text.strip():
        return False
    if format.writer is None:
        return True
    # An empty map may well be what is there.
    written = "".join(format.load_writer()(map))
    return "".join(written.split()) != "".join(source.text.split())


def _nothing_understood(source: SourceText, format: Format) -> Diagnostic:
    message = "nothing in this file was understood as a claim: the map is empty"
    sought = f"it was read as {format.name}"
    if format.claims_are:
        sought += f", whose claims are {format.claims_are}"
    help = f"{sought}; argmap import --from reads it as another of those that argmap formats lists"
    return source.report(LineNotUnderstood, message, 0, 1, help=help)


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Pause the collector: reading makes many objects and no garbage, so collecting only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
