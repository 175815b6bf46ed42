"""`argmap schema`: the JSON Schema of the map file."""

from __future__ import annotations

import json

import click

from argmap.cli.group import Command
from argmap.cli.shared.options import output_file_option
from argmap.cli.shared.output import Output
from argmap.formats.native.schema import json_schema


@click.command("schema", cls=Command)
@output_file_option("Write to a file.")
def command(output_file: str | None) -> None:
    """The JSON Schema of the map file as people write it.

    Editors that know the YAML language server complete and check a map with it:

    \b
    argmap schema -o argmap.schema.json
    and as the first line of the map:
    # yaml-language-server: $schema=argmap.schema.json
    """
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    Output("text", output_file).write([text])
