"""The grammar of the command line, as far as a table can say it, and the matrix of commands and options."""

from __future__ import annotations

from collections.abc import Iterator

import click

from argmap.cli.group import GROUPS
from argmap.cli.options.filters import FILTERS
from argmap.cli.root import argmap

QUESTIONS = (*GROUPS["Ask"], "verify", "check", "view", "draw", "export", "diff")
"""The commands that answer something about a map."""

CANNOT_FILTER = {
    "path": "it is about the two claims that are named",
    "flow": "it is about a whole debate",
    "sql": "a statement chooses by itself, with WHERE",
    "check": "it is about whole files; --select and --ignore choose among the checks",
    "diff": "it is about two whole versions",
}
"""Why a question has no filters."""

WRITES = ("new", "draft", "fmt", "merge", "unite", "import", "export", "verify", "draw", "schema")
"""The commands that write files, besides those that edit a map."""

EDITS = (
    *("add claim", "add speaker", "add source", "add utterance"),
    *("link", "unlink", "set", "rename", "remove"),
)

FREE_TEXTS = {
    "--quote": "parts of a quote, and words have commas",
    "--alias": "a name may have a comma",
    "--span": "two numbers may have a comma between them",
    "--section": "a heading may have a comma; in add it is one of a path",
    "--map": "a file's name may have a comma",
    "--source-root": "a folder's name may have a comma",
}
"""Options that are repeated and take no commas, and why."""

MEANINGS = {
    "--source": "in add a field of the utterance, elsewhere a filter",
    "--speaker": "in add, set and link who says or draws it, elsewhere a filter",
    "--tag": "in add a field, elsewhere a filter",
    "--section": "in add a field, elsewhere a filter",
    "--kind": "in add a field, elsewhere a filter",
    "--stance": "in add a field, elsewhere a filter",
    "--act": "in add a field of the utterance, elsewhere a filter",
    "--anonymous": "in add a field, elsewhere a filter",
    "--checked": "in add a field, elsewhere a filter",
    "--side": "in add a field, in flow whose drops",
    "--turn": "in add and link a field, elsewhere a filter",
    "--issue": "in add claim a flag, that the debate is about it; elsewhere which issue",
    "--title": "of the claim, the source, the map or the picture",
    "--id": "of what is added",
    "--output": "what is written there",
    "--output-format": "which formats the command can write",
    "--json": "what is printed",
    "--limit": "of what",
    "--by": "which parts",
    "--check": "exit 1 if what",
    "--strict": "what must not be: a warning, or a loss",
    "--note": "of what",
    "--date": "of what",
    "--url": "of what",
    "--from": "what the files are",
    "--as": "in draw what is drawn, in mcp whom new claims are by",
    "--utterance": "of which claim",
    "--scheme": "of the relation that is added",
    "--question": "of the relation that is added",
    "--cluster": "of what is drawn",
    "--colour-by": "of what is drawn",
    "--direction": "of what is drawn",
    "--evidence": "of what",
}
"""Options whose help differs from command to command, and in what."""


def commands(group: click.Group = argmap, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name, command


def options(command: click.Command) -> Iterator[click.Option]:
    """The options of a command that its help lists, without those that all commands have."""
    everywhere = {"color", "no_pager", "quiet", "help"}
    for param in command.get_params(click.Context(command)):
        if isinstance(param, click.Option) and not param.hidden and param.name not in everywhere:
            yield param


def long_name(option: click.Option) -> str:
    """What an option is called: its first long name, or the name of its value for `-F`."""
    if option.name == "output_format":
        return "--output-format"
    return next((name for name in option.opts if name.startswith("--")), option.opts[0])


def matrix() -> str:
    """Commands by options: an x where a command has one; those of the edits of fields left out."""
    table = {name: {long_name(o) for o in options(command)} for name, command in commands()}
    names = [name for name in table if name not in EDITS]
    known = sorted(
        {o for name in names for o in table[name]},
        key=lambda option: (-sum(option in table[n] for n in names), option),
    )
    width = max(map(len, known)) + 1
    head = " " * width + " ".join(f"{name[:5]:<5}" for name in names)
    rows = [
        f"{option:<{width}}" + " ".join(f"{'x' if option in table[n] else '.':<5}" for n in names)
        for option in known
    ]
    return "\n".join(line.rstrip() for line in [head, *rows]) + "\n"


ALL_FILTERS = frozenset(f"--{name}" for name in FILTERS)
