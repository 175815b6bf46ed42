"""`argmap draw`: a map as a picture, or as a tree of boxes on the terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Self

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.draw_options import look_options
from argmap.cli.shared.errors import CommandError
from argmap.cli.shared.judge_options import AskedJudging
from argmap.cli.shared.maps import graph_of, is_single, load_map, split_words
from argmap.cli.shared.messages import say
from argmap.cli.shared.options import Choice, issue_option, map_words, output_file_option
from argmap.cli.shared.output import Output
from argmap.cli.shared.progress import Progress
from argmap.cli.shared.writing import write_file
from argmap.model import Label
from argmap.queries.judging.argued import is_argued
from argmap.queries.judging.judge import judge
from argmap.queries.selection import find_claim, find_speaker
from argmap.render.draw.style import MOST_CLAIMS, DrawStyle
from argmap.render.wording import plural
from argmap.semantics.registry import NAMES

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

FORMATS = ("svg", "png", "pdf", "text")
SUFFIXES = {".svg": "svg", ".png": "png", ".pdf": "pdf", ".txt": "text"}
SECONDS_TO_JUDGE = 60
MANY_CARDS = 100
"""A picture of fewer is there before anybody wonders."""


class _Semantics(Choice):
    """The name of a semantics; what is none of them may be a map that was meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, or a usage error that says where the map belongs."""
        if str(value) not in NAMES and PurePath(str(value)).suffix:
            self.fail(f"{value!r} is no semantics; put the map before --judge", param, ctx)
        return super().convert(value, param, ctx)


@click.command("draw", cls=Command)
@map_words("[MAP]")
@output_file_option("The picture: .svg, .png or .pdf; or .txt for the boxes of the terminal.")
@click.option("--to", type=Choice(FORMATS), metavar="FORMAT", help="svg, png, pdf or text.")
@click.option(
    "--about",
    metavar="CLAIM",
    shell_complete=completing.claim,
    help="Only this claim and what bears on it.",
)
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    help="At most N relations away from --about, or from where the debate begins.",
)
@click.option(
    "-s",
    "--speaker",
    "speakers",
    multiple=True,
    metavar="WHO",
    shell_complete=completing.speaker,
    help="Only what these say, what that bears on, and what bears on it.",
)
@look_options()
@issue_option
@click.option(
    "--judge",
    "semantics",
    is_flag=False,
    flag_value="grounded",
    type=_Semantics([*NAMES]),
    metavar="SEMANTICS",
    help="Mark which claims stand; a word after it names another semantics than grounded.",
)
@click.option(
    "--theme",
    type=Choice(["auto", "light", "dark"]),
    metavar="auto|light|dark",
    help="The page; auto (the default) follows the reader's system, and prints light.",
)
@click.option("--title", metavar="TEXT", help="The title [default: the map's]; '' for none.")
@click.option("--legend/--no-legend", default=True, help="Explain what is drawn [default: yes].")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=MOST_CLAIMS,
    metavar="N",
    help=f"Fold what is furthest away where there are more claims [default: {MOST_CLAIMS}].",
)
@click.option(
    "--scale",
    type=click.FloatRange(min=0.1, max=10),
    metavar="X",
    help="PNG: pixels for each point of the picture [default: 2].",
)
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    output_file: str | None,
    to: str | None,
    **asked: Any,
) -> None:
    """The map as a picture; without -o as boxes in the terminal.

    Cards say what is claimed, by whom, and on which side. A support, a rebuttal and an undercut
    differ in colour and in form; premises that only count together meet in a dot. Graphviz finds the
    places: the program dot, or what pip install 'argmap[draw]' brings. Without it a plain layout does.
    PNG and PDF need Typst: pip install 'argmap[pdf]'.

    \b
    argmap draw debate.yaml
    argmap draw debate.yaml -o debate.svg --cluster section
    argmap draw debate.yaml -o rebuttals.png --about trade-falls --depth 2 --judge
    argmap draw debate.yaml --to svg --theme dark > debate.svg
    """
    maps, rest = split_words(words, named_maps)
    if rest or not is_single(maps):
        raise click.UsageError("draw draws one map; name one file.")
    format = _format(to, output_file)
    scale = asked.pop("scale")
    _check(format, asked, scale, output_file)
    map = load_map(maps[0]).map
    assert map is not None
    graph = graph_of(map)
    style = _style(graph, asked)
    if format == "text":
        _show(graph, style, output_file)
    else:
        _write(graph, style, format, scale or 2.0, output_file)


def _format(to: str | None, file: str | None) -> str:
    if to is not None or file is None:
        return to or "text"
    suffix = PurePath(file).suffix.lower()
    if suffix not in SUFFIXES:
        raise CommandError(f"the name {file} says no format; use --to: {', '.join(FORMATS)}")
    return SUFFIXES[suffix]


def _check(format: str, asked: dict[str, Any], scale: float | None, file: str | None) -> None:
    """Refuse what has no meaning in a format, rather than pass over it."""
    if scale is not None and format != "png":
        raise click.UsageError(f"--scale is for PNG, and this is {format}.")
    for name in ("cluster", "direction", "theme"):
        if format == "text" and asked[name] is not None:
            raise click.UsageError(
                f"--{name} is for pictures; ask for one with -o debate.svg or --to svg."
            )
    if format in ("png", "pdf") and file is None:
        raise click.UsageError(f"{format} is no text; write it to a file with -o FILE.")


def _style(graph: ArgumentGraph, asked: dict[str, Any]) -> DrawStyle:
    """What was asked for, with the ids of the map."""
    semantics = asked.pop("semantics")
    for name in ("about", "issue"):
        if asked[name] is not None:
            asked[name] = find_claim(graph, asked[name])
    asked["speakers"] = tuple(find_speaker(graph, word) for word in asked["speakers"])
    style = DrawStyle(**{name: value for name, value in asked.items() if value is not None})
    if not semantics:
        return style
    return replace(style, labels=_labels(graph, semantics), semantics=semantics)


def _labels(graph: ArgumentGraph, semantics: str) -> dict[str, Label]:
    if not is_argued(graph.map):
        return {}
    how = AskedJudging(semantics, "ignore", (), True, SECONDS_TO_JUDGE)
    return judge(graph, how.of(graph), how.search).labels


def _show(graph: ArgumentGraph, style: DrawStyle, file: str | None) -> None:
    from argmap.render.draw.boxes import Boxes

    Output("text", file).show(Boxes(graph, style))


class _Watcher:
    """Says on a terminal how far the picture is, where that takes a while."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._hide()

    def measured(self, done: int, of: int) -> None:
        """So many cards of so many are measured; once again from the first where fewer are drawn."""
        if done == 1:
            self._hide()
            self._progress = Progress(of if of >= MANY_CARDS else 1, "cards")
        assert self._progress is not None
        self._progress.show(done)

    def placing(self, cards: int, seconds: float) -> None:
        """Graphviz begins to place the cards."""
        self._wait(f"Graphviz places {plural(cards, 'card')} (at most {seconds:.0f} s)")

    def drawing(self, cards: int, format: str) -> None:
        """The picture is turned into dots or a page."""
        self._wait(f"{plural(cards, 'card')} become a {format.upper()}")

    def _hide(self) -> None:
        if self._progress is not None:
            self._progress.hide()

    def _wait(self, text: str) -> None:
        if self._progress is not None:
            self._progress.wait(text)


def _write(
    graph: ArgumentGraph, style: DrawStyle, format: str, scale: float, file: str | None
) -> None:
    from argmap.render.draw.graphviz import LayoutError
    from argmap.render.draw.layout import scene_of
    from argmap.render.draw.pixels import NoPixelsError, drawn, scale_of
    from argmap.render.draw.svg import svg

    try:
        with _Watcher() as watcher:
            scene = scene_of(graph, style, watcher=watcher)
            if format != "svg":
                assert file is not None
                watcher.drawing(len(scene.cards), format)
                text = "".join(svg(scene, style.theme))
                write_file(file, [drawn(scene, text, format, scale)])  # type: ignore[arg-type]
        if format == "svg":
            Output("text", file).write(svg(scene, style.theme))
    except (LayoutError, NoPixelsError) as error:
        raise CommandError(str(error)) from error
    if scene.left_out:
        say(scene.left_out)
    if scene.advice:
        say(scene.advice)
    if format == "png" and scale_of(scene, scale) < min(scale, 0.8):
        say("The picture is made smaller to fit a PNG; SVG and PDF stay sharp.")
