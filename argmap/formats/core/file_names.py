"""The names of files that hold maps: `debate.argmap.yaml`, or with any other suffix.

Editors can tell a map by `.argmap.yaml`; argmap itself reads a map whatever its name is.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from argmap.formats.core.format import Format

OWN = ".argmap"
"""What stands before the suffix of a map in argmap's own format."""

NATIVE = ("yaml", "json")
"""The names of argmap's own formats."""

AnyPath = TypeVar("AnyPath", bound=PurePath)


def stem(path: str | PurePath) -> str:
    """What a file is called, without its suffix.

    >>> stem("maps/debate.argmap.yaml"), stem("debate.yaml"), stem("v1.2.txt")
    ('debate', 'debate', 'v1.2')
    """
    return PurePath(path).stem.removesuffix(OWN) or PurePath(path).stem


def suffix(path: str | PurePath) -> str:
    """How a file's name ends behind its stem.

    >>> suffix("debate.argmap.yaml"), suffix("debate.yaml")
    ('.argmap.yaml', '.yaml')
    """
    return PurePath(path).name.removeprefix(stem(path))


def in_format(path: AnyPath, format: Format) -> AnyPath:
    """The file of the same map in another format; only argmap's own formats keep `.argmap`.

    >>> from argmap.formats.core.lookup import find_format
    >>> [in_format(PurePath("dog.argmap.yaml"), find_format(name)).name for name in ("json", "aif")]
    ['dog.argmap.json', 'dog.json']
    """
    own = OWN if suffix(path).startswith(OWN) and format.name in NATIVE else ""
    return path.with_name(f"{stem(path)}{own}{format.suffixes[0]}")
