"""What argmap knows without a map: files, formats, schemes, checks."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from argmap.cli.completion.fitting import Candidate, Item, after_commas, fitting


def any_file(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Files and folders; the shell lists them itself."""
    return [CompletionItem(incomplete, type="file")]


def map_file(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Files with the suffix of a map, and folders; the shell lists them itself."""
    from argmap.formats.core.registry import FORMATS

    suffixes = dict.fromkeys(s for f in FORMATS if f.reader is not None for s in f.suffixes)
    return [CompletionItem(" ".join(suffixes), type="map")]


def rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Rules by code, or by name where the word begins none."""
    from argmap.checks.registry import all_rules

    rules = all_rules()
    codes = [Candidate(r.code, r.name()) for r in rules]
    return fitting(codes, incomplete) or fitting(
        [Candidate(r.name(), r.code) for r in rules], incomplete
    )


def scheme(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Argumentation schemes, by any of their names."""
    from argmap.schemes import SCHEMES

    return fitting([Candidate(s.name, s.about, s.also) for s in SCHEMES], incomplete)


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Rules with commas between them: the last one is completed."""
    return after_commas(rule)(ctx, param, incomplete)


def read_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The formats that argmap reads."""
    from argmap.formats.core.registry import FORMATS

    formats = [Candidate(f.name, f.summary) for f in FORMATS if f.reader is not None]
    return fitting(formats, incomplete)


def written_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The formats that argmap writes."""
    from argmap.formats.core.registry import FORMATS

    formats = [Candidate(f.name, f.summary) for f in FORMATS if f.writer is not None]
    return fitting(formats, incomplete)
