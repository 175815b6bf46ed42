"""What a server is started with, and keeps for all calls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading, read_bytes
from argmap.mcp.deadline import Deadline
from argmap.mcp.errors import CallError
from argmap.mcp.root import Root, content_of
from argmap.queries.judging.asked import USUAL_SECONDS
from argmap.render.reports.diagnostics import diagnostic_data, summary


@dataclass(slots=True)
class Desk:
    """Where an assistant works: its folder, its name, and what it may do."""

    root: Root
    by: str = "assistant"
    """Whom claims are made by, as their `extra.by` says."""
    is_trusted: bool = False
    """Whether words that are not proven may be written, with a mark."""
    is_read_only: bool = False
    deadline: Deadline = field(default_factory=lambda: Deadline(USUAL_SECONDS))

    @contextmanager
    def map(self, path: str) -> Iterator[Loaded]:
        """Be in the folder of a map, and have what was read from it, sound or not."""
        with self.root.entered(path) as name:
            yield read_bytes(content_of(name, path), name, Reading())


def sound(loaded: Loaded, path: str) -> Loaded:
    """What was read, with a map; raises `CallError` that says what is wrong."""
    if loaded.map is None:
        errors = [d for d in loaded.diagnostics if d.severity == "error"]
        details = {"diagnostics": [{**diagnostic_data(d), "file": path} for d in errors[:10]]}
        said = summary(loaded.diagnostics)
        raise CallError(f"{path} is no sound map: {said}; a person must mend it first", details)
    return loaded
