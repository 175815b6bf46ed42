"""Maps from and to files, folders and texts."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.atomic import write_atomically
from argmap.content import read_content
from argmap.diagnostics import Diagnostic, MapError, SourceText, listed
from argmap.formats.core.allowed_paths import StrPath, root_folders
from argmap.formats.core.conflict_markers import find_conflicts
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.lookup import (
    candidates,
    find_format,
    format_names,
    format_of_suffix,
    formats_of_suffix,
    has_known_suffix,
)
from argmap.formats.core.rules import AmbiguousFormat
from argmap.formats.foreign.rules import LineNotUnderstood
from argmap.formats.native import rules
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.formats.features.losses import Loss


def read(
    path: StrPath,
    format: str | None = None,
    *,
    source_root: StrPath | Iterable[StrPath] = (),
    draw_with: dict[str, Any] | None = None,
    only_files: bool = False,
) -> Loaded:
    """Read a file; what is wrong with its content is in the result's diagnostics.

    `source_root` names one or several folders, besides the map's own, in which it may name files:
    what it includes, and the texts of its sources. `draw_with` is that of `read_bytes`. A pipe is
    read to its end, unless `only_files` refuses it. Raises `OSError` where the file cannot be read,
    and `ValueError` for an unknown `format`.
    """
    content = read_content(path, only_files=only_files)
    return read_bytes(
        content, os.fspath(path), format, source_root=source_root, draw_with=draw_with
    )


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


def dumps(map: ArgumentMap, format: str = "yaml", *, strict: bool = False) -> str:
    """The map as a text in a format.

    What the format has no place for is left out; with `strict` that raises `LossError` instead.
    """
    chosen = find_format(format)
    if strict:
        _refuse_losses(map, chosen)
    return "".join(text_pieces(map, chosen))


def dump(
    map: ArgumentMap, path: StrPath, format: str | None = None, *, strict: bool = False
) -> None:
    """Write the map to a file, in the format its suffix stands for unless one is named.

    The old file stays as it is until the new one is whole. What the format has no place for is left
    out; with `strict` that raises `LossError` instead, and nothing is written.
    """
    named = find_format(format) if format else format_of_suffix(os.fspath(path))
    chosen = named or find_format("yaml")
    if strict:
        _refuse_losses(map, chosen)
    if chosen.is_binary:
        write_atomically(path, chosen.load_binary_writer()(map, ""))
    else:
        write_atomically(path, text_pieces(map, chosen))


def text_pieces(map: ArgumentMap, format: Format) -> Iterator[str]:
    """The text of the map in a format that is text, without what the format has no place for."""
    from argmap.formats.features.losses import reduced

    return format.load_writer()(map if format.is_drawing else reduced(map, format))


def losses(map: ArgumentMap, format: str) -> list[Loss]:
    """What writing the map in a format leaves out or turns into something else, by kind."""
    from argmap.formats.features.losses import left_out

    return left_out(map, find_format(format))


def _refuse_losses(map: ArgumentMap, format: Format) -> None:
    from argmap.formats.features.losses import LossError, left_out

    lost = left_out(map, format)
    if lost:
        raise LossError(format.name, lost)


def load_all(
    paths: StrPath | Iterable[StrPath], *, source_root: StrPath | Iterable[StrPath] = ()
) -> Iterator[tuple[str, Loaded]]:
    """Each map in one or several files and folders, one at a time, in a fixed order.

    In a folder, files that are no maps are passed over. `source_root` is that of `read`. Raises
    `OSError` where a path that was named cannot be read.
    """
    roots = root_folders(source_root)
    # A string can be iterated over, too, and its characters are names of files: `/` is all of them.
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        if Path(path).is_dir():
            for file in files_below(path):
                loaded = read_if_map(file, source_root=roots)
                if loaded is not None:
                    yield file, loaded
        else:
            yield os.fspath(path), read(path, source_root=roots)


def files_below(folder: StrPath) -> Iterator[str]:
    """The files in a folder and the folders in it, sorted; hidden ones are left out."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield str(Path(parent, name))


def read_if_map(
    path: StrPath,
    *,
    source_root: StrPath | Iterable[StrPath] = (),
    draw_with: dict[str, Any] | None = None,
) -> Loaded | None:
    """Read a file that looks like a map by its suffix and its content; None for any other.

    `source_root` is that of `read`, `draw_with` that of `read_bytes`.
    """
    content, formats = _looked_at(path)
    if not formats:
        return None
    format = formats[0].name if len(formats) == 1 else None
    return read_bytes(
        content, os.fspath(path), format, source_root=source_root, draw_with=draw_with
    )


def is_map(path: StrPath) -> bool:
    """Whether a file looks like a map by its suffix and its content; it is not read as one."""
    return bool(_looked_at(path)[1])


def _looked_at(path: StrPath) -> tuple[bytes, list[Format]]:
    """The content of a file that could be a map, and the formats it may be in."""
    name = os.fspath(path)
    if not has_known_suffix(name) or not Path(path).is_file():
        return b"", []
    content = read_content(path, only_files=True)
    fitting = candidates(content.decode("utf-8", "replace").removeprefix("\ufeff"), name)
    # Notes in a `.txt` are no map in YAML, whatever words stand in them.
    expected = formats_of_suffix(name, reads=True)
    # A map in JSON is one in YAML, too.
    if any(format.name == "yaml" for format in expected):
        expected = [*expected, find_format("json")]
    return content, [format for format in fitting if format in expected]


