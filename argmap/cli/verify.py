"""`argmap verify`: do the quotes stand in their sources?"""

from __future__ import annotations

from functools import partial

import click

from argmap.cli.asking import Corpus, ask, source_texts
from argmap.cli.group import Command
from argmap.cli.maps import split_words
from argmap.cli.options import corpus_options, map_words, output_options
from argmap.cli.output import Output
from argmap.formats.base import Loaded
from argmap.graph import Links
from argmap.queries.selection import find_claim
from argmap.render.verify import VerifyView
from argmap.render.view import View
from argmap.text.verification import verify


@click.command("verify", cls=Command)
@map_words("[MAP]... [CLAIM]...")
@click.option("--all", "show_all", is_flag=True, help="Also show the quotes that passed.")
@corpus_options
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    show_all: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """Find every quote of a map in the text of its source.

    exact, split (in parts, with only the attribution between them) and typographic (quotation
    marks, dashes, spaces, line breaks, the first capital) pass. elided shows what was left out,
    altered the words that differ, absent and no-text that there is nothing to see. Exit 1 unless
    all pass.

    \b
    argmap verify debate.yaml
    argmap verify debate.yaml -F markdown -o fact-check.md
    """
    maps, claims = split_words(words, named_maps)
    if ask(maps, output, partial(_question, claims, show_all), corpus):
        raise click.exceptions.Exit(1)


def _question(claims: list[str], show_all: bool, links: Links, loaded: Loaded) -> View:
    texts = source_texts(loaded)
    assert texts is not None
    chosen = {find_claim(links, claim) for claim in claims}
    checks = [c for c in verify(links.map, texts) if not chosen or c.claim.id in chosen]
    return VerifyView(links.map, checks, texts, show_all=show_all)
