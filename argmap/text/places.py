"""Where something stands in a text."""

Place = tuple[int, int]
"""`[start, end)` in code points of the text."""
