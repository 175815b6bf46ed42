"""How much a statement may use: time, memory, and the size of a text and of the answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType

MEGABYTE = 1_000_000


class LimitError(Exception):
    """A limit is reached; the message says which, and what to do."""


@dataclass(slots=True)
class Clock:
    """How long a statement has been working, in seconds, without the time for showing its rows."""

    most: float = 60.0
    now: Callable[[], float] = monotonic
    _spent: float = field(default=0.0, init=False)
    _since: float | None = field(default=None, init=False)

    @property
    def spent(self) -> float:
        """The seconds until now."""
        since = self._since
        return self._spent + (self.now() - since if since is not None else 0.0)

    @property
    def is_over(self) -> bool:
        """Whether the statement has worked longer than it may."""
        return self.spent > self.most

    def __enter__(self) -> None:
        self._since = self.now()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._spent, self._since = self.spent, None


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a statement besides time."""

    memory: int = 500 * MEGABYTE
    """Bytes, besides the tables themselves."""
    text: int = 50 * MEGABYTE
    """Bytes of one value."""
    rows: int = 10_000_000
    answer: int = 1_000 * MEGABYTE
    """Characters of all rows together."""

    def lay_on(self, connection: sqlite3.Connection) -> None:
        """Make SQLite keep to the limits of memory and of a text."""
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        # The limit holds for the whole process and can only be lowered, so it has to leave room for
        # the tables themselves.
        connection.execute(f"PRAGMA hard_heap_limit = {2 * pages * size + self.memory}")
        # What is sorted must not fill the disk instead.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, self.text)


@dataclass(slots=True)
class Counted:
    """The size of an answer as its rows are fetched."""

    limits: Limits
    rows: int = 0
    size: int = 0

    def add(self, row: tuple[object, ...]) -> None:
        """Count one more row; raises `LimitError` if it is one too many."""
        self.rows += 1
        self.size += sum(len(v) if isinstance(v, (str, bytes)) else 8 for v in row)
        if self.rows > self.limits.rows:
            raise LimitError(f"the answer has more than {self.limits.rows:,} rows; add a LIMIT")
        if self.size > self.limits.answer:
            most = self.limits.answer // MEGABYTE
            raise LimitError(f"the answer is larger than {most} MB; ask for less, or add a LIMIT")
