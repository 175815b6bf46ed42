"""Several maps of one story, told in the order in which they are named."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, report, show_failure
from argmap.cli.shared.maps import asked_reading, files_of, graph_of, no_map_in, read_found
from argmap.edit.compare.story import story
from argmap.model import ArgumentMap
from argmap.queries.asked import Asked
from argmap.queries.selection import UnknownNameError
from argmap.render.output import Part
from argmap.render.reports.story import StoryView


def tell_story(maps: Sequence[str], asked: Asked, corpus: Corpus, output: Output) -> None:
    """Show what came and went from each map to the next; maps that are broken are told and left out (exit 1).

    A map without a name that was asked for has nothing to show; a name that no map has is an error.
    """
    reading = asked_reading()
    told: list[tuple[str, ArgumentMap]] = []
    chosen: list[set[str]] = []
    unknown: list[str] = []
    failed: list[Part] = []
    skipped = 0
    for file, is_found in files_of(maps):
        loaded = read_found(file, is_found, reading)
        if loaded is None:
            skipped += 1
        elif loaded.map is None:
            failed.append(Part(file, problems=tuple(loaded.diagnostics)))
            if corpus.errors is None:
                show_failure(failed[-1])
        else:
            told.append((file, loaded.map))
            try:
                chosen.append({claim.id for claim in asked.part(graph_of(loaded.map)).claims})
            except UnknownNameError as error:
                chosen.append(set())
                unknown.append(f"{file}: {error}")
    if not told and not failed:
        raise no_map_in(maps)
    if unknown and len(unknown) == len(told):
        raise CommandError(unknown[0])
    output.answer(StoryView(story(told, chosen)))
    report(corpus, len(told) + len(failed), failed, skipped, len(unknown))
