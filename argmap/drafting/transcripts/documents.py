"""The draft of a document, whatever it is: prose, a page, or a transcript."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drafting.drafting import Draft, draft
from argmap.drafting.transcripts.draft_transcript import UnitOf, draft_transcript
from argmap.model import Speaker
from argmap.text.articles import extract_article
from argmap.text.extracting import DocumentKind, Extracted, kind_of


def draft_document(
    content: str,
    file: str,
    kind: DocumentKind | None = None,
    unit: UnitOf = "sentence",
    speakers: Sequence[Speaker] = (),
) -> tuple[Draft, Extracted]:
    """The draft of a document, and the text that it is of.

    `kind` says what the document is; None: what the name of its `file` and its content look like.
    `unit` and `speakers` are those of a transcript.
    """
    found = kind or kind_of(file, content)
    looks = kind_of(file, content) if found == "transcript" else found
    extracted = extract_article(content, looks)
    if kind == "text":
        return draft(extracted.text), extracted
    is_known = found in ("transcript", "srt", "vtt")
    drafted = draft_transcript(
        extracted.text, is_known=is_known, unit=unit, speakers=tuple(speakers)
    )
    return drafted or draft(extracted.text), extracted
