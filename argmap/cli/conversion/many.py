"""Turning many maps into another format: into files in a folder, or into one database.

With `--jobs` several processes share the reading and turning. Only the first process writes files, in
the order of the maps, so that the outcome is always the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import NamedTuple

import click

from argmap.cli.conversion.conversion import Conversion
from argmap.cli.printing.errors import CommandError, io_message
from argmap.cli.printing.messages import gathered, say
from argmap.cli.printing.progress import Progress
from argmap.cli.shared.answers import Corpus, File, in_order, show_failure, write_failures
from argmap.cli.shared.fresh_paths import FreshPaths
from argmap.cli.shared.maps import files_of, no_map_in, read_found
from argmap.cli.shared.writing import is_dry_run, refuse_existing, write_file
from argmap.formats.core.file_names import in_format
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading
from argmap.formats.core.writing import NotWritten
from argmap.model import ArgumentMap
from argmap.queries.selection import UnknownNameError
from argmap.render.output import Part
from argmap.render.wording import plural


class Place(NamedTuple):
    """A file to convert, and where it goes."""

    file: str
    in_folder: bool
    """Whether it was found in a folder rather than named."""
    below: PurePath
    """Its path below the new folder, with its old suffix."""


def into_folder(conversion: Conversion, paths: Sequence[str], folder: str, corpus: Corpus) -> None:
    """Turn maps, and those in folders, into files in a folder, and go on after bad ones.

    A file in a folder keeps its place below that folder. Exits with 1 if some could not be converted.
    """
    if Path(folder).is_file():
        raise CommandError(f"{folder} is a file; several maps need a folder")
    places = list(_places(paths, folder))
    targets = _Targets(folder, conversion.to)
    tally = _Tally(corpus)
    with Progress(len(places), "files") as progress:
        task = _Turning(conversion, folder)
        turned = in_order(task, places, corpus.jobs)
        for number, (place, one) in enumerate(zip(places, turned, strict=True), 1):
            progress.show(number)
            target = targets.take(place.below) if one is not None else None
            if one is None or target is None or _is_same(target, place.file):
                # A map that is already in that folder and format stays as it is.
                tally.skipped += 1
            elif one.part is not None:
                tally.not_done(one.part)
            else:
                tally.written(place.file, one, target, new_map=conversion.makes_map)
    tally.close(paths, folder)


def into_database(conversion: Conversion, paths: Sequence[str], out: str, corpus: Corpus) -> None:
    """Put maps, and those in folders, into one database, and go on after bad ones.

    Each has its path as its name. Exits with 1 if some could not be read.
    """
    from argmap.exports.sqlite import write_corpus

    if Path(out).is_dir():
        raise CommandError(f"{out} is a folder; --each writes one database for each map to it")
    refuse_existing(out)
    tally = _Tally(corpus)
    write_file(out, write_corpus(_sound_maps(conversion.reading, paths, out, tally)))
    tally.close(paths, out)


# -- what is done with each map, in this process or in another --------------------------------------


@dataclass(frozen=True, slots=True)
class _Turned:
    """What a map was turned into; or why it was not."""

    content: bytes = b""
    notes: tuple[str, ...] = ()
    """What to tell the user about it."""
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class _Turning:
    """Reads a map and turns it into the bytes of a file."""

    conversion: Conversion
    folder: str

    def __call__(self, place: Place) -> _Turned | None:
        """What is made of a file; None if it is no map."""
        loaded = read_found(place.file, place.in_folder, self.conversion.reading)
        if loaded is None:
            return None
        if loaded.map is None:
            return _Turned(part=Part(place.file, problems=tuple(loaded.diagnostics)))
        notes: list[str] = []
        try:
            # Said later by the first process, in the order of the maps.
            with gathered(notes):
                return _Turned(self._content(loaded, place), tuple(notes))
        except UnknownNameError as error:
            return _Turned(part=Part(place.file, unknown=str(error)))
        except CommandError as error:
            # A diagnostic names its file anyway.
            message = error.message.removeprefix(f"{place.file}: ")
            return _Turned(part=_not_written(place.file, message))

    def _content(self, loaded: Loaded, place: Place) -> bytes:
        out = Path(self.folder) / in_format(place.below, self.conversion.to)
        about = f"{place.file}: "
        pieces = self.conversion.pieces(loaded, place.file, os.fspath(out), about)
        return b"".join(
            piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")
            for piece in pieces
        )

    def failed(self, file: Place, part: Part) -> _Turned:
        """A map whose process was ended."""
        return _Turned(part=part)


@dataclass(frozen=True, slots=True)
class _Read:
    """A map that was read, or why there is none."""

    map: ArgumentMap | None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a map."""

    reading: Reading

    def __call__(self, file: File) -> _Read | None:
        """The map in a file; None if it is no map."""
        loaded = read_found(*file, self.reading)
        if loaded is None:
            return None
        if loaded.map is None:
            return _Read(None, Part(file[0], problems=tuple(loaded.diagnostics)))
        return _Read(loaded.map)

    def failed(self, file: File, part: Part) -> _Read:
        """A map whose process was ended."""
        return _Read(None, part)


