"""Completion: what a word on the command line can become, as `shell_complete` of options and arguments.

Each completer is a function of Click's context, the parameter and what is typed of the word. Options and
commands name one as `completing.speaker`. Completers read maps, and change nothing.
"""

from argmap.cli.completion.arguments import assignments, command_words, link_words, words
from argmap.cli.completion.elements import (
    claim,
    element,
    linked_claims,
    place,
    relation,
    section,
    source,
    speaker,
    supposition,
    tag,
    turn,
    value_of,
)
from argmap.cli.completion.fitting import Completer, Item, after_commas
from argmap.cli.completion.known import (
    any_file,
    map_file,
    read_format,
    rule,
    rules,
    scheme,
    written_format,
)

__all__ = [
    "Completer",
    "Item",
    "after_commas",
    "any_file",
    "assignments",
    "claim",
    "command_words",
    "element",
    "link_words",
    "linked_claims",
    "map_file",
    "place",
    "read_format",
    "relation",
    "rule",
    "rules",
    "scheme",
    "section",
    "source",
    "speaker",
    "supposition",
    "tag",
    "turn",
    "value_of",
    "words",
    "written_format",
]
