"""Every process that argmap starts; none of them outlives it, whatever ends it.

A process that is killed cannot stop what it has started, so the promise is kept by others. On Linux
the system itself kills the child of a parent that has ended. Elsewhere a child holds the reading
end of a pipe whose other end only the parent holds, and leaves when that end is gone: a worker looks
in a thread of its own, and a program is started through this file, which looks for it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import IO, TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

A = TypeVar("A")
B = TypeVar("B")

Outcome = tuple[bool, Any]
"""Whether something was returned, and what was; or else the exception that was raised."""


class TimeUpError(Exception):
    """A function has not returned in time."""


class EndedError(Exception):
    """A process has ended before its work was done; the message says how."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# -- a program ---------------------------------------------------------------------------------


def run(
    command: Sequence[str], *, input: bytes = b"", seconds: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end. Raises `TimeUpError`, and `OSError` where it cannot be started."""
    try:
        if not _has_death_signal():
            return _run_watched(command, input, seconds)
        return subprocess.run(
            command,
            input=input,
            capture_output=True,
            check=False,
            timeout=seconds,
            preexec_fn=partial(_die_with, os.getpid()),
        )
    except subprocess.TimeoutExpired:
        raise TimeUpError from None


def _run_watched(
    command: Sequence[str], input: bytes, seconds: float | None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program through a process that ends it when its standard input is closed."""
    import shutil

    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(2, os.strerror(2), command[0])
    watcher = [sys.executable, "-I", __file__, program, *command[1:]]
    pipe = subprocess.PIPE
    with subprocess.Popen(watcher, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        # What is no longer the process's own is left open by `communicate`.
        line, process.stdin = process.stdin, None
        assert line is not None
        feeding = threading.Thread(target=_feed, args=(line, input), daemon=True)
        feeding.start()
        try:
            out, errors = process.communicate(timeout=seconds)
        finally:
            feeding.join()
            line.close()
    return subprocess.CompletedProcess(command, process.returncode, out, errors)


def _feed(line: IO[bytes], input: bytes) -> None:
    line.write(len(input).to_bytes(8, "big") + input)
    line.flush()


def _watch(command: Sequence[str]) -> None:
    """Run a program with the input that comes in, and end it when the line it came by is cut."""
    size = int.from_bytes(sys.stdin.buffer.read(8), "big")
    input = sys.stdin.buffer.read(size)
    program = subprocess.Popen(command, stdin=subprocess.PIPE)

    def end_when_cut() -> None:
        while os.read(0, 1):
            pass
        program.kill()

    threading.Thread(target=end_when_cut, daemon=True).start()
    program.communicate(input)
    os._exit(program.returncode if program.returncode >= 0 else 128 - program.returncode)


def fed(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a program that reads what is written to it and shows that on our terminal.

    It is asked to end, and not killed, when this process has ended: it may have to put the terminal
    in order. Raises `OSError` where it cannot be started.
    """
    if _has_death_signal():
        words, begin = [*command], partial(_die_with, os.getpid(), signal.SIGTERM)
    else:
        import shutil

        program = shutil.which(command[0])
        if program is None:
            raise FileNotFoundError(2, os.strerror(2), command[0])
        words, begin = [sys.executable, "-I", __file__, _BESIDE, program, *command[1:]], None
    # Without a buffer of ours nothing waits in it when the program has stopped reading.
    return subprocess.Popen(
        words, stdin=subprocess.PIPE, bufsize=0, env=environment, preexec_fn=begin
    )


_BESIDE = "--beside"


def _accompany(command: Sequence[str]) -> None:
    """Run a program on the streams of this process, and end it when the parent has ended."""
    parent = os.getppid()
    program = subprocess.Popen(command)
    # The keyboard interrupts the program; this process only waits for it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.close(0)
    while True:
        try:
            code = program.wait(0.2)
            os._exit(code if code >= 0 else 128 - code)
        except subprocess.TimeoutExpired:
            if os.getppid() != parent:
                program.terminate()


# -- one function ------------------------------------------------------------------------------


def within(seconds: float, function: Callable[..., B], *arguments: Any) -> B:
    """What a function returns or raises, called in a process that can be stopped at any moment.

    Some searches do not look up from their work, so that nothing within their process could stop
    them. Raises `TimeUpError` and `EndedError`.
    """
    context = _context()
    here, there = context.Pipe(duplex=False)
    work = (there, os.getpid(), seconds, function, arguments)
    process = context.Process(target=_call, args=work, daemon=True)
    with here:
        try:
            process.start()
        finally:
            there.close()
        try:
            if not here.poll(seconds):
                raise TimeUpError
            outcome: Outcome = here.recv()
        except (EOFError, ConnectionError):
            process.join()
            raise EndedError(_how_it_ended(process)) from None
        finally:
            process.kill()
            process.join()
    made: B = _returned(outcome)
    return made


def _call(
    there: Connection,
    parent: int,
    seconds: float,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
) -> None:
    _begin_work(parent)
    if not _has_death_signal() and hasattr(signal, "setitimer"):
        # A search in C lets no thread look for the parent; the alarm of the system still ends it.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
    _send(there, _outcome(function, *arguments))


# -- one task on many things -------------------------------------------------------------------


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
        context = _context()
        self.line, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, os.getpid(), task))
        try:
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
        self.done: dict[int, Outcome] = {}
        """Outcomes that came before their turn."""

    def results(self) -> Iterator[B]:
        """The results in the order of the items."""
        for turn in range(len(self.items)):
            while turn not in self.done:
                self._give(turn)
                if not self.workers:
                    # No process can be started: the work is done in this one.
                    self.done[self.waiting.popleft()] = _outcome(self.task, self.items[turn])
                else:
                    self._take()
            self._give(turn)
            yield _returned(self.done.pop(turn))

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
        self.done[number] = (True, self.lost(self.items[number], _how_it_ended(worker.process)))
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
    _begin_work(parent)
    while True:
        try:
            items = line.recv()
        except (EOFError, ConnectionError):
            return
        for item in items:
            _send(line, _outcome(task, item))


# -- what all of them need ---------------------------------------------------------------------


def _context() -> Any:
    """How workers are started: forked only on Linux, and only where no other thread runs.

    A forked worker has all that its parent has read already. Elsewhere a worker is a new process of
    Python: the libraries of macOS do not outlive a fork, nor do locks that another thread holds.
    """
    import multiprocessing

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


def _begin_work(parent: int) -> None:
    """Make this process one that works for another, and does not outlive it."""
    # An interrupt from the keyboard is for the process that waits, and which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if _has_death_signal():
        _die_with(parent)
    else:
        threading.Thread(target=_leave_after_parent, daemon=True).start()


def _leave_after_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _prctl() -> Callable[..., int] | None:
    """Linux' call that changes a process, where there is one."""
    if sys.platform != "linux":
        return None
    try:
        import ctypes

        call = ctypes.CDLL(None).prctl
    except (ImportError, OSError, AttributeError):
        return None
    call.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    found: Callable[..., int] = call
    return found


def _has_death_signal() -> bool:
    """Whether the system can kill a process when its parent ends."""
    return _prctl() is not None


def _die_with(parent: int, how: signal.Signals = signal.SIGKILL) -> None:
    """Have the system send this process a signal as soon as its parent has ended.

    Strictly, as soon as the thread that started it has. A program it turns into inherits that.
    """
    set_death_signal = 1  # PR_SET_PDEATHSIG
    call = _prctl()
    assert call is not None
    call(set_death_signal, how, 0, 0, 0)
    if os.getppid() != parent:
        # The parent ended before it was asked for.
        os._exit(1)


def _outcome(function: Callable[..., Any], *arguments: Any) -> Outcome:
    try:
        return True, function(*arguments)
    except Exception as error:
        return False, error


def _returned(outcome: Outcome) -> Any:
    was_returned, made = outcome
    if not was_returned:
        raise made
    return made


def _send(line: Connection, outcome: Outcome) -> None:
    """Send an outcome; one that cannot be sent becomes an error that can."""
    import pickle

    try:
        sent = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
        if not outcome[0]:
            # An exception may well be written down and still not be read again.
            pickle.loads(sent)
    except Exception as error:
        made = outcome[1]
        said = f"{type(made).__name__}: {made}" if not outcome[0] else str(error)
        sent = pickle.dumps((False, RuntimeError(said)))
    line.send_bytes(sent)


def _how_it_ended(process: Any) -> str:
    code = process.exitcode or 0
    if code >= 0:
        return f"its process ended with {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"its process was ended by {name}"


if __name__ == "__main__":
    if sys.argv[1] == _BESIDE:
        _accompany(sys.argv[2:])
    else:
        _watch(sys.argv[1:])
