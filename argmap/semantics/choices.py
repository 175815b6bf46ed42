"""Every choice of one item from each of several streams, without reading further than needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class _Stream(Generic[T]):
    """A stream that can be read again from its start."""

    def __init__(self, source: Iterator[T]) -> None:
        self.source = source
        self.read: list[T] = []

    def has(self, index: int) -> bool:
        """Whether there is an item of this index."""
        while len(self.read) <= index:
            try:
                self.read.append(next(self.source))
            except StopIteration:
                return False
        return True


def choices(sources: list[Iterator[T]]) -> Iterator[list[T]]:
    """One item of each stream, in every combination; the last stream turns fastest.

    >>> [*choices([iter("ab"), iter("xy")])]
    [['a', 'x'], ['a', 'y'], ['b', 'x'], ['b', 'y']]
    """
    # Not itertools.product: it reads every stream to its end before the first choice, and a stream
    # of extensions can be endless for all practical purposes.
    streams = [_Stream(source) for source in sources]
    if not all(stream.has(0) for stream in streams):
        return
    at = [0] * len(streams)
    while True:
        yield [stream.read[i] for stream, i in zip(streams, at, strict=True)]
        for wheel in reversed(range(len(streams))):
            at[wheel] += 1
            if streams[wheel].has(at[wheel]):
                break
            at[wheel] = 0
        else:
            return
