"""`argmap help`: all about a command, the same as with its `--help`."""

from __future__ import annotations

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command


@click.command("help", cls=Command)
@click.argument("words", nargs=-1, metavar="[COMMAND]...", shell_complete=completing.command_words)
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...]) -> None:
    """All about a command; without one, the list of commands.

    \b
    argmap help who
    argmap help add claim
    """
    about = ctx.find_root()
    for word in words:
        if not isinstance(about.command, click.Group):
            raise click.UsageError(f"{about.command_path} has no commands of its own: {word!r}.")
        name, found, _ = about.command.resolve_command(about, [word])
        assert found is not None
        # A context below the other one, as Click makes them, so that the usage line names all words.
        about = click.Context(found, info_name=name, parent=about)
    click.echo(about.get_help())
