"""Which configuration holds in a folder: the nearest one, looked for from there upwards."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.config.reading import Config, read_config

FILE = "argmap.toml"
PROJECT_FILE, PROJECT_TABLE = "pyproject.toml", ("tool", "argmap")


def config_for(folder: str | os.PathLike[str] = ".") -> Config:
    """The configuration that holds in a folder; an empty one where there is none.

    The nearest folder with an `argmap.toml`, or with a `pyproject.toml` that has a table
    `[tool.argmap]`, has it; `argmap.toml` comes first, and nothing further up is read. Raises
    `ConfigError` and `OSError`.
    """
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - links are followed as the shell follows them
    for place in (start, *start.parents):
        for name, table in ((FILE, ()), (PROJECT_FILE, PROJECT_TABLE)):
            path = place / name
            if path.is_file():
                found = read_config(_shown(path), table=table)
                if found is not None:
                    return found
    return Config()


def _shown(path: Path) -> str:
    """A path as people write it: relative where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)
