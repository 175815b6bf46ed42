"""Writing maps in another format, one or many, with word of what is left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import IO, Any

import click

from argmap.cli.shared.errors import CommandError, io_message
from argmap.cli.shared.fresh_paths import FreshPaths
from argmap.cli.shared.maps import files_of, load_map, map_in, no_map_in, read_found
from argmap.cli.shared.messages import say
from argmap.cli.shared.output import Output
from argmap.cli.shared.progress import Progress
from argmap.cli.shared.source_roots import folder_of, tell_written
from argmap.cli.shared.writing import write_file
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading
from argmap.formats.core.source_texts import with_paths_from
from argmap.formats.core.writing import text_pieces
from argmap.formats.features.losses import left_out
from argmap.model import ArgumentMap
from argmap.render.reports.diagnostics import concise
from argmap.render.wording import plural

TextWriter = Callable[[Loaded, Format, Path], Iterable[str]]
"""From what was read, a format, and the folder of the map that was read, to a text."""


class Refused(click.ClickException):
    """A file is not written, because of what it would lose or replace; exit 1."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on stderr."""
        CommandError(self.message).show(file)


def as_it_is(loaded: Loaded, format: Format, folder: Path) -> Iterable[str]:
    """The text of what was read in a format, without any options."""
    return text_pieces(map_in(loaded), format)


@dataclass(frozen=True, slots=True)
class Conversion:
    """How maps are turned into another format."""

    to: Format
    reading: Reading
    """How the files are read."""
    strict: bool = False
    """Whether nothing is written that would lose something."""
    force: bool = False
    """Whether a file that is there already is replaced."""
    write_text: TextWriter = as_it_is

    def one(self, path: str, out: str | None) -> None:
        """Turn one map into a file, or into text on stdout where no file is named."""
        if self.to.is_binary and out is None:
            raise click.UsageError(f"{self.to.name} is no text; write it to a file with -o FILE.")
        if out is not None:
            self._mind(out)
        loaded = load_map(path, self.reading)
        self._tell_losses(map_in(loaded))
        self._write(loaded, path, out)

    def many(self, paths: Sequence[str], folder: str) -> None:
        """Turn maps, and those in folders, into files in a folder, going on after bad ones.

        What lies in a folder keeps its place below it. Exits with 1 where some could not be turned.
        """
        if Path(folder).is_file():
            raise CommandError(f"{folder} is a file; several maps want a folder")
        done = failed = skipped = 0
        targets = _Targets(folder, self.to)
        places = list(_places(paths, folder))
        with Progress(len(places), "files") as progress:
            for number, (file, in_folder, below) in enumerate(places, 1):
                progress.show(number)
                loaded = read_found(file, in_folder, self.reading)
                target = targets.take(below) if loaded is not None else None
                if loaded is None or target is None or _is_same(target, file):
                    # What is in the folder and in the format already stays as it is.
                    skipped += 1
                elif self._turn(loaded, file, target):
                    done += 1
                else:
                    failed += 1
        if not done and not failed:
            raise no_map_in(paths)
        say(_closing(done, failed, skipped, folder))
        if failed:
            raise click.exceptions.Exit(1)

    def _turn(self, loaded: Loaded, file: str, out: Path) -> bool:
        """Turn one map of several; whether that went well."""
        if loaded.map is None:
            for diagnostic in loaded.diagnostics:
                if diagnostic.severity == "error":
                    say(concise(diagnostic))
            return False
        try:
            self._mind(out)
            self._tell_losses(loaded.map, f"{file}: ")
            out.parent.mkdir(parents=True, exist_ok=True)
            self._write(loaded, file, os.fspath(out))
        except (Refused, CommandError) as problem:
            say(problem.message)
            return False
        except OSError as error:
            say(io_message(error))
            return False
        return True

    def _mind(self, out: str | Path) -> None:
        if not self.force and Path(out).is_file():
            raise Refused(f"{out} is there already; --force replaces it")

    def _tell_losses(self, map: ArgumentMap, about: str = "") -> None:
        if self.to.is_drawing:
            return
        losses = left_out(map, self.to)
        for loss in losses:
            say(f"{about}{loss}")
        if losses and self.strict:
            raise Refused(f"{about}{self.to.name} has no place for that; nothing is written")

    def _write(self, loaded: Loaded, path: str, out: str | None) -> None:
        folder = folder_of(path)
        if out is not None and not self.to.is_drawing:
            map = with_paths_from(map_in(loaded), folder, Path(out).parent, loaded.source_roots)
            loaded = replace(loaded, map=map)
            tell_written(map, out)
        try:
            if self.to.is_binary and out is not None:
                write_file(out, self.to.load_binary_writer()(map_in(loaded), path))
            else:
                Output("text", out).write(self.write_text(loaded, self.to, folder))
        except (ValueError, RecursionError) as error:
            # Foreign data can be such as the format cannot say.
            raise CommandError(f"{path}: {error}") from error


class _Targets:
    """The files that many maps are turned into, none of them twice on any system."""

    def __init__(self, folder: str, format: Format) -> None:
        self.folder = Path(folder)
        self.suffix = format.suffixes[0]
        self.paths = FreshPaths()

    def take(self, below: PurePath) -> Path:
        """The file for a map that is called so: its suffix stays where another has its name."""
        target = self.folder / below.with_suffix(self.suffix)
        if not self.paths.is_free(target):
            target = self.folder / below.with_name(below.name + self.suffix)
        return Path(self.paths.take(target))


def _places(paths: Sequence[str], out: str) -> Iterator[tuple[str, bool, PurePath]]:
    """The files that are meant, whether each lay in a folder, and where it goes below the new one."""
    written = Path(out).absolute()
    for path in paths:
        for file, in_folder in files_of([path]):
            # What is written while the folder is gone through is not read again.
            if (
                in_folder
                and written in Path(file).absolute().parents
                and not _within(path, written)
            ):
                continue
            below = (
                PurePath(os.path.relpath(file, path)) if in_folder else PurePath(Path(file).name)
            )
            yield file, in_folder, below


def _is_same(one: Path, other: str) -> bool:
    return one.absolute() == Path(other).absolute()


def _within(path: str, folder: Path) -> bool:
    return folder == Path(path).absolute()


def _closing(done: int, failed: int, skipped: int, folder: str) -> str:
    said = f"{plural(done, 'map')} written to {folder}"
    if failed:
        said += f", {failed} failed"
    if skipped:
        said += f", {plural(skipped, 'other file')} skipped"
    return f"{said}."
