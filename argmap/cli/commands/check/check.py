"""`argmap check`: what is wrong or odd in a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

import click

from argmap.checks.registry import RuleChoice, UnknownRuleError, choice_of, run_checks
from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.errors import CommandError
from argmap.cli.shared.maps import (
    STDIN,
    asked_reading,
    files_of,
    is_single,
    no_map_in,
    read_found,
    split_words,
)
from argmap.cli.shared.messages import say
from argmap.cli.shared.options import Choice, map_words, output_file_option
from argmap.cli.shared.output import Output
from argmap.cli.shared.progress import Progress
from argmap.diagnostics import Diagnostic
from argmap.render.json_text import json_text
from argmap.render.output import SUFFIXES
from argmap.render.reports.diagnostics import (
    Report,
    concise,
    counts,
    diagnostic_data,
    github,
    summary,
)
from argmap.render.wording import plural


def _codes(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> list[str]:
    return [code.strip() for codes in value for code in codes.split(",") if code.strip()]


@click.command("check", cls=Command)
@map_words("[MAP]...")
@click.option(
    "--select",
    multiple=True,
    callback=_codes,
    metavar="CODES",
    shell_complete=completing.rules,
    help="Only these checks.",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_codes,
    metavar="CODES",
    shell_complete=completing.rules,
    help="Not these checks.",
)
@click.option("--strict", is_flag=True, help="Exit 1 also for warnings.")
@click.option(
    "-F",
    "--output-format",
    "output_format",
    type=Choice(["text", "concise", "json", "github"]),
    metavar="FORMAT",
    help="text, concise, json or github.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for -F json.")
@output_file_option("Write to a file; its suffix picks the format.")
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    select: list[str],
    ignore: list[str],
    strict: bool,
    output_format: str | None,
    as_json: bool,
    output_file: str | None,
) -> None:
    """Find what is wrong or odd in maps.

    Errors leave a map unsound, warnings are probably slips, notes are advice. Exit 1 where there is
    an error. CODES are codes (AM106), the beginning of codes (AM2) or names (unknown-claim), with
    commas between them; argmap explain CODE tells all about one.

    \b
    argmap check debate.yaml
    argmap check folder --strict --ignore unvoiced
    """
    maps, rest = split_words(words, named_maps)
    if rest:
        raise click.UsageError(f"{rest[0]} is no map; check is about whole maps.")
    if as_json and output_format not in (None, "json"):
        raise click.UsageError(f"--json and -F {output_format} ask for two formats; choose one.")
    suffix = PurePath(output_file or "").suffix.lower()
    format = output_format or ("json" if as_json or SUFFIXES.get(suffix) == "json" else "text")
    read: list[str] = []
    skipped: list[str] = []
    try:
        choice = choice_of(select, ignore)
    except UnknownRuleError as error:
        raise CommandError(str(error)) from error
    found = list(_diagnostics(maps, read, skipped, choice))
    _write(found, format, output_file)
    if format == "text":
        several = "" if is_single(maps) else f" in {plural(len(read), 'map')}"
        more = f"; {plural(len(skipped), 'other file')} skipped" if skipped else ""
        say(f"{summary(found)}{several}{more}")
    number = counts(found)
    if number["error"] or (strict and number["warning"]):
        raise click.exceptions.Exit(1)


def _diagnostics(
    maps: list[str], read: list[str], skipped: list[str], choice: RuleChoice
) -> Iterator[Diagnostic]:
    files = list(files_of(maps))
    with Progress(len(files), "files") as progress:
        for done, (file, in_folder) in enumerate(files, 1):
            loaded = read_found(file, in_folder, asked_reading())
            if loaded is None:
                skipped.append(file)
            else:
                read.append(file)
                yield from run_checks(loaded, "." if file == STDIN else None, choice)
            progress.show(done)
    if not read:
        raise no_map_in(maps)


def _write(found: list[Diagnostic], format: str, file: str | None) -> None:
    output = Output("text", file)
    if format == "text":
        output.show(Report(found, apart=True))
    else:
        output.write(_pieces(found, format))


def _pieces(found: Iterable[Diagnostic], format: str) -> Iterator[str]:
    if format == "json":
        found = list(found)
        number = counts(found)
        yield from json_text(
            {
                "diagnostics": [diagnostic_data(d) for d in found],
                "errors": number["error"],
                "warnings": number["warning"],
                "notes": number["note"],
            }
        )
        return
    yield from ((github if format == "github" else concise)(d) + "\n" for d in found)
