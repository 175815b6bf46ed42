"""The options that all commands share, with the same words everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from argmap.cli import completing
from argmap.cli.output import Output
from argmap.graph import Links
from argmap.model import STANCES, Stance
from argmap.queries.selection import (
    KIND_CHOICES,
    Selection,
    find_claim,
    find_source,
    find_speaker,
)
from argmap.render.output import OUTPUT_FORMATS

Function = Callable[..., Any]


class Choice(click.Choice[str]):
    """A choice among words that says which one was probably meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or a usage error with the near one."""
        words = [str(c) for c in self.choices]
        if value in words:
            return str(value)
        from argmap.diagnostics import did_you_mean

        near = did_you_mean(str(value), words) or f"choose from {', '.join(words)}"
        self.fail(f"{value!r} is none of the choices; {near}", param, ctx)
        return None


def apply(function: Function, decorators: Sequence[Callable[[Any], Any]]) -> Function:
    """A function with several options added, in the order they are listed."""
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def map_words(metavar: str = "[MAP]... [CLAIM]...") -> Callable[[Function], Function]:
    """The words of a command, and `-m`: passed on as `words` and `named_maps`."""

    def decorate(function: Function) -> Function:
        return apply(
            function,
            [
                click.argument("words", nargs=-1, metavar=metavar, shell_complete=completing.words),
                click.option(
                    "-m",
                    "--map",
                    "named_maps",
                    multiple=True,
                    metavar="FILE",
                    shell_complete=completing.map_file,
                    help="The map; all words are then claims.",
                ),
            ],
        )

    return decorate


def output_options(function: Function) -> Function:
    """`-F`, `--json` and `-o`: passed on as `output`."""

    @wraps(function)
    def with_output(
        *, output_format: str | None, as_json: bool, output_file: str | None, **rest: Any
    ) -> Any:
        return function(output=Output.chosen(output_format, as_json, output_file), **rest)

    return apply(
        with_output,
        [
            click.option(
                "-F",
                "--output-format",
                type=Choice(OUTPUT_FORMATS),
                metavar="FORMAT",
                help="text, json, jsonl, csv, tsv or markdown.",
            ),
            click.option("--json", "as_json", is_flag=True, help="Short for -F json."),
            click.option(
                "-o",
                "--output",
                "output_file",
                metavar="FILE",
                shell_complete=completing.any_file,
                help="Write to a file; its suffix picks the format.",
            ),
        ],
    )


def corpus_options(function: Function) -> Function:
    """`--jobs` and `--errors`: passed on as `corpus`."""

    @wraps(function)
    def with_corpus(*, jobs: int, errors: str | None, **rest: Any) -> Any:
        from argmap.cli.asking import Corpus

        return function(corpus=Corpus(jobs, errors), **rest)

    return apply(
        with_corpus,
        [
            click.option(
                "--jobs",
                type=click.IntRange(min=1),
                default=1,
                metavar="N",
                help="Over many maps: work with N processes.",
            ),
            click.option(
                "--errors",
                metavar="FILE",
                shell_complete=completing.any_file,
                help="Over many maps: write what is wrong with some to a file, as JSON lines.",
            ),
        ],
    )


issue_option = click.option(
    "--issue",
    metavar="CLAIM",
    shell_complete=completing.claim,
    help="The issue that stances are towards [default: the first].",
)


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as typed; `on` finds what they mean in a map."""

    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    about: str | None = None
    depth: int | None = None
    match: str | None = None
    unanswered: bool = False

    def on(self, links: Links, claims: Sequence[str] = ()) -> Selection:
        """The selection in one map; raises `UnknownNameError` for a name it does not have."""
        return Selection(
            claims=tuple(find_claim(links, c) for c in claims),
            speakers=tuple(find_speaker(links, s) for s in self.speakers),
            sources=tuple(find_source(links, s) for s in self.sources),
            tags=self.tags,
            sections=self.sections,
            kinds=self.kinds,
            stances=self.stances,
            about=find_claim(links, self.about) if self.about is not None else None,
            depth=self.depth,
            match=self.match,
            unanswered=self.unanswered,
        )


def filter_options(function: Function) -> Function:
    """The filters that all questions share: passed on as `filters`."""

    @wraps(function)
    def with_filters(**given: Any) -> Any:
        names = Filters.__dataclass_fields__
        filters = Filters(**{name: given.pop(name) for name in names})
        return function(filters=filters, **given)

    def several(*names: str, help: str, **settings: Any) -> Callable[[Any], Any]:
        return click.option(*names, multiple=True, help=help, **settings)

    return apply(
        with_filters,
        [
            several(
                "-s",
                "--speaker",
                "speakers",
                metavar="WHO",
                shell_complete=completing.speaker,
                help="An id, a name or a part of it.",
            ),
            several(
                "--source",
                "sources",
                metavar="ID",
                shell_complete=completing.source,
                help="What stands in this source.",
            ),
            several(
                "-t",
                "--tag",
                "tags",
                metavar="TAG",
                shell_complete=completing.tag,
                help="What carries this tag.",
            ),
            several(
                "--section",
                "sections",
                metavar="NAME",
                shell_complete=completing.section,
                help="What stands under this heading.",
            ),
            several(
                "--kind",
                "kinds",
                type=Choice(KIND_CHOICES),
                metavar="KIND",
                help="What supports, rebuts, undercuts, qualifies, contradicts or restates something.",
            ),
            several(
                "--stance",
                "stances",
                type=Choice(STANCES),
                metavar="SIDE",
                help="for, against, mixed or none.",
            ),
            click.option(
                "--about",
                metavar="CLAIM",
                shell_complete=completing.claim,
                help="What bears on this claim.",
            ),
            click.option(
                "--depth",
                type=click.IntRange(min=0),
                metavar="N",
                help="With --about: at most N relations away.",
            ),
            click.option("--match", metavar="TEXT", help="What has this text in it."),
            click.option("--unanswered", is_flag=True, help="Objections that nothing answers."),
        ],
    )
