"""How long a piece of work may take, watched by the system's own alarm."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_taken = False  # whether the alarm of this process is ours from limit to limit


class TimeUp(BaseException):
    """A document took longer than it may; no Exception, so that no station swallows it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TimeUp inside after so many seconds, where the system can do that."""
    if not _can_watch():
        yield
        return
    taken = _taken
    before = None if taken else signal.signal(signal.SIGALRM, _time_is_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if not taken:
            signal.signal(signal.SIGALRM, before)


@contextmanager
def alarm_taken() -> Iterator[None]:
    """Takes the alarm of the process once for all limits inside, where no other code may want it.

    To take it and give it back for each document costs a tenth of the time of one that tells of nothing.
    """
    global _taken
    if _taken or not _can_watch():
        yield
        return
    before = signal.signal(signal.SIGALRM, _time_is_up)
    _taken = True
    try:
        yield
    finally:
        _taken = False
        signal.signal(signal.SIGALRM, before)


def _can_watch() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _time_is_up(number: int, frame: object) -> None:
    raise TimeUp
