"""`argmap add`: a new speaker, source, claim or utterance in a map; one kind, one file."""

from __future__ import annotations

from importlib import import_module

import click

from argmap.cli.group import Helped
from argmap.cli.shared.misuse import in_our_voice

KINDS = {
    "claim": "A claim, with who says it and what it bears on.",
    "speaker": "A speaker.",
    "source": "A source.",
    "utterance": "One more voice for a claim.",
}
"""What can be added, with the line of the help."""


class _Group(Helped, click.Group):
    """The commands of `argmap add`, each imported when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """What can be added."""
        return list(KINDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command that adds this kind, imported now."""
        if name not in KINDS:
            return None
        command: click.Command = import_module(f"argmap.cli.commands.write.add.{name}").command
        return command

    @in_our_voice()
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; if there is none, say which one was probably meant."""
        if args[0] not in KINDS and not args[0].startswith("-"):
            from argmap.diagnostics import did_you_mean

            near = did_you_mean(args[0], KINDS) or f"there are: {', '.join(KINDS)}"
            ctx.fail(f"argmap add adds no {args[0]!r}; {near}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be added, with a line each."""
        with formatter.section("What can be added"):
            formatter.write_dl(list(KINDS.items()))


@click.command("add", cls=_Group)
def command() -> None:
    """Add a claim, a speaker, a source or an utterance to a map.

    Without --id the id is made from the text; it is printed, so that a script can use it. Everything
    else in the file stays as it is, byte for byte.

    \b
    argmap add speaker debate.argmap.yaml --name "Ann Lee" --role mayor
    argmap add claim debate.argmap.yaml --text "Buses would be late." -s ann-lee --rebuts close-street
    argmap add utterance debate.argmap.yaml --claim buses-late -s ben --quote "Mine always is"
    argmap add source debate.argmap.yaml --title "Council hearing" --path hearing.txt
    """
