"""The options that say how a map is drawn, for all that draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from argmap.cli.options.parameters import Choice, Function, apply


def look_options(what: str = "") -> Callable[[Function], Function]:
    """`--cluster`, `--colour-by` and `--direction`; `what` comes before their help."""

    def decorate(function: Function) -> Function:
        return apply(function, _look(what))

    return decorate


legend_option = click.option(
    "--legend/--no-legend",
    # None: nobody chose. `export` refuses the option for formats without a legend only if it is given.
    default=None,
    help="Explain what is drawn [default: yes].",
)


style_option = click.option(
    "--style",
    type=Choice(["full", "plain"]),
    metavar="full|plain",
    help="DOT: plain writes classes and words, no colours and forms [default: full].",
)


def _look(what: str) -> list[Callable[[Any], Any]]:
    def help(text: str) -> str:
        return f"{what}: {text}" if what else text[0].upper() + text[1:]

    return [
        click.option(
            "--cluster",
            type=Choice(["section", "speaker"]),
            metavar="section|speaker",
            help=help("frame what belongs together."),
        ),
        click.option(
            "--colour-by",
            "--color-by",
            type=Choice(["stance", "speaker", "kind", "section", "tag"]),
            metavar="stance|speaker|kind|section|tag",
            help=help(
                "what colours tell [default: stance; without an issue, the first that there is]."
            ),
        ),
        click.option(
            "--direction",
            type=Choice(["TB", "BT", "LR", "RL"]),
            metavar="TB|BT|LR|RL",
            help=help("where relations point, such as BT, from the bottom to the top."),
        ),
    ]