def _sound_maps(
    reading: Reading, paths: Sequence[str], out: str, tally: _Tally
) -> Iterator[tuple[str, ArgumentMap]]:
    """The sound maps among files and in folders, each once, with their paths."""
    # The database itself may be in one of the folders.
    files = [f for f in dict.fromkeys(files_of(paths)) if not _is_same(Path(out), f[0])]
    with Progress(len(files), "files") as progress:
        found = in_order(_Reader(reading), files, tally.corpus.jobs)
        for number, (file, one) in enumerate(zip(files, found, strict=True), 1):
            progress.show(number)
            if one is None:
                tally.skipped += 1
            elif one.map is None:
                assert one.part is not None
                tally.not_done(one.part)
            else:
                tally.done += 1
                yield file[0], one.map


# -- where it goes, and what is said of it ----------------------------------------------------------


@dataclass(slots=True)
class _Tally:
    """Counts the maps that were written, failed and skipped, and says so at the end."""

    corpus: Corpus
    done: int = 0
    skipped: int = 0
    failed: list[Part] = field(default_factory=list)
    unknown: list[Part] = field(default_factory=list)
    """Maps without a name that was asked for, which is no mistake if other maps have it."""

    def written(self, file: str, turned: _Turned, target: Path, *, new_map: bool) -> None:
        """Write what a map was turned into, and say what was noted about it."""
        try:
            refuse_existing(target, new_map=new_map)
            for note in turned.notes:
                say(note)
            if not is_dry_run():
                target.parent.mkdir(parents=True, exist_ok=True)
            write_file(target, [turned.content], new_map=new_map)
        except CommandError as error:
            self.not_done(_not_written(file, error.message))
        except OSError as error:
            self.not_done(_not_written(file, io_message(error)))
        else:
            self.done += 1

    def not_done(self, part: Part) -> None:
        """Note a map that was not converted, and say why unless that goes to the file of `--errors`."""
        if part.unknown is not None:
            self.unknown.append(part)
            return
        self.failed.append(part)
        if self.corpus.errors is None:
            show_failure(part)

    def close(self, paths: Sequence[str], place: str) -> None:
        """Say how many were written, failed and skipped; exits with 1 if some failed."""
        if self.corpus.errors is not None:
            write_failures(self.corpus.errors, self.failed)
        # If no map at all has the name, it is probably a slip.
        if not self.done and self.unknown:
            raise CommandError(f"{self.unknown[0].path}: {self.unknown[0].unknown}")
        if not self.done and not self.failed:
            raise no_map_in(paths)
        say(self._closing(place))
        if self.failed:
            raise click.exceptions.Exit(1)

    def _closing(self, place: str) -> str:
        would = "would be " if is_dry_run() else ""
        said = f"{plural(self.done, 'map')} {would}written to {place}"
        if self.failed:
            said += f", {len(self.failed):,} failed"
        if self.unknown:
            said += f", {len(self.unknown):,} without a name that was asked for"
        if self.skipped:
            said += f", {plural(self.skipped, 'other file')} skipped"
        return f"{said}."


def _not_written(file: str, why: str) -> Part:
    return Part(file, problems=(NotWritten.report(why, file=file),))


class _Targets:
    """The files that many maps are turned into, each only once on any system."""

    def __init__(self, folder: str, format: Format) -> None:
        self.folder = Path(folder)
        self.format = format
        self.paths = FreshPaths()

    def take(self, below: PurePath) -> Path:
        """The file for a map; if `a.yaml` and `a.json` would meet, one keeps its suffix: `a.json.dot`."""
        target = self.folder / in_format(below, self.format)
        if not self.paths.is_free(target):
            target = self.folder / below.with_name(below.name + self.format.suffixes[0])
        return Path(self.paths.take(target))


def _places(paths: Sequence[str], out: str) -> Iterator[Place]:
    """The files that are meant, without those in the new folder unless that folder is named."""
    written = Path(out).absolute()
    for path in paths:
        for file, in_folder in files_of([path]):
            # Otherwise what an earlier run wrote below the folder would be converted again.
            if (
                in_folder
                and written in Path(file).absolute().parents
                and not _within(path, written)
            ):
                continue
            below = (
                PurePath(os.path.relpath(file, path)) if in_folder else PurePath(Path(file).name)
            )
            yield Place(file, in_folder, below)


def _is_same(one: Path, other: str) -> bool:
    return one.absolute() == Path(other).absolute()


def _within(path: str, folder: Path) -> bool:
    return folder == Path(path).absolute()
