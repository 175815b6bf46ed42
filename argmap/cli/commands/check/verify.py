"""`argmap verify`: do the quotes stand in their sources?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import files_of, graph_of, split_words
from argmap.cli.shared.messages import say
from argmap.cli.shared.options import corpus_options, map_words, output_options
from argmap.cli.shared.output import Output
from argmap.cli.shared.source_roots import asked_source_roots, folder_of, source_texts
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import is_map
from argmap.formats.core.source_texts import SourceTexts
from argmap.queries.selection import find_claim
from argmap.quotes.verification import QuoteCheck, verify
from argmap.render.answers.verify import VerifyView
from argmap.render.view import View
from argmap.render.wording import plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("verify", cls=Command)
@map_words("[MAP]... [CLAIM]...")
@click.option("--all", "show_all", is_flag=True, help="Also show the quotes that passed.")
@click.option("--write", is_flag=True, help="Write the spans of quotes that pass into the map.")
@corpus_options
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    show_all: bool,
    write: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """Find every quote of a map in the text of its source.

    exact, split (in parts, with only the attribution between them) and typographic (quotation
    marks, dashes, spaces, line breaks, ligatures, the first capital, [sic], emphasis) pass. elided
    shows what was left out or put in in brackets, altered the words that differ, absent and no-text
    that there is nothing to see. Exit 1 unless all pass. --write fills in the spans that are missing
    or wrong, and changes nothing else.

    \b
    argmap verify debate.yaml
    argmap verify debate.yaml --write
    argmap verify debate.yaml -F markdown -o fact-check.md
    """
    maps, claims = split_words(words, named_maps)
    if write:
        for file, in_folder in files_of(maps):
            if not in_folder or is_map(file):
                _write_spans(file, claims)
    if ask(maps, output, partial(_question, claims, show_all), corpus):
        raise click.exceptions.Exit(1)


def _write_spans(path: str, claims: list[str]) -> None:
    """Give the quotes of a map that pass their spans, and say how many."""
    from argmap.cli.shared.edits import map_to_edit
    from argmap.edit.edits.spans import placing

    with map_to_edit(path) as opened:
        texts = SourceTexts(opened.map, folder_of(path), asked_source_roots())
        edits = list(placing(_checks(claims, graph_of(opened.map), texts)))
        for edit in edits:
            opened.make(edit)
        opened.save()
    say(f"{path}: {plural(len(edits), 'span')} written.")


def _checks(claims: list[str], graph: ArgumentGraph, texts: SourceTexts) -> list[QuoteCheck]:
    chosen = {find_claim(graph, claim) for claim in claims}
    return [c for c in verify(graph.map, texts) if not chosen or c.claim.id in chosen]


def _question(claims: list[str], show_all: bool, graph: ArgumentGraph, loaded: Loaded) -> View:
    texts = source_texts(loaded)
    assert texts is not None
    checks = _checks(claims, graph, texts)
    return VerifyView(graph.map, checks, texts, show_all=show_all)
