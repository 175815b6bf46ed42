"""A page of our own Markdown, as Rich shows it; never the text of somebody's file."""

from __future__ import annotations

from markdown_it.token import Token
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Markdown, TextElement
from rich.padding import Padding
from rich.text import Text


class _Example(TextElement):
    """Lines of a map, as they are typed: indented, and not coloured as if they were a program."""

    style_name = "none"

    @classmethod
    def create(cls, markdown: Markdown, token: Token) -> _Example:
        return cls()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Padding(Text(self.text.plain.rstrip(), "help"), (0, 0, 0, 4))


class MarkdownPage(Markdown):
    """A page whose blocks of code are examples of maps."""

    elements = {**Markdown.elements, "code_block": _Example, "fence": _Example}  # noqa: RUF012
