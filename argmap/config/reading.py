"""A configuration as it was read, and where in its file each setting stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.config.errors import ConfigError
from argmap.config.settings import SETTINGS
from argmap.content import read_content
from argmap.diagnostics import did_you_mean

MOST_BYTES = 1_000_000

_TABLE = re.compile(r"\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(?:#.*)?\Z")
_KEY = re.compile(
    r"\s*(?P<name>(?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*="
)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a file, and the lines they stand in; empty where there is no file."""

    path: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def get(self, name: str, otherwise: Any = None) -> Any:
        """What a setting is set to."""
        return self.values.get(name, otherwise)

    def origin(self, name: str) -> str | None:
        """Where a setting stands, `file:line`; None where it is not set."""
        if name not in self.values:
            return None
        return f"{self.path}:{self.lines.get(name, 1)}"


def read_config(path: str, *, table: tuple[str, ...] = ()) -> Config | None:
    """The settings in a file, in a table of it if one is named; None where that is not there.

    Raises `ConfigError` for anything that is no setting, and `OSError`.
    """
    content = read_content(path, only_files=True)
    if len(content) > MOST_BYTES:
        raise ConfigError(
            [f"{path}: a configuration of more than {MOST_BYTES:,} bytes is not read"]
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: this is no UTF-8 text"]) from error
    # A pyproject.toml without a word of argmap is nobody's business, however broken it is.
    if table and ".".join(table) not in text.replace(" ", ""):
        return None
    try:
        held: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_located(path, str(error))]) from error
    except RecursionError as error:
        raise ConfigError([f"{path}: this is nested too deep"]) from error
    for name in table:
        if not isinstance(held, dict) or name not in held:
            return None
        held = held[name]
    return _checked(path, held, _lines(text, table))


def _located(path: str, message: str) -> str:
    """A message of tomllib with its line where ours stands."""
    where = re.search(r"\(at line (\d+), column (\d+)\)", message)
    at = f"{path}:{where[1]}:{where[2]}" if where else path
    said = message[: where.start()].strip() if where else message
    return f"{at}: {said[:1].lower()}{said[1:]}"


def _checked(path: str, held: Any, lines: dict[str, int]) -> Config:
    problems: list[str] = []
    values: dict[str, Any] = {}
    for name, value in _settings(held):
        at = f"{path}:{lines.get(name, lines.get(name.rpartition('.')[0], 1))}"
        setting = SETTINGS.get(name)
        if setting is None:
            near = did_you_mean(name[:60], SETTINGS) or f"there are: {', '.join(SETTINGS)}"
            problems.append(f"{at}: there is no setting {name[:60]!r}; {near}")
        elif (problem := setting.problem(value)) is not None:
            problems.append(f"{at}: {name} cannot be {str(value)[:60]!r}; {problem}")
        else:
            values[name] = value
    if problems:
        raise ConfigError(problems)
    return Config(path, values, lines)


def _settings(held: Any) -> Iterator[tuple[str, Any]]:
    """The values of a table and of the tables in it, by their names with dots."""
    waiting = [("", held)]
    while waiting:
        prefix, table = waiting.pop(0)
        for key, value in table.items() if isinstance(table, dict) else ():
            name = f"{prefix}{key}"
            if isinstance(value, dict) and value:
                waiting.append((f"{name}.", value))
            else:
                yield name, value


def _lines(text: str, table: tuple[str, ...]) -> dict[str, int]:
    """The line of each key, by its name in our table: tomllib does not tell."""
    found: dict[str, int] = {}
    prefix = ".".join(table)
    current = ""
    for number, line in enumerate(text.split("\n"), 1):
        header = _TABLE.match(line.rstrip("\r"))
        if header:
            current = _plain(header["name"])
            name = current
        else:
            key = _KEY.match(line)
            if key is None:
                continue
            name = f"{current}.{_plain(key['name'])}".lstrip(".")
        if not prefix or name.startswith(f"{prefix}."):
            found.setdefault(name.removeprefix(f"{prefix}.") if prefix else name, number)
    return found


def _plain(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))
