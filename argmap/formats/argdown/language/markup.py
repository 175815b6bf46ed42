"""Texts with bold, links and shortcodes, which are kept as written beside the plain text."""

from __future__ import annotations

from argmap.diagnostics import SourceText
from argmap.formats.argdown.language.document import Content, Data, Member
from argmap.formats.argdown.meaning.stored import own_extra
from argmap.model import Claim


def marked_up(claim: Claim, settings: Data) -> Content | None:
    """The text of a claim as it was written; None if it was plain or has changed since.

    `settings` are those of the document it stands in.
    """
    markup = own_extra(claim.extra).get("markup")
    if not isinstance(markup, str):
        return None
    content = _read(markup, settings)
    if content is None or (content.text or "").strip(" \t") != claim.text:
        return None
    content.text = claim.text
    return content


def _read(markup: str, settings: Data) -> Content | None:
    from argmap.formats.argdown.language.parsing import parse

    # Behind a title any text is the text of a statement, even if it begins with a sign.
    document, diagnostics = parse(SourceText(f"[T]: {markup}"), settings)
    if diagnostics or len(document.blocks) != 1:
        return None
    member = document.blocks[0]
    if not isinstance(member, Member) or member.children or member.data is not None:
        return None
    return member.content
