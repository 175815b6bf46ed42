"""The options that commands share: declared once, so that they mean the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from argmap.cli import completion as completing
from argmap.cli.options.filters import FILTER_VALUES, FILTERS
from argmap.cli.options.parameters import (
    Choice,
    Decorator,
    Function,
    apply,
    gathered,
    gathering,
    source_root_option,
)
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.shared.asked import split_words
from argmap.cli.shared.writing import refuse_existing, writing_flags
from argmap.diagnostics import listed
from argmap.queries.asked import Asked
from argmap.render.output import OUTPUT_FORMATS


def former_option(
    old: str, new: str, target: str, *, say_so: bool = True, **settings: Any
) -> Decorator:
    """The former name of an option: it works for one more version, hidden and with a note.

    `target` is the parameter that it stands for. `say_so` is False for an option that nobody types,
    because it is in the settings of other programs.
    """

    def take(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value not in (None, False, ()):
            if say_so:
                say(f"{old} is called {new} now; the old name goes with the next version.")
            ctx.meta[f"argmap.former.{target}"] = value

    return click.option(
        old,
        f"former_{old.strip('-').replace('-', '_')}",
        hidden=True,
        is_eager=True,
        expose_value=False,
        callback=take,
        **settings,
    )


def former(target: str, value: Any) -> Any:
    """The value of a parameter, or what was given under the former name of its option."""
    return click.get_current_context().meta.get(f"argmap.former.{target}", value)


# -- which maps, and what of them ---------------------------------------------------------------


def map_words(metavar: str) -> Decorator:
    """The words of a command that is about whole maps: passed on as `words`; `--source-root`.

    `-m` is only for commands whose words can be claims; in the past every command took it.
    """

    def words(words: tuple[str, ...]) -> tuple[str, ...]:
        return (*former("words", ()), *words)

    # Hidden, for scripts that still use it: it is taken, and a note says how to write it now.
    former_map = click.option(
        "-m",
        "--map",
        "former_map",
        multiple=True,
        hidden=True,
        is_eager=True,
        expose_value=False,
        callback=_note_map,
    )
    decorators = [_words_argument(metavar), former_map, source_root_option]
    return lambda function: gathered(function, "words", words, ("words",), decorators)


def _note_map(ctx: click.Context, param: click.Parameter, files: tuple[str, ...]) -> None:
    if files:
        say("-m is for words that can be claims; name the map without it.")
        ctx.meta["argmap.former.words"] = files


def _words_argument(metavar: str) -> Decorator:
    return click.argument("words", nargs=-1, metavar=metavar, shell_complete=completing.words)


_MAP_OPTION = click.option(
    "-m",
    "--map",
    "named_maps",
    multiple=True,
    metavar="FILE",
    shell_complete=completing.map_file,
    help="The map; all words are then claims.",
)


def claim_words(metavar: str) -> Decorator:
    """The words of a command that can be claims, and `-m`: passed on as `maps` and `claims`."""

    def words(words: tuple[str, ...], named_maps: tuple[str, ...]) -> dict[str, Any]:
        maps, claims = split_words(words, named_maps)
        return {"maps": maps, "claims": claims}

    decorators = [_words_argument(metavar), _MAP_OPTION, source_root_option]
    return lambda function: gathering(function, words, ("words", "named_maps"), decorators)


def question_words(metavar: str = "[MAP]... [CLAIM]...") -> Decorator:
    """The words of a question, `-m` and the filters: passed on as `maps` and `asked`."""

    def question(
        words: tuple[str, ...], named_maps: tuple[str, ...], **filters: Any
    ) -> dict[str, Any]:
        maps, claims = split_words(words, named_maps)
        return {"maps": maps, "asked": Asked.of_options(filters, claims)}

    takes = ("words", "named_maps", *FILTER_VALUES)
    decorators = [_words_argument(metavar), _MAP_OPTION, source_root_option, *FILTERS.values()]
    return lambda function: gathering(function, question, takes, decorators)


def selection_options(function: Function) -> Function:
    """The filters of a command whose words are whole maps: passed on as `asked`."""

    def asked(**filters: Any) -> Asked:
        return Asked.of_options(filters)

    return gathered(function, "asked", asked, FILTER_VALUES, [*FILTERS.values()])


# -- where an answer goes -----------------------------------------------------------------------


def format_option(choices: Sequence[str] = (), **settings: Any) -> Decorator:
    """`-F` and `--to`, which mean the same: passed on as `output_format`."""
    if choices:
        help = f"The format: {listed(choices, 'or')}."
        settings = {"type": Choice(choices), "help": help, **settings}
    names = ("-F", "--to", "--output-format", "output_format")
    return click.option(*names, metavar="FORMAT", **settings)


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON: short for -F json.")


def report_option(what: str) -> Decorator:
    """`--json` of a command that writes a map: passed on as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print JSON: with -o, the {what}.")


def output_file_option(help: str, metavar: str = "FILE") -> Decorator:
    """`-o`: passed on as `output_file`, None for stdout, which `-` means too; `--force` and `-n`."""
    output = click.option(
        "-o",
        "--output",
        "output_file",
        metavar=metavar,
        # As for other programs, `-` is standard output.
        callback=lambda ctx, param, file: None if file == "-" else file,
        shell_complete=completing.any_file,
        help=help,
    )
    return lambda function: apply(function, [output, writing_flags])


def output_options(function: Function) -> Function:
    """`-F`, `--json` and `-o`: passed on as `output`."""
    decorated: Function = answer_options()(function)
    return decorated


def answer_options(more: Sequence[str] = ()) -> Decorator:
    """`output_options` for a command that knows more formats than all do."""

    def output(output_format: str | None, as_json: bool, output_file: str | None) -> Output:
        # Before a map is read, so that nobody waits for a refusal.
        refuse_existing(output_file)
        return Output.chosen(output_format, as_json, output_file, more)

    takes = ("output_format", "as_json", "output_file")
    decorators = [
        format_option((*OUTPUT_FORMATS, *more)),
        json_option,
        output_file_option("Write to a file; its suffix picks the format."),
    ]
    return lambda function: gathered(function, "output", output, takes, decorators)


# -- many maps ----------------------------------------------------------------------------------


def corpus_options(function: Function) -> Function:
    """`--jobs` and `--errors`: passed on as `corpus`."""

    def corpus(jobs: int | None, errors: str | None) -> Any:
        from argmap.cli.shared.answers import Corpus

        # As for the answer: nobody should wait for a thousand maps to hear that the file exists.
        refuse_existing(errors)
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


# -- words that several commands have -----------------------------------------------------------

all_option = click.option(
    "--all", "show_all", is_flag=True, help="Show everything: fold nothing, leave nothing out."
)


def limit_option(default: int, what: str) -> Decorator:
    """`--limit N`: passed on as `limit`."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        metavar="N",
        help=f"At most N {what} [default: {default:,}].",
    )


def check_option(what: str) -> Decorator:
    """`--check`: passed on as `check`."""
    return click.option("--check", is_flag=True, help=f"Exit 1 {what}.")


def by_option(choices: Sequence[str], what: str) -> Decorator:
    """`--by`: passed on as `by`; the first choice is the default."""
    return click.option(
        "--by",
        type=Choice(choices),
        default=choices[0],
        metavar="PART",
        help=f"Grouped by {', '.join(choices[:-1])} or {choices[-1]}: {what} [default: {choices[0]}].",
    )
