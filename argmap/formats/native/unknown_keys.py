"""What to do about a key that argmap does not know where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from argmap import __version__
from argmap.diagnostics import listed
from argmap.formats.native.fields import ELEMENTS, record_elements
from argmap.formats.native.records import Element

NEWER = (
    f"a newer argmap than this one ({__version__}) may know it: update argmap; data of your own goes "
    "under extra:"
)
"""What to do where nothing that is known was meant. A map with such a key is not edited, so that nothing
of it is lost."""


def is_of_map(key: str) -> bool:
    """Whether only the map itself has a key, so that one elsewhere is only indented too deep."""
    return _homes(key) == ["map"]


def other_home(key: str) -> str:
    """Where a key belongs, or that argmap does not know it at all.

    >>> other_home("organisation")
    'organisation is a key of a speaker'
    """
    homes = [f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in _homes(key)]
    return f"{key} is a key of {listed(homes)}" if homes else NEWER


def _homes(key: str) -> list[str]:
    return [element.kind for element in _elements() if key in element.keys]


def _elements() -> Iterator[Element]:
    yield from ELEMENTS.values()
    yield from record_elements()
