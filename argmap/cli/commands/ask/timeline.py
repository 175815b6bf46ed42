"""`argmap timeline`: what was said when, and what came and went between maps of one story."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.options.common import corpus_options, output_options, question_words
from argmap.cli.options.parameters import Choice
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import is_single
from argmap.cli.shared.story import tell_story
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked
from argmap.queries.whole.timeline import Scale, timeline
from argmap.render.answers.timeline import TimelineView

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("timeline", cls=Command)
@question_words()
@click.option(
    "--by",
    "scale",
    type=Choice(["date", "turn"]),
    metavar="WHAT",
    help="In the order of dates or of turns [default: dates, where there are any].",
)
@corpus_options
@output_options
def command(
    maps: list[str], asked: Asked, scale: Scale | None, corpus: Corpus, output: Output
) -> None:
    """What was said when: new, taken up, again, differently, against oneself.

    Utterances come in the order of their dates, or of those of their sources; where there are no
    dates, in the order of turns. A point, with all that restates it, is new where nobody has made
    it before, taken up where somebody else has, said again or differently (restated, limited) where
    the speaker has. Against oneself is what contradicts, rebuts or denies what the speaker says
    then or said before. The marks are about the whole debate, whatever the filters show. Below
    stands who is heard when.

    Given several maps, such as a week's reports in order, it says what came and went from each one
    to the next.

    \b
    argmap timeline debate.argmap.yaml
    argmap timeline debate.argmap.yaml --speaker ada
    argmap timeline monday.argmap.yaml tuesday.argmap.yaml
    """
    if is_single(maps):
        ask(maps, output, partial(_question, asked, scale), corpus)
        return
    # What came and went from one report to the next has the order in which the reports are named.
    if scale is not None:
        raise click.UsageError("several maps are told in their order; --by is about one map.")
    tell_story(maps, asked, corpus, output)


def _question(
    asked: Asked, scale: Scale | None, graph: ArgumentGraph, loaded: Loaded
) -> TimelineView:
    return TimelineView(timeline(graph, asked.in_map(graph), scale, asked.issue_in(graph)))
