"""`argmap mcp`: maps in the hands of an assistant."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.judging import timeout_option
from argmap.cli.printing.errors import CommandError

_EXTRA = "argmap mcp needs a package more: pip install 'argmap[mcp]'"


@click.command("mcp", cls=Command)
@click.option(
    "--root",
    metavar="FOLDER",
    default=".",
    shell_complete=completing.any_file,
    help="The one folder it works in [default: this one].",
)
@click.option("--read-only", is_flag=True, help="Only the tools that write nothing.")
@click.option("--trust", is_flag=True, help="Write words that are not proven, too, and mark them.")
@click.option(
    "--as",
    "by",
    metavar="NAME",
    help="Whom new claims are by [default: what the client calls itself].",
)
@timeout_option
@click.option(
    "--skill", "only_skill", is_flag=True, help="Print how an assistant uses it, and end."
)
def command(
    root: str, read_only: bool, trust: bool, by: str | None, timeout: float, only_skill: bool
) -> None:
    """Give an AI assistant the tools to read and write maps (Model Context Protocol).

    An assistant starts it and speaks with it over standard input and output. It works in one folder,
    uses no network, and shows the diff of every change before it writes. A quote that is not in its
    source, or is somebody else's, is refused, and the assistant is told what the source says.

    \b
    argmap mcp --root debates
    argmap mcp --root debates --read-only
    argmap mcp --skill > SKILL.md
    """
    if only_skill:
        from argmap.mcp.skill import skill

        click.echo(skill(), nl=False)
        return
    if not Path(root).is_dir():
        raise click.UsageError(f"{root} is no folder; name one that is there with --root.")
    if sys.stdin.isatty():
        raise click.UsageError(
            "an assistant starts this; it speaks over standard input, not with a person. "
            "argmap mcp --skill tells more."
        )
    # The SDK is an extra.
    try:
        from argmap.mcp.server import serve
    except ImportError as error:
        raise CommandError(_EXTRA) from error
    from argmap.mcp.deadline import Deadline
    from argmap.mcp.desk import Desk
    from argmap.mcp.root import Root

    folder = Root(root)
    desk = Desk(folder, is_trusted=trust, is_read_only=read_only, deadline=Deadline(timeout))
    if by:
        desk.by = by
    try:
        serve(desk, is_named=bool(by))
    finally:
        folder.close()
