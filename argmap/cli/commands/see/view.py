"""`argmap view`: a map as a page in the browser, which follows the file."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from threading import Thread

import click

from argmap.cli.group import Command
from argmap.cli.options.common import question_words
from argmap.cli.options.judging import verdict_options
from argmap.cli.page_server.watched_map import FollowedMap
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import say
from argmap.cli.shared.maps import STDIN, is_single, load_map
from argmap.cli.shared.source_roots import source_texts
from argmap.queries.asked import Asked
from argmap.queries.judging.asked import AskedJudging

_EXTRA = "argmap view needs a few packages more: pip install 'argmap[view]'"


@click.command("view", cls=Command)
@question_words("[MAP] [CLAIM]...")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Serve at this port [default: a free one].",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@verdict_options
def command(
    maps: list[str],
    asked: Asked,
    port: int,
    no_browser: bool,
    judging: AskedJudging | None,
) -> None:
    """Open a map in the browser: click a claim, follow its chain, search.

    The page follows the file and the texts of its sources while you edit them, and says what is
    wrong if an edit breaks the map. Name claims or add filters to show what fits, what that bears
    on and what bears on it. It is served to this machine alone; Ctrl-C ends it. argmap export --to
    html writes the page to a file that can be sent.

    \b
    argmap view debate.argmap.yaml
    argmap view debate.argmap.yaml --no-browser --port 8000
    """
    if not is_single(maps):
        raise click.UsageError("view shows one map; name one file.")
    if maps[0] == STDIN:
        raise click.UsageError("view follows a file; name one, or use argmap export --to html.")
    if Path(maps[0]).exists() and not Path(maps[0]).is_file():
        raise click.UsageError(
            f"view follows a file, and {maps[0]} is none; see argmap export --to html."
        )
    # The packages of the server are an extra.
    try:
        from argmap.cli.page_server.serving import listen, serve
    except ImportError as error:
        raise CommandError(_EXTRA) from error
    loaded = load_map(maps[0])
    _ = source_texts(loaded)  # says which texts it may not show
    map = FollowedMap(loaded, asked, judging)
    try:
        listener = listen(port)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CommandError(f"port {port}: {reason}; choose another with --port N") from error

    def ready(address: str) -> None:
        click.echo(address)
        # A program that started argmap may wait for the address.
        sys.stdout.flush()
        say("Ctrl-C ends it.")
        if not no_browser:
            # A browser in the terminal returns only when it is closed, and wants its page before.
            Thread(target=_open, args=(address,), daemon=True).start()

    with listener:
        serve(map, listener, ready)


def _open(address: str) -> None:
    if not webbrowser.open(address):
        say("No browser could be opened; open the address yourself.")
