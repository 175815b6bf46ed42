"""A map as one page for a browser: all it needs is in the file, and nothing is fetched.

Python makes the data of the page, `web/` has its styles and scripts. What is true of a map comes from
`argmap.queries`; the scripts only show it.
"""

from argmap.render.page.document import PageStyle, write

__all__ = ["PageStyle", "write"]