def read_bytes(
    content: bytes,
    path: str | None = None,
    format: str | None = None,
    *,
    keep_plain: bool = False,
    source_root: StrPath | Iterable[StrPath] = (),
    draw_with: dict[str, Any] | None = None,
) -> Loaded:
    """Read the content of a file; `keep_plain`: also as plain dicts, for edits.

    `source_root` is that of `read`. `draw_with`: read it as the tools of its format draw it, with these settings, where that is
    something else.
    """
    text, problem = _decoded(content, path)
    if text is None:
        return Loaded(None, [problem] if problem else [], path=path)
    loaded = read_text(
        text, path, format, keep_plain=keep_plain, source_root=source_root, draw_with=draw_with
    )
    if problem:
        loaded.map = None
        loaded.diagnostics.insert(0, problem)
    return loaded


def read_text(
    text: str,
    path: str | None = None,
    format: str | None = None,
    *,
    keep_plain: bool = False,
    source_root: StrPath | Iterable[StrPath] = (),
    draw_with: dict[str, Any] | None = None,
) -> Loaded:
    """Read a text; `format` decides what it is read as, else its content, else its file's name."""
    source = SourceText(text.removeprefix("\ufeff"), path, root_folders(source_root))
    conflicts = find_conflicts(source)
    if conflicts:
        return Loaded(None, conflicts, source_text=source, path=path)
    found = [find_format(format)] if format else candidates(source.text, path)
    if len(found) == 1:
        return _read_as(found[0], source, keep_plain=keep_plain, draw_with=draw_with)
    if found:
        return Loaded(None, [_ambiguous(source, found)], source_text=source, path=path)
    by_suffix = formats_of_suffix(path, reads=True) if path else []
    if source.text.lstrip().startswith("<") and _CAF.search(source.text[:_HEAD]):
        return Loaded(None, [_carneades_xml(source)], source_text=source, path=path)
    if not by_suffix:
        return Loaded(None, [_not_a_map(source)], source_text=source, path=path)
    # What its suffix usually stands for says best what is wrong with it.
    loaded = _read_as(by_suffix[0], source, keep_plain=keep_plain, draw_with=draw_with)
    if len(by_suffix) > 1:
        loaded.diagnostics = [_with_other_formats(d, by_suffix[1:]) for d in loaded.diagnostics]
    return loaded


def _read_as(
    format: Format, source: SourceText, *, keep_plain: bool, draw_with: dict[str, Any] | None
) -> Loaded:
    drawer = format.load_drawer() if draw_with is not None else None
    reader = format.load_reader()
    with _garbage_collection_paused():
        loaded = drawer(source, draw_with or {}) if drawer else reader(source)
    loaded.path, loaded.format = source.file, format.name
    loaded.source_roots = source.source_roots
    if loaded.map is not None and not drawer and _is_nothing_of(source, loaded.map, format):
        loaded.diagnostics.append(_nothing_understood(source, format))
    if not keep_plain:
        loaded.plain = None
    return loaded


def _sound(loaded: Loaded) -> ArgumentMap:
    if loaded.map is None:
        raise MapError(loaded.diagnostics)
    return loaded.map


def _decoded(content: bytes, path: str | None) -> tuple[str | None, Diagnostic | None]:
    """The text of a file's content, and what is wrong with it; no text where it is binary."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        help = "save it as UTF-8"
        return None, rules.NotUtf8.report(
            "the file is UTF-16 text, not UTF-8", file=path, help=help
        )
    if b"\0" in content[:8192]:
        help = "a map is a UTF-8 text file; argmap formats lists what can be read"
        return None, rules.NotUtf8.report("the file is binary, not text", file=path, help=help)
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text = content.decode("utf-8", "replace")
        offset = len(content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff"))
        source = SourceText(text.removeprefix("\ufeff"), path)
        count = text.count("\ufffd")
        more = f" (the first of {count})" if count > 1 else ""
        message = f"the byte 0x{content[error.start]:02X} is not UTF-8{more}"
        help = "save the file as UTF-8"
        return text, source.report(rules.NotUtf8, message, offset, offset + 1, help=help)


_CAF = re.compile(r"<(?:\w+:)?(?:caf|argument-graph)\b")
_HEAD = 2_000
"""The root of an XML text begins within so many characters."""


def _carneades_xml(source: SourceText) -> Diagnostic:
    help = (
        "import the file in Carneades and save it as YAML, the format of Carneades 4, which argmap "
        "reads; LKIF is read, too"
    )
    return source.report(rules.NotAMap, "this is the XML of Carneades 2 (CAF)", 0, 1, help=help)


def _is_nothing_of(source: SourceText, map: ArgumentMap, format: Format) -> bool:
    """Whether an empty map is all that was read from a text of another tool that says something."""
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


def _not_a_map(source: SourceText) -> Diagnostic:
    message = (
        "the file is empty" if not source.text.strip() else "this is not a map in any known format"
    )
    help = f"argmap reads {', '.join(format_names(reads=True))}; a native map begins with `claims:`"
    return source.report(rules.NotAMap, message, 0, 1, help=help)


def _ambiguous(source: SourceText, found: list[Format]) -> Diagnostic:
    names = [f.name for f in found]
    message = f"this could be {listed(names, 'or')}"
    help = f"say which it is: argmap import --from {names[0]}"
    return source.report(AmbiguousFormat, message, 0, 1, help=help)


def _with_other_formats(diagnostic: Diagnostic, others: list[Format]) -> Diagnostic:
    """The news that a file is no map, with what else files of its suffix can be."""
    if diagnostic.code != rules.NotAMap.code:
        return diagnostic
    names = ", ".join(f.name for f in others)
    help = f"{diagnostic.help}; nor does it look like {names} (argmap formats)"
    return replace(diagnostic, help=help)


@contextmanager
def _garbage_collection_paused() -> Iterator[None]:
    """Reading makes many objects and no garbage: collecting meanwhile only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
