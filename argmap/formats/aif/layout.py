"""Places of new nodes on OVA's screen: side by side in rows, from where the user moves them.

>>> position(7)
{'x': 260, 'y': 160}
"""

from __future__ import annotations

_COLUMNS, _WIDTH, _HEIGHT, _MARGIN = 6, 220, 120, 40


def position(place: int) -> dict[str, int]:
    """The position in pixels of the node at a place in the list."""
    row, column = divmod(place, _COLUMNS)
    return {"x": _MARGIN + column * _WIDTH, "y": _MARGIN + row * _HEIGHT}
