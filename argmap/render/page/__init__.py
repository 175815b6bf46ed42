"""A map as one page for a browser: all it needs is in the file, and nothing is fetched."""

from argmap.render.page.document import PageStyle, write

__all__ = ["PageStyle", "write"]
