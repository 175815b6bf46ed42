"""How a process ends with the one that started it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import cache


class TimeUpError(Exception):
    """A function has not returned in time."""


class EndedError(Exception):
    """A process has ended before its work was done; the message says how."""


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


def has_death_signal() -> bool:
    """Whether the system can kill a process when its parent ends."""
    return _prctl() is not None


def die_with(parent: int, how: signal.Signals = signal.SIGKILL) -> None:
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
