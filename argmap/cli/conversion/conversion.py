"""Turning one map into another format, and saying what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import click

from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.shared.maps import graph_of, load_map, map_in
from argmap.cli.shared.source_roots import folder_of, tell_written
from argmap.cli.shared.writing import NotWrittenError, refuse_existing, write_file
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading
from argmap.formats.core.source_texts import with_paths_from
from argmap.formats.core.writing import text_pieces
from argmap.formats.features.losses import left_out
from argmap.queries.asked import ALL, Asked
from argmap.queries.part import extract
from argmap.render.wording import plural

TextWriter = Callable[[Loaded, Format, Path], Iterable[str]]
"""From what was read, a format, and the folder of that map, to a text."""


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
    """Which claims are converted; a drawing and a page choose by themselves."""
    write_text: TextWriter = as_it_is

    @property
    def makes_map(self) -> bool:
        """Whether a map is written, which somebody may go on working on, and not only an answer."""
        return self.to.reader is not None

    def one(self, path: str, out: str | None) -> None:
        """Turn one map into a file, or into text on stdout if no file is named."""
        if self.to.is_binary and out is None:
            raise click.UsageError(f"{self.to.name} is no text; write it to a file with -o FILE.")
        loaded = load_map(path, self.reading)
        refuse_existing(out, new_map=self.makes_map)
        pieces = self.pieces(loaded, path, out)
        if out is not None:
            write_file(out, pieces, new_map=self.makes_map)
        else:
            Output().write(cast(Iterable[str], pieces))

    def pieces(
        self, loaded: Loaded, path: str, out: str | None, about: str = ""
    ) -> Iterator[str | bytes]:
        """The content for a file or for stdout, piece by piece; says what is left out.

        `about` comes before what is said. Raises `CommandError` for a map that the format cannot hold,
        and with `strict` for a map that would lose something.
        """
        loaded = self._part(loaded, about)
        self._tell_losses(loaded, about)
        folder = folder_of(path)
        # The paths of sources are relative to the folder of their map, which is another one now.
        if out is not None and not self.to.is_drawing:
            map = with_paths_from(map_in(loaded), folder, Path(out).parent, loaded.source_roots)
            loaded = replace(loaded, map=map)
            tell_written(map, out, self.reading.source_roots)
        return self._written(loaded, path, folder)

    def _written(self, loaded: Loaded, path: str, folder: Path) -> Iterator[str | bytes]:
        try:
            if self.to.is_binary:
                yield from self.to.load_binary_writer()(map_in(loaded), path)
            else:
                yield from self.write_text(loaded, self.to, folder)
        except (ValueError, RecursionError) as error:
            # What a foreign format kept under `extra` can be more than this format can hold.
            raise CommandError(f"{path}: {error}") from error

    def _part(self, loaded: Loaded, about: str) -> Loaded:
        """What was read, with only the claims that fit; says how many are left out."""
        if self.asked.is_everything or self.to.is_drawing:
            return loaded
        map = map_in(loaded)
        graph = graph_of(map)
        found = extract(graph, self.asked.in_map(graph), self.asked.issue_in(graph))
        claims = f"{found.claims_left_out:,} of {plural(len(map.claims), 'claim')}"
        relations = plural(found.relations_left_out, "relation")
        say(f"{about}left out: {claims} and {relations}, which were not asked for")
        return replace(loaded, map=found.map)

    def _tell_losses(self, loaded: Loaded, about: str) -> None:
        # Nobody expects a picture to be read back.
        if self.to.is_drawing:
            return
        losses = left_out(map_in(loaded), self.to)
        for loss in losses:
            say(f"{about}{loss}")
        if losses and self.strict:
            raise NotWrittenError(f"{about}{self.to.name} cannot hold that; nothing is written")
