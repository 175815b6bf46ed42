"""`argmap schema`: the JSON Schema of the map file."""

from __future__ import annotations

import json

import click

from argmap.cli.group import Command
from argmap.cli.options.common import format_option, output_file_option
from argmap.cli.printing.output import Output
from argmap.cli.shared.formats import format_by_suffix
from argmap.formats.native.schema import json_schema


@click.command("schema", cls=Command)
@output_file_option("Write to a file.")
@format_option(("json",))
def command(output_file: str | None, output_format: str | None) -> None:
    """The JSON Schema of the map file as people write it.

    Editors that know the YAML language server complete and check a map with it:

    \b
    argmap schema -o argmap.schema.json
    and as the first line of the map:
    # yaml-language-server: $schema=argmap.schema.json
    """
    # Only to refuse a name such as schema.yaml, which would not say what is in the file.
    if output_file is not None and output_format is None:
        format_by_suffix(output_file, {".json": "json"})
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    Output("text", output_file).write([text])
