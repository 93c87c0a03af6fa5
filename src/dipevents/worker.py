"""A worker process: a batch of documents a line on standard input, outcomes in lines on standard output.

Started by `workers` as `python -P -m dipevents.worker`; it ends when its input does, so that no worker
outlives the process that started it.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from dipevents.timelimit import alarm_taken
from dipevents.values import RawText
from dipevents.work import Funnel, Outcome, Trouble, Wanted, examine

READY = b"ready\n"
SOON = 0.1  # seconds after which an outcome does not wait for the others of its batch
# Tables are read at the first question; asked now, no document pays for it.
_FIRST = RawText("-", "The king of Norway met the president of Chile in Oslo on Monday.")


def main() -> None:
    """Works until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends us
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    try:
        with alarm_taken():
            _work(sys.stdin.buffer, answers)
    except BrokenPipeError:  # who asked is gone
        os._exit(1)


def _work(questions: BinaryIO, answers: int) -> None:
    wanted = read_wanted(questions.readline())
    gc.disable()
    kit = wanted.kit()
    examine(_FIRST, kit, wanted)
    gc.freeze()  # what was made so far stays; no search for garbage need look through it
    gc.enable()
    _write(answers, READY)
    counting = True
    for line in questions:
        done: list[Outcome] = []
        since = time.monotonic()
        for raw in read_batch(line):
            done.append(examine(raw, kit, wanted, counting))
            counting = counting and not done[-1].events
            if time.monotonic() - since > SOON:
                _write(answers, outcomes_line(done))
                done, since = [], time.monotonic()
        if done:
            _write(answers, outcomes_line(done))


def _write(answers: int, line: bytes) -> None:
    while line:
        line = line[os.write(answers, line) :]


def batch_line(batch: list[RawText]) -> bytes:
    """Documents as they are sent to a worker."""
    return _line(batch)


def read_batch(line: bytes) -> Iterator[RawText]:
    """The documents that were sent."""
    for values in json.loads(line):
        raw = RawText(*values)
        yield raw._replace(notices=tuple(raw.notices))


def wanted_line(wanted: Wanted) -> bytes:
    """What is wanted, as it is sent to a worker first."""
    return _line(wanted)


def read_wanted(line: bytes) -> Wanted:
    """What was sent."""
    wanted = Wanted(*json.loads(line))
    return wanted._replace(types=tuple(wanted.types))


def outcomes_line(outcomes: list[Outcome]) -> bytes:
    """Outcomes as a worker sends them."""
    return _line(outcomes)


def read_outcomes(line: bytes) -> list[Outcome]:
    """The outcomes that were sent."""
    return [
        Outcome(document, events, lines, Funnel(*funnel), Trouble(*trouble) if trouble else None)
        for document, events, lines, funnel, trouble in json.loads(line)
    ]


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


if __name__ == "__main__":
    main()
