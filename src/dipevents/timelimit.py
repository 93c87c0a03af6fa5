"""How long a piece of work may take, watched by the system's own alarm."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_taken = False  # whether the alarm of this process is ours from limit to limit


class TimeUp(BaseException):
    """A document took longer than it may; no Exception, so that no station swallows it."""


class time_limit:
    """Raises TimeUp inside after so many seconds, where the system can do that.

    A class, since a generator would cost a small document a thirtieth of its time.
    """

    __slots__ = ("_before", "_seconds", "_taken", "_watched")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        self._watched, self._taken = _can_watch(), _taken
        if not self._watched:
            return
        self._before = None if self._taken else signal.signal(signal.SIGALRM, _time_is_up)
        signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def __exit__(self, *raised: object) -> None:
        if not self._watched:
            return
        signal.setitimer(signal.ITIMER_REAL, 0)
        if not self._taken:
            signal.signal(signal.SIGALRM, self._before)


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
