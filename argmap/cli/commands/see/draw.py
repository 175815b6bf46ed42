"""`argmap draw`: a map as a picture, or as a tree of boxes on the terminal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import (
    format_option,
    former,
    former_option,
    output_file_option,
    question_words,
)
from argmap.cli.options.drawing import legend_option, look_options
from argmap.cli.options.judging import verdict_options
from argmap.cli.options.parameters import Choice
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.printing.progress import Progress
from argmap.cli.shared.configured import configured
from argmap.cli.shared.formats import format_by_suffix, no_format
from argmap.cli.shared.maps import graph_of, is_single, load_map
from argmap.cli.shared.writing import refuse_existing, write_file
from argmap.queries.asked import Asked, shown_around
from argmap.queries.judging.asked import AskedJudging
from argmap.queries.selection import UnknownNameError, each_named, find_claim, find_speaker
from argmap.render.draw.highlight import OPEN
from argmap.render.draw.papers import PAPERS
from argmap.render.draw.style import MOST_CLAIMS, READABLE, DrawStyle
from argmap.render.wording import plural
from argmap.semantics.registry import NAMES

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

FORMS = ("map", "tree", "columns", "icicle", "matrix", "timeline", "flow")
FORMATS = ("svg", "png", "pdf", "text")
CHARTS = ("icicle", "matrix", "timeline", "flow")
"""The forms that are no cards."""
SUFFIXES = {".svg": "svg", ".png": "png", ".pdf": "pdf", ".txt": "text"}
MANY_CARDS = 100
"""Smaller pictures are drawn so quickly that no progress is shown."""


def _aspect(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """The shape that `4:3` or `1.5` names."""
    if value is None:
        return None
    wide, _, high = value.replace("x", ":").replace("/", ":").partition(":")
    try:
        shape = float(wide) / float(high or 1)
    except (ValueError, ZeroDivisionError):
        shape = 0.0
    if not 0.1 <= shape <= 10:
        raise click.BadParameter(f"{value!r} is no shape; write width and height, such as 4:3.")
    return shape


@click.command("draw", cls=Command)
@question_words("[MAP] [CLAIM]...")
@output_file_option("The picture: .svg, .png or .pdf; or .txt for the boxes of the terminal.")
@format_option(FORMATS)
@click.option(
    "--as",
    "form",
    type=Choice(FORMS),
    default="map",
    metavar="|".join(FORMS),
    help="What is drawn [default: map].",
)
@look_options()
@verdict_options
@click.option(
    "--highlight",
    multiple=True,
    metavar="WHAT",
    shell_complete=completing.element,
    help="Fade all but this: unanswered, a speaker, or a claim.",
)
@click.option(
    "--theme",
    type=Choice(["auto", "light", "dark"]),
    metavar="auto|light|dark",
    help="The page; auto (the default) follows the reader's system, and prints light.",
)
@click.option("--title", metavar="TEXT", help="The title [default: the map's]; '' for none.")
@legend_option
@click.option("--subtitle", metavar="TEXT", help="Below the title.")
@click.option("--credit", metavar="TEXT", help="Who made it, below the picture.")
@click.option("--credit-source", metavar="TEXT", help="Where it is from, below the picture.")
@click.option(
    "--width",
    type=click.FloatRange(min=200, max=20_000),
    metavar="PX",
    help="As wide as it will be shown; what does not fit goes into numbered parts.",
)
@click.option(
    "--min-text",
    type=click.FloatRange(min=4, max=40),
    metavar="PX",
    help="--width: the smallest letters may be so small [default: 11].",
)
@click.option("--aspect", metavar="W:H", callback=_aspect, help="The shape of the sheet: 4:3.")
@click.option("--page", type=Choice(PAPERS), metavar="a4|letter|...", help="PDF: pages of paper.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"At most N claims; what is furthest away is folded [default: {READABLE}; text {MOST_CLAIMS:,}].",
)
@former_option("--most", "--limit", "limit", type=click.IntRange(min=1))
@click.option(
    "--scale",
    type=click.FloatRange(min=0.1, max=10),
    metavar="X",
    help="PNG: pixels for each point of the picture [default: 2].",
)
def command(
    maps: list[str],
    asked: Asked,
    output_file: str | None,
    output_format: str | None,
    judging: AskedJudging | None,
    limit: int | None,
    scale: float | None,
    page: str | None,
    **look: Any,
) -> None:
    """The map as a picture; without -o as boxes in the terminal.

    Cards say what is claimed, by whom, and on which side. A support, a rebuttal and an undercut
    differ in colour and in form; premises that only count together meet in a dot. Graphviz places
    the cards: the program dot, or the one that pip install 'argmap[draw]' brings. Without it argmap
    lays them out in a plainer way. A large map is set out in nested blocks, on a sheet of the shape
    or the width you ask for. Name claims or add filters to show what fits, what that bears on and
    what bears on it. PNG and PDF need Typst: pip install 'argmap[pdf]'.

    \b
    argmap draw debate.argmap.yaml
    argmap draw debate.argmap.yaml -o debate.svg --cluster section
    argmap draw debate.argmap.yaml -o rebuttals.png --about trade-falls --depth 2 --judge
    argmap draw debate.argmap.yaml --to svg --theme dark > debate.svg
    """
    if not is_single(maps):
        raise click.UsageError("draw draws one map; name one file.")
    format = _format(output_format, output_file)
    # Refused early: `preferred` would otherwise be looked up as a claim, and not found.
    _refuse_semantics(asked, judging)
    _check_form(look, judging, page)
    _check(format, look, scale, page, output_file)
    # Before the work, which can take a while.
    refuse_existing(output_file)
    map = load_map(maps[0]).map
    assert map is not None
    graph = graph_of(map)
    most = former("limit", limit) or (MOST_CLAIMS if format == "text" else READABLE)
    form = look.pop("form")
    if form in CHARTS and limit is None:
        most = MOST_CLAIMS
    if format != "text":
        look["theme"] = look["theme"] or configured("theme")
    style = _style(graph, asked, judging, look | {"most": most, "form": form})
    if format == "text":
        _show(graph, style, form, output_file)
    elif form in CHARTS:
        _write_chart(graph, style, form, format, scale or 2.0, output_file)
    elif page is not None:
        _write_pages(graph, style, page, output_file)
    else:
        _write(graph, style, format, scale or 2.0, output_file)


def _format(named: str | None, file: str | None) -> str:
    if named is not None or file is None:
        return named or "text"
    format = format_by_suffix(file, SUFFIXES)
    if format is None:
        raise no_format(file, FORMATS)
    return format


def _refuse_semantics(asked: Asked, judging: AskedJudging | None) -> None:
    """Explain how `--judge preferred`, which was right once, is written now."""
    word = next((word for word in asked.claims if word in NAMES), None)
    if judging is not None and word is not None:
        raise click.UsageError(
            f"--judge takes no word behind it; write --judge --semantics {word}."
        )


def _check_form(look: dict[str, Any], judging: AskedJudging | None, page: str | None) -> None:
    """Refuse an option that means nothing in a form without cards."""
    form = look["form"]
    if form == "map":
        return
    given = {name for name in ("direction",) if look[name]}
    if form in CHARTS:
        given |= {name for name in ("cluster", "colour_by", "aspect", "legend") if look[name]}
        given |= {"width"} if look["width"] and form != "icicle" else set()
        given |= {"page"} if page else set()
        given |= {"judge"} if judging is not None else set()
    for name in sorted(given):
        option = name.replace("_", "-")
        raise click.UsageError(f"--{option} means nothing for --as {form}; leave it out.")


def _check(
    format: str, look: dict[str, Any], scale: float | None, page: str | None, file: str | None
) -> None:
    """Refuse an option that means nothing in a format, instead of ignoring it."""
    if page is not None and format != "pdf":
        raise click.UsageError(f"--page is for PDF, and this is {format}; --width sets a column.")
    if page is not None and (look["width"] or look["aspect"]):
        raise click.UsageError("--page has a size of its own; leave out --width and --aspect.")
    if look["min_text"] and not look["width"]:
        raise click.UsageError("--min-text needs to know how wide it is shown; add --width PX.")
    if scale is not None and format != "png":
        raise click.UsageError(f"--scale is for PNG, and this is {format}.")
    pictures = ("cluster", "direction", "theme", "width", "aspect", "subtitle")
    for name in (*pictures, "credit", "credit_source"):
        if format == "text" and look[name] is not None:
            raise click.UsageError(
                f"--{name.replace('_', '-')} is for pictures; ask for one with -o debate.svg or --to svg."
            )
    if format in ("png", "pdf") and file is None:
        raise click.UsageError(f"{format} is no text; write it to a file with -o FILE.")


def _style(
    graph: ArgumentGraph, asked: Asked, judging: AskedJudging | None, look: dict[str, Any]
) -> DrawStyle:
    """What was asked for, with the ids of the map."""
    selection, issue = asked.in_map(graph), asked.issue_in(graph)
    renamed = {"min_text": "least_text", "credit_source": "source"}
    look = {renamed.get(name, name): value for name, value in look.items()}
    if look["form"] in CHARTS:
        look["form"] = "map"
    style = DrawStyle(
        about=selection.about,
        depth=selection.depth,
        claims=shown_around(graph, asked.without(about=None, depth=None)),
        issue=issue,
        highlight=each_named(look.pop("highlight"), partial(_named, graph)),
        # What was not given keeps the defaults of the style, which other programs share.
        **{name: value for name, value in look.items() if value is not None},
    )
    if judging is None:
        return style
    return replace(style, labels=judging.labels(graph), semantics=judging.semantics)


def _named(graph: ArgumentGraph, word: str) -> str:
    """The id of what `--highlight` names: a claim or else a speaker; `unanswered` stays."""
    if word == OPEN:
        return word
    # A word may be a claim or a speaker; a claim wins, as in all commands, unless `speaker:` says
    # more.
    if not word.startswith("speaker:"):
        try:
            return find_claim(graph, word)
        except UnknownNameError as error:
            unknown = error
    try:
        return find_speaker(graph, word)
    except UnknownNameError:
        if word.startswith("speaker:"):
            raise
        raise UnknownNameError(
            f"--highlight takes unanswered, a speaker or a claim; {unknown}"
        ) from None


def _show(graph: ArgumentGraph, style: DrawStyle, form: str, file: str | None) -> None:
    from argmap.render.draw.boxes import Boxes
    from argmap.render.draw.terminal_forms import FORMS as LINES

    if form == "flow":
        from argmap.queries.flow.flow import flow
        from argmap.render.flow.sheet import SheetView

        Output("text", file).show(SheetView(flow(graph)))
        return
    if form == "timeline":
        from argmap.queries.whole.timeline import timeline
        from argmap.render.answers.timeline import TimelineView

        Output("text", file).show(TimelineView(timeline(graph, issue=style.issue)))
        return
    Output("text", file).show(LINES.get(form, Boxes)(graph, style))


def _write_chart(
    graph: ArgumentGraph, style: DrawStyle, form: str, format: str, scale: float, file: str | None
) -> None:
    from argmap.render.draw.charts.making import chart_picture
    from argmap.render.draw.pixels import NoPixelsError, drawn

    scene, text = chart_picture(graph, style, form)
    if format == "svg":
        Output("text", file).write([text])
    else:
        assert file is not None
        try:
            write_file(file, [drawn(scene, text, format, scale)])  # type: ignore[arg-type]
        except NoPixelsError as error:
            raise CommandError(str(error)) from error
    if scene.left_out:
        say(scene.left_out)


def _write_pages(graph: ArgumentGraph, style: DrawStyle, page: str, file: str | None) -> None:
    from argmap.render.draw.extract import extract
    from argmap.render.draw.nested.pages import pages
    from argmap.render.draw.papers import Paper
    from argmap.render.draw.pixels import NoPixelsError, bound
    from argmap.render.draw.svg import svg

    scenes = pages(graph, style, extract(graph, style), Paper.named(page))
    assert file is not None
    try:
        made = bound([(scene, "".join(svg(scene, style.theme))) for scene in scenes])
    except NoPixelsError as error:
        raise CommandError(str(error)) from error
    write_file(file, [made])
    say(f"{plural(len(scenes), 'page')} of {page}.")
    if scenes and scenes[0].left_out:
        say(scenes[0].left_out)


class _Watcher:
    """Shows on a terminal how far a picture is that takes a while."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._hide()

    def measured(self, done: int, of: int) -> None:
        """`done` cards are measured; it begins again at 1 if fewer cards are to be drawn."""
        if done == 1:
            self._hide()
            self._progress = Progress(of if of >= MANY_CARDS else 1, "cards")
        assert self._progress is not None
        self._progress.show(done)

    def placing(self, cards: int, seconds: float) -> None:
        """Graphviz begins to place the cards; nobody can say how far it is."""
        self._wait(f"Graphviz places {plural(cards, 'card')} (at most {seconds:.0f} s)")

    def drawing(self, cards: int, format: str) -> None:
        """The picture is turned into pixels or a page."""
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
