"""`argmap lsp`: a language server for editors."""

from __future__ import annotations

import sys

import click

from argmap.cli.group import Command
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import say

_EXTRA = "argmap lsp needs a few packages more: pip install 'argmap[lsp]'"


@click.command("lsp", cls=Command)
@click.option(
    "--stdio", is_flag=True, hidden=True, help="As editors ask for it; there is no other way."
)
def command(stdio: bool) -> None:
    """Serve an editor on standard input and output: what is wrong, completion, renaming.

    It speaks the Language Server Protocol, for maps in YAML, JSON and Argdown, and looks at the text as
    it stands in the editor. An editor starts it itself; docs/editors.md says how for several of them.

    \b
    argmap lsp
    """
    # The packages of the server are an extra.
    try:
        from argmap.lsp.server import serve
    except ImportError as error:
        raise CommandError(_EXTRA) from error
    if sys.stdin.isatty():
        say("An editor starts this and speaks to it; Ctrl-C ends it. See docs/editors.md.")
    serve()
