"""`argmap verify`: do the quotes stand in their sources?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.attribution.asked import asked_quotes, coverage_of, with_attributions
from argmap.cli.group import Command
from argmap.cli.options.common import all_option, answer_options, corpus_options, question_words
from argmap.cli.printing.messages import complain, say
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import files_of, graph_of
from argmap.cli.shared.source_roots import asked_source_roots, folder_of, source_texts
from argmap.cli.shared.writing import is_dry_run
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import is_map
from argmap.formats.core.source_texts import SourceTexts
from argmap.queries.asked import Asked
from argmap.quotes.verification import QuoteKey
from argmap.render.answers.verify import VerifyView
from argmap.render.output import WORKBOOK
from argmap.render.view import View
from argmap.render.wording import plural

if TYPE_CHECKING:
    from argmap.attribution.verdicts import Attribution
    from argmap.graph import ArgumentGraph


@click.command("verify", cls=Command)
@question_words()
@all_option
@click.option(
    "--coverage",
    "with_coverage",
    is_flag=True,
    help="Also say which quotations of the sources are in no claim.",
)
@click.option(
    "--attribution",
    "with_speakers",
    is_flag=True,
    help="Also compare the speakers with those whom the sources give the words to.",
)
@click.option("--write", is_flag=True, help="Write the spans of quotes that pass into the map.")
@corpus_options
@answer_options([WORKBOOK])
def command(
    maps: list[str],
    asked: Asked,
    show_all: bool,
    with_coverage: bool,
    with_speakers: bool,
    write: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """Find every quote of a map in the text of its source.

    exact, split (in parts, with only the attribution between them) and typographic (quotation
    marks, dashes, spaces, line breaks, ligatures, the first capital, [sic], emphasis) pass. elided
    shows what was left out or added in brackets, altered shows the words that differ; for absent
    and no-text there is nothing to show. --attribution reads in the source who says the words:
    agrees, other-speaker, clipped (words that take them back are left out), stitched (of quotations
    of different people) or none-found. Exit 1 unless all pass and are in the right mouth. --write
    fills in the spans that are missing or wrong, and changes nothing else. Name claims or add
    filters to check only the quotes that fit.

    \b
    argmap verify debate.argmap.yaml
    argmap verify debate.argmap.yaml --write
    argmap verify debate.argmap.yaml --coverage
    argmap verify debate.argmap.yaml --attribution
    argmap verify debate.argmap.yaml -F markdown -o fact-check.md
    argmap verify debate.argmap.yaml --attribution -o check.xlsx
    """
    if write:
        # Spans are written first, so that the answer tells how the quotes stand afterwards.
        for file, in_folder in files_of(maps):
            if not in_folder or is_map(file):
                _write_spans(file, asked, with_speakers)
    question = partial(_question, asked, show_all, with_coverage, with_speakers)
    if ask(maps, output, question, corpus):
        raise click.exceptions.Exit(1)


def _write_spans(path: str, asked: Asked, with_speakers: bool) -> None:
    """Give the quotes of a map that pass their spans, and say how many.

    With their speakers, words that stand in several places get that where their speaker says them.
    """
    from argmap.cli.shared.edits import map_to_edit, show_change
    from argmap.edit.edits.spans import placing

    with map_to_edit(path) as opened:
        texts = SourceTexts(opened.map, folder_of(path), asked_source_roots())
        checks = asked_quotes(asked, graph_of(opened.map), texts)
        if with_speakers:
            # Words that stand in several places of a source have one span only if their speaker
            # decides.
            checks, _ = with_attributions(checks, texts)
        edits = list(placing(checks))
        for edit in edits:
            opened.make(edit)
        change = opened.save(dry_run=is_dry_run())
    if is_dry_run():
        show_change(change)
        complain(f"--dry-run: {path}: {plural(len(edits), 'span')} would be written.")
    else:
        say(f"{path}: {plural(len(edits), 'span')} written.")


def _question(
    asked: Asked,
    show_all: bool,
    with_coverage: bool,
    with_speakers: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    texts = source_texts(loaded)
    assert texts is not None
    checks = asked_quotes(asked, graph, texts)
    covered = coverage_of(graph.map, texts) if with_coverage else None
    who: dict[QuoteKey, Attribution] | None = None
    if with_speakers:
        checks, who = with_attributions(checks, texts)
    return VerifyView(
        graph.map, checks, texts, show_all=show_all, coverage=covered, attributions=who
    )
