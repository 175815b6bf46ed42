"""The article of a web page: by trafilatura (`argmap[web]`) where it is installed, else by plain reading.

Menus, teasers, comments and captions differ from site to site; an extractor that is kept up with them
finds the main text better than a list of elements does.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.text.extracting import DocumentKind, Extracted, extract

MIN_ARTICLE = 600
"""A page with less text than this, in characters, is read as it is: there is nothing to find in it."""
MIN_SHARE = 0.2
"""Of a text that is less than this part of the page, the extractor has taken the wrong piece."""


def extract_article(content: str, kind: DocumentKind) -> Extracted:
    """The text of a document; of a web page, what its article says."""
    plain = extract(content, kind)
    if kind != "html" or len(plain.text) < MIN_ARTICLE:
        return plain
    found = _main_text(content)
    if found is None or len(found) < MIN_SHARE * len(plain.text):
        return plain
    return replace(plain, text=found)


def _main_text(content: str) -> str | None:
    """What trafilatura takes for the article, a line for each paragraph; None without it."""
    try:
        import trafilatura
    except ImportError:
        return None
    found = trafilatura.extract(
        content, include_comments=False, include_tables=True, include_formatting=False
    )
    if not found:
        return None
    lines = (" ".join(line.split()) for line in found.splitlines())
    return "".join(f"{line}\n" for line in lines if line)
