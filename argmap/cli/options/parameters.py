"""What options are made of: choices, lists, and several options that make one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from argmap.cli import completion as completing
from argmap.cli.gathering import GATHERING
from argmap.cli.shared.source_roots import keep_source_roots
from argmap.queries.selection import split_at_commas

Function = Callable[..., Any]
Decorator = Callable[[Any], Any]


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


class Choices(Choice):
    """One or several of some words, with commas between them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words as they were typed; each must be one of the choices."""
        # Not yet split: Click gives one value for each time the option is given. See `_pieces`.
        for word in split_at_commas(str(value)):
            super().convert(word, param, ctx)
        return str(value)


def apply(function: Function, decorators: Sequence[Decorator]) -> Function:
    """A function with several options added, which the help lists in this order."""
    # A decorator that is applied later puts its option before the others.
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def gathering(
    function: Function,
    make: Callable[..., dict[str, Any]],
    takes: Sequence[str],
    decorators: Sequence[Decorator],
) -> Function:
    """A function with several options added, some of which are passed on as other values.

    `make` is called with those that it `takes`, as far as the command has them, and returns the values
    by name. `Command.invoke` does that before it calls the function, so that the function need not be
    wrapped once for each group of options.
    """

    def gather(params: dict[str, Any]) -> dict[str, Any]:
        # Not every command has all of a group's options.
        made = make(**{taken: params[taken] for taken in takes if taken in params})
        return {n: v for n, v in params.items() if n not in takes} | made

    # On the function, since Click makes a command of it only after all decorators.
    function.__dict__.setdefault(GATHERING, []).append(gather)
    return apply(function, decorators)


def gathered(
    function: Function,
    name: str,
    make: Callable[..., Any],
    takes: Sequence[str],
    decorators: Sequence[Decorator],
) -> Function:
    """`gathering` for options that are passed on as one value, `name`."""
    return gathering(function, lambda **given: {name: make(**given)}, takes, decorators)


def list_option(*names: str, choices: Sequence[str] = (), **settings: Any) -> Decorator:
    """An option that takes a list: repeated, or with commas between its values, or both."""
    if choices:
        settings["type"] = Choices(choices)
    return click.option(*names, multiple=True, callback=_pieces, **settings)


def name_option(*names: str, **settings: Any) -> Decorator:
    """An option for names of a map, repeated or with commas between them.

    A name may contain a comma, so the words are split only when the map has been read.
    """
    return click.option(*names, multiple=True, **settings)


def _pieces(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece for value in values for piece in split_at_commas(value))


def source_root_option(function: Any) -> Any:
    """`--source-root`: kept with the command, where `asked_source_roots` finds it."""
    return click.option(
        "--source-root",
        multiple=True,
        metavar="FOLDER",
        expose_value=False,
        callback=keep_source_roots,
        shell_complete=completing.any_file,
        help="Also read sources and included files in this folder, not only beside the map.",
    )(function)
