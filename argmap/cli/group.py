"""The table of commands, and the group that loads a command only when it is used."""

from __future__ import annotations

import os
import shlex
import sys
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

import click

from argmap.cli.gathering import GATHERING
from argmap.cli.options.everywhere import GLOBAL_OPTIONS
from argmap.cli.shared.misuse import in_our_voice

GROUPS: dict[str, dict[str, str]] = {
    "Ask": {
        "who": "Who argued what: every speaker with their claims and words.",
        "chain": "What was answered to a claim, and to the answers.",
        "show": "All about one claim.",
        "claims": "The claims of a map, filtered.",
        "speakers": "The speakers of a map, with their stance and how much they say.",
        "sources": "The sources of a map, with how much is taken from them.",
        "relations": "The relations of a map, with the texts they join.",
        "path": "The shortest path from one claim to another.",
        "sides": "Who is on which side, and who answers whom how often.",
        "gaps": "What went unanswered, unsupported, unsaid.",
        "flow": "A debate by its speeches: what was dropped, and when.",
        "timeline": "What was said when: new, again, differently, against oneself.",
        "sql": "Any other question, in SQL.",
        "stats": "How large a debate is, and how deep.",
        "judge": "What still stands, and how strongly.",
        "why": "Why a claim stands or not, and what would change that.",
    },
    "Check": {
        "check": "Find what is wrong or odd in a map.",
        "verify": "Find every quote in the text of its source.",
        "explain": "What a diagnostic means, and what to write instead.",
    },
    "Write": {
        "new": "A new map with a first claim, to go on from.",
        "draft": "From an article to a first map: who says what, and where.",
        "add": "Add a claim, a speaker, a source or an utterance.",
        "link": "Say how claims bear on one another.",
        "unlink": "Remove a relation.",
        "set": "Change a field of anything in a map.",
        "rename": "Give something another id, and change every reference to it.",
        "remove": "Remove something, and what depends on it.",
        "fmt": "Lay a map out in the one canonical way.",
        "diff": "What changed between two versions of a map.",
        "merge": "Combine two people's changes to one map.",
        "unite": "Combine several maps into one.",
    },
    "Convert": {
        "import": "Turn maps of other tools into maps of argmap.",
        "export": "Write maps in another format.",
        "formats": "The formats argmap reads and writes.",
        "schemes": "Argumentation schemes and their critical questions.",
        "schema": "The JSON Schema of the map file, for editors.",
        "completion": "Completion for bash, zsh and fish.",
    },
    "See": {
        "draw": "The map as a picture, or in the terminal.",
        "view": "Open a map in the browser, and follow its file.",
    },
    "Serve": {
        "lsp": "A language server: what editors ask about maps.",
        "mcp": "Tools for an AI assistant, which cannot misquote.",
    },
    "Help": {
        "config": "What is set here, and where.",
        "help": "All about a command.",
    },
}
"""Every command by group with its one-line help, so that `--help` need not import them."""

WRITING = frozenset((*GROUPS["Write"], "import"))
"""The commands that write to a file of the user's."""

COMMANDS = {name: help for commands in GROUPS.values() for name, help in commands.items()}


_FOLDERS = {name: group.lower() for group, commands in GROUPS.items() for name in commands}


def module_of(name: str) -> str:
    """The module of a command; a name that is a keyword of Python gets a `_`.

    >>> module_of("who"), module_of("import")
    ('argmap.cli.commands.ask.who', 'argmap.cli.commands.convert.import_')
    """
    module = name.replace("-", "_")
    if iskeyword(module):
        module += "_"
    return f"argmap.cli.commands.{_FOLDERS[name]}.{module}"


class Helped(click.Command):
    """A command that gives help for `-h`, too, and words errors in its line as all of argmap does."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """How help is asked for."""
        # Click would take the names from the settings of a context, and keep those of the first one
        # in which it looks at the command.
        return ["-h", "--help"]

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the words of the command."""
        with in_our_voice():
            return super().make_context(*args, **kwargs)


class LazyGroup(Helped, click.Group):
    """A group whose commands live in `argmap.cli.commands` and are imported when they are run."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options of the group, and the global ones."""
        # Click puts --help last, and there it stays.
        *own, help = super().get_params(ctx)
        return [*own, *GLOBAL_OPTIONS, help]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command with this name, imported now."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(module_of(name)).command
        return command

    @in_our_voice()
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; if there is none, say which one was probably meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from argmap.cli.synonyms import meant_by

            meant = meant_by(name, COMMANDS, WRITING)
            hint = "argmap --help lists the commands"
            if meant is not None:
                hint = f"did you mean {meant}? {_line(meant, args[1:])}"
            ctx.fail(f"there is no command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under the heading of their group."""
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()))


_MOST_REPEATED = 60
"""How many characters of the user's own line a hint repeats at most."""


def _line(command: str, rest: list[str]) -> str:
    """The line that was probably meant, for the user to type."""
    line = shlex.join(["argmap", *command.split(), *rest])
    return f"Type: {line}" if len(line) <= _MOST_REPEATED else f"Type: argmap {command} …"


class Command(Helped):
    """A command with the one-line help of the table, which reports errors as all commands do."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options of the command, and the global ones."""
        *own, help = super().get_params(ctx)
        return [*own, *GLOBAL_OPTIONS, help]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command."""
        # Click does not always say which command an error is about, and the message names its help.
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_short_help_str(self, limit: int = 45) -> str:
        """The help line of the table."""
        return COMMANDS.get(self.name or "", "") or super().get_short_help_str(limit)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error about names or files becomes a message with exit code 2."""
        from argmap.cli.printing.errors import reported

        try:
            with in_our_voice(), reported():
                for gather in getattr(self.callback, GATHERING, ()):
                    # Through the context, so that a usage error knows its command.
                    ctx.params = ctx.invoke(gather, ctx.params)
                return super().invoke(ctx)
        except BrokenPipeError:
            leave_quietly()


def leave_quietly() -> NoReturn:
    """End silently, because whoever read the answer closed the pipe: `argmap who x.yaml | head -1`."""
    # Python flushes stdout once more when it ends, which would fail again and print an error.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
