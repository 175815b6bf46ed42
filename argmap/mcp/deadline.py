"""The time that a call may take: when it is up, the call ends wherever it is."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has ended."""


class TimeUp(BaseException):
    """The time of a call is up. No `Exception`, so that nothing on the way takes it for its own."""


class Deadline:
    """Ends a call in the main thread, where Python runs signal handlers, after some seconds."""

    def __init__(self, seconds: float) -> None:
        # No system has an alarm for ever.
        self.seconds = min(seconds, 86_400.0)
        self._is_running = False
        self._is_held = False
        self._is_over = False

    @contextmanager
    def running(self) -> Iterator[None]:
        """Raise `TimeUp` within if it takes longer."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        start, stop = _alarm(self.seconds, self._ring)
        start()
        self._is_running = True
        try:
            yield
        finally:
            self._is_running = False
            stop()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let what must not be left half done end first, such as the writing of a file."""
        was, self._is_running, self._is_held = self._is_running, False, True
        try:
            yield
        finally:
            self._is_running, self._is_held = was, False
            if self._is_over:
                os._exit(_INTERRUPTED)

    def end(self, *_: Any) -> None:
        """End the process, as soon as nothing is left half done; a handler of signals."""
        # The thread that reads the input waits for the next line, and no exception would get past it.
        if not self._is_held:
            os._exit(_INTERRUPTED)
        self._is_over = True

    def _ring(self, *_: Any) -> None:
        # An alarm while a file is written comes too late to be of use: the call is as good as done.
        if self._is_running:
            self._is_running = False
            raise TimeUp


def _alarm(
    seconds: float, ring: Callable[[int, FrameType | None], None]
) -> tuple[Callable[[], None], Callable[[], None]]:
    """What starts and what stops an alarm."""
    if hasattr(signal, "setitimer"):
        before = signal.signal(signal.SIGALRM, ring)

        def stop() -> None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

        return lambda: signal.setitimer(signal.ITIMER_REAL, seconds) and None, stop
    return _alarm_without_timer(seconds, ring)


def _alarm_without_timer(
    seconds: float, ring: Callable[[int, FrameType | None], None]
) -> tuple[Callable[[], None], Callable[[], None]]:
    """The same for Windows, where only another thread can wake this one, as an interrupt does."""
    import _thread

    before = signal.signal(signal.SIGINT, ring)
    timer = threading.Timer(seconds, _thread.interrupt_main)
    timer.daemon = True

    def stop() -> None:
        timer.cancel()
        timer.join()
        signal.signal(signal.SIGINT, before)

    return timer.start, stop
