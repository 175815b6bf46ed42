"""`argmap chain`: rebuttal chains."""

from __future__ import annotations

import click

from argmap.cli.asking import ask, say
from argmap.cli.group import Command
from argmap.cli.maps import is_single, split_words
from argmap.cli.options import issue_option, map_words, output_options
from argmap.cli.output import Output
from argmap.formats.base import Loaded
from argmap.graph import Links
from argmap.queries.chain import Ways, chain, chain_roots, longest_chain
from argmap.queries.selection import find_claim, find_speaker
from argmap.queries.stance import issue_of
from argmap.render.chain import ChainView, LongestView
from argmap.render.view import View


@click.command("chain", cls=Command)
@map_words()
@issue_option
@click.option("--up", is_flag=True, help="What the claim answers, and what that answers.")
@click.option("--direct", is_flag=True, help="From an issue, too, do not follow supports.")
@click.option("--with-supports", is_flag=True, help="Follow supports from any claim.")
@click.option(
    "--between", nargs=2, metavar="A B", help="Only exchanges of these two speakers."
)
@click.option("--switching", is_flag=True, help="Only steps at which the speaker changes.")
@click.option("--longest", is_flag=True, help="Only the longest chain of rebuttals and undercuts.")
@click.option("--depth", type=click.IntRange(min=0), metavar="N", help="At most N steps.")
@click.option("--all", "show_all", is_flag=True, help="Fold nothing.")
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    issue: str | None,
    up: bool,
    direct: bool,
    with_supports: bool,
    between: tuple[str, str] | None,
    switching: bool,
    longest: bool,
    depth: int | None,
    show_all: bool,
    output: Output,
) -> None:
    """What was answered to a claim, and to the answers.

    Follows rebuttals, undercuts and contradictions; from an issue also supports, because most
    objections hit a reason. Without a claim it begins at the issues. A claim that is met again is
    shown once.

    \b
    argmap chain debate.yaml
    argmap chain debate.yaml trade-falls --up
    argmap chain debate.yaml --between ada ben
    """
    if direct and with_supports:
        raise click.UsageError("--direct and --with-supports ask for opposite things; choose one.")
    maps, claims = split_words(words, named_maps)
    supports = True if with_supports else False if direct else None

    def question(links: Links, loaded: Loaded) -> View:
        speakers = tuple(find_speaker(links, s) for s in between) if between else None
        ways = Ways(up, supports, speakers, switching, depth)  # type: ignore[arg-type]
        roots = [find_claim(links, c) for c in claims]
        if not roots:
            named = find_claim(links, issue) if issue else None
            roots = chain_roots(links, named, ways)
            if named is None and is_single(maps) and issue_of(links) is None and not between:
                say("No issue: beginning at the claims that are met and meet nothing themselves.")
        if longest:
            root = roots[0] if claims else None
            return LongestView(chain(links, [], ways), longest_chain(links, root))
        return ChainView(chain(links, roots, ways), show_all)

    ask(maps, output, question)
