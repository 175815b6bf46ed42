"""The layout of a document: the document without the texts that are already in the model.

It is Argdown too. An ellipsis stands for the text of a claim, and a number for a statement without a
title. So order, headings, nesting, references and earlier definitions are kept, for which the model
has no fields, in a form that people can read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from argmap.diagnostics import SourceText
from argmap.formats.argdown.language.document import Data, Document, Member, members_of
from argmap.formats.argdown.language.writing import spelled_out, write_document
from argmap.formats.argdown.meaning.resolved import Node, Resolved

PLACEHOLDER = "…"
_NUMBERED = re.compile(r"Untitled [1-9][0-9]*\Z")


def layout_of(
    document: Document,
    resolved: Resolved,
    is_claim: Callable[[Node], bool],
    is_stored: Callable[[Node], bool],
) -> str:
    """The layout of a document: which nodes the model has as claims, and of which it has the data."""
    canonical: set[Member] = set()
    stored: set[Member] = set()
    for node in (*resolved.statements.values(), *resolved.arguments.values()):
        chosen = node.canonical
        if chosen is None or chosen.member is None or not is_claim(node):
            continue
        canonical.add(chosen.member)
        if chosen.data is not None and is_stored(node):
            stored.add(chosen.member)

    def said(member: Member, begins_line: bool) -> str:
        if member.numbered:
            return str(member.title)
        if member in canonical:
            return PLACEHOLDER
        text = spelled_out(member.content, begins_line)
        # An ellipsis that somebody wrote must not be taken for a text that was left out.
        return f"\\{text}" if text == PLACEHOLDER else text

    def data(member: Member) -> Data | None:
        return None if member in stored else member.data

    plain = Document(document.blocks)
    return "".join(write_document(plain, said, data))


def read_layout(text: str, settings: Data) -> Document | None:
    """The document that a layout describes, read with settings; None if it cannot be read."""
    from argmap.formats.argdown.language.parsing import parse

    document, diagnostics = parse(SourceText(text), settings)
    if any(d.severity == "error" for d in diagnostics):
        return None
    for member in members_of(document):
        content = member.content
        if member.title is None and content.plain and content.text is not None:
            number = content.text.strip(" ")
            # In a layout every statement without a title is a number. Anything else means that
            # somebody has edited the layout, so that it cannot be trusted.
            if not _NUMBERED.match(number):
                return None
            member.title, member.numbered = number, True
    return document
