"""The text of a document: plain text as it is, HTML and Markdown as a reader sees them.

Places count code points of the extracted text. Of a web page only the article is kept, without
scripts, menus, captions and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, get_args

from argmap.text.subtitles import subtitle_kind, subtitle_text

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

DocumentKind = Literal["text", "html", "markdown", "transcript", "srt", "vtt"]
DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)

_SUFFIXES: dict[str, DocumentKind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".srt": "srt",
    ".vtt": "vtt",
}
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*<html)", re.I)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)

_OPENING = re.compile(r"<(?:!--|!\[CDATA\[|!\[)?")
_COMMENT_END = re.compile(r"--!?\s*>")

_LEFT_OUT = """
script style noscript template svg canvas iframe object embed nav header footer aside form
button select textarea figure figcaption head title menu dialog audio video math
"""
"""Elements whose text is not part of what an article says."""
_BLOCKS = """
address article blockquote body br caption center dd details div dl dt fieldset h1 h2 h3 h4 h5
h6 hr html li main ol p pre section summary table tbody td tfoot th thead tr ul
"""
"""Elements that begin a line of their own."""
_ABOUT = {
    "publisher": ("og:site_name",),
    "author": ("author", "article:author"),
    "date": ("article:published_time", "date", "datePublished"),
    "url": ("og:url",),
}
"""The names of a page's own details, by the field of a source that they fill."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document and what the document says of itself."""

    text: str
    title: str | None = None
    about: dict[str, str] = field(default_factory=dict)
    """Fields of a source: `title`, `author`, `publisher`, `date`, `url`."""
    is_whole: bool = True
    """Whether the text is the document itself, character for character."""


class NotTextError(ValueError):
    """Bytes that are not text; the message says where, and what to do."""


def kind_of(path: str, content: str) -> DocumentKind:
    """What kind of document this is, by its suffix or else by how it begins."""
    found = _SUFFIXES.get(PurePath(path).suffix.lower())
    if found:
        return found
    beginning = content[:500]
    if _LOOKS_LIKE_HTML.match(beginning):
        return "html"
    return subtitle_kind(beginning) or "text"


def decoded(content: bytes) -> str:
    """Bytes as UTF-8 text, line breaks as they are; raises `NotTextError`."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotTextError(
            f"is not UTF-8 text (byte {error.start + 1}); convert it first, for instance with "
            "iconv -f WINDOWS-1252 -t UTF-8"
        ) from error


def extract(content: str, kind: DocumentKind) -> Extracted:
    """The text of a document of a kind."""
    if kind == "html":
        return _from_html(content)
    if kind == "markdown":
        return _from_markdown(content)
    if kind in ("srt", "vtt"):
        return Extracted(subtitle_text(content), is_whole=False)
    return Extracted(content)


# -- HTML ---------------------------------------------------------------------------------------


def _from_html(content: str) -> Extracted:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(_closed(content), "html.parser")
    title = _page_title(soup)
    about = dict(_page_facts(soup))
    if title:
        about = {"title": title, **about}
    return Extracted(_blocks(_article(soup)), title, about, is_whole=False)


def _closed(content: str) -> str:
    """A page in which everything that is opened is also closed.

    An opening that is never closed becomes text. A parser would look for its end again for every such
    opening, which takes quadratic time, and might drop what follows. It also refuses marked sections
    that it does not know.
    """
    last_tag = content.rfind(">")
    last_comment = max((m.start() for m in _COMMENT_END.finditer(content)), default=-1)
    last_section = content.rfind("]]>")

    def closed(match: re.Match[str]) -> str:
        opening, at = match[0], match.start()
        if at > last_tag or (opening == "<!--" and at > last_comment):
            return "&lt;" + opening[1:]
        if opening == "<![" or (opening == "<![CDATA[" and at > last_section):
            # Browsers read this as a comment up to the next >, and so does this.
            return "<! " + opening[2:]
        return opening

    return _OPENING.sub(closed, content)


def _page_title(soup: BeautifulSoup) -> str | None:
    meta = soup.find("meta", attrs={"property": "og:title"})
    said = meta.get("content") if meta else None
    if not said:
        heading = soup.find("h1") or soup.find("title")
        said = heading.get_text(" ") if heading else None
    return " ".join(str(said).split()) or None if said else None


def _page_facts(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for key, names in _ABOUT.items():
        for name in names:
            meta = soup.find("meta", attrs={"property": name}) or soup.find(
                "meta", attrs={"name": name}
            )
            said = " ".join(str(meta.get("content") or "").split()) if meta else ""
            if said:
                yield (
                    key,
                    said[:10] if key == "date" and re.match(r"\d{4}-\d\d-\d\d", said) else said,
                )
                break


def _article(soup: BeautifulSoup) -> Tag:
    """The part of a page that holds its article: the longest of that name, else all of it."""
    articles = soup.find_all("article") or soup.find_all("main")
    if articles:
        return max(_outermost(articles), key=lambda tag: len(tag.get_text()))
    return soup.body or soup


def _outermost(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Those elements that are not inside another one; all have one name, in the order of the page."""
    inside: set[int] = set()
    for tag in tags:
        if id(tag) not in inside:
            yield tag
            # By identity, because BeautifulSoup takes elements with equal content for equal.
            inside.update(map(id, tag.find_all(tag.name)))


def _blocks(root: Tag) -> str:
    """The text below an element, a line for each block; deep nesting costs nothing extra."""
    from bs4.element import NavigableString, PreformattedString

    left_out, blocks = frozenset(_LEFT_OUT.split()), frozenset(_BLOCKS.split())
    lines: list[str] = []
    line: list[str] = []

    def break_line() -> None:
        text = " ".join("".join(line).split())
        if text:
            lines.append(text)
        line.clear()

    # A stack instead of recursion, since pages nest deeper than Python recurses.
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            break_line()
        elif isinstance(node, NavigableString):
            # Comments, among others, are strings too.
            if not isinstance(node, PreformattedString):
                line.append(str(node))
        elif node.name not in left_out:
            if node.name in blocks:
                break_line()
                stack.append(None)
            stack.extend(reversed(node.contents))
    break_line()
    return "".join(f"{text}\n" for text in lines)


# -- Markdown -----------------------------------------------------------------------------------


def _from_markdown(content: str) -> Extracted:
    from markdown_it import MarkdownIt

    # CommonMark knows no front matter, and would read it as a rule and a heading.
    front = _FRONT_MATTER.match(content)
    tokens = (
        MarkdownIt("commonmark").enable("table").parse(content[front.end() :] if front else content)
    )
    lines: list[str] = []
    title = None
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        text = " ".join("".join(_inline(token.children or [])).split())
        if text:
            lines.append(text)
        if before is not None and before.type == "heading_open" and title is None:
            title = text or None
    about = {"title": title} if title else {}
    return Extracted("".join(f"{line}\n" for line in lines), title, about, is_whole=False)


def _inline(children: list[Any]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
