"""The alarm that watches a document: it rings in time, and is given back to whoever had it."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dipevents.timelimit import TimeUp, alarm_taken, time_limit


@contextmanager
def alarm_of(handler: object) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, handler)  # type: ignore[arg-type]
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def endless() -> None:
    with time_limit(0.01):
        time.sleep(60)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")
class TestAlarm:
    def test_it_rings_once_for_each_limit(self) -> None:
        with alarm_taken():
            for _ in range(2):
                with pytest.raises(TimeUp):
                    endless()
        with pytest.raises(TimeUp):
            endless()

    def test_whoever_had_it_has_it_again(self) -> None:
        with alarm_of(signal.SIG_IGN):
            with pytest.raises(TimeUp):
                endless()
            assert signal.getsignal(signal.SIGALRM) is signal.SIG_IGN
            with alarm_taken(), alarm_taken():
                assert signal.getsignal(signal.SIGALRM) is not signal.SIG_IGN
            assert signal.getsignal(signal.SIGALRM) is signal.SIG_IGN

    def test_no_alarm_rings_after_the_limit(self) -> None:
        with alarm_taken(), time_limit(0.02):
            pass
        time.sleep(0.05)
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
