"""The options that all commands share, with the same words everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

import click

from argmap.cli.group import GATHERING
from argmap.cli.shared import completions as completing
from argmap.cli.shared.output import Output
from argmap.cli.shared.source_roots import source_root_option
from argmap.cli.shared.writing import force_option
from argmap.model import STANCES
from argmap.queries.selection import (
    KIND_CHOICES,
    Selection,
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


def gathered(
    function: Function,
    name: str,
    make: Callable[..., Any],
    takes: Sequence[str],
    decorators: Sequence[Callable[[Any], Any]],
) -> Function:
    """A function with several options added, of which some are passed on as one value, `name`.

    `make` is called with those that it `takes`, where the command has them. `Command.invoke` does that
    before it calls the function, which so is not wrapped once for each group of options.
    """

    def gather(params: dict[str, Any]) -> dict[str, Any]:
        made = make(**{taken: params[taken] for taken in takes if taken in params})
        return {n: v for n, v in params.items() if n not in takes} | {name: made}

    function.__dict__.setdefault(GATHERING, []).append(gather)
    return apply(function, decorators)


def map_words(metavar: str = "[MAP]... [CLAIM]...") -> Callable[[Function], Function]:
    """The words of a command, and `-m`: passed on as `words` and `named_maps`; `--source-root`."""

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
                source_root_option,
            ],
        )

    return decorate


def output_file_option(help: str, force_help: str | None = None) -> Callable[[Any], Any]:
    """`-o FILE`: passed on as `output_file`, None for stdout, which `-` means too; and `--force`."""
    output = click.option(
        "-o",
        "--output",
        "output_file",
        metavar="FILE",
        callback=lambda ctx, param, file: None if file == "-" else file,
        shell_complete=completing.any_file,
        help=help,
    )
    return lambda function: apply(function, [output, force_option(force_help)])


def output_options(function: Function) -> Function:
    """`-F`, `--json` and `-o`: passed on as `output`."""

    def output(output_format: str | None, as_json: bool, output_file: str | None) -> Output:
        return Output.chosen(output_format, as_json, output_file)

    return gathered(
        function,
        "output",
        output,
        ("output_format", "as_json", "output_file"),
        [
            click.option(
                "-F",
                "--output-format",
                type=Choice(OUTPUT_FORMATS),
                metavar="FORMAT",
                help="text, json, jsonl, csv, tsv or markdown.",
            ),
            click.option("--json", "as_json", is_flag=True, help="Short for -F json."),
            output_file_option("Write to a file; its suffix picks the format."),
        ],
    )


def corpus_options(function: Function) -> Function:
    """`--jobs` and `--errors`: passed on as `corpus`."""

    def corpus(jobs: int | None, errors: str | None) -> Any:
        from argmap.cli.shared.answers import Corpus

        return Corpus(jobs, errors)

    return gathered(
        function,
        "corpus",
        corpus,
        ("jobs", "errors"),
        [
            click.option(
                "--jobs",
                type=click.IntRange(min=1),
                metavar="N",
                help="Over many maps: with N processes [default: 1; over 300 files, all processors].",
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

judge_option = click.option(
    "--judge",
    "with_labels",
    is_flag=True,
    help="Mark which claims stand in the map, as argmap judge finds.",
)


def _several(*names: str, **settings: Any) -> Callable[[Any], Any]:
    return click.option(*names, multiple=True, **settings)


_FILTERS: Sequence[Callable[[Any], Any]] = [
    _several(
        "-s",
        "--speaker",
        "speakers",
        metavar="WHO",
        shell_complete=completing.speaker,
        help="An id, a name or a part of it.",
    ),
    _several(
        "--source",
        "sources",
        metavar="ID",
        shell_complete=completing.source,
        help="What stands in this source.",
    ),
    _several(
        "-t",
        "--tag",
        "tags",
        metavar="TAG",
        shell_complete=completing.tag,
        help="What carries this tag.",
    ),
    _several(
        "--section",
        "sections",
        metavar="NAME",
        shell_complete=completing.section,
        help="What stands under this heading.",
    ),
    _several(
        "--kind",
        "kinds",
        type=Choice(KIND_CHOICES),
        metavar="KIND",
        help="What supports, rebuts, undercuts, qualifies, contradicts or restates something.",
    ),
    _several(
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
    click.option(
        "--arguments",
        is_flag=True,
        help="Also arguments that premises and conclusions spell out.",
    ),
]


def filter_options(function: Function) -> Function:
    """The filters that all questions share, as typed: passed on as the selection `asked`."""
    names = [field.name for field in fields(Selection)]
    return gathered(function, "asked", Selection, names, _FILTERS)
