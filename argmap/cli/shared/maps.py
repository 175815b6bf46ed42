"""Which maps a command is about, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from argmap.cli.printing.errors import CommandError, io_message
from argmap.cli.printing.messages import show_diagnostics
from argmap.cli.shared.git import files_in, kind_of, names_revision
from argmap.cli.shared.revision_files import read_revision_if_map, revision_text
from argmap.cli.shared.source_roots import asked_source_roots
from argmap.content import read_content, read_standard_input
from argmap.diagnostics import closest
from argmap.formats.core.decoding import Decoded, decoded
from argmap.formats.core.file_names import stem
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.lookup import find_format, has_known_suffix
from argmap.formats.core.reading import (
    Reading,
    files_below,
    read_decoded,
    read_file,
    read_if_map,
)
from argmap.model import ArgumentMap
from argmap.render.reports.diagnostics import summary

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

STDIN = "-"


def is_single(maps: Sequence[str]) -> bool:
    """Whether one map is meant, rather than several or a folder of them."""
    return len(maps) == 1 and not is_folder(maps[0])


def is_folder(path: str) -> bool:
    """Whether a word names a folder, here or in a revision (`REV:folder`)."""
    # Asking git takes a process, so the suffix is looked at first.
    if names_revision(path):
        return not has_known_suffix(path) and kind_of(path) == "tree"
    return Path(path).is_dir()


def asked_reading(format: str | None = None, draw_with: Mapping[str, Any] | None = None) -> Reading:
    """How the command that is running reads maps: with the folders that `--source-root` names."""
    return Reading(format, asked_source_roots(), draw_with=draw_with)


def read_map(path: str, reading: Reading | None = None) -> Loaded:
    """Read one map; a file that cannot be read is a `CommandError`."""
    reading = reading or asked_reading()
    return read_decoded(find(path, reading), reading)


def find(path: str, reading: Reading) -> Decoded:
    """The text of a map: a file, standard input, or `REV:path`; raises `CommandError`."""
    if names_revision(path):
        return revision_text(path, reading)
    try:
        content = read_standard_input() if path == STDIN else read_content(path)
        return decoded(content, "<stdin>" if path == STDIN else path, reading.source_roots)
    except IsADirectoryError as error:
        raise CommandError(f"{path} is a folder; name one map in it") from error
    except OSError as error:
        raise missing_file(path, error) from error


def missing_file(path: str, error: OSError) -> CommandError:
    """The error that a file cannot be read, with the name of the file that was probably meant."""
    return CommandError(io_message(error) + _hint(path))


def _hint(path: str) -> str:
    near = near_map(path)
    return f"; did you mean {near}?" if near else ""


def near_map(path: str) -> str | None:
    """Which map was probably meant by a path that does not exist."""
    folder = Path(path).parent
    if Path(path).exists() or not folder.is_dir():
        return None
    by_stem = {stem(f): f for f in sorted(p.name for p in folder.iterdir()) if has_known_suffix(f)}
    near = closest(stem(path), by_stem)
    return str(folder / by_stem[near[0]]) if near else None


def load_map(path: str, reading: Reading | None = None) -> Loaded:
    """Read one map that must be sound: its errors are shown, and then there is no answer."""
    return sound(read_map(path, reading))


def sound(loaded: Loaded) -> Loaded:
    """What was read, with a map; errors are shown, and then there is no answer."""
    show_diagnostics(loaded.diagnostics)
    if loaded.map is None:
        said = summary(loaded.diagnostics)
        raise CommandError(f"{loaded.path}: {said}; mend the map first (argmap check)")
    return loaded


def map_in(loaded: Loaded) -> ArgumentMap:
    """The map that was read, if it is known to be sound."""
    assert loaded.map is not None
    return loaded.map


def files_of(paths: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The files that are meant, each with whether it was found in a folder rather than named."""
    for path in paths:
        if Path(path).is_dir():
            yield from ((file, True) for file in files_below(path))
        elif is_folder(path):
            yield from ((file, True) for file in files_in(path) if has_known_suffix(file))
        else:
            yield path, False


def read_found(file: str, in_folder: bool, reading: Reading) -> Loaded | None:
    """Read a file; None if it was found in a folder and is no map.

    If a file in a folder cannot be read, the others are still read. If a format is named, every file
    in a folder with a suffix of that format is read.
    """
    if not in_folder:
        return read_map(file, reading)
    if names_revision(file):
        return read_revision_if_map(file, reading)
    try:
        if reading.format is None:
            return read_if_map(file, reading)
        if PurePath(file).suffix.lower() not in find_format(reading.format).suffixes:
            return None
        return read_file(file, reading, only_files=True)
    except OSError as error:
        from argmap.formats.native.rules import NotAMap

        return Loaded(None, [NotAMap.report(io_message(error), file=file)], path=file)


def no_map_in(paths: Sequence[str]) -> CommandError:
    """The error that folders hold no map."""
    return CommandError(f"there is no map in {', '.join(paths)}")


def graph_of(map: ArgumentMap) -> ArgumentGraph:
    """The graph of a map."""
    # Imported here: commands that only read and write texts must not wait for NetworkX.
    from argmap.graph import to_graph

    return to_graph(map)
