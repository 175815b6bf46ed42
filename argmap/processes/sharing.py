"""One task on many things, shared among workers, with the results in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from argmap.processes import workers

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

A = TypeVar("A")
B = TypeVar("B")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    task: Callable[[A], B], items: Sequence[A], processes: int, lost: Callable[[A, str], B]
) -> Iterator[B]:
    """What a task makes of each item, in order, however many processes work on them.

    The task can be pickled, and so can what it makes. Where a process has ended while it worked on
    an item, the result is what `lost` makes of the item and of how the process ended.
    """
    team = _Team(task, items, processes, lost)
    try:
        yield from team.results()
    finally:
        team.end()


class _Worker:
    """A process that does the task on the items it is given."""

    def __init__(self, task: Callable[[Any], Any]) -> None:
        context = workers.context()
        self.line, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, os.getpid(), task))
        try:
            with workers.uninterrupted():
                self.process.start()
        except BaseException:
            self.line.close()
            raise
        finally:
            # Only the worker may hold its end, or nobody would notice that the worker is gone.
            there.close()
        self.given: deque[int] = deque()
        """The numbers of the items it has not answered yet."""

    def end(self) -> None:
        """Kill it."""
        self.line.close()
        self.process.kill()
        self.process.join()


class _Team(Generic[A, B]):
    """Workers that share items; each has a few at a time, and no more are begun than are wanted."""

    def __init__(
        self,
        task: Callable[[A], B],
        items: Sequence[A],
        processes: int,
        lost: Callable[[A, str], B],
    ) -> None:
        self.task = task
        self.items = items
        self.lost = lost
        # A share that is large enough to be worth sending, small enough to be fair.
        self.share = max(1, min(32, len(items) // (4 * processes)))
        self.processes = processes
        self.workers: list[_Worker] = []
        self.waiting = deque(range(len(items)))
        """The numbers of the items that no worker was given yet."""
        self.done: dict[int, workers.Outcome] = {}
        """Outcomes that came before their turn."""

    def results(self) -> Iterator[B]:
        """The results in the order of the items."""
        for turn in range(len(self.items)):
            while turn not in self.done:
                self._give(turn)
                if not self.workers:
                    # No process can be started: the work is done in this one.
                    self.done[self.waiting.popleft()] = workers.outcome(self.task, self.items[turn])
                else:
                    self._take()
            self._give(turn)
            yield workers.returned(self.done.pop(turn))

    def _give(self, turn: int) -> None:
        """Give workers without work a share, unless they are far ahead of what is wanted."""
        for worker in [*self.workers, *self._new_workers()]:
            far = turn + 4 * self.share * self.processes
            if worker.given or not self.waiting or self.waiting[0] > far:
                continue
            count = min(self.share, len(self.waiting))
            worker.given.extend(self.waiting.popleft() for _ in range(count))
            try:
                worker.line.send([self.items[number] for number in worker.given])
            except OSError:
                # It has ended while it had nothing to do.
                self.waiting.extendleft(reversed(worker.given))
                self._dismiss(worker)

    def _new_workers(self) -> Iterator[_Worker]:
        while len(self.workers) < min(self.processes, len(self.waiting)):
            try:
                worker = _Worker(self.task)
            except OSError:
                return
            self.workers.append(worker)
            yield worker

    def _take(self) -> None:
        """Wait for outcomes, and take what has come."""
        from multiprocessing.connection import wait

        busy = {worker.line: worker for worker in self.workers if worker.given}
        for line in wait(busy):
            worker = busy[line]
            try:
                outcome = worker.line.recv()
            except (EOFError, OSError):
                self._lose(worker)
            else:
                self.done[worker.given.popleft()] = outcome

    def _lose(self, worker: _Worker) -> None:
        """The item a worker ended at is lost; those it had not come to are given to another."""
        worker.process.join()
        number = worker.given.popleft()
        self.done[number] = (
            True,
            self.lost(self.items[number], workers.how_it_ended(worker.process)),
        )
        self.waiting.extendleft(reversed(worker.given))
        self._dismiss(worker)

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.end()

    def end(self) -> None:
        """Kill all workers."""
        for worker in self.workers:
            worker.end()


def _serve(line: Connection, parent: int, task: Callable[[Any], Any]) -> None:
    """What a worker does."""
    workers.begin_work(parent)
    while True:
        try:
            items = line.recv()
        except (EOFError, ConnectionError):
            return
        for item in items:
            workers.send(line, workers.outcome(task, item))
