"""Lines that stand where YAML allows them and say what nobody means: a lost indentation, a lost colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from argmap.formats.native import keys, rules
from argmap.formats.native.syntax.document import Document
from argmap.formats.native.values import Values

_WORD_AND_ID = re.compile(r"[ \t]*(?P<key>[\w-]+)[ \t]+(?P<id>[\w.\-]+)[ \t]*(?:#.*)?\r?\Z")

Entry = tuple[str, int, int]
"""An id, the node of its key and that of its value."""


def lost_indentation(
    values: Values, kind: str, entries: Sequence[Entry], known: Collection[str]
) -> set[str]:
    """The ids that are really fields of the element above, one level too far left; they are reported.

    A field follows another element in a line of its own; within a line one that is empty, or it
    names the id of another element. An element that is really called `text` needs quotation marks
    around its id, fields of its own, or the first place.
    """
    document = values.document
    found: set[str] = set()
    owner: str | None = None
    is_empty = False
    for id, key, value in entries:
        is_field = (
            id in keys.ELEMENT_KEYS[kind]
            and not document.quoted(key)
            and not document.is_mapping(value)
        )
        is_slip = is_empty or _in_lines(document, key) or _refers(document, id, value, known)
        if owner is not None and is_field and is_slip:
            found.add(id)
            help = (
                f"indent it deeper than {owner}:; if it is one of the {kind}, put its id in "
                f'quotation marks: "{id}":'
            )
            message = f"{id}: stands beside {owner}, and not in it"
            values.report(rules.Syntax, message, key, help)
            continue
        is_empty = document.is_null(value)
        # Where one such id was meant first, the next may be, too.
        owner = id if is_empty or not is_field else None
    return found


def _in_lines(document: Document, key: int) -> bool:
    """Whether nothing but space stands before a key in its line."""
    text, at = document.source.text, document.starts[key]
    # A whole map may be one line, so only the space is looked at.
    while at > 0 and text[at - 1] in " \t\r\ufeff":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def _refers(document: Document, field: str, value: int, known: Collection[str]) -> bool:
    return (
        field in keys.REFERRING_KEYS
        and document.text(value) in known
        and not document.quoted(value)
    )


def lost_colons(values: Values, node: int, known: Collection[str]) -> bool:
    """Whether lines of a text without quotation marks are fields without colons; they are reported.

    They are if they stand in lines of their own, and name an id: `rebuts trade-falls`.
    """
    document = values.document
    if document.quoted(node):
        return False
    start, end = document.extent(node)
    text = values.source.text
    found = False
    # What stands behind a key in its line is the beginning of a text.
    at = start if _in_lines(document, node) else text.find("\n", start, end) + 1
    for line in text[at:end].split("\n") if at else ():
        match = _WORD_AND_ID.match(line)
        if match and match["key"] in keys.REFERRING_KEYS and match["id"] in known:
            begin = at + match.start("key")
            values.diagnostics.append(
                values.source.report(
                    rules.Syntax,
                    "this line has no colon",
                    begin,
                    at + match.end("id"),
                    help=f"write {match['key']}: {match['id']}; or, if it is part of the text, put "
                    "the whole text in quotation marks",
                )
            )
            found = True
        at += len(line) + 1
    return found
