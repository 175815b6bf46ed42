"""Work done in a process of its own, beside what this one does, where there is a core to spare.

A command on a large map is made of pieces that do not need one another: parsing the file and
importing what comes after; one half of the checks and the other. A process forked for a piece sees
all that this one sees, and sends back what it made of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")

_allowed = False


def allow() -> None:
    """Let `beside` begin processes: the program does so, while Python users keep their one process.

    Forking is safe only where nothing else runs in the process, which a library cannot know.
    """
    global _allowed
    _allowed = True


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin `work`, which must change nothing; what is returned gives its result.

    Where there is no core to spare, or nothing came back, the work is done when its result is asked
    for, so that an error in it is raised there.
    """
    if not _allowed or not _has_a_core_to_spare():
        return work
    try:
        source, target = os.pipe()
        process = os.fork()
    except OSError:
        return work
    if process == 0:
        # If nobody asks for the result in the end, writing it fails rather than waits.
        os.close(source)
        _work_and_leave(work, target)
    os.close(target)

    def result() -> T:
        import pickle

        with os.fdopen(source, "rb") as pipe:
            sent = pipe.read()
        os.waitpid(process, 0)
        made: T = pickle.loads(sent) if sent else work()
        return made

    return result


def _has_a_core_to_spare() -> bool:
    if not hasattr(os, "fork"):
        return False
    usable = getattr(os, "sched_getaffinity", None)
    return (len(usable(0)) if usable else os.cpu_count() or 1) > 1


def _work_and_leave(work: Callable[[], Any], pipe: int) -> NoReturn:
    """What the other process does: it says nothing, and sends its whole result or nothing at all."""
    with suppress(BaseException):
        # Whoever reads this process's answer must not wait for the other, too.
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        import pickle

        sent = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(pipe, "wb") as target:
            target.write(sent)
    os._exit(0)
