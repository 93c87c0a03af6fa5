"""A worker process: a document a line on standard input, its outcome a line on standard output.

Started by `workers` as `python -P -m dipevents.worker`; it ends when its input does, so that no worker
outlives the process that started it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, BinaryIO

from dipevents.values import RawText
from dipevents.work import Funnel, Outcome, Trouble, Wanted, examine

READY = b"ready\n"
# Tables are read at the first question; asked now, no document pays for it.
_FIRST = RawText("-", "The king of Norway met the president of Chile in Oslo on Monday.")


def main() -> None:
    """Works until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends us
    answers = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    try:
        _work(sys.stdin.buffer, answers)
    except BrokenPipeError:  # who asked is gone
        os._exit(1)


def _work(questions: BinaryIO, answers: int) -> None:
    wanted = read_wanted(questions.readline())
    kit = wanted.kit()
    examine(_FIRST, kit, wanted)
    os.write(answers, READY)
    for line in questions:
        answer = outcome_line(examine(read_document(line), kit, wanted))
        while answer:
            answer = answer[os.write(answers, answer) :]


def document_line(raw: RawText) -> bytes:
    """A document as it is sent to a worker."""
    return _line(raw)


def read_document(line: bytes) -> RawText:
    """The document that was sent."""
    raw = RawText(*json.loads(line))
    return raw._replace(notices=tuple(raw.notices))


def wanted_line(wanted: Wanted) -> bytes:
    """What is wanted, as it is sent to a worker first."""
    return _line(wanted)


def read_wanted(line: bytes) -> Wanted:
    """What was sent."""
    wanted = Wanted(*json.loads(line))
    return wanted._replace(types=tuple(wanted.types))


def outcome_line(outcome: Outcome) -> bytes:
    """An outcome as a worker sends it."""
    return _line(outcome)


def read_outcome(line: bytes) -> Outcome:
    """The outcome that was sent."""
    document, events, lines, funnel, trouble = json.loads(line)
    return Outcome(document, events, lines, Funnel(*funnel), Trouble(*trouble) if trouble else None)


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


if __name__ == "__main__":
    main()
