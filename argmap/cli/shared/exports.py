"""Writing maps in another format, one or many, with word of what is left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import click

from argmap.cli.printing.errors import CommandError, io_message
from argmap.cli.printing.messages import complain, say
from argmap.cli.printing.output import Output
from argmap.cli.printing.progress import Progress
from argmap.cli.shared.asked import ALL, Asked
from argmap.cli.shared.fresh_paths import FreshPaths
from argmap.cli.shared.maps import files_of, graph_of, load_map, map_in, no_map_in, read_found
from argmap.cli.shared.source_roots import folder_of, tell_written
from argmap.cli.shared.writing import NotWrittenError, is_dry_run, refuse_existing, write_file
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading
from argmap.formats.core.source_texts import with_paths_from
from argmap.formats.core.writing import text_pieces
from argmap.formats.features.losses import left_out
from argmap.model import ArgumentMap
from argmap.queries.part import extract
from argmap.queries.selection import UnknownNameError
from argmap.render.reports.diagnostics import concise
from argmap.render.wording import plural

TextWriter = Callable[[Loaded, Format, Path], Iterable[str]]
"""From what was read, a format, and the folder of the map that was read, to a text."""


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
    asked: Asked = ALL
    """Which claims are turned; a drawing and a page choose by themselves."""
    write_text: TextWriter = as_it_is

    def one(self, path: str, out: str | None) -> None:
        """Turn one map into a file, or into text on stdout where no file is named."""
        if self.to.is_binary and out is None:
            raise click.UsageError(f"{self.to.name} is no text; write it to a file with -o FILE.")
        loaded = self._part(load_map(path, self.reading))
        refuse_existing(out, new_map=self._makes_map)
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

    def database(self, paths: Sequence[str], out: str) -> None:
        """Put maps, and those in folders, into one database, going on after bad ones.

        Each has its path as its name. Exits with 1 where some could not be read.
        """
        from argmap.exports.sqlite import write_corpus

        if Path(out).is_dir():
            raise CommandError(f"{out} is a folder; --each writes one database for each map to it")
        refuse_existing(out)
        counted = _Counted()
        write_file(out, write_corpus(self._sound_maps(paths, out, counted)))
        if not counted.done and not counted.failed:
            raise no_map_in(paths)
        say(_closing(counted.done, counted.failed, counted.skipped, out))
        if counted.failed:
            raise click.exceptions.Exit(1)

    def _sound_maps(
        self, paths: Sequence[str], out: str, counted: _Counted
    ) -> Iterator[tuple[str, ArgumentMap]]:
        """The sound maps among files and in folders, each once, with their paths."""
        files = list(dict.fromkeys(files_of(paths)))
        with Progress(len(files), "files") as progress:
            for number, (file, in_folder) in enumerate(files, 1):
                progress.show(number)
                loaded = read_found(file, in_folder, self.reading)
                if loaded is None or _is_same(Path(out), file):
                    counted.skipped += 1
                elif loaded.map is None:
                    _tell_errors(loaded)
                    counted.failed += 1
                else:
                    counted.done += 1
                    yield file, loaded.map

    def _turn(self, loaded: Loaded, file: str, out: Path) -> bool:
        """Turn one map of several; whether that went well."""
        if loaded.map is None:
            _tell_errors(loaded)
            return False
        try:
            refuse_existing(out, new_map=self._makes_map)
            loaded = self._part(loaded)
            self._tell_losses(map_in(loaded), f"{file}: ")
            if not is_dry_run():
                out.parent.mkdir(parents=True, exist_ok=True)
            self._write(loaded, file, os.fspath(out))
        except CommandError as problem:
            complain(problem.message)
            return False
        except UnknownNameError as error:
            complain(f"{file}: {error}")
            return False
        except OSError as error:
            complain(io_message(error))
            return False
        return True

    @property
    def _makes_map(self) -> bool:
        """Whether what is written is a map, which can be somebody's work, and no answer."""
        return self.to.reader is not None

    def _part(self, loaded: Loaded) -> Loaded:
        """What was read, with only the claims that fit; says how many do not."""
        if self.asked.is_everything or self.to.is_drawing:
            return loaded
        map = map_in(loaded)
        graph = graph_of(map)
        found = extract(graph, self.asked.in_map(graph), self.asked.issue_in(graph))
        claims = f"{found.claims_left_out:,} of {plural(len(map.claims), 'claim')}"
        relations = plural(found.relations_left_out, "relation")
        say(f"left out: {claims} and {relations}, which were not asked for")
        return replace(loaded, map=found.map)

    def _tell_losses(self, map: ArgumentMap, about: str = "") -> None:
        if self.to.is_drawing:
            return
        losses = left_out(map, self.to)
        for loss in losses:
            say(f"{about}{loss}")
        if losses and self.strict:
            raise NotWrittenError(
                f"{about}{self.to.name} has no place for that; nothing is written"
            )

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
                text = self.write_text(loaded, self.to, folder)
                Output("text", out, self._makes_map).write(text)
        except (ValueError, RecursionError) as error:
            # Foreign data can be such as the format cannot say.
            raise CommandError(f"{path}: {error}") from error


@dataclass(slots=True)
class _Counted:
    """How many maps were turned, could not be, and were none."""

    done: int = 0
    failed: int = 0
    skipped: int = 0


def _tell_errors(loaded: Loaded) -> None:
    for diagnostic in loaded.diagnostics:
        if diagnostic.severity == "error":
            complain(concise(diagnostic))


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


def _closing(done: int, failed: int, skipped: int, place: str) -> str:
    would = "would be " if is_dry_run() else ""
    said = f"{plural(done, 'map')} {would}written to {place}"
    if failed:
        said += f", {failed} failed"
    if skipped:
        said += f", {plural(skipped, 'other file')} skipped"
    return f"{said}."
