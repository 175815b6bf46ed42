"""`argmap draft`: from running text to a first map."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import format_option, output_file_option
from argmap.cli.options.parameters import Choice, source_root_option
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import say, show_diagnostics
from argmap.cli.printing.output import Output
from argmap.cli.printing.progress import Progress
from argmap.cli.shared.formats import MAP_FORMATS, map_format
from argmap.cli.shared.fresh_paths import FreshPaths
from argmap.cli.shared.maps import STDIN, read_map
from argmap.cli.shared.source_roots import tell_written
from argmap.cli.shared.writing import refuse_existing, write_file
from argmap.content import read_content, read_standard_input
from argmap.diagnostics import SourceText
from argmap.drafting.accounting import Account
from argmap.drafting.draft_map import Drafted, DraftedMap, draft_map, relative_to
from argmap.drafting.drafting import Draft
from argmap.drafting.transcripts.documents import draft_document
from argmap.drafting.transcripts.draft_transcript import UNITS, UnitOf
from argmap.formats.core.file_names import stem
from argmap.formats.core.lookup import find_format
from argmap.formats.native.reading import read_roster
from argmap.model import Speaker
from argmap.render.json_text import json_text
from argmap.render.reports.draft import draft_data, drafts_data, left_out, summary, told_proposals
from argmap.text.extracting import (
    DOCUMENT_KINDS,
    DocumentKind,
    Extracted,
    NotTextError,
    decoded,
)
from argmap.text.lexicon import CONFIDENCES, Confidence


@click.command("draft", cls=Command)
@click.argument("files", nargs=-1, metavar="FILE...", shell_complete=completing.any_file)
@click.option(
    "--from",
    "kind",
    type=Choice(DOCUMENT_KINDS),
    metavar="|".join(DOCUMENT_KINDS),
    help="What the files are [default: by suffix and content].",
)
@click.option(
    "--unit",
    type=Choice(UNITS),
    default="sentence",
    metavar="|".join(UNITS),
    help="In a transcript, what becomes a claim [default: sentence].",
)
@click.option(
    "--speakers",
    "roster",
    metavar="FILE",
    shell_complete=completing.any_file,
    help="In a transcript, who is who: a map with the names and aliases of its speakers.",
)
@click.option(
    "--confidence",
    type=Choice(CONFIDENCES),
    default="medium",
    metavar="|".join(CONFIDENCES),
    help="Leave out what is less sure than this [default: medium].",
)
@click.option(
    "--split",
    "splits",
    is_flag=True,
    help="Where somebody's own words are several sentences, make a claim of each.",
)
@click.option(
    "--propose",
    "proposes",
    is_flag=True,
    help="Suggest relations by cue words, under `proposed` of the claims.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON: the raw statements instead of a map."
)
@format_option(MAP_FORMATS)
@output_file_option("Write to a file, not to stdout.")
@source_root_option
def command(
    files: tuple[str, ...],
    kind: DocumentKind | None,
    unit: UnitOf,
    roster: str | None,
    confidence: Confidence,
    splits: bool,
    proposes: bool,
    as_json: bool,
    output_format: str | None,
    output_file: str | None,
) -> None:
    """From articles and transcripts to a first map: who says what, in which words, and where.

    Every attributed statement becomes a claim with its speaker, the speaker's own words as `quote`
    and the reporter's as `reported`, and its place in the text. It is a draft: guesses are marked
    with their confidence, and relations are yours to add. With --propose it suggests some; they
    count for nothing until you accept them with `argmap link --accept`. It reads English prose in
    plain text, HTML and Markdown; `-` is standard input.

    A debate, hearing or interview with the names of its speakers (`NAME: words`, SubRip, WebVTT) is
    recognised as a transcript: a claim for each sentence that states something, with its turn and time.

    \b
    argmap draft article.txt -o article.argmap.yaml
    argmap draft page.html --confidence medium
    argmap draft monday.txt tuesday.txt -o debate.argmap.yaml
    argmap draft article.txt --propose -o article.argmap.yaml
    argmap draft hearing.vtt --unit turn -o hearing.argmap.yaml
    """
    if not files:
        raise click.UsageError("which text? Name a file, or - for standard input.")
    if as_json and (proposes or splits):
        option = "--propose" if proposes else "--split"
        raise click.UsageError(f"{option} is about the claims of a map; --json prints no map.")
    # Refused before any text is read, which takes longest.
    format = map_format(output_format, None if as_json else output_file)
    refuse_existing(output_file, new_map=True)
    paths = _paths(files, output_file)
    read = partial(draft_document, kind=kind, unit=unit, speakers=_speakers(roster))
    drafted = []
    with Progress(len(files), "texts") as progress:
        for file in files:
            drafted.append(_drafted(file, read, output_file, paths))
            progress.show(len(drafted))
    accounts: Sequence[Account] = ()
    if as_json:
        parts = [(file, each.draft) for file, each in zip(files, drafted, strict=True)]
        # One text is the usual case, and its statements need not say which text they are from.
        data = draft_data(parts[0][1]) if len(parts) == 1 else drafts_data(parts)
        Output("text", output_file, is_map=True).write(json_text(data))
    else:
        found = draft_map(drafted, confidence, proposes=proposes, splits=splits)
        _write_map(drafted, found, format, output_file)
        if proposes:
            say(told_proposals(found.map))
        accounts = found.accounts
    say(summary([each.draft for each in drafted]) + ".")
    # JSON has no accounts, since it leaves nothing out.
    for file, each in zip(files, accounts, strict=False):
        for line in left_out(each, confidence):
            say(f"{file}: {line}" if len(files) > 1 else line)


def _paths(files: Sequence[str], output_file: str | None) -> FreshPaths:
    """The paths of texts that can still be written: neither a text's that is read nor the map's."""
    paths = FreshPaths()
    for file in (*files, output_file):
        if file and file != STDIN:
            paths.reserve(Path(file))
    return paths


def _speakers(roster: str | None) -> tuple[Speaker, ...]:
    """The speakers that somebody lists by hand."""
    if roster is None:
        return ()
    loaded = read_map(roster)
    if loaded.map is None:
        # A list of people is no map without claims.
        listed = read_roster(SourceText(_read(roster), roster))
        loaded = loaded if listed.map is None else listed
    if loaded.map is None or not loaded.map.speakers:
        show_diagnostics(loaded.diagnostics)
        raise CommandError(
            f"{roster}: no speakers; give a map with some, for instance "
            "speakers: {li: {name: Li Wei, aliases: [CLLR LI]}}"
        )
    return tuple(loaded.map.speakers.values())


def _drafted(
    file: str,
    read: Callable[[str, str], tuple[Draft, Extracted]],
    output_file: str | None,
    paths: FreshPaths,
) -> Drafted:
    """Read a document and draft it."""
    drafted, extracted = read(_read(file), file)
    name = stem((output_file or "text") if file == STDIN else file)
    path: str | None = None
    # Spans count in the text alone, so a page of HTML gets a copy of its text beside the map.
    if file != STDIN and extracted.is_whole:
        path = relative_to(file, str(Path(output_file).parent) if output_file else "")
    elif output_file:
        path = paths.take(Path(output_file).parent / f"{name}.txt").name
    return Drafted(drafted, extracted, name, path)


def _read(file: str) -> str:
    try:
        content = read_standard_input() if file == STDIN else read_content(file)
        return decoded(content)
    except IsADirectoryError as error:
        raise CommandError(f"{file} is a folder; name the texts in it") from error
    except NotTextError as error:
        raise CommandError(f"{'standard input' if file == STDIN else file} {error}") from error


def _write_map(
    drafted: Sequence[Drafted],
    found: DraftedMap,
    format: str,
    output_file: str | None,
) -> None:
    """Write the map and the texts that it needs."""
    write = find_format(format).load_writer()
    if output_file is None:
        sys.stdout.writelines(write(found.map))
        if any(each.path is None for each in drafted):
            say("The text itself is kept with -o FILE, which writes it beside the map.")
    else:
        folder = Path(output_file).parent
        if not folder.is_dir():
            raise CommandError(f"{output_file}: its folder is not there; make it first")
        texts = {
            str(folder / each.path): each.draft.text
            for each in drafted
            if each.path and not _is_kept(each, folder)
        }
        refuse_existing(*texts, new_map=True)
        for path, text in texts.items():
            write_file(path, [text], new_map=True)
        write_file(output_file, write(found.map), new_map=True)
    tell_written(found.map, output_file)


def _is_kept(each: Drafted, folder: Path) -> bool:
    """Whether the text already stands where the map says."""
    if each.path is None:
        return True
    try:
        return read_content(folder / each.path, only_files=True) == each.draft.text.encode("utf-8")
    except OSError:
        return False
