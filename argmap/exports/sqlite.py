"""A map as an SQLite database, so that other programs can use its tables."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.sql.tables import Tables, rows_of

_CHUNK = 1 << 20


def write(map: ArgumentMap, path: str) -> Iterator[bytes]:
    """The database with the tables of `argmap sql`, in pieces; `path` is what the map is called.

    The same map gives the same bytes under the same version of SQLite.
    """
    return write_corpus([(path, map)])


def write_corpus(maps: Iterable[tuple[str, ArgumentMap]]) -> Iterator[bytes]:
    """One database with several maps, each under its path, which is its `map` in every table."""
    # SQLite writes only to a file; not every build of it can hand out a database in memory.
    with tempfile.TemporaryDirectory(prefix="argmap-") as folder:
        file = Path(folder, "map.db")
        with Tables(file) as tables:
            for path, map in maps:
                tables.add(rows_of(path, to_graph(map)))
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
