"""The view of the settings that hold, and of where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.render.terminal.lines import Line, Screen, piece
from argmap.render.terminal.text import shown, wrap
from argmap.render.view import LaidView, Record


@dataclass(frozen=True, slots=True)
class Held:
    """A setting that holds."""

    name: str
    value: Any
    """As it is set; None where it is not."""
    default: str
    origin: str | None
    """`file:line`; None for the default."""
    about: str

    @property
    def shown(self) -> str:
        """The value for a person."""
        if self.value is None:
            return self.default
        if isinstance(self.value, list):
            return ", ".join(self.value) or "none"
        return str(self.value)


class ConfigView(LaidView):
    """Every setting with its value, its origin and its meaning."""

    columns = ("setting", "value", "from", "about")

    def __init__(self, held: list[Held], file: str | None) -> None:
        self.held = held
        self.file = file

    def data(self) -> Mapping[str, Any]:
        """The file, and each setting by its name."""
        return {
            "file": self.file,
            "settings": {
                each.name: {"value": each.value, "default": each.default, "from": each.origin}
                for each in self.held
            },
        }

    def records(self) -> Iterator[Record]:
        """One record for each setting."""
        return ((e.name, e.shown, e.origin or "default", e.about) for e in self.held)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """One line for each setting, its meaning below."""
        where = f"set in {shown(self.file)}" if self.file else "nothing is set: no argmap.toml here"
        yield [piece(where, "dim")]
        for each in self.held:
            origin = f"  {shown(each.origin)}" if each.origin else "  default"
            yield [piece(each.name, "id"), (f"  {shown(each.shown)}", ""), (origin, "dim")]
            for line in wrap(each.about, max(screen.text_width - 2, 10)):
                yield [(f"  {line}", "")]
