"""The options of argmap itself and of every command: `argmap --no-pager who`, `argmap who --no-pager`."""

from __future__ import annotations

import click

from argmap.cli.shared.configured import configured

COLOURS = {"always": True, "never": False, "auto": None}
"""By word: whether there is colour; None leaves it to the stream."""

_COLOUR_CHOSEN = "argmap.colour"
_NO_PAGER = "argmap.no_pager"
_QUIET = "argmap.quiet"


def _choose_colour(ctx: click.Context, param: click.Parameter, when: str | None) -> None:
    if when is not None:
        # Click passes it on to the contexts of the commands in a group.
        ctx.color = COLOURS[when]
        ctx.meta[_COLOUR_CHOSEN] = True


def _do_without_pager(ctx: click.Context, param: click.Parameter, chosen: bool) -> None:
    if chosen:
        ctx.meta[_NO_PAGER] = True


def _be_quiet(ctx: click.Context, param: click.Parameter, chosen: bool) -> None:
    if chosen:
        ctx.meta[_QUIET] = True


GLOBAL_OPTIONS: tuple[click.Option, ...] = (
    click.Option(
        ["--color", "--colour"],
        type=click.Choice(["auto", "always", "never"]),
        metavar="auto|always|never",
        expose_value=False,
        callback=_choose_colour,
        help="Colour what is shown [default: auto, on a terminal].",
    ),
    click.Option(
        ["--no-pager"],
        is_flag=True,
        expose_value=False,
        callback=_do_without_pager,
        help="Show an answer that is taller than the terminal without a pager.",
    ),
    click.Option(
        ["-q", "--quiet"],
        is_flag=True,
        # Before other options, whose callbacks may say something.
        is_eager=True,
        expose_value=False,
        callback=_be_quiet,
        help="Print only the answer and what went wrong.",
    ),
)


def chosen_colour() -> bool | None:
    """Whether there is colour, if `--color` says so; None leaves it to the stream."""
    context = click.get_current_context(silent=True)
    if context is None or context.color is not None or _COLOUR_CHOSEN in context.meta:
        return context.color if context else None
    return COLOURS.get(configured("color") or "auto")


def may_page() -> bool:
    """Whether an answer may be shown with a pager."""
    context = click.get_current_context(silent=True)
    return context is None or _NO_PAGER not in context.meta


def is_quiet() -> bool:
    """Whether notes and summaries are left out."""
    context = click.get_current_context(silent=True)
    return context is not None and _QUIET in context.meta
